"""The clocks of the law and of a committee: length, article, who must act, what a lapse does."""

from dataclasses import replace
from datetime import date

from . import clocks_of_courts, clocks_of_visits
from .clock_rule import ClockRule
from .deadlines import Length, Unit
from .levels import TABLES
from .routes import FINISH_A_PETITION

_COURT_INVITED = "《特邀调解规定》第二十七条、《在线调解规则》第二十四条"
_JOINT = "《人民调解法》第三十三条"
_LATE_CONFIRMATION = "不能再共同申请司法确认；协议仍有法律约束力，可以就协议向人民法院起诉。"
_LATE_ENFORCEMENT = "被申请执行的一方可以提出超过申请执行时效的异议；时效中止、中断的除外。"


def _joint(since: date, until: date | None, article: str) -> ClockRule:
    basis = f"{_JOINT}、《民事诉讼法》{article}"
    who = "各方当事人共同"
    return ClockRule(
        "K13", "共同申请司法确认", Length(30), basis, who, _LATE_CONFIRMATION, since, until
    )


def _enforcement(since: date, until: date | None, article: str) -> ClockRule:
    basis, length = f"《民事诉讼法》{article}", Length(2, Unit.YEARS)
    return ClockRule("K16", "申请执行", length, basis, "债权人", _LATE_ENFORCEMENT, since, until)


_EXTEND_OR_END = "各方同意的可以延期，不同意的终止调解，"
# Of talks on a variation, which end nothing of what is in force (调解法31).
LAPSE_OF_TALKS = "各方同意的可以延期，谈不成的放弃变更，原来的照常履行。"


def _for_a_court(key: str, days: int) -> ClockRule:
    """The time to mediate what a court sent; the clock itself is a K9."""
    lapse = f"{_EXTEND_OR_END}向法院书面报告并移送材料。"
    return ClockRule(
        key, "调解期限", Length(days), _COURT_INVITED, "调解员", lapse, date(2016, 7, 1)
    )


_NO_ANSWER = "送来的一方可以催办，或者另行安排；请尽快答复，并说明迟延的原因。"


def _to_answer(key: str, basis: str, since: date) -> ClockRule:
    """The time to say whether a referral is taken; the clock itself is a K10."""
    length = Length(3, Unit.WORKDAYS)
    return ClockRule(key, "答复移送单位", length, basis, "调委会", _NO_ANSWER, since)


