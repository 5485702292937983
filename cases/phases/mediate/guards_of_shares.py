"""Guards of what each member of a group has paid or was let off: to the 分, and of whom."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from cases.guards import guard
from cases.law import articles
from cases.law.money import yuan

from .member_shares import STANDING, left
from .members_chosen import THESE, chosen, in_words
from .progress_of_groups import BOUND

REST, PART, EACH, NONE = "rest", "part", "each", "none"
WHOLE = 10_000  # of a ratio
SOURCES = ("payment", "reduction")
NEEDS = ("party", "who", "numbers", "measure")
NO_PAYMENT = "没有可以分到各户的付款：要是受协议约束的成员这一方单独付的，或者单独收的。"
NO_REDUCTION = "没有可以分到各户的免除、抵销：要是受协议约束的成员这一方单独的款项。"
NOT_BOUND = "不受现在的协议约束，付款、减免分不到他们名下，请核对序号。"
TOO_MUCH = "要分的比这一户没有结清的多，或者已经结清，请对照成员名单。"


def source_of(facts) -> tuple[str, object]:
    """The payment or the reduction that is shared, with the name of its fact."""
    return next((name, facts[name]) for name in SOURCES if name in facts)


def group_alone(case, duty):
    """The groups with a list that owe a sum of the agreement alone, or are owed it alone."""
    if duty is None or not duty.is_money or duty.clause is None:
        return []
    alone = [side[0] for side in (duty.debtors, duty.creditors) if len(side) == 1]
    return [party for party in alone if case.sheet.members_of(party.pk)["bound"]]


def _counts_for(case, source) -> list:
    """The groups for which the payment or reduction counts now."""
    return group_alone(case, case.sheet.obligation(source.obligation_id))


def _payments(case) -> list:
    return [one for one in case.sheet.payments if _counts_for(case, one)]


def _reductions(case) -> list:
    rows = case.sheet.reductions
    return [one for one in rows if one.amount and _counts_for(case, one)]


@guard(
    otherwise=NO_PAYMENT,
    basis=articles.BINDING,
    remedy="pay",
)
def some_payment_is_of_members(case, facts):
    return bool(case.sheet.groups and _payments(case))


@guard(
    otherwise=NO_REDUCTION,
    basis=articles.BINDING,
    remedy="waive",
)
def some_reduction_is_of_members(case, facts):
    return bool(case.sheet.groups and _reductions(case))


@guard(
    otherwise="这一笔不是这些成员按现在的协议付的（收的），或者已经冲销，请另选一笔。",
    basis=articles.BINDING,
    needs=("party", "payment"),
    about="payment",
)
def payment_is_of_these_members(case, facts):
    payment = case.sheet.payment(facts["payment"].pk)
    return payment is not None and facts["party"] in _counts_for(case, payment)


@guard(
    otherwise="这一笔减免的不是这些成员现在的款项，或者已经撤回，请另选一笔。",
    basis=articles.BINDING,
    needs=("party", "reduction"),
    about="reduction",
)
def reduction_is_of_these_members(case, facts):
    known = [one for one in _reductions(case) if one.pk == facts["reduction"].pk]
    return any(facts["party"] in _counts_for(case, one) for one in known)


def _measured(facts):
    """What each gets, in 分, as the database computes it; a half is rounded up."""
    if facts["measure"] == PART:
        return (F("bound_for") * facts["ratio"] + WHOLE // 2) / WHOLE
    return F("left") if facts["measure"] == REST else Value(facts.get("amount") or 0)


def meant(facts) -> QuerySet:
    """The members the sharing is about, each with what is `left` of it and its `share`.

    Who is named by number may have a share of the same payment already, which is replaced and so
    counts as left; without numbers they are those who have none of it yet.
    """
    name, source = source_of(facts)
    rows = chosen(facts["party"], facts["who"], facts["numbers"], BOUND)
    if facts["measure"] == NONE:
        return rows
    if facts["who"] != THESE:
        rows = rows.exclude(pk__in=source.shares.filter(STANDING).values("member"))
    rows = rows.annotate(left=left(**{name: source})).annotate(share=_measured(facts))
    return rows if facts["who"] == THESE else rows.filter(left__gt=0)


NOT_THEIRS = ~BOUND
NOT_LEFT = Q(share__gt=F("left")) | Q(share__lte=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shared: among how many, how much, and what does not fit."""

    count: int
    total: int
    unbound: int
    above: int
    before: int  # 分 of the same payment that other members keep


