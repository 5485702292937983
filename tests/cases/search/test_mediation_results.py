"""Cases by the milestones of their trail."""

from datetime import date

import pytest
from django.db import connection

from cases.models import Case
from cases.search.mediation_results import that_reached
from cases.states import Milestone

pytestmark = pytest.mark.django_db


def test_the_cases_of_a_milestone_are_found_by_the_index_of_milestones():
    year = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
    plan = that_reached(Case.objects.all(), Milestone.ACCEPTED, **year).explain()
    assert connection.vendor != "sqlite" or "milestones_by_day" in plan
