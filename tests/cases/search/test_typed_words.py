"""A case is found however its number or a name was typed or pasted."""

import pytest

from cases.models import Case
from cases.search.case_numbers import find_case
from cases.web.listing.filters import CaseFilter
from tests.cast import cast
from tests.factories import complain

pytestmark = pytest.mark.django_db

NUMBERS = [
    "洛双物〔2026〕7号",
    " 洛双物〔2026〕7号　",
    "洛双物[2026]7号",
    "洛双物 \uff3b２０２６\uff3d ７号",
    "\u200b洛双物〔2026〕7号\ufeff",
]
NAMES = ["侨韵苑", "侨　韵苑", "侨 韵苑", "\u200b侨韵苑", "侨韵\u2060苑 "]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    case = complain(people).case
    Case.objects.filter(pk=case.pk).update(recorded_number="洛双物〔2026〕7号")
    other = complain(people).case
    Case.objects.filter(pk=other.pk).update(title="噪声", place="别处")
    return case


def listed(people, rf, typed):
    request = rf.get("/", {"q": typed})
    request.actor = people.as_clerk
    return list(CaseFilter(request.GET, Case.objects.all(), request=request).qs)


@pytest.mark.parametrize("typed", NUMBERS, ids=ascii)
def test_a_number_is_found_by_command_and_in_lists(people, case, rf, typed):
    assert find_case(typed).pk == case.pk
    assert listed(people, rf, typed) == [case]


@pytest.mark.parametrize("typed", NAMES, ids=ascii)
def test_a_name_is_found_in_lists(people, case, rf, typed):
    assert listed(people, rf, typed) == [case]


@pytest.mark.parametrize("typed", ["", "\u200b", "　"], ids=ascii)
def test_nothing_typed_narrows_nothing(people, case, rf, typed):
    assert len(listed(people, rf, typed)) == 2
