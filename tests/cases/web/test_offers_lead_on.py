"""What is offered is possible now, or after something this person can mend; a remedy is no refusal.

In every state, for everybody who takes part.
"""

from datetime import timedelta

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.models import Case
from cases.states import Status as S
from cases.web import case_parts
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds import another_committee, city_department
from tests.deeds_after import higher_court
from tests.factories import REACHABLE, at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # asks what test_doors.py asks
OWN_PAGES = {"give_link", "edit_agreement"}


def actors(d):
    staff = (d.p.as_clerk, d.p.as_mediator, d.p.as_manager, d.p.as_liaison)
    return (*staff, *(d.link(party) for party in d.both))


def the_bodies_around_are_registered(d):
    """As an administrator registers them: a department, another committee, the court above."""
    city_department(d)
    another_committee()
    higher_court()


def missing(name, case, actor) -> list:
    """What the form of an act lacks, so that its page can only refuse."""
    return [] if name in OWN_PAGES else FORMS[name](case=case, actor=actor).missing


def dead_ends(case, actor) -> list[str]:
    """Each remedy and each open act whose page would refuse, with nothing to mend it."""
    offered = offering.offers(case, actor)
    ways, here = offering.ways_on(offered), {offer.name for offer in offered}
    remedies = {way for name, way in ways.items() if way != name}
    wrong = [f"{name}: a remedy that is not open" for name in remedies - here]
    for name in {offer.name for offer in offered if not offer.blocked_by}:
        lacks = missing(name, case, actor)
        if any(one.remedy not in ways for one in lacks):
            wrong.append(f"{name}: {[one.otherwise for one in lacks]}")
    return wrong


@pytest.mark.parametrize("status", REACHABLE)
def test_every_act_offered_can_be_done_and_every_remedy_is_open(status):
    d = at(cast(), status)
    the_bodies_around_are_registered(d)
    case = Case.objects.get(pk=d.case.pk)

    assert [w for actor in actors(d) for w in dead_ends(case, actor)] == []


@pytest.fixture
def too_late():
    """A written agreement in force for 31 days, which no court has confirmed."""
    people = cast()
    return at(people, S.AGREED, day=clock.today() - timedelta(days=60)), people


def button(d, actor, name):
    case = Case.objects.get(pk=d.case.pk)
    buttons = case_parts.buttons(case, actor, "/office/cases/1/")
    return next(one for one in buttons if one.name == name)


def test_joint_confirmation_is_not_offered_after_its_thirty_days_but_can_be_entered_late(too_late):
    d, people = too_late
    confirmation = button(d, people.as_clerk, "open_proceeding")

    assert (confirmation.stuck, confirmation.is_over) == (True, True)
    assert "已超过三十日" in confirmation.blocked_by[0].otherwise
    page = sign_in(people.clerk).get(f"/office/cases/{d.number}/").content.decode()
    assert "项现在不能办" in page
    assert "在期限以内已经办了的，去补登" in page
    form = sign_in(people.clerk).get(f"/office/cases/{d.number}/open_proceeding/")
    assert form.context["refused"] == []


def test_joint_confirmation_is_offered_within_its_thirty_days():
    people = cast()
    d = at(people, S.AGREED)

    assert button(d, people.as_clerk, "open_proceeding").pile == ""


def test_a_page_leaves_out_what_has_nothing_to_act_on_and_says_a_reason_once():
    people = cast()
    d = at(people, S.PERFORMING)
    page = sign_in(people.clerk).get(f"/office/cases/{d.number}/").content.decode()

    assert "登记违约金" not in page  # the agreement has none
    settled = "请求已经写定在协议里，不能再增加、变更、撤回。"
    assert [page.count(words) for words in (settled, ">增加请求<", ">变更请求<")] == [1, 1, 1]
    form = sign_in(people.clerk).get(f"/office/cases/{d.number}/record_penalty/")
    assert "没有可以登记的违约金" in form.content.decode()


def test_what_nobody_here_can_mend_leads_nowhere():
    with morning_of(MONDAY):
        people = cast()
        d = at(people, S.DEFAULTED)
        offered = offering.offers(Case.objects.get(pk=d.case.pk), people.as_clerk)

    ways = offering.ways_on(offered)
    assert {name for name, way in ways.items() if way == name} == {
        offer.name for offer in offered if not offer.blocked_by
    }
