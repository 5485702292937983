"""The court: only cases sent to it, the paper beside, nothing said in mediation."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.states import Status
from cases.web.court.desk import DOT, WAITS
from cases.web.plain_words import NOT_ONLY_MONEY
from mediation.directory.models import Court
from tests.cases.web.office.people import post, walked
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.factories import at
from tests.moments import morning_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # the same pages are read by test_budgets.py on both
]
SECRET = "李申私下说三千也行"


@pytest.fixture
def p(monday):
    people = cast()
    people.calendar = monday
    return people


def sent(p):
    return post(p, "clerk", walked(p, "court_send"), "court_send", {})


def shelf(client, key):
    return next(s for s in client.get("/court/").context["shelves"] if s["key"] == key)


def test_the_court_sees_a_case_only_after_it_was_sent(p):
    case = walked(p, "court_send")
    client = sign_in(p.liaison)

    assert client.get(f"/court/cases/{case.number}/").status_code == 404
    assert shelf(client, "sent")["count"] == 0

    post(p, "clerk", case, "court_send", {})

    assert client.get(f"/court/cases/{case.number}/").status_code == 200
    assert shelf(client, "sent")["count"] == 1


def test_another_court_gets_404_and_an_empty_list(p):
    case = sent(p)
    stranger = hire("外法", "court", court=Court.objects.create(name="别处法院"))

    client = sign_in(stranger)

    assert client.get(f"/court/cases/{case.number}/").status_code == 404
    assert case.number not in client.get("/court/cases/").content.decode()


def test_the_package_is_read_on_one_page_without_what_was_said_in_mediation(p):
    case = walked(p, "sign")
    li = case.parties.first()
    case.offers.create(party=li, amount=300000, text="三千可以", on="2026-03-02")
    case.caucus_notes.create(party=li, on="2026-03-02", text=SECRET)
    for act in ("sign", "sign"):
        party = case.parties.exclude(signatures__isnull=False).first()
        mark = {"party": party, "mark": "name", "identity_checked": "身份证"}
        case = door.record(case, act, by=p.as_clerk, **mark)
    case = door.record(case, "mediator_sign", by=p.as_mediator)
    case = door.record(case, "seal", by=p.as_clerk)
    both = {"applicants": list(case.parties.all()), "court": p.court}
    case = door.take(case, "open_proceeding", by=p.as_clerk, **both)
    case = door.record(case, "court_send", by=p.as_clerk)

    page = sign_in(p.liaison).get(f"/court/cases/{case.number}/").content.decode()

    for shown in ("李申", "13800002231", "5,800.00", case.agreement_number, "<iframe"):
        assert shown in page
    for hidden in (SECRET, "三千可以", "愿意赔偿", "第1份调解记录"):
        assert hidden not in page


def test_before_the_receipt_the_court_reads_what_was_sent(p):
    case = sent(p)
    page = sign_in(p.liaison).get(f"/court/cases/{case.number}/court_receive/").content.decode()
    paper = case.documents.get(kind="agreement")

    before = page[: page.index('id="ask-1"')]
    for shown in ("司法确认", "李申", "周被", "5,800.00", "2026年3月7日", "2026年4月1日"):
        assert shown in before
    assert f"/court/cases/{case.number}/papers/{paper.pk}.pdf" in before
    assert term_of(before) == "最后一天 2026年4月1日（周三），以法院收到或者交邮的日期为准"


def term_of(page):
    """What the page says about the time to apply, as plain words."""
    term = re.search("<dt>申请期限</dt><dd>(.*?)</dd>", page)
    return re.sub("<[^>]+>", "", term[1])


@pytest.mark.parametrize(
    ("received_on", "said"),
    [("2026-04-01", "在期限内收到"), ("2026-04-02", "收到时已过这一天")],
)
def test_the_court_reads_whether_it_received_the_papers_in_time(received_on, said):
    with morning_of("2026-03-02"):
        d = at(cast(), Status.ADJUDICATING).office("court_send")
    with morning_of(received_on):
        d.court("court_return", lacking="缺一份身份证明")
    with morning_of("2026-04-21"):
        d.office("court_send")  # papers completed later were handed in on the first day

        page = sign_in(d.p.liaison).get(f"/court/cases/{d.number}/court_receive/")

        assert term_of(page.content.decode()) == f"最后一天 2026年4月1日（周三），{said}"


def test_for_a_later_act_of_the_court_the_package_is_folded(p):
    case = walked(p, "court_decide")
    page = sign_in(p.liaison).get(f"/court/cases/{case.number}/court_decide/").content.decode()
    assert '<details class="more package"><summary>看送来的材料' in page


def test_our_own_page_may_show_the_paper_in_a_frame(p):
    case = sent(p)
    paper = case.documents.get(kind="agreement")

    response = sign_in(p.liaison).get(f"/court/cases/{case.number}/papers/{paper.pk}.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_the_court_reads_what_comes_after_its_act(p):
    case = sent(p)
    answer = sign_in(p.liaison).post(
        f"/court/cases/{case.number}/court_receive/", {"on": "2026-03-02"}, follow=True
    )
    assert "接下来：审查后登记受理、不予受理，或者退回补正。" in answer.content.decode()
    assert "办理时核对" not in answer.content.decode()


def test_missing_fields_are_named(p):
    case = post(p, "liaison", sent(p), "court_return", {"lacking": "身份证复印件"})

    client = sign_in(p.liaison)

    assert "身份证复印件" in client.get(f"/court/cases/{case.number}/").content.decode()
    assert shelf(client, "returned")["count"] == 1


@pytest.mark.parametrize(
    ("outcome", "act", "status"),
    [("confirmed", "title_given", "performing"), ("dismissed", "agreement_stands", "performing")],
)
def test_each_ruling_offers_the_step_that_follows_it(p, outcome, act, status):
    case = walked(p, "court_decide")
    words = {"ruling": "民事裁定书"}
    if outcome == "dismissed":
        words |= {"words": "内容不明确。", "ground": "unclear"}
    case = post(p, "liaison", case, "court_decide", {"outcome": outcome} | words)
    client = sign_in(p.liaison)

    row = shelf(client, "decided")["rows"][0]
    assert row["action_url"].endswith(f"/{act}/")

    assert post(p, "liaison", case, act, {}).status == status
    assert shelf(client, "decided")["count"] == 0


def test_a_ruling_is_not_called_by_the_name_of_another_paper(p):
    case = walked(p, "court_decide")
    page = sign_in(p.liaison).get(f"/court/cases/{case.number}/court_decide/").content.decode()

    assert ("民事裁定书" in page, "结案通知书" in page) == (True, False)


def test_a_wrong_court_number_is_refused_with_its_sentence(p):
    case = walked(p, "court_accept")
    sent_ = {"on": "2026-03-02", "court_number": "随便", "version": case.version}

    response = sign_in(p.liaison).post(f"/court/cases/{case.number}/court_accept/", sent_)

    assert response.status_code == 422
    assert "法院案号的写法不对" in response.content.decode()
    assert "随便" in response.content.decode()


@pytest.mark.parametrize(("page", "most"), [("", 6), ("cases/", 6), ("cases/?q=漏水", 6)])
def test_one_and_three_cases_cost_the_same_few_statements(p, page, most):
    client = sign_in(p.liaison)
    sent(p)
    one = statements(client, f"/court/{page}")
    sent(p)
    sent(p)

    assert statements(client, f"/court/{page}") == one
    assert one <= most


def statements(client, address):
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)


def test_a_shelf_and_its_list_hold_the_same_cases(p):
    sent(p)
    case = walked(p, "court_decide")
    case = post(p, "liaison", case, "court_decide", {"outcome": "confirmed", "ruling": "裁定书"})
    client = sign_in(p.liaison)
    for key in ("sent", "decided", "accepted"):
        listing = client.get(f"/court/cases/?step={key}").context["listing"]
        assert listing.total == shelf(client, key)["count"]
    assert shelf(client, "decided")["count"] == 1

    post(p, "liaison", case, "title_given", {})

    assert client.get("/court/cases/?step=decided").context["listing"].total == 0
    assert client.get("/court/cases/").context["listing"].total == 2


def test_a_suit_is_not_sent_to_the_ruling_on_a_confirmation(p):
    case = walked(p, "court_decide")
    case.proceedings.update(kind="suit")

    row = shelf(sign_in(p.liaison), "accepted")["rows"][0]

    assert row["action_url"] == ""
    assert row["url"].endswith(f"/{case.number}/")


@pytest.mark.parametrize("address", ["/court/cases/", "/court/cases/?step=sent"])
def test_the_list_can_be_searched_where_there_is_no_box_at_the_top(p, address):
    case = sent(p)
    text = sign_in(p.liaison).get(address + ("&" if "?" in address else "?") + "q=李申")
    assert case.number in text.content.decode()
    assert 'name="q" value="李申"' in text.content.decode().split("<main")[1]


def test_the_header_of_an_act_names_the_court(p):
    case = sent(p)
    text = sign_in(p.liaison).get(f"/court/cases/{case.number}/court_receive/").content.decode()
    assert "法院" in text.split("<header")[1].split("</a>")[0]


def test_the_page_of_an_act_names_the_parties_and_the_courts_number(p):
    case = walked(p, "court_decide")
    page = sign_in(p.liaison).get(f"/court/cases/{case.number}/court_decide/")
    number = case.proceedings.get().number
    assert page.context["case"]["title"].startswith("李申与周被：")
    assert page.context["about"][0]["text"] == number


def test_a_result_the_case_has_followed_does_not_come_back_with_a_new_application(p):
    dispute = at(p, Status.AGREED).apply_for_confirmation().office("court_send")
    dispute.court("court_receive").court("court_refuse", words="材料不齐")
    client = sign_in(p.liaison)
    assert shelf(client, "decided")["count"] == 1

    dispute.office("agreement_stands").apply_for_confirmation()

    assert shelf(client, "decided")["count"] == 0
    assert client.get("/court/cases/?step=decided").context["listing"].total == 0


def next_on_page(client, case):
    """The acts that are not folded, each with the first reason against it, or ""."""
    offers = client.get(f"/court/cases/{case.number}/").context["offers"]
    open_ones = [offer for offer in offers if not (offer.stuck or offer.quiet)]
    return {o.name: o.blocked_by[0].otherwise if o.blocked_by else "" for o in open_ones}


def test_an_enforcement_waits_for_what_only_the_committee_records(p):
    dispute = at(p, Status.ENFORCING)
    client = sign_in(p.liaison)

    [row] = shelf(client, "accepted")["rows"]
    assert (row.action_label, row.note.split(DOT)[-1]) == ("", WAITS)
    assert next_on_page(client, dispute.case) == {"enforced": NOT_ONLY_MONEY}

    dispute.case.obligations.exclude(kind="money").update(status="done")

    [row] = shelf(client, "accepted")["rows"]
    assert (row.action_label, "还欠 5,800.00 元" in row.note) == ("执行完毕", True)
    assert next_on_page(client, dispute.case)["enforced"] == ""
