"""The brief as a page: days as people say them, every total opens what it counts."""

import re
from datetime import date

import pytest

from cases.models import Case
from reports.brief_sheet import period_label
from reports.statistics.brief import brief
from tests.cases.web.mediator.town import accepted
from tests.cases.web.office.people import sign_in
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "2026年3月"),
        (date(2026, 3, 5), date(2026, 4, 1), "2026年3月5日至2026年4月1日"),
        (None, date(2026, 4, 1), "最早至2026年4月1日"),
        (date(2026, 3, 5), None, "2026年3月5日至今"),
    ],
)
def test_a_period_is_said_as_people_say_it(since, until, said):
    assert period_label(since, until, brief(Case.objects.none())) == said


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
