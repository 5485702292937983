"""What every case page shows, at any face: stages, offers, clocks, money, trail."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cases.acts import Audience
from cases.door import next_act, offering
from cases.functions import row_of
from cases.models import Case
from cases.phases import roles
from cases.texts_as_seen import as_seen
from cases.visibility import (
    audiences,
    company_of,
    is_masked,
    joined_seen,
    links_seen,
    sections,
)
from cases.web import clock_rows, duties
from cases.web.money_card import money_box
from cases.web.party_rows import party_rows
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
