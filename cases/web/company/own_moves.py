"""Whose move a mediation is, for a company that is a party: its own days alone are late for it."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Instalment, Obligation, Party, Reduction, Signature
from cases.phases.enforce.records import left_to_pay
from cases.states import WITH_THE_COMPANY
from cases.states import Status as S
from cases.web.urgency import soon_day
from mediation import clock

FURTHER = "further_parties__party"
# Whose place a party took: of one that itself had taken a place, that one as well.
TAKEN_OVER_FROM = ("predecessor", "predecessor__predecessor")
DUTIES_FALL_DUE = frozenset({S.PERFORMING, S.DEFAULTED, S.ENFORCING})


def with_own_duties(parties: QuerySet) -> QuerySet:
    """These parties with what decides whose move it is: `signed`, `owes`, `owes_soon`."""
    soon = Q(due_on__lte=soon_day(clock.today()))
    marks = Signature.objects.filter(party=OuterRef("pk"), agreement__status="signing")
    duties = Obligation.objects.filter(_owed_by_it())
    parts = Instalment.objects.annotate(left=left_to_pay()).filter(soon, left__gt=0)
    due = Exists(duties.filter(soon, kind=Obligation.Kind.ACT))
    due |= Exists(parts.filter(_owed_by_it("obligation__")))
    return parties.annotate(signed=Exists(marks), owes=Exists(duties), owes_soon=due)


def _owed_by_it(of="") -> Q:
    """An open duty that the party owes, alone or jointly, or took over with others from one that
    is no more, and that was not waived for it (民法典 520); `of` is the path to it."""
    ways = [f"{of}{way}" for way in ("debtor", "clause__co_debtors__party", FURTHER)]
    owed = [Q(**{way: OuterRef("pk")}) for way in ways]
    for place in TAKEN_OVER_FROM:
        gone = (Q(**{way: OuterRef(place), f"{way}__released_on__isnull": False}) for way in ways)
        owed += gone
    is_open = {f"{of}status": Obligation.Status.OPEN, f"{of}title__until": None}
    waived = Reduction.objects.filter(releases=True, taken_back_on=None)
    waived = waived.filter(of_debtor=OuterRef(OuterRef("pk")), obligation=OuterRef(f"{of}pk"))
    return reduce(or_, owed) & Q(**is_open) & ~Exists(waived)


def has_to_act(case, party: Party) -> bool | None:
    """Whether the company has to do something now; None where that is the same for everybody."""
    if case.status == S.REQUESTED:
        return None if party.refused else not party.consented
    if case.status == S.SIGNING:
        return not party.signed
    owes = case.status in (S.PERFORMING, S.DEFAULTED) and party.owes
    return True if owes else None


def keeps_the_day(case, party: Party | None, actor) -> bool:
    """Whether the first day of a case is one that this company has to keep."""
    if case.status in WITH_THE_COMPANY:
        return case.company_id in actor.bodies
    return party is not None and case.status in DUTIES_FALL_DUE and party.owes_soon
