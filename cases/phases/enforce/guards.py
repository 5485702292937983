"""Guards of performance, enforcement, closing and filing."""

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, money
from cases.phases.common import judged_on

from .guards_of_titles import guard_of_the_title

NOTHING_OVERDUE, STILL_OVERDUE = "没有逾期未履行的事项。", "仍有逾期未履行的事项。"


@guard_of_the_title(otherwise="没有登记应履行的事项。", remedy="perform_at_once")
def something_is_owed(case, facts):
    return bool(case.sheet.obligations)


@guard_of_the_title(
    otherwise="还有没履行的事项，或者收款人还没有确认收到。",
)
def everything_done_and_confirmed(case, facts):
    return case.sheet.everything_is_done


@guard_of_the_title(
    otherwise=NOTHING_OVERDUE,
    needs=("on",),
    exact=lambda case, facts: f"到{judged_on(facts['on'])}{NOTHING_OVERDUE}",
)
def something_is_overdue(case, facts):
    return case.sheet.is_overdue(facts["on"])


@guard_of_the_title(
    otherwise=STILL_OVERDUE,
    needs=("on",),
    exact=lambda case, facts: f"到{judged_on(facts['on'])}{STILL_OVERDUE}",
)
def nothing_is_overdue(case, facts):
    # What conditions ended was not made good: another step says so.
    ended = case.sheet.nothing_is_left_by_conditions
    return not (ended or case.sheet.is_overdue(facts["on"]))


@guard_of_the_title(otherwise="没有待履行的事项。", absent=True)
def some_act_is_owed(case, facts):
    return any(
        not (o.is_money or o.ends_by_itself) and o.status == "open" for o in case.sheet.obligations
    )


@guard_of_the_title(otherwise="请选择本案一项还没有完成的事项。", needs=("obligation",))
def obligation_is_open_act(case, facts):
    obligation = case.sheet.obligation(facts["obligation"].pk)
    return obligation is not None and not obligation.is_money and obligation.status == "open"


@guard_of_the_title(
    otherwise="当场没有全部付清、做完的，请改办“开始履行”。",
    needs=("all_done",),
)
def all_done_on_the_spot(case, facts):
    return facts["all_done"]


@guard(
    otherwise="强制执行要有可执行的依据（如经司法确认的协议）；没有的可以就协议起诉。",
    basis=articles_of_enforcement.ENFORCEABLE,
    remedy="open_proceeding",
    or_else="sue_on_the_agreement",
)
def an_enforceable_title(case, facts):
    """A payment order is one for its own sum alone (民诉法 225)."""
    title = case.sheet.title
    return title is not None and title.enforceable and not case.sheet.ordered_sum_is_paid


@guard(otherwise="已有一个执行程序没有结束。", basis=articles_of_enforcement.ENFORCEABLE)
def no_enforcement_open(case, facts):
    return not any(p.is_open and p.kind == "enforcement" for p in case.sheet.proceedings)


@guard(otherwise="法院还没有受理执行申请。", basis=articles_of_enforcement.ENFORCEABLE)
def enforcement_was_accepted(case, facts):
    enforcement = case.sheet.enforcement
    return enforcement is not None and enforcement.status == "accepted"


@guard(otherwise="执行申请还没有送达法院签收。", basis=articles_of_enforcement.ENFORCEABLE)
def enforcement_was_received(case, facts):
    enforcement = case.sheet.enforcement
    return enforcement is not None and enforcement.status in ("received", "accepted")


@guard_of_the_title(
    otherwise="还有没做完的事，或者金额没有确定的款项，先登记完成事项、确定金额。",
    remedy="record_act",
)
def only_money_is_open(case, facts):
    return all(duty.owed for duty in case.sheet.obligations if duty.status == "open")


def sum_owed(case) -> int:
    """分 still owed under the title in force."""
    return sum(duty.owed for duty in case.sheet.obligations)


NOT_THE_SUM_OWED = "与到位的金额不一致。没有全部到位的，先由调委会登记付款。"


@guard_of_the_title(
    otherwise=f"现在还欠的金额{NOT_THE_SUM_OWED}",
    needs=("on",),
    about="received",
    exact=lambda case, facts: f"现在还欠{money.yuan(sum_owed(case))}元，{NOT_THE_SUM_OWED}",
)
def received_is_what_is_owed(case, facts):
    return facts.get("received") == sum_owed(case)


@guard_of_the_title(
    otherwise="请写明款项已经发还申请人的凭证。",
    needs=("on",),
    about="receipt",
)
def handing_over_is_proved(case, facts):
    return bool(facts.get("receipt", "").strip())


@guard(
    otherwise="还有法院程序没有结束，请先登记法院的结果，或者登记撤回。",
    basis=articles.DATES,
    remedy="court_withdraw",
)
def no_proceeding_open(case, facts):
    return case.sheet.current_proceeding is None
