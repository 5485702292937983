"""Guards of corrections: what stands on an issued paper is corrected there, not behind it."""

from cases.guards import guard
from cases.law import articles
from cases.phases.common import differs

CORRECTABLE = frozenset(
    "title place summary category urgent difficult arose_on arose_precision arose_until "
    "amount amount_approximate".split()
)
OF_A_PARTY = frozenset(
    "name phone address dwelling id_kind id_number born_on sex credit_code relation occupation "
    "kind head_count hide_name name_in_text print_contact".split()
)
NOTHING_DIFFERS = "写的和登记的一样：请写明要更正成什么；不更正的，返回案件。"
PRINTED = {
    "name": "姓名",
    "address": "住址",
    "dwelling": "房屋",
    "id_kind": "证件",
    "id_number": "证件号码",
    "born_on": "出生日期",
    "credit_code": "统一社会信用代码",
    "kind": "类别",
    "print_contact": "联系方式",
}
ON_AN_AGREEMENT = "这些已经印在协议书上，不能在登记里更正。"
AT_THE_SIGNING = "请先办“修改协议”退回，更正以后重新定稿、重新签署。"
IN_FORCE = "登记不再改动：请各方和调解员签署更正说明，作为扫描件存入案卷。"


def _frozen(case):
    """The written agreement whose text is frozen, or None."""
    agreement = case.sheet.agreement
    if agreement is None or agreement.form != agreement.Form.WRITTEN:
        return None
    return None if agreement.status == agreement.Status.DRAFTING else agreement


def _registered(party, name):
    """What is registered, a dwelling as it is typed."""
    return str(party.dwelling or "") if name == "dwelling" else getattr(party, name)


def _printed(case, facts) -> list[str]:
    """What is corrected of what the frozen agreement prints, in words."""
    party = case.sheet.party(facts["party"].pk)
    if party is None or _frozen(case) is None:
        return []
    printed = PRINTED | ({"phone": "电话"} if party.print_contact else {})
    changed = [n for n in printed if n in facts and facts[n] != _registered(party, n)]
    return [printed[name] for name in changed]


def _on_which_agreement(case, facts):
    instead = AT_THE_SIGNING if _frozen(case).status == "signing" else IN_FORCE
    what = "、".join(_printed(case, facts))
    return f"{what}已经印在协议书（{case.agreement_number}）上。{instead}"


@guard(
    otherwise=ON_AN_AGREEMENT,
    basis=articles.CONTENT_OF_AGREEMENT,
    needs=("party",),
    exact=_on_which_agreement,
)
def party_is_not_printed(case, facts):
    return not _printed(case, facts)


@guard(
    otherwise="这一方是登记在册的物业公司，类别只能是“单位”。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "kind"),
    about="kind",
)
def kind_fits_the_company(case, facts):
    party = case.sheet.party(facts["party"].pk)
    return party is None or party.company_id is None or facts["kind"] == party.Kind.ORGANISATION


@guard(
    otherwise="类型已经印在受理登记表上，请由调委会另写更正说明，作为扫描件存入案卷。",
    basis=articles.CASE_PAPERS,
    needs=("category",),
)
def category_is_not_printed(case, facts):
    return facts["category"] == case.category or case.accepted_on is None


@guard(
    otherwise="涉及金额是各项请求的合计，不单独更正。",
    basis=articles.CASE_PAPERS,
    needs=("amount",),
)
def sum_is_not_that_of_the_claims(case, facts):
    claimed = any(claim.amount is not None for claim in case.sheet.counted_claims)
    return not claimed or facts["amount"] == case.amount


@guard(otherwise=NOTHING_DIFFERS, basis=articles.CASE_PAPERS, needs=("on",), about="title")
def something_differs(case, facts):
    """Columns that nobody may correct are refused by the act itself."""
    foreign = facts.keys() - CORRECTABLE - {"by", "on", "reason"}
    return bool(foreign) or differs(
        case, {name: facts[name] for name in CORRECTABLE & facts.keys()}
    )


@guard(
    otherwise=NOTHING_DIFFERS,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "on"),
    about="name",
)
def something_differs_of_the_party(case, facts):
    party = case.sheet.party(facts["party"].pk)
    given = [(name, facts[name]) for name in OF_A_PARTY & facts.keys()]
    return party is None or any(_registered(party, name) != value for name, value in given)
