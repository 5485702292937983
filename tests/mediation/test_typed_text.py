"""Posted text is read as UTF-8 and without the marks that nobody sees."""

import sys
from unicodedata import bidirectional, category

import pytest
from django.test import Client, RequestFactory

from cases.words.written_names import replacing
from mediation.accounts.typed_text import DropInvisibleMarks, without_invisible
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/progress/"
OF_DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
DIRECTION_OF_THEIR_OWN = "\u061c\u200e\u200f"
JOINERS = "\u200c\u200d"


def nobody_sees(character) -> bool:
    """Whether a mark of format has no shape: it turns text around, or is skipped in doing so."""
    of_direction = bidirectional(character) in OF_DIRECTION
    return category(character) == "Cf" and (of_direction or character in DIRECTION_OF_THEIR_OWN)


def test_every_mark_of_format_without_a_shape_is_dropped():
    marks = filter(nobody_sees, map(chr, range(sys.maxunicode + 1)))
    kept = [hex(ord(mark)) for mark in marks if without_invisible(f"甲{mark}乙") != "甲乙"]
    assert kept == []


NOT_DRAWN_AND_UNASSIGNED = (*range(0xFFF0, 0xFFF9), 0x2065, 0xE0080, 0xE00FF, 0xE01F0, 0xE0FFF)


@pytest.mark.parametrize("code", NOT_DRAWN_AND_UNASSIGNED, ids=hex)
def test_what_unicode_keeps_undrawn_is_dropped_and_reveals_no_name(code):
    assert without_invisible(f"甲{chr(code)}乙") == "甲乙"
    assert replacing(("王小明", "一位住户"))(f"听王{chr(code)}小明说") == "听一位住户说"


def test_a_form_of_a_character_that_a_name_is_written_with_stays():
    assert without_invisible("葛\U000e0100\ufe00") == "葛\U000e0100\ufe00"


@pytest.mark.parametrize("blank", ["\u3164", "\uffa0", "\u115f", "\u2800", *JOINERS])
def test_blank_letters_and_lonely_joiners_alone_leave_an_empty_text(blank):
    assert without_invisible(blank) == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("李\u200d申", "李申"),
        ("A\u200c1", "A1"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_a_joiner_stays_only_where_its_script_writes_with_it(text, read):
    assert without_invisible(text) == read


def sent(body, kind) -> int:
    """The status of the answer to a form sent as it stands, which the test client would encode."""
    return Client().generic("POST", PAGE, body, content_type=kind).status_code


ENCODINGS = ["raw_unicode_escape", "utf-7", "utf-16", "idna", "undefined", "rot13", "zlib", "gbk"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=B", "text/plain"])
def test_another_encoding_than_utf8_is_refused(encoding, kind):
    body = b'--B\r\nContent-Disposition: form-data; name="number"\r\n\r\n\\ud800\r\n--B--\r\n'
    assert sent(body, f"{kind}; charset={encoding}") == 400


@pytest.mark.parametrize("encoding", ["UTF-8", '"utf-8"', "none-such"])
def test_utf8_and_an_unknown_encoding_are_read_as_utf8(encoding):
    kind = f"application/x-www-form-urlencoded; charset={encoding}"
    assert sent(b"number=SY2026-000001", kind) == 422  # the code is missing


DIRECTION_OVERRIDE = "%E2%80%AEA0-1X"  # turns the rest of a line around
SHOWN = {
    "/check/?code=": "A0-1X",
    f"/check/{DIRECTION_OVERRIDE}/?x=": "A0-1X",
    "/progress/?number=": 'value="A0-1X"',
    "/estates/?q=": 'value="A0-1X"',
    "/office/cases/?q=": 'value="A0-1X"',
}


@pytest.mark.parametrize("address", SHOWN)
def test_a_page_shows_text_of_its_address_without_invisible_marks(address):
    page = sign_in(cast().clerk).get(f"{address}{DIRECTION_OVERRIDE}").content.decode()
    assert (SHOWN[address] in page, "\u202e" in page) == (True, False)


def test_the_text_of_an_address_is_cleaned_for_a_post_to_it_too():
    middleware = DropInvisibleMarks(lambda request: None)
    request = RequestFactory().post(f"/check/?code={DIRECTION_OVERRIDE}&code=b")
    kwargs = {"code": "\u202eA", "pk": 7}
    middleware.process_view(request, None, (), kwargs)
    assert (request.GET.getlist("code"), kwargs) == (["A0-1X", "b"], {"code": "A", "pk": 7})
