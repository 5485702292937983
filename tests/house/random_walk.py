"""A dispute that goes any way its people take it: by its forms, through the door, day after day.

Every rule of the machine draws one seed, from which all its choices follow: a walk is known by its
rules and seeds, in their order. Whatever is tried, records agree, the dispute leads on, and who may
not, cannot.
"""

import random
import sys
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cases import door
from cases.door import offering
from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from tests import kept_rows
from tests.cases.web.staged_acts import STAGED, Staged, acts_in
from tests.cast import at_work_in, cast
from tests.factories import REACHABLE
from tests.house import matrix, measuring
from tests.house.around_the_door import nothing_around_the_door
from tests.house.promises import Promises
from tests.house.sending import REFUSED, Sending
from tests.house.ways import in_state, ways_over
from tests.moments import MONDAY, morning_of

SEEDS = st.integers(0, 2**32 - 1)
STAFF = measuring.STAFF | {"deputy": "deputy"}
PASSING = (1, 3, 8, 16, 31, 92, 400, 1200)  # days
EDGES = frozenset(matrix.EDGES - matrix.BARRED)
# Whatever a walk may take: every edge, and every entry from anywhere.
ENTRIES = frozenset(("", act.name, "") for act in matrix.ACTS if not act.target)
GOALS = sorted(EDGES | ENTRIES)


