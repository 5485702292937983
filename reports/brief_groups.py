"""The groups of a brief in full, and the list behind every number, one condition for both."""

from urllib.parse import urlencode

from cases.law import money
from cases.web.listing.filters import UNRECORDED
from reports.periods import Period, month_in_words
from reports.statistics.brief import Brief, Row
from reports.statistics.definitions import DEFINITIONS

EVERYTHING = Period()


class Lists:
    """Addresses of the lists behind the figures, at one face's list; empty on paper."""

    def __init__(self, address: str = "", period: Period = EVERYTHING):
        self.address, self.period = address, period

    def counted(self, **narrowed: object) -> str:
        """The list of the period's cases, narrowed."""
        return self.of(self.period, **narrowed)

    def of(self, period: Period, **narrowed: object) -> str:
        """The list of the cases accepted in a period, narrowed."""
        span = {"accepted_from": period.since, "accepted_to": period.until}
        return self.all(accepted="true", **span, **narrowed)

    def here(self, part: str) -> str:
        """An anchor on the page itself."""
        return f"#{part}" if self.address else ""

    def all(self, **narrowed: object) -> str:
        """The narrowed list, for any period."""
        wanted = {name: str(value) for name, value in narrowed.items() if value is not None}
        return f"{self.address}?{urlencode(wanted)}" if self.address else ""


GROUPS = {
    "by_result": ("按结果", lambda row: {"result": row.code}),
    "by_source": ("按来源", lambda row: {"source": row.code or UNRECORDED}),
    "by_category": ("按类型", lambda row: {"category": row.code}),
    "by_estate": ("按小区", lambda row: {"estate": row.key}),
    "by_mediator": ("按调解员", lambda row: {"mediator": row.key}),
    "by_month": ("按月", lambda row: {"month": row.name.replace("-", "")}),
}
AS_WRITTEN = {
    "by_category_as_written": lambda row: {"category_written": row.name},
    "by_result_as_written": lambda row: {"result_written": row.name},
}


def tables(found: Brief, lists: Lists) -> list[dict]:
    """Every group in full, each row with its list."""
    return [
        {
            "title": title,
            "name": group.replace("_", "-"),
            "rows": [
                _row(row, group, lists.counted(**narrowed(row))) for row in getattr(found, group)
            ],
            "definition": DEFINITIONS[group],
        }
        for group, (title, narrowed) in GROUPS.items()
    ]


def _row(row: Row, group: str, url: str) -> dict:
    name = month_in_words(row.name) if group == "by_month" else row.name
    return {"name": name, "cases": row.cases, "amount": money.yuan(row.amount), "url": url}


def lists_of(found: Brief, lists: Lists) -> dict:
    """The list behind every number of `Brief.plain`, by its name; groups in their order."""
    of_money = lists.counted(money="true")
    groups = {group: narrowed for group, (_, narrowed) in GROUPS.items()} | AS_WRITTEN
    return {
        "cases": lists.counted(),
        "amount": of_money,
        "amount_wan": of_money,
        "cases_with_amount": of_money,
        "amount_agreed": lists.counted(sum="agreed"),
        "estates": "by_estate",
        "mediation_ended": lists.counted(ended="true"),
        "agreed": lists.counted(agreed="true"),
        **{
            group: [lists.counted(**narrowed(row)) for row in getattr(found, group)]
            for group, narrowed in groups.items()
        },
    }
