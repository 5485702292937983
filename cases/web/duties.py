"""What was agreed, duty by duty: who owes whom what, how much is paid, and what is left."""

from collections import Counter

from cases.forms.enforce.duties import one_line, what_of
from cases.functions import Section
from cases.phases.enforce.reductions import GIVEN_UP, less_of
from cases.texts_as_seen import as_seen
from cases.visibility import is_masked, sections, short_name_of
from cases.web.urgency import due_note
from cases.web.words import cn_day, yuan
from mediation import clock

DONE = {"done": "已履行", "waived": "已免除"}
BARRED = {"waiting": "等条件成就", "lapsed": "按约定的条件不再履行"}
LONGEST = 60  # of the words of a duty on a card, where nothing else says them
AN_EVENT = "约定的事发生"  # under a mask, which covers what people typed
BY_THE_ORDER, BY_THE_AGREEMENT = "支付令命令付的", "按协议付的"
ONLY_CLAIMED = "付款方说已付，待收款人确认"
CONCEDED, ONCE_KEPT = "没有写进和解的", "照和解履行完的，不再要求"


def rows(case, actor) -> list[dict]:
    """Every duty under the title in force; empty where this reader may not see the money."""
    if Section.MONEY not in sections(case, actor):
        return []
    masked = is_masked(case, actor)
    return [_row(case, duty, actor, masked=masked) for duty in case.sheet.obligations]


def _row(case, duty, actor, *, masked) -> dict:
    note, tone = state_of(case, duty)
    if masked and duty.waits_for_an_event:
        note = note.replace(_event(duty), AN_EVENT)
    more = (*within_estates(case, duty, actor), *_of_those_before(case, duty, actor))
    more += _of_later_parts(duty)
    note = "；".join(filter(None, (note, *more)))
    return {
        "who": who_owes(duty, actor),
        "what": "" if masked else as_seen(case, one_line(what_of(duty), LONGEST), actor),
        "amount": duty.amount,
        "note": as_seen(case, note, actor),
        "tone": tone,
        "log": [] if masked else _log(case, duty, actor),
        "behind": case.sheet.times_missing(duty, clock.today()) > 0,
    }


def within_estates(case, duty, actor) -> list[str]:
    """Up to which sum heirs still owe a joint debt, and whose estate is used up."""
    if not (duty.followed_by and duty.is_money and duty.is_pending and duty.is_joint("debtor")):
        return []
    left = case.sheet.left_of_estates
    heirs = [party for party in duty.followers("debtor") if party.pk in left]
    return [f"{short_name_of(party, actor)}{estate_in_words(left[party.pk])}" for party in heirs]


def _of_later_parts(duty) -> tuple[str, ...]:
    """That a paper asks for more parts than are written."""
    last = duty.last_part_on if duty.goes_on and duty.is_pending else None
    return (f"登记的各期到{cn_day(last)}为止，文书以后还要接着付，要另行登记",) if last else ()


def estate_in_words(left: int) -> str:
    """Up to how much (分) of a joint debt an heir still owes."""
    return f"只在遗产价值以内承担，还有 {yuan(left)} 元" if left else "的遗产价值已经付完，不再承担"


def _of_those_before(case, duty, actor) -> list[str]:
    """Who paid or received which part of a joint debt, and is a party of it no more."""
    now, sums = {party.pk for party in (*duty.debtors, *duty.creditors)}, Counter()
    for one in case.sheet.payments if duty.followed_by else ():
        for who, did in ((one.payer_id, "付过"), (one.payee_id, "收过")):
            if one.obligation_id == duty.pk and who and who not in now:
                sums[who, did] += one.amount - one.credited
    names = {party.pk: short_name_of(party, actor) for party in case.sheet.all_parties if sums}
    return [f"其中{names[who]}{did} {yuan(fen)} 元" for (who, did), fen in sums.items()]


def _log(case, duty, actor) -> list[str]:
    """What was logged as kept or broken of a duty, a line each, by day."""
    if not duty.lasts:
        return []
    broken = [breach for breach in case.sheet.breaches if breach.obligation_id == duty.pk]
    kept = [(one.on, _kept_in_words(one)) for one in case.sheet.observances_of(duty)]
    lines = [*kept, *((one.on, _broken_in_words(one)) for one in broken)]
    return [as_seen(case, words, actor) for _, words in sorted(lines)]


def _kept_in_words(kept) -> str:
    until = f"到{cn_day(kept.until)}" if kept.until != kept.on else ""
    proof = kept.proof.rstrip("。")
    return f"{cn_day(kept.on)}{until}做到{kept.times}次，{kept.seen_by}看到，{proof}"


def _broken_in_words(breach) -> str:
    ended = f"，{cn_day(breach.ended_on)}改正" if breach.ended_on else ""
    return f"{cn_day(breach.on)}违反：{breach.words.rstrip('。')}{ended}"


def _event(duty) -> str:
    return f"“{duty.clause.due_event}”"


def who_owes(duty, actor) -> str:
    """周被付李申, or 周被; 各方 where nobody is named."""
    debtor = "、".join(short_name_of(party, actor) for party in duty.debtors) or "各方"
    creditor = "、".join(short_name_of(party, actor) for party in duty.creditors)
    return f"{debtor}付{creditor}" if duty.is_money and creditor else debtor


def state_of(case, duty) -> tuple[str, str]:
    """How the duty stands, and its tone."""
    if duty.status in BARRED:
        return _barred_state(case, duty)
    if duty.waits_for_its_sum:
        return "金额待定", ""
    if duty.is_money:
        return _money_state(case, duty)
    if duty.status in DONE:
        return DONE[duty.status], ""
    return _lasting_state(case, duty) if duty.lasts else _when(duty)


