"""Suits, arbitration, deeds and authorities after a mediation; an objection, an appeal, a loss."""

from datetime import date, timedelta

import pytest

from cases import consistency
from cases.forms.base import FORMS
from cases.law.notarised_deeds import BESIDE_PAYMENTS, ON_THE_TRAIL
from cases.states import Status as S
from mediation import clock
from mediation.directory.models import Court
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
SUIT, ORDER = "（2026）闽0599民初66号", "（2026）闽0599民督7号"
PROOF = "收件回执"


@pytest.fixture
def people():
    return cast()


def went(people, kind, number=SUIT, status=S.FAILED, **more):
    """The dispute, taken to a body of that kind, which accepted it."""
    d = at(people, status)
    where = (
        {"court": d.p.court} if kind in ("suit", "payment_order") else {"body": "泉州仲裁委员会"}
    )
    d.office("open_suit", kind=kind, party=d.li, proof=PROOF, **where | more)
    return d.office("court_accept", court_number=number)


def judged(d, **more):
    facts = {"ordered": "sum", "debtor": d.zhou, "creditor": d.li, "amount": 300_000}
    return d.office("judgment_given", since=clock.today(), **facts | more)


def test_a_judgment_without_agreement_is_a_title(people):
    d = went(people, "suit").office("court_decide", outcome="granted", ruling="民事判决书")
    judged(d, due_on=date(2026, 3, 12))
    assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "judgment")
    assert d.clocks.get(key="K16", ended_on=None).started_on == date(2026, 3, 12)
    assert list(consistency.faults()) == []


def test_what_a_judgment_orders_is_owed_by_the_law_of_procedure(people):
    d = went(people, "suit").office("court_decide", outcome="granted", ruling="民事判决书")
    judged(d, due_on=date(2026, 3, 12))
    nothing = {"obligation": d.debt, "amount": 0, "way": "transfer", "paid_on": clock.today()}

    said = d.blocked(people.as_mediator, "pay", **nothing)
    assert said == ["付款金额要大于零。（《民事诉讼法》第二百四十七条）"]


def test_an_award_needs_an_agreement_to_arbitrate(people):
    d = at(people, S.FAILED)
    facts = {"kind": "arbitration", "party": d.li, "body": "泉州仲裁委员会", "proof": PROOF}
    assert d.blocked(people.as_clerk, "open_suit", **facts) == [
        "申请仲裁要有仲裁条款，或者事后达成的仲裁协议，请写明。（《仲裁法》第四条）"
    ]
    d.office("open_suit", clause="物业服务合同第九条", **facts)
    d.office("court_accept", court_number="泉仲字〔2026〕12号")
    d.office("court_decide", outcome="awarded", ruling="裁决书")
    assert d.last_sentence == "仲裁委员会裁决支持，应当履行（裁决书）。"
    judged(d)
    assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "award")


def test_an_authority_dealt_with_it_and_the_case_goes_back_to_its_end(people):
    d = went(people, "administrative", "洛城管〔2026〕5号").office(
        "court_decide", outcome="handled", ruling="责令改正通知书"
    )
    assert d.last_sentence == "主管部门已作出处理（责令改正通知书）。"
    d.office("no_result")
    assert (d.status, d.case.sheet.title) == (S.FAILED, None)


def test_a_claim_that_is_lost_ends_the_case(people):
    d = went(people, "suit").office("court_decide", outcome="lost", ruling="民事判决书")
    assert d.blocked(people.as_clerk, "no_result")
    d.office("claim_lost", since=clock.today())
    assert (d.status, d.case.closed_on) == (S.CLOSED, clock.today())
    assert d.documents.filter(kind="closing_report", status="in_force").count() == 1


