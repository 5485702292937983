"""Each state in the words of its readers: what it is called, what comes next, who is awaited.

What the office calls a state is its label in `cases.states`. `situations.py` says the same more
closely where something recorded in the case is known.
"""

from dataclasses import dataclass

from cases.states import Status

from .readers import Reader

S = Status
OTHER_SIDE_IS_ASKED = "工作人员会问过对方愿不愿意，再告诉您。"
RESULT_IS_PASSED_ON = "有了结果，工作人员会告诉您。"
RESULT_IS_AWAITED = "等法院或者其他机关的结果。"
OTHER_WAYS = "仲裁、找主管部门，或者去法院起诉"
ASK_FOR_MEDIATION = "要求调解的，办理申请调解。"
STRIKE_OFF_THEN_CLOSE = "由经办人以外的人销号，再结案。"
PERFORM_OR_BEGIN = "当场履行的登记履行，其余开始履行"
MAY_CONFIRM = "各方可以一起请法院确认，不收费。"
LATE_ANSWERS = "到期不答复，会有人去催。"
KEEP_THE_DAYS = "请照定下的日子办"
BY_TITLE_OR_SUIT = "有执行依据的可以申请执行，没有的可以就协议起诉"
ALL_DONE = "该办的事都办完了。"
RESUME_ON_ASSETS = "以后发现可以执行的财产，可申请恢复执行。"
RESULT_CAME = "有了结果，等调委会接着办"
NOT_ALL_SIGNED = "等各方、调解员签署，调委会盖章"
NOT_AT_COURT = "这件事现在没有要法院办的。"
NOT_WITH_THE_COMPANY = "这件事现在没有要物业公司办的。"


@dataclass(frozen=True, slots=True)
class StateWords:
    """One state: its name for a party, a company and a court; what is next for each.

    `waits_for` is what staff read while others have to act; an empty `company` stands for the
    party's word, an empty `court` for the office's. `own_move` is what a company that is a party
    reads in a list while it has to act, `own_done` while others have to.
    """

    party: str
    waits_for: str
    staff_next: str
    party_next: str
    company: str = ""
    company_next: str = NOT_WITH_THE_COMPANY
    court_next: str = NOT_AT_COURT
    court: str = ""
    own_move: str = ""
    own_done: str = ""


