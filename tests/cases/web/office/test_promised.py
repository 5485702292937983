"""The register of promises at the office: what is open first, and what may be checked now."""

from datetime import timedelta

import pytest

from mediation import clock
from tests.clients import sign_in
from tests.factories import complain

pytestmark = pytest.mark.django_db
PAGE = "/office/promises/"


def promised(p, days, text):
    d = complain(p)
    due = clock.today() + timedelta(days=days)
    return d.office("make_promise", company=p.company, promise_text=text, promise_due_on=due)


def rows(page):
    return [(what.text, when.tag, check.text) for what, when, check in page.context["rows"]]


def test_open_promises_come_first_and_those_due_lead_to_their_check(p):
    kept = promised(p, 0, "换灯")
    kept.office("check_promise", promise=kept.promises.get(), kept=True, proof="到场看过")
    promised(p, 9, "补漆")
    due = promised(p, 0, "换水管")
    page = sign_in(p.clerk).get(PAGE)

    assert rows(page) == [
        ("换水管", "今天到期", "核查"),
        ("补漆", "还有 9 天", ""),
        ("换灯", "已兑现", "郑管3月2日核查"),
    ]
    assert page.context["rows"][0][2].url == f"/office/cases/{due.number}/check_promise/"
    counts = {chip.label: chip.count for chip in page.context["chips"]}
    assert counts == {"全部": 3, "待兑现": 2, "到期待核查": 1, "已兑现": 1, "未兑现": 0}


def test_the_promises_of_another_committee_are_not_listed(p, django_assert_max_num_queries):
    for number in range(3):
        promised(p, number, f"第{number}项")
    client = sign_in(p.clerk)
    with django_assert_max_num_queries(7):
        assert len(client.get(PAGE).context["rows"]) == 3
