"""The Wan'an brief 简报: disputes accepted into mediation in a period, and their outcomes.

Counted: every case accepted in the period, by the day of its (first) acceptance, whatever its
outcome; for a ledger the day is 登记日期. `amount` is the money involved (涉及金额) of all cases
counted, `amount_agreed` the money of the agreements (协议涉及金额); both in 分, rounded once to
万元 when printed. Success: cases whose last end of mediation was an agreement among those whose
mediation has ended; cases still in mediation are in neither number. Definition 2026-1.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet, Sum

from cases.law import money
from cases.law.categories import Category
from cases.models import Case, Source
from cases.search.mediation_results import GOING_ON, RESULTS, with_result
from cases.states import AGREED_MILESTONES
from cases.web.listing.filters import NOT_RECORDED
from reports.statistics.definitions import DEFINITION, DEFINITIONS


class Row(NamedTuple):
    """One group: its code (where it has one), name, cases, 分; `key` finds its list."""

    code: str
    name: str
    cases: int
    amount: int
    key: str = ""

    def plain(self) -> dict[str, Any]:
        """As the command prints it: the sum in 元."""
        found = {"name": self.name, "cases": self.cases, "amount": money.plain(self.amount)}
        return {"code": self.code, **found} if self.code else found


@dataclass(frozen=True, slots=True)
class Brief:
    """The figures of one brief; every group is non-empty."""

    cases: int
    amount: int
    amount_agreed: int
    with_money: int
    estates: int
    ended: int
    agreed: int
    by_category: list[Row]
    by_result: list[Row]
    by_source: list[Row]
    by_mediator: list[Row]
    by_month: list[Row]
    by_estate: list[Row]
    by_category_as_written: list[Row]
    by_result_as_written: list[Row]

    def plain(self) -> dict[str, Any]:
        """As the command prints it: sums in 元 and 万元, lists of groups."""
        lists = {
            name: [row.plain() for row in getattr(self, name)]
            for name in self.__slots__
            if name.startswith("by_")
        }
        return {
            "cases": self.cases,
            "amount": money.plain(self.amount),
            "amount_wan": money.wan(self.amount),
            "amount_agreed": money.plain(self.amount_agreed),
            "cases_with_amount": self.with_money,
            "estates": self.estates,
            "mediation_ended": self.ended,
            "agreed": self.agreed,
            "definition": DEFINITION,
            "definitions": DEFINITIONS,
            **lists,
        }


def accepted_between(
    cases: QuerySet[Case], since: date | None = None, until: date | None = None
) -> QuerySet[Case]:
    """The cases accepted into mediation in a period (Beijing days, both included)."""
    found = cases.filter(accepted_on__isnull=False)
    if since is not None:
        found = found.filter(accepted_on__gte=since)
    return found if until is None else found.filter(accepted_on__lte=until)


def brief(cases: QuerySet[Case]) -> Brief:
    """All figures of the given cases; pass `accepted_between(visible cases, …)`."""
    cases = cases.order_by()
    by_result = _by_result(cases)
    return Brief(
        **_totals(cases),
        with_money=cases.filter(amount__gt=0).count(),
        ended=sum(row.cases for row in by_result if row.code != GOING_ON),
        agreed=sum(row.cases for row in by_result if row.code in AGREED_MILESTONES),
        by_category=_named(_group(cases, "category"), dict(Category.choices)),
        by_result=by_result,
        by_source=_named(_group(cases, "source"), dict(Source.choices)),
        by_mediator=_by_name(cases, "mediator"),
        by_month=by_month(cases),
        by_estate=_by_name(cases, "estate", code="estate__code"),
        by_category_as_written=_as_written(cases, "category_written"),
        by_result_as_written=_as_written(cases, "result_written"),
    )


def _totals(cases: QuerySet[Case]) -> dict[str, int]:
    return cases.aggregate(
        cases=Count("pk"),
        amount=Sum("amount", default=0),
        amount_agreed=Sum("amount_agreed", default=0),
        estates=Count("estate", distinct=True),
    )


def _group(cases: QuerySet[Case], *by: str) -> list[dict[str, Any]]:
    """Cases and 分 of each group, the largest first."""
    rows = cases.values(*by).annotate(n=Count("pk"), fen=Sum("amount", default=0))
    return list(rows.order_by("-n", *by))


def _named(rows: list[dict[str, Any]], names: dict[str, str]) -> list[Row]:
    """Groups of one coded column with the names of the codes."""
    return [_row(next(iter(row.values())), names, row) for row in rows]


def _row(code: str, names: dict[str, str], row: dict[str, Any]) -> Row:
    return Row(code, names.get(code) or NOT_RECORDED, row["n"], row["fen"])


def _by_result(cases: QuerySet[Case]) -> list[Row]:
    return _named(_group(with_result(cases), "result"), RESULTS)


def _by_name(cases: QuerySet[Case], of: str, code: str = "") -> list[Row]:
    """Groups by a related record's name; two of the same name stay two."""
    keys = [of, f"{of}__name", *([code] if code else [])]
    rows = _group(cases.exclude(**{of: None}), *keys)
    return [
        Row(row[code] if code else "", row[f"{of}__name"], row["n"], row["fen"], str(row[of]))
        for row in rows
    ]


def by_month(cases: QuerySet[Case]) -> list[Row]:
    """Groups by month of acceptance, oldest first; the name is like 2026-03."""
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in _group(cases.order_by(), "accepted_on"):  # some thousand days, not every case
        month = months[f"{row['accepted_on']:%Y-%m}"]
        month[0] += row["n"]
        month[1] += row["fen"]
    return [Row("", name, cases, fen) for name, (cases, fen) in sorted(months.items())]


def _as_written(cases: QuerySet[Case], column: str) -> list[Row]:
    """Groups by the word of an imported ledger, as written there."""
    rows = _group(cases.exclude(**{column: ""}).annotate(word=F(column)), "word")
    return [Row("", row["word"], row["n"], row["fen"]) for row in rows]
