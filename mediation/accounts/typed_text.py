"""What people type or paste: read as UTF-8, without the marks that nobody sees."""

import codecs
import re
import unicodedata

from django.http import HttpResponseBadRequest

UNREADABLE = "这个请求看不懂，请返回上一页重试。"
# Pasted along from chats and web pages: zero-width spaces, soft hyphens, tags, blank letters. One
# of direction turns the rest of a sentence of ours around.
SINGLE = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u2800\u3164\ufeff\uffa0\ufffe\uffff"
SPANS = (
    *((0x01, 0x08), (0x0E, 0x1F), (0x7F, 0x9F)),  # NUL stays: the forms refuse it
    *((0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFFF0, 0xFFFB)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
    *((0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF)),  # between them, forms of the same character
)
MARKS = SINGLE + "".join(f"{chr(first)}-{chr(last)}" for first, last in SPANS)
# Joiners stay where a script or a picture is written with them: not behind a Chinese character, a
# Latin letter, a digit or a space, where two names would look the same and differ.
ALONE = (
    r"(?<![^\x00-\x7f\u2000-\u200d\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff])"
)
INVISIBLE = re.compile(f"[{MARKS}]|{ALONE}[\u200c\u200d]")


# Nobody types these: half a character (in Python only), what no standard will ever draw, and the
# sign that a reader puts for bytes it could not read, when something was lost already.
_NEVER_DRAWN = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 2**20 + 1, 2**16)
)
UNREADABLE_CHARACTERS = re.compile(f"[\0\ud800-\udfff\ufdd0-\ufdef\ufffd{_NEVER_DRAWN}]")


def has_unreadable(text: str) -> bool:
    r"""Whether a text holds what nobody can have written.

    >>> has_unreadable("李\ufffd"), has_unreadable("\ud83d"), has_unreadable("𠮷\ue000")
    (True, True, False)
    """
    return bool(UNREADABLE_CHARACTERS.search(text))


def without_invisible(text: str) -> str:
    """The text without marks, blank letters and controls that nobody sees."""
    return INVISIBLE.sub("", text)


DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63"), "-"
)
# Full width, and the twins of Chinese characters that come along with text copied from PDFs.
_TWINS = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\uff01-\uffef]+")
_SPACE = re.compile(r" (?![0-9])|(?<![0-9]) ")


def half_width(text: str) -> str:
    """A text without invisible marks, in half width, with one space for each space between.

    Unlike NFKC it leaves ² and ① what they are: neither is a figure that somebody typed.

    >>> half_width(" １２\u3000３－５² ")
    '12 3-5²'
    """
    shown = without_invisible(text)
    plain = _TWINS.sub(lambda twins: unicodedata.normalize("NFKC", twins[0]), shown)
    return " ".join(plain.translate(DASHES).split())


def figures_apart(text: str) -> str:
    """The text in half width, with one space where a space separates two figures and no other.

    >>> figures_apart(" ２０２１ 年 3 月 1 日  12:30")
    '2021年3月1日12:30'
    """
    return _SPACE.sub("", half_width(text))


def compact(text: str) -> str:
    """A text as look-ups compare it: without invisible marks and spaces, half width, lower case.

    >>> compact(" 侨　韵苑\u200b（Ａ区） ")
    '侨韵苑(a区)'
    """
    return "".join(unicodedata.normalize("NFKC", without_invisible(text)).casefold().split())


class RefuseOtherEncodings:
    """Refuses a request that asks to be read in another encoding than UTF-8.

    Browsers send forms as our pages are; a decoder chosen by the visitor gives text that no
    database takes, or fails. The answer is plain: a page would read the address, and fail too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            return HttpResponseBadRequest(UNREADABLE, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class DropInvisibleMarks:
    """Drops invisible marks from what is sent, before a form or a page reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Clean the text of the address, and the fields posted by somebody known to be let in.

        Files stay as they are.
        """
        kwargs.update({n: without_invisible(v) for n, v in kwargs.items() if isinstance(v, str)})
        if _any_invisible(request.GET):
            request.GET = _cleaned(request.GET)
        if request.method == "POST" and _any_invisible(request.POST):
            request.POST = _cleaned(request.POST)


def _any_invisible(fields) -> bool:
    return any(INVISIBLE.search(value) for _, values in fields.lists() for value in values)


def _cleaned(fields):
    cleaned = fields.copy()
    for name, values in fields.lists():
        cleaned.setlist(name, [without_invisible(value) for value in values])
    cleaned._mutable = False
    return cleaned
