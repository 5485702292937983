"""The doctor reports each planted problem with a remedy, and no problem breaks it."""

import stat
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from cases import door
from cases.consistency import installation, protection
from cases.consistency.finding import Finding, Mark
from mediation import clock
from mediation.workdays import reading
from tests.cases.commands.shared_cases import mediating, registered
from tests.cases.commands.shell import answer
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sound(settings, tmp_path):
    """A private folder of our own; the test database is not protected against power cuts."""
    tmp_path.chmod(0o700)
    settings.VAR = tmp_path
    reading.forget()
    yield
    reading.forget()


def marks(check):
    return [(finding.mark, finding.sentence) for finding in installation._findings_of(check)]


def wrong(check):
    return [finding for finding in installation._findings_of(check) if finding.mark == Mark.WRONG]


def test_every_check_runs_and_only_what_tests_leave_out_is_wrong(monday):
    sentences = [
        finding.sentence for finding in installation.findings() if finding.mark == Mark.WRONG
    ]

    left_out = ("synchronous 为", "fsync 为", "synchronous_commit 为", "与数据库的时钟")
    assert [
        sentence for sentence in sentences if not any(word in sentence for word in left_out)
    ] == []


def test_the_command_prints_a_line_per_finding_and_exits_1_with_something_wrong(settings):
    settings.SECRET_KEY = settings.INSECURE_SECRET

    code, out, err = answer("doctor")

    assert code == 1
    assert "✗ 未设置 SECRET_KEY　→ 运行 make setup，或在环境中设置。" in out.splitlines()
    assert err.startswith("有")
    assert err.endswith("项必须处理。\n")


def test_the_command_exits_0_with_notes_only(monkeypatch):
    monkeypatch.setattr(installation, "WITHOUT_DATABASE", ())
    monkeypatch.setattr(installation, "WITH_DATABASE", (lambda: [Finding(Mark.NOTE, "要知道")],))
    monkeypatch.setattr(installation, "database", lambda: [Finding(Mark.GOOD, "可用")])

    assert answer("doctor")[:2] == (0, "✓ 可用\n✓ 数据库表是最新的\n! 要知道\n可以放心使用。\n")


def test_missing_keys_are_reported_and_the_other_checks_run(settings):
    settings.VAULT_KEYS = []

    assert wrong(installation.secrets)[0].sentence == "未设置 VAULT_KEYS"


def test_an_invalid_key_and_a_missing_hash_key_are_reported(settings):
    settings.VAULT_KEYS, settings.HASH_KEY = ["k1:short"], ""

    sentences = [finding.sentence for finding in wrong(installation.secrets)]

    assert sentences[:2] == [
        "VAULT_KEYS 中的“k1”不是 编号:密钥",
        "HASH_KEY 未设置或不是 32 字节的 base64url",
    ]


def test_data_sealed_with_a_missing_key_is_reported(settings, monday):
    mediating(cast())
    assert wrong(installation.stored_secrets) == []

    settings.VAULT_KEYS = settings.VAULT_KEYS[1:]

    unfit, unopened = wrong(installation.stored_secrets)
    assert unfit.sentence == "密钥与数据库不符（vault:t2）"
    assert unopened.sentence.startswith("已存的数据打不开：没有打开这项数据的密钥")


def test_another_hash_key_is_reported(settings, monday):
    mediating(cast())
    settings.HASH_KEY = "A" * 43 + "="

    unfit, unmarked = wrong(installation.stored_secrets)
    assert unfit.sentence == "密钥与数据库不符（hash:d48c73fa）"
    assert unmarked.sentence.startswith("查找用的指纹与 HASH_KEY 不符")


def test_a_demo_login_outside_the_demo_is_reported(django_user_model):
    assert wrong(installation.demo_logins) == []

    django_user_model.objects.create_user("demo-office", password="x", demo=True)

    assert wrong(installation.demo_logins)[0].sentence == "数据库中有演示账号，而未设置 DEMO"


def test_an_unknown_year_is_wrong_and_an_unknown_next_year_a_note(monday):
    assert [mark for mark, _ in marks(installation.calendar)] == [Mark.GOOD, Mark.NOTE]

    monday.move_to("2027-03-02T09:00+08:00")

    assert [mark for mark, _ in marks(installation.calendar)] == [Mark.WRONG, Mark.NOTE]


def test_a_line_dated_in_the_future_is_reported(monday):
    mediating(cast())
    assert wrong(installation.time_of_day) == [] or connection.vendor == "postgresql"

    monday.move_to("2026-03-01T09:00+08:00")

    assert "最近一行经过记在将来的时刻" in [
        finding.sentence for finding in wrong(installation.time_of_day)
    ]


def test_a_slow_clock_is_named_at_the_start_and_on_every_desk(monday):
    people = cast()
    mediating(people)
    assert protection.clock_is_not_behind(databases=["default"]) == []
    monday.move_to("2026-02-01T09:00+08:00")

    (warning,) = protection.clock_is_not_behind(databases=["default"])

    assert warning.msg == "本机时间早于已经登记的经过。"
    slow = "本机的时间比已经登记的经过还早"
    for person, desk in ((people.clerk, "/office/"), (people.mediator, "/mediator/")):
        assert slow in sign_in(person).get(desk).content.decode()
    monday.move_to("2026-03-02T09:00+08:00")
    assert slow not in sign_in(people.clerk).get("/office/").content.decode()


