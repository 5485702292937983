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
RATIO = {"ratio": 3000, "ratio_base": "修理费"}
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


SEVERAL_UNSAID = f"{g.HOW_IS_UNSAID}（《民法典》第五百一十八条）"
OTHERS_MISSING = "选了“几个人怎么承担”，却没有选还有谁，请核对。（《民法典》第五百一十八条）"
BY_SHARES = "（《民法典》第五百一十七条）"
BOTH_APART = f"请求的人和被请求的人都按份的，看不出谁要谁给多少，请分成几项请求写。{BY_SHARES}"


def qian_joins(d):
    """Another respondent, and a second applicant."""
    d.office("add_party", role="respondent", side=2, name="钱丁")
    d.office("add_party", role="applicant", side=1, name="李妻")


def shares_of(first, second):
    """The shares of zhou and of who joined."""
    return lambda d: [(d.zhou, first), (d.case.parties.get(name="钱丁"), second)]


ALSO_QIAN = {"also_against": lambda d: [d.case.parties.get(name="钱丁")]}
ALSO_WIFE = {"also_party": lambda d: [d.case.parties.get(name="李妻")]}
APART = {"amount": 100000, "liability": "shares"}
TOGETHER = {
    "add_claim": ADDED | ALSO_QIAN | {"liability": "joint"},
    "change_claim": {"claim": claim, "reason": "还有一人。", **ALSO_QIAN, "liability": "joint"},
}


def of_several(act, facts):
    """The act on a claim against two, and otherwise."""
    alone = {name: value for name, value in facts.items() if name != "also_against"}
    unsaid = facts | {"liability": ""}
    both = facts | ALSO_WIFE | {"liability": "equal"}
    sums = (shares_of((60000, None), (40000, None)), shares_of((60000, None), (30000, None)))
    whole, less = (facts | APART | {"shares": one} for one in sums)
    written, total = "人民币玖佰元整（900.00元）", "人民币壹仟元整（1,000.00元）"
    fault = f"各人的份额合计{written}，与约定金额{total}不一致。"
    for guard, says, held, broken in (
        (g.several_say_how_they_share, SEVERAL_UNSAID, facts, unsaid),
        (g.several_say_how_they_share, OTHERS_MISSING, facts, alone),
        (
            g.one_side_shares_apart,
            BOTH_APART,
            both | {"entitlement": "undivided"},
            both | {"entitlement": "equal"},
        ),
        (g.shares_are_the_whole, f"{fault}{BY_SHARES}", whole, less),
    ):
        yield Row(
            guard,
            says,
            act,
            after(S.REGISTERED, qian_joins, **held),
            after(S.REGISTERED, qian_joins, **broken),
        )


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
    *(row for act, facts in TOGETHER.items() for row in of_several(act, facts)),
    *between_and_how_much("add_claim", ADDED),
    *between_and_how_much("change_claim", CHANGED),
]
