"""Guards of suits on an agreement, of payment orders, and of what a court decided on them."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, courts, deadlines
from cases.law.categories import Category
from cases.law.payment_order import ANSWER_DAYS, OBSTACLES
from cases.phases.common import in_text, judged_on
from mediation import clock


class Aim(TextChoices):
    """What a suit on an agreement asks for (民诉法 122, 调解法 32)."""

    PERFORM = "perform", "请求对方履行协议"
    CHANGE = "change", "请求变更协议"
    REVOKE = "revoke", "请求撤销协议"
    VOID = "void", "请求确认协议无效"


@guard(
    otherwise="已经有可以强制执行的依据，不必再起诉或者申请支付令；不履行的申请强制执行。",
    basis=articles_of_enforcement.ENFORCEABLE,
    remedy="open_enforcement",
)
def nothing_enforceable_yet(case, facts):
    """A payment order is for a part alone: the agreement's rest may still be brought to court."""
    title = case.sheet.title
    return title is None or not title.enforceable or case.sheet.is_owed_beside_the_order


@guard(
    otherwise="第一审由基层人民法院管辖；确实应当由中级人民法院管辖的，请选中级人民法院并勾选说明。",
    basis=articles.FIRST_INSTANCE,
    needs=("court",),
)
def court_hears_it_first(case, facts):
    """A body that is no court has no level."""
    return facts["court"] is None or courts.is_for(
        facts["court"].name, higher=bool(facts.get("higher"))
    )


@guard(
    otherwise="请写明起诉状、申请书等已经提交的凭证，例如收件回执。",
    basis=articles.COURT_MATTERS,
    needs=("proof",),
)
def filing_is_proved(case, facts):
    return bool(facts["proof"].strip())


DEMAND_FIRST = "物业费先催告，给合理期限，期满仍不交的才起诉、申请支付令、仲裁"
TELL_OF_THE_DEMAND = f"{DEMAND_FIRST}：请写明哪天、怎么催告的。"


def _what_the_demand_lacks(case, facts):
    day, how = facts.get("demanded_on"), facts.get("demanded_how", "").strip()
    if day and how:
        return f"{DEMAND_FIRST}：催告的日期要早于{in_text(facts['on'])}。"
    return TELL_OF_THE_DEMAND


@guard(
    otherwise=TELL_OF_THE_DEMAND,
    basis=articles.DUN_FIRST,
    needs=("on",),
    about="demanded_on",
    exact=_what_the_demand_lacks,
)
def fees_were_demanded(case, facts):
    """A company that claims fees has demanded them before that day; others need not."""
    duty, day = facts.get("obligation"), facts.get("demanded_on")
    claimant = duty.creditor if duty else facts.get("party")
    by_a_company = case.category == Category.PF and claimant and claimant.is_organisation
    if not by_a_company or facts.get("kind") == "administrative":
        return True
    return bool(day and day < facts["on"] and facts.get("demanded_how", "").strip())


def _parts_passed(duty, on) -> list:
    """The parts still owed whose day has passed, moved or not, that no order orders already."""
    owed = (part for part in duty.instalments.all() if part.owed and part.due_on)
    return [part for part in owed if duty.binds and part.due_on < on and not part.ordered]


def sum_due(case, duty, on) -> int:
    """分 of a duty that are owed and were due before that day."""
    parts = _parts_passed(duty, on)
    return sum(part.owed for part in parts if case.sheet.last_day(part.due_on, duty) < on)


NOT_DUE = "支付令只能请求已经到期、金额确定的款项"


@guard(
    otherwise=f"{NOT_DUE}，现在没有；其他事项可以就协议起诉。",
    basis=articles.PAYMENT_ORDER_TERMS,
    about="obligation",
)
def money_is_due(case, facts):
    """Before its day is known, the calendar of days off is not read for it."""
    on, today = facts.get("on"), clock.today()
    return any(
        sum_due(case, duty, on) if on else _parts_passed(duty, today)
        for duty in case.sheet.obligations
    )


@guard(
    otherwise=f"{NOT_DUE}，请选到期没有付的一笔。",
    basis=articles.PAYMENT_ORDER_TERMS,
    needs=("obligation", "on"),
    about="obligation",
)
def sum_of_the_order_is_due(case, facts):
    duty = case.sheet.obligation(facts["obligation"].pk)
    return duty is not None and sum_due(case, duty, facts["on"]) > 0


CHECKED_AGAINST = "核对的结果是不符合支付令的条件"
NO_ORDER = "不能申请支付令；可以就协议起诉。"


@guard(
    otherwise=f"{CHECKED_AGAINST}，{NO_ORDER}",
    basis=articles.PAYMENT_ORDER_TERMS,
    needs=("obstacle",),
    exact=lambda case, facts: f"核对的结果是“{dict(OBSTACLES)[facts['obstacle']]}”，{NO_ORDER}",
)
def no_obstacle_to_an_order(case, facts):
    return not facts["obstacle"]


