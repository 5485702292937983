"""The rows of every guard of suits without an agreement, deeds, appeals and lost claims."""

from cases.phases import common
from cases.phases.adjudicate import guards_of_claims as claims
from cases.phases.adjudicate import guards_of_other_ways as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_adjudication import agreed_orally, court_above, invited
from tests.cases.phases.guards_of_claims import a_stranger
from tests.cases.phases.in_a_dispute import both, court, li
from tests.deeds_after import a_bill_is_awaited
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
PROGRESS = "（本会规定：法院程序登记）"
PROOF = "收件回执"


SUIT = {"kind": "suit", "party": li, "court": court, "proof": PROOF}
ARBITRATION = SUIT | {"kind": "arbitration", "court": None, "body": "示例仲裁委员会"}
ORDER = SUIT | {"kind": "payment_order", "obstacle": ""}
NOTARY = {"kind": "notary", "applicants": both, "body": "示例公证处", "proof": PROOF}
PAPER = {"kind": "mediation_paper", "applicants": both, "court": court, "proof": PROOF}


def oral(**facts):
    def give(people):
        d, _ = agreed_orally(people)
        return d, {name: f(d) if callable(f) else f for name, f in facts.items()}

    return give


def paper_of(by_which):
    """An agreement in force that this court, or none, had invited the committee to."""

    def give(people):
        d = at(people, S.AGREED)
        if by_which:
            invited(d, by_which(d))
        return d, {n: f(d) if callable(f) else f for n, f in PAPER.items()}

    return give


NOT_OURS = "请选择本案在册的当事人。（本会规定：当事人登记）"
NAME_IT = "请写明是哪个法院、仲裁委员会、公证处或者行政机关。（《人民调解法》第二十六条）"
PROVE_IT = f"请写明起诉状、申请书等已经提交的凭证，例如收件回执。{PROGRESS}"
ROWS = [
    Row(
        common.only_parties_of_this_case,
        NOT_OURS,
        "open_suit",
        usual(S.FAILED, **SUIT),
        usual(S.FAILED, **SUIT | {"party": a_stranger}),
    ),
    Row(
        g.the_body_is_named,
        NAME_IT,
        "open_suit",
        usual(S.FAILED, **ARBITRATION, clause="合同第九条"),
        usual(S.FAILED, **ARBITRATION | {"body": " "}, clause="合同第九条"),
    ),
    Row(
        claims.court_hears_it_first,
        "第一审由基层人民法院管辖；确实应当由中级人民法院管辖的，请选中级人民法院并勾选说明。"
        "（《民事诉讼法》第十八条）",
        "open_suit",
        usual(S.FAILED, **SUIT | {"court": court_above}, higher=True),
        usual(S.FAILED, **SUIT | {"court": court_above}),
    ),
    Row(
        g.arbitration_was_agreed,
        "申请仲裁要有仲裁条款，或者事后达成的仲裁协议，请写明。（《仲裁法》第四条）",
        "open_suit",
        usual(S.FAILED, **ARBITRATION, clause="合同第九条"),
        usual(S.FAILED, **ARBITRATION, clause=" "),
    ),
    Row(
        g.no_obstacle_to_this_order,
        "核对的结果是“债权人自己还有对应的事没有做（有对待给付义务）”，不能申请支付令；可以起诉。"
        "（《民诉法解释》第四百二十七条）",
        "open_suit",
        usual(S.FAILED, **ORDER),
        usual(S.FAILED, **ORDER | {"obstacle": "counter_duty"}),
    ),
    Row(
        claims.filing_is_proved,
        PROVE_IT,
        "open_suit",
        usual(S.FAILED, **SUIT),
        usual(S.FAILED, **SUIT | {"proof": " "}),
    ),
    Row(
        common.only_parties_of_this_case,
        NOT_OURS,
        "open_deed",
        usual(S.AGREED, **NOTARY),
        usual(S.AGREED, **NOTARY | {"applicants": lambda d: [d.li, a_stranger(d)]}),
    ),
    Row(
        g.agreement_is_in_writing,
        "要有生效的书面协议；口头协议先订立书面协议。（《人民调解法》第二十八条）",
        "open_deed",
        usual(S.AGREED, **NOTARY),
        oral(**NOTARY),
    ),
    Row(
        claims.nothing_enforceable_yet,
        "已经有可以强制执行的依据，不必再起诉或者申请支付令；不履行的申请强制执行。"
        "（《民事诉讼法》第二百四十七条）",
        "open_deed",
        usual(S.AGREED, **NOTARY),
        usual(S.PERFORMING, **NOTARY),
    ),
    Row(
        g.all_ask_for_it,
        "调解书、赋强公证要各方一起申请，还有一方没有确认。（《人民调解法》第三条）",
        "open_deed",
        usual(S.AGREED, **NOTARY),
        usual(S.AGREED, **NOTARY | {"applicants": lambda d: [d.li]}),
    ),
    *(
        Row(
            g.paper_is_made_by_the_inviting_court,
            "调解书由委派、委托调解的那个法院出具；其他的请共同申请司法确认。"
            "（《民事诉讼法》第一百二十五条）",
            "open_deed",
            paper_of(court),
            paper_of(other),
        )
        for other in (None, court_above)
    ),
    Row(
        g.the_body_is_named,
        NAME_IT,
        "open_deed",
        usual(S.AGREED, **NOTARY),
        usual(S.AGREED, **NOTARY | {"body": ""}),
    ),
    Row(
        g.a_deed_is_for_what_is_certain,
        "赋强公证只用于给付金钱、物品，数额、期限都明确的；还有没有确定的，先确定。"
        "（《公证法》第三十七条）",
        "open_deed",
        usual(S.AGREED, **NOTARY),
        after(S.AGREED, a_bill_is_awaited, **NOTARY),
    ),
    Row(
        claims.filing_is_proved,
        PROVE_IT,
        "open_deed",
        usual(S.AGREED, **NOTARY),
        usual(S.AGREED, **NOTARY | {"proof": " "}),
    ),
]
