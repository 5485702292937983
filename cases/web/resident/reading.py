"""An issued paper as plain text: the frozen HTML without its style."""

from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = frozenset({"h1", "h2", "p", "tr", "li"})
CELLS = frozenset({"td", "th"})
GAP = "\x1f"
STRUCK_OUT = "／"
WITHOUT_WORDS = frozenset({"style", "script", "title"})
ON_EVERY_PAGE = "on-every-page"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading or paragraph of a paper."""

    heading: bool
    text: str


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.tag = self.silent = ""

    def handle_starttag(self, tag, attrs):
        if self.silent:
            return
        if tag in WITHOUT_WORDS or ON_EVERY_PAGE in (dict(attrs).get("class") or ""):
            self.silent = tag
        elif tag in BLOCKS and self.tag != "tr":
            self._close()
            self.tag = tag

    def handle_endtag(self, tag):
        if tag == self.silent:
            self.silent = ""
        elif tag in CELLS:
            self.words.append(GAP)
        elif tag == self.tag:
            self._close()

    def handle_data(self, data):
        if not self.silent and self.tag:
            self.words.append(data)

    def _close(self):
        parts = [" ".join(part.split()) for part in "".join(self.words).split(GAP)]
        text = "　".join(part for part in parts if part not in ("", STRUCK_OUT))
        if text:
            self.blocks.append(Block(self.tag in ("h1", "h2"), text))
        self.words, self.tag = [], ""


def blocks(html: str) -> list[Block]:
    """The headings and paragraphs of a frozen paper, in order.

    >>> [b.text for b in blocks("<style>p{}</style><h1>协议书</h1><p>一、<b>付</b>清。</p>")]
    ['协议书', '一、付清。']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks
