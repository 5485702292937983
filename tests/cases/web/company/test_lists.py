"""The company's lists: true counts, by the clock, only its own, in few queries."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.models import Case
from cases.web.company import lists
from tests.cases.web.public import made
from tests.cast import cast, town

pytestmark = pytest.mark.django_db
PAGES = ["/company/", "/company/promises/", "/company/mediations/", "/company/cases/"]


@pytest.fixture
def moment():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def p(moment):
    return cast()


@pytest.fixture
def company(client, p):
    made.login(client, p.manager)
    return client


def fee_case(p, **more):
    """The company asks an owner for its fee."""
    parties = [
        {
            "role": "applicant",
            "side": 1,
            "kind": "organisation",
            "name": p.company.name,
            "company": p.company,
        },
        {"role": "respondent", "side": 2, "name": "钱欠", "phone": made.OTHER_PHONE},
    ]
    return made.complaint(p, parties=parties, category="PF", title="物业费", **more)


def promise(p, case):
    facts = {"promise_text": "换好管道", "promise_due_on": date(2026, 3, 9)}
    return door.record(case, "make_promise", by=p.as_manager, promised_by="安邻物业", **facts)


def chips_of(response):
    return {chip.label: chip.count for chip in response.context["chips"]}


def test_the_chips_count_what_they_open(company, p, moment):
    made.answered(p)
    moment.move_to("2026-03-03T09:00+08:00")
    made.dispatched(p, title="早派的")
    moment.move_to("2026-03-10T09:00+08:00")
    made.dispatched(p, urgent=True, title="急的")
    made.login(company, p.manager)
    response = company.get("/company/")
    assert chips_of(response) == {
        "待答复": 2,
        "已逾期": 0,
        "今天到期": 1,
        "紧急": 1,
        "等住户评价": 1,
    }
    for chip in response.context["chips"]:
        opened = company.get(f"/company/{chip.url}")
        assert len(opened.context["rows"]) == chip.count == opened.context["total"]


def test_the_most_urgent_clock_comes_first_and_the_late_are_named(company, p, moment):
    made.answered(p, title="已答复的")
    made.dispatched(p, title="早派的")
    moment.move_to("2026-03-10T09:00+08:00")
    made.dispatched(p, title="晚派的")
    made.login(company, p.manager)
    response = company.get("/company/")
    rows = response.context["rows"]
    assert [title.text for _, title, *_ in rows] == ["早派的", "晚派的"]
    assert rows[0][0].tag == "逾期 1 天"
    assert chips_of(response)["已逾期"] == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [("楼上漏水", "已经三天。"), ("楼上漏水，已经三天", ""), ("楼上", "楼上漏水，已经三天。")],
)
def test_a_row_does_not_say_its_title_twice(company, p, title, shown):
    made.dispatched(p, title=title, summary="楼上漏水，已经三天。")
    (row,) = company.get("/company/").context["rows"]
    assert row[1].note == shown


def test_an_unknown_chip_is_the_whole_list(company, p):
    made.dispatched(p)
    assert len(company.get("/company/?show=nonsense").context["rows"]) == 1


def test_another_companys_complaints_are_not_there(company, p):
    other = cast(town("QT", "另一处"))
    secret = made.dispatched(other, title="别家公司的事")
    promise(other, secret)
    fee_case(other)
    for page in PAGES:
        response = company.get(page)
        assert "别家公司的事" not in response.content.decode()
        assert secret.number not in response.content.decode()
    assert company.get(f"/company/cases/{secret.number}/").status_code == 404
    assert company.get(f"/company/cases/{secret.number}/answer/").status_code == 404
    assert chips_of(company.get("/company/"))["待答复"] == 0


def test_promises_are_listed_with_their_clock(company, p):
    promise(p, made.dispatched(p))
    (row,) = company.get("/company/promises/").context["promises"]
    assert (row["text"], row["tag"], row["tone"]) == ("换好管道", "还有 7 天", "")


def test_a_list_of_promises_that_ends_says_how_many_there_are(company, p, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 1)
    promise(p, made.dispatched(p))
    assert "先列" not in company.get("/company/promises/").content.decode()

    promise(p, made.dispatched(p))

    assert "共 2 项，先列 1 项" in company.get("/company/promises/").content.decode()


def test_what_neighbours_promise_each_other_is_not_listed(company, p):
    case = made.answered(p)
    case = door.take(case, "request_mediation", by=p.as_clerk, party=case.parties.first())
    facts = {"promise_text": "邻居之间的约定", "promise_due_on": date(2026, 3, 9)}
    door.record(case, "make_promise", by=p.as_clerk, **facts)
    assert Case.objects.visible_to(p.as_manager).exists()
    assert company.get("/company/promises/").context["promises"] == []


def test_cases_with_the_company_as_party_are_listed(company, p):
    made.dispatched(p)
    case = fee_case(p)
    rows = company.get("/company/mediations/").context["listing"].cases
    assert [row.number for row in rows] == [case.number]


@pytest.mark.parametrize("page", PAGES)
def test_three_rows_cost_as_many_queries_as_one(company, p, page):
    def fill():
        promise(p, made.dispatched(p))
        made.answered(p)
        fee_case(p)

    fill()
    company.get(page)
    with CaptureQueriesContext(connection) as one:
        company.get(page)
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        company.get(page)
    assert len(three) == len(one) <= 7


def test_lists_are_only_read(company):
    for page in PAGES:
        assert company.post(page).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_sent_to_log_in_and_a_mediator_is_refused(client, p, page):
    assert client.get(page).status_code == 302
    made.login(client, p.mediator)
    assert client.get(page).status_code == 403


def test_the_list_can_be_searched_where_there_is_no_box_at_the_top(company, p):
    made.dispatched(p)
    text = company.get("/company/cases/?q=漏水").content.decode().split("<main")[1]
    assert 'name="q" value="漏水"' in text
    assert "楼上漏水" in text
