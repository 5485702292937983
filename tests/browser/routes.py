"""The routes of the site, from the resolver."""

import re
from collections.abc import Iterator

from django.urls import get_resolver


def routes() -> Iterator[tuple]:
    """(name, pattern) of every route; of two with one name the first, which answers."""
    return iter(dict(reversed(list(_walk(get_resolver().url_patterns, "")))).items())


def is_file(pattern) -> bool:
    """Whether a route gives a file (.pdf, .xlsx, a scan …) rather than a page."""
    return bool(re.search(r"\.\w+$|/scans/", str(pattern.pattern)))


def _walk(patterns, space) -> Iterator[tuple]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.app_name}:" if pattern.app_name else space
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", pattern
