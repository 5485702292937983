"""The brief 简报: a period on one A4 page, with bars, columns and its own definitions."""

from dataclasses import replace

from reports import charts

from .base import freeze

TITLE = "万安物业（邻里）纠纷调解简报"
CATEGORIES = 9  # and 其他
MONTHS = 12
STAGES = 5
ESTATES = 5
LONGEST = {"title": 44, "value": 11, "label": 33, "name": 10, "definition": 180}


def brief_html(brief: dict) -> str:
    """The frozen HTML of a brief; exactly one page whatever the number of kinds and estates.

    Keys: `period` (2026年10月); `figures`, four of {value, label}; `categories`, `months` and
    `flow`, lists of `charts.Bar` (or (label, number) pairs), the months oldest first, the last one
    being the period's; `estates`, dicts {name, cases, rate} in rank order, rate per 1,000
    households or None; `definition`, `made_by`, `made_on` (2026年11月3日); and if wanted `title`
    and `demo`.
    """
    months = _bars(brief["months"])[-MONTHS:]
    pale = [replace(bar, tone="pale") for bar in months[:-1]]
    context = {
        "title": _short("title", brief.get("title") or TITLE),
        "period": brief["period"],
        "demo": bool(brief.get("demo")),
        "figures": [_figure(row) for row in brief["figures"][:4]],
        "categories": charts.bars("按类型", charts.top(_bars(brief["categories"]), CATEGORIES)),
        "months": charts.columns("近十二个月（件）", [*pale, *months[-1:]], height=265),
        "flow": charts.bars("从处到执（本期）", _bars(brief["flow"])[:STAGES]),
        "estates": [_estate(row) for row in brief["estates"][:ESTATES]],
        "definition": _short("definition", brief["definition"]),
        "made_by": brief["made_by"],
        "made_on": brief["made_on"],
    }
    return freeze("documents/brief.html", context)


def _bars(rows) -> list[charts.Bar]:
    return [row if isinstance(row, charts.Bar) else charts.Bar(*row) for row in rows]


def _figure(row: dict) -> dict:
    return {name: _short(name, row[name]) for name in ("value", "label")}


def _estate(row: dict) -> dict:
    rate = row.get("rate")
    rate_in_words = "户数未登记" if rate is None else f"{rate:.1f} ‰"
    return {"name": _short("name", row["name"]), "cases": row["cases"], "rate": rate_in_words}


def _short(field: str, text: str) -> str:
    """A text cut to the space available."""
    most = LONGEST[field]
    return text if len(text) <= most else text[: most - 1] + "…"
