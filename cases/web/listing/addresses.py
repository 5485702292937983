"""Addresses of a list that narrow, sort or page it differently."""

from urllib.parse import urlencode

NOT_CONDITIONS = frozenset({"page", "sort", "filter"})


def address(**wanted) -> str:
    """The list with only these parameters; empty ones are left out."""
    return f"?{urlencode({name: value for name, value in wanted.items() if value})}"


def address_with(request, **changed) -> str:
    """The list with some parameters changed; an empty one is dropped, and so is the page."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changed.items():
        query.pop(name, None)
        if value:
            query[name] = str(value)
    return f"?{query.urlencode()}"


def is_narrowed(request, *ignoring) -> bool:
    """Whether the list is narrowed by any other parameter than these."""
    skipped = NOT_CONDITIONS.union(ignoring)
    return any(value for name, value in request.GET.items() if name not in skipped)


def hidden_fields(request, *ignoring) -> list[tuple[str, str]]:
    """The parameters a form of the list submits beside its own fields, as (name, value)."""
    own_fields = {"page", "filter", *ignoring}
    return [(n, value) for n, value in request.GET.items() if value and n not in own_fields]
