"""Duties as choices, each in one line, and what follows by itself when the last one is done."""

from django.db.models import Q
from django.utils.text import Truncator

from cases.forms.sections import After
from cases.law import money
from cases.law.clause_kinds.refrain import not_done
from cases.law.clause_kinds.tolerate import let_happen
from cases.models import Obligation
from cases.phases.enforce.steps import COMPLETABLE
from cases.states import Status
from mediation import clock

OWED_AGAIN = After("案件从“履行完毕”回到“履行中”，付清、做完、确认以后再结案")
BECOMES_PERFORMED = After("全部付清、做完、确认收到的，案件自动转为“履行完毕”，各项期限不再计算")
CURED = After("不再有逾期的、还有没到期的，案件自动转回“履行中”")
ORDER_ENFORCED = After("支付令命令付的款付清、确认收到的，执行结束，案件自动转回“履行中”")
LONGEST_WHAT = 24
IN_SHORT = {"refrain": not_done, "tolerate": let_happen}  # whose words name the deed alone
OF_ITSELF = {"apology": "赔礼道歉"}
SUM_OPEN = "金额还没有确定，先登记确定的金额"
Kind = Obligation.Kind
ANY = Q()


def by_itself(case) -> tuple[After, ...]:
    """What the door does by itself once the last thing is done, in the present state."""
    done = (BECOMES_PERFORMED,) if case.status in COMPLETABLE else ()
    if case.status == Status.ENFORCING and case.sheet.is_owed_beside_the_order:
        return (ORDER_ENFORCED, *done)
    return (CURED, *done) if case.status == Status.DEFAULTED else done


def choose_duty(form, in_words, *which, offered=ANY, **kind):
    """The duties of that kind under the title in force, each in one line; open and `offered`."""
    choose_any_duty(form, in_words, *which, offered=offered & Q(status="open"), **kind)


def choose_any_duty(form, in_words, *which, offered=ANY, **kind):
    """The duties of that kind under the title in force, each in one line, open or not."""
    duties = form.case.obligations.filter(*which, title__until=None, **kind)
    named = ("clause", "debtor__company", "creditor__company")
    duties = duties.select_related(*named).prefetch_related("instalments")
    form.choose("obligation", duties, duties.filter(offered))
    form.fields["obligation"].label_from_instance = as_now(form, in_words)


def as_now(form, in_words):
    """How a duty is shown: with the parties that owe it, and are owed it, now."""
    return lambda duty: in_words(form.case.sheet.obligation(duty.pk) or duty)


def debt_in_words(duty) -> str:
    """Who pays whom, what is left, and for what: a debt in one line."""
    who = "、".join(party.called for party in duty.debtors)
    whom = "、".join(party.called for party in duty.creditors)
    left = SUM_OPEN if duty.waits_for_its_sum else f"还欠 {money.yuan(duty.owed)} 元"
    debt = f"{who}付{whom}，{left}"
    what = duty.clause.text if duty.clause else ""
    return f"{debt}：{one_line(what)}" if what else debt


def duty_in_words(duty) -> str:
    """Who does what: a duty to act in one line."""
    who = "、".join(party.called for party in duty.debtors) or "各方"
    return f"{who}：{one_line(what_of(duty))}"


def what_of(duty) -> str:
    """What is done or paid for: the words of the clause, else the sentence that was agreed.

    What is not done, or what others may do, is said as such. A clause in money without words has
    none: its sentence would only repeat who pays whom.
    """
    clause = duty.clause
    if clause is None:
        return duty.text
    if clause.text and clause.kind in IN_SHORT:
        return IN_SHORT[clause.kind](clause.text)
    return clause.text or ("" if duty.is_money else OF_ITSELF.get(clause.kind, duty.text))


def one_line(text, longest=LONGEST_WHAT) -> str:
    """The first words of a longer text."""
    return Truncator(text).chars(longest, truncate="…")


def next_part_in_words(duty, sheet) -> str:
    """The next due part of a debt, and what is still owed of it."""
    part = next((part for part in duty.instalments.all() if part.owed), None)
    if part is None:
        return ""
    return f"第{part.number}期 {_when_due(part, sheet)}还欠 {money.yuan(part.owed)} 元"


def _when_due(part, sheet) -> str:
    """The agreed day, and the day to which days off move it; empty for an event."""
    last = sheet.last_day(part.due_on, part.obligation)
    moved = f"逢休息日顺延到{clock.in_words(last)}，" if last != part.due_on else ""
    return f"{clock.in_words(part.due_on)}到期，{moved}" if part.due_on else ""
