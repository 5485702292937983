"""Progress by number and code, papers by their check code, and the front pages; no names."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.access.links import Link, Ticket, issue_link
from cases.law import deadlines
from cases.models import Case
from cases.states import Status
from cases.web.public import checking, progress
from cases.words.days import PROVISIONAL
from mediation import clock
from mediation.directory.models import Community, Estate
from tests.cases.web.public import made
from tests.cast import cast, town
from tests.clients import sign_in
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db

NAMES = ["李申", "周被", "陈调", "许管家", made.PHONE, made.OTHER_PHONE, made.ID_NUMBER]


@pytest.fixture
def p(monday):
    return cast()


def look_up(client, number, code):
    return client.post("/progress/", {"number": number, "code": code})


def test_number_and_code_give_three_facts_and_no_names(client, p):
    case = made.dispatched(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    response = look_up(client, f" {case.number.lower()} ", "246810")
    text = response.content.decode()
    for words in ["物业公司正在办理", "2026年3月2日", "2026年3月9日"]:
        assert words in text
    for name in NAMES:
        assert name not in text


def test_the_hour_of_the_first_response_stands_beside_the_day_of_the_answer(client, p):
    case = made.dispatched(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    text = look_up(client, case.number, "246810").content.decode()
    with morning_of("2026-03-04"):
        found = look_up(client, case.number, "246810").context

    for words in ["首次回应", "2026年3月3日（周二）", "9时00分以前"]:
        assert words in text
    assert (found["first"], found["next_on"]) == (None, date(2026, 3, 9))


def test_a_right_whose_time_has_passed_is_no_next_deadline(client, p):
    d = at(p, Status.AGREED)
    issue_link(d.case, d.li, Ticket("t" * 24, "246810"))
    right = d.clocks.get(key="K13")

    with morning_of(right.due_on):
        assert look_up(client, d.number, "246810").context["next_on"] == right.due_on
        assert PROVISIONAL not in look_up(client, d.number, "246810").content.decode()
        d.clocks.filter(pk=right.pk).update(provisional=True)
        assert f"（{PROVISIONAL}）" in look_up(client, d.number, "246810").content.decode()
    with morning_of(right.due_on + deadlines.DAY):
        assert look_up(client, d.number, "246810").context["next_on"] is None


@pytest.mark.parametrize("spelling", ["{0}\u200b", "{1} {2}", "　{1}{2} ", "{3}"])
def test_the_number_may_be_typed_any_way(client, p, spelling):
    case = made.dispatched(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    wide = case.number.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)})
    typed = spelling.format(case.number, *case.number.replace("-", "- ").split(), wide)
    assert look_up(client, typed, "２４６ ８１０").status_code == 200


def test_every_miss_gets_the_same_answer_at_the_same_cost(client, p):
    case, other = made.complaint(p), made.complaint(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    issue_link(other, other.parties.first(), Ticket("o" * 24, "135791"))
    seen = []
    for number, code in [
        (case.number, "000000"),
        (case.number, "135791"),
        ("SY2026-999999", "246810"),
        ("nonsense", "246810"),
    ]:
        with CaptureQueriesContext(connection) as queries:
            response = look_up(client, number, code)
        text = response.content.decode()
        assert progress.MISS in text
        seen.append((response.status_code, len(queries), text.count("error")))
    assert len(set(seen)) == 1
    assert seen[0][0] == 422


@pytest.mark.parametrize(
    "end",
    [{"expires_on": date(2026, 1, 1)}, {"revoked_at": clock.now()}],
    ids=["expired", "revoked"],
)
def test_the_code_of_an_ended_link_is_refused(client, p, end):
    case = made.complaint(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    Link.objects.update(**end)
    assert look_up(client, case.number, "246810").status_code == 422


def test_empty_fields_are_named(client, p):
    text = look_up(client, "", "").content.decode()
    assert "请写登记编号" in text
    assert "请写查询码" in text


@pytest.mark.parametrize(("limit", "elsewhere"), [("MOST_MISSES", 200), ("MOST_MISSES_A_DAY", 429)])
def test_guessing_at_one_number_shuts_out_who_guesses(client, p, monkeypatch, limit, elsewhere):
    monkeypatch.setattr(progress, limit, 3)
    case = made.complaint(p)
    issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))
    codes = [look_up(client, case.number, f"{n}").status_code for n in range(3)]
    assert codes == [422] * 3
    assert look_up(client, case.number, "246810").status_code == 429
    rightful = Client(REMOTE_ADDR="192.0.2.7")
    assert look_up(rightful, case.number, "246810").status_code == elsewhere
    assert look_up(client, "SY2026-999999", "1").status_code == 422


def test_one_address_may_not_ask_without_end(client, p, monkeypatch):
    monkeypatch.setattr(progress, "MOST_PER_ADDRESS", 2)
    codes = [look_up(client, f"SY2026-{n}", "1").status_code for n in range(3)]
    assert codes == [422, 422, 429]


def check(client, code):
    return client.get(f"/check/{code}/")


def test_a_paper_is_followed_from_signing_to_performed(client, p):
    case = made.signing(p)
    document = case.documents.get(kind="agreement")
    assert "尚未生效" in check(client, document.check_code).content.decode()
    for party in case.parties.all():
        facts = {"party": party, "mark": "name", "identity_checked": "身份证"}
        door.record(case, "sign", by=p.as_mediator, **facts)
    door.record(case, "mediator_sign", by=p.as_mediator)
    door.record(case, "seal", by=p.as_clerk)
    response = check(client, document.check_code)
    text = response.content.decode()
    assert response.status_code == 200
    assert response.context["standing"].words == "有效"
    for words in [document.number, "第1版", "手上那份的编号、版本与这里一样", p.committee.name]:
        assert words in text
    assert "落款日期" not in text  # the day is written by hand at the seal
    for name in NAMES:
        assert name not in text
    door.take(case, "perform_at_once", by=p.as_mediator, all_done=True)
    assert "已全部履行" in check(client, document.check_code).content.decode()


def test_a_paper_with_a_printed_day_is_compared_by_that_day_too(client, p):
    document = made.signing(p).documents.get(kind="rights_notice")
    text = check(client, document.check_code).content.decode()
    assert "<dt>落款日期</dt><dd>2026年3月2日（周一）</dd>" in text
    assert "手上那份的编号、版本、落款日期与这里一样" in text
    assert "2026年3月2日</p>" in document.read_html()


def test_a_superseded_paper_is_shown_as_no_longer_valid(client, p):
    case = made.signing(p)
    door.take(case, "amend", by=p.as_mediator, reason="改金额")
    assert (
        "不再有效"
        in check(client, case.documents.get(kind="agreement").check_code).content.decode()
    )


def test_an_unknown_code_gets_the_page_for_unknown_codes(client, p):
    response = check(client, "AAAA-2222")
    assert response.status_code == 404
    assert "没有查到这份文书" in response.content.decode()


def answer_to(client, typed, address="/check/"):
    """Status, statements and words of the page for something typed, without what was typed."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, {"code": typed})
    words = response.content.decode().replace(typed, "").split("<main")[1]
    return response.status_code, len(queries), words


