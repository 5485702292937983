"""What a guard makes compulsory is asked in the open: no such question is folded away.

A fold holds what is rarely needed; a guard that refuses an empty answer to a question in it would
refuse what the page called unnecessary. Every act, in the state and after the deeds of its row.
"""

import pytest

from cases.door import checking, offering
from cases.forms.base import FORMS
from cases.models import Case
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.house import matrix, measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # forms and guards, no rows
STATES = sorted({row.state for row in matrix.TAKEN})
STAFF = ("office", "mediator", "company", "court")


def folded(form) -> set[str]:
    """The questions under a fold."""
    return {one.bound.name for section in form.drawn for one in section.folded}


def refused_when_empty(form, act) -> set[str]:
    """The questions a guard speaks of when only what is required was answered."""
    form.is_valid()
    facts = form.facts_so_far()
    found = checking.reasons_so_far(form.case, act, form.actor, facts)
    names = {form.asked_as.get(guard.about, guard.about) for guard in found}
    return {name for name in names if name in form.fields and not form[name].data}


def hidden_duties(row, d) -> list[str]:
    role = next((one for one in STAFF if one in row.by), "")
    if not role or row.act not in FORMS:
        return []
    case = Case.objects.get(pk=d.case.pk)
    actor = getattr(d.p, f"as_{measuring.STAFF[role]}")
    act = next(a for a in offering.catalogue() if a.name == row.act and case.status in a.sources)
    empty = FORMS[row.act](case=case, actor=actor)
    form = FORMS[row.act](measuring.filled(empty), case=case, actor=actor)
    return sorted(f"{row.act}: {name}" for name in refused_when_empty(form, act) & folded(form))


@pytest.mark.parametrize("state", STATES, ids=str)
def test_no_question_a_guard_makes_compulsory_is_folded_away(state):
    d, wrong = at(cast(), S(state)), []
    for row in (row for row in matrix.TAKEN if row.state == state):
        with measuring.undone():
            row.before(d)
            wrong += hidden_duties(row, d)
        d.case = Case.objects.get(pk=d.case.pk)

    assert wrong == []
