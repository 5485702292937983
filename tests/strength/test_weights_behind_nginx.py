"""What travels: every desk and list through the shipped nginx, compressed, within the budgets."""

import gzip
import re
from http.client import HTTPConnection

import pytest
from django.urls import reverse

from cases.states import Status
from tests import live, proxied
from tests.browser.inspecting import BUDGETS
from tests.cast import cast
from tests.factories import at
from tests.house import measuring

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
OWN = re.compile(r'(?:href|src)="(/static/[^"#]+)')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CASES = 24  # a list of more than a screen


class Client:
    """A browser behind nginx: what it fetches is counted as it arrives."""

    def __init__(self, port, session):
        self.port, self.session, self.known = port, session, set()

    def fetch(self, path):
        """The headers and the body as sent."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=live.PATIENCE)
        headers = {"Accept-Encoding": "gzip", "Cookie": f"sessionid={self.session}"}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status == 200, path
        return answer.headers, body

    def weigh(self, path) -> dict[str, int]:
        """Bytes of a page with all its parts, and with those that were not fetched before."""
        headers, body = self.fetch(path)
        assert headers["Content-Encoding"] == "gzip", path
        page = len(body) + len(str(headers))
        parts = {part: self._part(part) for part in OWN.findall(gzip.decompress(body).decode())}
        new = sum(size for part, size in parts.items() if part not in self.known)
        self.known |= parts.keys()
        return {"first": page + sum(parts.values()), "again": page + new}

    def _part(self, path) -> int:
        headers, body = self.fetch(path)
        assert headers["Cache-Control"] == "max-age=315360000, public, immutable", path
        return len(body) + len(str(headers))


@pytest.fixture
def port(site, tmp_path):
    """The port of nginx before the site."""
    with proxied.behind_nginx(site.port, tmp_path) as port:
        yield port


PAGES = {
    "mediator": ("mediator:desk", "mediator:list", "mediator:quick", "mediator:case"),
    "office": ("office:desk", "office:list", "office:register", "office:case"),
}


@pytest.mark.parametrize("role", PAGES)
def test_pages_arrive_compressed_and_within_the_budgets(port, role):
    people = cast()
    cases = [at(people, Status.MEDIATING).case for _ in range(CASES)]
    session = measuring.browser(people, role).cookies["sessionid"].value
    here = Client(port, session)
    here.weigh(reverse(f"{role}:desk"))  # the common parts are known now

    heavy = []
    for name in PAGES[role]:
        path = reverse(name, args=[cases[0].number] if name.endswith(":case") else [])
        weight = here.weigh(path)
        heavy += [(name, visit) for visit, most in BUDGETS.items() if weight[visit] > most]
        print(name, weight)

    assert heavy == []


def test_a_compressed_page_repeats_no_secret(port):
    people = cast()
    session = measuring.browser(people, "office").cookies["sessionid"].value
    pages = [Client(port, session).fetch(reverse("office:register"))[1] for _ in range(2)]

    first, second = (TOKEN.findall(gzip.decompress(page).decode()) for page in pages)
    assert first
    assert not {*first} & {*second}
