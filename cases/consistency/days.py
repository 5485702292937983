"""Days in their order: nothing is confirmed before it was done, nothing ends before it began."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import F, Max, Min, Q

from cases.models import Clock, Obligation, Payment, Promise, ReturnVisit, Session, Step
from cases.states import Milestone

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """Records of these cases with a day before that of what they rest on."""
    wrong = _too_early(cases)
    for case in cases:
        for what in wrong[case.pk]:
            yield Fault(case.number, what)


def _too_early(cases) -> dict[int, list[str]]:
    """Per case the sentences of its records that are too early."""
    wrong = defaultdict(list)
    for of_case, sentence in (
        *_clocks(cases),
        *_payments(cases),
        *_promises(cases),
        *_sessions(cases),
        *_performances(cases),
        *_visits(cases),
    ):
        wrong[of_case].append(sentence)
    return wrong


def _clocks(cases) -> Iterator[tuple[int, str]]:
    for row in Clock.objects.filter(case__in=cases, ended_on__lt=F("started_on")):
        yield (
            row.case_id,
            f"期限{row.key}是 {row.started_on} 起算的，却在 {row.ended_on} 结束。",
        )


def _payments(cases) -> Iterator[tuple[int, str]]:
    for row in Payment.objects.filter(case__in=cases, confirmed_on__lt=F("paid_on")):
        yield row.case_id, f"付款是 {row.paid_on}，收款人确认却是 {row.confirmed_on}。"


def _promises(cases) -> Iterator[tuple[int, str]]:
    for row in Promise.objects.filter(case__in=cases, checked_on__lt=F("made_on")):
        yield row.case_id, f"承诺是 {row.made_on} 作出的，核查却是 {row.checked_on}。"


def _sessions(cases) -> Iterator[tuple[int, str]]:
    early = Session.objects.filter(case__in=cases, on__lt=F("case__accepted_on"))
    for row in early.select_related("case"):
        yield row.case_id, f"受理调解是 {row.case.accepted_on}，{row}却是 {row.on}。"


def _performances(cases) -> Iterator[tuple[int, str]]:
    """Cases performed before their last payment or the last thing done."""
    performed = _last(Step.objects.filter(milestone=Milestone.PERFORMED), cases, "on")
    paid = _last(Payment.objects.filter(reversed_on=None), cases, "paid_on")
    done = _last(Obligation.objects.all(), cases, "done_on")
    for case, on in performed.items():
        last = max(filter(None, (paid.get(case), done.get(case))), default=on)
        if on < last:
            yield case, f"履行完毕是 {on}，最后一笔付款或者一件事却是 {last}。"


def _visits(cases) -> Iterator[tuple[int, str]]:
    """Return visits made before the effect of an agreement, or else before the closing."""
    closing = Q(case__trail__milestone=Milestone.CLOSED)
    made = ReturnVisit.objects.filter(case__in=cases, done_on__isnull=False)
    for row in (
        made.select_related("case")
        .annotate(closed_on=Min("case__trail__on", filter=closing))
        .order_by("pk")
    ):
        if row.case.effective_on is not None:
            if row.done_on < row.case.effective_on:
                yield (
                    row.case_id,
                    f"协议是 {row.case.effective_on} 生效的，回访却是 {row.done_on}。",
                )
        elif row.closed_on is None:
            yield row.case_id, f"案件没有结案，却有 {row.done_on} 的回访。"
        elif row.done_on < row.closed_on:
            yield row.case_id, f"结案是 {row.closed_on}，回访却是 {row.done_on}。"


def _last(rows, cases, column) -> dict[int, date]:
    found = rows.filter(case__in=cases).values("case").annotate(last=Max(column))
    return dict(found.order_by().values_list("case", "last"))
