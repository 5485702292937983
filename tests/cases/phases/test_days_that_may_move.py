"""The last day of a clock that a notice may still move says so, wherever it stands."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cases import door
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from cases.web.company import lists as of_the_company
from cases.web.dated import with_deadline
from cases.web.listing.standard_columns import DEADLINE, STAFF_EXPORTS
from cases.web.supervisor.lists import LIST as OF_A_PLACE
from cases.web.urgency import left_text
from tests.cases.commands.shared_cases import mediating, registered
from tests.cast import cast
from tests.factories import at
from tests.house.measuring import browser
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
COURT_NUMBER = "（2026）闽0599诉前调12号"
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


def shelf_rows(people, face) -> dict[str, list]:
    """The rows of the shelves of a desk, by the last word of the address of their list."""
    shelves = browser(people, face).get(reverse(f"{face}:desk")).context["shelves"]
    return {shelf["url"].rpartition("=")[2]: shelf["rows"] for shelf in shelves if shelf["url"]}


ON_DESKS = [
    ("office", 0, "due"),
    ("office", 3, "late"),
    ("mediator", 0, "due"),
    ("mediator", 3, "late"),
    ("supervisor", 3, "late"),
]


@pytest.mark.parametrize(("face", "later", "shelf"), ON_DESKS)
@pytest.mark.parametrize(("day", "says"), [(OPEN_YEAR, True), (KNOWN_YEAR, False)])
def test_desks_say_of_a_clock_late_or_due_that_its_last_day_may_move(day, says, face, later, shelf):
    with morning_of(day):
        people = cast()
        due = mediating(people).clocks.get(key="K9").due_on
    with morning_of(due + timedelta(days=later)):
        (row,) = shelf_rows(people, face)[shelf]

    assert "调解期限" in row.note
    assert ("（暂算）" in row.note) == says


@pytest.mark.parametrize(("day", "remark"), [(OPEN_YEAR, "（暂算）"), (KNOWN_YEAR, "")])
def test_the_time_left_of_a_case_that_waits_for_its_mediator_says_it_too(day, remark):
    with morning_of(day):
        people = cast()
        due = mediating(people).clocks.get(key="K9").due_on
    with morning_of(due + timedelta(days=3)):
        (row,) = shelf_rows(people, "mediator")["mine"]

    assert row.tag == f"逾期 3 天{remark}"


@pytest.mark.parametrize(("day", "says"), [("2027-01-28", True), (KNOWN_YEAR, False)])
def test_the_page_of_the_answer_names_its_last_day_with_the_remark(day, says):
    with morning_of(day):
        people = cast()
        case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
        due = case.clocks.get(key="K2a").due_on
        page = browser(people, "company").get(f"/company/cases/{case.number}/answer/")

    remark = f"；{REMARK}" if says else ""
    assert f"{due:%Y年%-m月%-d日}（含当日{remark}）前答复" in page.content.decode()


@pytest.mark.parametrize(("day", "says"), [("2027-01-28", True), (KNOWN_YEAR, False)])
def test_who_sent_a_case_and_who_answers_read_that_the_time_for_the_answer_may_move(day, says):
    with morning_of(day):
        people = cast()
        sent = {"route": "court_before", "court": people.court, "number": COURT_NUMBER, "body": ""}
        case = at(people, S.REGISTERED).office("record_referral", **sent).case
        left = left_text(case.clocks.get(key="K10").due_on, date.fromisoformat(day))
        pages = [browser(people, who).get(f"/{who}/referrals/") for who in ("office", "court")]

    for page in pages:
        assert f"{left}{'（暂算）' if says else ''}<" in page.content.decode()
