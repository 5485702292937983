"""Registration with two hundred parties: a refused page stays light and loses nothing typed."""

import re

import pytest

from cases.models import Case
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.clients import sign_in

pytestmark = pytest.mark.django_db
MOST = 600 * 1024
HIDDEN = re.compile(r'<input type="hidden" name="((?:parties|claims)-\d+-\w+)" value="([^"]*)"')


def crowd(p, **changed):
    """A registration of two hundred parties, each with a name, a phone and an address."""
    rows = {"parties-TOTAL_FORMS": "200"}
    for n in range(2, 200):
        values = {"role": "applicant", "name": f"住户{n}", "phone": f"13800{n:06}"}
        values |= {"address": f"{n}室", "hide_name": "on", "kind": "person"}
        rows |= {f"parties-{n}-{name}": value for name, value in values.items()}
    return filled_in(p, **rows | changed)


def test_a_refused_page_is_light_and_keeps_what_was_typed(p):
    data = crowd(p, place="")

    response = sign_in(p.clerk).post(REGISTER, data)

    page = response.content.decode()
    kept = dict(HIDDEN.findall(page))
    typed = {name: str(v) for name, v in data.items() if re.match(r"parties-\d", name)}
    assert (response.status_code, len(response.content) < MOST) == (422, True)
    assert {name: value for name, value in typed.items() if kept.get(name) != value} == {}


def test_what_was_kept_is_registered_as_it_was(p):
    page = sign_in(p.clerk).post(REGISTER, crowd(p, place="")).content.decode()
    kept = dict(HIDDEN.findall(page)) | {"parties-TOTAL_FORMS": "200"}

    sign_in(p.clerk).post(REGISTER, filled_in(p) | kept)

    parties = Case.objects.get().parties.order_by("pk")
    assert parties.count() == 200
    last = parties[199]
    assert (last.name, last.phone, last.address) == ("住户199", "13800000199", "199室")
    assert (last.role, last.hide_name) == ("applicant", True)


def test_rows_with_errors_are_open_or_name_them_and_the_page_stays_light(p):
    wrong = {f"parties-{n}-phone": "12" for n in range(200)}

    response = sign_in(p.clerk).post(REGISTER, crowd(p, **wrong))

    page = response.content.decode()
    assert len(response.content) < MOST
    assert page.count("电话号码不对") >= 200
    assert 'id="id_parties-199-phone"' in page


def test_without_script_a_row_is_opened_by_its_button(p):
    page = sign_in(p.clerk).post(REGISTER, crowd(p, open="parties-150")).content.decode()

    assert 'name="parties-150-name" value="住户150"' in re.sub(r' (id|type)="[^"]*"', "", page)
    assert "parties-150-name" not in dict(HIDDEN.findall(page))
    assert not Case.objects.exists()
