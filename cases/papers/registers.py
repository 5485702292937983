"""Registers 登记簿: every serial of a series in its order, with its case or why it is void."""

from django.apps import apps

from .kinds import KINDS, PaperKind

REGISTERS = {kind.register: kind for kind in KINDS if kind.register}


def register_named(text: str) -> PaperKind | None:
    """The form whose register has that name (受理登记簿), or that code or name; else None."""
    wanted = text.strip().lower()
    for title, kind in REGISTERS.items():
        if wanted in (title, kind.code.lower(), kind.name):
            return kind
    return None


def register_rows(kind: PaperKind, committee, year: int):
    """The serials drawn in that year for papers of that kind, in number order.

    A queryset of NumberDrawn with `case`; a void serial keeps its place and its reason.
    """
    drawn = apps.get_model("cases", "NumberDrawn").objects.filter(
        series__committee=committee, series__kind=kind.bears.series, series__year=year
    )
    return drawn.select_related("case__mediator").order_by("serial")