def test_an_appeal_against_an_intermediate_court_goes_to_the_high_court(people):
    middle, high, other = (
        Court.objects.create(name=name, code=code)
        for name, code in (
            ("示例市中级人民法院", "闽05"),
            ("示例省高级人民法院", "闽"),
            ("另一示例市中级人民法院", "闽06"),
        )
    )
    d = at(people, S.FAILED)
    facts = {"party": d.li, "kind": "suit", "proof": PROOF, "higher": True}
    d.office("open_suit", court=middle, **facts).office("court_accept", court_number=SUIT)
    d.office("court_decide", outcome="granted", ruling="民事判决书")
    appeal = {"party": d.zhou, "served_on": clock.today(), "proof": PROOF}
    [refused] = d.blocked(people.as_clerk, "open_appeal", court=other, **appeal)
    assert "中级人民法院的上一级是高级人民法院" in refused
    offered = FORMS["open_appeal"](case=d.case, actor=people.as_clerk).fields["court"].queryset
    assert set(offered) == {middle, high, other}
    d.office("open_appeal", court=high, **appeal)
    assert d.case.sheet.current_proceeding.court == high


def test_an_objection_turns_the_order_into_a_suit(people):
    d = went(people, "payment_order", ORDER, obstacle="")
    d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")
    d.office("convert_order", court_number=SUIT)
    kinds = [(one.kind, one.status) for one in d.case.sheet.proceedings]
    assert kinds == [("payment_order", "converted"), ("suit", "accepted")]
    d.office("court_decide", outcome="granted", ruling="民事判决书")
    judged(d)
    assert d.status == S.PERFORMING


def test_an_appeal_keeps_the_judgment_from_taking_effect(people, monday):
    higher = Court.objects.create(name="示例市中级人民法院", code="闽05")
    d = went(people, "suit").office("court_decide", outcome="granted", ruling="民事判决书")
    # Served on 2 March, a Monday: fifteen days end on 17 March.
    facts = {"party": d.zhou, "court": higher, "served_on": date(2026, 3, 2), "proof": PROOF}
    monday.shift(timedelta(days=15))
    d.office("open_appeal", **facts)
    assert "上诉，判决没有生效（" in d.last_sentence
    assert d.case.sheet.current_proceeding.court == higher
    assert d.blocked(
        people.as_clerk,
        "judgment_given",
        since=clock.today(),
        ordered="sum",
        debtor=d.zhou,
        creditor=d.li,
        amount=300_000,
    )
    example = FORMS["court_accept"](case=d.case, actor=people.as_clerk)["court_number"].help_text
    assert example == "例如（2026）闽05民终12号"
    d.office("court_accept", court_number="（2026）闽05民终9号")
    d.office("court_decide", outcome="lost", ruling="民事判决书")
    d.office("claim_lost", since=clock.today())
    assert d.status == S.CLOSED


def test_all_may_have_a_notary_make_it_enforceable(people):
    d = at(people, S.AGREED).mediator("start_performance")
    d.office("open_deed", kind="notary", applicants=[d.li, d.zhou], body="示例公证处", proof=PROOF)
    d.office("court_accept", court_number="（2026）闽示证字第1号")
    d.office("court_decide", outcome="notarised", ruling="公证书")
    d.office("judgment_given", since=clock.today(), ordered="as_agreed")
    assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "notarised")
    assert list(consistency.faults()) == []


@pytest.mark.parametrize("done", [True, False], ids=["payments alone", "work as well"])
def test_a_deed_enforces_payments_alone_which_is_told_before_and_then(people, monday, done):
    d = at(people, S.AGREED).mediator("start_performance")
    if done:
        d.work_is_done()
    page = sign_in(people.clerk).get(f"/office/cases/{d.number}/open_deed/").content.decode()
    assert (BESIDE_PAYMENTS in page) is not done

    d.office("open_deed", kind="notary", applicants=[d.li, d.zhou], body="示例公证处", proof=PROOF)
    assert (ON_THE_TRAIL in d.last_sentence) is not done
    d.office("court_accept", court_number="（2026）闽示证字第1号")
    d.office("court_decide", outcome="notarised", ruling="公证书")
    d.office("judgment_given", since=clock.today(), ordered="as_agreed")
    monday.move_to(clock.today() + timedelta(days=60))
    d.passes_to(clock.today())
    d.office("open_enforcement", court=d.p.court, seat="property")
    assert (ON_THE_TRAIL in d.last_sentence) is not done
    assert "向示例区人民法院（被执行的财产所在地）申请强制执行。" in d.last_sentence


