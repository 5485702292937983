"""Six at once: real threads and connections, on the database of this run."""

import pytest
from django.urls import reverse

from cases import door
from cases.door import refusals
from cases.models import Case, NumberDrawn
from cases.states import Status
from mediation import clock
from mediation.directory.models import EstateManagement, PropertyCompany
from tests.cast import SINCE, cast
from tests.clients import sign_in
from tests.deeds_of_groups import a_group_takes_part, group
from tests.factories import complain
from tests.six_at_once import SIX, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    return cast()


def dispatch(case, people, key):
    return door.take(
        case, "dispatch", by=people.as_clerk, company=people.company, key=key, version=0
    )


def test_six_with_one_key_get_one_answer_and_leave_one_line(people):
    case = complain(people).case

    answers = at_once(lambda i: dispatch(case, people, "same").status)

    assert answers == [Status.DISPATCHED] * SIX
    assert case.trail.filter(name="dispatch").count() == 1
    assert case.dispatches.count() == 1


def test_six_with_different_keys_and_one_succeeds(people):
    case = complain(people).case

    answers = at_once(lambda i: dispatch(case, people, f"key-{i}"))

    assert sum(isinstance(answer, Case) for answer in answers) == 1
    assert sum(isinstance(answer, refusals.NoSuchStep) for answer in answers) == SIX - 1
    assert case.trail.filter(name="dispatch").count() == 1


def test_six_registrations_draw_six_numbers(people):
    cases = at_once(lambda i: complain(people, key=f"key-{i}").case)

    assert len({case.number for case in cases}) == SIX
    serials = NumberDrawn.objects.filter(series__kind="complaint").values_list("serial", flat=True)
    assert sorted(serials) == list(range(1, SIX + 1))


def pay(people, case, owed, i, **more):
    """A part of the debt, under a key of its own."""
    received = {"confirmed_on": case.effective_on, "how": "当面"}
    paid = {"amount": 40000, "paid_on": case.effective_on, "way": "cash", **received}
    by = people.as_mediator
    return door.record(case, "pay", by=by, obligation=owed, **paid, key=f"pay-{i}", **more)


def test_of_six_stale_forms_of_a_payment_one_pays_and_five_are_refused(people, performing):
    case, owed = performing
    seen = Case.objects.get(pk=case.pk).trail_length

    answers = at_once(lambda i: pay(people, case, owed, i, as_of=seen))

    assert sum(isinstance(answer, refusals.NotSeen) for answer in answers) == SIX - 1
    assert case.payments.count() == case.trail.filter(name="pay").count() == 1


def test_six_payments_never_pay_more_than_is_owed(people, performing):
    case, owed = performing

    at_once(lambda i: pay(people, case, owed, i))

    fresh = Case.objects.get(pk=case.pk)
    payments = fresh.payments.all()
    assert sum(p.amount - p.credited for p in payments) == fresh.amount_paid == 100000
    assert sum(p.amount for p in payments) == 40000 * payments.count()
    assert fresh.status == Status.PERFORMED


def list_member(people, d, i, household):
    """A clerk types one household onto the list of the group, under a key of their own."""
    who = {"household": household, "name": "", "phone": "", "amount": 100, "grounds": ""}
    who |= {"party": group(d), "representative": False, "key": f"member-{i}"}
    return door.record(d.case, "add_member", by=people.as_clerk, **who)


def test_of_six_who_list_one_household_one_does_and_six_households_have_six_numbers(people):
    d = complain(people)
    a_group_takes_part(d)

    answers = at_once(lambda i: list_member(people, d, i, "3幢101室"))
    at_once(lambda i: list_member(people, d, SIX + i, f"4幢{i}01室"))

    assert sum(isinstance(answer, Case) for answer in answers) == 1
    numbers = d.case.group_members.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, SIX + 2))


@pytest.fixture
def performing(people):
    """An oral agreement over 1,000 元 that is being performed."""
    case = complain(people).case
    li, zhou = case.parties.all()
    door.take(case, "request_mediation", by=people.as_clerk, party=li)
    for party in (li, zhou):
        door.record(case, "consent", by=people.as_clerk, party=party, agrees=True, how="当面")
    door.take(case, "accept", by=people.as_deputy, mediator=people.mediator)
    door.record(case, "give_notice", by=people.as_mediator, parties=[li, zhou], how="当面")
    door.take(case, "open_session", by=people.as_mediator)
    case = door.take(
        case,
        "conclude_orally",
        by=people.as_mediator,
        content="以后互相体谅。",
        amount=100000,
        payer=zhou,
        payee=li,
        at_once=True,
    )
    case = door.take(case, "start_performance", by=people.as_mediator)
    talk = case.obligations.get(amount=None)
    door.record(case, "record_act", by=people.as_mediator, obligation=talk, proof="当面")
    return case, case.obligations.get(amount=100000)


def test_of_six_companies_called_alike_at_once_one_gets_the_name(people):
    rows = [
        PropertyCompany.objects.create(name=f"安邻{i}公司", short_name=f"{i}") for i in range(SIX)
    ]
    for row in rows:
        EstateManagement.objects.create(estate=people.estate, company=row, since=SINCE)
    browsers = [sign_in(people.clerk) for _ in rows]
    page, sent = reverse("office:directory"), {"short_name": "安邻", "parent": ""}

    def answer(i):
        form = sent | {"seen": f"简称{i}"}
        return browsers[i].post(f"{page}?company={rows[i].pk}", form).status_code

    answers = at_once(answer)

    assert sorted(answers) == [302, *[422] * (SIX - 1)]


def test_six_who_strike_the_same_two_rows_off_at_once_leave_one_line_each(people):
    disputes = [complain(people) for _ in range(2)]
    for d in disputes:
        d.office("dispatch", company=people.company)
        d.company("answer", findings="已查看。", action="已修好。", answered_by="许管家")
        d.office("rate", party=d.li, score="satisfied")
    rows = [f"{d.case.pk}-{d.case.trail_length}" for d in disputes]
    sent = {"case": rows, "checked": "到场核实，已办完。", "on": clock.today().isoformat()}
    clients = [sign_in(people.clerk) for _ in range(SIX)]

    answers = at_once(
        lambda i: clients[i].post("/office/strike_offs/", sent | {"key": f"k{i}"}).status_code
    )

    assert set(answers) <= {303, 422}
    for d in disputes:
        assert d.case.trail.filter(name="strike_off").count() == 1
