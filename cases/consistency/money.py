"""The money ledger: plans add up, payments are allocated once, columns equal the sums."""

from collections.abc import Iterator
from itertools import chain

from django.db.models import Exists, OuterRef, QuerySet, Sum

from cases.law import money
from cases.models import Agreement, Obligation, Payment, Title
from cases.models.trail import Origin
from cases.phases.enforce.reductions import reduced
from cases.states import Status

from .fault import Fault, by_case

RESTS_ON_A_TITLE = frozenset(
    {Status.PERFORMING, Status.DEFAULTED, Status.ENFORCING, Status.UNSATISFIED}
)


def faults(cases) -> Iterator[Fault]:
    """The sums of these cases that do not add up."""
    owed = Obligation.objects.filter(case__in=cases, amount__isnull=False).order_by("pk")
    obligations = by_case(_with_plans(owed))
    payments = by_case(Payment.objects.filter(case__in=cases, reversed_on=None))
    titles = by_case(_with_what_was_left(Title.objects.filter(case__in=cases).order_by("pk")))
    for case in cases:
        debts, paid = obligations[case.pk], payments[case.pk]
        each = (_obligation(debt, paid) for debt in debts)
        rests_on = _basis(case, titles[case.pk])
        for what in chain(*each, _columns(case, debts, paid, titles[case.pk]), rests_on):
            yield Fault(case.number, what)


def _with_plans(owed) -> QuerySet:
    """Each obligation with the 分 planned, paid and let off in its instalments, and reduced."""
    sums = {"planned": "amount", "done": "paid", "less": "let_off"}
    of_parts = {name: Sum(f"instalments__{of}", default=0) for name, of in sums.items()}
    return owed.annotate(reduced=reduced(), **of_parts)


def _obligation(debt, payments) -> Iterator[str]:
    planned, done, let_off = debt.planned, debt.done, debt.less
    if planned != debt.amount:
        yield f"分期合计{_yuan(planned)}，应付{_yuan(debt.amount)}（义务{debt.pk}）。"
    allocated = _allocated(row for row in payments if row.obligation_id == debt.pk)
    if done != allocated:
        yield f"各期已付{_yuan(done)}，付款记录{_yuan(allocated)}（义务{debt.pk}）。"
    if let_off != debt.reduced:
        recorded = _yuan(debt.reduced)
        yield f"各期减免{_yuan(let_off)}，免除、抵销的记录{recorded}（义务{debt.pk}）。"
    if debt.status == Obligation.Status.DONE and done + let_off < debt.amount:
        yield f"记为已履行，尚欠{_yuan(debt.amount - done - let_off)}（义务{debt.pk}）。"
    if debt.status == Obligation.Status.OPEN and done + let_off >= debt.amount:
        yield f"已经付清，却记为待履行（义务{debt.pk}）。"


def _with_what_was_left(titles) -> QuerySet:
    """Each title with whether it has duties, and whether those of the agreement are elsewhere."""
    duties = Obligation.objects.filter(title=OuterRef("pk"))
    agreed = Obligation.objects.filter(
        case=OuterRef("case"), clause__agreement__status=Agreement.Status.IN_FORCE
    )
    elsewhere = agreed.exclude(title=OuterRef("pk"))
    return titles.annotate(has_duties=Exists(duties), agreed_elsewhere=Exists(elsewhere))


def _basis(case, titles) -> Iterator[str]:
    """What is performed or enforced rests on a title in force, which has the agreed duties."""
    if case.status not in RESTS_ON_A_TITLE or case.origin != Origin.DONE:
        return
    now = [title for title in titles if title.until is None]
    if not now:
        yield "正在履行、执行，却没有现行的履行依据。"
    for title in now:
        if title.agreed_elsewhere and not title.has_duties:
            yield "现行的履行依据下没有要履行的事项，协议约定的还在已经失效的依据下。"


def _columns(case, debts, payments, titles) -> Iterator[str]:
    """The sum columns of the case; imported cases have no obligations to compare with."""
    if not titles and case.origin != Origin.DONE:
        return
    in_force = {title.pk for title in titles if title.until is None}
    varied = {title.pk for title in titles if title.varied and _is_of_one_line(title, titles)}
    before = {debt.pk for debt in debts if debt.title_id in varied}
    kept = _allocated(row for row in payments if row.obligation_id in before)
    agreed = kept + sum(debt.amount for debt in debts if debt.title_id in in_force)
    if case.amount_agreed != agreed:
        yield f"应付金额记为{_yuan(case.amount_agreed)}，现行依据下应付合计{_yuan(agreed)}。"
    binding = before | {debt.pk for debt in debts if debt.title_id in in_force}
    paid = _allocated(row for row in payments if row.obligation_id in binding)
    if case.amount_paid != paid:
        yield f"已付金额记为{_yuan(case.amount_paid)}，现行依据下的付款记录合计{_yuan(paid)}。"


def _is_of_one_line(title, titles) -> bool:
    """Whether every title after this one came by a variation, so that its payments count on."""
    later = [one for one in titles if one.pk > title.pk]
    return all(one.varied or one.until is None for one in later)


def _allocated(payments) -> int:
    return sum(row.amount - row.credited for row in payments)


def _yuan(fen: int) -> str:
    return f"{money.yuan(fen)}元"
