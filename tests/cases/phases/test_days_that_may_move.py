"""The last day of a clock that a notice may still move says so, wherever it stands."""

from datetime import date, timedelta

import pytest

from cases import door
from cases.jobs import daily_run
from cases.models import Case
from cases.web.company import lists as of_the_company
from cases.web.dated import with_deadline
from cases.web.listing.standard_columns import DEADLINE, STAFF_EXPORTS
from cases.web.supervisor.lists import LIST as OF_A_PLACE
from tests.cases.commands.shared_cases import mediating, registered
from tests.cast import cast
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
REMARK = "暂算，工作日历未公布"
OPEN_YEAR, KNOWN_YEAR = "2027-01-15", "2026-03-02"  # thirty days later: the Spring Festival of 2027


def listed(case) -> Case:
    return with_deadline(Case.objects.filter(pk=case.pk)).get()


@pytest.mark.parametrize(("day", "says"), [(OPEN_YEAR, True), (KNOWN_YEAR, False)])
@pytest.mark.parametrize("columns", [STAFF_EXPORTS, OF_A_PLACE.exports], ids=["staff", "place"])
def test_lists_and_their_exports_say_of_the_day_of_a_clock_that_it_may_move(day, says, columns):
    with morning_of(day):
        case = listed(mediating(cast()))
        value = {column.label: column.value for column in columns}
        exported = value["最近期限"](case, None), value["期限说明"](case, None)

        assert exported == (case.clocks.get(key="K9").due_on, REMARK if says else "")
        assert ("（暂算）" in DEADLINE.cell(case, None).text) == says


@pytest.mark.parametrize(("day", "says"), [("2027-01-28", True), (KNOWN_YEAR, False)])
def test_the_company_reads_in_its_list_that_the_day_of_its_answer_may_move(day, says):
    with morning_of(day):
        people = cast()
        case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
        row = of_the_company.with_answer_due(Case.objects.filter(pk=case.pk)).get()
        column = of_the_company.LIST.columns[2]

        assert ("（暂算）" in column.cell(row, None).text) == says


def test_the_trail_says_it_of_every_last_day_that_it_names():
    with morning_of(OPEN_YEAR):
        people = cast()
        case = mediating(people)
        extension = {"until": date(2027, 4, 4), "all_agree": True, "reason": "等检测"}
        door.record(case, "extend", by=people.as_mediator, **extension)

    accepted, extended = (case.trail.get(name=name).sentence for name in ("accept", "extend"))
    assert f"调解期限至2027年2月15日（{REMARK}）。" in accepted
    assert f"延至2027年4月4日，逢休息日顺延到2027年4月6日（{REMARK}）。" in extended


def test_a_reminder_says_that_the_last_day_may_move():
    with morning_of("2027-01-28"):
        people = cast()
        case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
        due = case.clocks.get(key="K2a").due_on
    with morning_of(due - timedelta(days=1)):
        daily_run.run()

    sent, reminded = (case.trail.filter(name=n).last() for n in ("dispatch", "clock_reminded"))
    assert f"{due:%Y年%-m月%-d日}（含当日；{REMARK}）前答复" in sent.sentence
    assert f"，{REMARK}）" in reminded.sentence


def test_the_trail_of_a_known_year_says_nothing_of_it():
    with morning_of(KNOWN_YEAR):
        case = mediating(cast())

        assert not [line for line in case.trail.all() if REMARK in line.sentence]