class Walk(Promises, Sending, RuleBasedStateMachine):
    """One dispute, from a state that the seed names, each walk in a transaction of its own."""

    covered: ClassVar[Counter] = Counter()  # what was taken, as in `GOALS`: (from, act, to)
    tried: ClassVar[Counter] = Counter()  # what became of the forms that were sent
    seeks: ClassVar[tuple] = ()  # of these goals, a walk begins before one not yet taken
    sought: ClassVar[Counter] = Counter()  # how often each was: its ways are taken in turn
    begun: ClassVar[dict] = {}  # the way of each seed, for
    fell: ClassVar[bool] = False  # a walk that found something: it is told again, and begins alike

    def __init__(self):
        super().__init__()
        self.life = ExitStack()
        self.time = self.life.enter_context(morning_of(MONDAY))
        self.life.enter_context(measuring.undone())
        self.life.enter_context(kept_rows.watch())
        self.d, self.towns, self.turn = None, {}, 0
        self.by_link, self.told, self.looked_at = [], [], None

    def teardown(self):
        if isinstance(sys.exc_info()[1], Exception):
            type(self).fell = True
            print("\n".join(self.told))
        self.life.close()

    # --- rules -----------------------------------------------------------------------------------

    @initialize(seed=SEEDS)
    def begin(self, seed):
        """The usual dispute, in any state; a goal that is sought is taken at once."""
        dice = self.dice(seed)
        told_again = self.fell and seed in self.begun
        way = self.begun[seed] = self.begun[seed] if told_again else self.next_way()
        self.start(way.case if way else in_state(dice.choice(REACHABLE)))
        if way:
            self.take(dice, way)

    def next_way(self):
        """The next way to the goal that was sought least of those not yet taken, or None."""
        missing = [goal for goal in self.seeks if goal not in self.covered]
        if not missing:
            return None
        goal = min(missing, key=lambda one: self.sought[one])
        self.sought[goal] += 1
        ways = ways_over(*goal[:2])
        return ways[(self.sought[goal] - 1) % len(ways)]

    def start(self, case):
        """The people and the dispute that `case` makes of them; each party has a link."""
        self.people = cast()
        self.towns = {self.people.committee.pk: self.people}
        with nothing_around_the_door():
            self.d = case(self.people)
        sides = zip(measuring.LINKS, self.d.both, strict=False)
        self.by_link = [(role, self.d.link(party)) for role, party in sides]
        self.seen()

    @rule(seed=SEEDS)
    def take_what_is_offered(self, seed):
        """Any act that is open to somebody, its form filled in as it offers."""
        self.take_one_of(self.dice(seed), lambda act: True)

    @rule(seed=SEEDS)
    def lead_on(self, seed):
        """A step that is open to somebody, its form filled in as it offers."""
        self.take_one_of(self.dice(seed), lambda act: act.is_step)

    @rule(seed=SEEDS)
    def take_as_people_do(self, seed):
        """An act of the reviewed matrix, after what comes before it; at times of an earlier day."""
        dice = self.dice(seed)
        day = clock.today() - timedelta(days=dice.choice(PASSING))
        dated = {"on": day.isoformat()} if dice.random() < 0.2 else {}
        self.take(dice, dice.choice(self.rows()), **dated)

    @rule(seed=SEEDS)
    def try_anything(self, seed):
        """Any act by anybody, its form filled in without sense."""
        dice = self.dice(seed)
        role, actor = dice.choice(self.actors())
        acts = [act for act in offering.catalogue() if act.name in FORMS]
        self.send(dice, dice.choice(acts), role, actor, garbage=0.6)

    @rule(seed=SEEDS)
    def go_where_none_is(self, seed):
        """An act from another state, or by somebody else, is refused and writes nothing."""
        dice = self.dice(seed)
        role, actor = dice.choice(self.actors())
        case = self.case()
        closed = [a for a in offering.catalogue() if not self.is_possible(a, case, actor)]
        self.is_refused(dice.choice(closed), role, actor)

    @rule(seed=SEEDS)
    def go_past_a_guard(self, seed):
        """An act that something stands against is refused, and writes nothing."""
        dice = self.dice(seed)
        role, actor = dice.choice(self.who_see_it())
        offered = offering.offers(self.case(), actor)
        if barred := [one.act for one in offered if one.blocked_by and not one.is_over]:
            self.is_refused(dice.choice(barred), role, actor)

    @rule(seed=SEEDS)
    def let_days_pass(self, seed):
        """Days go by, and the daily run comes."""
        self.time.shift(timedelta(days=self.dice(seed).choice(PASSING)))
        assert not daily_run.run()["failed"]
        self.d.case = self.case()
        self.seen()

    # --- invariants --------------------------------------------------------------------------

    @invariant()
    def all_holds(self):
        """Every promise, where anything changed since it was last looked at."""
        case = self.case()
        now = (case.trail_length, clock.today())
        if now != self.looked_at:
            self.looked_at = now
            try:
                self.promises_hold(case)
            except AssertionError as wrong:
                wrong.add_note("\n".join(self.told))
                raise

    # --- what the rules share ----------------------------------------------------------------

    def dice(self, seed):
        """The dice of a rule: of its seed, and of how many rules there were; seeds come again."""
        self.turn += 1
        return random.Random(f"{seed} {self.turn}")

    def case(self):
        """The dispute as it is in the database."""
        return Case.objects.get(pk=self.d.case.pk)

    def actors(self):
        """Everybody with their role; the parties come by their links."""
        staff = [(role, getattr(self.people, f"as_{who}")) for role, who in STAFF.items()]
        return [*staff, *self.by_link]

    def is_possible(self, act, case, actor):
        """Whether an act of that name may be taken here by this actor."""
        same = [one for one in offering.catalogue() if one.name == act.name]
        return any(case.status in a.sources and a.permission(case, actor) for a in same)

    def who_see_it(self):
        """Those of them who may open the dispute."""
        return [(role, actor) for role, actor in self.actors() if self.sees(actor)]

    def take_one_of(self, dice, wanted):
        """One of the acts wanted that are open now to somebody; people are asked in any order."""
        for role, actor in dice.sample(who := self.who_see_it(), len(who)):
            offered = offering.offers(self.case(), actor)
            open_acts = [o.act for o in offered if not o.blocked_by and o.name in FORMS]
            if acts := [act for act in open_acts if wanted(act)]:
                self.send(dice, dice.choice(acts), role, actor, garbage=0.05)
                return

    def is_refused(self, act, role, actor):
        """The door refuses the act and writes nothing."""
        before = self.case().trail_length
        try:
            door.do(self.case(), act.name, by=actor)
        except REFUSED:
            pass
        else:
            raise AssertionError(f"{act.name} by {role} in {self.case().status} was taken")
        assert self.case().trail_length == before

    def rows(self):
        """The rows of the matrix for the present state, those of follow-ups included."""
        state = S(self.case().status)
        staged = [row for row in STAGED if row.case is None]
        follows = [row for act in matrix.ACTS if act.follows for row in act.taken]
        here = [*acts_in(state), *staged, *(row for row in follows if row.state == state)]
        return here or [Staged("file_scan")]

    def take(self, dice, row, **more):
        """What comes before an act of the matrix, and its form, with these values besides."""
        with self.may_be_refused(), nothing_around_the_door():
            self.in_this_dispute(row.before)
        if row.act in FORMS:
            self.send_row(dice, row, more)
        self.seen()

    def seen(self):
        """Count what the trail says was taken, and go on with the people who have the case."""
        lines = {*self.d.case.trail.values_list("source", "name", "target")}
        self.covered.update(lines & {*GOALS})
        self.people = self.d.p = self.people_of(self.d.case.committee)

    def people_of(self, committee):
        """The people of the committee that has the dispute; it may have passed to another."""
        if committee.pk not in self.towns:
            self.towns[committee.pk] = at_work_in(committee, beside=self.people)
        return self.towns[committee.pk]
