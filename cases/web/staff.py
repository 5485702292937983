"""What both staff faces share: a case named by its sides, and the result of an act."""

from cases.models import Party, Session
from cases.phases.handle.claim_changes import measure_of
from cases.phases.handle.claim_people import how_shared, names_of_side
from cases.states import Status as S
from cases.web import case_parts
from cases.words.act_rows.adjudicate import CLOSING_REPORT
from cases.words.acts import ACTS
from mediation import clock

from .stepping import ActView


class StaffAct(ActView):
    """An act's page that names the sides, and after the act its result and what comes next."""

    def made(self, case) -> str:
        """The paper or number that resulted from the act, or from its follow-up."""
        in_force = self.case.status == S.SIGNING and case.status == S.AGREED
        sentence = ACTS["take_effect" if in_force else self.name].made
        numbers = {name: getattr(case, name) for name in ("dossier_number", "agreement_number")}
        if "{left}" in sentence:
            return super().made(case)
        report = CLOSING_REPORT if case.accepted_on else ""  # of what was never accepted is none
        return sentence.format(report=report, **numbers)

    def more(self, form) -> dict:
        """The case named by its sides."""
        named = case_parts.head(self.case, self.request.actor) | {"title": title(self.case)}
        return super().more(form) | {"case": named}


def parties_by_case(cases) -> dict[int, list[Party]]:
    """The parties of several cases whose will and mark count; one statement."""
    found: dict[int, list[Party]] = {pk: [] for pk in cases}
    parties = Party.objects.needed().filter(case__in=list(found))
    fields = ("case_id", "kind", "name", "distinction", "side", "role")
    fields += ("row_key", "phone", "speaker", "speaker_phone", "speaker_until")
    fields += ("company__name", "company__short_name")
    for party in parties.select_related("company").only(*fields):
        found[party.case_id].append(party)
    return found


def names_of(case) -> dict[int, str]:
    """What the parties are called, by key."""
    return {party.pk: party.called for party in case.sheet.all_parties}


def held_sessions(case) -> list[dict]:
    """The sessions by their day, each with the names of the people present; two statements."""
    sessions, names = case.sheet.sessions, names_of(case)
    present: dict[int, list[str]] = {session.pk: [] for session in sessions}
    rows = Session.present.through.objects.filter(session__in=sessions)
    rows = rows.order_by("party__side", "party").values_list("session_id", "party_id")
    for session, party in rows:
        present[session].append(names[party])
    return [{"session": one, "present": "、".join(present[one.pk])} for one in sessions]


def claims(case) -> list[dict]:
    """The claims: what one party asks of another, in 分."""
    names = names_of(case)
    counted = case.sheet.counted_claims
    return [
        {
            "item": claim.item,
            "dropped": claim not in counted,
            "withdrawn_on": claim.withdrawn_on,
            "ratio": "" if claim.ratio is None else measure_of(claim),
            "shared": how_shared(claim, names.__getitem__),
            "amount": claim.amount,
            "about": claim.approximate,
            "from": names_of_side(claim.claimants, names.__getitem__),
            "to": names_of_side(claim.respondents, names.__getitem__),
        }
        for claim in case.sheet.claims
    ]


class StaffNames:
    """Names of the cases of one page by their sides; staff see every name. One statement."""

    def __init__(self, cases, actor):
        self.parties = parties_by_case(case.pk for case in cases)

    def title(self, case) -> str:
        """Both sides and the category."""
        return sides_and_category(case, self.parties[case.pk])

    def place(self, case) -> str:
        """The place as registered."""
        return case.place

    def state(self, case) -> str:
        """The state in the office's words."""
        return case.status_label


def sides_and_category(case, parties) -> str:
    """李申 ↔ 周被　渗漏水: who against whom, and about what."""
    who = " ↔ ".join(sides(parties))
    return f"{who}　{case.get_category_display()}" if who else case.title


def title(case) -> str:
    """李申与周被：渗漏水纠纷; staff see every name."""
    who = "与".join(sides(case.sheet.needed_parties))
    about = case.title or f"{case.get_category_display()}纠纷"
    return f"{who}：{about}" if who else about


def sides(parties) -> list[str]:
    """The name of each side's first party, with 等 when there are more."""
    found: dict[int, list[str]] = {}
    for party in parties:
        found.setdefault(party.side, []).append(party.called)
    return [f"{first}等" if more else first for first, *more in found.values()]


def with_days(case, stages) -> list[dict]:
    """The stages, with 第 12 天 / 30 天 on the stage of mediation while its clock runs."""
    running = case.sheet.clock("K9")
    if running is None or running.is_held:
        return stages
    day = (clock.today() - running.started_on).days
    whole = (running.due_on - running.started_on).days
    days = f"第 {day} 天 / {whole} 天" if day > 0 else f"今天起算 / {whole} 天"
    return [stage | {"days": days} if stage["state"] == "current" else stage for stage in stages]
