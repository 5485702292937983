"""Forms about debts: choices in one line, and a sum above the debt only when confirmed."""

import pytest
from django.core.exceptions import ValidationError

from cases.forms.base import FORMS
from cases.forms.handle.claim_rows import ClaimRow
from cases.forms.handle.registered_matter import MatterForm
from cases.forms.mediate.clause_form import ClauseForm
from cases.forms.mediate.instalments import PartForm
from cases.forms.mediate.quick_record import QuickForm
from cases.models import Payment
from cases.states import Status as S
from cases.web.plain_words import in_plain_words
from cases.words.readers import Reader
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
ONE_LINE = 60


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def performing(people):
    with morning_of(MONDAY):  # the first instalment falls due on a working day
        yield at(people, S.PERFORMING)


def choices(dispute, act, field, by):
    form = FORMS[act](case=dispute.case, actor=by)
    return [label for value, label in form.fields[field].choices if value]


def test_a_debt_is_chosen_by_who_pays_whom_and_how_much_is_left(people, performing):
    (label,) = choices(performing, "pay", "obligation", people.as_mediator)
    assert label.startswith("周被付李申，还欠 5,800.00 元")
    assert len(label) <= ONE_LINE


def test_a_duty_to_act_is_chosen_by_who_does_what(people, performing):
    (label,) = choices(performing, "record_act", "obligation", people.as_mediator)
    assert label.startswith("周被：")
    assert len(label) <= ONE_LINE


def test_a_payment_is_chosen_by_its_sum_first(people, performing):
    performing.pay(200_000, confirmed=False)
    (label,) = choices(performing, "confirm_payment", "payment", people.as_mediator)
    assert label.startswith("2,000.00 元，周被付李申，")


def test_who_registers_no_payments_is_not_asked_to_register_one(people, performing):
    readers = {Reader.STAFF: people.as_mediator, Reader.PARTY: performing.link(performing.li)}
    said = [
        in_plain_words(one, reader).otherwise
        for reader, actor in readers.items()
        for one in FORMS["confirm_payment"](case=performing.case, actor=actor).missing
    ]
    assert said == [
        "没有待收款人确认的付款；付了还没有登记的，先登记付款。",
        "现在没有等您确认的付款。对方说付了、这里没有的，请打调委会电话。",
    ]


def test_no_debt_sum_or_day_of_payment_is_filled_in_and_the_sum_due_is_shown_at_the_debt(
    people, performing
):
    form = FORMS["pay"](case=performing.case, actor=people.as_mediator)
    filled = [form[name].value() for name in ("obligation", "amount", "paid_on", "way")]
    assert filled == [None, None, None, None]
    (debt,) = form.drawn[0].questions[0].choices
    assert debt.note.startswith("第1期 ")
    assert debt.note.endswith("到期，还欠 3,000.00 元")


def payment(dispute, yuan, **more):
    """The address of the form and what is sent in it."""
    day = clock.today().isoformat()
    data = {
        "obligation": dispute.debt.pk,
        "amount": yuan,
        "paid_on": day,
        "way": "cash",
        "on": day,
        "key": "one",
        "version": dispute.case.version,
    }
    return f"/mediator/cases/{dispute.number}/pay/", data | more


def test_after_a_payment_the_page_shows_the_rest_and_the_unconfirmed_sum(people, performing):
    client = sign_in(people.mediator)
    done = client.post(*payment(performing, "2000"))
    page = client.get(done.url).content.decode()
    assert "还欠 3,800.00 元；已登记的 2,000.00 元还要收款人确认。" in page


def test_more_than_the_debt_is_asked_about_before_it_is_saved(people, performing):
    client = sign_in(people.mediator)
    answer = client.post(*payment(performing, "6000"))
    assert answer.status_code == 422
    assert "这一笔还欠 5,800.00 元，填的多出 200.00 元" in answer.content.decode()
    assert 'type="checkbox" name="overpaid"' in answer.content.decode()
    assert not Payment.objects.exists()


def test_more_than_the_debt_is_saved_when_meant_and_once(people, performing):
    client = sign_in(people.mediator)
    sent = payment(performing, "6000", overpaid="on")
    assert [client.post(*sent).status_code for _ in range(2)] == [303, 303]
    assert list(Payment.objects.values_list("amount", "credited")) == [(600_000, 20_000)]


def test_the_question_is_not_asked_when_the_sum_is_not_above_the_debt(people, performing):
    client = sign_in(people.mediator)
    page = client.get(f"/mediator/cases/{performing.number}/pay/").content.decode()
    assert "确实多付" not in page
    sent = payment(performing, "5800")
    assert [client.post(*sent).status_code for _ in range(2)] == [303, 303]
    assert Payment.objects.count() == 1


ESTIMATES = {"AddClaim", "ChangeClaim", "Correct", "MatterForm", "ClaimRow"}


def money_fields():
    """Every field for money of every form of an act, of the clauses and of what stands beside."""
    forms = [*FORMS.values(), ClauseForm, PartForm, QuickForm, ClaimRow, MatterForm]
    return {
        (form.__name__, name): field
        for form in forms
        for name, field in form.base_fields.items()
        if getattr(field, "counts_money", False)
    }


def test_only_what_is_claimed_may_be_near_a_sum():
    fields = money_fields()
    near = {key for key, field in fields.items() if field.keeps_about}
    assert {name for _, name in near} == {"amount"}
    assert {form for form, _ in near} == ESTIMATES
    for key in fields.keys() - near:
        with pytest.raises(ValidationError, match="这里要写确定的数"):
            fields[key].clean("约1200")
