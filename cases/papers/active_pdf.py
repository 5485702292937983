"""What runs by itself in a PDF, or hides in it: a scan of paper has none of it.

A filed scan is opened in a viewer that may run scripts, start programs and open attachments. An
attachment is no page either: the dossier would not count it.
"""

from collections.abc import Iterator

MAX_LINKS = 5_000
HIDING = ("/JavaScript", "/EmbeddedFiles")
BEARING_FILES = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
SHOWING_A_PLACE = frozenset({"/GoTo", "/URI", "/Named", "/Thread"})


def is_active(reader) -> bool:
    """Whether a PDF runs something by itself or carries another file.

    Asked where a viewer looks: the document, its form, its pages, their links and its bookmarks.
    """
    root = reader.root_object
    form, names = _dictionary(root, "/AcroForm"), _dictionary(root, "/Names")
    if "/XFA" in form or any(name in names for name in HIDING) or _acts(root, "/OpenAction"):
        return True
    links = _list(form, "/Fields") + _bookmarks(root)
    for holder in (root, *reader.pages):
        links += _list(holder, "/Annots")
        if "/AF" in holder or _acts(holder, "/AA") or len(links) > MAX_LINKS:
            return True
    return any(_is_active_link(link.get_object()) for link in links)


def _bookmarks(root) -> list:
    """The bookmarks, one after the other; of endless ones more than are taken."""
    found, waiting = [], list(filter(None, [_dictionary(root, "/Outlines")]))
    while waiting and len(found) <= MAX_LINKS:
        mark = waiting.pop()
        found.append(mark)
        waiting += filter(None, (_dictionary(mark, name) for name in ("/First", "/Next")))
    return found


def _is_active_link(link) -> bool:
    if not isinstance(link, dict):
        return False
    kind = _value(link, "/Subtype")
    return kind in BEARING_FILES or _acts(link, "/A") or _acts(link, "/AA")


def _acts(holder, name) -> bool:
    """Whether what the holder does by that name is more than showing a place."""
    return any(kind not in SHOWING_A_PLACE for kind in _actions(_dictionary(holder, name)))


def _actions(action) -> Iterator[str]:
    """The kind of an action, or that of each event; no link of a scan leads on to another."""
    if "/S" not in action:
        yield from (str(_value(_dictionary(action, event), "/S")) for event in action)
        return
    yield str(_value(action, "/S"))
    if "/Next" in action:
        yield "/Next"


def _value(holder, name):
    value = holder.get(name)
    return value if value is None else value.get_object()


def _dictionary(holder, name) -> dict:
    value = _value(holder, name)
    return value if isinstance(value, dict) else {}


def _list(holder, name) -> list:
    value = _value(holder, name)
    return list(value) if isinstance(value, list) else []
