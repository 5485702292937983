"""A case is found however its number or a name was typed or pasted."""

import pytest
from django.db.models import QuerySet

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
    "洛双物（2026）007号",
    "洛双物【2026】7号",
]
NAMES = ["侨韵苑", "侨　韵苑", "侨 韵苑", "\u200b侨韵苑", "侨韵\u2060苑 ", "僑韻苑"]
PEOPLE = [
    "买买提·吐尔逊",
    "买买提吐尔逊",
    "买买提•吐尔逊",
    "买买提．吐尔逊",
    "买买提 ・ 吐尔逊",
    "买买提",
]
# {0} year, {1} serial with its zeros, {2} without
OURS = [
    "sy{0}-{1}",
    "\uff33\uff39{0}－{1}",
    "SY {0} — {2}",
    "SY{0}{1}",
    "编号：SY{0}.{2}",
    "{1}",
    "{2}",
]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    case = complain(people).case
    QuerySet(Case).filter(pk=case.pk).update(recorded_number="洛双物〔2026〕7号")
    other = complain(people).case
    QuerySet(Case).filter(pk=other.pk).update(title="噪声", place="别处")
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


@pytest.mark.parametrize("typed", OURS, ids=ascii)
def test_our_own_number_is_found_however_it_is_typed(people, case, rf, typed):
    year, serial = case.number.removeprefix("SY").split("-")
    typed = typed.format(year, serial, int(serial))
    assert find_case(typed).pk == case.pk
    assert listed(people, rf, typed) == [case]


@pytest.mark.parametrize("typed", PEOPLE, ids=ascii)
def test_a_party_is_found_whatever_dot_is_in_the_name(people, case, rf, typed):
    case.parties.filter(pk=case.parties.first().pk).update(name="买买提·吐尔逊")
    assert listed(people, rf, typed) == [case]


@pytest.mark.parametrize("typed", ["13812345678", "+86 138-1234-5678", "１３８ 1234 5678"])
def test_a_party_is_found_by_telephone_however_it_is_typed(people, case, rf, typed):
    party = case.parties.first()
    party.phone = "13812345678"
    party.save()
    assert listed(people, rf, typed) == [case]


@pytest.mark.parametrize("typed", ["（2026）闽0504民特12号", "(2026) 闽0504 民特 012号"])
def test_a_case_is_found_by_the_number_of_the_court_by_those_who_read_it(people, case, rf, typed):
    case.proceedings.create(
        kind="confirmation", applied_on=case.registered_on, number="（2026）闽0504民特12号"
    )
    assert find_case(typed).pk == case.pk
    assert listed(people, rf, typed) == [case]
    request = rf.get("/", {"q": typed})
    request.actor = people.as_manager
    assert not CaseFilter(request.GET, Case.objects.all(), request=request).qs
