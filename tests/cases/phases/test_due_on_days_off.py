"""A duty due on a day off is late only after the next working day (民法典 203, 204), everywhere.

Off in 2026: 10/1–7 and weekends; worked: Saturday 2/28.
"""

from datetime import date, timedelta

import pytest

from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from cases.web import money_card
from cases.web.dated import Pile, dated, deadline_of, sources, with_deadline
from cases.web.dated_rows import first_by_case, note_of, together
from cases.web.listing.standard_columns import DEADLINE, STAFF_EXPORTS
from cases.web.resident import owing
from mediation import clock
from mediation.workdays import work_calendar
from reports import brief_sheet
from reports.brief_groups import Lists
from tests.cases.phases.agreed_duties import agreed, outcome, vote
from tests.cast import cast
from tests.dispute import SETTLED, money, repair
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db
NATIONAL_DAY = date(2026, 10, 3)


def performing(day, *, agreed="2026-02-23", performance="", act=False):
    """A case whose one duty, money or an act, is due on that day."""
    with morning_of(agreed):
        leak = at(cast(), S.MEDIATING).sit_down()
        clause = repair(leak, day) if act else money(leak, (day, SETTLED))
        leak.mediator("edit_agreement", facts="渗水。", performance=performance, clauses=[clause])
        return leak.mediator("draft_agreement").all_marks().mediator("start_performance")


def is_late(leak, day):
    """Whether the morning's run of that day finds the case in default."""
    with morning_of(day):
        daily_run.run()
    return Case.objects.get(pk=leak.case.pk).status == S.DEFAULTED


@pytest.mark.parametrize("act", [False, True])
@pytest.mark.parametrize(
    ("due", "last_day", "first_late_day"),
    [
        (NATIONAL_DAY, "2026-10-08", "2026-10-09"),
        (date(2026, 3, 7), "2026-03-09", "2026-03-10"),  # a Saturday
        (date(2026, 2, 28), "2026-02-28", "2026-03-01"),  # a Saturday worked
        (date(2026, 3, 10), "2026-03-10", "2026-03-11"),
    ],
    ids=str,
)
def test_a_duty_is_late_on_the_day_after_the_working_day_it_moves_to(
    due, last_day, first_late_day, act
):
    leak = performing(due, act=act)

    assert (is_late(leak, last_day), is_late(leak, first_late_day)) == (False, True)


def test_a_clause_may_keep_its_day():
    leak = performing(NATIONAL_DAY, performance="遇节假日不顺延。")

    assert (is_late(leak, "2026-10-03"), is_late(leak, "2026-10-04")) == (False, True)


def test_what_is_said_beside_an_oral_payment_keeps_its_day_too():
    with morning_of("2026-09-07"):
        leak = at(cast(), S.MEDIATING)
        ends = {"payer": leak.zhou, "payee": leak.li, "amount": SETTLED}
        when = {"at_once": False, "due_on": NATIONAL_DAY, "content": "遇节假日不顺延。"}
        leak.mediator("conclude_orally", **ends, **when)

    assert leak.debt.day_is_fixed


def late_by_reader(leak):
    """What each reader of late duties counts, in 分 or cases."""
    case, today = Case.objects.get(pk=leak.case.pk), clock.today()
    every = Case.objects.filter(pk=case.pk)
    return {
        "guard": case.sheet.is_overdue(today),
        "sum": case.sheet.late(today) > 0,
        "money box": money_card.money_box(case, leak.p.as_mediator)["late"] > 0,
        "desk": every.filter(dated(Pile.LATE)).exists(),
        "brief": brief_sheet.sums_agreed(every, today, Lists())[2].value > 0,
        "run": case.pk in daily_run.overdue_cases(today, work_calendar(), [case.committee_id]),
    }


@pytest.mark.parametrize("kept", ["", "遇节假日不顺延。"])
@pytest.mark.parametrize("day", ["2026-10-03", "2026-10-05", "2026-10-08", "2026-10-09"])
def test_everything_that_reads_late_duties_agrees(day, kept):
    leak = performing(NATIONAL_DAY, performance=kept)
    late = day > "2026-10-03" if kept else day > "2026-10-08"

    with morning_of(day):
        found = late_by_reader(leak)

    assert found == dict.fromkeys(found, late)


def on_the_desk(case):
    """The first dated row of the case on a desk: its last day and what it says."""
    first = first_by_case(together((one, one.rows) for one in sources(case)))[case.pk]
    return first.on.isoformat(), note_of(first)


@pytest.mark.parametrize(
    ("act", "what"), [(False, "还欠5,800.00元，"), (True, "约定要做的事")], ids=["money", "act"]
)
def test_a_desk_counts_from_the_working_day_a_duty_moves_to(act, what):
    leak = performing(NATIONAL_DAY, act=act)
    moved = ("2026-10-08", f"{what}10月3日到期；逢休息日，顺延到10月8日")

    for day in ("2026-10-08", "2026-10-09", "2026-11-30"):
        with morning_of(day):
            assert on_the_desk(leak.case) == moved


def test_a_desk_keeps_a_day_that_the_parties_fixed():
    leak = performing(NATIONAL_DAY, performance="遇节假日不顺延。")

    with morning_of("2026-11-30"):
        assert on_the_desk(leak.case) == ("2026-10-03", "还欠5,800.00元，10月3日到期")