def test_the_number_of_a_paper_is_answered_alike_whether_it_exists_or_not(client, p):
    number = made.signing(p).documents.get(kind="agreement").number
    real, unknown = answer_to(client, number), answer_to(client, "双阳调字〔1999〕999号")
    assert real == unknown
    assert real[:2] == (422, 0)
    assert "这是编号，不是验真码" in real[2]
    assert "左上角" in real[2]
    assert "不是调委会制发的" not in real[2]


@pytest.mark.parametrize("code", ["zzz", "0000-0000", "' OR 1", "李申", "7QK4-M2XDA", "1234-OIOI"])
def test_what_cannot_be_a_code_is_explained_before_any_look_up(client, p, code):
    status, statements, words = answer_to(client, code)
    assert (status, statements) == (422, 0)
    assert "这不是验真码" in words
    assert "不是调委会制发的" not in words
    assert check(client, code).status_code == 422


def test_the_code_may_be_typed_any_way(client, p):
    code = made.signing(p).documents.get(kind="agreement").check_code
    wide = code.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)})
    spellings = (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} ")
    spellings += (wide, wide.lower(), "　".join(code), "\u200b".join(code), f"验真码：{code}")
    spellings += tuple(code.replace("-", mark) for mark in "\u2010\u2011\u2212—－·_.")
    for typed in spellings:
        assert client.get("/check/", {"code": typed}).url == f"/check/{code}/", typed
    assert client.get("/check/").status_code == 200


