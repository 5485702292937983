"""A judgment tried again, an award arbitrated again or set aside in part: the whole roads."""

from datetime import date

import pytest

from cases.consistency import faults
from cases.door import offering
from cases.door.next_by_state import wanted_acts
from cases.forms.base import FORMS
from cases.states import Status as S
from cases.web import duties, money_card
from cases.web.clock_rows import clocks
from cases.web.resident import owing
from cases.web.stage_bar import stage_bar
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cast import cast
from tests.deeds_after import SUIT_NUMBER, higher_court, suit_is_won
from tests.deeds_of_awards import PROOF, asks, awarded, running
from tests.dispute import ENFORCEMENT_NUMBER
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement

DAY = "2026-03-02"
RULED = {"ruling": "（2026）闽05民申3号民事裁定书"}
JUDGED = {"ruling": "（2026）闽05民再3号民事判决书"}


def judged(day=DAY, **more):
    """Mediation failed; that day a judgment orders Zhou to pay 3,000 yuan."""
    with morning_of(day):
        d = at(cast(), S.FAILED)
        d.office("open_suit", kind="suit", party=d.li, court=d.p.court, **PROOF)
        d.office("court_accept", court_number=SUIT_NUMBER)
        d.office("court_decide", outcome="granted", ruling="民事判决书")
        who = {"debtor": d.zhou, "creditor": d.li, "amount": 300_000} | more
        d.office("judgment_given", since=date.fromisoformat(day), ordered="sum", **who)
    return d


def asks_for_retrial(d, since=None, **more):
    asked = {"party": d.zhou, "court": higher_court(), "since": since or clock.today()}
    d.office("ask_for_retrial", **asked | PROOF | more)


def is_ordered(d, how="ordered"):
    asks_for_retrial(d)
    d.office("retrial_decided", how=how, **RULED)


def read(d):
    """What each reader is told comes next, the state on the bar, and the rows of clocks."""
    readers = (Reader.STAFF, Reader.COMPANY, Reader.COURT)
    told = [what_next(d.case, reader) for reader in readers]
    told.append(what_next(d.case, Reader.PARTY, me=d.zhou))
    bar = stage_bar(d.case, list(d.case.trail.order_by("-seq")), Reader.STAFF)
    times = {row["name"]: row["due_on"] for row in clocks(d.case, d.p.as_clerk)}
    return told, [row["label"] for row in bar[2:]], times


def wrong(d):
    return [str(one) for one in faults() if one.number == d.number]


def first_act(d):
    offered = {offer.name for offer in offering.offers(d.case, d.p.as_clerk)}
    return wanted_acts(d.case, offered)[0]


@pytest.mark.parametrize(("on", "late"), [("2026-09-02", False), ("2026-09-03", True)])
def test_a_retrial_is_asked_for_within_six_months_else_the_court_decides(on, late):
    d = judged()
    with morning_of(on):
        asks_for_retrial(d, since=date(2026, 3, 2))
    warned = "已超过申请再审的期限（最后一天是2026年9月2日），是否受理由法院决定。"
    assert (warned in d.last_sentence) is late
    assert "法院决定再审以前，不停止执行" in d.last_sentence


def test_an_application_that_is_refused_changes_nothing_and_a_paper_that_is_upheld_stands():
    d = judged()
    with morning_of(DAY):
        before = running(d)
        asks_for_retrial(d)
        d.office("retrial_decided", how="refused", **RULED)
        is_ordered(d)
        d.office("retrial_decided", how="upheld", **JUDGED)
        assert (running(d), d.case.sheet.title.kind, d.status) == (before, "judgment", S.PERFORMING)
        assert wrong(d) == []


def test_while_enforcement_rests_the_six_months_of_the_court_do_not_run():
    d = judged(due_on=date(2026, 3, 9))
    assert d.passes_to(date(2026, 3, 10))
    with morning_of("2026-03-10"):
        d.office("open_enforcement", court=d.p.court).office("court_send")
        d.office("court_receive").office("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
        is_ordered(d)
    assert d.clocks.get(key="K17").status == "held"
    with morning_of("2026-04-10"):
        d.office("retrial_decided", how="upheld", **JUDGED)
        last = d.clocks.get(key="K17")  # 10 September and thirty days, a Saturday of work
        assert (last.status, last.held_days, last.due_on) == ("running", 31, date(2026, 10, 10))
        refused = d.blocked(d.p.as_clerk, "title_replaced", outcome="lost", **JUDGED)
    assert any("没有决定再审的判决" in one for one in refused)


def test_a_judgment_that_is_changed_is_replaced_by_the_new_one():
    d = judged()
    with morning_of("2026-03-03"):
        d.pay(100_000)
        is_ordered(d, how="runs_on")
        d.office("title_replaced", outcome="granted", **JUDGED)
        assert (d.status, d.case.sheet.title, running(d)) == (S.ADJUDICATING, None, {})
        assert "此前已付1,000.00元：登记新文书的金额时扣除" in d.last_sentence
        assert first_act(d) == "judgment_given"
        who = {"debtor": d.zhou, "creditor": d.li, "amount": 50_000}
        d.office("judgment_given", since=date(2026, 3, 3), ordered="sum", **who)
        assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMING, 50_000)
        assert running(d)["K16"] == date(2028, 3, 3)
        assert wrong(d) == []
        d.pay(50_000, obligation=d.case.sheet.obligations[0])
    assert d.status == S.PERFORMED


