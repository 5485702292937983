"""Columns that a case keeps for its pages equal its records: counters, first days, mediator."""

from collections import Counter
from collections.abc import Iterator

from cases.models import Assignment, Party, Promise, Step
from cases.models.party_names import distinguish
from cases.models.trail import Origin

from .fault import Fault, by_case

REQUESTS = ("asked", "asked_again")  # the facts of a line that tell of a request


def faults(cases) -> Iterator[Fault]:
    """Cases whose open promises, mediator, day of request or words on namesakes differ from the
    records."""
    yield from _promises(cases)
    yield from _mediators(cases)
    rows = Party.objects.filter(case__in=cases).select_related("dwelling").order_by("pk")
    parties = by_case(rows)
    yield from _requests(cases, parties)
    yield from _namesakes(cases, parties)


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


def _requests(cases, parties) -> Iterator[Fault]:
    """The day of request is the earliest of the parties', each equal to its trail line."""
    lines = by_case(Step.objects.filter(case__in=cases, facts__has_any_keys=REQUESTS))
    for case in cases:
        asked = {party.pk: party.asked_on for party in parties[case.pk] if party.asked_on}
        first = min(asked.values(), default=None)
        if case.requested_on != first and (asked or case.origin == Origin.DONE):
            sentence = f"请求保护日记为 {case.requested_on or '空'}，各方最早是 {first or '空'}。"
            yield Fault(case.number, sentence)
        for line in lines[case.pk]:
            if "asked" in line.facts and asked.get(line.facts["asked"]) != line.on:
                yield Fault(case.number, f"经过第{line.seq}行的请求保护日与当事人登记的不符。")
        yield from _repeats(case, parties[case.pk], lines[case.pk])


def _namesakes(cases, parties) -> Iterator[Fault]:
    """What tells namesakes apart on papers and pages follows from their rows."""
    for case in cases:
        written = {party.pk: party.distinction for party in parties[case.pk]}
        for party in distinguish(parties[case.pk]):
            sentence = f"当事人{party.name}与同名当事人的区别记为“{written[party.pk]}”"
            yield Fault(case.number, f"{sentence}，应为“{party.distinction}”。")


def _repeats(case, parties, lines) -> Iterator[Fault]:
    """The last day of a repeated request is that of its last line after the first request."""
    for party in filter(lambda party: party.asked_on, parties):
        own = (line.on for line in lines if line.facts.get("asked_again") == party.pk)
        last = max((day for day in own if day > party.asked_on), default=None)
        if party.asked_again_on != last:
            written, on_trail = party.asked_again_on or "空", last or "空"
            sentence = f"{party.name}最近再次请求的日子记为 {written}，经过上是 {on_trail}。"
            yield Fault(case.number, sentence)