def test_a_code_that_cannot_be_one_is_shown_as_typed(client, p):
    response = client.get("/check/", {"code": "1234-OIOI"})
    assert "您写的是“1234-OIOI”" in response.content.decode()


def test_checking_without_end_is_stopped(client, p, monkeypatch):
    monkeypatch.setattr(checking, "MOST_PER_ADDRESS", 2)
    assert [check(client, "AAAA-2222").status_code for _ in range(3)] == [404, 404, 429]


def test_the_front_page_leads_on_and_staff_go_to_their_desk(client, p):
    text = client.get("/").content.decode()
    for address in ("/estates/", "/progress/", "/check/", "/login/"):
        assert f'href="{address}"' in text
    sign_in(p.manager, client)
    assert client.get("/").url == "/company/"


def test_the_front_page_leads_back_to_an_open_case(client, p):
    case = made.complaint(p)
    assert "回到我的案件" not in client.get("/").content.decode()
    made.open_case(client, case)
    assert "回到我的案件" in client.get("/").content.decode()


def test_a_search_for_part_of_a_name_lists_estates_at_the_same_cost(client, p):
    with CaptureQueriesContext(connection) as one:
        assert "侨韵苑" in client.get("/estates/?q=侨").content.decode()
    town("QT", "另一处")
    with CaptureQueriesContext(connection) as two:
        client.get("/estates/?q=侨")
    assert len(one) == len(two)
    assert "没有找到" in client.get("/estates/?q=没有的").content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        "侨　韵苑",
        "侨 韵苑",
        " 侨韵苑　",
        "\u200b侨韵苑",
        "侨韵\ufeff苑",
        "侨韵苑\t",
        "\u00a0侨韵\u2009苑",
    ],
    ids=ascii,
)
def test_an_estate_is_found_however_its_name_was_typed_or_pasted(client, p, typed):
    Estate.objects.create(committee=p.committee, code="another", name="阳光苑")
    estates = client.get("/estates/", {"q": typed}).context["estates"]
    assert [estate.pk for estate in estates] == [p.estate.pk]


@pytest.mark.parametrize("typed", ["鲤城花园(A区)", "鲤城花园（Ａ区）", "（a区）"])
def test_width_and_case_of_an_estates_name_do_not_matter(client, p, typed):
    p.estate.name = "鲤城 花园（A区）"
    p.estate.save()
    estates = client.get("/estates/", {"q": typed}).context["estates"]
    assert [estate.name for estate in estates] == ["鲤城 花园（A区）"]


def test_an_estate_is_found_by_its_community(client, p):
    street = p.estate.community.street
    p.estate.community = Community.objects.create(name="阳江 社区", street=street)
    p.estate.save()
    Estate.objects.create(committee=p.committee, code="another", name="阳光苑")
    estates = client.get("/estates/", {"q": "阳江社区"}).context["estates"]
    assert [estate.pk for estate in estates] == [p.estate.pk]


@pytest.mark.parametrize(
    "address", ["/progress/", "/check/AAAA-2222/", "/estates/?q=没有的", "/r/", "/r/nosuchlink/"]
)
def test_a_page_that_advises_a_call_shows_the_number(client, p, address):
    p.committee.phone = "0595-22000100"
    p.committee.save()
    text = client.get(address).content.decode()
    assert 'href="tel:0595-22000100"' in text.split("<footer")[0]


@pytest.mark.parametrize("address", ["/nowhere/", "/login/"])
def test_a_resident_who_lost_the_way_is_led_to_estate_and_progress(client, p, address):
    text = client.get(address).content.decode()
    for way in ("/estates/", "/progress/"):
        assert f'href="{way}"' in text


def test_without_a_link_the_page_does_not_claim_that_the_link_is_wrong(client, p):
    assert "链接不对" not in client.get("/r/").content.decode()
    assert "链接不对" in client.get("/r/nosuchlink/").content.decode()
