"""`demo --small`: only 双阳, one case in every state; and the refusal outside the demo."""

import stat
from collections import Counter
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from cases.access import links
from cases.demo import logins
from cases.demo.wanan.plan import amounts
from cases.door import offering
from cases.models import Case, Link
from cases.states import Status
from cases.terminal import Refused
from mediation.directory.models import Committee, Person
from tests.clients import sign_in

from .building import built, list_of_logins, who_signs_in

pytestmark = pytest.mark.django_db
LIST = settings.VAR / logins.FILE


@pytest.fixture(scope="module")
def demo_output(django_db_setup, django_db_blocker):
    with built(django_db_blocker, "--small") as output:
        yield output


@pytest.fixture
def small(demo_output, db):
    """The small demo; its list of log-ins is there again after the test."""
    written = LIST.read_bytes()
    yield demo_output
    LIST.write_bytes(written)
    LIST.chmod(0o600)


def test_one_case_in_every_state(small):
    counts = Counter(Case.objects.values_list("status", flat=True))
    assert counts == dict.fromkeys(Status.values, 1)
    assert list(Committee.objects.values_list("code", flat=True)) == ["SY"]


def test_a_company_reads_one_word_for_a_case_in_its_list_and_on_its_page(small):
    words = {}
    for person in Person.objects.filter(posts__company__isnull=False, login__isnull=False):
        browser = sign_in(person)
        for row in browser.get("/company/cases/").context["rows"]:
            page = browser.get(row[0].url)
            (stage,) = [s["label"] for s in page.context["stages"] if s["state"] == "current"]
            words[page.context["case"]["number"]] = (row[1].text, stage)

    assert len(words) > 5
    assert {number: word for number, word in words.items() if len(set(word)) > 1} == {}


def test_a_second_run_adds_no_rows(small):
    call_command("demo", "--small", stdout=small)
    assert Case.objects.count() == len(Status)
    assert "新增0件" in small.getvalue()


def test_an_interrupted_demo_is_incomplete(small):
    assert logins.is_whole()

    Link.objects.all().delete()
    assert not logins.is_whole()

    LIST.unlink()
    assert not logins.is_whole()


def test_the_list_is_written_atomically_and_private(small):
    assert stat.S_IMODE(LIST.stat().st_mode) == 0o600
    assert [path.name for path in settings.VAR.glob("demo-logins*")] == [logins.FILE]


def test_a_lost_list_is_written_again_the_same(small):
    before = list_of_logins()
    LIST.unlink()
    call_command("demo", "--small", stdout=StringIO())
    assert list_of_logins() == before
    users = [row for row in before if row["username"]]
    assert [who_signs_in(row).person.name for row in users] == [row["name"] for row in users]


def test_residents_hold_links_and_are_asked_for_their_consent(small):
    residents = [row for row in list_of_logins() if not row["username"]]
    assert [row["name"] for row in residents] == ["李申", "周被"]
    for row in residents:
        token = row["home"].removeprefix("/r/").removesuffix("/")
        link = Link.objects.get(token_mark=links.token_marks(token)[0])
        assert link.try_code(row["password"])
        actor = links.actor_of_link(link.pk)
        case = Case.objects.visible_to(actor).get()
        offers = {offer.name: offer for offer in offering.offers(case, actor)}
        assert not offers["consent"].blocked_by


def test_the_command_is_refused_outside_the_demo(settings):
    settings.DEMO = False
    with pytest.raises(Refused, match="DEMO=1"):
        call_command("demo")
    assert Refused("").returncode == 1


@pytest.mark.parametrize("total", [6_100, 96_000, 1_012_600])
def test_amounts_are_exact_tens_and_never_too_small(total):
    from random import Random

    sums = amounts(Random(3), 7, total)
    assert sum(sums) == total
    assert min(sums) >= 100
    assert {one % 10 for one in sums} == {0}
