"""The brief as a page: days in words, every total links to what it counts."""

import re
from datetime import date

import pytest

from cases.models import Case
from cases.states import Status as S
from mediation import clock
from reports.brief_groups import Lists
from reports.brief_sheet import period_label, sums_agreed
from reports.periods import Period
from reports.statistics.brief import brief
from tests.cases.web.mediator.town import accepted
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import SETTLED
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "2026年3月"),
        (date(2026, 7, 1), date(2026, 9, 30), "2026年第三季度"),
        (date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        (date(2026, 2, 1), date(2026, 4, 30), "2026年2月1日至2026年4月30日"),
        (date(2026, 3, 5), date(2026, 4, 1), "2026年3月5日至2026年4月1日"),
        (None, date(2026, 4, 1), "最早至2026年4月1日"),
        (date(2026, 3, 5), None, "2026年3月5日至今"),
    ],
)
def test_a_period_is_shown_in_everyday_words(since, until, shown):
    assert period_label(Period(since, until), brief(Case.objects.none())) == shown


def test_the_whole_brief_and_its_months_read_no_figures_of_machines(p):
    accepted(p)
    shown = sign_in(p.clerk).get("/brief/")
    text = re.sub(r"<[^>]+>|value=\S+", " ", shown.content.decode())
    assert not re.search(r"\d{4}-\d\d", text)
    assert re.fullmatch(r"\d{4}年\d{1,2}月（全部）", shown.context["period"])


@pytest.mark.parametrize(
    ("since", "until", "before", "year_before"),
    [
        ("2026-03-01", "2026-03-31", "2026-02-01 2026-02-28", "2025-03-01 2025-03-31"),
        ("2025-02-01", "2025-02-28", "2025-01-01 2025-01-31", "2024-02-01 2024-02-29"),
        ("2026-04-01", "2026-06-30", "2026-01-01 2026-03-31", "2025-04-01 2025-06-30"),
        ("2026-01-01", "2026-06-30", "2025-07-01 2025-12-31", "2025-01-01 2025-06-30"),
        ("2025-01-01", "2025-12-31", "2024-01-01 2024-12-31", "2024-01-01 2024-12-31"),
        ("2026-03-02", "2026-03-31", "2026-01-31 2026-03-01", "2025-03-02 2025-03-31"),
        ("2028-02-29", "2028-02-29", "2028-02-28 2028-02-28", "2027-02-28 2027-02-28"),
    ],
)
def test_calendar_periods_are_compared_with_calendar_periods(since, until, before, year_before):
    period = Period(date.fromisoformat(since), date.fromisoformat(until))
    compared = (period.before(), period.year_before())
    assert [f"{span.since} {span.until}" for span in compared] == [before, year_before]


def test_a_period_with_an_open_end_is_compared_with_nothing():
    period = Period(date(2026, 3, 1), None)
    assert (period.before(), period.year_before(), period.months) == (None, None, 0)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("since=2026-02-30", "“2026-02-30”没有这一天"),
        ("since=2026-03-02&until=2026-03-01", "止日不能早于起日。"),
        ("month=202603", "网址里的“month”不是简报的条件"),
        ("from=无", "“无”不像日期"),
    ],
)
@pytest.mark.parametrize("page", ["/brief/", "/brief.pdf"])
def test_a_period_that_cannot_be_read_is_refused_and_nothing_is_counted(p, page, query, sentence):
    shown = sign_in(p.clerk).get(f"{page}?{query}")
    assert shown.status_code == 422
    assert sentence in shown.content.decode()
    assert "figures" not in shown.context


def test_from_and_to_are_read_as_since_and_until(p):
    shown = sign_in(p.clerk).get("/brief/?from=2026年3月1日&to=2026.3.31")
    assert shown.context["period"] == "2026年3月"


def test_a_mediators_brief_is_titled_as_of_their_own_cases(p):
    titles = [sign_in(who).get("/brief/").context["title"] for who in (p.clerk, p.mediator)]
    assert titles == [
        "双阳（示例）物业（邻里）纠纷调解简报",
        "陈调经办的物业（邻里）纠纷调解简报",
    ]


def test_a_party_that_stops_mediation_has_not_withdrawn_a_request(p):
    at(p, S.ACCEPTED).mediator("withdraw_mediation", words="不谈了。")
    at(p, S.ACCEPTED).mediator("withdraw_mediation", words="", settled=True)
    rows = brief(Case.objects.all()).by_result
    assert [(row.name, row.cases) for row in rows] == [("撤回申请", 1), ("当事人要求终止", 1)]


def test_agreed_paid_and_late_sums_are_drawn(p):
    case = at(p, S.PERFORMING)
    agreed, paid, late = sums_agreed(Case.objects.filter(pk=case.pk), date(2100, 1, 1), Lists())

    assert (agreed.value, paid.value, late.value) == (SETTLED, 0, SETTLED)
    assert agreed.words == "0.58 万元"


def test_agreed_paid_and_late_sums_open_the_cases_they_add_up(p):
    with morning_of("2026-03-02"):
        at(p, S.PERFORMING).pay(100)
        at(p, S.PERFORMING)
        accepted(p)
    with morning_of("2026-04-01"):
        browser = sign_in(p.clerk)
        bars = browser.get("/brief/").context["sums_agreed"]
        opened = [browser.get(bar.url).context["listing"].cases for bar in bars]
        late = [sum(case.sheet.late(clock.today()) for case in cases) for cases in opened]

    assert [len(cases) for cases in opened] == [2, 1, 2]
    assert sum(case.amount_agreed for case in opened[0]) == bars[0].value
    assert sum(case.amount_paid for case in opened[1]) == bars[1].value
    assert late[2] == bars[2].value > 0


def test_the_months_of_a_chart_show_where_a_year_begins(p):
    with morning_of("2026-03-02"):
        accepted(p)
        months = sign_in(p.clerk).get("/brief/").context["chart_months"]

    assert [bar.note for bar in months if bar.note] == ["2025年", "2026年"]
