"""Sentences that several situations share; what a situation may say otherwise than its state."""

from dataclasses import dataclass
from enum import Enum

from cases.states import Status

from .readers import Reader
from .states import OTHER_WAYS, STATES

PAUSED = STATES[Status.PAUSED]
CONFIRMED_BY_COURT = "法院裁定协议有效"
NOT_CONFIRMED_BY_COURT = "法院没有确认协议"
FOUND_VOID_BY_COURT = "法院认定协议无效或者撤销了协议"
ITS_COURT_MAKES_A_PAPER = "可以请委托调解的法院制作调解书，或者向该院撤诉"
NEVER_BEGAN = "约定的条件没有成就，协议不生效"
TRIED_AGAIN = "二审法院撤销了原来的裁判，由一审法院再审理，请等法院通知。"
NOT_BY_THE_AGREEMENT = "原来的协议不再照着办"
NO_LONGER_BY_THE_AWARD = "法院撤销了仲裁裁决，或者裁定不予执行，不再照着办。重新约好的可以仲裁"
NOT_GRANTED = "这次请求没有得到支持"
MAY_APPEAL = "不服的，收到判决书十五日内可以上诉"
APPEAL_OR, THEN_IT_BINDS, BINDS_US_THEN = (
    "不服的可以上诉，办理“登记上诉”",
    "没有人上诉，判决就生效",
    "没有人上诉的，判决生效",
)
NO_SUIT = "法院没有受理，或者驳回了起诉"
MAY_APPEAL_A_RULING = "不服的，收到裁定书十日内可以上诉"
APPEAL_IS_RECORDED = "由调委会登记上诉，或者登记结果。"
PAY_OR_OBJECT = "该付的一方十五日内付清；不同意的，十五日内书面向法院提出异议"
ELSE_ENFORCED = "对方不付的，可以申请法院执行"
STEPS_ARE_SAID, STEPS_ARE_SAID_TO_US = (
    "工作人员会告诉您接下来怎么办。",
    "调委会会告知接下来怎么办。",
)
FILED_THERE = "还要打官司的，由法院依法立案。"
FILED_THERE_BY_US = "坚持诉讼的，由法院依法立案。"
ASKED_AT_A_VISIT = "谢谢您的配合。调委会计划在{visits}回访，到时会有人来问问办得怎么样。"
MARKS_FOLLOW = "调解员签名、盖章还在补办。"
MARKS_ARE_MISSING = "还差{marks}。"
BINDS_ON = "原来的协议继续有效，照常履行"
OTHERS_PAY = "等对方照定下的日子付"
OTHERS_KEEP = "约定的事由对方一直遵守"
CALL_ABOUT_A_BREACH, REPORT_A_BREACH = "对方违反了，请打调委会电话", "对方违反的，请告知调委会"
STILL_EXAMINED = "法院还在审查，有了结果工作人员会告诉您。结果出来以前，还没办的"
STILL_EXAMINED_BY_COURT = "法院正在审查；法院决定以前，还没有履行的"
RESULT_OF_A_RETRIAL = "维持的，登记再审的决定；改判、发回的，登记新文书。"
RETRIAL_IS_TOLD = "请等法院通知；出了结果，工作人员会告诉您。"
RETRIAL_IS_TOLD_TO_US = "请等法院通知。"
NOT_AGREED_THIS_TIME = f"这次没有谈成。可以约时间再谈，或者{OTHER_WAYS}。"
BROKEN = "有约定被违反，还没有改正"
BROKEN_BY_OTHER = "对方违反了约定，调委会正在催其改正。"
NOT_OURS = "这一项不用贵公司办理"
SOMEBODY_BROKE = "要一直遵守的约定有人没有遵守，调委会正在催其改正"
SOMEBODY_CHALLENGED = "有当事人申请调解员回避"
UNTIL_DECIDED = "调委会作出决定以前，不接着调解"  # on a recusal
WAYS_ARE_HERE = "您还能走的途径，这一页写着。"


@dataclass(frozen=True, slots=True)
class SituationWords:
    """What changes against the words of the state."""

    office: str = ""
    party: str = ""
    staff_next: str = ""
    party_next: str = ""
    company_next: str = ""
    court_next: str = ""


class Found(Enum):
    """A situation found in what a case has recorded, and its words."""

    def name_for(self, reader: Reader) -> str:
        """What this reader calls the state in this situation, where that is another word."""
        return self.value.party if reader == Reader.PARTY else self.value.office

    def next(self, reader: Reader) -> str:
        """What comes next for this reader, where the situation says more than the state."""
        return getattr(self.value, f"{reader}_next", "")
