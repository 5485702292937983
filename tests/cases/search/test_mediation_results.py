"""Cases by the milestones of their trail, and the result of their mediation."""

from datetime import date

import pytest
from django.db import connection
from django.test import RequestFactory

from cases.models import Case
from cases.search.mediation_results import that_reached, with_result
from cases.states import Milestone
from cases.states import Status as S
from cases.web.listing.filters import CaseFilter
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


def test_the_cases_of_a_milestone_are_found_by_the_index_of_milestones():
    year = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
    plan = that_reached(Case.objects.all(), Milestone.ACCEPTED, **year).explain()
    assert connection.vendor != "sqlite" or "milestones_by_day" in plan


def results():
    return list(with_result(Case.objects.all()).values_list("result", flat=True))


def listed_as_ended(clerk) -> list[bool]:
    """Whether the list of ended mediations, and that of the others, has the case."""
    request = RequestFactory().get("/")
    request.actor = clerk
    return [
        CaseFilter({"ended": value}, Case.objects.all(), request=request).qs.exists()
        for value in ("true", "false")
    ]


def test_the_list_of_ended_mediations_leaves_out_what_is_mediated_again():
    with morning_of(MONDAY):
        d = at(cast(), S.FAILED)
        d.office("ask_again", party=d.li, how="窗口")
        asked = listed_as_ended(d.p.as_clerk)
        d.all_consent().office("accept", mediator=d.p.mediator, clash="", clash_waived=False)
        accepted = listed_as_ended(d.p.as_clerk)
        d.mediator("withdraw_mediation", words="不谈了。")

        assert asked == listed_as_ended(d.p.as_clerk) == [True, False]
        assert accepted == [False, True]


def test_what_is_mediated_again_has_no_result_yet():
    with morning_of(MONDAY):
        d = at(cast(), S.FAILED)
        d.office("ask_again", party=d.li, how="窗口")
        asked = results()
        d.all_consent().office("accept", mediator=d.p.mediator, clash="", clash_waived=False)
        accepted = results()
        d.mediator("withdraw_mediation", words="不谈了。")

    assert (asked, accepted, results()) == (["ended_failed"], ["going_on"], ["stopped"])
