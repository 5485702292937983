"""The level of a matter: three scores, who leads, and the time to answer that it sets."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from cases.law import clock_rules, deadlines, levels
from cases.models import Case
from cases.models.clocks import ClockLength
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at, complain
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
NOBODY = dict.fromkeys(("nature", "extent", "harm"))
GRAVE, GRAVEST = ({"nature": 3, "extent": 3, "harm": n} for n in (1, 3))


@pytest.fixture
def people():
    return cast()


def last_day(d, key="K2a"):
    return d.clocks.get(key=key, ended_on=None).due_on


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        *[((1, 1, 1), 1), ((1, 1, 2), 1), ((1, 1, 3), 2), ((2, 2, 1), 2), ((1, 2, 3), 2)],
        *[((2, 2, 2), 3), ((3, 3, 1), 3), ((2, 2, 3), 3), ((2, 3, 3), 4), ((3, 3, 3), 4)],
    ],
)
def test_the_product_of_three_scores_makes_the_level(scores, level):
    assert levels.graded(*scores, MONDAY).level == level


# Monday 2 March 2026: five, three, two, one working days.
@pytest.mark.parametrize(
    ("scores", "last"),
    [((1, 1, 1), 9), ((1, 1, 3), 5), ((2, 2, 2), 4), ((3, 3, 3), 3)],
)
def test_the_level_decides_how_long_an_answer_takes(people, scores, last):
    d = complain(people, **dict(zip(("nature", "extent", "harm"), scores, strict=True)))
    d.office("dispatch", company=people.company)

    assert last_day(d) == date(2026, 3, last)


def test_a_committee_that_gives_less_time_keeps_its_own(people):
    row = {"key": "K2a", "committee": people.committee, "amount": 1, "unit": "workdays"}
    ClockLength.objects.create(**row, since=date(2026, 1, 1))
    d = complain(people, nature=1, extent=1, harm=3).office("dispatch", company=people.company)

    assert last_day(d) == date(2026, 3, 3)


def test_what_nobody_graded_is_not_sent_out(people):
    d = complain(people, **NOBODY)

    assert d.blocked(people.as_clerk, "dispatch", company=people.company) == [
        "还没有定级：请先按事件性质、影响范围、危害程度定级。（本会规定：分级处置）"
    ]
    d.office("grade", **GRAVE).office("dispatch", company=people.company)
    assert (d.level, d.status) == (3, S.DISPATCHED)


def test_the_register_line_tells_the_level_with_its_arithmetic(people):
    d = complain(people, **GRAVE)

    assert d.trail.first().sentence.endswith(
        "定级3级（重大）：事件性质3 × 影响范围3 × 危害程度1 = 9，由街道牵头。"
    )


def test_a_higher_level_cuts_the_answer_short_and_a_lower_one_takes_nothing_back(people):
    d = at(people, S.DISPATCHED)
    assert last_day(d) == date(2026, 3, 9)
    with morning_of(date(2026, 3, 3)):
        d.office("grade", **GRAVE, reason="影响整个小区。")
        assert last_day(d) == date(2026, 3, 5)
        assert d.last_sentence == (
            "等级由1级（一般）：事件性质1 × 影响范围1 × 危害程度1 = 1改为3级（重大）：事件性质3 × "
            "影响范围3 × 危害程度1 = 9，由街道牵头，2026年3月5日（含当日）前答复。"
            "原因：影响整个小区。"
        )
        d.office("grade", nature=1, extent=1, harm=1, reason="已经排除。")
    assert last_day(d) == date(2026, 3, 5)


def test_a_level_is_changed_with_its_reason_and_before_and_after(people):
    d = complain(people)
    same = {"nature": 1, "extent": 1, "harm": 1, "reason": "核对"}
    assert "三项和现在登记的一样" in d.blocked(people.as_clerk, "grade", **same)[0]
    assert d.blocked(people.as_clerk, "grade", **GRAVE) == [
        "改变等级要写明原因。（本会规定：分级处置）"
    ]
    d.office("grade", **GRAVE, reason="影响的户数增加。")
    assert d.trail.last().facts["before"] == {"nature": 1, "extent": 1, "harm": 1}
    assert d.trail.last().facts["after"] == GRAVE


def test_the_database_keeps_no_two_scores_of_three(people):
    d = complain(people)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(Case).filter(pk=d.case.pk).update(harm=None)


RULES_BY_LEVEL = {
    ("K2a", 1): "K2a.1",
    ("K2a", 2): "K2a.2",
    ("K2a", 3): "K2a.3",
    ("K2a", 4): "K2a.4",
    ("K2b", 1): "K2b.1",
    ("K2b", 2): "K2b.2",
    ("K2b", 3): "K2b.3",
    ("K2b", 4): "K2b.4",
}


@pytest.mark.parametrize(("which", "rule"), RULES_BY_LEVEL.items())
def test_each_level_has_its_own_time_for_a_company_and_a_department(which, rule):
    key, level = which
    assert clock_rules.of_level(key, level) == rule
    length = clock_rules.rule(rule, MONDAY).length
    last = {1: 9, 2: 5, 3: 4, 4: 3}[level]
    assert deadlines.due(MONDAY, length, deadlines.Calendar()).on == date(2026, 3, last)
