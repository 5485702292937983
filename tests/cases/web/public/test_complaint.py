"""A complaint from an estate's page: three questions, a receipt, one case."""

import re
import unicodedata

import pytest
from django.test import Client

from cases.forms.handle.names_refused import NUMBER
from cases.forms.handle.readable_names import OF_A_COMPLAINT
from cases.models import Case, Link
from cases.texts_as_seen import as_seen
from cases.web.opening import USED
from cases.web.public import complaining
from mediation import clock
from tests.cases.web.public.complaint_form import FILLED_IN
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


@pytest.fixture
def page(p):
    return f"/e/{p.estate.code}/"


def test_the_page_knows_the_estate_and_whom_to_call(client, page):
    text = client.get(page).content.decode()
    for words in ["侨韵苑", "0595-22000001", "110", "不让对方知道我的姓名"]:
        assert words in text


def test_invisible_marks_pasted_along_are_dropped(client, page):
    pasted = {"summary": "楼上漏水。\u202e\u200b已经三天了", "name": "买买提\ufeff"}
    client.post(page, FILLED_IN | pasted)
    case = Case.objects.get()
    assert (case.summary, case.parties.get().name) == ("楼上漏水。已经三天了", "买买提")


def test_a_complaint_becomes_a_case_with_receipt_and_link(client, p, page):
    response = client.post(page, FILLED_IN | {"hide_name": "on"}, follow=True)
    assert response.status_code == 200
    case = Case.objects.get()
    assert (case.title, case.place, case.channel, case.estate, case.requested_on) == (
        "楼上漏水",
        "侨韵苑6号楼1102室",
        "estate_page",
        p.estate,
        None,
    )
    party = case.parties.get()
    assert (party.name, party.phone, party.hide_name) == ("黄阿婆", "13800138000", True)
    assert "no-store" in response["Cache-Control"]
    text, ticket = response.content.decode(), response.context["ticket"]
    for words in [case.number, ticket.code, ticket.url]:
        assert words in text
    opened = client.post(f"/r/{ticket.token}/", {"code": ticket.code})
    assert client.get(opened.url).status_code == 200


def test_the_telephone_typed_into_the_words_is_masked_for_the_other_side(client, p, page):
    typed = "我是住在六楼的人，电话１３８００１３８０００，楼上漏水。"
    client.post(page, FILLED_IN | {"summary": typed, "place": "打138-0013-8000"})
    case = Case.objects.get()
    for text in (case.title, case.place, case.summary):
        assert "8000" in unicodedata.normalize("NFKC", text)
        shown = unicodedata.normalize("NFKC", as_seen(case, text, p.as_manager))
        assert re.findall(r"\d+\**\d{4,}", shown) == ["138****8000"]
        assert as_seen(case, text, p.as_clerk) == text


@pytest.mark.parametrize(
    ("name", "typed", "stays"),
    [
        ("王", "我姓王，楼上漏水", "经过"),
        ("王", "老王家楼上漏水", "经过"),
        ("高", "高空抛物，险些砸到人", "经过"),
        ("安全", "安全通道堵了", "经过"),
        ("王", "楼上漏水", ""),
        ("王", "找我：王。楼上漏水", ""),  # stands alone, so that it is replaced
        ("王小明", "我叫王小明，楼上漏水", ""),
    ],
)
def test_a_hidden_name_that_stays_readable_is_warned_of_once(client, page, name, typed, stays):
    sent = FILLED_IN | {"name": name, "summary": typed, "hide_name": "on"}
    answer = client.post(page, sent)
    assert answer.status_code == (422 if stays else 303)
    if stays:
        text = answer.content.decode()
        assert OF_A_COMPLAINT.format(name, stays) in text
        assert typed in text
        assert client.post(page, sent | {"as_written": "on"}).status_code == 303
    assert Case.objects.get().summary == typed


def test_whose_name_may_be_told_is_not_warned_and_nobody_hears_of_others(client, p, page):
    client.post(page, FILLED_IN | {"name": "王", "summary": "楼上漏水", "hide_name": "on"})
    other = FILLED_IN | {"summary": "老王家漏水", "name": "赵甲", "key": "second"}
    assert client.post(page, other).status_code == 303
    assert client.post(page, other | {"hide_name": "on", "key": "third"}).status_code == 303


def test_a_hidden_name_in_the_place_is_warned_of_too(client, page):
    sent = FILLED_IN | {"name": "王", "place": "6号楼王家", "hide_name": "on"}
    assert OF_A_COMPLAINT.format("王", "在哪里") in client.post(page, sent).content.decode()


