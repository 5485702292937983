"""What the rows of forms ask of a case: is the form required, is it there, what is it drawn from.

Of a form that cannot be drawn yet the record behind it is asked for; the dossier says so in words,
and never that a paper exists.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count

from cases.states import Milestone, Status


class Source(NamedTuple):
    """What a paper is drawn from when it is issued later, its day, and whom it is addressed to."""

    of: Any
    on: date
    to: tuple[int, ...] = ()


# --- is it required -------------------------------------------------------------------------


def never(case) -> bool:
    """No dossier has to contain it."""
    return False


def mediated(case) -> bool:
    """The committee accepted the case into mediation."""
    return case.accepted_on is not None


def agreed_in_writing(case) -> bool:
    """A written agreement came into force."""
    return _form_in_effect(case) == "written"


def agreed_orally(case) -> bool:
    """An oral agreement came into force."""
    return _form_in_effect(case) == "oral"


def ended_without_agreement(case) -> bool:
    """No agreement ever came into force."""
    return mediated(case) and not _form_in_effect(case)


def _form_in_effect(case) -> str:
    agreement = _in_effect(case)
    return agreement.form if agreement else ""


def _in_effect(case):
    return next((a for a in case.sheet.agreements if a.effective_on), None)


# --- why a required form need not be there after all ----------------------------------------


def always_needed(case) -> str:
    """No reason excuses it."""
    return ""


def no_session_was_held(case) -> str:
    """Mediation ended before it was begun."""
    if not case.end_reason or _has_sessions(case):
        return ""
    begun = case.trail.filter(target=Status.MEDIATING).exists()
    return "" if begun else "受理后没有开始调解即已终止"


def nothing_was_signed(case) -> str:
    """Nobody had to prove an identity, because there is no written agreement."""
    return "" if agreed_in_writing(case) else "没有订立书面协议，未留存证件"


# --- is it there ----------------------------------------------------------------------------


def one_is_issued(case, issued) -> bool:
    """One paper in force is enough."""
    return bool(issued)


def addressed_to_everyone(case, issued) -> bool:
    """Every party whose will counts is one of those the papers in force are for."""
    reached = {key for paper in issued for key in paper.addressees}
    parties = case.sheet.needed_parties
    return bool(parties) and all(party.pk in reached for party in parties)


def has_sessions(case, issued) -> bool:
    """A session is on record."""
    return _has_sessions(case)


def _has_sessions(case) -> bool:
    return bool(case.sheet.has("sessions") or case.sheet.sessions)


def end_is_recorded(case, issued) -> bool:
    """Why mediation ended is on record."""
    return bool(case.end_reason)


def everyone_is_identified(case, issued) -> bool:
    """The identity of every party was checked when it signed."""
    agreement = _in_effect(case)
    marks = agreement.marks if agreement else []
    checked = {mark.party_id for mark in marks if mark.identity_checked}
    return all(party.pk in checked for party in case.sheet.needed_parties)


# --- is it filed as a scan ------------------------------------------------------------------


def one_is_scanned(case, scans) -> bool:
    """One scan is enough."""
    return bool(scans)


def scanned_for_everyone(case, scans) -> bool:
    """Every party whose mark counts has a scan of its own."""
    shown = {scan.party_id for scan in scans}
    parties = case.sheet.needed_parties
    return bool(parties) and all(party.pk in shown for party in parties)


# --- what it is drawn from when it is issued later -------------------------------------------


def no_source(case) -> str:
    """It cannot be issued later."""
    return "系统还不能补制这种文书。"


def final_text(case) -> list[Source] | str:
    """The written agreement whose text is final, or why there is none."""
    agreement = case.sheet.agreement_in_force or case.sheet.agreement
    if agreement is None:
        return "没有达成书面协议。"
    if agreement.form != "written":
        return "协议是口头达成的，没有协议书。"
    day = agreement.frozen_on or agreement.effective_on
    return [Source(agreement, day)] if day else "协议还没有定稿。"


def oral_agreement(case) -> list[Source] | str:
    """The oral agreement in force, from the day it was reached, or why there is none."""
    agreement = case.sheet.agreement_in_force
    if agreement is None or agreement.form != "oral":
        return "没有生效的口头协议。"
    return [Source(agreement, agreement.effective_on)]


def acceptance(case) -> list[Source] | str:
    """The first assignment of the main mediator, from the day of acceptance."""
    if case.accepted_on is None:
        return "没有受理过调解。"
    first = case.assignments.filter(kind="main").order_by("since", "pk").first()
    return [Source(first, case.accepted_on)]


def closing(case) -> list[Source] | str:
    """The closing of a case that was mediated, or why there is no report of it."""
    if case.accepted_on is None:
        return "没有受理过调解。"
    return [Source(None, case.closed_on)] if case.closed_on else "还没有结案。"


def declining(case) -> list[Source] | str:
    """The ground on which the case was declined, for who applied, or why there is no letter."""
    if case.status != Status.DECLINED:
        return "没有不予受理。"
    line = case.trail.filter(milestone=Milestone.DECLINED).order_by("-seq").first()
    applying = tuple(party.pk for party in case.sheet.parties if party.is_applicant)
    if not (line and line.facts.get("ground") and applying):
        return "没有申请人，或者没有写明依据，不出函。"
    of = tuple(line.facts.get(name, "") for name in ("ground", "reason", "turn_to"))
    return [Source(of, line.on, applying)]


def visits_made(case) -> list[Source] | str:
    """The return visits that were made, each on its day, or that there was none."""
    made = [one for one in case.sheet.visits if one.done_on]
    return [Source(one, one.done_on) for one in made] or "还没有回访过。"


def notices(case) -> list[Source] | str:
    """The parties that were served, on the sheets they sign."""
    served = [party for party in case.sheet.needed_parties if party.notice_on]
    return [
        Source(sheet, max(party.notice_on for party in sheet), tuple(p.pk for p in sheet))
        for sheet in sheets_of(served)
    ] or "没有送达的记录。"


def sheets_of(parties) -> list[list]:
    """Divide parties into sheets: one that hides its name has its own, all others share one.

    >>> from types import SimpleNamespace as Party
    >>> a, b, c = Party(hide_name=True), Party(hide_name=False), Party(hide_name=False)
    >>> sheets_of([a, b, c]) == [[b, c], [a]]
    True
    """
    together = [party for party in parties if not party.hide_name]
    alone = [[party] for party in parties if party.hide_name]
    return [together, *alone] if together else alone


# --- how many must have been issued ----------------------------------------------------------


def uncounted(cases) -> Mapping[int, int] | None:
    """Nothing on record says how many there must be."""
    return None


def texts_made_final(cases) -> Mapping[int, int]:
    """For each case, how often the text of an agreement was made final; one statement."""
    final = apps.get_model("cases", "Agreement").objects.filter(
        case__in=cases, frozen_on__isnull=False
    )
    counted = final.order_by().values("case").annotate(count=Count("pk"))
    return dict(counted.values_list("case", "count"))