@guard(
    otherwise="法院程序还没有以生效后可以执行的文书（判决、法院调解书、支付令）结束。",
    basis=articles_of_enforcement.ENFORCEABLE,
)
def the_court_gave_a_title(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and last.gave_a_title


def _order(case):
    """The payment order that came last, or None."""
    last = case.sheet.last_adjudication
    return last if last is not None and last.kind == "payment_order" else None


@guard(
    otherwise="生效的日期不能早于裁判的日期，也不能晚于登记当天。",
    basis=articles.DATES,
    needs=("since", "on"),
    about="since",
)
def title_begins_after_the_decision(case, facts):
    last = case.sheet.last_adjudication
    since, first = facts["since"], last and last.decided_on
    if since > facts["on"]:
        return False
    return _order(case) is not None or not first or since >= first


def last_day_to_object(case, served_on):
    """The last day on which the debtor may pay or object to a payment order (民诉法 227)."""
    return deadlines.due(served_on, deadlines.Length(ANSWER_DAYS), case.sheet.calendar).on


def last_day_ordered(case, facts):
    """The last day to perform what was ordered, or None where what was agreed has days of its own.

    A paper that orders something and names no last day asks for it from its effect on (民诉法 250).
    """
    if _order(case) is not None:
        return last_day_to_object(case, facts["since"])
    if facts["ordered"] == "lasting":
        return None  # nobody is late with it before they break it
    named = facts.get("due_on")
    return named if named or facts["ordered"] == "as_agreed" else facts["since"]


def start_of_enforcement(case, facts):
    """The day from which K16 runs: the last day ordered, or agreed; without one the effect."""
    agreed = case.sheet.last_day_to_perform if facts.get("ordered") == "as_agreed" else None
    later = max(filter(None, (agreed, facts["since"])))
    return last_day_ordered(case, facts) or later


TOO_EARLY = "支付令送达后满十五日、债务人没有书面异议的，才可以申请执行"


@guard(
    otherwise=f"{TOO_EARLY}。",
    basis=articles.ORDER_IN_FORCE,
    needs=("since", "on"),
    about="since",
    exact=lambda case, facts: (
        f"{TOO_EARLY}：最后一天是{in_text(last_day_to_object(case, facts['since']))}，"
        f"{judged_on(facts['on'])}还没有过。"
    ),
)
def order_was_not_objected_to(case, facts):
    return _order(case) is None or last_day_to_object(case, facts["since"]) < facts["on"]


def is_late(case, facts) -> bool:
    """Whether the last day of what the paper orders, or else of what was agreed, has passed."""
    due = last_day_ordered(case, facts)
    if due is None and facts["ordered"] == "as_agreed":
        return case.sheet.is_overdue(facts["on"])
    first = min((day for day, _ in facts.get("parts") or ()), default=due)
    return first is not None and first < facts["on"]


LATE = "文书规定的最后一天已经过了，请改办“文书生效，已逾期未履行”。"
ASKED_AT_ONCE = (
    "文书没有写明最晚哪天的，自生效之日起就要履行；请写明，或者改办“文书生效，已逾期未履行”。"
)


def _why_late(case, facts):
    names_none = facts["ordered"] != "as_agreed" and not facts.get("due_on")
    return ASKED_AT_ONCE if names_none and _order(case) is None else LATE


@guard(
    otherwise=LATE,
    basis=articles_of_enforcement.ENFORCEABLE,
    needs=("since", "ordered", "on"),
    about="ordered",
    remedy="title_breached",
    exact=_why_late,
)
def what_is_ordered_is_not_late(case, facts):
    return not is_late(case, facts)


@guard(
    otherwise="文书规定的最后一天还没有过，请改办“文书生效，按文书履行”。",
    basis=articles_of_enforcement.ENFORCEABLE,
    needs=("since", "ordered", "on"),
    about="ordered",
    remedy="judgment_given",
)
def what_is_ordered_is_late(case, facts):
    return is_late(case, facts)


@guard(
    otherwise="请写明文书判令谁做什么：付款的写付款人、收款人和金额；协议不在的，不能选“与协议相同”。",
    basis=articles_of_enforcement.ENFORCEABLE,
    needs=("ordered", "on"),
    about="ordered",
)
def ordered_is_complete(case, facts):
    kind, both = facts["ordered"], facts.get("debtor") and facts.get("creditor")
    if kind == "as_agreed":
        return bool(case.sheet.obligations)
    apart = both and facts["debtor"].pk != facts["creditor"].pk
    if kind == "sum":
        parts = facts.get("parts") or ()
        adds_up = not parts or sum(fen for _, fen in parts) == facts.get("amount")
        return bool(apart and (facts.get("amount") or 0) > 0 and adds_up)
    return bool(facts.get("debtor") and (facts.get("text") or "").strip())


@guard(
    otherwise="文书规定的履行期限不能早于生效的日期。",
    basis=articles.DATES,
    needs=("since", "due_on"),
    about="due_on",
)
def last_day_is_not_before_the_effect(case, facts):
    return facts["due_on"] is None or facts["due_on"] >= facts["since"]


@guard(
    otherwise="协议没有被认定无效、撤销：还有效的，继续履行；驳回请求的，办“请求未获支持”。",
    basis=articles.VOID_FROM_THE_START,
)
def nothing_is_left_to_perform(case, facts):
    """The agreement is void, or there was none and the way taken came to nothing."""
    last = case.sheet.last_adjudication
    if last is None or last.is_open or last.claim_was_lost or last.was_sent_back:
        return False
    no_agreement = case.sheet.agreement_in_force is None and not last.gave_a_title
    return last.found_void or no_agreement


@guard(
    otherwise="法院没有认定协议无效或者撤销协议，不能就同一件事重新调解。",
    basis=articles.VOID_FROM_THE_START,
)
def the_agreement_is_void(case, facts):
    last = case.sheet.last_adjudication
    return last is not None and last.found_void