@pytest.mark.parametrize(
    ("outcome", "act", "more"),
    [
        ("lost", "claim_lost", {"since": date(2026, 3, 2)}),
        ("sent_back", "retry_suit", {"court_number": SUIT_NUMBER}),
    ],
)
def test_a_judgment_that_is_revoked_ends_the_case_or_goes_back(outcome, act, more):
    d = judged()
    with morning_of(DAY):
        is_ordered(d)
        d.office("title_replaced", outcome=outcome, **JUDGED)
        assert first_act(d) == act
        d.office(act, **more)
        assert wrong(d) == []


def test_what_was_agreed_stays_agreed_until_the_new_judgment():
    with morning_of(DAY):
        d = at(cast(), S.ADJUDICATING)
        suit_is_won(d)
        d.office("judgment_given", since=clock.today(), ordered="as_agreed")
        owed = d.case.sheet.left_to_pay
        is_ordered(d)
        d.office("title_replaced", outcome="granted", **JUDGED)
        assert (d.case.sheet.title.kind, d.case.sheet.left_to_pay) == ("agreement", owed)
        d.office("judgment_given", since=clock.today(), ordered="as_agreed")
        assert (d.case.sheet.title.kind, d.case.sheet.left_to_pay) == ("judgment", owed)
        assert wrong(d) == []


def test_a_closed_case_is_open_again_by_a_new_judgment():
    d = judged()
    with morning_of(DAY):
        d.pay(300_000)
        visits = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 9, 1)}
        d.office("strike_off", checked="到场核实").office("close", **visits)
        is_ordered(d)
        d.office("title_replaced", outcome="lost", **JUDGED)
        assert (d.status, d.case.closed_on) == (S.ADJUDICATING, None)
        assert d.case.sheet.visits_planned == []
        assert wrong(d) == []


def test_an_award_set_aside_in_part_is_owed_less_and_stands_for_the_rest():
    d = awarded(DAY)
    with morning_of(DAY):
        d.pay(100_000)
        before = running(d)
        asks(d)
        d.office("award_falls_in_part", obligation=d.debt, amount=80_000, **RULED)
        assert (d.case.sheet.left_to_pay, running(d)) == (120_000, before)
        assert "应付的减少800.00元，还欠1,200.00元；其余部分仍按裁决履行。" in d.last_sentence
        asks(d)
        d.office("award_falls_in_part", obligation=d.debt, amount=130_000, **RULED)
        said = d.trail.filter(name="award_falls_in_part").latest("seq").sentence
        assert "其中100.00元已经付了，已经执行的，由法院裁定返还" in said
        assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMED, 0)
        assert wrong(d) == []


def test_what_fell_is_called_so_and_is_not_offered_for_taking_back():
    d = awarded(DAY)
    with morning_of(DAY):
        asks(d)
        d.office("award_falls_in_part", obligation=d.debt, amount=80_000, **RULED)
        less = {"裁决已撤销": 80_000}
        assert money_card.money_box(d.case, d.p.as_clerk)["less"] == less
        [row] = duties.rows(d.case, d.p.as_clerk)
        assert row["note"].startswith("裁决已撤销 800.00 元，还欠 2,200.00 元")
        offers = offering.offers(d.case, d.p.as_clerk)
        assert "take_back_letting_off" not in {one.name for one in offers if not one.blocked_by}
        d.office("waive", obligation=d.debt, amount=20_000, proof="李申的信")
        less |= {"免除、抵销": 20_000}
        assert money_card.money_box(d.case, d.p.as_clerk)["less"] == less
        [row] = owing.rows(d.case, d.link(d.zhou))
        assert "免除、抵销 200.00 元，裁决已撤销 800.00 元，还欠 2,000.00 元" in row["standing"]
        form = FORMS["take_back_letting_off"](None, case=d.case, actor=d.p.as_clerk)
        assert [one.kind for one in form.fields["reduction"].queryset] == ["waiver"]
        one = {"reduction": d.case.reductions.get(kind="fell"), "reason": "错", "proof": "单"}
        refused = d.blocked(d.p.as_clerk, "take_back_letting_off", **one)
        assert any("法院撤销裁决减去的，不能这样撤回" in said for said in refused)
        d.pay(200_000)
        assert wrong(d) == []


def test_a_tribunal_arbitrates_again_or_setting_aside_goes_on():
    d = awarded(DAY)
    with morning_of(DAY):
        asks(d)
        d.office("arbitrate_again", how="given", until=date(2026, 5, 6), **RULED)
        assert "期限到2026年5月6日" in d.last_sentence
        refused = d.blocked(d.p.as_clerk, "award_falls", how="set_aside", **RULED)
        assert any("撤销程序因重新仲裁中止" in one for one in refused)
        d.office("arbitrate_again", how="resumed", **RULED)
        d.office("setting_aside_refused", **RULED)
        assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "award")


