"""A page as a tree, and the figures in it: every number that is no date, label or definition."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "col", "rect", "path", "use", "hr"}
UNSEEN = {"form", "script", "style", "svg", "nav", "title"}
NUMBER = re.compile(r"(?:(?<=[^0-9A-Za-z.,-])|^)[0-9][0-9,]*(?:\.[0-9]+)?")
DATES = re.compile(
    r"[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
LABELS = re.compile(r"其余[0-9]+类|其余[0-9]+个")


@dataclass
class Node:
    """An element: its tag, attributes, parent, and what it holds."""

    tag: str
    attrs: dict
    parent: "Node | None" = None
    parts: list = field(default_factory=list)

    def __iter__(self):
        """Itself and all elements below it."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part

    @property
    def text(self) -> str:
        """All text below it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def is_a(self, name: str) -> bool:
        """Whether it has this tag or class."""
        return name == self.tag or name in (self.attrs.get("class") or "").split()

    def above(self):
        """Itself and the elements around it, the nearest first."""
        node = self
        while node is not None:
            yield node
            node = node.parent


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.top = self.node = Node("", {})

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs), self.node)
        self.node.parts.append(node)
        if tag not in VOID:
            self.node = node

    def handle_startendtag(self, tag, attrs):
        self.node.parts.append(Node(tag, dict(attrs), self.node))

    def handle_endtag(self, tag):
        around = next((node for node in self.node.above() if node.tag == tag), None)
        self.node = around.parent if around is not None else self.node

    def handle_data(self, data):
        self.node.parts.append(data)


def tree(html: str, part: str) -> Node:
    """The first element of this tag in a page or paper."""
    reader = _Reader()
    reader.feed(html)
    return next(node for node in reader.top if node.tag == part)


def is_shown(node) -> bool:
    """Whether people read its numbers as figures."""
    return not any(
        around.tag in UNSEEN
        or around.is_a("definition")
        or around.is_a("period")
        or around.attrs.get("aria-hidden") == "true"
        for around in node.above()
    )


def figures(page):
    """Every figure of a page: its text as printed, and the element that holds it."""
    for node in page:
        if not is_shown(node):
            continue
        for part in node.parts:
            if isinstance(part, str):
                words = LABELS.sub("", DATES.sub("", part))
                yield from ((number[0], node) for number in NUMBER.finditer(words))


def link_of(node) -> str:
    """The list behind a figure: its own link, else the first of its row."""
    for around in node.above():
        if around.tag == "a":
            return around.attrs["href"]
        if around.tag in ("li", "tr", "details"):
            return next((below.attrs["href"] for below in around if below.tag == "a"), "")
    return ""
