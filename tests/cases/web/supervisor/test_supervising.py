"""An office that oversees a place supervises a matter and closes what it issued, under its mask."""

from datetime import date

import pytest

from cases.states import Status as S
from mediation.accounts.actor import actor_of
from mediation.directory.models import Person
from tests.clients import sign_in
from tests.factories import at, complain

pytestmark = pytest.mark.django_db
SHEET = {
    "demand": "请立即答复住户。",
    "due_on": "2026-03-05",
    "number": "示督〔2026〕7号",
    "on": "2026-03-02",
}


def page(d, act=""):
    return f"/supervisor/cases/{d.number}/{act}"


def test_the_district_issues_a_sheet_and_closes_it_when_it_was_replied_to(p):
    d, client = at(p, S.DISPATCHED), p.qian
    assert "督办" in client.get(page(d)).content.decode()
    opened = client.get(page(d, "supervise/"))
    assert opened.status_code == 200
    assert "李申" not in opened.content.decode()

    answer = client.post(page(d, "supervise/"), SHEET)
    assert (answer.status_code, answer.url) == (303, page(d))
    assert d.supervisions.get().number == "示督〔2026〕7号"
    d.company("reply_to_supervision", reply="李申家已修好。", replied_by="许管家")
    shown = client.get(page(d, "close_supervision/")).content.decode()
    assert ("内容遮住" in shown, "李申" in shown) == (True, False)
    done = client.post(page(d, "close_supervision/"), {"finding": "属实。", "on": "2026-03-02"})
    assert done.status_code == 303
    assert d.supervisions.get().closed_by == "qian"


def test_the_number_of_the_office_is_asked_for(p):
    d = at(p, S.DISPATCHED)
    answer = p.qian.post(page(d, "supervise/"), SHEET | {"number": ""})

    assert answer.status_code == 422
    assert "文号" in answer.content.decode()


def test_the_desk_counts_what_is_supervised_and_what_is_grave(p):
    sheet = SHEET | {"on": None, "due_on": date(2026, 3, 5)}
    at(p, S.DISPATCHED).do(actor_of(Person.objects.get(name="qian")), "supervise", **sheet)
    complain(p, nature=3, extent=3, harm=1)
    figures = p.qian.get("/supervisor/").context["figures"]

    counted = {figure["label"]: figure["value"] for figure in figures}
    assert (counted["督办中"], counted["紧急、重大未结"]) == (1, 1)


def test_a_company_finds_what_is_supervised_and_replies(p):
    d = at(p, S.DISPATCHED)
    d.office("supervise", demand="请立即答复。", due_on=d.case.registered_on)
    client = sign_in(p.manager)
    chips = {chip.label: chip.count for chip in client.get("/company/").context["chips"]}
    assert chips["督办中"] == 1

    path = f"/company/cases/{d.number}/reply_to_supervision/"
    assert "请立即答复。" in client.get(path).content.decode()
    sent = {"reply": "已答复住户。", "replied_by": "许管家", "on": "2026-03-02"}
    assert client.post(path, sent).status_code == 303
    assert d.supervisions.get().reply == "已答复住户。"
