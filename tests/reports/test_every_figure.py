"""Every figure of every page and paper is found by itself and followed to its list.

A figure without a list, or with a list of something else, fails: nothing here names a figure.
"""

import io
import json
import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db.models import QuerySet
from django.test import RequestFactory
from django.utils.module_loading import import_string

from cases.access.rows import CaseAccess
from cases.law import money
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Estate
from tests.cases.ledger import ledgers
from tests.cases.ledger.importing import bring
from tests.cast import cast, overseer
from tests.clients import sign_in
from tests.factories import at, complain
from tests.moments import morning_of
from tests.reports.page_tree import figures, link_of, tree

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
TODAY = "2026-07-20"
CATEGORIES = "PF PK DC EV PT IL PA SN UT PB LV HT DV OC MF QT".split()
PERIODS = [
    "",
    "since=2026-01-01&until=2026-06-30",
    "since=2025-01-01&until=2025-12-31",
    "since=2026-02-01&until=2026-02-28",
    "since=2026-02-10&until=2026-06-05",
    "from=2026-03-02",
    "until=2026-06-05",
]


def copies(case):
    """More cases like this one, of other categories, accepted in other months."""
    admitted = list(CaseAccess.objects.filter(case=case))
    for n, category in enumerate(CATEGORIES):
        day = date(2025, 1 + n % 12, 6) if n < 5 else date(2026, 1 + n % 6, 6)
        more = {"category": category, "amount": 123_456 * n, "number": f"SY2025-1000{n:02}"}
        copy = Case(**{f.attname: getattr(case, f.attname) for f in Case._meta.concrete_fields})
        copy.pk, copy.accepted_on, copy.registered_on = None, day, day
        for name, value in more.items():
            setattr(copy, name, value)
        (copy,) = QuerySet(Case).bulk_create([copy])
        for row in admitted:
            row.pk, row.case_id = None, copy.pk
        CaseAccess.objects.bulk_create(admitted)


def taken_up_again(d):
    """Mediated again after a mediation that failed: asked, and accepted."""
    d.office("ask_again", party=d.li, how="窗口").all_consent()
    d.office("accept", mediator=d.p.mediator, clash="", clash_waived=False)


@pytest.fixture
def people():
    """Cases of many categories, results and sums over two years, one not accepted, one mediated
    again, and one from a ledger that names no source."""
    p = cast()
    Estate.objects.filter(pk=p.estate.pk).update(households=1250)
    with morning_of("2026-02-12"):
        copies(at(p, S.ACCEPTED).case)
        at(p, S.PERFORMING).pay(100_00)
        at(p, S.FAILED)
        taken_up_again(at(p, S.FAILED))
        at(p, S.ACCEPTED).mediator("withdraw_mediation", words="不谈了。")
        at(p, S.DEFAULTED)
    with morning_of("2026-06-05"):
        at(p, S.PERFORMED)
        complain(p)
        bring(ledgers.row(来源=None, 小区=p.estate.name), into=p.committee)
    return p


class Follower:
    """Opens the lists behind the figures of one reader, as the list's page reads them.

    Each list is opened once, and each case asked once what is overdue: meanwhile nothing changes.
    """

    def __init__(self, reader):
        self.actor, self.opened, self.late = actor_of(reader), {}, {}
        self.list = import_string(f"cases.web.{self.actor.function}.lists.LIST")

    def measures(self, url, page=None) -> set[str]:
        """All that may be counted of a list, as it is printed; `#…` is a table of the page."""
        if url.startswith("#"):
            part = next(node for node in page if node.attrs.get("id") == url[1:])
            return {str(sum(node.tag == "tr" for node in part) - 1)}
        if url not in self.opened:
            self.opened[url] = self._measured(url)
        return self.opened[url]

    def _measured(self, url):
        request = RequestFactory().get(url)
        request.actor = self.actor
        cases, form = self.list.listed(request)
        assert form.is_valid(), url
        assert form.fields.keys() >= request.GET.keys(), url
        sums = [sum(getattr(c, name) or 0 for c in cases) for name in SUMS]
        sums.append(sum(self._late(case) for case in cases if case.amount_agreed))
        rates = {1000 * len(cases) / c.estate.households for c in cases if c.estate}
        shown = {str(len(cases)), *(f"{rate:.1f}" for rate in rates)}
        return shown | {shape(fen) for fen in sums for shape in SHAPES}

    def _late(self, case) -> int:
        """What is overdue today."""
        if case.pk not in self.late:
            self.late[case.pk] = case.sheet.late(clock.today())
        return self.late[case.pk]


SHAPES = (money.wan, money.yuan, money.plain)
SUMS = ("amount", "amount_agreed", "amount_paid")


