"""The parties of a case as rows, each as one reader may see it."""

from cases.forms.people import speaker_of
from cases.functions import Section, row_of
from cases.law.identifiers import mask_address, mask_phone
from cases.phases.common import limitation_of
from cases.states import ON_THE_TABLE
from cases.texts_as_seen import as_seen
from cases.visibility import (
    is_masked,
    is_own,
    name_of,
    sections,
    sees_contact,
    short_name_of,
)
from cases.web import members


def party_rows(case, actor) -> list[dict]:
    """The parties, as this reader may see them."""
    shown = sections(case, actor)
    if Section.PARTIES not in shown and not row_of(actor.function).lists_parties:
        return []
    return [_party(case, party, actor) for party in case.sheet.all_parties]


def _party(case, party, actor) -> dict:
    row = _party_in_full(case, party, actor)
    if not is_masked(case, actor):
        return row
    speaker = party.get_speaker_display() if party.speaker else ""
    masked = {"phone": mask_phone(party.phone), "address": _place_under_mask(case, party)}
    return row | masked | {"speaker": speaker, "asked_how": ""}


def limitation_sentence_for(case, party, actor) -> str:
    """What the right-holder who asked is told of limitation, on their own page; empty to others.

    An agreement in force takes the place of what was asked for.
    """
    if case.effective_on or not is_own(party, actor):
        return ""
    sentence = limitation_of(case, party)
    return sentence and f"{'您' if actor.party_id else '贵公司'}{sentence}"


def _place_under_mask(case, party) -> str:
    """The building from the register of places, never from typed text."""
    if case.estate is None or not (party.dwelling or party.address):
        return ""
    return mask_address(f"{case.estate}{party.dwelling}") if party.dwelling else f"{case.estate}***"


def _speaker(party, *, full) -> str:
    """Who acts for a party; with its telephone for who sees that of the party."""
    phone = f"，电话 {party.speaker_phone}" if full and party.speaker_phone else ""
    return f"{speaker_of(party)}{phone}" if party.speaker else ""


BEFORE_THE_LIST = "出面人同意，成员还没有表态"


def _consent(case, party) -> str:
    """The answer of a party; a yes from before its members were listed is no yes of theirs."""
    if party.consented and party.kind == party.Kind.GROUP:
        members = case.sheet.members_of(party.pk)
        if members.remaining and not members["agree"]:
            return BEFORE_THE_LIST
    if not party.consent and case.effective_on and case.status not in ON_THE_TABLE:
        return ""  # who joined under the agreement is not asked
    return party.get_consent_display()


def _heads(case, party) -> int:
    return case.sheet.members_of(party.pk).heads(party.head_count)


def _follows(case, party, actor) -> str:
    """Whose place the party takes; empty for nobody's."""
    every = case.sheet.all_parties if party.predecessor_id else ()
    before = next((one for one in every if one.pk == party.predecessor_id), None)
    return f"接替{short_name_of(before, actor)}" if before else ""


def _party_in_full(case, party, actor) -> dict:
    full = sees_contact(case, party, actor)
    shown = sections(case, actor)
    address = party.whole_address if full or not party.hide_name else ""
    return {
        "pk": party.pk,
        "name": name_of(party, actor),
        "short_name": short_name_of(party, actor),
        "role": party.get_role_display(),
        "follows": _follows(case, party, actor),
        "kind": party.get_kind_display(),
        "head_count": _heads(case, party) if party.kind == party.Kind.GROUP else 0,
        "members": members.chips(case, party, actor),
        "speaker": as_seen(case, _speaker(party, full=full), actor),
        "phone": party.phone if full else "",
        "address": as_seen(case, address, actor),
        "consent": _consent(case, party) if Section.MEDIATION in shown else "",
        "asked_on": party.asked_on,
        "asked_how": as_seen(case, party.asked_how, actor),
        "limitation": limitation_sentence_for(case, party, actor),
        "added_on": party.added_on,
        "notice_on": party.notice_on,
        "released_on": party.released_on,
        "left_as": _left_as(case, party),
    }


def _left_as(case, party) -> str:
    """How a party that is no more one left: others took its place, or it left of itself."""
    if party.released_on is None:
        return ""
    followed = any(one.predecessor_id == party.pk for one in case.sheet.all_parties)
    return "由他人承继" if followed else "退出"
