"""Open duties as one party sees them: who pays whom, how much, by when."""

from cases.visibility import as_seen, short_name_of
from cases.web.urgency import due_note
from mediation import clock


def rows(case, actor) -> list[dict]:
    """Every open duty that this party owes or awaits, the next day first."""
    names = {party.pk: short_name_of(party, actor) for party in case.sheet.all_parties}
    mine = [_row(duty, actor, names) for duty in case.sheet.obligations if _concerns(duty, actor)]
    for row in mine:
        row["text"] = as_seen(case, row["text"], actor)
    return [row for row in mine if row["parts"] or not row["amount"]]


def _concerns(duty, actor) -> bool:
    """An act without a creditor named is awaited by all the others."""
    awaited = not duty.is_money and duty.creditor_id is None
    return duty.status == "open" and (awaited or actor.party_id in duty.party_ids)


def _row(duty, actor, names) -> dict:
    note, shade = due_note(duty.due_on, duty, clock.today()) if duty.due_on else ("", "")
    to_me = actor.party_id not in {party.pk for party in duty.debtors}
    others = duty.debtors if to_me else duty.creditors
    name = "、".join(names.get(party.pk, "") for party in others)
    return {
        "title": _title(duty, name, to_me),
        "amount": duty.amount or 0,
        "text": "" if duty.is_money else duty.text,
        "due_on": duty.due_on,
        "parts": [_part(part, duty) for part in duty.instalments.all() if part.owed],
        "due_event": duty.clause.due_event if duty.clause else "",
        "left_text": note,
        "tone": shade,
    }


def _title(duty, name, to_me) -> str:
    if duty.is_money:
        return f"{name}要付给您" if to_me else f"您要付给{name}"
    what = "要一直遵守的约定" if duty.lasts else "要办的事"
    return f"{name}{what}" if to_me else f"您{what}"


def _part(part, duty) -> dict:
    note, shade = due_note(part.due_on, duty, clock.today())
    return {
        "number": part.number,
        "due_on": part.due_on,
        "owed": part.owed,
        "left_text": note,
        "tone": shade,
    }
