"""Guards of what members of a group agreed to: each has a result, all are the sum written."""

from django.db.models import Q

from cases.guards import guard
from cases.law import articles
from cases.law.money import yuan
from cases.states import Status

from .group_members import GroupMember
from .members_chosen import chosen, in_words

WITHOUT_RESULT = Q(consent=GroupMember.Consent.YES, outcome="")
CLAIMED, PART, EACH, BY_TABLE = "claimed", "part", "each", "table"
NOT_FITTING = "多人的一方，各户谈定的结果还不齐，或者合计和协议里这一方的金额不一样。"
NOT_BOUND = "没有同意调解的成员不受协议约束，先问过他们。"


@guard(
    otherwise="协议已经生效，现在没有在写的文本；要变更的，先起草变更的文本，再登记各户的结果。",
    basis=articles.VARIED,
    remedy="edit_agreement",
)
def a_text_is_being_written(case, facts):
    """In mediation results come before any text; later there is something only in a variation."""
    return case.status == Status.MEDIATING or case.sheet.draft is not None


def _meant(facts):
    """The members whose result is recorded."""
    return chosen(facts["party"], facts["who"], facts["numbers"], WITHOUT_RESULT)


@guard(
    otherwise="按所选的，没有一户可以登记：同意调解的都已经有结果，或者都除外了。",
    basis=articles.REPRESENTED_CONSENT,
    needs=("party", "who", "numbers"),
    about="who",
)
def somebody_has_a_result(case, facts):
    return _meant(facts).exists()


def _unwilling(facts) -> list[int]:
    rows = _meant(facts).exclude(consent=GroupMember.Consent.YES)
    return list(rows.values_list("number", flat=True))


@guard(
    otherwise=NOT_BOUND,
    basis=articles.REPRESENTED_CONSENT,
    needs=("party", "who", "numbers"),
    remedy="ask_members",
    about="numbers",
    exact=lambda case, facts: f"序号 {in_words(_unwilling(facts))}：{NOT_BOUND}",
)
def only_who_agreed_settles(case, facts):
    return not _unwilling(facts)


def _without_a_claim(facts) -> list[int]:
    rows = _meant(facts).filter(amount=None)
    return list(rows.values_list("number", flat=True))


NOT_CLAIMED = "没有登记金额，不能照登记的金额计算，请先更正，或者另选怎么计算。"


@guard(
    otherwise=NOT_CLAIMED,
    basis=articles.CASE_PAPERS,
    needs=("party", "who", "numbers", "measure"),
    about="measure",
    exact=lambda case, facts: f"序号 {in_words(_without_a_claim(facts))}：{NOT_CLAIMED}",
)
def measured_by_what_is_listed(case, facts):
    return facts["measure"] not in (CLAIMED, PART) or not _without_a_claim(facts)


def _others(facts) -> list[int]:
    """The numbers of rows that name another household, or somebody else, than the list does."""
    rows = {row["number"]: row for row in facts["rows"]}
    listed = _meant(facts).filter(number__in=rows).values_list("number", "household", "name")
    return [
        number
        for number, household, name in listed
        if rows[number]["household"] not in ("", household)
        or rows[number]["name"] not in ("", name)
    ]


NOT_THESE = "表里的户、姓名和名单上这一号的不一样，请核对序号；名单写错的，先更正。"


@guard(
    otherwise=NOT_THESE,
    basis=articles.CASE_PAPERS,
    needs=("party", "who", "numbers", "rows"),
    about="file",
    exact=lambda case, facts: f"序号 {in_words(_others(facts))}：{NOT_THESE}",
)
def rows_are_these_members(case, facts):
    return not _others(facts)


def sum_of_group(text, group) -> int:
    """What a group alone owes or is owed in money under a text, in 分."""
    parts = text.parts if text else ()
    money = [clause for clause in parts if clause.kind == "money"]
    alone = [c for c in money if [group] in (list(c.debtors), list(c.creditors))]
    return sum(clause.amount or 0 for clause in alone)


def _of_the_text(case, facts, group) -> int:
    """The sum of a group in the text in hand."""
    return sum_of_group(case.sheet.text_in_hand, group)


def _as_said(case, facts, group) -> int:
    """The sum of a group in what is agreed by word of mouth."""
    if facts.get("by_draft"):
        return _of_the_text(case, facts, group)
    ends = (facts.get("payer"), facts.get("payee"))
    return (facts.get("amount") or 0) if group in ends else 0


def _what_does_not_fit(case, facts, written_for) -> str:
    """The first group whose members have no result yet, or another sum than what is written."""
    for group in case.sheet.groups:
        said = case.sheet.members_of(group.pk)
        if said["open"]:
            return f"“{group.called}”还有 {said['open']} 户同意调解的成员没有登记谈定的结果。"
        agreed, written = said["agreed"], written_for(case, facts, group)
        if said.remaining and agreed != written:
            words = f"合计 {yuan(agreed)} 元，协议里这一方的金额是 {yuan(written)} 元"
            return f"“{group.called}”各户谈定{words}，请核对，要一分不差。"
    return ""


@guard(
    otherwise=NOT_FITTING,
    basis=articles.REPRESENTED_CONSENT,
    remedy="settle_members",
    exact=lambda case, facts: _what_does_not_fit(case, facts, _of_the_text),
)
def members_agreed_to_what_is_written(case, facts):
    return not _what_does_not_fit(case, facts, _of_the_text)


@guard(
    otherwise=NOT_FITTING,
    basis=articles.REPRESENTED_CONSENT,
    needs=("on",),
    remedy="settle_members",
    exact=lambda case, facts: _what_does_not_fit(case, facts, _as_said),
)
def members_agreed_to_what_is_said(case, facts):
    return not _what_does_not_fit(case, facts, _as_said)
