"""违约责任: what follows a breach of one clause, or of the agreement."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    Wording,
    join,
    names_somebody,
    of_clause,
    told_apart,
    without,
)
from cases.law.money import both

EACH_TIME = re.compile(
    "(?:按[日月次天]|逾期?[每一][日天]|每[^，。；]{1,8})"
)  # 逾期每日, 每违反一次
# Words that say themselves when it follows, and those that are about anybody.
BREACH = re.compile("逾期|未|不按|不履行|违反|违约的|拒不|到期|每[发违]|^[如若凡]|一旦")
OF_ANYBODY = re.compile("双方|各方|任何一方|一方|违约方|守约方|[如若凡]")
TO_PAY = re.compile(
    "支付|给付|赔偿(?=[^的款金])|(?<![未应拖欠已不一交])付(?=[0-9一二两三四五六七八九十百违人])"
)

NOT_BOOKED = (
    "没有写数额的违约责任只写进协议：违约以后系统不算、不记账，由收款人自己算了另行主张；"
    "能写定的，请写在“违约金（元）”。"
)
BOOKED_ONCE = "写了“{}”：登记违约金只记一次这个数，算下来更多的，系统不记，由收款人另行主张。"


def _warnings(c: Wording) -> list[str]:
    """A penalty is booked as one sum: of others the writer is told."""
    if not c.amount:
        return [NOT_BOOKED] if c.text else []
    return [BOOKED_ONCE.format(c.text)] if EACH_TIME.fullmatch(c.text) else []


def _sentence(c: Wording) -> str:
    broken = f"未按本协议{of_clause(c)}履行的，"
    if not c.amount:
        return _in_words(c, broken)
    to_pay = f"向{c.to or GAP}支付违约金{both(c.amount)}"
    if EACH_TIME.fullmatch(c.text):
        return f"{c.by or GAP}{broken}{c.text}{to_pay}"
    return join(f"{c.by or GAP}{broken}{to_pay}", c.text)


def _in_words(c: Wording, broken: str) -> str:
    """What follows a breach in the writer's words, which may name the breach themselves."""
    text = _with_creditor(c, without(c.text, told_apart(c.by))) or GAP
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


ROW = row.ClauseKind(
    "penalty",
    "违约责任",
    {
        "by_party": "谁违约",
        "to_party": "违约金付给谁",
        "of_clause": "违反第几条（整份协议的不填）",
        "amount": "违约金（元）",
        "text": "违约责任",
    },
    _sentence,
    (
        ("by", lambda c: c.by or not c.amount, "没有写明由谁承担违约责任" + row.UNCLEAR),
        ("to", lambda c: c.to or not c.amount, "没有写明违约金付给谁" + row.UNCLEAR),
        row.ANOTHER,
        ("text", lambda c: c.text or row.has_amount(c), "没有写明违约责任" + row.UNCLEAR),
    ),
    unwritten=frozenset({"by_party", "to_party"}),
    warnings=_warnings,
)