def percent(node) -> str:
    """The share that the two counts of a figure make."""
    row = next(around for around in node.above() if around.tag == "li")
    part, whole = (int(n) for n in re.findall(r"([0-9]+) 件", row.text)[:2])
    return f"{100 * part / whole:.1f}"


def wrong_figures(follower, browser, address) -> list[str]:
    """The figures of a page that their list does not bear out."""
    page = tree(browser.get(address).content.decode(), "main")
    wrong = []
    found = list(figures(page))
    for number, node in found:
        around = node.parts[0] if isinstance(node.parts[0], str) else node.text
        if f"{number}%" in node.text and number == percent(node):
            continue
        if node.tag == "summary":
            rows = next(below for below in node.parent if below.tag == "tbody")
            if int(number) == sum(below.tag == "tr" for below in rows):
                continue
        url = link_of(node)
        if not url or number not in follower.measures(url, page):
            wrong.append(f"{address}: {number} in “{around.strip()}” → {url or 'no list'}")
    assert len(found) > 50
    return wrong


def test_every_figure_of_the_brief_opens_what_it_counts(people):
    with morning_of(TODAY):
        for reader, periods in ((people.clerk, PERIODS), (people.mediator, PERIODS[:3])):
            browser, follower = sign_in(reader), Follower(reader)
            for period in periods:
                assert wrong_figures(follower, browser, f"/brief/?{period}") == []


def numbers(page) -> set[str]:
    """The figures of a page or paper, without the numbers of rows that can be folded."""
    return {number for number, node in figures(page) if node.tag != "summary"}


def answer(style, period, *more) -> str:
    """What the command writes."""
    out = io.StringIO()
    given = dict(part.split("=") for part in period.replace("from=", "since=").split("&") if part)
    options = [f"--{NAMES[name]}={day}" for name, day in given.items()]
    call_command("brief", "--committee=SY", f"--format={style}", *options, *more, stdout=out)
    return out.getvalue()


NAMES = {"since": "from", "until": "to"}


def test_the_paper_has_the_figures_of_the_page(people):
    with morning_of(TODAY):
        browser = sign_in(people.clerk)
        for period in PERIODS:
            page = tree(browser.get(f"/brief/?{period}").content.decode(), "main")
            assert numbers(tree(answer("html", period, "--in-full"), "body")) == numbers(page)


def wrong_numbers(follower, brief) -> list[str]:
    """The numbers of the brief for machines that their list does not bear out."""
    lists, asked = brief.pop("lists"), []
    for name in brief.keys() - TEXTS:
        if not isinstance(brief[name], list):
            asked.append((lists[name], brief[name]))
            continue
        for url, row in zip(lists[name], brief[name], strict=True):
            asked += [(url, row["cases"]), (url, row["amount"])]
    rows = {str(len(brief["by_estate"]))}
    measures = {url: follower.measures(url) if url != "by_estate" else rows for url, _ in asked}
    return [f"{number} → {url}" for url, number in asked if str(number) not in measures[url]]


TEXTS = {"definition", "definitions"}


def test_every_number_for_machines_opens_what_it_counts(people):
    with morning_of(TODAY):
        follower = Follower(people.clerk)
        for period in PERIODS:
            assert wrong_numbers(follower, json.loads(answer("json", period))) == []


COUNTED = ("h2", "chip", "figure-n", "shelf-more")
FACES = {
    "clerk": ["/office/", "/office/cases/"],
    "mediator": ["/mediator/", "/mediator/cases/"],
    "manager": ["/company/", "/company/promises/", "/company/mediations/", "/company/cases/"],
    "liaison": ["/court/", "/court/cases/"],
    "overseer": ["/supervisor/", "/supervisor/cases/"],
}


def wrong_counts(browser, address) -> list[str]:
    """The counts of a desk or list that open a list of another length, or none at all."""
    wrong = []
    for node in tree(browser.get(address).content.decode(), "main"):
        count = re.search(r"([0-9]+)(?: 件)?$", node.text.strip())
        if count is None or not any(map(node.is_a, COUNTED)):
            continue
        url = link_of(node) or next((part.attrs["href"] for part in node if part.tag == "a"), "")
        if url:
            page = browser.get(url if url.startswith("/") else address + url)
            there = page.context["listing"].total
        else:  # all of it stands below
            section = next(around for around in node.above() if around.tag == "section")
            there = sum(below.is_a("row-line") for below in section)
        if there != int(count[1]):
            wrong.append(f"{address}: {node.text.strip()} → {url or 'below'}: {there}")
    return wrong


def test_every_count_of_every_face_opens_as_many(people):
    with morning_of(TODAY):
        at(people, S.DISPATCHED)
        at(people, S.ADJUDICATING).office("court_send")
        overseer(people)
        for who, pages in FACES.items():
            browser = sign_in(getattr(people, who))
            assert [line for page in pages for line in wrong_counts(browser, page)] == []