def test_a_new_award_replaces_the_old_one_and_may_be_set_aside_itself():
    d = awarded(DAY)
    with morning_of(DAY):
        d.office("serve_award", **PROOF)
        asks(d)
        d.office("arbitrate_again", how="given", until=date(2026, 5, 6), **RULED)
        d.office("title_replaced", outcome="awarded", ruling="（2026）泉仲裁字第20号裁决书")
        assert (d.status, running(d), first_act(d)) == (S.ADJUDICATING, {}, "judgment_given")
        who = {"debtor": d.zhou, "creditor": d.li, "amount": 200_000}
        d.office("judgment_given", since=clock.today(), ordered="sum", **who)
        d.office("serve_award", **PROOF)
        assert running(d)["K20"] == date(2026, 6, 2)
        assert wrong(d) == []


def sent_back_and_withdrawn(*payments):
    """A judgment with a sum of its own took the place of what was agreed: Zhou pays 7,000 yuan.

    So much is paid under it; then it is revoked, and the suit is withdrawn where it was sent back.
    """
    d = at(cast(), S.ADJUDICATING)
    suit_is_won(d)
    who = {"debtor": d.zhou, "creditor": d.li, "amount": 700_000}
    d.office("judgment_given", since=clock.today(), ordered="sum", **who)
    for fen in payments:
        d.pay(fen, obligation=d.case.sheet.obligations[0])
    is_ordered(d)
    d.office("title_replaced", outcome="sent_back", **JUDGED)
    d.office("retry_suit", court_number=SUIT_NUMBER)
    d.office("court_withdraw")
    return d


@pytest.mark.parametrize(("paid", "left"), [((), 580_000), ((50_000, 30_001), 499_999)])
def test_what_was_agreed_is_owed_again_less_what_was_paid_where_the_retried_suit_ends(paid, left):
    with morning_of(DAY):
        d = sent_back_and_withdrawn(*paid)
        d.office("agreement_stands")
        sheet = d.case.sheet
        assert (d.status, sheet.title.kind, sheet.left_to_pay) == (S.PERFORMING, "agreement", left)
        assert d.case.amount_paid == sum(paid)
        assert wrong(d) == []


def test_what_was_paid_beyond_the_agreement_is_told_and_kept_as_paid_too_much():
    with morning_of(DAY):
        d = sent_back_and_withdrawn(550_000, 50_000)
        d.office("agreement_stands")
        said = "按原文书已付的5,800.00元计入，还欠0.00元。超出协议的200.00元，已经执行的，由"
        assert said in d.last_sentence
        assert [payment.credited for payment in d.case.sheet.payments] == [0, 20_000]
        assert (d.case.sheet.left_to_pay, d.case.amount_paid, wrong(d)) == (0, 580_000, [])


def test_a_title_without_the_duties_that_were_agreed_is_found():
    with morning_of(DAY):
        d = sent_back_and_withdrawn()
        d.office("agreement_stands")
        ended = d.case.titles.get(kind="judgment")
        d.case.obligations.filter(clause__isnull=False).update(title=ended)
        assert any("协议约定的还在已经失效的依据下" in one for one in wrong(d))
        d.case.titles.filter(until=None).update(until=clock.today())
        assert any("没有现行的履行依据" in one for one in wrong(d))


@pytest.mark.parametrize(
    ("how", "word", "said"),
    [
        ("ordered", "再审，中止执行", ["中止执行", "中止执行", "中止执行", "执行先停下来"]),
        ("runs_on", "再审，不中止执行", ["不中止执行", "不中止执行", "不中止执行", "还照着办"]),
    ],
)
def test_everybody_reads_that_a_judgment_is_tried_again_and_until_when(how, word, said):
    d = judged()
    with morning_of(DAY):
        asks_for_retrial(d)
        assert read(d)[2]["审查再审申请"] == date(2026, 6, 2)  # three months
        d.office("retrial_decided", how=how, **RULED)
        told, bar, times = read(d)
        assert all(words in one for words, one in zip(said, told, strict=True)), told
        assert bar == ["再审中", word]
        assert first_act(d) == "retrial_decided"
        assert times["再审审理"] == date(2026, 6, 2)  # by the court above, as second instance
        d.office("retrial_decided", how="upheld", **JUDGED)
        assert read(d)[1:] == (["有执行依据", "履行中"], read(d)[2])
        assert "再审审理" not in read(d)[2]


def test_everybody_reads_that_an_award_is_made_again_and_until_when():
    d = awarded(DAY)
    with morning_of(DAY):
        asks(d)
        d.office("arbitrate_again", how="given", until=date(2026, 5, 6), **RULED)
        told, bar, times = read(d)
        assert all("2026年5月6日" in one for one in told), told
        assert (bar, first_act(d)) == (["重新仲裁中", "重新仲裁中"], "title_replaced")
        assert times["重新仲裁"] == date(2026, 5, 6)
