"""People at overseeing offices, signed in on the second of March."""

import pytest

from mediation.directory.models import Department, District, Function
from tests.cast import cast, hire
from tests.clients import sign_in


@pytest.fixture
def p(monday):
    """The cast with two people at the housing office, one at its street and one next door."""
    people = cast()
    street = people.estate.community.street
    here, away = people.district, District.objects.create(code="350598", name="邻区")
    bureau = Department.objects.create(name="住建局", kind="housing", district=here)
    office = Department.objects.create(name="街道办", kind="street", district=here, street=street)
    there = Department.objects.create(name="邻区住建局", kind="housing", district=away)
    where = {"qian": bureau, "fu": bureau, "jiang": office, "stranger": there}
    for name, body in where.items():
        setattr(people, name, sign_in(hire(name, Function.SUPERVISOR, department=body)))
    return people
