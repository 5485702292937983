"""The clocks a court is held to: the committee keeps them in view and asks when they are over.

Nobody but the court ends them; what it may extend is in `EXTENDED_BY`. The text of a judicial
confirmation is twofold: fifteen days and ten more (司法确认规定 5), and thirty days from filing
(民事诉讼法 187). Both are shown: the shorter one warns, the longer one is the last day.
"""

from dataclasses import replace
from datetime import date

from .clock_rule import ClockRule
from .deadlines import Length, Unit

TO_TAKE_A_CONFIRMATION, CONFIRMATION = "K14a", "K14"
IDLE_ENFORCEMENT = "K17"
TO_TAKE_AN_ORDER, TO_ISSUE_AN_ORDER, TO_SERVE_AN_ORDER = "K18a", "K18b", "K18c"
TO_OBJECT = "K18"  # the debtor, not the court
TO_FILE_A_SUIT, TRIAL = "K19a", "K19"
OBJECTION = "K15"  # of the parties to a ruling that confirmed their agreement
SET_ASIDE = "K20"  # of the parties to an award, to ask a court to set it aside
SMALL, SIMPLE, ORDINARY, APPEAL = "K19.xe", "K19.jy", "K19.pt", "K19.ss"  # rules of a trial
APPEAL_OF_A_RULING = "K19.sc"

TO_TAKE = (TO_TAKE_A_CONFIRMATION, TO_TAKE_AN_ORDER, TO_FILE_A_SUIT)
TO_DECIDE = (CONFIRMATION, TO_ISSUE_AN_ORDER, TO_SERVE_AN_ORDER, TO_OBJECT, TRIAL)
TO_BE_EXTENDED = (CONFIRMATION, TRIAL)
OF_A_COURT = (*TO_TAKE, *TO_DECIDE, IDLE_ENFORCEMENT)

# To such a ruling: a party from its receipt, another from the day of knowing (民诉法解释 372).
PARTIES_OBJECT_WITHIN, OTHERS_OBJECT_WITHIN = Length(15), Length(6, Unit.MONTHS)

COURT = "法院"
_ASK = "可以向法院了解进展。"
_ASK_WHETHER = "可以向法院了解是否受理。"
_SINCE = date(2024, 1, 1)  # the numbering of the 民事诉讼法 in force; the lengths are older


def _rule(key: str, name: str, length: Length, article: str, lapse: str) -> ClockRule:
    basis = article if article.startswith("《") else f"《民事诉讼法》{article}"
    return ClockRule(key, name, length, basis, COURT, lapse, _SINCE)


def _trial(key: str, name: str, months: int, article: str) -> ClockRule:
    return _rule(key, f"{name}审理", Length(months, Unit.MONTHS), article, _ASK)


RULES: dict[str, tuple[ClockRule, ...]] = {
    rule.key: (rule,)
    for rule in (
        _rule(
            TO_TAKE_A_CONFIRMATION,
            "法院决定是否受理司法确认",
            Length(3),
            "《司法确认规定》第四条",
            _ASK_WHETHER,
        ),
        replace(
            _rule(
                CONFIRMATION,
                "法院审查司法确认",
                Length(30),
                "《民事诉讼法》第一百八十七条；《司法确认规定》第五条另规定十五日，可以延长十日",
                f"{_ASK}有特殊情况的，由本院院长批准延长。",
            ),
            warned_after=Length(15),
            warning=(
                "法院审查司法确认已满十五日（《司法确认规定》第五条，经院长批准可以延长十日），"
                f"{_ASK}"
            ),
        ),
        _rule(
            IDLE_ENFORCEMENT,
            "法院执行",
            Length(6, Unit.MONTHS),
            "第二百三十七条",
            "申请执行人可以向上一级人民法院申请执行。",
        ),
        _rule(
            TO_TAKE_AN_ORDER, "法院通知是否受理支付令", Length(5), "第二百二十六条", _ASK_WHETHER
        ),
        _rule(TO_ISSUE_AN_ORDER, "法院发出支付令", Length(15), "第二百二十七条", _ASK),
        _rule(
            TO_SERVE_AN_ORDER,
            "支付令送达",
            Length(30),
            "《民诉法解释》第四百三十条",
            "没有送达债务人的，支付令自行失效，督促程序终结；可以就同一笔债起诉。",
        ),
        replace(
            _rule(
                TO_OBJECT,
                "对支付令提出书面异议",
                Length(15),
                "第二百二十七条",
                "债务人既不清偿又没有书面异议的，债权人可以申请执行。",
            ),
            must_act="债务人",
        ),
        replace(
            _rule(
                OBJECTION,
                "对确认裁定提出异议",
                PARTIES_OBJECT_WITHIN,
                "《民诉法解释》第三百七十二条",
                "收到裁定的当事人不能再提出异议；利害关系人自知道或者应当知道权益受到侵害之日起"
                "六个月内仍可以提出。",
            ),
            must_act="有异议的当事人",
        ),
        _rule(TO_FILE_A_SUIT, "法院立案", Length(7), "第一百二十六条", _ASK_WHETHER),
        _trial(SMALL, "小额诉讼", 2, "第一百六十八条"),
        _trial(SIMPLE, "简易程序", 3, "第一百六十四条"),
        _trial(ORDINARY, "普通程序", 6, "第一百五十二条"),
        _trial(APPEAL, "二审", 3, "第一百八十三条"),
        _rule(APPEAL_OF_A_RULING, "二审（裁定）审理", Length(30), "第一百八十三条", _ASK),
    )
}
_to_set_aside = replace(
    _rule(
        SET_ASIDE,
        "申请撤销仲裁裁决",
        Length(3, Unit.MONTHS),
        "《仲裁法》第七十二条",
        "收到裁决书的当事人不能再申请撤销裁决；被申请执行的，仍可以依法请求不予执行。",
    ),
    must_act="要求撤销裁决的当事人",
    since=date(2026, 3, 1),
)
# A party that received the award before the revision was in force has the six months of then.
RULES[SET_ASIDE] = (
    replace(
        _to_set_aside,
        length=Length(6, Unit.MONTHS),
        basis="2017年修正的《仲裁法》第五十九条",
        since=date(1995, 9, 1),
        until=date(2026, 2, 28),
    ),
    _to_set_aside,
)
[_ordinary] = RULES[ORDINARY]
RULES[TRIAL] = (replace(_ordinary, key=TRIAL),)
# How much longer the law lets a court take, of the rule of a clock; of a confirmation the law
# names no length, and an appeal neither.
EXTENDED_BY = {
    SMALL: Length(1, Unit.MONTHS),
    SIMPLE: Length(1, Unit.MONTHS),
    ORDINARY: Length(6, Unit.MONTHS),
}
