"""A form sent twice is read the same twice, whatever its first sending changed."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cases import door
from cases.forms.fields import DayField
from cases.models import Case
from cases.states import Status as S
from cases.web import case_parts
from cases.web.stepping import SENT_BEFORE
from mediation import clock
from mediation.plain_forms import TORN
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at, complain
from tests.house import measuring

pytestmark = pytest.mark.django_db
EARLY = {"at": "00:00"}


@pytest.fixture
def people():
    return cast()


def extra_party(people, status):
    """A case with a mentioned party, who may be released."""
    return at(people, status).office("add_party", role="other", side=3, name="路人")


def done_while_enforced(people):
    """Everything is performed while the court still has the application for enforcement."""
    return at(people, S.ENFORCING).everything_is_done()


FORMS = {
    "release_party": (
        lambda p: extra_party(p, S.REQUESTED),
        lambda p, d: {"party": d.case.parties.get(name="路人").pk, "reason": "与本案无关"},
    ),
    "contact": (
        lambda p: at(p, S.REQUESTED),
        lambda p, d: {"party": d.li.pk, "way": "phone", "reached": "on"} | EARLY,
    ),
    "court_decide": (done_while_enforced, lambda p, d: {"outcome": "paid", "ruling": "通知书"}),
    "reassign": (
        lambda p: at(p, S.ACCEPTED),
        lambda p, d: {"mediator": p.bystander.pk, "reason": "休假", "tie": "no"},
    ),
}


def sent(dispute, act, data):
    shown = {"version": dispute.case.version, "as_of": dispute.case.trail.count()}
    day = {"on": clock.today().isoformat(), "key": "same"}
    return f"/office/cases/{dispute.number}/{act}/", day | shown | data


@pytest.mark.parametrize("act", FORMS)
def test_the_same_form_has_one_effect_and_one_answer(people, act):
    make, fields = FORMS[act]
    dispute = make(people)
    url, data = sent(dispute, act, fields(people, dispute))
    office, before = sign_in(people.clerk), dispute.case.trail.count()
    first = office.post(url, data)
    with time_machine.travel(clock.now() + timedelta(seconds=90), tick=False):
        again = office.post(url, data)
    assert (first.status_code, first.url) == (again.status_code, again.url) == (303, again.url)
    assert dispute.case.trail.filter(seq__gt=before, name=act).count() == 1


def test_a_released_party_can_no_longer_be_chosen(people):
    dispute = extra_party(people, S.REQUESTED)
    gone = dispute.case.parties.get(name="路人")
    dispute.office("release_party", party=gone, reason="与本案无关")
    office = sign_in(people.clerk)
    for act, more in (("contact", {"way": "phone"} | EARLY), ("consent", {"agrees": "yes"})):
        url, data = sent(dispute, act, {"party": gone.pk} | more)
        answer = office.post(url, data)
        assert answer.status_code == 422
        assert "请选择本案在册的当事人" in answer.content.decode()
        assert f'value="{gone.pk}"' not in office.get(url).content.decode()


def test_a_form_that_comes_back_offers_what_the_empty_page_offered(people):
    dispute = extra_party(people, S.REQUESTED)
    gone = dispute.case.parties.get(name="路人")
    dispute.office("release_party", party=gone, reason="与本案无关")
    ruled = at(people, S.ADJUDICATING)
    for about, act in ((dispute, "consent"), (ruled, "court_decide")):
        url, data = sent(about, act, {"on": ""})
        office = sign_in(people.clerk)
        again = office.post(url, data)
        assert again.status_code == 422
        assert choices_of(again) == choices_of(office.get(url))
    assert choices_of(again) == {"confirmed", "dismissed"}


def choices_of(page) -> set[str]:
    """What the buttons of a page stand for."""
    return set(re.findall(r'type="radio"[^>]* value="([^"]*)"', page.content.decode()))


def test_a_contact_in_the_future_is_refused(people):
    dispute = at(people, S.REQUESTED)
    with time_machine.travel(clock.aware(clock.local(clock.now()).replace(hour=9, tzinfo=None))):
        contact = {"party": dispute.li.pk, "way": "phone", "at": "23:59"}
        url, data = sent(dispute, "contact", contact)
        answer = sign_in(people.clerk).post(url, data)
    assert answer.status_code == 422
    assert "联系的时间不能晚于现在" in answer.content.decode()


def test_a_stale_form_is_reported_before_its_field_errors(people):
    case = complain(people)
    door.take(case, "dispatch", by=people.as_clerk, company=people.company)
    stale = {"on": "", "key": "k", "version": case.version, "reason": "写了一半"}
    answer = sign_in(people.clerk).post(f"/office/cases/{case.number}/decline/", stale)
    assert answer.status_code == 409
    assert "写了一半" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).status == S.DISPATCHED


def test_a_mediator_who_loses_the_case_while_sending_the_form_is_told_so(people, monkeypatch):
    dispute, find = at(people, S.MEDIATING), case_parts.find

    def found_and_given_away(request, number):
        case = find(request, number)
        dispute.office("reassign", mediator=people.bystander, reason="休假")
        return case

    monkeypatch.setattr(case_parts, "find", found_and_given_away)
    _, data = sent(dispute, "contact", {"party": dispute.li.pk, "way": "phone"} | EARLY)
    answer = sign_in(people.mediator).post(f"/mediator/cases/{dispute.number}/contact/", data)
    assert answer.status_code == 409
    assert "周被" not in answer.content.decode()  # nothing of a case that is not theirs any more
    assert not dispute.case.contact_attempts.exists()


def test_the_second_correction_does_not_take_the_first_one_back():
    people = cast()
    case = complain(people).case
    url = f"/office/cases/{case.number}/correct/"
    one, two = sign_in(people.clerk), sign_in(people.clerk)
    forms = [measuring.filled(client.get(url).context["form"]) for client in (one, two)]

    assert one.post(url, forms[0] | {"place": "侨韵苑6号楼1302室"}).status_code == 303
    late = two.post(url, forms[1] | {"summary": "写了一半的情况"})

    case.refresh_from_db()
    assert (late.status_code, case.place) == (409, "侨韵苑6号楼1302室")
    assert "写了一半的情况" in late.content.decode()


def test_a_form_changed_after_it_took_effect_is_taken_when_sent_again(people):
    dispute = at(people, S.MEDIATING)
    url, data = sent(dispute, "offer", {"party": dispute.li.pk, "amount": "1200"})
    mediator, url = sign_in(people.mediator), url.replace("/office/", "/mediator/")
    assert mediator.post(url, data).status_code == 303
    refused = mediator.post(url, data | {"amount": "1300"})
    assert (refused.status_code, SENT_BEFORE in refused.content.decode()) == (422, True)
    form = refused.context["form"]
    again = data | {"amount": "1300"} | {name: form[name].value() for name in ("key", "as_of")}
    assert mediator.post(url, again).status_code == 303
    assert [offer.amount for offer in dispute.case.offers.order_by("pk")] == [120000, 130000]


def test_a_form_changed_after_it_took_effect_does_not_pass_over_a_later_entry(people):
    dispute = at(people, S.MEDIATING)
    url, data = sent(dispute, "offer", {"party": dispute.li.pk, "amount": "1200"})
    mediator, url = sign_in(people.mediator), url.replace("/office/", "/mediator/")
    assert mediator.post(url, data).status_code == 303
    dispute.mediator("offer", party=dispute.li, amount=125000)
    form = mediator.post(url, data | {"amount": "1300"}).context["form"]
    again = data | {"amount": "1300"} | {name: form[name].value() for name in ("key", "as_of")}
    assert mediator.post(url, again).status_code == 409
    assert [offer.amount for offer in dispute.case.offers.order_by("pk")] == [120000, 125000]


def test_a_torn_form_is_refused_without_the_name_of_its_hidden_field(people):
    url, data = sent(at(people, S.REQUESTED), "withdraw", {"key": "一张表", "as_of": "七"})
    refused = sign_in(people.clerk).post(url, data)
    page = refused.content.decode()
    assert (refused.status_code, TORN in page) == (422, True)
    assert [name for name in ("Key：", "As of：", "Version：") if name in page] == []


DAYS = {
    "2026-11-28": date(2026, 11, 28),
    " 2026.11.28 ": date(2026, 11, 28),
    "2026/11/28": date(2026, 11, 28),
    "２０２６年１１月２８日": date(2026, 11, 28),
    "2026-02-31": "“2026-02-31”没有这一天，请核对。",
    "2026年2月31日": "“2026年2月31日”没有这一天，请核对。",
    "去年\0底": "“去年底”不像日期，请连年份写成 2026-03-05 这样。",
    "1026-03-05": "日期早于1949年10月，不像真实日期，请核对年份。",
}


@pytest.mark.parametrize(("typed", "read"), DAYS.items())
def test_a_day_is_read_as_typed_or_shown_in_the_refusal(typed, read):
    try:
        day = DayField().clean(typed)
    except ValidationError as refused:
        day = refused.messages[0]
    assert day == read
