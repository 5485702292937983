"""The facts an act rests on: its day cannot be before any of theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Case


@dataclass(frozen=True, slots=True)
class EarlierFact:
    """Something that happened before an act: its day, and what happened on that day.

    `day` returns None where the case has no such fact or the submitted facts do not name it.
    `happened` is a clause that follows a day: “这笔款是那天付的”; `instead` says what to do.
    """

    day: Callable[["Case", Mapping[str, Any]], date | None]
    happened: str
    instead: str = "请填那天或者以后的日期"

    do_not_call_in_templates = True


ABOUT = "about"  # the fact of a line that names what its entry is about


OTHER_SUBJECTS = ("obligation", "payment", "promise", "clock")


def earlier_fact(
    happened: str, **more: str
) -> Callable[[Callable[["Case", Mapping[str, Any]], date | None]], EarlierFact]:
    """Turn a question for a day into the fact of that day."""

    def make(day: Callable[["Case", Mapping[str, Any]], date | None]) -> EarlierFact:
        return EarlierFact(day, happened, **more)

    return make


@earlier_fact("案件是那天登记的")
def the_registration(case, facts):
    return case.registered_on


@earlier_fact("上一步是那天办的")
def the_last_step(case, facts):
    return case.last_milestone_on


def named_parties(facts: Mapping[str, Any]) -> list:
    """The parties the submitted facts of an act name."""
    ends = (facts.get("party"), facts.get("against"))
    parties = (*ends, *facts.get("parties", ()), *facts.get("present", ()))
    return [party for party in parties if party]


def marks_of_subjects(facts: Mapping[str, Any]) -> set[int | str]:
    """What the submitted facts are about, as a line keeps it: parties by key, other rows by kind
    and key."""
    rows = ((kind, facts.get(kind)) for kind in ("company", *OTHER_SUBJECTS))
    others = {f"{kind}:{row.pk}" for kind, row in rows if row}
    return {party.pk for party in named_parties(facts)} | others


def latest(days) -> date | None:
    """The latest of these days, some of which may be None; None if all are."""
    return max(filter(None, days), default=None)


def earliest(days) -> date | None:
    """The earliest of these days, some of which may be None; None if all are."""
    return min(filter(None, days), default=None)
