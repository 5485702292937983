"""A form offers the courts that can be competent in first instance, or the one that invited."""

import pytest

from cases.forms.base import FORMS
from cases.states import Status as S
from mediation.directory.models import Court
from tests.cases.phases.guards_of_adjudication import court_above, invited_by
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BASIC, MIDDLE = "示例区人民法院", "示例市中级人民法院"


def offered(act, state, *deeds):
    d = at(cast(), state)
    for name in (MIDDLE, "某省高级人民法院", "某海事法院", "某知识产权法院"):
        Court.objects.get_or_create(name=name)
    for deed in deeds:
        deed(d)
    form = FORMS[act](case=d.case, actor=d.p.as_clerk)
    return sorted(court.name for court in form.fields["court"].queryset)


@pytest.mark.parametrize(
    ("act", "state", "names"),
    [
        ("open_proceeding", S.AGREED, [BASIC, MIDDLE]),
        ("sue_on_the_agreement", S.AGREED, [BASIC, MIDDLE]),
        ("open_payment_order", S.PERFORMING, [BASIC]),
    ],
)
def test_only_courts_of_first_instance_are_offered(act, state, names):
    assert offered(act, state) == names


def test_the_court_that_invited_is_offered_alone_whatever_its_level():
    assert offered("open_proceeding", S.AGREED, invited_by(court_above)) == [MIDDLE]
