"""From a template to frozen HTML, and from frozen HTML to a PDF.

Frozen HTML is self-contained: it includes its style, names its fonts by a set we ship, and contains
the address of its QR codes. So the PDF can be made from it on any later day.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template import Context, Engine

from . import assets

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MAX_CHARACTERS = 3_000_000  # with pictures
MAX_TEXT = 100_000
MAX_ELEMENTS = 8_000
MAX_ROWS = 600
MAX_DEPTH = 40
TOO_LONG = "文书太长，请分成几份。"
OPTIONAL = dict.fromkeys(("number", "issue", "check_code", "note", "beside"), "")
NUMBERED_PAGES = range(1, 41)  # pages whose QR code names the page
META = re.compile(r'<meta name="(font-set|check-url)" content="([^"]*)">')
CHECK_URL = re.compile(r"""https?://[^\s"'<>&\\]{1,200}""")


TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
LEAVES = frozenset("meta col br img hr link input wbr".split())


class UnfitForPrint(ValueError):
    """The HTML was not made by this module."""


class TooMuch(ValueError):
    """A paper beyond the limits of one print: too long, too deep or too many rows."""


@cache
def engine() -> Engine:
    """A template engine of its own: no request, no context processors, always escaping."""
    return Engine(dirs=[TEMPLATES], autoescape=True)


def freeze(template: str, context: dict, *, check_url: str = "") -> str:
    """The template with its values as one closed HTML text; every value is only text.

    `check_url` is the public page that says whether the paper is genuine; it goes into the QR
    code at the head of each page, followed by `?p=` and the page. ValueError if it is no address.
    """
    if check_url and not CHECK_URL.fullmatch(check_url):
        raise ValueError("验真地址不是网址。")
    ground = {"font_set": assets.FONT_SET, "check_url": check_url, "pages": NUMBERED_PAGES}
    return engine().get_template(template).render(Context(OPTIONAL | ground | context))


def freeze_issued(template: str, document, context: dict) -> str:
    """The HTML of an issued paper: title, number, issue and check code of its row are added."""
    named = {
        "title": document.paper.title,
        "number": document.number,
        "issue": document.issue_label,
        "check_code": document.check_code,
    }
    return freeze(template, named | context, check_url=check_url(document))


def check_url(document) -> str:
    """The public page that says whether the paper is genuine."""
    return f"{settings.SITE_URL}/check/{document.check_code}/"


def pdf(html: str, *, title: str = "") -> bytes:
    """The PDF of frozen HTML, tagged, in zh-CN; the same HTML gives the same bytes.

    `title` replaces the HTML's own in the PDF's properties. Raises UnfitForPrint for what is
    not ours and TooMuch for what is too long or too deep (both are ValueErrors).
    """
    from . import press  # noqa: PLC0415 -- slow import

    _weigh(html)
    named = dict(META.findall(html[:2000]))
    if "font-set" not in named:
        raise UnfitForPrint("不是本系统定稿的文书。")
    return press.printed(
        html, font_set=named["font-set"], check_url=named.get("check-url", ""), title=title
    )


def _weigh(html: str) -> None:
    """Refuse, before parsing, HTML that would take a parser or the layout very long."""
    if len(html) > MAX_CHARACTERS or html.count("<") > 2 * MAX_ELEMENTS:
        raise TooMuch(TOO_LONG)
    rows = text = depth = end = 0
    for tag in TAG.finditer(html):
        text += tag.start() - end
        end = tag.end()
        rows += tag[2] == "tr" and not tag[1]
        depth += _deeper(tag)
        if depth > MAX_DEPTH:
            raise TooMuch("文书嵌套太深。")
    if rows > MAX_ROWS or text + len(html) - end > MAX_TEXT:
        raise TooMuch(TOO_LONG)


def _deeper(tag: re.Match) -> int:
    if tag[2].lower() in LEAVES or tag[0].endswith("/>"):
        return 0
    return -1 if tag[1] else 1


def problems() -> list[str]:
    """Reasons why papers cannot be drawn well here, for an operator; empty if there are none."""
    from . import press  # noqa: PLC0415 -- slow import

    found = [f"字体文件缺失或者被改动：{name}，请从发行包恢复。" for name in assets.altered_fonts()]
    if not press.subsets_fast():
        found.append(
            "缺少 libharfbuzz-subset，每份文书要十秒左右："
            "apt-get install --no-install-recommends libharfbuzz-subset0"
        )
    return found
