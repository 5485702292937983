"""Guards of claims that change: between whom, by what measure, and until when."""

from cases.earlier_facts import earlier_fact
from cases.guards import guard
from cases.law import articles
from cases.phases.common import differs

CHANGEABLE = frozenset("party against item amount approximate ratio_bp ratio_base nature".split())
COLUMNS = {"party": "from_party", "against": "to_party"}
NO_MEASURE = {"amount": None, "approximate": False, "ratio_bp": None, "ratio_base": ""}
NOTHING_CHANGES = "写的和原来的请求一样：请写明变更成什么；不变更的，返回案件。"
SETTLED = "请求已经写定在协议里，不能再增加、变更、撤回。"
FROM_ONESELF = "请求人和对方不能是同一个人。"
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
    claim = facts.get("claim")
    ends = facts.get("party") or (claim and claim.from_party)
    other = facts.get("against") or (claim and claim.to_party)
    return ends is None or other is None or ends.pk != other.pk


@guard(
    otherwise="金额和比例只写一样；写比例的，要写明按什么计算。",
    basis=articles.CASE_PAPERS,
    needs=("on",),
    about="amount",
)
def sum_or_ratio(case, facts):
    if facts.get("ratio_bp") is None:
        return not facts.get("ratio_base", "").strip()
    return facts.get("amount") is None and bool(facts.get("ratio_base", "").strip())


def columns_of(fields) -> dict:
    """The columns to write, a new sum or ratio in the place of the former one."""
    measured = fields.get("amount") is not None or fields.get("ratio_bp") is not None
    given = {COLUMNS.get(name, name): value for name, value in fields.items()}
    return NO_MEASURE | given if measured else given


@guard(otherwise=NOTHING_CHANGES, basis=articles.CASE_PAPERS, needs=("claim", "on"), about="item")
def something_changes(case, facts):
    given = {name: facts[name] for name in CHANGEABLE & facts.keys()}
    return differs(facts["claim"], columns_of(given))


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
