"""Why an act is refused, in the words of its reader, where the guard speaks to the staff."""

from dataclasses import dataclass, replace

from cases.door.offering import way_of
from cases.forms.enforce.payments import ConfirmPayment
from cases.forms.handle.promises import CheckPromise
from cases.forms.sections import Missing
from cases.guards import Guard
from cases.law.article import Article
from cases.phases.common import only_parties_of_this_case
from cases.phases.enforce.guards import only_money_is_open
from cases.phases.enforce.guards_of_payments import NOTHING_FOR_YOU, some_payment_unconfirmed
from cases.phases.handle.guards import (
    dispatch_is_open,
    no_other_applicant_asks,
    the_other_side_does_not_ask,
)
from cases.phases.handle.guards_of_promises import checker_did_not_promise, some_promise_open
from cases.phases.handle.guards_of_receipt import a_company_has_received_it
from cases.phases.handle.guards_of_sending_back import time_to_answer_runs
from cases.phases.handle.guards_of_supervision import a_sheet_is_open
from cases.phases.mediate.guards import no_title_in_force, who_agreed_leaves_by_stopping
from cases.phases.mediate.guards_of_effect import not_in_force_by_the_parties
from cases.words.readers import Reader

NO_PROMISE = "现在没有等您核实的承诺。"
NO_PAYMENT = f"{NOTHING_FOR_YOU}对方说付了、这里没有的，请打调委会电话。"
RELOAD = "这一页可能开得太久了，请重新打开再办；还是不行的，请打调委会电话。"
OTHERS_ASK = "还有别的申请人没有撤回，这件事要继续办。"
OTHER_SIDE_ASKS = "对方也请调委会处理，这件事要继续办。"
AGREED_BEFORE = "已经同意调解，也已经受理；"
NOT_ONLY_MONEY = "还有没做完的事，或者金额没有确定的款项；先由调委会登记完成事项、确定金额。"
# What speaks to the staff says to these readers what they can do themselves.
INSTEAD: dict[Guard | Missing, dict[Reader, str]] = {
    only_parties_of_this_case: {Reader.PARTY: RELOAD, Reader.COMPANY: RELOAD},
    dispatch_is_open: {Reader.COMPANY: "这件已经答复过，或者不用再答复了。"},
    checker_did_not_promise: {Reader.PARTY: "这是您自己答应的事，要请别的人来核实。"},
    no_other_applicant_asks: {
        Reader.PARTY: f"{OTHERS_ASK}您自己不想继续的，请打调委会电话。",
        Reader.COMPANY: f"{OTHERS_ASK}贵公司不想继续的，请打调委会电话。",
    },
    the_other_side_does_not_ask: {
        Reader.PARTY: f"{OTHER_SIDE_ASKS}您不愿意调解的，表示不同意就行。",
        Reader.COMPANY: f"{OTHER_SIDE_ASKS}贵公司不愿意调解的，表示不同意就行。",
    },
    only_money_is_open: {Reader.COURT: NOT_ONLY_MONEY},
    some_payment_unconfirmed: {Reader.PARTY: NOTHING_FOR_YOU, Reader.COMPANY: NOTHING_FOR_YOU},
    who_agreed_leaves_by_stopping: {
        Reader.PARTY: f"{AGREED_BEFORE}您不想再谈的，请选“终止调解”。",
        Reader.COMPANY: f"{AGREED_BEFORE}贵公司不想再谈的，请选“终止调解”。",
    },
    no_title_in_force: {
        Reader.PARTY: "现在正在履行，不能再这样退出；想变更的，请打调委会电话。",
    },
    not_in_force_by_the_parties: {
        Reader.PARTY: "协议各方都签了，已经生效，不能再这样退出；有不同意见的，请打调委会电话。",
    },
    some_promise_open: {Reader.PARTY: NO_PROMISE},
    a_company_has_received_it: {Reader.COMPANY: "登记了收到的日期，才能登记首次联系。"},
    time_to_answer_runs: {Reader.COMPANY: "答复的期限还没有开始计算，不用延长。"},
    a_sheet_is_open: {Reader.COMPANY: "现在没有要贵公司回复的催办，已经办结了。"},
    CheckPromise.when_empty["promise"]: {Reader.PARTY: NO_PROMISE},
    ConfirmPayment.when_empty["payment"]: {
        Reader.PARTY: NO_PAYMENT,
        Reader.COMPANY: NO_PAYMENT,
    },
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against an act, with its article and the page that resolves it."""

    otherwise: str
    basis: Article
    remedy_url: str = ""


def in_plain_words(guard: Guard | Missing, reader: Reader) -> Guard | Missing:
    """The guard, or what is missing, with its sentence for this reader: what they can do."""
    sentence = INSTEAD.get(guard, {}).get(reader, guard.otherwise)
    if reader == Reader.COURT and isinstance(guard, Guard):
        return replace(guard, otherwise=sentence, basis=guard.basis.outside())
    return replace(guard, otherwise=sentence)


def reason(guard, base, ways, reader) -> Reason:
    """A guard's reason in its reader's words, and the act that leads on, if there is one now."""
    way = way_of(guard, ways)
    url = f"{base}{way}/" if way else ""
    said = in_plain_words(guard, reader)
    return Reason(said.otherwise, said.basis, url)