_PROMPTLY = "《民法典》第二百八十五条（“及时”；期限的长度由调委会设定）"
# The clocks of a company's and a department's answer, and every clock an end of the case ends.
ANSWER_CLOCKS = ("K2a", "K2b")
FIRST_RESPONSE = "K1"  # of a company to who complains
OF_THE_ADDRESSEE = (FIRST_RESPONSE, *ANSWER_CLOCKS)
LONGEST_ANSWER = Length(15, Unit.WORKDAYS)  # to which the time to answer may be extended
# What ends when a matter leaves the handling: also the time that a supervision (督办) sets.
SUPERVISED = "KD"
HANDLING_CLOCKS = (*OF_THE_ADDRESSEE, SUPERVISED)
TO_THE_REFERRER = "K10"
TO_ANOTHER_BODY = "K10b"  # what no court and no petition office sent
ANSWER_TO_A_COMMITTEE = "K10c"  # to the committee that hands a case over; the clock is a K10
TOLD_THE_REFERRER = (TO_THE_REFERRER, FINISH_A_PETITION)  # what the report of the result ends
BEFORE_MEDIATION = (*HANDLING_CLOCKS, TO_THE_REFERRER)  # what a case is left without mediation ends
EVERY_CLOCK = (
    *BEFORE_MEDIATION,
    FINISH_A_PETITION,
    "K9",
    "K13",
    "K16",
    *clocks_of_courts.OF_A_COURT,
    clocks_of_courts.OBJECTION,
    clocks_of_courts.SET_ASIDE,
)
NOTICE = "K4"  # set by a competent body: only the end of its notice ends it
# The 民事诉讼法 was renumbered on 2022-01-01 and on 2024-01-01; the lengths stayed.
RULES: dict[str, tuple[ClockRule, ...]] = {
    FIRST_RESPONSE: (
        ClockRule(
            FIRST_RESPONSE,
            "首次回应",
            Length(24, Unit.HOURS),
            _PROMPTLY,
            "物业服务企业",
            "列入逾期名单；仍应当尽快联系住户，答复的期限不变。",
            date(2021, 1, 1),
        ),
    ),
    "K2a": (
        ClockRule(
            "K2a",
            "物业答复",
            Length(5, Unit.WORKDAYS),
            _PROMPTLY,
            "物业服务企业",
            "列入逾期名单。",
            date(2021, 1, 1),
        ),
    ),
    "K2b": (
        ClockRule(
            "K2b",
            "部门答复",
            Length(5, Unit.WORKDAYS),
            "转办制度（天数由调委会设定）",
            "承办部门",
            "列入逾期名单，提请区里协调，不得再次转交。",
            date(2021, 1, 1),
        ),
    ),
    FINISH_A_PETITION: (
        ClockRule(
            FINISH_A_PETITION,
            "信访事项办结",
            Length(60),
            "《信访工作条例》第三十四条",
            "调委会",
            "情况复杂的，可以在届满以前延长一次，最长三十日；请尽快办结并回告信访部门。",
            date(2022, 5, 1),
        ),
    ),
    "K4": (
        ClockRule(
            "K4",
            "整改期限",
            Length(15),
            "主管部门的整改通知书",
            "物业服务企业",
            "由主管部门复查；没有改好的，可以再限期整改或者依法处理。",
            date(2000, 1, 1),
        ),
    ),
    SUPERVISED: (
        ClockRule(
            SUPERVISED,
            "督办期限",
            Length(3, Unit.WORKDAYS),
            "督办制度（天数由督办单位写明）",
            "承办单位",
            "可以由上一级督办。",
            date(2021, 1, 1),
        ),
    ),
    "K9": (
        ClockRule(
            "K9",
            "调解期限",
            Length(1, Unit.MONTHS),
            "《人民调解工作若干规定》第三十三条",
            "调解员",
            f"一般应当在一个月内调解结束；{_EXTEND_OR_END}并告知仲裁、行政、司法途径。",
            date(2002, 11, 1),
        ),
    ),
    "K10": (_to_answer("K10", "《在线调解规则》第十条、第十二条、第十五条", date(2022, 1, 1)),),
    TO_ANOTHER_BODY: (
        _to_answer(TO_ANOTHER_BODY, "本会规定：移送案件（天数由调委会设定）", date(2000, 1, 1)),
    ),
    ANSWER_TO_A_COMMITTEE: (
        ClockRule(
            ANSWER_TO_A_COMMITTEE,
            "答复移交的调委会",
            Length(3, Unit.WORKDAYS),
            "本会规定：案件移交（天数由调委会设定）",
            "调委会",
            _NO_ANSWER,
            date(2000, 1, 1),
        ),
    ),
    "K11a": (_for_a_court("K11a", 30),),
    "K11b": (_for_a_court("K11b", 15),),
    "K11c": (_for_a_court("K11c", 7),),
    "K13": (
        _joint(date(2013, 1, 1), date(2021, 12, 31), "第一百九十四条"),
        _joint(date(2022, 1, 1), date(2023, 12, 31), "第二百零一条"),
        _joint(date(2024, 1, 1), None, "第二百零五条"),
    ),
    "K16": (
        _enforcement(date(2013, 1, 1), date(2021, 12, 31), "第二百三十九条"),
        _enforcement(date(2022, 1, 1), date(2023, 12, 31), "第二百四十六条"),
        _enforcement(date(2024, 1, 1), None, "第二百五十条"),
    ),
    **clocks_of_courts.RULES,
    **clocks_of_visits.RULES,
}


def _by_level(usual: ClockRule) -> dict[str, tuple[ClockRule, ...]]:
    """The shorter times to answer that a level sets, each a rule of its own by the same clock."""
    found: dict[str, tuple[ClockRule, ...]] = {}
    for table in TABLES:
        for level in table.levels:
            key = of_level(usual.key, level.level)
            length, basis = Length(level.workdays, Unit.WORKDAYS), f"{usual.basis}、分级处置"
            row = replace(usual, key=key, length=length, basis=basis, since=table.since)
            found[key] = (*found.get(key, ()), row)
    return found


def of_level(key: str, level: int) -> str:
    """The rule of the time to answer of a matter of that level."""
    return f"{key}.{level}"


for answering in ANSWER_CLOCKS:
    RULES |= _by_level(RULES[answering][-1])


# The clocks whose length a committee sets, and the longest that it may set, in the clock's unit.
# A company that answers in hours is not given more of them than working days to answer in.
OF_THE_COMMITTEE = {
    FIRST_RESPONSE: 72,
    **dict.fromkeys(ANSWER_CLOCKS, LONGEST_ANSWER.amount),
    TO_ANOTHER_BODY: 15,
    ANSWER_TO_A_COMMITTEE: 15,
    **dict.fromkeys(clocks_of_visits.PROPOSED, 360),
}


def rule(key: str, on: date) -> ClockRule:
    """The rule of a clock in force on that day; for an earlier day the oldest one known."""
    rules = RULES[key]
    return next((r for r in reversed(rules) if r.since <= on), rules[0])
