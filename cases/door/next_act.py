"""Which act comes first, and which are folded: one rule for every face.

The rule looks at the state and at what was recorded; who may do what has been decided before.
Only what is awaited from somebody else is folded for a reader. The first open act of the order is
the one a page shows as the next.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from cases.models import Case
from cases.phases.enforce.visits import OF_VISITS
from cases.phases.mediate.groups import LISTING, OF_A_LIST
from cases.phases.mediate.guards import a_title_in_force, no_title_in_force
from cases.phases.mediate.sharing import SHARING
from cases.states import STAGE_OF, TALKING
from cases.states import Status as S
from cases.words.acts import is_of_stage, place_of
from cases.words.readers import Reader

from .next_by_state import Acts, is_idle, is_of_others, wanted_acts
from .offering import catalogue
from .situation import is_at_rest

# Whether there is an agreement in force, which only a variation takes the place of.
BY_THE_TITLE = {guard.otherwise for guard in (a_title_in_force, no_title_in_force)}
Button = Any  # a dataclass of the faces: name, quiet, stuck, blocked_by, acts_on_nothing


def arranged(case: Case, buttons: Iterable[Button], reader: Reader = Reader.STAFF) -> list[Button]:
    """The buttons in the order of the work, the folded ones last, those of one reason together.

    Left out is what the result of a court rules out, and what has nothing to act on.
    """
    wanted = wanted_acts(case, {button.name for button in buttons})
    found = [
        replace(b, quiet=_is_folded(case, b, wanted) or is_of_others(case, b.name, reader))
        for b in buttons
        if not _is_ruled_out(case, b)
    ]
    return _alike_together(
        sorted(found, key=lambda b: (b.stuck, b.quiet, bool(b.blocked_by), *_rank(case, b, wanted)))
    )


def _alike_together(buttons: list[Button]) -> list[Button]:
    """Of those that are impossible now, the ones of one reason follow one another."""
    first = {button.why: place for place, button in reversed(list(enumerate(buttons)))}
    return sorted(buttons, key=lambda b: (b.stuck, first[b.why] if b.stuck else 0))


def _rank(case: Case, button: Button, wanted: Acts) -> tuple[int, bool, int]:
    """What is wanted first; of what is folded, then that of the stage in which the case is."""
    place = wanted.index(button.name) if button.name in wanted else len(wanted)
    of_another = button.quiet and not is_of_stage(button.name, STAGE_OF[S(case.status)])
    return place, of_another, place_of(button.name)


def _is_folded(case: Case, button: Button, wanted: Acts) -> bool:
    if button.name in wanted and not button.blocked_by:
        return False
    if button.quiet or is_at_rest(case):
        return True
    return is_idle(case, button.name) or _is_too_early(case, button)


def _is_too_early(case: Case, button: Button) -> bool:
    """An act of a later step of the court: nothing here mends it."""
    at_court = case.status == S.ADJUDICATING and case.sheet.current_proceeding is not None
    return at_court and bool(button.blocked_by)


def _is_ruled_out(case: Case, button: Button) -> bool:
    """An entry that has nothing to act on, an act of another result than the one that came, of a
    proceeding that is over, of members for whom nothing came, of visits planned at the closing."""
    if button.acts_on_nothing:
        return True
    if case.status in TALKING and _is_of_another_text(case, button):
        return True
    if button.name in OF_A_LIST and not case.sheet.members_by_group:
        return True
    if button.name in LISTING and not case.sheet.groups:
        return True
    if button.name in SHARING and button.blocked_by:
        return True
    if button.name in OF_VISITS and button.blocked_by:
        return True
    is_over = case.status == S.ADJUDICATING and case.sheet.current_proceeding is None
    return is_over and any(not reason.remedy_url for reason in button.blocked_by)


def _is_of_another_text(case: Case, button: Button) -> bool:
    """Before any title nothing is performed or varied; under one, mediation does not end."""
    if any(reason.otherwise in BY_THE_TITLE for reason in button.blocked_by):
        return True
    if case.sheet.title is not None or not button.blocked_by:
        return False
    return button.name in _of_what_is_in_force()


@cache
def _of_what_is_in_force() -> frozenset[str]:
    """The acts that go on at the table while a variation is talked about, and not before."""
    both = TALKING | {S.PERFORMING}
    acts = (act for act in catalogue() if act.sources >= both and S.REQUESTED not in act.sources)
    return frozenset(act.name for act in acts)
