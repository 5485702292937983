"""The brief 简报 on paper: one page of figures and charts, then every group in full."""

from dataclasses import replace

from reports import charts

from .base import freeze

CATEGORIES = 10  # the last one is what is left, added up
MONTHS = 12
STAGES = 5
ESTATES = 5
SUMS = 8
LONGEST = {"title": 44, "value": 14, "label": 16, "note": 14, "name": 10}
OF_THE_FIRST_PAGE = "cases compared success amount estates months flow top_estates".split()


def brief_html(brief: dict) -> str:
    """The frozen HTML of a brief: the first page is one page whatever the number of kinds.

    Takes what `brief_sheet.sheet` gives, with the same figures as the page.
    """
    context = {
        "title": _short("title", brief["title"]),
        "period": brief["period"],
        "demo": bool(brief.get("demo")),
        "figures": [_figure(row) for row in brief["figures"][:4]],
        "categories": charts.bars("按类型", _bars(brief["categories"])[:CATEGORIES]),
        "months": charts.columns("近十二个月（件）", _months(brief), height=265),
        "flow": charts.bars("从处到执（本期）", _bars(brief["flow"])[:STAGES]),
        "agreed": charts.bars("协议履行", _bars(brief["sums_agreed"]), unit=""),
        "sums": charts.bars("涉及金额最多的类型", _bars(brief["sums_by_category"])[:SUMS], unit=""),
        "estates": [row | {"name": _short("name", row["name"])} for row in brief["estates"]],
        "tables": brief["tables"],
        "definitions": brief["definitions"],
        "first_page": [brief["definitions"][name] for name in OF_THE_FIRST_PAGE],
        "definition": brief["definition"],
        "made_by": brief["made_by"],
        "made_on": brief["made_on"],
    }
    return freeze("documents/brief.html", context)


def _months(brief: dict) -> list[charts.Bar]:
    """The months, all but the last one pale."""
    months = _bars(brief["months"])[-MONTHS:]
    return [*(replace(bar, tone="pale") for bar in months[:-1]), *months[-1:]]


def _bars(rows) -> list[charts.Bar]:
    return [row if isinstance(row, charts.Bar) else charts.Bar(*row) for row in rows]


def _figure(row: dict) -> dict:
    notes = [_short("note", f"{note['label']} {note['value']}") for note in row["notes"]]
    return {name: _short(name, row[name]) for name in ("value", "label")} | {"notes": notes}


def _short(field: str, text: str) -> str:
    """A text cut to the space available."""
    most = LONGEST[field]
    return text if len(text) <= most else text[: most - 1] + "…"
