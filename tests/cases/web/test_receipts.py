"""What was registered can be shown again for a day, in that browser and nowhere else.

Going back and sending the same again opens no second case.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case
from cases.web import receipts
from cases.web.opening import ALIKE
from mediation.directory.models import Function
from tests.cases.web.mediator import quick_form
from tests.cases.web.office import registration_form
from tests.cases.web.public import complaint_form
from tests.cast import cast, hire
from tests.clients import open_link, sign_in

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


@pytest.fixture
def p():
    return cast()


def at_the_window(p):
    return sign_in(p.clerk), registration_form.REGISTER, registration_form.filled_in(p)


def in_the_stairwell(p):
    return sign_in(p.mediator), reverse("mediator:quick"), quick_form.filled_in(p)


def on_the_estates_page(p):
    return Client(), f"/e/{p.estate.code}/", complaint_form.FILLED_IN


ENTRIES = [at_the_window, in_the_stairwell, on_the_estates_page]
WITH_A_CODE = [at_the_window, on_the_estates_page]


def codes(client, address) -> list[str]:
    """The codes on the receipt at this address; none where it is not shown."""
    context = client.get(address).context
    found = context.get("tickets") or [context.get("ticket")]
    return [getattr(one, "code", None) or one["code"] for one in found if one]


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_form_that_opened_a_case_leads_on_and_says_so_when_one_goes_back(p, entry):
    client, path, form = entry(p)
    client.get(path)

    answer = client.post(path, form)

    number = Case.objects.get().number
    assert (answer.status_code, number in answer.url) == (303, True)
    assert (
        f'的一张已登记为 <a href="{answer.url}">{number}</a>' in client.get(path).content.decode()
    )


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_same_again_under_another_key_opens_a_case_only_if_it_is_another_matter(p, entry):
    client, path, form = entry(p)
    client.get(path)
    client.post(path, form)
    number = Case.objects.get().number

    refused = client.post(path, form | {"key": "later"})
    assert (refused.status_code, Case.objects.count()) == (422, 1)
    assert refused.content.decode().count(ALIKE.format(number)) == 2
    again = client.post(path, form | {"key": "last", "another": "on"})
    assert (again.status_code, Case.objects.count()) == (303, 2)


@pytest.mark.parametrize("entry", WITH_A_CODE)
def test_the_code_is_shown_again_in_that_browser_for_a_day(p, entry, monday):
    client, path, form = entry(p)
    client.get(path)
    receipt = client.post(path, form).url

    shown = codes(client, receipt)
    monday.shift(DAY - timedelta(minutes=1))
    before_the_end = codes(sign_in(p.clerk, client) if entry is at_the_window else client, receipt)
    monday.shift(timedelta(minutes=2))
    after = codes(sign_in(p.clerk, client) if entry is at_the_window else client, receipt)

    assert (len(shown), before_the_end, after) == (1, shown, [])


@pytest.mark.parametrize("entry", WITH_A_CODE)
def test_no_other_browser_shows_the_code_and_no_cache_keeps_it(p, entry):
    client, path, form = entry(p)
    client.get(path)
    answer = client.post(path, form)
    (code,) = codes(client, answer.url)
    cookie = answer.cookies[receipts.COOKIE]

    elsewhere = sign_in(p.clerk) if entry is at_the_window else Client()
    assert codes(elsewhere, answer.url) == []
    assert "no-store" in client.get(answer.url)["Cache-Control"]
    assert (cookie["httponly"], cookie["samesite"], code in cookie.value) == (True, "Lax", False)
    assert code not in answer.url


def test_a_receipt_is_not_shown_to_a_colleague_at_the_same_computer(p):
    client, path, form = at_the_window(p)
    receipt = client.post(path, form).url

    sign_in(hire("另管", Function.OFFICE, committee=p.committee), client)

    assert (codes(client, receipt), "已登记为" in client.get(path).content.decode()) == ([], False)


def test_a_receipt_shows_the_codes_of_its_own_case_alone(p):
    client, path, form = at_the_window(p)
    first = client.post(path, form).url
    other = client.post(path, form | {"key": "k2", "summary": "另一件"}).url

    assert len({*codes(client, first), *codes(client, other)}) == 2


def test_opening_the_link_ends_neither_the_receipt_nor_the_protection_from_a_second_case(p):
    client, path, form = on_the_estates_page(p)
    client.get(path)
    page = client.post(path, form, follow=True)

    open_link(page.context["ticket"], client)

    assert codes(client, page.redirect_chain[-1][0]) == [page.context["ticket"].code]
    assert client.post(path, form | {"key": "later"}).status_code == 422


def test_a_link_given_later_takes_the_place_of_the_first_on_the_receipt(p):
    client, path, form = at_the_window(p)
    receipt = client.post(path, form).url
    (first,) = codes(client, receipt)
    case = Case.objects.get()
    page = f"/office/cases/{case.number}/give_link/"

    client.post(page, {"party": case.parties.first().pk, "key": "n"})

    (second,) = codes(client, receipt)
    assert second != first
    assert "再看一次回执" in client.get(page).content.decode()


def test_a_receipt_is_put_away_on_somebody_elses_telephone(p):
    client, path, form = on_the_estates_page(p)
    receipt = client.post(path, form).url

    client.post(f"{receipt}away/")

    assert client.get(receipt).status_code == 404
    assert "已登记为" not in client.get(path).content.decode()


@pytest.mark.parametrize("value", ["v2.x.y", "v1..", '"', "{}"])
def test_a_forged_cookie_counts_as_none(p, value):
    client, path, _ = on_the_estates_page(p)
    client.cookies[receipts.COOKIE] = value

    assert client.get(path).status_code == 200


def test_a_cookie_holds_the_newest_receipts_within_its_size(p):
    client, path, form = on_the_estates_page(p)
    numbers = [
        client.post(path, form | {"key": f"{n}", "summary": f"第{n}件"}).url for n in range(25)
    ]

    assert len(client.cookies[receipts.COOKIE].value) <= receipts.LONGEST
    assert (len(codes(client, numbers[-1])), codes(client, numbers[0])) == (1, [])
