"""The rows of every guard of what came of a suit or an order: converted, appealed, lost."""

from datetime import timedelta

from cases.phases import common
from cases.phases.adjudicate import guards_of_claims as claims
from cases.phases.adjudicate import guards_of_other_ways as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import keep_it, promise
from tests.cases.phases.guard_rows import Row, after
from tests.cases.phases.guards_of_adjudication import court_above
from tests.cases.phases.guards_of_claims import a_stranger
from tests.cases.phases.guards_of_referrals import told
from tests.cases.phases.in_a_dispute import court, li
from tests.deeds import police_sent_it
from tests.deeds_after import (
    order_is_objected_to,
    suit_is_lost,
    suit_is_sent_back,
    suit_is_won,
)
from tests.dispute import SUIT_NUMBER
from tests.moments import MONDAY

DAY = MONDAY
PROGRESS = "（本会规定：法院程序登记）"
NUMBERS = "（《人民法院案件案号的若干规定》第二条）"
CONVERTS = "（《民事诉讼法》第二百二十八条）"
PROOF = "收件回执"


APPEAL = {"party": li, "court": court_above, "served_on": MONDAY, "proof": PROOF}
REFUSED = {"served_on": MONDAY, "proof": PROOF}
LOST = {"since": MONDAY}


def refused(d):
    d.office("refuse_suit", **REFUSED)


def objected_without_agreement(d):
    d.office("open_suit", party=d.li, court=d.p.court, kind="payment_order", proof=PROOF)
    d.office("court_accept", court_number="（2026）闽0599民督7号")
    d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")


NOT_OURS = "请选择本案在册的当事人。（本会规定：当事人登记）"
PROVE_IT = f"请写明起诉状、申请书等已经提交的凭证，例如收件回执。{PROGRESS}"
GOES_ON = f"支付令因异议终结的，转入诉讼；申请人表示不同意起诉的，先登记不同意转入诉讼。{CONVERTS}"


def appealed(d):
    d.office("open_appeal", **{n: f(d) if callable(f) else f for n, f in APPEAL.items()})


def appeal_is_lost(d):
    appealed(d)
    d.office("court_accept", court_number="（2026）闽05民终9号")
    d.office("court_decide", outcome="lost", ruling="民事判决书")


