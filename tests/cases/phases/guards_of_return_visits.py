"""The rows of every guard of return visits."""

from datetime import date

from django.db.models import QuerySet

from cases.models import Case
from cases.phases.enforce import guards_of_visits as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import TODAY, VISITS
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds import struck_off, visits_are_ahead, visits_count_from_the_effect
from tests.deeds_after import nobody_ever_planned
from tests.moments import MONDAY

DAY = MONDAY
BASIS = "（本会规定：“1123”回访）"
BOTH = "（2026年3月2日到2027年3月2日）两次，第二次晚于第一次。"
MET = {"words": "墙面干透，双方和好", "others_met": "李申的家人"}
LATER = date(2026, 4, 16)
WHY = {"reason": "家里没有人"}


def first(d):
    return d.case.sheet.visits_planned[0]


def is_closed(d):
    d.office("close")


def first_is_made(d):
    """The first visit was made; the row has it in its hand."""
    d.made = first(d)
    d.office("visit", **MET)


def second_day(d):
    return d.case.sheet.visits_planned[1].planned_on


def a_year_has_passed(d):
    """The case was closed two years ago."""
    QuerySet(Case).filter(pk=d.case.pk).update(closed_on=date(2024, 3, 2))
    nobody_ever_planned(d)


ROWS = [
    Row(
        g.something_is_visited,
        f"这件案件没有要回访的协议。{BASIS}",
        "plan_visits",
        after(S.CLOSED, nobody_ever_planned, **VISITS),
        after(S.FAILED, struck_off, is_closed, **VISITS),
    ),
    Row(
        g.the_cycle_runs,
        f"回访的一年已经过了，不用再安排。{BASIS}",
        "plan_visits",
        after(S.CLOSED, nobody_ever_planned, **VISITS),
        after(S.CLOSED, a_year_has_passed, **VISITS),
    ),
    *(
        Row(
            g.a_visit_is_planned,
            f"没有计划中的回访。{BASIS}",
            "give_up_visit",
            after(S.PERFORMING, visits_are_ahead, planned=first, **WHY),
            usual(S.PERFORMING, **WHY),
        ),
        Row(
            g.visit_is_still_open,
            f"请选一次还没有做的回访。{BASIS}",
            "give_up_visit",
            usual(S.CLOSED, planned=first, **WHY),
            after(S.CLOSED, first_is_made, planned=lambda d: d.made, **WHY),
        ),
    ),
    Row(
        g.visits_are_planned,
        f"请填写回访计划：结案后一年内{BOTH}{BASIS}",
        "close",
        after(S.PERFORMED, struck_off, **VISITS),
        after(S.PERFORMED, struck_off),
    ),
    Row(
        g.visits_are_planned,
        f"请填写回访计划：结案后一年内{BOTH}{BASIS}",
        "close",
        after(S.FAILED, struck_off),
        after(S.PERFORMED, struck_off, first_visit_on=TODAY, second_visit_on=TODAY),
    ),
    Row(
        g.visits_are_planned,
        f"请填写回访计划：协议生效后一年内{BOTH}{BASIS}",
        "plan_visits",
        after(S.PERFORMING, visits_count_from_the_effect, **VISITS),
        after(S.PERFORMING, visits_count_from_the_effect, first_visit_on=LATER),
    ),
    Row(
        g.visits_are_planned_before_the_closing,
        f"本会的回访从结案日起算，结案时再排。{BASIS}",
        "plan_visits",
        after(S.PERFORMING, visits_count_from_the_effect, **VISITS),
        usual(S.PERFORMING, **VISITS),
    ),
    Row(
        g.a_visit_is_lacking,
        f"一年内的两次回访已经排好；要改日子的，办“改回访日子”。{BASIS}",
        "plan_visits",
        after(S.PERFORMING, visits_count_from_the_effect, **VISITS),
        after(S.PERFORMING, visits_are_ahead, first_visit_on=LATER),
    ),
    Row(
        g.a_visit_is_planned,
        f"没有计划中的回访。{BASIS}",
        "visit",
        usual(S.CLOSED, **MET),
        after(S.FAILED, struck_off, is_closed, **MET),
    ),
    Row(
        g.a_visit_is_planned,
        f"没有计划中的回访。{BASIS}",
        "move_visit",
        after(S.PERFORMING, visits_are_ahead, planned=first, moved_to=LATER, **WHY),
        usual(S.PERFORMING, **WHY),
    ),
    Row(
        g.somebody_was_met,
        f"请写明见到了谁：选当事人，或者写明其他人。{BASIS}",
        "visit",
        usual(S.CLOSED, **MET),
        usual(S.CLOSED, words="敲门", others_met=" "),
    ),
    Row(
        g.signs_have_measures,
        "有激化苗头的，请写明采取了什么措施、向谁报告了。（《人民调解法》第二十五条）",
        "visit",
        usual(S.CLOSED, signs="扬言要砸门", measures="已报派出所", **MET),
        usual(S.CLOSED, signs="扬言要砸门", measures="", **MET),
    ),
    Row(
        g.visit_is_still_open,
        f"请选一次还没有做的回访。{BASIS}",
        "move_visit",
        usual(S.CLOSED, planned=first, moved_to=LATER, **WHY),
        after(S.CLOSED, first_is_made, planned=lambda d: d.made, moved_to=LATER, **WHY),
    ),
    *(
        Row(
            g.moved_within_the_cycle,
            "新的日子要在2026年3月2日到2027年3月2日之间，和原来的、另一次回访的日子都不同。"
            + BASIS,
            "move_visit",
            usual(S.CLOSED, planned=first, moved_to=LATER, **WHY),
            usual(S.CLOSED, planned=first, moved_to=to, **WHY),
        )
        for to in (second_day, date(2027, 3, 3), date(2026, 3, 1))
    ),
]
