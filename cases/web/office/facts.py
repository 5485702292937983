"""Facts beside a waiting case: consents, possible mediators, signatures."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, Q

from cases.models import GroupMember, Party, Signature
from cases.phases.mediate.ties import related
from mediation import clock
from mediation.directory.models import Function, Person, Post

MEMBERS_AGREE = "成员 {}/{} 户同意"
STAYS = Q(members__left_on=None)
AGREES = STAYS & Q(members__consent=GroupMember.Consent.YES)


def parties_of(keys) -> dict[int, list[Party]]:
    """The parties whose will and mark count, by case, each with how many members are `listed` and
    `agree`; one statement."""
    rows = Party.objects.needed().filter(case__in=keys).select_related("company")
    rows = rows.annotate(
        listed=Count("members", filter=STAYS), agree=Count("members", filter=AGREES)
    )
    found = defaultdict(list)
    for party in rows:
        found[party.case_id].append(party)
    return found


class Known(NamedTuple):
    """A mediator: `held` are the keys of companies and the names of other bodies of their posts;
    `flagged` is who is known from the word of a ledger alone."""

    name: str
    held: set
    flagged: bool


def ties(committees) -> dict[int, Known]:
    """The mediators of these committees, by key; one statement."""
    mediators = Post.objects.held_on(clock.today()).filter(
        function=Function.MEDIATOR, committee__in=committees
    )
    people = Person.objects.filter(pk__in=mediators.values("person"))
    bodies = ("posts__company", "affiliations__organisation")
    found: dict[int, Known] = {}
    for pk, name, flagged, *held in people.values_list("pk", "name", "flagged", *bodies):
        found.setdefault(pk, Known(name, set(), flagged)).held.update(held)
    return found


def consent(parties, mediators) -> dict:
    """The parties' answers to mediation, and how many known mediators have no tie to any."""
    answers = "、".join(f"{p.company or p.called}{_answer(p)}" for p in parties)
    unsure = {pk for pk, known in mediators.items() if known.flagged}
    free = len(mediators.keys() - tied(parties, mediators) - unsure)
    return {"note": f"{answers} · 可派 {free}/{len(mediators)} 人", **_willing(parties)}


def members_agree(agree, listed) -> str:
    """How many of a group's members agreed; empty without a list, or if all did."""
    return MEMBERS_AGREE.format(agree, listed) if agree < listed else ""


def _answer(party) -> str:
    some = members_agree(party.agree, party.listed)
    return f"{party.get_consent_display()}（{some}）" if some else party.get_consent_display()


def _willing(parties):
    if any(party.refused for party in parties):
        return {"tag": "有人拒绝", "tone": "late"}
    if len({party.side for party in parties}) < 2:
        return {"tag": "缺对方", "tone": "soon"}
    if all(party.consented for party in parties):
        some = [members_agree(party.agree, party.listed) for party in parties]
        return {"tag": "；".join(filter(None, some)) or "都已同意", "tone": "ok"}
    return {"tag": "待表态", "tone": "soon"}


def tied(parties, mediators) -> set[int]:
    """The mediators with a tie to one of the parties: the same name, or a post at its company."""
    names = {party.name for party in parties}
    companies = {party.company_id for party in parties} - {None}
    return {
        pk
        for pk, (name, held, _) in mediators.items()
        if name in names or held & companies or _affiliated(held, names)
    }


def _affiliated(held, names) -> bool:
    bodies = [body for body in held if isinstance(body, str)]
    return any(related(body, name) for body in bodies for name in names)


def marks_of(keys) -> dict[int, list]:
    """The marks under the agreements now being signed, by case; one statement."""
    marks = Signature.objects.filter(agreement__case__in=keys, agreement__status="signing")
    found = defaultdict(list)
    for case, kind, party in marks.values_list("agreement__case", "kind", "party"):
        found[case].append((kind, party))
    return found


def signing(parties, marks) -> dict:
    """The progress of the signing; the seal is set after all other marks."""
    signed = {party for kind, party in marks if kind == "party"}
    count = sum(party.pk in signed for party in parties)
    mediator = any(kind == "mediator" for kind, _ in marks)
    ready = mediator and count == len(parties)
    word = "调解员已签" if mediator else "调解员未签"
    return {
        "note": f"当事人已签 {count}/{len(parties)} · {word}",
        "tag": "可盖章" if ready else "等签字",
        "tone": "ok" if ready else "soon",
    }
