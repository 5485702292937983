"""Whose move a mediation is, for a company that is a party: its own days alone are late for it."""

from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Instalment, Obligation, Party, Reduction, Signature
from cases.phases.enforce.records import left_to_pay
from cases.states import WITH_THE_COMPANY
from cases.states import Status as S
from cases.web.urgency import soon_day
from mediation import clock

NAMED_AS_DEBTOR = ("debtor", "clause__co_debtors__party", "further_parties__party")
DUTIES_FALL_DUE = frozenset({S.PERFORMING, S.DEFAULTED, S.ENFORCING})


def with_marks(parties: QuerySet) -> QuerySet:
    """These parties with `signed`: whether each signed what is being signed."""
    marks = Signature.objects.filter(party=OuterRef("pk"), agreement__status="signing")
    return parties.annotate(signed=Exists(marks))


class OwnDuties(NamedTuple):
    """The cases in which companies that are parties owe something, and owe it soon."""

    owed: frozenset[int]
    soon: frozenset[int]


def own_duties(own: dict, parties: list) -> OwnDuties:
    """What `own`, the company's party of each case by its key, owes of these cases; one query.

    It owes what names it, alone or jointly, or one in whose place it stands, over however many
    successions; not what was waived for it (民法典 520).
    """
    if not own:
        return OwnDuties(frozenset(), frozenset())
    by_key = {party.pk: party for party in parties}
    places = {place for party in own.values() for place in _places(party, by_key)}
    named = reduce(or_, (Q(**{f"{way}__in": places}) for way in NAMED_AS_DEBTOR))
    waived = Reduction.objects.filter(releases=True, taken_back_on=None, obligation=OuterRef("pk"))
    waived = waived.filter(of_debtor__in=[party.pk for party in own.values()])
    day = soon_day(clock.today())
    parts = Instalment.objects.annotate(left=left_to_pay())
    parts = parts.filter(obligation=OuterRef("pk"), due_on__lte=day, left__gt=0)
    is_soon = Exists(parts) | Q(kind=Obligation.Kind.ACT, due_on__lte=day)
    duties = Obligation.objects.filter(named, ~Exists(waived), title__until=None)
    duties = duties.filter(status=Obligation.Status.OPEN, case__in=own).annotate(is_soon=is_soon)
    owed = list(duties.values_list("case", "is_soon").distinct())
    return OwnDuties(frozenset(k for k, _ in owed), frozenset(k for k, soon in owed if soon))


def _places(party, by_key) -> list[int]:
    """The keys of a party and of those, no more, in whose place it stands."""
    found = [party.pk]
    gone = by_key.get(party.predecessor_id)
    while gone is not None and not gone.active:
        found.append(gone.pk)
        gone = by_key.get(gone.predecessor_id)
    return found


def has_to_act(case, party: Party, duties: OwnDuties) -> bool | None:
    """Whether the company has to do something now; None where that is the same for everybody."""
    if case.status == S.REQUESTED:
        return None if party.refused else not party.consented
    if case.status == S.SIGNING:
        return not party.signed
    owes = case.status in (S.PERFORMING, S.DEFAULTED) and case.pk in duties.owed
    return True if owes else None


def keeps_the_day(case, duties: OwnDuties, actor) -> bool:
    """Whether the first day of a case is one that this company has to keep."""
    if case.status in WITH_THE_COMPANY:
        return case.company_id in actor.bodies
    return case.status in DUTIES_FALL_DUE and case.pk in duties.soon
