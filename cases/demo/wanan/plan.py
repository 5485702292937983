"""Each of the 1886 cases as plain values, drawn so that all distributions hold.

Distributions are kept by drawing without replacement: a weight makes a case likelier to be drawn
for a share, never certain, and a share gets exactly its number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from . import figures

SEED = 20221886
SIGMA = 0.8
FLOOR, CAP = 100, 10


@dataclass(slots=True, eq=False)
class Plan:
    """One case: subject, result and (see `days`) dates."""

    category: str
    yuan: int = 0
    estate: int = 0
    source: str = "application"
    result: str = ""
    performance: str = ""
    confirmation: str = ""
    difficult: bool = False
    year: int = 0
    sessions: list[date] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)

    @property
    def agreed(self) -> bool:
        """Whether there was an agreement."""
        return self.result in ("written", "oral")

    @property
    def slow(self) -> bool:
        """Whether something remained to be done after the agreement."""
        return self.performance not in ("", "at_once")

    @property
    def performed(self) -> bool:
        """Whether everything was done in the end."""
        return self.performance in ("at_once", "on_time")


Weight = Callable[[Plan], float]


def plans(rng: Random) -> list[Plan]:
    """The 1886 cases without their days."""
    made = [plan for code in figures.CATEGORIES for plan in _of_category(rng, code)]
    _results(rng, made)
    _performances(rng, made)
    _confirmations(rng, made)
    _sources(rng, made)
    for plan in _draw(rng, made, figures.DIFFICULT, _difficulty):
        plan.difficult = True
    _deal(rng, made, "estate", {n: row[-1] for n, row in enumerate(figures.estates())})
    _deal(rng, made, "year", figures.YEARS)
    return made


def _of_category(rng: Random, code: str) -> list[Plan]:
    cases, with_money, yuan = figures.CATEGORIES[code]
    sums = amounts(rng, with_money, yuan)
    return [Plan(code, sums[n] if n < with_money else 0) for n in range(cases)]


def amounts(rng: Random, count: int, total: int) -> list[int]:
    """`count` sums of money, log-normal, in tens; the largest takes the remainder.

    >>> sums = amounts(Random(1), 40, 96_000)
    >>> sum(sums), min(sums) >= FLOOR, {n % 10 for n in sums}
    (96000, True, {0})
    """
    if not count:
        return []
    lots = [rng.lognormvariate(0, SIGMA) for _ in range(count)]
    scale, mean = total / sum(lots), total / count
    sums = [max(FLOOR, min(round(lot * scale, -1), CAP * mean // 10 * 10)) for lot in lots]
    sums = [int(one) for one in sums]
    sums[sums.index(max(sums))] += total - sum(sums)
    return sums


def _draw(rng: Random, lots: Iterable[Plan], count: int, weight: Weight) -> list[Plan]:
    """Exactly `count` of the plans; those of more weight are likelier."""
    order = sorted(lots, key=lambda plan: rng.random() ** (1 / weight(plan)), reverse=True)
    return order[:count]


def _share(rng: Random, lots: list[Plan], name: str, value: str, count: int, weight: Weight):
    """Set an attribute on that many plans that have none yet."""
    for plan in _draw(rng, [p for p in lots if not getattr(p, name)], count, weight):
        setattr(plan, name, value)


def _deal(rng: Random, lots: list[Plan], name: str, shares: dict):
    """Set an attribute on every plan so that each value occurs as often as given."""
    values = [value for value, count in shares.items() for _ in range(count)]
    rng.shuffle(values)
    for plan, value in zip(lots, values, strict=True):
        setattr(plan, name, value)


def _results(rng: Random, made: list[Plan]) -> None:
    """Set the results; failed cases are without money, so both readings of the sum agree."""
    free = [plan for plan in made if not plan.yuan]
    stubborn = {"NZ": 3.0, "OC": 3.0, "IL": 2.0, "PB": 2.0}
    for value in ("failed", "withdrawn"):
        count = figures.RESULTS[value]
        _share(rng, free, "result", value, count, lambda p: stubborn.get(p.category, 1.0))
    written = figures.RESULTS["written"]
    _share(rng, made, "result", "written", written, lambda p: 4.0 if p.yuan else 1.0)
    _share(rng, made, "result", "oral", figures.RESULTS["oral"], lambda p: 1.0)


def _performances(rng: Random, made: list[Plan]) -> None:
    """Set the performance; partial and missing payments are of written agreements with money."""
    owed = [plan for plan in made if plan.result == "written" and plan.yuan >= 2 * FLOOR]
    for value in ("partly", "not"):
        _share(rng, owed, "performance", value, figures.PERFORMANCES[value], lambda p: 1.0)
    agreed = [plan for plan in made if plan.agreed]
    for value, weight in (("on_time", 6.0), ("at_once", 1.0)):
        count = figures.PERFORMANCES[value]
        _share(
            rng,
            agreed,
            "performance",
            value,
            count,
            lambda p, w=weight: w if p.result == "written" else 1.0,
        )


def _confirmations(rng: Random, made: list[Plan]) -> None:
    """Send creditors of written agreements to court for confirmation."""
    waiting = [p for p in made if p.result == "written" and p.performance == "on_time"]
    for value, count in figures.CONFIRMATIONS.items():
        _share(rng, waiting, "confirmation", value, count, lambda p: 3.0 if p.yuan else 1.0)


BRINGS = {
    "entrusted_court": "PF LK DV DC",
    "entrusted_police": "NZ PT HT DC",
    "entrusted_petition": "PB DV OC MF PF",
    "entrusted_other": "IL SN EV UT",
    "own_initiative": "EV PA IL SN NZ PK",
}


def _sources(rng: Random, made: list[Plan]) -> None:
    for plan in made:
        plan.source = ""
    for value, codes in BRINGS.items():
        usual = set(codes.split())
        count = figures.SOURCES[value]
        _share(
            rng, made, "source", value, count, lambda p, u=usual: 3.0 if p.category in u else 1.0
        )
    count = figures.SOURCES["application"]
    _share(rng, made, "source", "application", count, lambda p: 1.0)


def _difficulty(plan: Plan) -> float:
    weight = 1.0 + 5.0 * (not plan.agreed) + 3.0 * bool(plan.confirmation)
    return weight + 5.0 * (plan.yuan > 10_000)
