"""The brief 简报 on paper: one page of figures and charts; in full, with every group after it."""

from dataclasses import replace

from reports import charts

from .base import freeze

CATEGORIES = 10  # the last one is what is left, added up
MONTHS = 12
STAGES = 5
ESTATES = 5
SUMS = 8
GROUPS_ON_ONE_PAGE = ("by-result", "by-source")
LONGEST = {"title": 44, "value": 14, "label": 16, "note": 14, "name": 10}
OF_THE_FIRST_PAGE = (
    "cases compared success amount estates months flow top_estates by_result by_source performance"
).split()


def brief_html(brief: dict, *, in_full: bool = False) -> str:
    """The frozen HTML of a brief: one page whatever the number of kinds; in full, all groups too.

    Takes what `brief_sheet.sheet` gives, with the same figures as the page.
    """
    context = _first_page(brief) | {"in_full": in_full} | (_details(brief) if in_full else {})
    return freeze("documents/brief.html", context)


def _first_page(brief: dict) -> dict:
    return {
        "title": _short("title", brief["title"]),
        "period": brief["period"],
        "demo": bool(brief.get("demo")),
        "figures": [_figure(row) for row in brief["figures"][:4]],
        "categories": charts.bars("按类型", _bars(brief["categories"])[:CATEGORIES]),
        "months": charts.columns("近十二个月（件）", _months(brief), height=215),
        "flow": charts.bars("从处到执（本期）", _bars(brief["flow"])[:STAGES]),
        "estates": [row | {"name": _short("name", row["name"])} for row in brief["estates"]],
        "lines": [_line_of_sums(brief), *_lines_of_groups(brief)],
        "first_page": [brief["definitions"][name] for name in OF_THE_FIRST_PAGE],
        "made_by": brief["made_by"],
        "made_on": brief["made_on"],
    }


def _details(brief: dict) -> dict:
    """Every group, and the sums as charts."""
    return {
        "tables": brief["tables"],
        "agreed": charts.bars("履行情况", _bars(brief["sums_agreed"]), unit=""),
        "sums": charts.bars("涉及金额最多的类型", _bars(brief["sums_by_category"])[:SUMS], unit=""),
        "definitions": brief["definitions"],
        "definition": brief["definition"],
    }


def _line_of_sums(brief: dict) -> dict:
    return {
        "title": "履行情况",
        "parts": [f"{bar.label} {bar.words}" for bar in brief["sums_agreed"]],
    }


def _lines_of_groups(brief: dict) -> list[dict]:
    """The groups with few kinds, each in a line."""
    return [
        {
            "title": table["title"],
            "parts": [f"{_short('name', r['name'])} {r['cases']} 件" for r in table["rows"]],
        }
        for table in brief["tables"]
        if table["name"] in GROUPS_ON_ONE_PAGE
    ]


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
