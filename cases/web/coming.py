"""What a case wants next, in a sentence for staff: by its state, and by what was recorded in it."""

from cases.models import Proceeding
from cases.states import Status as S

STRIKE_OFF_AND_CLOSE = "由经办人以外的人销号，再结案。"
NEXT = {
    S.REGISTERED: "派单给物业公司；本人要求调解的，办理申请调解。",
    S.DISPATCHED: "物业公司在期限内答复。",
    S.ANSWERED: "请住户评价，由另一人核实销号后处结；要求调解的，办理申请调解。",
    S.RECTIFYING: "物业公司整改后再答复。",
    S.HANDLED: "住户还有意见的，可以申请调解。",
    S.DECLINED: "把原因和其他途径告诉当事人。",
    S.WITHDRAWN: "当事人以后还要办的，另行登记。",
    S.REQUESTED: "问清各方是否同意，都同意的受理。",
    S.ACCEPTED: "送达权利义务告知书，开始调解。",
    S.MEDIATING: "记录每次调解和方案，谈成的起草协议。",
    S.PAUSED: "中止的情形消失后恢复调解。",
    S.SIGNING: "各方签署、调解员签名，再由另一人盖章。",
    S.AGREED: "当场履行的登记履行，其余开始履行；需要的申请司法确认。",
    S.ADJUDICATING: "等法院或者其他机关的结果。",
    S.PERFORMING: "登记付款和办完的事，请收款人确认。",
    S.DEFAULTED: "催告；仍不履行的申请司法确认、强制执行。",
    S.ENFORCING: "等法院执行。",
    S.PERFORMED: STRIKE_OFF_AND_CLOSE,
    S.FAILED: STRIKE_OFF_AND_CLOSE,
    S.UNSATISFIED: STRIKE_OFF_AND_CLOSE,
    S.CLOSED: "核对卷宗后归档，按期回访。",
}
AT_COURT = {
    Proceeding.Status.PREPARING: "把材料送法院。",
    Proceeding.Status.SENT: "等法院签收。",
    Proceeding.Status.RECEIVED: "等法院决定是否受理。",
    Proceeding.Status.RETURNED: "补正材料，再送法院。",
    Proceeding.Status.ACCEPTED: "等法院的结果。",
}


# What an act tells by itself.
AFTER = {
    "open_proceeding": AT_COURT[Proceeding.Status.PREPARING],
    "open_enforcement": AT_COURT[Proceeding.Status.PREPARING],
    "amend": "改好协议再定稿，各方重新签署。",
}


def coming(case, after="") -> str:
    """What the work wants next, `after` an act just done.

    The general word where the records say nothing nearer; what the act itself tells is not read.
    """
    if after in AFTER:
        return AFTER[after]
    status = S(case.status)
    return NEARER.get(status, _nothing_nearer)(case) or NEXT.get(status, "")


def _nothing_nearer(case) -> str:
    return ""


def _registered(case) -> str:
    return "本人已请求调委会调解，办理申请调解。" if case.requested_on else ""


def _asked(case) -> str:
    parties = case.sheet.needed_parties
    if any(party.refused for party in parties):
        return "有一方不同意，办理“对方不同意调解”，并告知其他途径。"
    if len(case.sheet.sides) < 2:
        return "先补登对方当事人，再问是否同意。"
    silent = [party.name for party in parties if not party.consented]
    return f"问清{'、'.join(silent)}是否同意，都同意的受理。" if silent else "受理并指派调解员。"


def _accepted(case) -> str:
    return "开始调解。" if all(party.notice_on for party in case.sheet.needed_parties) else ""


def _signing(case) -> str:
    agreement = case.sheet.agreement
    lacking = [f"{party.name}签署" for party in agreement.unsigned(case.sheet.needed_parties)]
    lacking += [] if agreement.mark("mediator") else ["调解员签名"]
    lacking += [] if agreement.mark("seal") else ["另一人盖章"]
    return f"还差{'、'.join(lacking)}。" if lacking else ""


def _agreed(case) -> str:
    """Only what was agreed in writing goes to a court for confirmation."""
    return "" if case.agreement_number else "当场履行的登记履行，其余开始履行。"


def _at_court(case) -> str:
    found = case.sheet.open_proceeding
    return AT_COURT.get(found.status, "") if found else ""


def _adjudicated(case) -> str:
    return _at_court(case) if case.sheet.open_proceeding else "按法院的结果办理下一步。"


def _struck_off(act):
    return lambda case: act if case.struck_off_on else ""


def _performing(case) -> str:
    """Everything paid and done, and still not over: a receiver has not said so."""
    left = [duty for duty in case.sheet.obligations if duty.status == "open"]
    return "" if left else "请收款人确认收到。"


NEARER = {
    S.REGISTERED: _registered,
    S.ANSWERED: _struck_off("处结。"),
    S.REQUESTED: _asked,
    S.ACCEPTED: _accepted,
    S.SIGNING: _signing,
    S.AGREED: _agreed,
    S.ADJUDICATING: _adjudicated,
    S.PERFORMING: _performing,
    S.DEFAULTED: _at_court,
    S.PERFORMED: _struck_off("结案。"),
    S.FAILED: _struck_off("结案。"),
    S.UNSATISFIED: _struck_off("结案。"),
}
