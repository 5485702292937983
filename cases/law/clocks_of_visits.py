"""The clock of the return visits “1123”: two visits within each cycle of a year.

It is no row of its own: every visit that is planned is one, due on its planned day, because a
closed case has no clock that runs on. The rule of the house counts days as they are: people are
at home on days off, so none moves the day of a visit or the end of the cycle. Only the days that
are proposed for the visits are counted like other clocks and avoid days off.
"""

from datetime import date

from .clock_rule import ClockRule
from .deadlines import Length, Unit, months_after

VISITS, FIRST_VISIT, SECOND_VISIT = "K21", "K21a", "K21b"
PROPOSED = (FIRST_VISIT, SECOND_VISIT)
VISITS_A_CYCLE, MONTHS = 2, 12

_HOUSE = "本会规定：“1123”回访"
_STAYS = "列入逾期名单；补访、改日子，或者写明原因不再回访以前，一直在名单里。"
_PROPOSAL = "只是建议的日子，排在哪天由承办的人定。"


def _rule(key: str, name: str, length: Length, basis: str, lapse: str) -> ClockRule:
    return ClockRule(key, name, length, basis, "调委会", lapse, date(2000, 1, 1))


RULES: dict[str, tuple[ClockRule, ...]] = {
    rule.key: (rule,)
    for rule in (
        _rule(VISITS, "“1123”回访", Length(1, Unit.YEARS), _HOUSE, _STAYS),
        *(
            _rule(key, name, Length(days), f"{_HOUSE}（天数由调委会设定）", _PROPOSAL)
            for key, name, days in (
                (FIRST_VISIT, "建议的第一次回访", 30),
                (SECOND_VISIT, "建议的第二次回访", 180),
            )
        ),
    )
}


def end_of_cycle(since: date) -> date:
    """The last day of the cycle that begins on that day; no day off moves it.

    >>> end_of_cycle(date(2028, 2, 29))
    datetime.date(2029, 2, 28)
    """
    return months_after(since, MONTHS)
