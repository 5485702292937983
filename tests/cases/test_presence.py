"""Which kinds of records a case has, read with the case."""

import pytest
from django.apps import apps
from django.db.models import Exists, OuterRef

from cases import presence
from cases.models import Case
from cases.states import Status
from mediation.directory.models import Committee
from tests.cast import cast
from tests.factories import REACHABLE, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def counted(case) -> dict[str, bool]:
    """Each flag, by a count of the records of its kind."""
    return {
        name: apps.get_model("cases", flag.model)
        .objects.filter(flag.either, **flag.of(case))
        .exists()
        for name, flag in presence.FLAGS.items()
    }


def test_every_flag_says_whether_there_is_such_a_record_in_this_case():
    people, seen = cast(), set()
    for state in REACHABLE:
        at(people, state)
    for case in Case.objects.with_presence_flags():
        flags = {name: getattr(case, name) for name in presence.FLAGS}
        assert flags == counted(case), case.status
        seen |= flags.items()

    assert {name for name, there in seen if there} >= {"has_sessions", "has_payments", "has_clocks"}
    assert {name for name, there in seen if not there} >= {"has_sessions", "has_payments"}


def test_a_subquery_that_calls_the_cases_by_another_name_is_refused():
    at(cast(), Status.REGISTERED)
    flagged = Case.objects.with_presence_flags().filter(committee=OuterRef("pk"), has_clocks=True)

    with pytest.raises(ValueError, match="not in a subquery"):
        list(Committee.objects.filter(Exists(flagged)))
