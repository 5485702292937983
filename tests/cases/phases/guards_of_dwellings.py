"""The rows of the guard of dwellings: one is registered only in an estate that is on record."""

from django.db.models import QuerySet

from cases.phases import common
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.in_a_dispute import zhou
from tests.moments import MONDAY

DAY = MONDAY
NOT_LISTED = (
    "案件的小区不在册，不能登记其中的房屋：请把房屋写在“单位或者住址”里。（本会规定：当事人登记）"
)
FLAT = {"dwelling": "6号楼1202室"}
CORRECTED = {"party": zhou, "reason": "更正", **FLAT}
JOINS = {"role": "respondent", "side": 2, "name": "孙三", **FLAT}


def no_estate(d):
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(estate=None)


def _row(act, facts):
    held, broken = usual(S.REGISTERED, **facts), after(S.REGISTERED, no_estate, **facts)
    return Row(common.dwelling_is_in_the_estate, NOT_LISTED, act, held, broken)


ROWS = [_row("correct_party", CORRECTED), _row("add_party", JOINS)]
