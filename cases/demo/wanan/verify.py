"""Recounting every distribution: on the plan before writing, and in the database after."""

from collections import Counter

from django.db.models import Count, Sum

from cases.law.categories import class_of
from cases.models import Case, Proceeding, Step

from . import days, figures
from .plan import Plan


class PlanBroken(AssertionError):
    """A distribution does not match its figures; nothing is written."""


def _same(name: str, counted, wanted) -> None:
    if dict(counted) != dict(wanted):
        raise PlanBroken(f"{name}: {dict(counted)}, not {dict(wanted)}")


def plan(made: list[Plan]) -> None:
    """Check all distributions of the plan."""
    _same("cases", {"all": len(made)}, {"all": figures.CASES})
    _same("results", Counter(p.result for p in made), figures.RESULTS)
    _same("sources", Counter(p.source for p in made), figures.SOURCES)
    kept = Counter(p.performance for p in made if p.performance)
    _same("performance", kept, figures.PERFORMANCES)
    asked = Counter(p.confirmation for p in made if p.confirmation)
    _same("confirmation", asked, figures.CONFIRMATIONS)
    _same("years", Counter(p.days["accepted"].year for p in made), figures.YEARS)
    _same("classes", Counter(class_of(p.category).value for p in made), figures.OFFICIAL)
    wanted = {n: row[-1] for n, row in enumerate(figures.estates())}
    _same("estates", Counter(p.estate for p in made), wanted)
    _same("difficult", {"all": sum(p.difficult for p in made)}, {"all": figures.DIFFICULT})
    _categories(made)
    _sense(made)


def _categories(made: list[Plan]) -> None:
    for code, wanted in figures.CATEGORIES.items():
        mine = [p for p in made if p.category == code]
        sums = [p.yuan for p in mine if p.yuan]
        _same(code, {code: (len(mine), len(sums), sum(sums))}, {code: wanted})


def _sense(made: list[Plan]) -> None:
    """Check the rules for each single case."""
    for p in made:
        ordered = list(p.days.values())
        good = (
            ordered == sorted(ordered)
            and ordered[-1] <= days.LAST
            and (p.agreed or not p.yuan)
            and bool(p.performance) == p.agreed
            and (not p.confirmation or p.result == "written")
            and (p.performance != "on_time" or p.days["performed"] > p.days["ended"])
        )
        if not good:
            raise PlanBroken(f"{p}")


def database(committee) -> None:
    """Check the same figures in the database."""
    cases = Case.objects.filter(committee=committee)
    whole = cases.aggregate(
        n=Count("pk"), m=Count("amount"), s=Sum("amount"), a=Sum("amount_agreed")
    )
    fen = figures.YUAN * 100
    wanted = {"n": figures.CASES, "m": figures.MONEY_CASES, "s": fen, "a": fen}
    _same("written", whole, wanted)
    rows = cases.values_list("category").annotate(Count("pk"), Count("amount"), Sum("amount"))
    counted = {code: (n, m, (s or 0) // 100) for code, n, m, s in rows}
    _same("written by category", counted, figures.CATEGORIES)
    _same("written by milestone", _milestones(cases), MILESTONES)
    asked = Proceeding.objects.filter(case__committee=committee).count()
    _same("proceedings", {"all": asked}, {"all": sum(figures.CONFIRMATIONS.values())})


def _milestones(cases) -> Counter:
    rows = Step.objects.filter(case__in=cases).exclude(milestone="")
    return Counter(dict(rows.values_list("milestone").annotate(Count("case", distinct=True))))


AGREED = figures.RESULTS["written"] + figures.RESULTS["oral"]
MILESTONES = {
    "registered": figures.CASES,
    "requested": figures.CASES,
    "accepted": figures.CASES,
    "ended_agreed_written": figures.RESULTS["written"],
    "ended_agreed_oral": figures.RESULTS["oral"],
    "ended_failed": figures.RESULTS["failed"],
    "ended_withdrawn": figures.RESULTS["withdrawn"],
    "effective": AGREED,
    "confirmed": figures.CONFIRMATIONS["confirmed"],
    "performed": figures.PERFORMANCES["at_once"] + figures.PERFORMANCES["on_time"],
    "closed": figures.CASES,
}
