"""What every case page shows, at any face: stages, offers, clocks, money, trail."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cases.acts import Audience
from cases.door import next_act, offering
from cases.forms.people import speaker_of
from cases.functions import Section, row_of
from cases.law.identifiers import mask_address, mask_phone
from cases.models import Case
from cases.phases import roles
from cases.phases.common import limitation_of
from cases.states import ON_THE_TABLE
from cases.texts_as_seen import as_seen
from cases.visibility import (
    audiences,
    company_of,
    is_masked,
    is_own,
    joined_seen,
    links_seen,
    name_of,
    sections,
    sees_contact,
    short_name_of,
)
from cases.web import clock_rows, duties, members
from cases.web.money_card import money_box
from cases.web.plain_words import Reason, reason
from cases.web.stage_bar import stage_bar
from cases.web.trail_lines import entries_for
from cases.web.what_next import name_of as state_name
from cases.web.what_next import while_waiting
from cases.words.readers import Reader
from mediation.workdays import note_stamp


@dataclass(frozen=True, slots=True)
class Button:
    """One act on the page: its address, or the reasons against it.

    `is_over`: its time is over, but what was done in time may still be entered. `awaited`: it comes
    next, though only others can mend what is against it. `acts_on_nothing`: an entry for which
    there is nothing yet.
    """

    name: str
    label: str
    quiet: bool
    blocked_by: tuple[Reason, ...]
    url: str
    is_over: bool = False
    awaited: bool = False
    acts_on_nothing: bool = False

    @property
    def stuck(self) -> bool:
        """Whether it is impossible and this person can mend nothing about it now."""
        return not (self.awaited or all(reason.remedy_url for reason in self.blocked_by))

    @property
    def pile(self) -> str:
        """Where it is folded: with what can be done beside, with what cannot, or nowhere."""
        return "stuck" if self.stuck else "more" if self.quiet else ""

    @property
    def why(self) -> tuple[str, ...]:
        """What acts that are folded together have in common: their reasons, and their time."""
        return (*(reason.otherwise for reason in self.blocked_by), self.url if self.is_over else "")


def find(request, number) -> Case:
    """The case with that number, if this actor may see it; 404 for strangers."""
    visible = Case.objects.visible_to(request.actor).with_presence_flags()
    related = visible.select_related("committee", "estate", "company", "mediator")
    case = get_object_or_404(related, number=number)
    note_stamp(case.calendar_stamp)
    return case


def base_of(face, case) -> str:
    """The address of a case at a face."""
    return reverse(f"{face}:case", args=[case.number])


def context(face, case, actor, *, arrange=next_act.arranged) -> dict:
    """The context of the case page of one face for one actor; `arrange` puts the acts in order."""
    base = base_of(face, case)
    trail, reader = list(case.trail.order_by("-seq")), row_of(actor.function).reader
    return {
        "case": head(case, actor),
        "base": base,
        "stages": stage_bar(case, trail, reader),
        "plain_status": state_name(case, Reader.PARTY),
        "status_label": case.status_label,
        "offers": arrange(case, buttons(case, actor, base), reader),
        "busy_free": SimpleLazyObject(lambda: _while_waiting(case, actor, reader)),
        "others": SimpleLazyObject(lambda: others(case, actor)),  # not shown at every face
        "clocks": clock_rows.clocks(case, actor),
        "money": SimpleLazyObject(lambda: money_box(case, actor)),  # nor is this
        "duties": SimpleLazyObject(lambda: duties.rows(case, actor)),  # not shown at every face
        "entries": entries_for(case, actor, rows=trail),
        "linked": linked(face, case, actor),
        "parties": party_rows(case, actor),
        "sections": {section.value for section in sections(case, actor)},
    }


def head(case, actor) -> dict:
    """The title lines of the case, as this reader may read them."""
    return {
        "number": case.number,
        "category_label": case.get_category_display(),
        "amount": case.amount,
        "amount_is_agreed": case.amount_is_agreed,
        "amount_is_about": case.amount_approximate,
        "dossier_number": case.dossier_number,
        "agreement_number": case.agreement_number,
        "urgent": case.urgent,
        "mediator": case.mediator.name if case.mediator else "",
        "company": company_of(case, actor),
        "registered_on": case.registered_on,
        "requested_on": case.requested_on,
        **words_of(case, actor),
    }


def words_of(case, actor) -> dict[str, str]:
    """Title, place and summary as this reader may read them; under a mask no free text."""
    if is_masked(case, actor):
        return words_under_mask(case)
    return {
        name: as_seen(case, getattr(case, name), actor) for name in ("title", "place", "summary")
    }


def words_under_mask(case) -> dict[str, str]:
    """Title and place without names; the title already contains the category."""
    title = f"{case.get_category_display()}纠纷"
    place = str(case.estate or case.committee)
    return {"title": title, "place": place, "summary": "", "category_label": ""}


def buttons(case, actor, base) -> list[Button]:
    """The acts offered to the actor, as they are declared."""
    offers, reader = offering.offers(case, actor), row_of(actor.function).reader
    ways = offering.ways_on(offers)
    return [_button(case, offer, base, ways, reader) for offer in offers]


def _button(case, offer, base, ways, reader) -> Button:
    return Button(
        name=offer.name,
        label=offering.label_of(case, offer.act),
        quiet=offer.quiet or _nothing_to_record(offer),
        blocked_by=tuple(reason(g, base, ways, reader) for g in offer.blocked_by),
        url=f"{base}{offer.name}/",
        is_over=offer.is_over,
        acts_on_nothing=not offer.act.is_step and any(g.absent for g in offer.blocked_by),
    )


def _nothing_to_record(offer) -> bool:
    """Whether an entry has nothing to record and no remedy: it moves to the second row."""
    blocked = bool(offer.blocked_by) and not offer.act.is_step
    return blocked and not any(guard.remedy for guard in offer.blocked_by)


def _while_waiting(case, actor, reader) -> str:
    told = while_waiting(case, reader, me=roles.party_of(case, actor))
    return told and as_seen(case, told, actor)


def others(case, actor) -> list[dict]:
    """Who else can move the case now, by function."""
    return offering.who_else(case, actor)


def party_rows(case, actor) -> list[dict]:
    """The parties, as this reader may see them."""
    shown = sections(case, actor)
    if Section.PARTIES not in shown and not row_of(actor.function).lists_parties:
        return []
    return [_party(case, party, actor) for party in case.sheet.all_parties]


JOINED = "并入本案"


def linked(face, case, actor) -> list[dict]:
    """The cases that joined this one, and those it is linked with, that this reader may see; the
    reason of a link for staff."""
    reads_why = Audience.STAFF in audiences(case, actor)
    joined = [
        {"words": JOINED, "number": one.number, "url": base_of(face, one), "on": None, "why": ""}
        for one in joined_seen(case, actor)
    ]
    return joined + [
        {
            "words": link.in_short,
            "number": link.other.number,
            "url": base_of(face, link.other),
            "on": link.on,
            "why": link.reason.rstrip("。") if reads_why else "",
        }
        for link in links_seen(case, actor)
    ]


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