def test_a_clock_set_back_while_the_site_runs_is_named_on_every_desk(monday):
    people = cast()
    case = registered(people)
    clock._seen.clear()  # the site started before
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)

    monday.move_to("2026-02-01T09:00+08:00")

    desk = sign_in(people.mediator).get("/mediator/").content.decode()
    assert "本机的时间比已经登记的经过还早" in desk


def test_another_time_zone_is_reported(settings):
    settings.TIME_ZONE = "UTC"

    assert wrong(installation.time_of_day)[0].sentence == "时区为 UTC（应为 Asia/Shanghai）"


def test_a_daily_run_that_does_not_run_is_a_note(monday):
    case = mediating(cast())
    assert marks(installation.daily_run) == [(Mark.GOOD, "届满的期限都已标记")]

    monday.move_to(case.clocks.get(key="K9").due_on + timedelta(days=3))

    jumped, lapsed = marks(installation.daily_run)  # more than thirty days without any line
    assert (jumped[0], lapsed[0]) == (Mark.NOTE, Mark.NOTE)
    assert "届满" in lapsed[1]


def test_a_folder_readable_by_others_or_not_writable_is_reported(settings, tmp_path):
    tmp_path.chmod(0o755)
    assert wrong(installation.folder)[0].remedy == f"chmod 700 {tmp_path}"
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755

    settings.VAR = tmp_path / "gone"
    assert wrong(installation.folder) == [
        Finding(Mark.WRONG, f"没有数据目录 {tmp_path / 'gone'}", "make setup")
    ]


def test_keys_readable_by_others_are_reported(settings, tmp_path):
    (tmp_path / "local.env").write_text("SECRET_KEY=x")
    (tmp_path / "local.env").chmod(0o644)

    assert [finding.remedy for finding in wrong(installation.folder)] == [
        f"chmod 600 {tmp_path / 'local.env'}"
    ]


def test_a_folder_that_cannot_be_written_is_reported(settings):
    settings.VAR = "/proc"

    assert wrong(installation.folder)[0].sentence == "数据目录：查不了"


def test_a_full_disk_is_reported(monkeypatch):
    monkeypatch.setattr(installation, "LEAST_FREE", 2**80)

    assert wrong(installation.folder)[0].sentence.startswith("磁盘剩余")


def test_an_unreachable_database_is_reported(monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    (finding,) = wrong(installation.database)
    assert finding == Finding(Mark.WRONG, "数据库：查不了", "OperationalError：connection refused")


def test_outdated_tables_are_reported_and_not_read():
    MigrationRecorder.Migration.objects.filter(app="cases").latest("pk").delete()

    findings = list(installation.findings())

    assert Finding(Mark.WRONG, "还有1个数据库变更没有执行", "manage.py migrate") in findings
    assert not [finding for finding in findings if "工作日历" in finding.sentence]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
def test_a_sqlite_that_may_lose_acknowledged_writes_is_reported(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    monkeypatch.setattr(installation, "_ask", lambda sql: "delete" if "journal" in sql else 1)

    assert [finding.sentence for finding in wrong(installation.database)] == [
        "SQLite 日志方式为 DELETE（应为 WAL）",
        "SQLite synchronous 为 1（应为 2，断电不丢已确认的数据）",
        "SQLite 事务方式为 DEFERRED（应为 IMMEDIATE）",
    ]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
def test_a_postgresql_that_may_lose_acknowledged_writes_is_reported(monkeypatch):
    monkeypatch.setattr(installation, "OLDEST_POSTGRESQL", 990000)
    monkeypatch.setattr(installation, "_ask", lambda sql: "LATIN1" if "encoding" in sql else "off")

    version, *others = [finding.sentence for finding in wrong(installation.database)]

    assert version.startswith("PostgreSQL 版本 ")
    assert others == [
        "数据库编码为 LATIN1（应为 UTF8）",
        "PostgreSQL fsync 为 off（关闭时断电会丢已确认的数据）",
        "PostgreSQL synchronous_commit 为 off（关闭时断电会丢已确认的数据）",
    ]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
@pytest.mark.parametrize(("value", "mark"), [("off", Mark.GOOD), ("on", Mark.NOTE)])
def test_a_postgresql_that_compiles_statements_is_noted(value, mark):
    with connection.cursor() as cursor:
        cursor.execute(f"SET jit = {value}")

    marks = [finding.mark for finding in installation.database() if "jit" in finding.sentence]

    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
    assert marks == [mark]


def test_a_clock_that_differs_from_the_databases_is_reported(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    behind = clock.now() - timedelta(minutes=3)
    monkeypatch.setattr(installation, "_ask", lambda sql: behind)

    assert [f.sentence for f in wrong(installation.time_of_day)] == ["与数据库的时钟相差180秒"]


def test_what_keeps_papers_from_being_printed_is_reported(monkeypatch):
    problem = "缺少 libharfbuzz-subset，每份文书要十秒左右：apt-get install x"
    monkeypatch.setattr(installation, "import_string", lambda name: lambda: [problem])

    assert wrong(installation.paper) == [
        Finding(Mark.WRONG, "缺少 libharfbuzz-subset，每份文书要十秒左右", "apt-get install x")
    ]


def test_a_check_that_raises_is_a_finding():
    def check():
        """坏了的检查"""
        raise RuntimeError("broken")
        yield

    assert wrong(check) == [Finding(Mark.WRONG, "坏了的检查：查不了", "RuntimeError：broken")]
