"""Whose a promise is: a company's own, or that of a party or company the office chose."""

import pytest
from django.db.models import QuerySet

from cases.models import Promise
from cases.states import Status as S
from mediation.directory.models import Department, PropertyCompany
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

PROMISE = {"promise_text": "换好管道", "promise_due_on": MONDAY}
WHO = "请选择是谁承诺的：本案当事人，或者本案的物业公司。（本会规定：承诺台账）"


@pytest.fixture
def d():
    return at(cast(), S.DISPATCHED)


def kept(d):
    """(party, company, name, speaker) of the only promise."""
    promise = Promise.objects.get(case=d.case)
    return promise.party, promise.company, promise.by, promise.said_by


def test_a_companys_clerk_promises_for_the_company_whatever_was_sent(d):
    d.company("make_promise", **PROMISE, party=d.li, said_by="许经理")

    assert kept(d) == (None, d.p.company, str(d.p.company), "许经理")
    assert d.last_sentence == (
        f"{d.p.company}承诺（许经理答应）：2026年3月2日（含当日）前换好管道。"
    )


def test_a_company_that_is_a_party_promises_as_that_party():
    people = cast()
    company = {"kind": "organisation", "name": people.company.name, "company": people.company}
    d = at(people, S.DISPATCHED, parties=(PARTIES[0], PARTIES[1] | company))
    ours = d.parties.get(company=people.company)
    d.company("make_promise", **PROMISE, said_by="许经理")

    assert kept(d) == (ours, people.company, ours.name, "许经理")
    assert d.last_sentence.startswith(f"{{p{ours.pk}}}承诺（许经理答应）：")


def test_the_office_records_the_promise_of_a_party(d):
    d.office("make_promise", **PROMISE, party=d.zhou)

    assert kept(d) == (d.zhou, None, "周被", "")


@pytest.mark.parametrize("whose", ["nobody", "another company"])
def test_the_office_records_no_promise_of_somebody_outside_the_case(d, whose):
    other = PropertyCompany.objects.create(name="别家物业", phone="0595-1")
    promisor = {"company": other} if whose == "another company" else {}

    assert d.blocked(d.p.as_clerk, "make_promise", **PROMISE, **promisor) == [WHO]


def test_a_promise_in_an_answer_is_the_addressees():
    people = cast()
    answer = {"findings": "已看", "action": "换管", "answered_by": "许管家", **PROMISE}
    d = at(people, S.DISPATCHED).company("answer", **answer)
    assert kept(d) == (None, people.company, str(people.company), "许管家")

    office = Department.objects.create(name="住建局", kind="other", district=people.district)
    other = at(people, S.REGISTERED).office("dispatch", department=office)
    assert kept(other.office("answer", **answer)) == (None, None, "住建局", "许管家")


def test_an_early_promise_of_a_typed_name_is_still_checked_by_another(d):
    d.case.promises.create(by="李申", text="擦净", made_on=MONDAY, due_on=MONDAY)
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(open_promises=1)
    check = {"promise": d.promises.get(), "kept": True, "proof": "看过。"}

    assert d.blocked(d.link(d.li), "check_promise", **check) == [
        "承诺要由承诺人以外的人核查。（本会规定：承诺台账）"
    ]
    assert d.office("check_promise", **check).last_sentence == "李申的承诺“擦净”已兑现。看过。"
