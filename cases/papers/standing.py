"""What an issued paper is worth today: for the public check and for the lists of papers.

Each kind of paper names one of these in its row, and one for a paper that was superseded or
declared void: it is worth nothing, but what the parties varied counted until then.
"""

from collections.abc import Callable
from typing import NamedTuple


class Standing(NamedTuple):
    """`label` stands in lists, `words` on the public page; `binds`: parties are bound by it now."""

    tone: str  # ok, soon or late
    label: str
    words: str
    binds: bool = False


WORTHLESS = Standing("late", "已被取代或者作废", "已被新的版本取代或者已作废，这一份不再有效")
VARIES = Standing("soon", "变更待签署", "是变更的文本，还没有签齐，尚未生效；原来的一份继续有效")
VARIED = Standing(
    "late",
    "已变更",
    "各方当事人已经协商变更，现在以变更后的协议为准；这一份生效过，变更以前已经履行的仍然算数",
)
NEVER_IN_FORCE = Standing("late", "没有生效", "约定的生效条件没有成就，没有生效")
IN_FORCE_BY_THE_PARTIES = Standing(
    "ok",
    "有效",
    "各方当事人都已签署，自签署之日起生效，调解员签名、加盖印章还在补办",
    binds=True,
)
WAITS_FOR_A_CONDITION = Standing("soon", "等条件成就", "已签齐，约定的条件还没有成就，尚未生效")
OF_AN_AGREEMENT = {
    "signing": Standing("soon", "待签署", "已定稿，还没有签齐，尚未生效"),
    "in_force": Standing("ok", "有效", "有效", binds=True),
    "ended": Standing("late", "已失效", "按约定的条件，已经不再履行"),
    "performed": Standing("ok", "有效", "有效，约定的事项已全部履行", binds=True),
}


def of_its_agreement(document) -> Standing:
    """The standing of the text it puts on paper: awaiting marks, in force, performed."""
    sheet = document.case.sheet
    agreement = sheet.agreement_in_force or sheet.agreement  # beside which a variation is signed
    if agreement and agreement.status == agreement.Status.SIGNING:
        if sheet.a_condition_of_all_failed:
            return NEVER_IN_FORCE
        if sheet.waits_for_a_condition:
            return WAITS_FOR_A_CONDITION
        if sheet.in_force_by_the_parties:
            return IN_FORCE_BY_THE_PARTIES
    return OF_AN_AGREEMENT.get(agreement.status if agreement else "", WORTHLESS)


def worthless(document) -> Standing:
    """The standing of a paper in whose place another stands, or that was declared void."""
    return WORTHLESS


def once_varied(has_paper: Callable) -> Callable:
    """The same of an agreement: a text that was in force until the parties varied it was no void
    one (民法典 543). Of the texts of a case each that `has_paper` has one, in their order.
    """

    def standing(document) -> Standing:
        printed = filter(has_paper, document.case.sheet.agreements)
        text = dict(enumerate(printed, 1)).get(document.version)
        was_varied = text and text.status == text.Status.SUPERSEDED and text.effective_on
        return VARIED if was_varied else WORTHLESS

    return standing


def is_final(agreement) -> bool:
    """Whether the text was made final, in writing."""
    return agreement.frozen_on is not None


def is_oral(agreement) -> bool:
    """Whether it was agreed by word of mouth."""
    return agreement.form == agreement.Form.ORAL


def genuine(document) -> Standing:
    """A genuine paper of which nothing more is known here."""
    return Standing("ok", "已制发", "确由本会制发")


def without_effect(what: str) -> Callable:
    """A genuine paper that creates no right and no duty; `what` says what it is."""
    standing = Standing("ok", "已制发", f"确由本会制发。{what}，本身不产生权利义务")
    return lambda document: standing
