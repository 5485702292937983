"""What was agreed in the quick record: who pays whom, what is done at once, what stays owed."""

from datetime import timedelta

import pytest

from cases import door
from cases.forms.mediate.quick_record import SOME_ARE_BOUND, WHO_IS_BOUND
from cases.models import Case
from cases.states import Status
from mediation import clock
from mediation.accounts.actor import actor_of
from tests.cases.web.mediator.quick_form import filled_in, side

pytestmark = pytest.mark.django_db

QUICK = "/mediator/quick/"


def test_what_is_due_later_is_followed(people, browser):
    due = clock.today() + timedelta(days=5)
    browser.post(QUICK, filled_in(people, when="later", due_on=due.isoformat()))
    case = Case.objects.get()
    assert case.status == Status.PERFORMING
    assert [part.due_on for part in case.sheet.instalments] == [due]


@pytest.mark.parametrize(("rest", "status"), [("now", "performed"), ("later", "performing")])
def test_without_money_the_answer_says_whether_something_is_still_to_be_done(
    people, browser, rest, status
):
    due = (clock.today() + timedelta(days=3)).isoformat()
    browser.post(
        QUICK, filled_in(people, when="none", amount=None, rest=rest, done_by=due, doers=["1"])
    )
    case = Case.objects.get()
    assert (case.status, case.amount_agreed) == (status, 0)


@pytest.mark.parametrize("when", ["now", "later", "none"])
def test_acts_are_not_done_unless_stated(people, browser, when):
    due = (clock.today() + timedelta(days=3)).isoformat()
    sent = filled_in(people, when=when, amount=None if when == "none" else "600", due_on=due)
    response = browser.post(QUICK, sent | {"rest": ""})

    assert (response.status_code, Case.objects.exists()) == (422, False)
    assert response.context["form"].errors == {
        "rest": ["还说定了事的，请选当场已经做完、约定日期，还是以后一直遵守。"]
    }


def test_what_is_kept_from_now_on_lasts_without_a_day_and_can_be_broken(people, browser):
    browser.post(QUICK, filled_in(people, content="不再堵门", rest="kept", doers=["0", "1"]))
    case = Case.objects.get()
    duty = case.obligations.get(amount=None)
    assert (case.status, case.amount_paid, duty.kind) == (Status.PERFORMING, 60000, "lasting")
    assert (duty.status, duty.due_on, duty.ends_on, duty.text) == ("open", None, None, "不再堵门。")
    facts = {"obligation": duty, "breached_on": clock.today(), "words": "又堵门", "proof": "照片"}
    case = door.do(case, "record_breach", by=actor_of(people.mediator), **facts)
    assert case.status == Status.DEFAULTED


@pytest.mark.parametrize(
    ("rest", "doers", "bound"),
    [
        ("kept", ["1"], ["蔡某"]),
        ("later", ["0"], ["黄某某"]),
        ("kept", ["0", "1"], []),
        ("now", ["1"], []),
    ],
)
def test_who_does_or_keeps_it_is_who_was_said(people, browser, rest, doers, bound):
    day = (clock.today() + timedelta(days=3)).isoformat()
    sent = filled_in(people, content="九点以前不放广播", rest=rest, doers=doers, done_by=day)
    browser.post(QUICK, sent)
    duty = Case.objects.get().obligations.get(amount=None)
    assert [party.name for party in duty.debtors] == bound


@pytest.mark.parametrize("rest", ["later", "kept"])
def test_nobody_is_bound_by_an_answer_that_was_not_given(people, browser, rest):
    day = (clock.today() + timedelta(days=3)).isoformat()
    answer = browser.post(QUICK, filled_in(people, rest=rest, done_by=day))
    assert (answer.status_code, Case.objects.exists()) == (422, False)
    assert answer.context["form"].errors == {"doers": [WHO_IS_BOUND]}


def test_two_of_three_are_not_bound_in_one_word(people, browser):
    third = {"side-TOTAL_FORMS": "3"} | side(2, "周某")
    answer = browser.post(QUICK, filled_in(people, rest="kept", doers=["0", "2"], **third))
    assert answer.context["form"].errors == {"doers": [SOME_ARE_BOUND]}


def test_money_paid_at_once_leaves_the_acts_of_a_later_day_owed(people, browser):
    day = clock.today() + timedelta(days=3)
    browser.post(QUICK, filled_in(people, rest="later", done_by=day.isoformat(), doers=["1"]))
    case = Case.objects.get()
    act, payment = case.obligations.get(amount=None), case.payments.get()
    assert (case.status, case.amount_paid) == (Status.PERFORMING, 60000)
    assert (act.status, act.due_on) == ("open", day)
    assert (payment.paid_on, payment.confirmed_on) == (clock.today(), clock.today())


