"""Pages stay light: 20 KiB as sent once the files are there, 100 KiB with them the first time."""

import gzip
import re
from pathlib import Path

import pytest

from tests.cases.web.mediator.town import drafted
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[3] / "mediation" / "static"
PAGE, FIRST = 20 * 1024, 100 * 1024
FILE = re.compile(r'(?:src|href)="/static/([^"#?]+)')


def transferred(client, path) -> tuple[bytes, str]:
    """A page as the site sends it to a browser, compressed by itself; and what it says."""
    answer = client.get(path, headers={"accept-encoding": "gzip, deflate, br"})
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (200, "gzip")
    return answer.content, gzip.decompress(answer.content).decode()


def sent(content: bytes) -> int:
    """Bytes of a file as the server sends it."""
    return len(gzip.compress(content, 6))


def files_of(page: str) -> set[Path]:
    """The files a page fetches, under the names they have in the tree."""
    return {STATIC / re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name) for name in FILE.findall(page)}


@pytest.mark.parametrize("page", ["edit_agreement", "log_session", "quick", "register"])
def test_a_page_with_a_form_is_light(page):
    people = cast()
    case = drafted(people)
    who, path = {
        "quick": (people.mediator, "/mediator/quick/"),
        "register": (people.clerk, "/office/register/"),
    }.get(page, (people.mediator, f"/mediator/cases/{case.number}/{page}/"))

    packed, text = transferred(sign_in(who), path)

    size, files = len(packed), files_of(text)
    assert STATIC / "forms.js" in files
    assert size <= PAGE
    assert size + sum(sent(file.read_bytes()) for file in files) <= FIRST


@pytest.mark.parametrize("path", ["/office/", "/office/cases/", "/office/cases/{}/", "/brief/"])
def test_a_page_that_is_read_is_light(path):
    people = cast()
    case = drafted(people)

    packed, _ = transferred(sign_in(people.clerk), path.format(case.number))

    assert len(packed) <= PAGE


def test_the_length_of_a_compressed_page_gives_nothing_away():
    """BREACH: every answer masks the token with another mask, and its length varies at random."""
    people = cast()
    drafted(people)
    client = sign_in(people.clerk)

    answers = [transferred(client, "/office/register/") for _ in range(6)]

    tokens = {
        re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[1] for _, text in answers
    }
    assert (len(tokens), len({len(packed) for packed, _ in answers}) > 1) == (6, True)
