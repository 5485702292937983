"""What the petition office sends is finished in sixty days, and thirty more (信访工作条例 34)."""

from datetime import date

import pytest

from cases.consistency import faults
from cases.jobs import daily_run
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement
OFFICE = {"route": "petition", "body": "区信访局（示例）"}


def on(day):
    return morning_of(f"2026-{day}")


def finish(d):
    """The last day for the result, or None where none runs."""
    return d.clocks.filter(key="K3", ended_on=None).values_list("due_on", flat=True).first()


@pytest.fixture
def d():
    with on("03-02"):
        return at(cast(), S.REQUESTED).office("record_referral", **OFFICE)


def test_sixty_days_from_the_receipt_end_with_the_report_of_the_result(d):
    assert finish(d) == date(2026, 5, 6)  # 1 May, moved past the 5th
    assert "2026年5月6日以前办结（《信访工作条例》第三十四条）。" in d.last_sentence
    with on("04-01"):
        d.office("decline", reason="已经起诉", ground="special_body", turn_to="法院")
        assert finish(d) == date(2026, 5, 6)  # the petition office waits for the result
        d.office("report_back", how="书面")

    assert finish(d) is None
    assert [str(one) for one in faults() if one.number == d.number] == []


def test_a_petition_that_is_not_taken_has_nothing_to_finish():
    with on("03-02"):
        d = at(cast(), S.REGISTERED).office("record_referral", **OFFICE)
        assert finish(d) == date(2026, 5, 6)
        d.office("return_referral", ground="special_body", reason="不属本会", how="寄送反馈函")
    assert finish(d) is None


def test_it_is_extended_once_and_late_only_after_the_new_day(d):
    with on("04-30"):
        d.office("extend_petition", until=date(2026, 6, 5), reason="还在鉴定")
    with on("06-08"):
        daily_run.run()
        [over] = d.trail.filter(name="clock_lapsed", facts__key="K3")

    assert over.sentence.startswith(
        "信访事项办结期限已于2026年6月5日届满（《信访工作条例》第三十四条）"
    )


@pytest.mark.parametrize(
    ("corrected", "due"),
    [
        ({"received_on": date(2026, 2, 27)}, date(2026, 4, 28)),
        ({"route": "police", "body": "派出所"}, None),
    ],
)
def test_it_follows_a_correction_of_the_receipt_and_of_the_route(d, corrected, due):
    kept = {**OFFICE, "received_on": date(2026, 3, 2), "number": "", "court": None}
    with on("03-03"):
        d.office("correct_referral", reason="写错了", **kept | corrected)
    assert finish(d) == due
