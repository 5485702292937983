"""The trail of an imported row: its milestones, dated as in the ledger, chained, and nothing
else."""

from datetime import date

import pytest

from cases import door
from cases.access import entitlement
from cases.models import CaseAccess, NumberDrawn, NumberSeries, Step
from cases.models.trail import GENESIS
from cases.states import Status
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function, Person, Post, PropertyCompany
from tests.cases.ledger.importing import bring, imported, mixed
from tests.cases.ledger.ledgers import TODAY, row
from tests.moments import morning_of

pytestmark = pytest.mark.django_db

BEGUN, ENDED = date(2026, 3, 5), date(2026, 3, 20)


def milestones(case):
    return [step.milestone for step in case.trail.order_by("seq") if step.milestone]


@pytest.mark.parametrize(
    ("over", "ending"),
    [
        ({}, ["ended_agreed_written", "effective", "performed", "closed"]),
        ({"履行情况": "未履行"}, ["ended_agreed_written", "effective", "closed"]),
        ({"履行情况": "分期履行中"}, ["ended_agreed_written", "effective", "closed"]),
        (
            {"调解结果": "达成口头协议", "履行情况": None},
            ["ended_agreed_oral", "effective", "closed"],
        ),
        ({"调解结果": "调解不成"}, ["ended_failed", "closed"]),
        ({"调解结果": "撤回申请"}, ["ended_withdrawn", "closed"]),
        ({"调解结果": None}, ["closed"]),
    ],
)
def test_the_milestones_are_those_the_row_shows(over, ending):
    case = imported(**over)

    assert milestones(case) == ["registered", "requested", "accepted", *ending]
    assert case.status == Status.CLOSED
    days = {step.on for step in case.trail.filter(milestone__in=ending)}
    assert days == {ENDED}


def test_protection_was_requested_only_when_a_party_asked():
    case = imported(来源="网格上报")

    assert milestones(case)[:2] == ["registered", "accepted"]


@pytest.mark.parametrize(
    ("over", "status"),
    [
        ({"调解结果": None}, Status.MEDIATING),
        ({"调解结果": None, "调解次数": None}, Status.ACCEPTED),
        ({"调解次数": None}, Status.MEDIATING),
    ],
)
def test_a_row_without_its_last_day_is_open(over, status):
    case = imported(结案日期=None, **over)

    assert (case.status, case.closed_on) == (status, None)
    assert milestones(case) == ["registered", "requested", "accepted"]


def test_every_line_is_marked_as_imported_without_an_actor():
    case = imported()

    values = set(case.trail.values_list("kind", "origin", "actor", "actor_title", "principal"))
    assert values == {("import", "imported", "系统", "台账导入", "system")}


def test_values_without_a_column_are_kept_for_the_staff():
    case = imported(备注="已约夜访", **{"履行情况": "未履行", "涉及金额(元)": "约1.2万"})

    (line,) = case.trail.filter(milestone="")
    assert (line.audience, line.on) == ("staff", BEGUN)
    assert line.facts == {
        "sheet": "Sheet",
        "row": 4,
        "recorded_number": "示邻调〔2026〕0001号",
        "amount": "约1.2万",
        "sessions": 2,
        "result": "达成书面协议",
        "performance": "未履行",
        "satisfaction": "满意",
        "visited_on": "2026-04-20",
        "remarks": "已约夜访",
    }
    assert "履行情况 未履行" in line.sentence


def test_an_unknown_column_is_kept_without_the_middle_of_long_numbers():
    headings = [*row(), "对方证件"]
    bring(row() | {"对方证件": "350599199001011234"}, headings=headings)

    facts = Step.objects.get(milestone="").facts
    assert facts["others"] == {"对方证件": "350***********1234"}


def test_the_chain_holds_and_the_same_ledger_gives_the_same_moments():
    bring(*mixed(3, 20)[0])

    head, last = GENESIS, None
    for step in Step.objects.order_by("case", "seq").select_related("case"):
        head = head if step.case_id == last else GENESIS
        assert step.previous == head
        assert step.is_genuine()
        assert clock.local(step.at).strftime("%F %T") == f"{step.on} 12:00:00"
        head, last = step.hash, step.case_id
        if step.seq == step.case.trail_length:
            assert (step.case.trail_head, step.case.moved_at) == (step.hash, step.at)


def test_the_state_is_the_target_of_the_last_line_that_has_one():
    case = imported()
    edges = [(s.source, s.target) for s in case.trail.order_by("seq") if s.target]

    assert edges[-1][1] == case.status
    assert [source for source, _ in edges] == ["", *(target for _, target in edges[:-1])]


def test_numbers_come_from_the_series_of_imported_cases_year_by_year():
    bring(row(1), row(2, 登记日期="2025-01-02"), row(3))

    numbers = list(NumberDrawn.objects.order_by("pk").values_list("number", "case__number"))
    assert numbers == [(n, n) for n in ("AAL2026-000001", "AAL2025-000001", "AAL2026-000002")]
    series = NumberSeries.objects.order_by("year").values_list("kind", "year", "next")
    assert list(series) == [("ledger", 2025, 2), ("ledger", 2026, 3)]


def test_the_entitled_people_are_admitted():
    company = PropertyCompany.objects.create(name="示例安邻物业服务有限公司")
    clerk = Person.objects.create(name="许管家")
    Post.objects.create(
        person=clerk, function=Function.COMPANY, company=company, since=date(2019, 1, 1)
    )
    case = imported(被申请人="示例安邻物业服务有限公司", 调解员="陈调、吴旁")

    kept = {(a.principal, a.function): a.until for a in CaseAccess.objects.filter(case=case)}
    assert len(kept) == 3
    assert kept == entitlement.entitled(case)


def test_an_imported_open_case_continues_through_the_door():
    case = imported(结案日期=None, 调解结果=None)

    with morning_of(TODAY):
        moved = door.take(
            case, "fail", by=actor_of(case.mediator), end_reason="gap", words="各执一词"
        )

    assert moved.status == Status.FAILED
    last = moved.trail.order_by("-seq").first()
    assert (last.kind, last.origin, last.source) == ("step", "done", Status.MEDIATING)