STATES = {
    S.REGISTERED: StateWords(
        party="已登记，正在安排办理",
        company="已登记，还没有派单",
        waits_for="等调委会派单，或者申请调解",
        staff_next=f"派单给物业公司或者有关部门；本人{ASK_FOR_MEDIATION}",
        party_next="调委会看过以后，会交给物业公司或者有关部门。",
        company_next="等调委会派单。",
    ),
    S.DISPATCHED: StateWords(
        party="物业公司正在办理",
        company="待答复",
        waits_for="等被派单的单位答复",
        staff_next="物业公司在期限内答复。",
        party_next=f"物业公司要在期限里答复。{LATE_ANSWERS}",
        company_next="请在期限内答复住户。",
    ),
    S.ANSWERED: StateWords(
        party="已经有答复了",
        company="等住户评价",
        waits_for="等住户评价、调委会销号",
        staff_next=f"请住户评价，由另一人核实销号后处结；{ASK_FOR_MEDIATION}",
        party_next="请看看答复。满意就评价一下；不满意，可以请调委会调解。",
        company_next="等住户评价；住户不满意的，可以请调委会调解。",
    ),
    S.RECTIFYING: StateWords(
        party="物业公司正在整改",
        company="待整改",
        waits_for="等物业公司整改",
        staff_next="物业公司整改后再答复。",
        party_next="主管部门要求物业整改，整改完会复查。",
        company_next="请按要求整改，整改完等复查。",
    ),
    S.HANDLED: StateWords(
        party="已经办结",
        company="已办结",
        waits_for="已经处结",
        staff_next="住户还有意见的，可以申请调解。",
        party_next="这件事办结了。又出问题，可以再提出来。",
        company_next="这件事办结了；住户还有意见的，可以请调委会调解。",
    ),
    S.DECLINED: StateWords(
        party="没有受理，可走其他途径",
        company="调委会不受理",
        waits_for="不予受理",
        staff_next="把原因和其他途径告诉当事人。",
        party_next=f"您还可以{OTHER_WAYS}。",
    ),
    S.WITHDRAWN: StateWords(
        party="已经撤回",
        company="已撤回",
        waits_for="当事人已经撤回",
        staff_next="当事人以后还要办的，另行登记。",
        party_next="这件事不再办了。以后还要办的，可以再提出来。",
    ),
    S.JOINED: StateWords(
        party="已并入同一纠纷一起办理",
        company="并入同一件办理",
        waits_for="已并入另一件",
        staff_next="到并入的那一件里办理。",
        party_next=f"您的事和同样的几件放在一起办。{RESULT_IS_PASSED_ON}",
    ),
    S.REQUESTED: StateWords(
        party="调委会正在征求各方意见",
        company="等各方表态",
        own_move="待我方表态",
        own_done="我方已同意，等其他各方表态、调委会受理",
        waits_for="等各方表态、调委会受理",
        staff_next="问清各方是否同意，都同意的受理。",
        party_next="两边都愿意，才开始调解。谁不愿意，都可以不调。",
        company_next="各方都同意的，调委会受理；有一方不同意就不调解。",
    ),
    S.ACCEPTED: StateWords(
        party="调解员正在约大家谈",
        company="调委会已受理",
        waits_for="等调解员约时间",
        staff_next="送达权利义务告知书，开始调解。",
        party_next="调解员会打电话约时间，请留意接听。",
        company_next="调解员会约时间，请安排能做主的人参加。",
    ),
    S.MEDIATING: StateWords(
        party="正在调解",
        waits_for="等调解员调解",
        staff_next="记录每次调解和方案，谈成的起草协议。",
        party_next="谈的内容会保密。您随时可以要求终止。",
        company_next="谈的内容保密，随时可以要求终止。",
    ),
    S.PAUSED: StateWords(
        party="调解暂时停下",
        waits_for="中止调解，等情形消失",
        staff_next="中止的情形消失后恢复调解。",
        party_next="有情况要先弄清楚，之后接着谈。",
        company_next="中止的情形消失后接着谈。",
    ),
    S.SIGNING: StateWords(
        party="协议已写好，等各方签字",
        company="协议已定稿，等签署",
        own_move="待我方签署",
        own_done="我方已签署，等其他各方签署、盖章",
        waits_for="签字齐了，等调委会盖章",
        staff_next="各方签署、调解员签名，再由另一人盖章；附生效条件的，再登记条件成就。",
        party_next="请先把协议看清楚，再到调解员约的地方签字。签不签由您决定。",
        company_next="请核对协议，由能做主的人到场签署。签不签由贵公司决定。",
    ),
    S.AGREED: StateWords(
        party="协议已经生效",
        company="协议已生效",
        waits_for="等调解员登记履行",
        staff_next=f"{PERFORM_OR_BEGIN}；需要的申请司法确认。",
        party_next=f"请照协议办。{MAY_CONFIRM}",
        company_next=f"请照协议履行；{MAY_CONFIRM}",
    ),
    S.FAILED: StateWords(
        party="没有谈成，可走其他途径",
        company="没有谈成",
        waits_for="等调委会销号",
        staff_next=STRIKE_OFF_THEN_CLOSE,
        party_next=f"您还可以{OTHER_WAYS}。",
        company_next=f"可以{OTHER_WAYS}；催费不得停水停电。",
    ),
    S.ADJUDICATING: StateWords(
        party="法院或其他机关正在处理",
        waits_for="等法院或者其他机关",
        staff_next=RESULT_IS_AWAITED,
        party_next=RESULT_IS_PASSED_ON,
        company_next=RESULT_IS_AWAITED,
        court_next="审查后登记结果，再回告调委会。",
    ),
    S.PERFORMING: StateWords(
        party="正在履行",
        company="履行中",
        own_move="待我方履行",
        waits_for="等当事人履行",
        staff_next="登记付款和办完的事，请收款人确认。",
        party_next=f"{KEEP_THE_DAYS}。",
        company_next=f"{KEEP_THE_DAYS}。",
        court_next=f"当事人继续履行，由调委会跟踪；{BY_TITLE_OR_SUIT}。",
    ),
    S.DEFAULTED: StateWords(
        party="有到期没有履行的事项",
        waits_for="等调解员督促履行",
        staff_next=f"督促履行；仍不履行的，{BY_TITLE_OR_SUIT}。",
        party_next="有事情过了该办的日子还没办，调委会正在催。",
        company_next="有事情过了该办的日子，是贵公司的请尽快办。",
        court_next="申请执行的，签收后审查。",
    ),
    S.ENFORCING: StateWords(
        party="法院正在执行",
        waits_for="等法院执行",
        staff_next="法院执行到位后登记结果。",
        party_next=f"法院{RESULT_IS_PASSED_ON}",
        company_next="等法院执行。",
        court_next="执行到位的，登记执行完毕。",
    ),
    S.PERFORMED: StateWords(
        party="已全部履行",
        waits_for="等调委会销号",
        staff_next=STRIKE_OFF_THEN_CLOSE,
        party_next=ALL_DONE,
        company_next=ALL_DONE,
        court_next="由调委会核实后结案。",
    ),
    S.UNSATISFIED: StateWords(
        party="暂未查到可执行财产，本次执行程序终结",
        company="本次执行程序终结",
        waits_for="等调委会销号",
        staff_next=STRIKE_OFF_THEN_CLOSE,
        party_next=RESUME_ON_ASSETS,
        company_next=RESUME_ON_ASSETS,
        court_next="发现可以执行的财产后恢复执行。",
    ),
    S.CLOSED: StateWords(
        party="已经结案",
        company="已结案",
        waits_for="等调委会归档",
        staff_next="核对卷宗后归档。",
        party_next="谢谢您的配合。",
        company_next="已经结案，没有要办的了。",
    ),
    S.ARCHIVED: StateWords(
        party="已经结案，材料存好了",
        company="已归档",
        waits_for="已经归档",
        staff_next="没有要办的了。",
        party_next="谢谢您的配合。",
        company_next="已经归档，没有要办的了。",
    ),
}


def name_of(status, reader: Reader = Reader.STAFF) -> str:
    """What this reader calls a state."""
    words, label = STATES[Status(status)], Status(status).label
    names = {
        Reader.PARTY: words.party,
        Reader.COMPANY: words.company or words.party,
        Reader.COURT: words.court or label,
    }
    return names.get(reader, label)


def waiting_for(status, *, result_came=False) -> str:
    """Whom a case in that state waits for, in the words of staff; once a court, or another body,
    gave a result, no court."""
    if result_came and status == S.ADJUDICATING:
        return RESULT_CAME
    return STATES[Status(status)].waits_for


def own_move_of(status, *, acts: bool) -> str:
    """What a company that is a party reads of a state in which it has to act, or has done so."""
    words = STATES[Status(status)]
    return words.own_move if acts else words.own_done


def next_of(status, reader: Reader) -> str:
    """What comes next from a state, in this reader's words."""
    return getattr(STATES[Status(status)], f"{reader}_next")
