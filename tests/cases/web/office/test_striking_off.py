"""Several matters struck off at once: each row by itself, with what became of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.forms.handle.strike_offs import NONE_CHOSEN
from cases.models import Case
from cases.states import Status as S
from tests.clients import sign_in
from tests.factories import at, complain

pytestmark = pytest.mark.django_db
PAGE = "/office/strike_offs/"
CHECKED = {"key": "once", "checked": "电话问过住户，已办完。", "on": "2026-03-02"}
BY_ANOTHER = "销号要由经办人以外的人办理，请换一位同事。"


def rated(p, answered_by="company"):
    d = complain(p).office("dispatch", company=p.company)
    answer = {"findings": "已查看。", "action": "已修好。", "answered_by": "许管家"}
    getattr(d, answered_by)("answer", **answer)
    return d.office("rate", party=d.li, score="satisfied")


def row(d):
    case = Case.objects.get(pk=d.case.pk)
    return f"{case.pk}-{case.trail_length}"


def struck(*disputes):
    return [Case.objects.get(pk=d.case.pk).struck_off_on is not None for d in disputes]


def said(page):
    return [str(message) for message in page.context["messages"]]


def test_the_list_holds_what_waits_and_offers_nobody_their_own(p):
    mine, others, failed = rated(p, "office"), rated(p), at(p, S.FAILED)
    complain(p).office("dispatch", company=p.company)  # not answered: not on the list
    page = sign_in(p.clerk).get(PAGE)

    picks = [first.pick for first, *_ in page.context["rows"]]
    assert picks == ["", row(others), row(failed)]
    assert page.context["rows"][0][0].tag == "您经办的"
    assert mine.number in page.content.decode()


def test_each_row_is_struck_off_or_says_why_not(p):
    mine, done, before = rated(p, "office"), rated(p), rated(p)
    rows = [row(one) for one in (mine, done, before)]
    before.do(p.as_deputy, "strike_off", checked="看过完工照片。")
    page = sign_in(p.clerk).post(PAGE, CHECKED | {"case": rows}, follow=True)

    assert page.redirect_chain == [(PAGE, 303)]
    assert struck(mine, done, before) == [False, True, True]
    first, second, third = said(page)
    assert first == f"已销号1件：{done.number}。"
    assert second == f"{mine.number}没有销号：{BY_ANOTHER}（本会规定：销号制度）"
    assert third.startswith(f"{before.number}没有销号：您打开这一页以后")
    assert Case.objects.get(pk=done.case.pk).trail.last().sentence == (
        "郑管核实后销号。电话问过住户，已办完。"
    )


def test_where_every_row_is_refused_the_ticks_and_words_stay(p):
    mine = rated(p, "office")
    page = sign_in(p.clerk).post(PAGE, CHECKED | {"case": [row(mine)]})

    assert page.status_code == 422
    assert BY_ANOTHER in page.content.decode()
    assert "电话问过住户，已办完。</textarea>" in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"case": []}, NONE_CHOSEN),
        ({"case": ["1-x"]}, "有一件没有传完整"),
        ({"case": ["9" * 30 + "-1"]}, "有一件没有传完整"),
        ({"on": ""}, "核实日期"),
        ({"on": "2026-03-09"}, "今天"),
        ({"checked": ""}, "怎么核实的"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_struck_off(p, sent, sentence):
    d = rated(p)
    page = sign_in(p.clerk).post(PAGE, CHECKED | {"case": [row(d)]} | sent)

    assert (page.status_code, struck(d)) == (422, [False])
    assert sentence in page.content.decode()


def test_a_row_of_another_committee_and_one_sent_twice_change_nothing(p):
    d, client = rated(p), sign_in(p.clerk)
    sent = CHECKED | {"case": [row(d), "999999-1"]}
    first = said(client.post(PAGE, sent, follow=True))
    again = said(client.post(PAGE, sent, follow=True))

    assert (
        first
        == again
        == [f"已销号1件：{d.number}。", "一件没有销号：这一件已经不在本会名下，没有办。"]
    )
    assert [line.name for line in Case.objects.get(pk=d.case.pk).trail.all()].count(
        "strike_off"
    ) == 1


def test_of_two_clerks_who_tick_the_same_row_the_second_is_told(p):
    d = rated(p)
    seen = row(d)
    door.record(d.case, "strike_off", by=p.as_deputy, checked="到场核实")
    page = sign_in(p.clerk).post(PAGE, CHECKED | {"case": [seen]})

    assert page.status_code == 422
    assert "已由岳副于" in page.content.decode()


def test_one_row_and_three_cost_the_same_statements(p):
    client = sign_in(p.clerk)
    found = []
    for more in (1, 2):
        for _ in range(more):
            rated(p)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PAGE).status_code == 200
        found.append(len(caught))

    assert found[0] == found[1] <= 7
