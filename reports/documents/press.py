"""The press: WeasyPrint, used in this file only.

A process has one set of loaded fonts per font set, made when first needed. Pages are drawn one
paper at a time: two threads gain nothing, two processes do.
"""

import base64
import os
import threading
from functools import cache
from urllib.parse import unquote_to_bytes

from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from . import assets
from .free_text import GOES_ON

PICTURES = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8\xff"}
MAX_PICTURE = 2_000_000
MOST_ROUNDS = 8  # of laying out a paper; few of its pages would begin inside a sum

_busy = threading.Lock()


class Denied(ValueError):
    """An address a paper may not fetch from."""


class Assets(URLFetcher):
    """Serves fonts, QR codes and pictures embedded in the paper; denies all else."""

    def __init__(self, check_url: str = ""):  # the parent would prepare network handlers
        self._fail_on_errors = False
        self._check_url = check_url

    def fetch(self, url, headers=None):
        scheme, _, rest = url.partition(":")
        if scheme == "font":
            return URLFetcherResponse(url, _font(rest), {"Content-Type": "font/ttf"})
        if scheme == "qr" and self._check_url:
            svg = assets.qr_svg(self._check_url + (f"?p={int(rest)}" if rest else ""))
            return URLFetcherResponse(url, svg, {"Content-Type": "image/svg+xml"})
        if scheme == "data":
            kind, content = _picture(rest)
            return URLFetcherResponse(url, content, {"Content-Type": kind})
        raise Denied(f"文书不得取用 {url[:60]}")


def _font(path: str) -> bytes:
    try:
        return assets.font_bytes(path)
    except KeyError:
        raise Denied(f"没有字体 {path[:60]}") from None


def _picture(rest: str) -> tuple[str, bytes]:
    """Kind and bytes of a `data:` address, if it is a picture of a known kind and size."""
    head, _, body = rest.partition(",")
    kind, _, encoding = head.partition(";")
    if kind not in PICTURES or len(body) > 2 * MAX_PICTURE:
        raise Denied(f"文书不得取用 data:{head[:40]}")
    content = unquote_to_bytes(body)
    if encoding == "base64":
        content = base64.b64decode(content)
    if len(content) > MAX_PICTURE or not content.startswith(PICTURES[kind]):
        raise Denied("图片过大，或者内容与格式不符。")
    return kind, content


class Fonts(FontConfiguration):
    """Loaded fonts; only the process that loaded them deletes their files."""

    def __init__(self):
        super().__init__()
        self._born_in = os.getpid()

    def __del__(self):
        if self._born_in == os.getpid():
            super().__del__()


@cache
def _loaded(font_set: str) -> tuple[Fonts, CSS]:
    fonts = Fonts()
    rules = CSS(string=assets.faces(font_set), font_config=fonts, url_fetcher=Assets())
    return fonts, rules


def printed(html: str, *, font_set: str, check_url: str, title: str) -> bytes:
    """The tagged PDF of a closed HTML text; the same text gives the same bytes."""
    with _busy:
        fonts, rules = _loaded(font_set)
        source = HTML(string=html, url_fetcher=Assets(check_url), base_url="about:blank")
        pages = _laid_out(source, font_config=fonts, stylesheets=[rules], pdf_tags=True)
        if title:
            pages.metadata.title = title
        return pages.write_pdf(pdf_tags=True)


def _laid_out(source, **how):
    """The pages; where one would begin inside a sum, it takes the line before along."""
    pages = source.render(**how)
    for _ in range(MOST_ROUNDS):
        paragraph, lines = next(filter(None, map(_torn_sum, pages.pages)), (None, 0))
        if paragraph is None:
            break
        paragraph.set("style", f"widows: {lines + 1}")
        pages = source.render(**how)
    return pages


def _torn_sum(page) -> tuple | None:
    """The paragraph that a sum goes on in where the page begins, and its lines there."""
    flow = page._page_box.children[0].descendants()
    lines = [box for box in flow if isinstance(box, boxes.LineBox)]
    if not lines or GOES_ON not in (lines[0].children[0].element.get("class") or "").split():
        return None
    paragraph = lines[0].element
    return paragraph, sum(line.element is paragraph for line in lines)


def subsets_fast() -> bool:
    """Whether libharfbuzz-subset is installed; without it a paper takes ten seconds."""
    return ffi.harfbuzz_subset is not None