def test_acts_done_at_once_leave_the_money_of_a_later_day_owed(people, browser):
    day = clock.today() + timedelta(days=3)
    browser.post(QUICK, filled_in(people, when="later", due_on=day.isoformat()))
    case = Case.objects.get()
    act, owed = case.obligations.get(amount=None), case.obligations.get(amount=60000)
    assert (case.status, case.amount_paid, act.status) == (Status.PERFORMING, 0, "done")
    assert [part.due_on for part in owed.instalments.all()] == [day]


def test_a_third_side_may_pay(people, browser):
    third = side(2, "周某")
    browser.post(QUICK, filled_in(people, payer="2", **{"side-TOTAL_FORMS": "3"}, **third))
    case = Case.objects.get()
    assert case.obligations.get(amount=60000).debtor.name == "周某"


def test_of_two_sides_only_the_payer_is_asked(people, browser):
    assert browser.get(QUICK).context["form"].counterpart_is_implied
    browser.post(QUICK, filled_in(people, payee=None))
    paid = Case.objects.get().obligations.get(amount=60000)
    assert (paid.debtor.name, paid.creditor.name) == ("蔡某", "黄某某")


def test_among_three_sides_the_payee_must_be_chosen(people, browser):
    third = {"side-TOTAL_FORMS": "3"} | side(2, "周某")
    answer = browser.post(QUICK, filled_in(people, payee=None, **third))
    form = answer.context["form"]
    assert (form.errors, form.counterpart_is_implied) == ({"payee": ["请选付给谁。"]}, False)
    offered = [choice.label for choice in form.questions["payee"].choices]
    assert offered == ["黄某某", "蔡某", "周某"]


EARLIER = {
    "due_on": {"when": "later"},
    "done_by": {"rest": "later", "doers": ["1"]},
}


@pytest.mark.parametrize("name", EARLIER)
def test_a_day_before_the_agreement_is_refused_at_its_field(people, browser, name):
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    response = browser.post(QUICK, filled_in(people, **EARLIER[name], **{name: yesterday}))
    assert (response.status_code, response.context["refused"]) == (422, [])
    assert response.context["form"].errors == {name: ["约定的日子不能早于协议达成的那天（今天）。"]}


GONE = {"side-TOTAL_FORMS": "3", "side-2-DELETE": "on"}


@pytest.mark.parametrize("end", ["payer", "payee"])
def test_money_of_a_removed_side_is_asked_again_though_two_remain(people, browser, end):
    ends = {"payer": "1", "payee": "0", end: "2"}
    page = browser.post(QUICK, filled_in(people, **GONE, **side(2, "丙某", willing=""), **ends))

    form = page.context["form"]
    sentence = f"原来选的一方已经不在这一页，请重新选“{form[end].label}”。"
    assert form.errors == {end: [sentence]}
    *_, last = form.questions[end].choices
    assert (last.label, last.removed) == ("已经去掉的一方", True)
    assert ("付给黄某某" in page.content.decode()) == form.counterpart_is_implied
    assert f'name="{end}" value="2"' in page.content.decode()


UNSENT = {"side-TOTAL_FORMS": "3"}
REMOVED = GONE | side(2, "丙某", willing="", informed="", side="")


@pytest.mark.parametrize("removed", [UNSENT, REMOVED], ids=["not sent", "deleted"])
def test_a_removed_side_is_not_validated(people, browser, removed):
    page = browser.post(QUICK, filled_in(people, on="", **removed))

    assert [(anchor, error) for anchor, _, error in page.context["wrong"]] == [
        ("id_on", "请填写“哪天”。")
    ]
    assert [row["DELETE"].value() for row in page.context["sides"]] == [False, False, True]


def test_sides_after_a_removed_one_are_numbered_as_on_the_page(people, browser):
    sent = {"side-TOTAL_FORMS": "4", "side-2-DELETE": "on"} | side(3, "", phone="1")
    page = browser.post(QUICK, filled_in(people, **sent))

    offered = page.context["form"].questions["payer"].choices
    assert [choice.label for choice in offered] == ["黄某某", "蔡某", "第3方"]
    assert "第3方电话" in [label for _, label, _ in page.context["wrong"]]
