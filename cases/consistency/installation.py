"""Checks of this installation; each yields findings with a remedy.

A `WRONG` finding must be repaired before the site is used; a `NOTE` finding is information. A check
that raises is itself a finding. The docstring of a check is its Chinese title.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils.module_loading import import_string

from cases.access import recounting
from cases.models import Case, Clock, Party
from cases.models.daily_runs import is_long_ago, last_sign_of_life
from mediation import checks, clock
from mediation.vault import VaultError, fingerprints, seal_bytes, unseal_bytes
from mediation.workdays import work_calendar

from .finding import Finding, Mark, finding
from .protection import SET_THE_CLOCK, anchored, former_keys

ZONE = "Asia/Shanghai"
MOST_APART = timedelta(minutes=2)
OLDEST_POSTGRESQL = 140000
LEAST_FREE = 2**30
LATE_TASK = timedelta(hours=1)
SYNCHRONOUS_FULL = 2

# Papers are printed on an upper floor; the check is named by a string, like addresses in settings.
PAPER_PROBLEMS = "reports.documents.base.problems"


def findings() -> Iterator[Finding]:
    """All findings, check by check; checks that read tables run only after the migrations."""
    for check in WITHOUT_DATABASE:
        yield from _findings_of(check)
    tables = [*_findings_of(database), *_findings_of(migrations)]
    yield from tables
    if all(finding.mark != Mark.WRONG for finding in tables[-1:]):
        for check in WITH_DATABASE:
            yield from _findings_of(check)


def _findings_of(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as wrong:
        why = f"{type(wrong).__name__}：{wrong}".splitlines()[0]
        yield Finding(Mark.WRONG, f"{check.__doc__}：查不了", why)


def database() -> Iterator[Finding]:
    """数据库"""
    connection.ensure_connection()
    name = connection.settings_dict["NAME"]
    yield Finding(Mark.GOOD, f"数据库可用：{connection.display_name} {name}")
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Iterator[Finding]:
    remedy = "不要改动 mediation/settings.py 中的 SQLITE_OPTIONS"
    mode = str(_ask("PRAGMA journal_mode"))
    yield finding(mode == "wal", f"SQLite 日志方式为 {mode.upper()}（应为 WAL）", remedy)
    level = _ask("PRAGMA synchronous")
    sentence = f"SQLite synchronous 为 {level}（应为 2，断电不丢已确认的数据）"
    yield finding(level == SYNCHRONOUS_FULL, sentence, remedy)
    mode = connection.settings_dict["OPTIONS"].get("transaction_mode")
    yield finding(mode == "IMMEDIATE", f"SQLite 事务方式为 {mode}（应为 IMMEDIATE）", remedy)
    yield from _errors(checks.sqlite_file_is_whole, "SQLite 数据库文件完好")


def _postgresql() -> Iterator[Finding]:
    version = connection.pg_version
    yield finding(
        version >= OLDEST_POSTGRESQL, f"PostgreSQL 版本 {version // 10000}", "升级到 14 以上"
    )
    encoding = _ask("SHOW server_encoding")
    create = "createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8"
    yield finding(encoding == "UTF8", f"数据库编码为 {encoding}（应为 UTF8）", create)
    yield from _errors(checks.database_knows_chinese, "数据库认得汉字")
    for name in ("fsync", "synchronous_commit"):
        value = _ask(f"SHOW {name}")
        sentence = f"PostgreSQL {name} 为 {value}（关闭时断电会丢已确认的数据）"
        yield finding(value != "off", sentence, f"在 postgresql.conf 中设 {name} = on")
    yield _compiling(_ask("SHOW jit") != "off")


def _compiling(compiles: bool) -> Finding:
    if not compiles:
        return Finding(Mark.GOOD, "PostgreSQL jit 已关闭")
    user = connection.settings_dict["USER"]
    sentence = "PostgreSQL jit 已开启，案件多了以后待办和列表会慢一秒以上"
    return Finding(Mark.NOTE, sentence, f"ALTER ROLE {user} SET jit = off")


def _ask(sql: str):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _errors(check, sentence: str) -> Iterator[Finding]:
    """The findings of one of Django's system checks."""
    messages = check(app_configs=None, databases=[DEFAULT_DB_ALIAS])
    if not messages:
        yield Finding(Mark.GOOD, sentence)
    for message in messages:
        yield Finding(Mark.WRONG, message.msg.rstrip("。"), message.hint or "")


def migrations() -> Iterator[Finding]:
    """数据库表"""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    sentence = f"还有{len(plan)}个数据库变更没有执行" if plan else "数据库表是最新的"
    yield finding(not plan, sentence, "manage.py migrate")


def secrets() -> Iterator[Finding]:
    """密钥"""
    yield from _errors(checks.secret_is_own, "SECRET_KEY 是本站自己的")
    yield from _errors(checks.keys_are_there, "加密密钥齐全")
    good = unseal_bytes(seal_bytes(b"x")) == b"x"
    yield finding(good, f"加密后{'能够' if good else '不能'}解密", "核对 VAULT_KEYS")


