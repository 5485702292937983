"""What steps, entries and follow-ups declare.

A *step* moves the case along an edge, an *entry* records a fact in a named set of states, a
*follow-up* is a step the door takes by itself once its guards hold. Each is a method of the case;
the door finds them here and nowhere else.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django_fsm import transition

from mediation.directory.models import Function

from .earlier_facts import EarlierFact
from .guards import Guard
from .states import Milestone, Status

if TYPE_CHECKING:
    from .phases.roles import Role


class Audience(TextChoices):
    """Who may read a line of the trail."""

    ALL = "all", "各方"
    MEDIATION = "mediation", "调解参加人"
    STAFF = "staff", "调解员和调委会"
    MEDIATOR = "mediator", "仅调解员"


class Follow(StrEnum):
    """When the door takes a follow-up."""

    AT_ONCE = "at_once"
    DAILY = "daily"


class Unseen(Enum):
    """What the door does with an entry whose sender has not seen the last of its kind.

    Of its kind is the same act about the same parties, debt, payment, promise or clock.
    """

    REFUSED = auto()  # it counts in law or money, as a step does
    REFUSED_IF_SAME = auto()  # another account of another talk is recorded, the same one is not
    COMPARED = auto()  # the act itself compares what its sender saw


class ClockTrigger(Enum):
    """The rule by which an act starts a clock."""

    ADDRESSEE = auto()  # the answer of the company or department the matter is sent to
    LEVEL = auto()  # a higher level, which cuts the answer short
    SUPERVISION = auto()  # the day that a sheet of supervision sets
    NOTICE = auto()  # of a competent body: the day it sets
    RECEIPT = auto()  # of a dispatch that had not arrived at once
    REFERRAL = auto()  # the answer to the body that sent the case
    TRANSFER = auto()  # the answer of the committee that is to take the case over
    MEDIATION = auto()
    ORAL_AGREEMENT = auto()
    LAST_MARK = auto()  # the written agreement, with the last mark under it
    TITLE = auto()
    PAYMENT = auto()
    TERM = auto()  # the day of a term that depended on an event
    BREACH = auto()  # of a duty not to act, under a title that can be enforced
    INTERRUPTION = auto()  # of the time to apply for enforcement
    SETTLEMENT = auto()  # its last day, as typed
    APPLICATION = auto()  # enforcement applied for without success
    SET_OFF = auto()  # which both agreed, of a part of what is owed under such a title
    SET_OFF_TAKEN_BACK = auto()  # which had interrupted the time to apply for enforcement
    REVERSAL = auto()  # of the payment that had interrupted the time to apply for enforcement
    REOPENING = auto()  # of a closed case under a title that can be enforced
    MEDIATION_AGAIN = auto()  # of what a void agreement had settled
    JUDGMENT = auto()  # the last day to perform under a court's own paper
    RECEIVED = auto()  # an application by a court: what it is held to until it takes it
    TAKEN = auto()  # an application by a court: what it is held to until it decides
    SUIT = auto()  # brought to a court
    ORDER = auto()  # of payment, applied for
    FILING = auto()  # of the way that is chosen: a suit, an order, or none of a court
    CONVERSION = auto()  # of an order into a suit
    RESUMPTION = auto()  # of an enforcement
    COURT_ABOVE = auto()  # decides on an enforcement that lay idle
    ISSUE = auto()  # of a payment order: the time to serve it
    RULING_SERVED = auto()  # which confirmed the agreement: the time to object to it
    AWARD_SERVED = auto()  # the time to ask a court to set it aside
    SERVICE = auto()  # of a payment order: the time to object to it
    PROCEDURE = auto()  # by which a court tries a suit: the time to try it in
    CONFIRMATION_AGAIN = auto()  # confirmation applied for without success: its time goes on


def _none(case: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Effects:
    """What an act changes beside the state, as its page says beforehand.

    `ends` are the clocks it ends, `by_receipt` the one of these that the receipt of an application
    meets, while it is not over; `starts` is the rule of the clock it starts, `audience` who reads
    its line, `mark` the kind of mark it sets under the agreement; `leave` are the functions whose
    people the case leaves by it; `then` pairs a state with that to which a follow-up leads from it;
    `keeps` names of `ends` those that go on in a case.
    """

    ends: tuple[str, ...] = ()
    by_receipt: bool = False
    starts: ClockTrigger | None = None
    audience: Audience = Audience.ALL
    mark: str = ""
    leave: frozenset[Function] = frozenset()
    then: tuple[tuple[Status, Status], ...] = ()
    keeps: Callable[[Any], tuple[str, ...]] = _none


@dataclass(frozen=True, slots=True)
class Line:
    """A further trail line of an act, with its own milestone and legal day."""

    name: str
    sentence: str
    milestone: Milestone
    on: Any = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What an act does to a second case, which it concerns as well: a method of it, its facts."""

    case: Any
    does: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """The result of an act: the trail sentence and the case columns it changed.

    `sentence` may hold a `party_mark` for a name, shown to each reader as they may see it.
    """

    sentence: str
    changed: tuple[str, ...] = ()
    milestone: Milestone | None = None
    counts: bool = True  # False: its milestone was counted before, this line writes none
    audience: Audience = Audience.ALL
    facts: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[Line, ...] = ()
    on: Any = None
    parties: bool = False  # the act changed the parties
    invalidates_open_forms: bool = (
        False  # a form opened before the act shows outdated values, as after a step
    )
    untouched: tuple[str, ...] = ()  # cached records of the sheet that are still valid
    second: Beside | None = None

    def beside(self, second: Beside) -> "Done":
        """The same result, with what the act does to a second case."""
        return replace(self, second=second)

    @property
    def kept(self) -> tuple[str, ...]:
        """The kinds of records the sheet keeps after this act."""
        return self.untouched if self.parties else ("all_parties", *self.untouched)


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the door and the pages see it; `target` is None for an entry.

    It cannot be dated before those of the facts it `rests_on` and of the registration; a step,
    besides, none before the last milestone. An act that counts from a day `before_registration` is
    bound by what it rests on alone. `unseen` is for an entry what the version of a case is for a
    step: what happens to a form that was opened before the last entry of its kind.
    """

    name: str
    label: str
    sources: frozenset[Status]
    target: Status | None
    permission: "Role"
    guards: tuple[Guard, ...]
    quiet: bool = False
    follow: Follow | None = None
    milestone: Milestone | None = None
    admits: frozenset[Function] = frozenset()  # whose access rows the act changes
    effects: Effects = Effects()
    rests_on: tuple[EarlierFact, ...] = ()
    before_registration: bool = False
    unseen: Unseen = Unseen.REFUSED
    called: Callable[[Any], str] | None = None  # by the records of a case

    @property
    def is_step(self) -> bool:
        """Whether the act moves the case."""
        return self.target is not None


NOTHING_ELSE = Effects()


def step(
    *,
    source: Status | Iterable[Status],
    target: Status,
    label: str,
    permission: "Role",
    guards: tuple[Guard, ...] = (),
    quiet: bool = False,
    follow: Follow | None = None,
    milestone: Milestone | None = None,
    admits: Collection[Function] = (),
    effects: Effects = NOTHING_ELSE,
    rests_on: tuple[EarlierFact, ...] = (),
    before_registration: bool = False,
    called: Callable[[Any], str] | None = None,
):
    """Declare a step along an edge; all sources are listed, the target is one state."""
    sources = [source] if isinstance(source, Status) else sorted(source)
    custom = {"label": label, "quiet": quiet, "follow": follow}
    custom |= {"milestone": milestone, "admits": frozenset(admits), "effects": effects}
    custom |= {"rests_on": rests_on, "before_registration": before_registration, "called": called}
    return transition(
        "status", sources, target, conditions=list(guards), permission=permission, custom=custom
    )


def entry(
    *,
    states: Iterable[Status],
    label: str,
    permission: "Role",
    guards: tuple[Guard, ...] = (),
    quiet: bool = False,
    admits: Collection[Function] = (),
    effects: Effects = NOTHING_ELSE,
    rests_on: tuple[EarlierFact, ...] = (),
    before_registration: bool = False,
    unseen: Unseen = Unseen.REFUSED,
    called: Callable[[Any], str] | None = None,
):
    """Declare a fact that may be recorded in these states without moving the case."""

    def mark(method):
        name = method.__name__
        act = Act(name, label, frozenset(states), None, permission, guards, quiet)
        more = {"effects": effects, "rests_on": rests_on, "unseen": unseen, "called": called}
        more |= {"admits": frozenset(admits), "before_registration": before_registration}
        method.entry = replace(act, **more)
        return method

    return mark


def acts_of(model: type) -> tuple[Act, ...]:
    """All acts of the case: its steps, then its entries.

    A step method with several targets gives one act per target.
    """
    return (*_steps(model), *_entries(model))


def _steps(model: type) -> Iterable[Act]:
    edges: dict[tuple[str, Any], list] = {}
    for edge in model._meta.get_field("status").get_all_transitions(model):  # type: ignore[attr-defined]
        edges.setdefault((edge.name, edge.target), []).append(edge)
    for (name, target), group in edges.items():
        first = group[0]
        yield Act(
            name=name,
            label=first.custom["label"],
            sources=frozenset(Status(edge.source) for edge in group),
            target=Status(target),
            permission=first.permission,
            guards=tuple(first.conditions),
            quiet=first.custom["quiet"],
            follow=first.custom["follow"],
            milestone=first.custom["milestone"],
            admits=first.custom["admits"],
            effects=first.custom["effects"],
            rests_on=first.custom["rests_on"],
            before_registration=first.custom["before_registration"],
            called=first.custom["called"],
        )


def _entries(model: type) -> Iterable[Act]:
    for name in sorted(dir(model)):
        act = getattr(getattr(model, name, None), "entry", None)
        if isinstance(act, Act):
            yield act
