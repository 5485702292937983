"""条件: an event on which a clause begins or ends to bind, or all of its sum falls due."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    Wording,
    after_event,
    by_day,
    ending,
    join,
    of_clause,
    term,
)

PRECEDENT, SUBSEQUENT, ALL_DUE = "precedent", "subsequent", "all_due"
IF = re.compile("^(?:如果|若(?!干)|假如|倘若|一旦)")  # what 的 says
# What follows is said by the sentence: of 任何一期逾期，其余各期一并到期 the first half is kept.
_THEN = "[，,；;](?:则|那么|就)?"
_OTHERS = "其[余他它]|剩[余下]|余下|全部|所有|[未没]到期|没有到期|[未没][付还]|后续|后面|各期"
FOLLOWS = {
    PRECEDENT: re.compile(f"{_THEN}[本该]?协议(?:才|就|即|自动)?生效$"),
    SUBSEQUENT: re.compile(f"{_THEN}[本该]?协议(?:就|即|自动)?(?:失效|作废)$"),
    ALL_DUE: re.compile(f"{_THEN}(?:{_OTHERS})[^，,。；;]*到期$"),
}
OF_ITSELF = ("的话", "时", "后", "的情况下")  # 当墙面干透时, 表决通过后
EFFECTS = (
    (PRECEDENT, "成就了才生效"),
    (SUBSEQUENT, "成就了就失效"),
    (ALL_DUE, "成就了，没到期的各期一并到期"),
)
NO_LAST_DAY = "各期一并到期的，到付清为止都可能成就，不写最晚哪天。"


def _sentence(c: Wording) -> str:
    if not c.effect:
        return join(c.text or GAP, f"条件应当{term(c)}成就" if c.has_term else "")
    what = f"本协议{of_clause(c)}"
    word = "生效" if c.effect == PRECEDENT else "失效"
    text = _event(c)
    if c.effect == ALL_DUE:
        return f"{ending(text, '的', *OF_ITSELF)}，{what}没有到期的款项一并到期"
    sentence = f"{what}附{word}条件：{ending(text, '的', *OF_ITSELF)}，{what}{word}"
    return join(sentence, _not_met(c, what))


def _event(c: Wording) -> str:
    """What has to happen. 本协议失效 is kept where the condition is of one clause."""
    text = IF.sub("", c.text)
    is_said = c.effect == ALL_DUE or not c.of_clause
    return (FOLLOWS[c.effect].sub("", text) if is_said else text) or GAP


def _not_met(c: Wording, what: str) -> str:
    """What holds when the day of the condition passes."""
    if not c.has_term:
        return ""
    end = "不生效" if c.effect == PRECEDENT else "继续有效"
    by_when = by_day(c.due_on) if c.due_on else after_event(c)
    return f"{by_when}条件没有成就的，{what}{end}"


def _warnings(c: Wording) -> list[str]:
    open_end = "没有写明最晚哪天，条件一直不成就时不知道协议算不算数，请写明。"
    return [] if c.has_term or c.effect == ALL_DUE else [open_end]


EFFECT: row.Need = (
    "effect",
    lambda c: c.effect,
    "没有选条件成就以后怎么样" + row.UNCLEAR,
)


ROW = row.ClauseKind(
    "condition",
    "条件",
    {
        "text": "什么条件",
        "effect": "成就以后",
        "of_clause": "管第几条（管整份协议的不填）",
        "due_on": "最晚哪天",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
    },
    _sentence,
    (
        row.WHAT,
        EFFECT,
        ("due_on", lambda c: c.effect != ALL_DUE or not c.has_term, NO_LAST_DAY),
    ),
    rare=frozenset({"due_event", "due_days"}),
    effects=EFFECTS,
    warnings=_warnings,
)