@pytest.mark.parametrize(
    ("day", "piles"),
    [("2026-10-08", [Pile.TODAY]), ("2026-10-09", [Pile.LATE]), ("2026-09-30", [Pile.DUE])],
)
def test_an_act_is_on_the_shelf_of_its_day(day, piles):
    leak = performing(NATIONAL_DAY, act=True)
    every = Case.objects.filter(pk=leak.case.pk)

    with morning_of(day):
        assert [pile for pile in Pile if every.filter(dated(pile)).exists()] == piles


@pytest.mark.parametrize("effect", ["precedent", "subsequent"])
def test_the_last_day_of_a_condition_is_among_what_is_dated_until_its_outcome(effect):
    with morning_of("2026-02-23"):
        leak = agreed(
            lambda d: money(d, (date(2026, 12, 31), SETTLED)),
            vote(effect, of_clause=1, due_on=NATIONAL_DAY),
        )
    every, piles = Case.objects.filter(pk=leak.case.pk), {}
    for day in ("2026-09-30", "2026-10-08", "2026-10-09"):
        with morning_of(day):
            piles[day] = [pile for pile in Pile if every.filter(dated(pile)).exists()]
            assert deadline_of(with_deadline(every).get()) == date(2026, 10, 8)
            note = "约定的条件10月3日到期；逢休息日，顺延到10月8日"
            assert on_the_desk(leak.case) == ("2026-10-08", note)
            if day == "2026-10-09":
                outcome(leak, date(2026, 10, 3))
                assert not every.filter(dated(Pile.LATE)).exists()
    assert list(piles.values()) == [[Pile.DUE], [Pile.TODAY], [Pile.LATE]]


@pytest.mark.parametrize("day", ["2026-10-08", "2026-10-09", "2026-11-30"])
@pytest.mark.parametrize("act", [False, True])
def test_a_list_shows_the_day_a_duty_moves_to(act, day):
    leak = performing(NATIONAL_DAY, act=act)

    with morning_of(day):
        case = with_deadline(Case.objects).get(pk=leak.case.pk)
        shown = deadline_of(case)

    assert shown == date(2026, 10, 8)


@pytest.mark.parametrize("promised", ["2026-10-05", "2026-10-12"])
def test_a_list_has_the_day_of_the_desk_where_a_promise_is_due_too(promised):
    leak = performing(NATIONAL_DAY)
    case, first = Case.objects.get(pk=leak.case.pk), min(promised, "2026-10-08")
    case.promises.create(by="周喆堃", text="换管", due_on=promised)

    with morning_of("2026-11-30"):
        listed = deadline_of(with_deadline(Case.objects).get(pk=case.pk))

        assert (listed.isoformat(), on_the_desk(case)[0]) == (first, first)


def test_a_list_keeps_a_day_that_the_parties_fixed():
    leak = performing(NATIONAL_DAY, performance="遇节假日不顺延。")

    with morning_of("2026-11-30"):
        case = with_deadline(Case.objects).get(pk=leak.case.pk)
        shown = deadline_of(case)

    assert shown == NATIONAL_DAY


def test_pages_keep_the_agreed_day_and_say_that_it_moves():
    leak = performing(NATIONAL_DAY)
    with morning_of("2026-10-04"):
        [row] = money_card.money_box(leak.case, leak.p.as_mediator)["rows"]
        [duty] = owing.rows(leak.case, leak.link(leak.zhou))

        form = FORMS["pay"](case=leak.case, actor=leak.p.as_mediator)
        note = form.fields["obligation"].note_of(leak.debt)

    assert note == (
        "第1期 2026年10月3日（周六）到期，逢休息日顺延到2026年10月8日（周四），还欠 5,800.00 元"
    )
    assert (row["label"], row["note"]) == ("第1期 10月3日", "逢休息日，顺延到10月8日；还有 4 天")
    assert duty["parts"][0]["due_on"] == NATIONAL_DAY
    assert duty["parts"][0]["left_text"] == "逢休息日，顺延到10月8日；还有 4 天"


def test_the_two_years_to_enforce_start_on_the_day_it_moves_to():
    leak = performing(NATIONAL_DAY, agreed="2026-03-02")
    with morning_of("2026-03-09"):
        leak.apply_for_confirmation().court_takes_it()
        leak.court("court_decide", outcome="confirmed").court("title_given")

    assert leak.clocks.get(key="K16").started_on == date(2026, 10, 8)


IN_AN_OPEN_YEAR = date(2027, 2, 13)  # a Saturday beside the Spring Festival, before its notice
EXPORTED = {column.label: column.value for column in STAFF_EXPORTS}
SAID = "暂算，工作日历未公布"


@pytest.mark.parametrize(
    ("day", "performance", "says"),
    [
        (IN_AN_OPEN_YEAR, "", True),
        (IN_AN_OPEN_YEAR, "遇节假日不顺延。", False),
        (NATIONAL_DAY, "", False),
        (date(2027, 7, 15), "", False),
    ],
)
def test_a_due_day_that_a_notice_may_move_says_so_wherever_it_stands(day, performance, says):
    leak = performing(day, performance=performance)
    with morning_of(day - timedelta(days=3)):
        case = with_deadline(Case.objects).get(pk=leak.case.pk)
        money_lines = str(money_card.money_box(case, leak.p.as_mediator))
        listed = DEADLINE.cell(case, None).text, EXPORTED["期限说明"](case, None)
        assert (SAID in money_lines, SAID in on_the_desk(leak.case)[1]) == (says, says)
        assert ("暂算" in listed[0], listed[1]) == (says, SAID if says else "")
