"""Agreed duties as one party sees them: who pays whom, how much by when, paid or only claimed."""

from cases.law.clause_text import after_event
from cases.models import Obligation
from cases.phases.common import in_text
from cases.phases.enforce.reductions import less_of
from cases.texts_as_seen import as_seen
from cases.visibility import short_name_of
from cases.web import duties
from cases.web.urgency import due_note
from cases.web.words import yuan
from mediation import clock

Status = Obligation.Status
SHOWN = (Status.OPEN, Status.WAITING, Status.DONE)
NOT_YET = {True: "等约定的条件成就才要付，现在还不算欠。", False: "等约定的条件成就才要办。"}
SUM_LATER = "金额要等约定的单据出来才定。"
ALL_PAID, ALL_DONE = "已付清，收款的一方确认收到了。", "已经办好了。"
NOTHING_LEFT = "付的，加上{}的，已经不用再付。"


def rows(case, actor) -> list[dict]:
    """Every duty that this party owes or awaits; what it no longer has to do is left out."""
    names = {party.pk: short_name_of(party, actor) for party in case.sheet.all_parties}
    mine = [duty for duty in case.sheet.obligations if _concerns(duty, actor)]
    found = [_row(case, duty, actor, names) for duty in mine]
    for row in found:
        row |= {name: as_seen(case, row[name], actor) for name in ("text", "due_event")}
    return found


def _concerns(duty, actor) -> bool:
    """An act without a creditor named is awaited by all the others."""
    awaited = not duty.is_money and duty.creditor_id is None
    return duty.status in SHOWN and (awaited or actor.party_id in duty.party_ids)


def _row(case, duty, actor, names) -> dict:
    to_me = actor.party_id not in {party.pk for party in duty.now("debtor")}
    is_open = duty.status == Status.OPEN
    is_dated = is_open and duty.due_on and not duty.waits_for_its_sum
    note, shade = _due(duty) if is_dated else ("", "")
    return {
        "title": _title(case, duty, actor, names, to_me),
        "amount": duty.amount or 0,
        "text": duty.text if duty.waits_for_its_sum or not duty.is_money else "",
        "due_on": duty.due_on,
        "parts": [_part(case, part) for part in duty.instalments.all() if part.owed and is_open],
        "due_event": after_event(duty.clause) if duty.clause else "",
        "left_text": note,
        "tone": shade,
        "is_open": is_open,
        "standing": _standing(case, duty, to_me),
    }


def _title(case, duty, actor, names, to_me) -> str:
    debtors, creditors = (_side(side, actor, names) for side in (duty.debtors, duty.creditors))
    if duty.is_money:
        left = case.sheet.left_of_estates.get(actor.party_id) if duty.followed_by else None
        penalty = "违约金" if duty.clause and duty.clause.kind == "penalty" else ""
        return f"{debtors}要付给{creditors}{penalty}{_any_of_them(duty, to_me, left)}"
    what = "要一直遵守的约定" if duty.lasts else "要办的事"
    return f"{debtors or '各方'}{what}"


def _side(parties, actor, names) -> str:
    """The parties of one side, the reader as 您 and first."""
    keys = sorted((party.pk for party in parties), key=lambda pk: pk != actor.party_id)
    mine = ["您"] if actor.party_id in keys else []
    others = "、".join(names.get(pk, "") for pk in keys if pk != actor.party_id)
    return "和".join(filter(None, [*mine, others]))


def _any_of_them(duty, to_me, left=None) -> str:
    """What a joint debt means: one of them may be asked for all, or be paid for all; `left` is up
    to how much (分) an heir who reads it owes."""
    if len(duty.debtors) > 1 and left is not None and not to_me:
        return f"（您{duties.estate_in_words(left)}）"
    if len(duty.debtors) > 1:
        return "（可以向其中任何一人要全部）" if to_me else "（对方可以要您一人付全部）"
    return "（付给其中任何一人就算付清）" if len(duty.creditors) > 1 else ""


def _standing(case, duty, to_me) -> str:
    """What is not owed yet; what is paid, and what of it the receiver has still to confirm."""
    if duty.status == Status.WAITING:
        return NOT_YET[duty.is_money] + _until_it_comes_about(case, duty)
    if duty.waits_for_its_sum:
        return SUM_LATER
    if not duty.is_money:
        return ALL_DONE if duty.status == Status.DONE else ""
    return _money_standing(case, duty, to_me) + _waived_if(case, duty)


def _waived_if(case, duty) -> str:
    """What a clause waives once something came about that nobody knows yet."""
    return "".join(f"{words}。" for words in duties.waivers_to_come(case, duty))


def _money_standing(case, duty, to_me) -> str:
    """What is paid, and what of it the receiver has still to confirm."""
    claimed, less = duties.unconfirmed(case, duty), less_of(duty)
    paid = duty.amount - duty.left - duty.let_off
    if not (claimed or duty.owed):
        return _nothing_left(less)
    sums = f"一共 {yuan(duty.amount)} 元，已登记付了 {yuan(paid)} 元"
    sums += "".join(f"，{why} {yuan(fen)} 元" for why, fen in less.items())
    who = "您" if to_me else "收款的一方"
    waits = f"，其中 {yuan(claimed)} 元还要{who}确认收到" if claimed else ""
    return f"{sums}{waits}，还欠 {yuan(duty.owed)} 元。" if paid or less else ""


def _nothing_left(less) -> str:
    """That all is paid, or that it is with what the sum is `less`, by why."""
    return NOTHING_LEFT.format("、".join(less)) if less else ALL_PAID


def _until_it_comes_about(case, duty) -> str:
    """By when the condition must come about; once that day is over, whom to ask."""
    last = case.sheet.day_to_come_about(duty)
    if last is None:
        return ""
    by = f"条件最晚{in_text(last)}（含当日）成就"
    may = case.sheet.can_come_about(duty, clock.today())
    return f"{by}。" if may else f"{by}，这一天已经过了，成就没有请问调委会。"


def _due(duty) -> tuple[str, str]:
    """The note of the day, after the day itself where the words of the duty do not say it."""
    note, shade = due_note(duty.due_on, duty, clock.today())
    said = duty.is_money or in_text(duty.due_on) in duty.text
    return note if said else f"最晚{in_text(duty.due_on)}（含当日）；{note}", shade


def _part(case, part) -> dict:
    """A part still owed; one that a settlement leaves out is named as such."""
    note, shade = due_note(part.due_on, part.obligation, clock.today())
    left_out = duties.is_conceded(case, part)
    if left_out:
        note = duties.ONCE_KEPT
    return {
        "number": part.number,
        "label": duties.CONCEDED if left_out else "",
        "due_on": part.due_on,
        "owed": part.owed,
        "paper": duties.of_which_paper(case, part),
        "left_text": note,
        "tone": shade,
    }