def _is_whole(facts) -> bool:
    """Whether what is shared, and how much each gets, was answered."""
    how_much = {PART: "ratio", EACH: "amount"}.get(facts["measure"])
    return any(name in facts for name in SOURCES) and (how_much is None or how_much in facts)


def asked(case, facts) -> Asked:
    """The sums of what is to be shared, read once."""
    if facts["measure"] == NONE or not _is_whole(facts):
        return Asked(1, 0, 0, 0, 0)
    said = {name: facts.get(name) for name in (*NEEDS, *SOURCES, "ratio", "amount")}
    return case.sheet.cached(f"shared so: {said}", lambda: _read(facts))


def _read(facts) -> Asked:
    rows = meant(facts)
    found = rows.aggregate(
        count=Count("pk"),
        total=Coalesce(Sum("share", filter=BOUND), 0),
        unbound=Count("pk", filter=NOT_THEIRS),
        above=Count("pk", filter=BOUND & NOT_LEFT),
    )
    kept = source_of(facts)[1].shares.filter(STANDING, member__group=facts["party"])
    others = kept.exclude(member__in=rows.order_by().values("pk"))
    return Asked(**found, before=sum_of(others))


def sum_of(shares) -> int:
    """分 of these shares together."""
    return shares.aggregate(fen=Coalesce(Sum("amount"), 0))["fen"]


def to_share(source) -> int:
    """分 of a payment or reduction that count for the debt, no matter which members paid."""
    return source.amount - getattr(source, "credited", 0)


@guard(
    otherwise="按所选的，没有一户可以分：都已经结清，或者都除外了。",
    basis=articles.BINDING,
    needs=NEEDS,
    about="who",
)
def somebody_gets_a_share(case, facts):
    return asked(case, facts).count > 0


def _which(facts, which) -> str:
    return in_words(meant(facts).filter(which).values_list("number", flat=True))


@guard(
    otherwise=NOT_BOUND,
    basis=articles.REPRESENTED_CONSENT,
    needs=NEEDS,
    about="numbers",
    exact=lambda case, facts: f"序号 {_which(facts, NOT_THEIRS)}：{NOT_BOUND}",
)
def only_who_is_bound_gets_a_share(case, facts):
    return not asked(case, facts).unbound


@guard(
    otherwise=TOO_MUCH,
    basis=articles.BINDING,
    needs=NEEDS,
    about="measure",
    exact=lambda case, facts: f"序号 {_which(facts, BOUND & NOT_LEFT)}：{TOO_MUCH}",
)
def nobody_gets_more_than_is_left(case, facts):
    return not asked(case, facts).above


def _how_much_too_much(case, facts) -> str:
    found, whole = asked(case, facts), to_share(source_of(facts)[1])
    rest = max(0, whole - found.before)
    return (
        f"这样分合计 {yuan(found.total)} 元，这一笔还可以分的是 {yuan(rest)} 元，"
        "请核对序号和每户的金额，要一分不差。"
    )


@guard(
    otherwise="分到各户的合计超过这一笔的金额，请核对。",
    basis=articles.BINDING,
    needs=NEEDS,
    about="measure",
    exact=_how_much_too_much,
)
def no_more_is_shared_than_there_is(case, facts):
    found = asked(case, facts)
    return not found.total or found.before + found.total <= to_share(source_of(facts)[1])


def _without_one(facts) -> list[int]:
    """The numbers given of those who have no share of it that could be taken back."""
    rows = chosen(facts["party"], THESE, facts["numbers"])
    name, source = source_of(facts)
    have = rows.filter(**{f"shares__{name}": source, "shares__taken_back_on": None})
    return sorted(set(facts["numbers"]) - set(have.values_list("number", flat=True)))


NO_SHARE = "在这一笔里没有份额，不用改。"


@guard(
    otherwise=NO_SHARE,
    basis=articles.BINDING,
    needs=NEEDS,
    about="numbers",
    exact=lambda case, facts: f"序号 {in_words(_without_one(facts))}：{NO_SHARE}",
)
def who_is_struck_had_a_share(case, facts):
    struck = facts["measure"] == NONE and facts["who"] == THESE and _is_whole(facts)
    return not (struck and _without_one(facts))
