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


def sent(content: bytes) -> int:
    """Bytes as the server sends them."""
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

    answer = sign_in(who).get(path)

    size, files = sent(answer.content), files_of(answer.content.decode())
    assert STATIC / "forms.js" in files
    assert size <= PAGE
    assert size + sum(sent(file.read_bytes()) for file in files) <= FIRST
