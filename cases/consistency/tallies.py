"""Columns that a case keeps for its pages equal its records: counters, first days, mediator."""

from collections import Counter
from collections.abc import Iterator

from cases.models import Assignment, Party, Promise, Step
from cases.models.trail import Origin

from .fault import Fault, by_case


def faults(cases) -> Iterator[Fault]:
    """Cases whose open promises, mediator or day of request differ from the records."""
    yield from _promises(cases)
    yield from _mediators(cases)
    yield from _requests(cases)


def _promises(cases) -> Iterator[Fault]:
    rows = Promise.objects.filter(case__in=cases, status=Promise.Status.OPEN)
    waiting = Counter(rows.values_list("case", flat=True))
    for case in cases:
        if case.open_promises != waiting[case.pk]:
            sentence = f"待兑现承诺记为{case.open_promises}项，实有{waiting[case.pk]}项。"
            yield Fault(case.number, sentence)


def _mediators(cases) -> Iterator[Fault]:
    main = Assignment.objects.filter(case__in=cases, kind=Assignment.Kind.MAIN, until=None)
    mediators = dict(main.values_list("case", "person"))
    for case in cases:
        if case.mediator_id != mediators.get(case.pk):
            yield Fault(case.number, "案件上的调解员与现任主办人的指派记录不符。")


def _requests(cases) -> Iterator[Fault]:
    """The day of request is the earliest of the parties', each equal to its trail line."""
    parties = by_case(Party.objects.filter(case__in=cases, asked_on__isnull=False))
    lines = by_case(Step.objects.filter(case__in=cases, facts__has_key="asked"))
    for case in cases:
        asked = {party.pk: party.asked_on for party in parties[case.pk]}
        first = min(asked.values(), default=None)
        if case.requested_on != first and (asked or case.origin == Origin.DONE):
            sentence = f"请求保护日记为 {case.requested_on or '空'}，各方最早是 {first or '空'}。"
            yield Fault(case.number, sentence)
        for line in lines[case.pk]:
            if asked.get(line.facts["asked"]) != line.on:
                yield Fault(case.number, f"经过第{line.seq}行的请求保护日与当事人登记的不符。")