def test_a_title_does_not_end_within_a_telephone_number(client, page):
    typed = "楼上漏水三天了请打我的电话一三八是的13800138000谢谢"
    client.post(page, FILLED_IN | {"summary": typed})
    assert Case.objects.get().title == "楼上漏水三天了请打我的电话一三八是的…"


def test_asking_for_mediation_fixes_the_day_of_request(client, page):
    ticket = client.post(page, FILLED_IN | {"ask": "on"}, follow=True).context["ticket"]
    assert Case.objects.get().requested_on == clock.today()
    opened = client.post(f"/r/{ticket.token}/", {"code": ticket.code})
    text = client.get(opened.url).content.decode()
    assert "您已经请调委会调解" in text
    assert "公众" not in text


def test_an_urgent_matter_shows_the_number_to_call_on_the_receipt(client, page):
    text = client.post(page, FILLED_IN | {"urgent": "on"}, follow=True).content.decode()
    assert "0595-22000001" in text
    assert Case.objects.get().urgent


def test_the_same_form_twice_is_one_case_and_the_same_receipt(client, page):
    first, second = (client.post(page, FILLED_IN, follow=True) for _ in range(2))
    assert first.redirect_chain == second.redirect_chain
    assert first.context["ticket"] == second.context["ticket"]
    assert first.context["number"] == second.context["number"]
    assert (Case.objects.count(), Link.objects.count()) == (1, 1)


def test_a_key_of_another_browser_fetches_no_receipt_of_its_complaint(client, page):
    browsers = client, Client()
    assert {browser.get(page).status_code for browser in browsers} == {200}
    mine, theirs = (browser.post(page, FILLED_IN, follow=True) for browser in browsers)
    assert mine.context["number"] != theirs.context["number"]
    assert mine.context["ticket"] != theirs.context["ticket"]


def test_other_words_under_a_used_key_are_asked_about_and_then_a_second_case(client, page):
    client.post(page, FILLED_IN)
    again = client.post(page, FILLED_IN | {"summary": "另一件事"})
    assert again.status_code == 422
    assert USED.format(Case.objects.get().number) in again.content.decode()
    assert Case.objects.count() == 1
    key = again.context["form"].data["key"]
    assert client.post(page, FILLED_IN | {"summary": "另一件事", "key": key}).status_code == 303
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"category": ""}, "请选一类"),
        ({"category": "XX"}, "请重新选择"),
        ({"summary": "  "}, "请用一两句话写明经过"),
        ({"summary": "长" * 2001}, "2000"),
        ({"place": ""}, "请写明楼栋房号"),
        ({"name": ""}, "请写姓名"),
        ({"phone": ""}, "请写电话"),
        ({"phone": "12345"}, "电话号码不对"),
    ],
)
def test_a_wrong_field_is_named_and_all_typed_text_is_kept(client, page, wrong, words):
    response = client.post(page, FILLED_IN | wrong)
    assert response.status_code == 422
    text = response.content.decode()
    assert words in text
    kept = next(field for field in ("name", "place") if field not in wrong)
    assert FILLED_IN[kept] in text
    assert not Case.objects.exists()


def test_what_a_visitor_may_not_set_is_ignored(client, page):
    client.post(page, FILLED_IN | {"status": "closed", "number": "X", "amount": "9"})
    case = Case.objects.get()
    assert (case.status, case.amount) == ("registered", None)


def test_script_in_a_complaint_is_only_text(client, page):
    form = FILLED_IN | {"summary": "<script>alert(1)</script>", "phone": "1"}
    assert "<script>alert" not in client.post(page, form).content.decode()


def test_the_page_of_an_unknown_estate_answers_404(client):
    assert client.get("/e/nowhere/").status_code == 404


def test_a_number_or_a_word_in_the_place_of_the_name_is_refused(client, page):
    for name, said in (("黄阿婆13800138000", NUMBER), ("匿名", "“匿名”不是姓名，请写您的姓名")):
        response = client.post(page, FILLED_IN | {"name": name})
        assert (response.status_code, said in response.content.decode()) == (422, True)
    assert not Case.objects.exists()


def test_too_many_from_one_address_are_stopped(client, page, monkeypatch):
    monkeypatch.setattr(complaining, "MOST_PER_HOUR", 2)
    codes = [client.post(page, FILLED_IN | {"name": f"黄{n}"}).status_code for n in range(3)]
    assert codes == [303, 422, 429]
    assert Case.objects.count() == 1
