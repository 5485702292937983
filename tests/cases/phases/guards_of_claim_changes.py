"""The rows of the guards of claims that are added, changed and withdrawn."""

from cases.phases.handle import guards_of_claim_changes as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.moments import MONDAY

DAY = MONDAY

ADDED = {
    "party": lambda d: d.li,
    "against": lambda d: d.zhou,
    "item": "赔偿地板损失",
    "reason": "当事人当面提出。",
}
RATIO = {"ratio_bp": 3000, "ratio_base": "修理费"}
SETTLED = "请求已经写定在协议里，不能再增加、变更、撤回。"
BASIS = "（《人民调解法》第二十九条）"
AT_THE_SIGNING = f"{SETTLED}{g.AT_THE_SIGNING}{BASIS}"
IN_FORCE = f"{SETTLED}{g.IN_FORCE}{BASIS}"


def claim(d):
    """The claim of the registration."""
    return d.case.claims.order_by("pk").first()


def withdrawn(d):
    """The claim is withdrawn."""
    d.office("withdraw_claim", claim=claim(d), reason="登记有误。")


CHANGED = {"claim": claim, "item": "赔偿顶板损失", "reason": "登记时写错了。"}
WITHDRAWN = {"claim": claim, "reason": "当事人放弃这一项。"}


def settled(act, facts):
    """The act at the table, while the text is signed, and when it is in force."""
    return [
        Row(g.claims_are_not_settled, says, act, usual(S.MEDIATING, **facts), usual(at, **facts))
        for at, says in ((S.SIGNING, AT_THE_SIGNING), (S.AGREED, IN_FORCE))
    ]


def stands(act, facts):
    """The act on a claim, and on one that was withdrawn."""
    says = "请选择一项没有撤回、各方仍在本案的请求。（本会规定：受理登记）"
    broken = after(S.MEDIATING, withdrawn, **facts)
    return Row(g.claim_stands, says, act, usual(S.MEDIATING, **facts), broken)


def refused(guard, says, act, held, broken):
    """The act at the registered case, with these facts and with those."""
    says = f"{says}（本会规定：受理登记）"
    return Row(guard, says, act, usual(S.REGISTERED, **held), usual(S.REGISTERED, **broken))


ONESELF = "请求人和对方不能是同一个人。"
MEASURE = "金额和比例只写一样；写比例的，要写明按什么计算。"
FROM_ONESELF = {"against": ADDED["party"]}


def between_and_how_much(act, facts):
    """The act between two parties and by one measure, and otherwise."""
    both, without_base = RATIO | {"amount": 100}, RATIO | {"ratio_base": " "}
    return [
        refused(g.claimed_from_another, ONESELF, act, facts, facts | FROM_ONESELF),
        refused(g.sum_or_ratio, MEASURE, act, facts | RATIO, facts | both),
        refused(g.sum_or_ratio, MEASURE, act, facts | RATIO, facts | without_base),
    ]


AS_IT_IS = {"claim": claim, "item": "赔偿天花板损失", "amount": 860000, "reason": "登记时写错了。"}
CHANGES_NOTHING = "写的和原来的请求一样：请写明变更成什么；不变更的，返回案件。"
ROWS = [
    refused(
        g.something_changes,
        CHANGES_NOTHING,
        "change_claim",
        AS_IT_IS | {"approximate": True},
        AS_IT_IS,
    ),
    *settled("add_claim", ADDED),
    *settled("change_claim", CHANGED),
    *settled("withdraw_claim", WITHDRAWN),
    stands("change_claim", CHANGED),
    stands("withdraw_claim", WITHDRAWN),
    *between_and_how_much("add_claim", ADDED),
    *between_and_how_much("change_claim", CHANGED),
]