def _barred_state(case, duty) -> tuple[str, str]:
    """What waits for a condition, and by when, or is no longer performed because of one."""
    last, words = case.sheet.day_to_come_about(duty), BARRED[duty.status]
    if last is None:
        return words, ""
    is_over = not case.sheet.can_come_about(duty, clock.today())
    return f"{words}，最晚{cn_day(last)}{'，已经过了' * is_over}", "late" if is_over else ""


def _money_state(case, duty) -> tuple[str, str]:
    """What is paid, what of it only the payer claims, and what is left."""
    claimed, left = unconfirmed(case, duty), duty.left
    if not duty.owed:
        return (ONLY_CLAIMED, "soon") if claimed else (_settled(duty), "")
    when, tone = _when(duty)
    done = settled_in_words(duty.amount - left - duty.let_off, less_of(duty))
    parts = ["，".join([*done, f"还欠 {yuan(left)} 元"])] if done else []
    parts += waivers_to_come(case, duty)
    parts += ["可以向其中任何一人要全部"] if len(duty.debtors) > 1 else []
    parts += ["可以付给其中任何一人"] if len(duty.creditors) > 1 else []
    parts += [f"其中 {yuan(claimed)} 元待收款人确认"] if claimed else []
    return "；".join([*parts, when] if when else parts), tone


def _settled(duty) -> str:
    """How a debt was settled of which nothing is owed."""
    less = less_of(duty)
    if duty.status == "waived" and set(less) == {GIVEN_UP}:
        return DONE["waived"]
    return "，".join(settled_in_words(duty.amount - duty.let_off, less)) if less else "已付清"


def of_which_paper(case, part) -> str:
    """Whether the payment order or the agreement asks for a part, where it might be either."""
    if not (case.sheet.is_under_an_order and part.owed and part.obligation.clause_id):
        return ""
    return BY_THE_ORDER if part.ordered else BY_THE_AGREEMENT


def settled_in_words(paid, less) -> list[str]:
    """已付 3,000.00 元, 免除、抵销 500.00 元: how much was paid, and is `less` by why."""
    sums = {"已付": paid, **less}
    return [f"{word} {yuan(fen)} 元" for word, fen in sums.items() if fen]


def settled_part_in_words(part) -> list[str]:
    """The same of one part of a sum, of which is only known how much less it is."""
    return settled_in_words(part.paid, {"、".join(less_of(part.obligation)): part.let_off})


def waivers_to_come(case, duty) -> list[str]:
    """What clauses waive of a debt once something came about that nobody knows yet."""
    found = []
    for clause in case.sheet.waivers_to_come(duty):
        how = "其余按期付清" if clause.effect == "on_time" else "约定的条件成就"
        sum_ = f" {yuan(clause.amount)} 元" if clause.amount else ""
        whole = "份额" if clause.releases_one else "没有履行的部分"
        whose = "其中一位付款人的" * clause.releases_one
        found.append(f"{how}的，免除{whose}{sum_ or whole}")
    return found


def unconfirmed(case, duty) -> int:
    """分 of a duty that its payer says is paid, and whose receiver has not confirmed it."""
    mine = [p for p in case.sheet.payments if p.obligation_id == duty.pk and not p.confirmed_on]
    return sum(payment.amount - payment.credited for payment in mine)


def is_conceded(case, part) -> bool:
    """Whether a part was left out of a settlement that is still to be kept."""
    return bool(part.owed and part.due_on is None and case.sheet.settlement)


def _when(duty) -> tuple[str, str]:
    """The note of the day on which the next part, or the act, is due."""
    dated = [part for part in duty.instalments.all() if part.owed and part.due_on]
    day = min((part.due_on for part in dated), default=duty.due_on)
    if duty.waits_for_an_event:
        return f"待{_event(duty)}", ""
    if day is None:
        return "", ""
    note, tone = due_note(day, duty, clock.today())
    first = [part for part in dated if part.due_on == day]
    return f"{_of_the_whole(duty, first)}{cn_day(day)}到期，{note}", tone


def _of_the_whole(duty, parts) -> str:
    """第1期 300.00 元，: what is due first, where more than that is owed."""
    due = sum(part.owed for part in parts)
    if not due or due == duty.left:
        return ""
    return f"第{'、'.join(str(part.number) for part in parts)}期 {yuan(due)} 元，"


def _lasting_state(case, duty) -> tuple[str, str]:
    broken = [breach for breach in case.sheet.open_breaches if breach.obligation_id == duty.pk]
    if broken:
        return f"{cn_day(broken[0].on)}违反，还没有改正", "late"
    if duty.ends_on:
        return f"到{cn_day(duty.ends_on)}为止{_times(case, duty)}", ""
    last = case.sheet.last_day_of(duty)
    kept = f"一直遵守；到{cn_day(last)}没有违反的，记为已履行" if last else "一直遵守"
    return f"{kept}{_times(case, duty)}", ""


def _times(case, duty) -> str:
    """How often it was to be done or kept by now, how often that was logged, and what lacks."""
    kept, today = case.sheet.times_kept(duty), clock.today()
    logged, times = f"登记做到{kept}次" * bool(kept), case.sheet.times_due(duty, today)
    if times is None or not (kept or duty.is_work):
        return f"；{logged}" * bool(kept)
    due = f"到{cn_day(min(filter(None, (today, duty.ends_on))))}应做{times}次"
    how_often = duty.clause.hours if duty.clause else ""
    lacking = case.sheet.times_missing(duty, today)
    missing = f"还差{lacking}次没有登记" * bool(lacking)
    return f"；{'，'.join(filter(None, (how_often, due, logged, missing)))}"
