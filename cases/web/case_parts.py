"""What every case page shows, at any face: stages, offers, clocks, money, trail."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cases.door import next_act, offering
from cases.functions import Section, row_of
from cases.law import articles, limitation
from cases.law.identifiers import mask_address, mask_phone
from cases.models import Case
from cases.visibility import (
    as_seen,
    audiences,
    company_of,
    hidden_company,
    is_masked,
    is_own,
    name_of,
    sections,
    sees_contact,
    short_name_of,
)
from cases.web import duties
from cases.web.money_card import money_box
from cases.web.plain_words import Reason, reason
from cases.web.stage_bar import stage_bar
from cases.web.trail_lines import entries_for
from cases.web.urgency import left_text, tone
from cases.web.what_next import name_of as state_name
from cases.web.words import cn_day
from cases.words.punctuation import without_final_stop
from cases.words.readers import Reader
from mediation import clock

# Rights of the parties: when they lapse, nobody is late and no work is left.
RIGHTS = frozenset({"K13", "K16"})


@dataclass(frozen=True, slots=True)
class Button:
    """One act on the page: its address, or the reasons against it.

    `is_over`: its time is over, but what was done in time may still be entered.
    """

    name: str
    label: str
    quiet: bool
    blocked_by: tuple[Reason, ...]
    url: str
    is_over: bool = False

    @property
    def stuck(self) -> bool:
        """Whether it is impossible and this person can mend nothing about it now."""
        return not all(reason.remedy_url for reason in self.blocked_by)

    @property
    def pile(self) -> str:
        """Where it is folded: with what can be done beside, with what cannot, or nowhere."""
        return "stuck" if self.stuck else "more" if self.quiet else ""


def find(request, number) -> Case:
    """The case with that number, if this actor may see it; 404 for strangers."""
    visible = Case.objects.visible_to(request.actor).with_presence_flags()
    related = visible.select_related("committee", "estate", "company", "mediator")
    return get_object_or_404(related, number=number)


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
        "others": SimpleLazyObject(lambda: others(case, actor)),  # not shown at every face
        "clocks": clocks(case, actor),
        "money": SimpleLazyObject(lambda: money_box(case, actor)),  # nor is this
        "duties": SimpleLazyObject(lambda: duties.rows(case, actor)),  # not shown at every face
        "entries": entries_for(case, actor, rows=trail),
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
    return [_button(offer, base, ways, reader) for offer in offers]


def _button(offer, base, ways, reader) -> Button:
    return Button(
        name=offer.name,
        label=offer.label,
        quiet=offer.quiet or _nothing_to_record(offer),
        blocked_by=tuple(reason(g, base, ways, reader) for g in offer.blocked_by),
        url=f"{base}{offer.name}/",
        is_over=offer.is_over,
    )


def _nothing_to_record(offer) -> bool:
    """Whether an entry has nothing to record and no remedy: it moves to the second row."""
    blocked = bool(offer.blocked_by) and not offer.act.is_step
    return blocked and not any(guard.remedy for guard in offer.blocked_by)


def others(case, actor) -> list[dict]:
    """Who else can move the case now, by function."""
    return offering.who_else(case, actor)


def clocks(case, actor) -> list[dict]:
    """Clocks, open promises, visits planned: what, when, why, who, what then; held ones last."""
    today = clock.today()
    running = (c for c in case.sheet.clocks if not c.is_held)
    rows = [_clock(c, today) | {"who": _who_acts(c, case, actor)} for c in running]
    rows.extend(_promise(promise, case, actor) for promise in case.sheet.waiting_promises)
    rows.extend(_visit(day, today) for day in case.sheet.days_to_visit)
    held = [_held_clock(c, case, actor) for c in case.sheet.clocks if c.is_held]
    return [*sorted(rows, key=lambda row: row["due_on"]), *held]


def soonest(case) -> dict | None:
    """The running clock that ends first among those somebody must keep, or None."""
    duties = [c for c in case.sheet.clocks if c.key not in RIGHTS and not c.is_held]
    return _clock(duties[0], clock.today()) if duties else None


def _who_acts(running, case, actor) -> str:
    """Who must keep the clock, by a name this reader may know."""
    hidden = running.key == "K2a" and hidden_company(case, actor)
    who = name_of(hidden, actor) if hidden else running.must_act
    return f"由{who}办理" if who else ""


def _clock(running, today) -> dict:
    rule = running.rule
    over = running.key in RIGHTS and running.due_on < today
    return {
        "name": rule.name,
        "due_on": running.due_on,
        "left_text": "期间已过" if over else left_text(running.due_on, today),
        "tone": "" if over else tone(running.due_on, today),
        "ends": "届满",
        "basis": rule.basis,
        "lapse": rule.lapse,
        "provisional": running.provisional,
    }


def _held_clock(held, case, actor) -> dict:
    """A clock whose days do not count: since when and why, without a last day."""
    since = f"{cn_day(held.held_on)}起不计入期限"
    reason = "" if is_masked(case, actor) else _reason_held(held, case, actor)
    return _clock(held, held.held_on) | {
        "due_on": None,
        "left_text": "已停",
        "tone": "",
        "who": "，".join(filter(None, [since, reason])),
        "lapse": "",
    }


def _reason_held(held, case, actor) -> str:
    """The reason recorded when the clock was held, with names as this reader may see them."""
    lines = case.trail.readable_by(audiences(case, actor)).order_by("-seq")
    lines = lines.filter(facts__key=held.key, facts__has_key="reason")
    facts = lines.values_list("facts", flat=True).first() or {}
    reason = without_final_stop(facts.get("reason", ""))
    return as_seen(case, reason, actor)


def _visit(day, today) -> dict:
    """A return visit still planned; a rule of the house, which nothing lapses with."""
    return {
        "name": "计划回访",
        "due_on": day,
        "left_text": left_text(day, today),
        "tone": "late" if day < today else "",
        "who": "",
        "ends": "",
        "basis": articles.RETURN_VISITS,
        "lapse": "",
        "provisional": False,
    }


def _promise(promise, case, actor) -> dict:
    today = clock.today()
    text = "" if is_masked(case, actor) else as_seen(case, promise.text, actor)
    return {
        "name": f"承诺：{text}" if text else "承诺",
        "due_on": promise.due_on,
        "left_text": left_text(promise.due_on, today),
        "tone": tone(promise.due_on, today),
        "who": f"由{as_seen(case, promise.by, actor)}兑现" if text else "",
        "ends": "届满",
        "basis": "",
        "lapse": "",
        "provisional": False,
    }


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


def limitation_told_to(case, party, actor) -> str:
    """What the right-holder who asked is told of limitation, on their own page; empty to others.

    An agreement in force takes the place of what was asked for.
    """
    if case.effective_on or not (is_own(party, actor) and party.days_asked):
        return ""
    told = limitation.told(party.days_asked, case.sheet.claims_of(party))
    return told and f"{'您' if actor.party_id else '贵公司'}{told}"


def _place_under_mask(case, party) -> str:
    """The building from the register of places, never from typed text."""
    if case.estate is None or not (party.dwelling or party.address):
        return ""
    return mask_address(f"{case.estate}{party.dwelling}") if party.dwelling else f"{case.estate}***"


def _party_in_full(case, party, actor) -> dict:
    full = sees_contact(case, party, actor)
    shown = sections(case, actor)
    speaker = f"{party.get_speaker_display()}{party.speaker_name}" if party.speaker else ""
    address = party.address if full or not party.hide_name else ""
    return {
        "pk": party.pk,
        "name": name_of(party, actor),
        "short_name": short_name_of(party, actor),
        "role": party.get_role_display(),
        "kind": party.get_kind_display(),
        "head_count": party.head_count if party.kind == party.Kind.GROUP else 0,
        "speaker": as_seen(case, speaker, actor),
        "phone": party.phone if full else "",
        "address": as_seen(case, address, actor),
        "consent": party.get_consent_display() if Section.MEDIATION in shown else "",
        "asked_on": party.asked_on,
        "asked_how": as_seen(case, party.asked_how, actor),
        "limitation": limitation_told_to(case, party, actor),
        "added_on": party.added_on,
        "notice_on": party.notice_on,
        "released_on": party.released_on,
    }
