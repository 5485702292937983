"""Guards of claims that change: between whom, by what measure, and until when."""

from cases.earlier_facts import earlier_fact
from cases.guards import guard
from cases.law import articles, shares
from cases.law.clause_kinds.row import APART
from cases.law.ratios import in_parts
from cases.phases.common import differs

from .claim_people import OF_PEOPLE, OWING, SIDES, sides_after

OF_CONTENT = frozenset("item amount approximate ratio ratio_base nature".split())
CHANGEABLE = OF_CONTENT | OF_PEOPLE
NO_MEASURE = {"amount": None, "approximate": False, "ratio": None, "ratio_base": ""}
NOTHING_CHANGES = "写的和原来的请求一样：请写明变更成什么；不变更的，返回案件。"
SETTLED = "请求已经写定在协议里，不能再增加、变更、撤回。"
FROM_ONESELF = "请求人和对方不能是同一个人。"
HOW_IS_UNSAID = "几个人一起请求、一起被请求的，要写明是连带、按份，还是没有分份额。"
AT_THE_SIGNING = "请先办“修改协议”退回，改好以后重新定稿、重新签署。"
IN_FORCE = "另有请求的，请另行登记一件；协议有误的，请各方协商变更，或者向法院起诉。"


def _agreement(case):
    """The agreement whose text is frozen, or None."""
    agreement = case.sheet.agreement
    drafting = agreement is None or agreement.status == agreement.Status.DRAFTING
    return None if drafting else agreement


def _what_instead(case, facts):
    at_the_signing = _agreement(case).status == "signing"
    return f"{SETTLED}{AT_THE_SIGNING if at_the_signing else IN_FORCE}"


@guard(otherwise=SETTLED, basis=articles.CONTENT_OF_AGREEMENT, exact=_what_instead)
def claims_are_not_settled(case, facts):
    return _agreement(case) is None


@guard(
    otherwise=FROM_ONESELF,
    basis=articles.CASE_PAPERS,
    needs=("on",),
    about="against",
)
def claimed_from_another(case, facts):
    claiming, owing = _keys(case, facts)
    return not claiming & owing


def _sides(case, facts):
    """Both sides as they will be."""
    return sides_after(case, facts.get("claim"), facts)


def _keys(case, facts) -> list[set[int]]:
    return [{party.pk for party in side.people} for side in _sides(case, facts)]


NOBODY_ELSE = "选了“{}”，却没有选还有谁，请核对。"


def _who_is_missing(case, facts):
    for named, side in zip(SIDES, _sides(case, facts), strict=True):
        if side.how and len(side.people) < 2:
            what = "几个人怎么承担" if named is OWING else "几个人怎么得"
            return NOBODY_ELSE.format(what)
    return HOW_IS_UNSAID


@guard(
    otherwise=HOW_IS_UNSAID,
    basis=articles.JOINTLY,
    needs=("on",),
    about="liability",
    exact=_who_is_missing,
)
def several_say_how_they_share(case, facts):
    return all(bool(side.how) == (len(side.people) > 1) for side in _sides(case, facts))


@guard(
    otherwise="请求的人和被请求的人都按份的，看不出谁要谁给多少，请分成几项请求写。",
    basis=articles.BY_SHARES,
    needs=("on",),
    about="liability",
)
def one_side_shares_apart(case, facts):
    return not all(side.how in APART for side in _sides(case, facts))


def _faults_of_shares(case, facts) -> list[str]:
    claim, total = facts.get("claim"), facts.get("amount")
    if total is None and facts.get("ratio") is None and claim:
        total = claim.amount
    found = []
    for side in _sides(case, facts):
        if side.how == "shares":
            found += shares.faults(total, side.written)
        elif side.how == "equal" and total is not None and total < len(side.people):
            found.append("金额太小，按份分不到一分钱，请核对。")
    return found


@guard(
    otherwise="各人的份额合起来不是这项请求的数额，请核对。",
    basis=articles.BY_SHARES,
    needs=("on",),
    about="shares",
    exact=lambda case, facts: "".join(_faults_of_shares(case, facts)),
)
def shares_are_the_whole(case, facts):
    return not _faults_of_shares(case, facts)


@guard(
    otherwise="金额和比例只写一样；写比例的，要写明按什么计算。",
    basis=articles.CASE_PAPERS,
    needs=("on",),
    about="amount",
)
def sum_or_ratio(case, facts):
    if facts.get("ratio") is None:
        return not facts.get("ratio_base", "").strip()
    return facts.get("amount") is None and bool(facts.get("ratio_base", "").strip())


OF_A_CLAIM = (
    claimed_from_another,
    several_say_how_they_share,
    one_side_shares_apart,
    shares_are_the_whole,
)


def columns_of(fields) -> dict:
    """The columns to write, a new sum or ratio in the place of the former one."""
    given = {name: value for name, value in fields.items() if name in OF_CONTENT}
    measured = fields.get("amount") is not None or fields.get("ratio") is not None
    given = NO_MEASURE | given if measured else given
    return given | in_parts(given["ratio"]) if "ratio" in given else given


@guard(otherwise=NOTHING_CHANGES, basis=articles.CASE_PAPERS, needs=("claim", "on"), about="item")
def something_changes(case, facts):
    claim, given = facts["claim"], {name: facts[name] for name in CHANGEABLE & facts.keys()}
    return differs(claim, columns_of(given)) or sides_after(case, claim, {}) != _sides(case, facts)


@guard(
    otherwise="请选择一项没有撤回、各方仍在本案的请求。",
    basis=articles.CASE_PAPERS,
    needs=("claim",),
)
def claim_stands(case, facts):
    return any(one.pk == facts["claim"].pk for one in case.sheet.counted_claims)


@earlier_fact("这项请求是那天增加的")
def the_claim_was_added(case, facts):
    return facts["claim"].added_on
