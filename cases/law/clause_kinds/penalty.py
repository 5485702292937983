"""违约责任: what follows a breach of one clause, or of the agreement."""

import re
from fractions import Fraction

from cases.law import daily_rates
from cases.law.clause_kinds import row
from cases.law.clause_kinds.paying import ANY_OF_THEM
from cases.law.clause_text import (
    GAP,
    Wording,
    join,
    names_somebody,
    of_clause,
    without,
    written_as,
)
from cases.law.money import both
from cases.law.ratios import exact

# 每违反一次, 每发现一次不牵绳遛狗: owed again at every breach.
EACH_BREACH = re.compile("按次|每[^，。；付元]{0,12}次[^，。；付元]{0,20}")
EACH_TIME = re.compile(
    f"(?:{EACH_BREACH.pattern}|按[日月天]|逾期?[每一][日天]|每[^，。；]{{1,8}})"
)  # 逾期每日
# Words that say themselves when it follows, and those that are about anybody.
BREACH = re.compile("逾期|未|不按|不履行|违反|违约的|拒不|到期|每[发违]|^[如若凡]|一旦")
OF_ANYBODY = re.compile("双方|各方|任何一方|一方|违约方|守约方|[如若凡]")
TO_PAY = re.compile(
    "支付|给付|赔偿(?=[^的款金])|(?<![未应拖欠已不一交])付(?=[0-9一二两三四五六七八九十百违人])"
)

NOT_BOOKED = (
    "没有写数额、也没有写每日比例的违约责任只写进协议：违约以后系统不算、不记账，由收款人自己算了"
    "另行主张；能写定的，请写在“违约金（元）”或者“每日按未付款的多少”。"
)
BOOKED_ONCE = (
    "写了“{}”：登记违约金只记一次这个数，算下来更多的，系统不记；"
    "逾期付款的，请写在“每日按未付款的多少”。"
)
NO_BOUND = (
    "没有写最高多少：{}的，逾期{}日就到未付金额的30%；超过损失30%的，一般算过分高，"
    "对方可以请求法院减少。请写明最高多少。"
)
SUM_OR_RATE = "违约金写定数或者每日的比例，只能选一种，请分两条写。"
BOUND_ALONE = "写了最高多少，没有写每日的比例。"
A_THIRD = Fraction(3, 10)  # 民法典合同编通则解释第六十五条


def _warnings(c: Wording) -> list[str]:
    """What is counted otherwise than as one sum, or would be too high, the writer is told."""
    if c.daily_rate:
        rate = exact(c.daily_rate)
        days = daily_rates.days_to_a_share(rate, A_THIRD)
        return [] if c.bound else [NO_BOUND.format(daily_rates.rate_in_words(rate), days)]
    if not c.amount:
        return [NOT_BOOKED] if c.text else []
    by_time = EACH_TIME.fullmatch(c.text) and not is_of_each_breach(c.text)
    return [BOOKED_ONCE.format(c.text)] if by_time else []


def is_of_each_breach(text: str) -> bool:
    """Whether a penalty of a sum with these words is owed again at every breach.

    >>> is_of_each_breach("每违反一次"), is_of_each_breach("逾期每日"), is_of_each_breach("")
    (True, False, False)
    """
    return EACH_BREACH.fullmatch(text) is not None


def _sentence(c: Wording) -> str:
    if c.daily_rate:
        return _by_the_day(c)
    broken = f"未按本协议{of_clause(c)}履行的，"
    if not c.amount:
        return _in_words(c, broken)
    to_pay = f"{_to_whom(c)}支付违约金{both(c.amount)}"
    if EACH_TIME.fullmatch(c.text):
        return f"{c.by or GAP}{broken}{c.text}{to_pay}"
    return join(f"{c.by or GAP}{broken}{to_pay}", _each_may_be_paid(c), c.text)


def _by_the_day(c: Wording) -> str:
    """未按本协议第一条付款的，自逾期之日起按未付金额的日万分之五…, at most so much."""
    rate = daily_rates.rate_in_words(exact(c.daily_rate or 0))
    late = f"{c.by or GAP}未按本协议{of_clause(c)}付款的"
    apart = not c.of_clause or c.of_entitlement in row.APART
    owed = f"未付给{c.to or GAP}的" if apart else "未付"
    pays = f"自逾期之日起至付清之日止，按{owed}金额的{rate}{_to_whom(c)}支付违约金"
    bound = f"最高不超过{both(c.bound)}" if c.bound else ""
    return join(late, pays, bound, _each_may_be_paid(c), c.text)


def _to_whom(c: Wording) -> str:
    """向李申; of several debtors each owes the whole."""
    return f"{'连带' if len(c.by_keys) > 1 else ''}向{c.to or GAP}"


def _each_may_be_paid(c: Wording) -> str:
    return ANY_OF_THEM.format(c.to) if len(c.to_keys) > 1 else ""


def _in_words(c: Wording, broken: str) -> str:
    """What follows a breach in the writer's words, which may name the breach themselves."""
    text = _with_creditor(c, without(c.text, *written_as(c.by))) or GAP
    if names_somebody((c.by,), text):
        return text if BREACH.search(text) and not c.of_clause else broken + text
    if c.of_clause or (c.by and not BREACH.search(text)):
        return f"{c.by}{broken}{text}"
    return text if OF_ANYBODY.match(text) else f"{c.by}{text}"


def _with_creditor(c: Wording, text: str) -> str:
    """The words with the one who is paid, unless they name them."""
    if not c.to or names_somebody(c.to_names or (c.to,), text):
        return text
    return TO_PAY.sub(lambda pay: f"向{c.to}{'支付' if pay[0] == '付' else pay[0]}", text, count=1)


def _is_a_sum(c: Wording) -> bool:
    """Whether a sum follows from it: a fixed one, or one by the day."""
    return bool(c.daily_rate) or row.has_amount(c)


ROW = row.ClauseKind(
    "penalty",
    "违约责任",
    {
        "by_party": "谁违约",
        "also_by": "还有谁一起违约（连带付违约金）",
        "to_party": "违约金付给谁",
        "also_to": "还付给谁（付给其中任何一人就算付清）",
        "of_clause": "违反第几条（整份协议的不填）",
        "amount": "违约金（元）",
        "daily_rate": "每日按未付款的多少（万分之五、0.05%）",
        "bound": "按日算的，最高不超过（元）",
        "text": "违约责任",
    },
    _sentence,
    (
        ("by", lambda c: c.by or not _is_a_sum(c), "没有写明由谁承担违约责任" + row.UNCLEAR),
        ("to", lambda c: c.to or not _is_a_sum(c), "没有写明违约金付给谁" + row.UNCLEAR),
        row.ANOTHER,
        ("text", lambda c: c.text or _is_a_sum(c), "没有写明违约责任" + row.UNCLEAR),
        ("daily_rate", lambda c: not (c.daily_rate and c.amount), SUM_OR_RATE),
        ("bound", lambda c: c.daily_rate or not c.bound, BOUND_ALONE),
    ),
    rare=frozenset({"also_by", "also_to", "daily_rate", "bound"}),
    unwritten=frozenset({"by_party", "to_party"}),
    warnings=_warnings,
)
