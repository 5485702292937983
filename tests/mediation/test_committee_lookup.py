"""A committee is looked up by code, short or full name, and never guessed."""

import pytest

from mediation.directory.committee_lookup import (
    CommitteeAmbiguous,
    CommitteeUnknown,
    find_committee,
)
from tests.cast import town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "SY",
        "sy",
        "\uff33\uff39",
        "双阳",
        "双阳（示例）",
        "双阳(示例)",
        " 双阳（示例）物业（邻里）纠纷人民调解委员会",
    ],
)
def test_every_spelling_finds_the_committee(text):
    wanted = town().committee

    assert find_committee(text) == wanted


def test_an_exact_name_wins_over_a_name_with_a_remark():
    wanted = town("SA", "双阳").committee
    town("SB", "双阳（示例）")

    assert find_committee("双阳") == wanted


def test_a_name_of_two_committees_is_refused_and_names_both():
    town("SA", "双阳（东）")
    town("SB", "双阳（西）")

    with pytest.raises(CommitteeAmbiguous, match="SA 双阳（东）、SB 双阳（西）"):
        find_committee("双阳")


def test_a_part_of_a_name_is_refused_with_the_list_of_committees():
    town("WB", "万安北")

    with pytest.raises(CommitteeUnknown, match="没有叫“万安”的调委会。现有：WB 万安北。"):
        find_committee("万安")


def test_a_lookup_is_refused_when_there_are_no_committees():
    with pytest.raises(CommitteeUnknown, match="还没有调委会"):
        find_committee("WA")
