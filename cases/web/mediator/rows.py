"""Rows of a form without script: one more, one struck, one moved; nothing is checked yet."""

from django.forms.utils import ErrorDict


def one_more(data, prefix):
    """The data with room for one more row."""
    data = data.copy()
    data[f"{prefix}-TOTAL_FORMS"] = str(count(data, prefix) + 1)
    return data


def count(data, prefix) -> int:
    """How many rows were sent."""
    sent = data.get(f"{prefix}-TOTAL_FORMS", "")
    return int(sent) if sent.isdecimal() else 0


def struck(data, row):
    """The data with that row (its prefix) marked as struck."""
    data = data.copy()
    data[f"{row}-DELETE"] = "on"
    return data


def unchecked(form):
    """A bound form that shows what was typed and complains of nothing."""
    form._errors = ErrorDict()
    return form
