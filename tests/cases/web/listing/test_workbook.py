"""The workbook of a list: exactly the listed cases, under the same names, never a formula."""

import io
from dataclasses import replace

import openpyxl
import pytest
from django.test import RequestFactory

from cases.web.company.lists import LIST as COMPANY_LIST
from cases.web.listing import workbook
from cases.web.listing.standard_columns import EXPORTS
from cases.web.mediator.lists import LIST as MEDIATOR_LIST
from tests.cases.web.office.people import complaint
from tests.cases.web.public import made
from tests.cast import cast, town
from tests.clients import sign_in
from tests.dispute import PARTIES

pytestmark = pytest.mark.django_db
OFFICE, MEDIATOR = "/office/cases.xlsx", "/mediator/cases.xlsx"


@pytest.fixture
def p(monday):
    return cast()


def rows_of(answer):
    """The rows of the only sheet, the heads first."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def numbers_of(answer):
    return [row[0] for row in rows_of(answer)[1:]]


def asked_by(actor, query=""):
    request = RequestFactory().get(f"/cases.xlsx?{query}")
    request.actor = actor
    return request


def test_a_workbook_holds_the_listed_cases_in_their_order(p):
    small, large = complaint(p, amount=100), complaint(p, amount=900)
    complaint(p, amount=500, category="NZ")
    client = sign_in(p.clerk)
    query = "?category=LK&sort=-amount"
    listed = client.get(f"/office/cases/{query}")

    assert listed.context["export_url"] == f"{OFFICE}{query}"
    answer = client.get(listed.context["export_url"])

    assert [c.number for c in listed.context["listing"].cases] == [large.number, small.number]
    assert numbers_of(answer) == [large.number, small.number]
    assert "20260302.xlsx" in answer["Content-Disposition"]


def test_days_and_sums_of_a_workbook_are_days_and_numbers(p):
    complaint(p, amount=860050)
    heads, row = rows_of(sign_in(p.clerk).get(OFFICE))
    value = dict(zip(heads, row, strict=True))

    assert (value["涉及金额（元）"], value["应付金额（元）"]) == (8600.5, None)
    assert f"{value['登记日']:%Y-%m-%d}" == "2026-03-02"
    assert (value["案件"], value["状态"]) == ("李申 ↔ 周被　渗漏水", "已登记")


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@A1"])
def test_what_people_typed_is_never_a_formula(p, sign):
    parties = [PARTIES[0] | {"name": sign}, PARTIES[1]]
    complaint(p, parties=parties, place=sign)
    content = sign_in(p.clerk).get(OFFICE).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    place = sheet["C2"]

    assert (place.data_type, place.value, place.quotePrefix) == ("s", sign, True)


def test_a_long_list_is_read_in_batches_and_keeps_its_order(p, monkeypatch):
    monkeypatch.setattr(workbook, "BATCH", 2)
    numbers = [complaint(p).number for _ in range(5)]

    assert numbers_of(sign_in(p.clerk).get(OFFICE)) == numbers[::-1]


def test_a_list_too_long_for_a_workbook_is_refused_and_never_cut(p, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    complaint(p)
    complaint(p)
    answer = sign_in(p.clerk).get(OFFICE)

    assert answer.status_code == 422
    assert "请先筛选" in answer.content.decode()


def test_everybody_gets_the_cases_of_the_own_list_alone(p):
    complaint(p)
    made.dispatched(cast(town("QT", "另一处")), title="别处的事")

    assert len(numbers_of(sign_in(p.clerk).get(OFFICE))) == 1
    assert numbers_of(sign_in(p.mediator).get(MEDIATOR)) == []
    assert numbers_of(sign_in(p.bystander).get(MEDIATOR)) == []


@pytest.mark.parametrize("address", [OFFICE, MEDIATOR])
@pytest.mark.parametrize("who", ["manager", "liaison"])
def test_other_functions_are_refused_a_staff_workbook(p, who, address):
    assert sign_in(getattr(p, who)).get(address).status_code == 403


@pytest.mark.parametrize("address", [OFFICE, MEDIATOR])
def test_a_visitor_is_sent_to_log_in(p, client, address):
    assert client.get(address).status_code == 302
    assert client.post(address).status_code in (302, 405)


@pytest.mark.parametrize("address", ["/company/cases.xlsx", "/court/cases.xlsx"])
def test_a_face_that_declares_no_export_has_no_workbook(p, address):
    assert sign_in(p.manager).get(address).status_code == 404
    assert sign_in(p.manager).get("/company/cases/").context["export_url"] == ""


def test_a_company_that_is_given_an_export_reads_no_hidden_name(p):
    case = made.dispatched(p, hide=True, title="李申家漏水", place="李申家")
    shown = replace(COMPANY_LIST, exports=EXPORTS)
    row = rows_of(workbook.workbook(asked_by(p.as_manager), shown))[1]

    assert row[:3] == [case.number, "一位住户家漏水", "一位住户家"]


def test_a_mediator_exports_under_the_conditions_of_the_address(p):
    case = made.dispatched(p)
    answer = workbook.workbook(asked_by(p.as_clerk, "status=closed"), MEDIATOR_LIST)
    all_ = workbook.workbook(asked_by(p.as_clerk), MEDIATOR_LIST)

    assert (numbers_of(answer), numbers_of(all_)) == ([], [case.number])
