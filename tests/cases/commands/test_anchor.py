"""The anchor outside the database: what was cut, rewritten or set back no longer fits it."""

import pytest
from django.db import connection
from django.db.models import QuerySet

from cases import consistency, door
from cases.consistency import anchors, protection
from cases.consistency.finding import Mark
from cases.models import Case
from cases.models.trail import Step
from tests.cases.commands.before_keys import unkey
from tests.cases.commands.shared_cases import registered
from tests.cases.commands.shell import answer
from tests.cast import cast
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, settings):
    settings.ANCHOR_FILE = str(tmp_path / "kept" / "anchors.txt")
    return tmp_path / "kept" / "anchors.txt"


@pytest.fixture
def case(file):
    """A case of one day, anchored, and a line of the next day, anchored as well."""
    with morning_of(MONDAY) as now:
        people = cast()
        case = registered(people)
        answer("run_due")
        now.move_to("2026-03-03T09:00+08:00")
        case = door.take(case, "dispatch", by=people.as_clerk, company=people.company)
        answer("anchor")
        yield case


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def verified():
    code, out, _ = answer("anchor", "--verify")
    return code, out.splitlines()


def test_the_daily_run_writes_one_line_a_day_that_only_its_owner_reads(case, file):
    answer("run_due")

    assert len(file.read_text().splitlines()) == 2
    assert file.stat().st_mode & 0o777 == 0o600
    assert verified() == (0, ["✓ 数据库与2行锚点相符。"])
    assert list(consistency.faults()) == []


def test_a_line_printed_fits_the_file_and_goes_on_fitting(case, file):
    _, out, _ = answer("anchor")

    assert out == file.read_text().splitlines(keepends=True)[-1]
    assert verified() == (0, ["✓ 数据库与3行锚点相符。"])


def test_a_database_that_was_cut_is_seen(case):
    run_sql("DELETE FROM cases_step WHERE case_id = %s AND seq = 1", case.pk)

    assert verified() == (1, ["✗ 2026-03-02的锚点记有1行经过，数据库中有0行。"])


def test_a_database_set_back_is_seen(case):
    run_sql("DELETE FROM cases_step WHERE case_id = %s AND seq = 2", case.pk)

    code, (line,) = verified()

    assert code == 1
    assert line.startswith("✗ 2026-03-03的锚点比数据库新：经过被截断，或者恢复成了旧的备份。")
    (told,) = protection.anchored()
    assert (told.mark, told.sentence) == (Mark.WRONG, anchors.NEWER)


def test_a_trail_rewritten_with_the_key_is_seen(case):
    head = "0" * 64
    for line in case.trail.order_by("seq"):
        line.actor = "另一人"
        head = line.seal(head)
        Step._base_manager.filter(pk=line.pk).update(
            actor=line.actor, previous=line.previous, hash=line.hash
        )
    QuerySet(Case).filter(pk=case.pk).update(trail_head=head)

    faults = [str(fault) for fault in consistency.faults()]

    assert faults == [
        "锚点：2026-03-02的锚点与数据库不符：其中的经过被改写过。",
        "锚点：2026-03-03的锚点与数据库不符：其中的经过被改写过。",
    ]


def test_a_line_altered_or_taken_out_of_the_file_is_seen(case, file):
    first, second = file.read_text().splitlines()
    file.write_text(f"{first.replace('2026-03-02', '2026-03-01')}\n{second}\n")
    assert verified()[1] == [
        "✗ 锚点文件第2行与上一行不相接，文件被改动过或者缺行。",
        "✗ 2026-03-01的锚点校验值不符，文件被改动过。",
    ]

    file.write_text("什么\n")
    assert verified() == (1, ["✗ 锚点文件中有看不懂的行，文件被改动过。"])


def test_a_file_taken_away_or_emptied_is_missed_and_begun_again_by_hand_alone(case, file):
    for lose, said in ((file.unlink, anchors.GONE), (lambda: file.write_text(""), anchors.EMPTY)):
        lose()

        answer("run_due")

        assert [str(fault) for fault in consistency.faults()] == [f"锚点：{said}"]
        assert answer("anchor", "--verify")[2] == f"{said}\n"
        assert [found.mark for found in protection.anchored()] == [Mark.WRONG]
        assert answer("rekey")[0] == 1
        assert answer("anchor")[0] == 0
        assert list(consistency.faults()) == []


def test_a_file_without_its_beginning_is_seen(case, file):
    file.write_text("".join(file.read_text().splitlines(keepends=True)[1:]))

    assert f"✗ {anchors.CUT}" in verified()[1]


@pytest.mark.parametrize("last", ["什么\n", "\udcff\n", "1 2 3 4 5 6 7 8\n"])
def test_a_file_that_cannot_be_read_stops_no_daily_run(case, file, last):
    with file.open("a", errors="surrogateescape") as stream:
        stream.write(last)

    assert answer("run_due")[0] == 0
    assert answer("anchor")[2] == f"{anchors.UNREADABLE}\n"
    assert verified()[1] == [f"✗ {anchors.UNREADABLE}"]
    assert [str(fault) for fault in consistency.faults()] == [f"锚点：{anchors.UNREADABLE}"]
    assert [found.sentence for found in protection.anchored()] == [anchors.UNREADABLE.rstrip("。")]


def test_a_line_whose_writing_was_interrupted_is_written_again(case, file):
    file.write_text(f"{file.read_text()}{file.read_text()[:70]}")
    assert verified() == (0, ["✓ 数据库与2行锚点相符。"])

    assert answer("anchor")[0] == 0

    assert verified() == (0, ["✓ 数据库与3行锚点相符。"])
    assert len(file.read_text().splitlines()) == 3


def test_rekeying_pauses_the_anchors_and_starts_them_again(case, file):
    file.unlink()
    unkey(case)
    answer("anchor")

    assert answer("rekey")[0] == 0

    kinds = [line.split(" ")[1] for line in file.read_text().splitlines()]
    assert kinds == ["anchor", "paused", "restart"]
    assert verified() == (0, ["✓ 数据库与3行锚点相符。"])


def test_a_database_unlike_its_anchors_is_not_rekeyed(case):
    unkey(case)

    code, _, err = answer("rekey")

    assert (code, err.endswith("先查清再改用密钥。\n")) == (1, True)


def test_without_a_file_nothing_is_written(settings):
    settings.ANCHOR_FILE = ""

    answer("run_due")

    assert answer("anchor")[2] == "没有设置锚点文件，请在环境中设置 ANCHOR_FILE。\n"
