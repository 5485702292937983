"""Nobody is bound by a text they did not sign; days and plans beyond the law or a column."""

from datetime import date, timedelta

import pytest

from cases import door
from cases.door import refusals
from cases.law import money as sums
from cases.models import Obligation
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.dispute import money
from tests.factories import at

pytestmark = pytest.mark.django_db

LONG_AGO = date(2001, 1, 1)


@pytest.fixture
def people():
    return cast()


def talked(people):
    return at(people, S.MEDIATING).sit_down()


def test_a_party_that_has_left_is_not_bound_by_the_draft_it_never_signed(people):
    d = talked(people)
    zhou = d.zhou
    d.write(money(d, (clock.today(), 100000)))
    d.office("add_party", role="respondent", side=2, name="孙三")
    d.office("release_party", party=zhou, reason="已搬走")

    assert any(
        "已经退出" in sentence for sentence in d.blocked(people.as_mediator, "draft_agreement")
    )
    assert not Obligation.objects.filter(debtor=zhou).exists()


def test_a_party_cannot_agree_with_itself(people):
    d = talked(people)
    d.office("release_party", party=d.zhou, reason="已搬走")
    act = {"kind": "act", "by_party": d.li, "text": "清理", "due_on": clock.today()}
    d.write(act | {"standard": "清空"})

    assert any(
        "对方当事人" in sentence for sentence in d.blocked(people.as_mediator, "draft_agreement")
    )
    oral = {"content": "以后互相体谅。", "doer": d.li}
    assert any("对方当事人" in s for s in d.blocked(people.as_mediator, "conclude_orally", **oral))


@pytest.mark.parametrize("name", ["li", "zhou"])
def test_who_owes_or_is_owed_does_not_leave(people, name):
    d = at(people, S.AGREED)
    d.blocked(people.as_clerk, "release_party", party=getattr(d, name), reason="已搬走")


def test_a_ruling_is_not_older_than_its_application(people):
    d = at(people, S.ADJUDICATING).court_takes_it()

    d.blocked(people.as_liaison, "court_decide", outcome="confirmed", on=LONG_AGO)

    d.court("court_decide", outcome="confirmed").court("title_given")
    assert all(title.until is None or title.until >= title.since for title in d.titles.all())


def test_no_entry_is_older_than_its_case(people):
    d = at(people, S.PERFORMING)

    d.blocked(people.as_mediator, "record_act", obligation=d.duty, proof="看过", on=LONG_AGO)
    paid = {"obligation": d.debt, "amount": 100, "way": "cash", "paid_on": LONG_AGO}
    d.blocked(people.as_mediator, "pay", **paid)
    d.blocked(people.as_mediator, "pay", **paid | {"paid_on": clock.today()}, on=LONG_AGO)
    early = at(people, S.ANSWERED)
    early.blocked(people.as_clerk, "consent", party=early.li, agrees=True, on=LONG_AGO)


def test_a_plan_of_many_instalments_comes_into_force(people):
    d = talked(people)
    days = sums.monthly(clock.today() + timedelta(days=1), 60)
    d.write(money(d, *((day, 100) for day in days))).mediator("draft_agreement").all_marks()

    assert d.status == S.AGREED
    assert len(d.debt.text) > 600
    assert sum(part.amount for part in d.debt.instalments.all()) == d.amount_agreed == 6000


def test_an_actors_name_of_any_length_is_kept_on_the_trail(people):
    d = at(people, S.ANSWERED)
    d.case.parties.filter(pk=d.li.pk).update(name="长" * 120)
    holder = d.link(d.case.parties.get(role="applicant"))
    promised = {"promise_text": "修好", "promise_due_on": clock.today()}
    d.office("make_promise", company=people.company, **promised)

    d.do(holder, "check_promise", promise=d.promises.get(), kept=True, proof="到场看过")

    assert d.trail.latest("seq").actor == "长" * 80


def test_a_stranger_to_the_case_cannot_be_paid(people):
    d, other = at(people, S.AGREED), at(people, S.AGREED)
    paid = {"amount": 100, "way": "cash", "paid_on": clock.today()}

    d.blocked(people.as_mediator, "pay", obligation=other.debt, **paid)
    paid_elsewhere = {"payment": other.pay(1).payments.get(), "how": "电话"}
    with pytest.raises(refusals.StepBlocked):
        door.do(d.case, "confirm_payment", by=people.as_clerk, **paid_elsewhere)