def stored_secrets() -> Iterator[Finding]:
    """已存的加密数据"""
    yield from _errors(checks.keys_fit_the_database, "密钥与数据库相符")
    sealed = Party.objects.exclude(phone_mark="")
    rows = {pk for pk in (_edge(sealed, "pk"), _edge(sealed, "-pk")) if pk is not None}
    if not rows:
        yield Finding(Mark.GOOD, "还没有加密存放的数据")
        return
    try:
        parties = list(Party.objects.filter(pk__in=rows))
        phones = [party.phone for party in parties]
    except VaultError as wrong:
        remedy = "把原来的密钥写回 VAULT_KEYS（第一个用来加密，其余只用来解密）"
        yield Finding(Mark.WRONG, f"已存的数据打不开：{wrong}", remedy)
        return
    yield Finding(Mark.GOOD, "已存的加密数据能打开")
    same = all(
        party.phone_mark in fingerprints(phone)
        for phone, party in zip(phones, parties, strict=True)
    )
    sentence = f"查找用的指纹与 HASH_KEY {'相符' if same else '不符，按电话、身份证号查不到人'}"
    yield finding(same, sentence, "把原来的 HASH_KEY 写回环境")


def _edge(rows, order):
    return rows.order_by(order).values_list("pk", flat=True).first()


def demo_logins() -> Iterator[Finding]:
    """演示账号"""
    sentence = "演示模式（DEMO=1），只供本机演示" if settings.DEMO else "没有演示账号"
    yield from _errors(checks.no_demo_logins, sentence)


def paper() -> Iterator[Finding]:
    """文书排版"""
    problems = import_string(PAPER_PROBLEMS)()
    missing = checks.pdf_libraries_are_there()
    if not problems and not missing:
        yield Finding(Mark.GOOD, "文书的字体和排版库齐全")
    for problem in problems:
        sentence, _, remedy = problem.partition("：")
        yield Finding(Mark.WRONG, sentence, remedy)
    if not problems:
        yield from (Finding(Mark.WRONG, m.msg.rstrip("。"), m.hint) for m in missing)


def calendar() -> Iterator[Finding]:
    """工作日历"""
    this, known = clock.today().year, work_calendar().known_years
    remedy = "国务院通知公布后：manage.py import_calendar FILE"
    yield finding(
        this in known, f"{this}年的工作日历{'已' if this in known else '没有'}导入", remedy
    )
    if this + 1 in known:
        yield Finding(Mark.GOOD, f"{this + 1}年的工作日历已导入")
    else:
        yield Finding(
            Mark.NOTE, f"{this + 1}年的工作日历还没有公布或者导入，跨年的期限为暂算", remedy
        )


def time_of_day() -> Iterator[Finding]:
    """时钟"""
    zone = settings.TIME_ZONE
    yield finding(zone == ZONE, f"时区为 {zone}（应为 {ZONE}）", "改回 mediation/settings.py")
    now = clock.now()
    if connection.vendor == "postgresql":
        apart = abs(_ask("SELECT now()") - now)
        sentence = f"与数据库的时钟相差{apart.total_seconds():.0f}秒"
        yield finding(apart <= MOST_APART, sentence, "两台机器都开启时间同步（NTP）")
    last = Case.objects.aggregate(last=Max("moved_at"))["last"]
    ahead = last is not None and last > now + MOST_APART
    sentence = "最近一行经过记在将来的时刻" if ahead else "最近一行经过不晚于现在"
    yield finding(not ahead, sentence, SET_THE_CLOCK)


def daily_run() -> Iterator[Finding]:
    """每日运行"""
    if (last := last_sign_of_life()) and is_long_ago(last):
        sentence = f"{clock.in_words(clock.beijing(last))}以后没有登记，也没有每日运行"
        remedy = f"{SET_THE_CLOCK}；日期没有错的，manage.py run_due --at {clock.today()}"
        yield Finding(Mark.NOTE, sentence, remedy)
    before = clock.today() - timedelta(days=1)
    waiting = Clock.objects.filter(status=Clock.Status.RUNNING, due_on__lt=before)
    if waiting.exists():
        sentence = "有期限届满超过一天还没有标记，每日运行可能没有开启"
        remedy = "manage.py run_due，并开启 mediation-due.timer"
        yield Finding(Mark.NOTE, sentence, remedy)
    else:
        yield Finding(Mark.GOOD, "届满的期限都已标记")


def background() -> Iterator[Finding]:
    """后台任务"""
    waiting = recounting.outstanding().filter(enqueued_at__lt=clock.now() - LATE_TASK)
    sentence = f"有{waiting.count()}项后台任务等了很久" if waiting.exists() else "后台任务没有积压"
    remedy = "开启 mediation-work.service，或者运行 manage.py run_due"
    yield finding(not waiting.exists(), sentence, remedy)


def folder() -> Iterator[Finding]:
    """数据目录"""
    var = Path(settings.VAR)
    if not var.is_dir():
        yield Finding(Mark.WRONG, f"没有数据目录 {var}", "make setup")
        return
    with tempfile.NamedTemporaryFile(dir=var):
        yield Finding(Mark.GOOD, f"可以写入 {var}")
    for path in (var, var / "local.env"):
        if path.exists():
            closed = not path.stat().st_mode & 0o007
            sentence = f"{path} {'只有本用户能读' if closed else '其他用户也能读'}"
            yield finding(closed, sentence, f"chmod {'700' if path.is_dir() else '600'} {path}")
    free = shutil.disk_usage(var).free
    sentence = f"磁盘剩余{free / 2**30:.1f}GiB"
    yield finding(free > LEAST_FREE, sentence, "清理磁盘，数据库写满后什么都存不下")


WITHOUT_DATABASE = (secrets, paper, folder)
WITH_DATABASE = (
    stored_secrets,
    former_keys,
    anchored,
    demo_logins,
    calendar,
    time_of_day,
    daily_run,
    background,
)
