"""The list of cases: the fields machines rely on, each filter, and refusals with reasons."""

import json

import pytest

from cases import door
from tests.cases.commands.shared_cases import performing, registered
from tests.cases.commands.shell import answer
from tests.cast import cast, town

pytestmark = pytest.mark.django_db

FIELDS = (
    "number dossier_number agreement_number title state stage committee estate mediator amount"
    " amount_agreed amount_paid registered_on"
).split()


@pytest.fixture
def people(monday):
    return cast()


def listed(*arguments):
    code, out, err = answer("cases", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    return json.loads(out)


def numbers(*arguments):
    return [line["number"] for line in listed(*arguments)]


def table(*arguments):
    code, out, err = answer("cases", *arguments)
    assert (code, err) == (0, "")
    return out


def test_the_fields_are_those_promised(people):
    performing(people)

    (line,) = listed()

    assert list(line) == FIELDS
    assert line == {
        "number": "SY2026-000001",
        "dossier_number": "（2026）洛双物人调字第1号",
        "agreement_number": "洛双物邻调字〔2026〕1号",
        "title": "渗漏水纠纷",
        "state": "performing",
        "stage": "执",
        "committee": "双阳（示例）",
        "estate": "侨韵苑",
        "mediator": "陈调",
        "amount": "8600.00",
        "amount_agreed": "5800.00",
        "amount_paid": "3000.00",
        "registered_on": "2026-03-02",
    }


def test_a_missing_estate_or_mediator_is_null(people):
    registered(people, estate=None)

    (line,) = listed()

    assert (line["estate"], line["mediator"], line["dossier_number"]) == (None, None, "")


def test_each_filter_lists_only_matching_cases(people):
    first = registered(people)
    second = performing(people)
    town("WA", "万安")

    assert numbers() == [second.number, first.number]
    assert numbers("--state", "performing") == [second.number]
    assert numbers("--state", "履行中") == [second.number]
    assert numbers("--stage", "处") == [first.number]
    assert numbers("--has", "agreement") == [second.number]
    assert numbers("--has", "payment") == [second.number]
    assert numbers("--has", "proceeding") == []
    assert numbers("--committee", "双阳") == [second.number, first.number]
    assert numbers("--committee", "WA") == []
    assert numbers("--limit", "1") == [second.number]
    assert numbers("--search", "李申", "--state", "registered") == [first.number]
    assert numbers("--search", "洛双物邻调字") == [second.number]
    assert numbers("--search", "没有这个") == []


def test_an_oral_agreement_does_not_match_the_written_filter(people):
    case = performing(people)
    case.agreements.model.objects.update(form="oral")

    assert (numbers("--has", "agreement"), numbers("--has", "oral_agreement")) == (
        [],
        [case.number],
    )


def test_a_shortened_table_shows_the_total_number(people):
    for _ in range(3):
        registered(people)

    assert table("--limit", "2").splitlines()[-1] == "列出 2 件，共 3 件。"
    assert table("--limit", "3").splitlines()[-1] == "共 3 件。"
    assert table().splitlines()[-1] == "共 3 件。"


def test_the_table_is_for_people(people):
    registered(people)

    code, out, _ = answer("cases")

    head, row, end = out.splitlines()
    assert code == 0
    assert head.split()[:3] == ["编号", "状态", "阶段"]
    assert row.split()[:3] == ["SY2026-000001", "已登记", "处"]
    assert end == "共 1 件。"


@pytest.mark.parametrize("options", [("--state", "gone"), ("--limit", "0"), ("--stage", "x")])
def test_a_wrong_option_is_wrong_usage(people, options):
    assert answer("cases", *options)[0] == 2


def test_an_unknown_committee_is_refused_with_the_list_of_known_ones(people):
    code, _, err = answer("cases", "--committee", "万安")

    assert (code, err) == (1, "没有叫“万安”的调委会。现有：SY 双阳（示例）。\n")


def test_the_list_costs_the_same_with_one_case_and_with_three(people, django_assert_num_queries):
    registered(people)
    with django_assert_num_queries(1):
        listed()
    for _ in range(2):
        door.take(
            registered(people), "decline", by=people.as_clerk, ground="not_civil", reason="否"
        )
    with django_assert_num_queries(1):
        assert len(listed()) == 3