ROWS = [
    Row(
        common.court_number_fits_the_kind,
        f"案号的类型代字与程序不符，请核对：二审程序用“民终”。{NUMBERS}",
        "court_accept",
        after(S.ADJUDICATING, suit_is_won, appealed, court_number="（2026）闽05民终9号"),
        after(S.ADJUDICATING, suit_is_won, appealed, court_number="（2026）闽05民初9号"),
        by="clerk",
    ),
    *(
        Row(
            g.order_was_objected_to,
            f"没有因异议终结的支付令。{CONVERTS}",
            act,
            after(S.ADJUDICATING, order_is_objected_to, **facts),
            after(S.ADJUDICATING, suit_is_won, **facts),
        )
        for act, facts in (
            ("convert_order", {"court_number": SUIT_NUMBER}),
            ("refuse_suit", REFUSED),
        )
    ),
    *(
        Row(
            g.suit_is_not_refused,
            f"申请人已经表示不同意起诉，不转入诉讼。{CONVERTS}",
            act,
            after(S.ADJUDICATING, order_is_objected_to, **facts),
            after(S.ADJUDICATING, order_is_objected_to, refused, **facts),
        )
        for act, facts in (
            ("convert_order", {"court_number": SUIT_NUMBER}),
            ("refuse_suit", REFUSED),
        )
    ),
    Row(
        g.number_is_of_a_suit,
        f"请写诉讼的案号（民初），例如（2026）闽0504民初12号。{NUMBERS}",
        "convert_order",
        after(S.ADJUDICATING, order_is_objected_to, court_number=SUIT_NUMBER),
        after(S.ADJUDICATING, order_is_objected_to, court_number="（2026）闽0599民督8号"),
    ),
    *(
        Row(
            g.served_between_the_decision_and_the_act,
            "文书送达的日期，要在裁判作出以后、向法院提出以前。（本会规定：登记制度）",
            act,
            after(S.ADJUDICATING, before, **facts),
            after(S.ADJUDICATING, before, **facts | {"served_on": MONDAY - timedelta(days=1)}),
        )
        for act, before, facts in (
            ("refuse_suit", order_is_objected_to, REFUSED),
            ("open_appeal", suit_is_won, APPEAL),
        )
    ),
    Row(
        g.the_appeal_sent_it_back,
        f"没有由二审法院发回一审法院的诉讼。{PROGRESS}",
        "retry_suit",
        after(S.ADJUDICATING, suit_is_sent_back, court_number=SUIT_NUMBER),
        after(S.ADJUDICATING, suit_is_won, court_number=SUIT_NUMBER),
    ),
    Row(
        g.number_is_of_a_suit,
        f"请写诉讼的案号（民初），例如（2026）闽0504民初12号。{NUMBERS}",
        "retry_suit",
        after(S.ADJUDICATING, suit_is_sent_back, court_number=SUIT_NUMBER),
        after(S.ADJUDICATING, suit_is_sent_back, court_number="（2026）闽0599民督8号"),
    ),
    Row(
        claims.filing_is_proved,
        PROVE_IT,
        "refuse_suit",
        after(S.ADJUDICATING, order_is_objected_to, **REFUSED),
        after(S.ADJUDICATING, order_is_objected_to, **REFUSED | {"proof": " "}),
    ),
    Row(
        g.it_does_not_go_on_as_a_suit,
        GOES_ON,
        "agreement_stands",
        after(S.ADJUDICATING, order_is_objected_to, refused),
        after(S.ADJUDICATING, order_is_objected_to),
    ),
    Row(
        g.it_does_not_go_on_as_a_suit,
        GOES_ON,
        "no_result",
        after(S.FAILED, objected_without_agreement, refused),
        after(S.FAILED, objected_without_agreement),
    ),
    Row(
        common.only_parties_of_this_case,
        NOT_OURS,
        "open_appeal",
        after(S.ADJUDICATING, suit_is_won, **APPEAL),
        after(S.ADJUDICATING, suit_is_won, **APPEAL | {"party": a_stranger}),
    ),
    Row(
        g.a_decision_may_be_appealed,
        "没有可以上诉的判决，也没有可以上诉的裁定（不予受理、驳回起诉）。（《民事诉讼法》第一百五十七条）",
        "open_appeal",
        after(S.ADJUDICATING, suit_is_lost, **APPEAL),
        after(S.ADJUDICATING, order_is_objected_to, **APPEAL),
    ),
    Row(
        g.decision_is_of_the_first_instance,
        "二审的判决、裁定是终审的，不能再上诉。（《民事诉讼法》第一百八十二条）",
        "open_appeal",
        after(S.ADJUDICATING, suit_is_won, **APPEAL),
        after(S.ADJUDICATING, suit_is_won, appeal_is_lost, **APPEAL),
    ),
    Row(
        g.it_was_no_small_claim,
        "适用小额诉讼程序的，一审终审，不能上诉。（《民事诉讼法》第一百六十五条）",
        "open_appeal",
        after(S.ADJUDICATING, suit_is_won, **APPEAL, small_claim=False),
        after(S.ADJUDICATING, suit_is_won, **APPEAL, small_claim=True),
    ),
    Row(
        g.appeal_goes_up,
        "上诉由上一级人民法院审理，请另选：基层人民法院的上一级是中级人民法院，"
        "中级人民法院的上一级是高级人民法院。（《民事诉讼法》第一百七十一条）",
        "open_appeal",
        after(S.ADJUDICATING, suit_is_won, **APPEAL),
        after(S.ADJUDICATING, suit_is_won, **APPEAL | {"court": court}),
    ),
    Row(
        claims.filing_is_proved,
        PROVE_IT,
        "open_appeal",
        after(S.ADJUDICATING, suit_is_won, **APPEAL),
        after(S.ADJUDICATING, suit_is_won, **APPEAL | {"proof": " "}),
    ),
    Row(
        g.the_claim_was_lost,
        f"法院、仲裁委员会没有驳回请求。{PROGRESS}",
        "claim_lost",
        after(S.ADJUDICATING, suit_is_lost, **LOST),
        after(S.ADJUDICATING, suit_is_won, **LOST),
    ),
    Row(
        claims.title_begins_after_the_decision,
        "生效的日期不能早于裁判的日期，也不能晚于登记当天。（本会规定：登记制度）",
        "claim_lost",
        after(S.ADJUDICATING, suit_is_lost, **LOST),
        after(S.ADJUDICATING, suit_is_lost, since=MONDAY - timedelta(days=1)),
    ),
    Row(
        common.no_promise_open,
        "还有没兑现的承诺，核查后才能办结。（本会规定：承诺台账）",
        "claim_lost",
        after(S.ADJUDICATING, suit_is_lost, promise, keep_it, **LOST),
        after(S.ADJUDICATING, suit_is_lost, promise, **LOST),
    ),
    Row(
        common.referrer_was_told,
        "结果还没有书面回告移送的单位。（本会规定：移送案件）",
        "claim_lost",
        after(S.ADJUDICATING, told, suit_is_lost, **LOST),
        after(S.ADJUDICATING, police_sent_it, suit_is_lost, **LOST),
    ),
]
