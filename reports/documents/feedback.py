"""调解结果反馈函 (F27): the result of a case, told to the body that sent it.

To a court: 特邀调解规定 19 to 21, 26. It contains the result alone, and nothing that was said in
mediation (特邀调解规定 22, 28).
"""

from cases.law import articles, articles_of_enforcement
from cases.law.clause_text import chinese_day
from cases.states import EndReason, Milestone, Status
from cases.words.punctuation import without_final_stop

from .letters import draw_letter, matter
from .outcome import in_writing, paper_followed, why_it_ended

NOT_TAKEN = {
    Status.DECLINED: "经审查，本会没有受理，已告知当事人其他途径。",
    Status.WITHDRAWN: "请求调解的一方撤回了请求，没有进入调解。",
    Status.HANDLED: "已由承办单位办理并答复，没有进入调解。",
}
# What ended a mediation in which nothing was refused, or that was refused as a whole.
ENDED_BY = {
    EndReason.SETTLED_THEMSELVES: "各方在调解中自行和解，撤回申请",
    EndReason.SHAM: "调解中发现涉嫌虚假调解",
    EndReason.OUT_OF_SCOPE: "受理以后查明不属受理范围",
    EndReason.REFUSED: "还没有开始调解，一方当事人明确拒绝调解",
}
DONE, DONE_BY_PAPER = "约定的事项已经全部履行。", "文书确定的事项已经全部履行。"
ON_PAPER = {True: "协议", False: "记载协议内容的口头协议登记表"}
BY_A_COURT = {
    Status.ENFORCING: "债权人已经申请强制执行，由执行的人民法院办理。",
    Status.UNSATISFIED: (
        "人民法院裁定终结本次执行，还有没有履行的；发现可供执行的财产的，可以再申请执行"
        f"（{articles_of_enforcement.ENFORCED_AGAIN}）。"
    ),
}
FOLLOWED, ENDED = "履行情况由本会跟踪、督促。", "该协议此后不再履行，调解已经结束。"


def draw(case, of, document) -> str:
    """The frozen HTML of the letter; `of` says how the result is told, and what goes with it."""
    lines = [
        f"{matter(case, to_who_sent_it=True)}，结果如下：",
        *results(case, case.on_route.if_it_fails),
        f"回告方式：{without_final_stop(of)}。",
        "特此函告。",
    ]
    to = case.sheet.referral.sender
    return draw_letter("documents/feedback.html", case, document, to=to, lines=lines)


def results(case, goes_back="") -> list[str]:
    """What became of the case, in its order; where nothing was agreed, it `goes_back` as the route
    of the referral says."""
    if case.effective_on is not None:
        return [agreed(case), *_what_now(case)]
    if case.status == Status.JOINED and case.lead is not None:
        with_it = f"与本会办理的{case.lead.number}为同一纠纷，并入一起办理，其结果如下："
        return [with_it, *results(case.lead, goes_back)]
    if _returned(case):
        return [f"经审查，本会没有受理，原因：{_returned(case)}。", *_whom(case, goes_back)]
    if case.status in NOT_TAKEN:
        return [NOT_TAKEN[Status(case.status)], *_whom(case, goes_back)]
    return [_not_agreed(case), goes_back or f"已告知各方：{articles.OTHER_WAYS_NAMED}"]


def _whom(case, goes_back) -> list[str]:
    """To which body the parties were turned, and where it `goes_back`."""
    body = case.sheet.turned_to if case.status == Status.DECLINED else ""
    turned = f"已告知当事人，这件事请找{body}。" if body else ""
    return [line for line in (turned, goes_back) if line]


def _returned(case) -> str:
    """Why the referral was returned; empty where it was not."""
    referral = case.sheet.referral
    is_returned = referral is not None and referral.answer == referral.Answer.RETURNED
    return without_final_stop(referral.answer_words) if is_returned else ""


def _not_agreed(case) -> str:
    reason = case.end_reason
    if case.accepted_on is None and reason == EndReason.UNWILLING:  # as earlier versions wrote
        reason = EndReason.REFUSED
    why = EndReason(reason).label if reason else "没有达成协议"
    if case.accepted_on is None:
        return f"没有进入调解，原因：{why}。"
    how = ENDED_BY.get(reason)
    ended = f"{how}，终止调解" if how else f"经调解没有达成协议，终止调解，原因：{why}"
    return f"本会于{chinese_day(case.accepted_on)}受理，{ended}。"


def agreed(case) -> str:
    """The agreement: its form, its number, and since when it is in force."""
    number = f"（{case.agreement_number}）" if case.agreement_number else ""
    form = "书面" if in_writing(case) else "口头"
    return f"经本会调解，各方达成{form}协议{number}，自{chinese_day(case.effective_on)}起生效。"


def _what_now(case) -> list[str]:
    """What the court does with the agreement, and how far it is performed."""
    if case.status == Status.FAILED:
        return [*filter(None, [why_it_ended(case)]), ENDED]
    performed = case.trail.filter(milestone=Milestone.PERFORMED).exists()
    is_open = case.status in (Status.PERFORMING, Status.DEFAULTED)
    done = performed and not is_open
    then = [case.on_route.once_performed] if done and case.on_route.once_performed else []
    followed = BY_A_COURT.get(Status(case.status), FOLLOWED)
    if paper := paper_followed(case):
        return [f"{paper}，按文书履行。", DONE_BY_PAPER if done else followed, *then]
    return [*_to_court(case), DONE if done else why_it_ended(case) or followed, *then]


def _to_court(case) -> list[str]:
    """What becomes of the agreement at the court: an oral one goes there as it was recorded."""
    paper = ON_PAPER[in_writing(case)]
    return [f"{paper}{case.on_route.once_agreed}"] if case.on_route.once_agreed else []
