"""Rows of a form added and deleted without script: the submitted data is changed, not validated."""

LONGEST = 4
NOT_TYPED = frozenset({"role", "kind", "side", "ORDER"})  # what a blank row of the page has


def whole_number(sent: str, otherwise: int) -> int:
    """A submitted count of rows; a longer number cannot come from our pages."""
    return int(sent) if sent.isdecimal() and len(sent) <= LONGEST else otherwise


def row_count(data, prefix) -> int:
    """The number of submitted rows."""
    return whole_number(data.get(f"{prefix}-TOTAL_FORMS", ""), 0)


def with_row_added(data, prefix, formset):
    """The data with room for one more row, as far as the formset reads rows."""
    data, place = data.copy(), row_count(data, prefix)
    data[f"{prefix}-TOTAL_FORMS"] = str(min(place + 1, formset.absolute_max))
    data.setdefault(f"{prefix}-{place}-DELETE", "")  # a row that is on the page is sent
    return data


def with_row_deleted(data, row):
    """The data with that row (its prefix: `parties-1`) blank and marked as deleted.

    The rows after it keep their positions, by which others name them.
    """
    data = data.copy()
    of_row = {name: name.removeprefix(f"{row}-") for name in data if name.startswith(f"{row}-")}
    for name, field in of_row.items():
        if field not in NOT_TYPED and "-" not in field:
            del data[name]
    data[f"{row}-DELETE"] = "on"
    return data
