"""The declared acts are exactly the rows of the matrix, and every row is taken."""

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.states import Status
from tests.cast import cast
from tests.factories import at
from tests.house import matrix
from tests.moments import MONDAY, morning_of

FOLLOWING = [act for act in matrix.ACTS if act.follows]
BROUGHT_ABOUT = [row for act in FOLLOWING for row in act.taken]


def test_the_machine_has_every_edge_of_the_matrix_and_no_other():
    found = [
        (source.value, act.name, act.target.value)
        for act in offering.catalogue()
        if act.is_step
        for source in act.sources
    ]

    assert sorted(found) == sorted(matrix.EDGES)
    assert len({(source, name) for source, name, _ in found}) == len(found)
    assert {source for source, *_ in found} == set(Status.values)


def test_every_fact_is_recorded_where_the_matrix_says_and_nowhere_else():
    found = {a.name: {s.value for s in a.sources} for a in offering.catalogue() if not a.is_step}
    wanted = {a.name: set(a.sources.split()) for a in matrix.ACTS if not a.target}

    assert found == wanted


def test_an_act_follows_where_the_matrix_says_so():
    found = {(act.name, bool(act.follow)) for act in offering.catalogue()}

    assert found == {(act.name, act.follows) for act in matrix.ACTS}


def test_every_act_has_a_form_or_one_page_of_its_own():
    own = {name for name, act in matrix.WITH_A_FORM.items() if act.only_at}

    assert FORMS.keys() == matrix.WITH_A_FORM.keys() - own


def test_every_row_of_a_built_act_says_how_it_is_taken():
    assert [act.name for act in matrix.BUILT.values() if not act.taken] == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", BROUGHT_ABOUT, ids=lambda row: f"{row.act}-{row.state}")
def test_an_edge_that_follows_is_taken_by_the_door_and_left_on_the_trail(row):
    with morning_of(MONDAY):
        d = at(cast(), row.state)
        length = d.trail.count()
        row.before(d)

    after = d.trail.filter(seq__gt=length).values_list("name", flat=True)
    assert row.act in after
    assert d.status == matrix.BUILT[row.act].target
