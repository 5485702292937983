"""The brief as a page: days in words, every total links to what it counts."""

import re
from datetime import date

import pytest

from cases.models import Case
from cases.states import Status as S
from mediation import clock
from reports.brief_sheet import Lists, period_label, sums_agreed
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
        (date(2026, 3, 5), date(2026, 4, 1), "2026年3月5日至2026年4月1日"),
        (None, date(2026, 4, 1), "最早至2026年4月1日"),
        (date(2026, 3, 5), None, "2026年3月5日至今"),
    ],
)
def test_a_period_is_shown_in_everyday_words(since, until, shown):
    assert period_label(since, until, brief(Case.objects.none())) == shown


def test_the_whole_brief_and_its_months_read_no_figures_of_machines(p):
    accepted(p)
    shown = sign_in(p.clerk).get("/brief/")
    text = re.sub(r"<[^>]+>|value=\S+", " ", shown.content.decode())
    assert not re.search(r"\d{4}-\d\d", text)
    assert re.fullmatch(r"\d{4}年\d{1,2}月（全部）", shown.context["period"])


def test_every_figure_opens_as_many_as_it_counts(p):
    for _ in range(2):
        accepted(p)
    browser = sign_in(p.clerk)
    page = browser.get("/brief/")
    for figure in page.context["figures"][:3]:
        listed = browser.get(figure["url"]).context["listing"].total
        assert str(listed) in figure["value"] + figure["note"], figure["label"]
    estates = page.context["figures"][3]
    assert (estates["value"], estates["url"]) == ("1 个", "#by-estate")
    assert 'id="by-estate"' in page.content.decode()
    (table,) = [t for t in page.context["tables"] if t["name"] == "by-estate"]
    assert len(table["rows"]) == 1


def test_every_part_of_a_chart_opens_as_many_as_it_draws(p):
    for category in ("LK", "LK", "NZ"):
        accepted(p, category=category)
    browser = sign_in(p.clerk)
    shown = browser.get("/brief/").context
    bars = [*shown["chart_categories"], *shown["chart_months"], *shown["chart_flow"]]
    linked = [bar for bar in bars if bar.url.startswith("/")]

    assert len(linked) == len(bars) > 12
    for bar in linked:
        assert str(browser.get(bar.url).context["listing"].total) == bar.words, bar.name


@pytest.mark.parametrize("period", ["since=2026-03-03", "until=2026-03-02"])
def test_a_month_cut_by_the_period_opens_only_its_days_within(p, period):
    for day in ("2026-03-02", "2026-03-03"):
        with morning_of(day):
            accepted(p)
    browser = sign_in(p.clerk)
    shown = browser.get(f"/brief/?{period}").context
    (table,) = [t for t in shown["tables"] if t["title"] == "按月"]
    (month,) = table["rows"]
    last = shown["chart_months"][-1]

    assert month[1].text == "1"
    assert browser.get(month[0].url).context["listing"].total == 1
    assert str(browser.get(last.url).context["listing"].total) == last.words


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
    accepted(p)
    months = sign_in(p.clerk).get("/brief/").context["chart_months"]

    assert [bar.note for bar in months if bar.note] == [months[0].name[:5], "2026年"]
