"""Return visits: from the closing or the effect, moved, made, and what a bad one leads to."""

from datetime import date, timedelta

import pytest

from cases import door
from cases.consistency import days
from cases.door import next_act, offering
from cases.forms.base import FORMS
from cases.forms.handle.registration import Registration
from cases.states import Status as S
from cases.visibility import links_seen
from cases.web.office.case_page import ALL_DONE, another
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cases.phases.deeds_of_enforcement import VISITS
from tests.cast import cast
from tests.deeds import struck_off, visits_are_ahead, visits_count_from_the_effect
from tests.deeds_after import court_finds_it_void
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
BAD = {"words": "又漏了。", "score": "unsatisfied", "performance": "done"}


@pytest.fixture
def people():
    return cast()


def wanted(d):
    """The acts the closed case wants now, the first one first."""
    names = {offer.name for offer in offering.offers(d.case, d.p.as_clerk)}
    return next_act.wanted_acts(d.case, names)


def test_visits_of_the_year_after_the_effect_are_made_while_it_is_performed(people):
    d = at(people, S.PERFORMING)
    visits_are_ahead(d)
    assert d.last_sentence == "计划回访：2026年4月1日、2026年8月29日。"
    d.mediator("visit", words="正在修。", met=[d.li], performance="partly")

    made = d.visits.get(done_on=clock.today())
    assert (made.met, made.performance, made.within) == ("李申", "partly", date(2027, 3, 2))
    assert d.last_sentence == f"回访{{p{d.li.pk}}}：正在修。履行了一部分。"
    assert list(days.faults([d.case])) == []


def test_the_closing_asks_only_for_the_visits_that_the_year_still_lacks(people):
    d = at(people, S.PERFORMED)
    visits_are_ahead(d)
    struck_off(d)
    assert (
        not {"first_visit_on", "second_visit_on"}
        & FORMS["close"](case=d.case, actor=people.as_clerk).fields.keys()
    )
    d.office("close")
    assert (d.status, d.visits.count()) == (S.CLOSED, 2)


def test_after_a_void_agreement_nobody_is_visited(people):
    d = at(people, S.ADJUDICATING)
    visits_count_from_the_effect(d)
    d.case.forget()
    d.office("plan_visits", **VISITS)
    court_finds_it_void(d)
    d.office("no_result")
    struck_off(d)

    assert (
        not {"first_visit_on", "second_visit_on"}
        & FORMS["close"](case=d.case, actor=people.as_clerk).fields.keys()
    )
    d.office("close")
    assert d.status == S.CLOSED
    assert list(d.visits.values_list("dropped_on", flat=True)) == [MONDAY, MONDAY]


def test_a_choice_counts_for_agreements_from_its_day_on_only(people):
    d = at(people, S.PERFORMING)
    assert not d.case.visits_from_effect
    visits_count_from_the_effect(d)
    d.case.forget()
    assert d.case.visits_from_effect
    d.case.effective_on = date(2025, 12, 31)
    assert not d.case.visits_from_effect


def test_a_missed_visit_is_moved_and_keeps_its_first_day(people):
    d = at(people, S.CLOSED)
    missed = d.case.sheet.visits_planned[0].pk
    for to in (date(2026, 4, 9), date(2026, 4, 16)):
        visit = d.case.sheet.visits_planned[0]
        d.mediator("move_visit", planned=visit, moved_to=to, slot="late", reason="家里没有人。")

    moved = d.visits.get(pk=missed)
    assert (moved.planned_on, moved.moved_from) == (date(2026, 4, 16), date(2026, 4, 1))
    said = "回访由2026年4月9日晚上八点到九点改到2026年4月16日晚上八点到九点：家里没有人。"
    assert d.last_sentence == said


def test_a_visit_missed_in_its_year_may_be_moved_to_the_month_after(people, monday):
    d = at(people, S.CLOSED)
    monday.move_to("2027-03-20T09:00+08:00")
    late = clock.today() + timedelta(days=30)
    visit = d.case.sheet.visits_planned[0]
    d.mediator("move_visit", planned=visit, moved_to=late, reason="住院。")
    assert d.visits.filter(planned_on=late).exists()


def test_a_visit_given_up_keeps_its_reason_and_wants_no_other_day(people):
    d = at(people, S.CLOSED)
    given_up, ahead = d.case.sheet.visits_planned
    d.mediator("give_up_visit", planned=given_up, reason="人已经搬走，联系不上。")

    kept = d.visits.get(pk=given_up.pk)
    assert (kept.given_up_on, kept.given_up_why) == (MONDAY, "人已经搬走，联系不上。")
    assert d.last_sentence == "计划2026年4月1日的回访不再做：人已经搬走，联系不上。"
    assert [one.pk for one in d.case.sheet.visits_planned] == [ahead.pk]
    assert "plan_visits" not in wanted(d)


def test_the_days_proposed_avoid_days_off_and_lie_in_the_year(people, monday):
    d = at(people, S.PERFORMED)
    form = FORMS["close"](case=d.case, actor=people.as_clerk)
    first, second = (form.fields[name].near[0] for name in ("first_visit_on", "second_visit_on"))
    # 30 days after 2 March: Wednesday 1 April; 180: Saturday 29 August, so Monday the 31st.
    assert (first, second) == ((30, "建议的日子"), (182, "建议的日子"))


def test_a_bad_visit_asks_for_something_until_a_new_case_is_opened(people):
    d = at(people, S.CLOSED)
    assert d.case.sheet.visit_to_follow_up is None
    d.mediator("visit", met=[d.li], **BAD)
    assert d.case.sheet.visit_to_follow_up.words == "又漏了。"
    assert "file_scan" in wanted(d)
    assert what_next(d.case, Reader.STAFF).startswith("回访不满意的，由调委会决定怎么接着办")
    assert another(d.case)["bad"]["way"] == ALL_DONE

    facts = {"committee": people.committee, "place": "侨韵苑6号楼1202室", "category": "LK"}
    row = {"role": "applicant", "side": 1, "name": "李申"}
    new = door.register(
        by=people.as_clerk, follows=d.number, summary="又漏了", parties=[row], **facts
    )
    d.case.refresh_from_db()
    assert d.case.sheet.visit_to_follow_up is None
    assert [(one.other, one.kind) for one in links_seen(new, people.as_clerk)] == [
        (d.case, "arises")
    ]
    assert (new.amount, new.requested_on) == (None, None)


def test_a_new_case_takes_over_people_and_place_and_nothing_that_counts(people):
    d = at(people, S.CLOSED)
    form = Registration(actor=people.as_clerk, after=d.case)
    assert form.matter["place"].value() == "6号楼1202室"
    assert [row["name"].value() for row in form.parties] == ["李申", "周被"]
    assert {row["role"].value() for row in form.parties} == {None}
    asked = ("summary", "category", "amount", "asked", "channel", "nature")
    assert not any(form.matter[name].value() for name in asked)


def test_how_many_a_group_has_now_is_asked_again(people):
    d = at(people, S.CLOSED)
    d.parties.filter(name="周被").update(kind="group", head_count=12)
    form = Registration(actor=people.as_clerk, after=d.case)
    assert [row["head_count"].value() for row in form.parties] == [None, None]