LATE = "，是否准许顺延由法院决定（《民事诉讼法》第八十六条）。"


@pytest.mark.parametrize(
    ("came", "last"),
    [
        # Served on Monday 2 March: fifteen days, or ten of a ruling; 3/17 Tuesday, 3/12 Thursday.
        ({"outcome": "granted"}, date(2026, 3, 17)),
        ({"outcome": "dismissed", "words": "不属于民事诉讼的范围"}, date(2026, 3, 12)),
        ({}, date(2026, 3, 12)),  # the court did not take it
    ],
)
def test_a_late_appeal_is_recorded_and_the_court_decides(people, monday, came, last):
    higher = Court.objects.create(name="示例市中级人民法院", code="闽05")
    if came:
        d = went(people, "suit").office("court_decide", ruling="民事裁判文书", **came)
    else:
        d = at(people, S.FAILED)
        d.office("open_suit", kind="suit", party=d.li, court=people.court, proof=PROOF)
        d.office("court_refuse", words="没有明确的被告")
    what = "判决" if came.get("outcome") == "granted" else "裁定"
    facts = {"party": d.li, "court": higher, "served_on": date(2026, 3, 2), "proof": PROOF}
    monday.move_to(f"{last + timedelta(days=1)}T09:00+08:00")
    d.office("open_appeal", **facts)
    assert f"不服{what}，向示例市中级人民法院上诉（" in d.last_sentence
    assert f"已超过期限（最后一天是{last:%Y年%-m月%-d日}）{LATE}" in d.last_sentence


def test_a_ruling_is_appealed_in_ten_days_and_the_first_court_takes_the_suit(people, monday):
    higher = Court.objects.create(name="示例市中级人民法院", code="闽05")
    d = at(people, S.FAILED)
    d.office("open_suit", kind="suit", party=d.li, court=people.court, proof=PROOF)
    d.office("court_refuse", words="没有明确的被告")
    served = {"served_on": date(2026, 3, 2), "proof": PROOF}
    monday.move_to("2026-03-12T09:00+08:00")
    d.office("open_appeal", party=d.li, court=higher, **served)
    assert "上诉，裁定没有生效（《民事诉讼法》第一百七十一条）。凭证" in d.last_sentence
    d.office("court_accept", court_number="（2026）闽05民终9号")
    # Thirty days (民诉法 183): Saturday 11 April, moved to Monday.
    assert d.clocks.get(key="K19", ended_on=None).due_on == date(2026, 4, 13)
    d.office("court_decide", outcome="sent_back", ruling="民事裁定书")
    assert d.blocked(people.as_clerk, "no_result")
    d.office("retry_suit", court_number=SUIT, procedure="simple")
    suit = d.case.sheet.current_proceeding
    assert (suit.court, suit.status, suit.number) == (people.court, "accepted", SUIT)
    assert d.clocks.get(key="K19", ended_on=None).due_on == date(2026, 6, 12)
    assert list(consistency.faults()) == []


def test_only_the_second_instance_sends_a_suit_back(people):
    d = went(people, "suit")
    [refused] = d.blocked(people.as_clerk, "court_decide", outcome="sent_back", ruling="民事裁定书")
    assert refused.startswith("登记的结果与程序的种类不符")
    offered = FORMS["court_decide"](case=d.case, actor=people.as_clerk).fields["outcome"].choices
    assert "sent_back" not in dict(offered)


def test_a_suit_is_refused_late_and_the_court_decides(people, monday):
    d = went(people, "payment_order", ORDER, obstacle="")
    d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")
    monday.move_to("2026-03-10T09:00+08:00")  # seven days end on Monday 9 March
    d.office("refuse_suit", served_on=date(2026, 3, 2), proof=PROOF)
    assert f"已超过期限（最后一天是2026年3月9日）{LATE}" in d.last_sentence
