"""A dispute that goes any way its people take it: by its forms, through the door, day after day.

Every rule of the machine draws one seed, from which all its choices follow: a walk is known by its
rules and seeds. Whatever is tried, records agree, the dispute leads on, and who may not, cannot.
"""

import random
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cases import consistency, door
from cases.door import idempotency, offering, refusals
from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from tests import kept_rows
from tests.cases.web.staged_acts import STAGED, Staged, acts_in
from tests.cast import cast
from tests.factories import REACHABLE
from tests.house import matrix, measuring
from tests.house.ways import LACKING, AnotherDispute, in_state, ways_over
from tests.moments import MONDAY, morning_of

SEEDS = st.integers(0, 2**32 - 1)
REFUSED = (refusals.StepRefused, PermissionDenied, Case.DoesNotExist, idempotency.KeyReused)
STAFF = measuring.STAFF | {"deputy": "deputy"}
PASSING = (1, 3, 8, 16, 31, 92, 400, 1200)  # days
WORDS = ("写明", "", "甲", "0", "-1", "9" * 30, "二", "\u200b", "长" * 400)
SUMS = ("0", "0.01", "100", "2800", "3000", "5800", "1万", "-5", "100000000000")
# What can be done in nearly every state leads nowhere.
IDLE = frozenset(a.name for a in offering.catalogue() if len(a.sources) >= len(S) - 2)
AT_REST = frozenset({S.HANDLED, S.DECLINED, S.WITHDRAWN, S.JOINED, S.ARCHIVED})
BUILT = {act.name for act in offering.catalogue()}
BUILT_EDGES = frozenset(edge for edge in matrix.EDGES if edge[1] in BUILT)


class Walk(RuleBasedStateMachine):
    """One dispute, from a state that the seed names, each walk in a transaction of its own."""

    covered: ClassVar[Counter] = Counter()  # edges that were taken: (from, act, to)
    tried: ClassVar[Counter] = Counter()  # what became of the forms that were sent
    seeks: ClassVar[bool] = False  # whether a walk begins before an edge not yet taken

    def __init__(self):
        super().__init__()
        self.life = ExitStack()
        self.time = self.life.enter_context(morning_of(MONDAY))
        self.life.enter_context(measuring.undone())
        self.life.enter_context(kept_rows.watch())
        self.d = None
        self.by_link, self.told, self.looked_at = [], [], None

    def teardown(self):
        self.life.close()

    # --- rules -----------------------------------------------------------------------------------

    @initialize(seed=SEEDS)
    def begin(self, seed):
        """The usual dispute, in any state; an edge that is sought is taken at once."""
        dice = random.Random(seed)
        missing = sorted(BUILT_EDGES - self.covered.keys()) if self.seeks else []
        way = dice.choice(ways_over(*dice.choice(missing)[:2])) if missing else None
        self.start(way.case if way else in_state(dice.choice(REACHABLE)))
        if way:
            self.take(dice, way)

    def start(self, case):
        """The people and the dispute that `case` makes of them; each party has a link."""
        self.people = cast()
        self.d = case(self.people)
        sides = zip(measuring.LINKS, self.d.both, strict=False)
        self.by_link = [(role, self.d.link(party)) for role, party in sides]
        self.seen()

    @rule(seed=SEEDS)
    def take_what_is_offered(self, seed):
        """Any act that is open to somebody, its form filled in as it offers."""
        dice = random.Random(seed)
        role, actor = dice.choice(self.actors())
        offered = offering.offers(self.case(), actor)
        open_acts = [o.act for o in offered if not o.blocked_by and o.name in FORMS]
        steps = [act for act in open_acts if act.is_step]
        acts = steps if steps and dice.random() < 0.4 else open_acts
        if acts:
            self.send(dice, dice.choice(acts), role, actor, garbage=0.1)

    @rule(seed=SEEDS)
    def take_as_people_do(self, seed):
        """An act of the reviewed matrix, after what comes before it."""
        dice = random.Random(seed)
        self.take(dice, dice.choice(self.rows()))

    @rule(seed=SEEDS)
    def try_anything(self, seed):
        """Any act by anybody, its form filled in without sense."""
        dice = random.Random(seed)
        role, actor = dice.choice(self.actors())
        acts = [act for act in offering.catalogue() if act.name in FORMS]
        self.send(dice, dice.choice(acts), role, actor, garbage=0.6)

    @rule(seed=SEEDS)
    def go_where_none_is(self, seed):
        """An act from another state, or by somebody else, is refused and writes nothing."""
        dice = random.Random(seed)
        role, actor = dice.choice(self.actors())
        case = self.case()
        closed = [a for a in offering.catalogue() if not self.is_possible(a, case, actor)]
        act = dice.choice(closed)
        before = case.trail_length
        try:
            door.do(case, act.name, by=actor)
        except REFUSED:
            pass
        else:
            raise AssertionError(f"{act.name} by {role} in {case.status} was taken")
        assert self.case().trail_length == before

    @rule(seed=SEEDS)
    def let_days_pass(self, seed):
        """Days go by, and the daily run comes."""
        self.time.shift(timedelta(days=random.Random(seed).choice(PASSING)))
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

    def promises_hold(self, case):
        """All promises of a dispute."""
        self.records_agree()
        self.money_adds_up(case)
        self.the_right_people_see_it(case)
        self.it_leads_on(case)

    def records_agree(self):
        """States, trail and its chain, money, days, papers and access: all as recorded."""
        found = [str(fault) for fault in consistency.faults()]
        assert not found, found

    def money_adds_up(self, case):
        """The instalments of a debt are the debt, and what is paid on them was paid by somebody."""
        for debt in case.obligations.exclude(amount=None):
            parts = debt.instalments.values_list("amount", "paid")
            assert sum(amount for amount, _ in parts) == debt.amount
            assert all(0 <= paid <= amount for amount, paid in parts)

    def the_right_people_see_it(self, case):
        """The office sees the dispute; a mediator who was never given it does not."""
        people = self.people
        assert Case.objects.visible_to(people.as_clerk).filter(pk=case.pk).exists()
        involved = case.assignments.filter(person=people.bystander).exists()
        seen = Case.objects.visible_to(people.as_bystander).filter(pk=case.pk).exists()
        assert involved or not seen

    def it_leads_on(self, case):
        """Somebody can do something that leads on, unless the dispute is at rest."""
        if case.status in AT_REST:
            return
        every = (one for _, actor in self.actors() for one in offering.offers(case, actor))
        assert any(not o.blocked_by and o.name not in IDLE for o in every), case.status

    # --- what the rules share ----------------------------------------------------------------

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

    def rows(self):
        """The rows of the matrix for the present state, those of follow-ups included."""
        state = S(self.case().status)
        staged = [row for row in STAGED if row.case is None]
        follows = [row for act in matrix.ACTS if act.follows for row in act.taken]
        here = [*acts_in(state), *staged, *(row for row in follows if row.state == state)]
        return here or [Staged("file_scan")]

    def take(self, dice, row):
        """What comes before an act of the matrix, and its form."""
        with self.may_be_refused():
            self.prepare(row)
        if row.act in matrix.WITH_A_FORM:
            self.send_row(dice, row)
        self.seen()

    def prepare(self, row):
        """What comes before a row of the matrix, in this dispute."""
        self.in_this_dispute(row.before)
        if any(consistency.faults()):  # written around the door
            raise AnotherDispute

    def in_this_dispute(self, deed):
        """What a deed of other tests does or says here."""
        try:
            return deed(self.d)
        except LACKING as lacks:
            raise AnotherDispute from lacks

    def send_row(self, dice, row):
        """The form of a row of the matrix, as its people send it."""
        role = getattr(row, "taken_by", "") or min(row.by)
        known = dict(self.actors())
        act = next(a for a in offering.catalogue() if a.name == row.act)
        with self.may_be_refused():
            sent = self.in_this_dispute(row.sent)
            self.send(dice, act, role, known.get(role, self.people.as_clerk), sent=sent)

    def send(self, dice, act, role, actor, *, garbage=0.0, sent=None):
        """Fill in the form of an act, send it, and count what became of it."""
        with self.may_be_refused():
            form = FORMS[act.name](case=self.case(), actor=actor)
            data = measuring.filled(form) | (sent or {})
            for name in [*data]:
                if dice.random() < garbage:
                    data[name] = self.anything(dice, form.fields.get(name))
            files = {name: data.pop(name) for name in [*data] if hasattr(data[name], "chunks")}
            self.submit(act, role, actor, data, files)

    def submit(self, act, role, actor, data, files):
        """Send a filled-in form to the door, as a page does."""
        form = FORMS[act.name](data, files, case=self.case(), actor=actor)
        if not form.is_valid():
            self.tried["refused by the form"] += 1
            return
        self.told.append(f"{act.name} by {role} in {self.case().status}: {data}")
        with transaction.atomic():
            self.d.case = door.do(
                self.case(), act.name, by=actor, **form.steering(), **form.facts()
            )
        self.tried["done"] += 1
        self.seen()

    def anything(self, dice, field):
        """A value for a question: of its choices, a day, a sum or words, with or without sense."""
        if choices := [str(value) for value, _ in getattr(field, "choices", ())]:
            return dice.choice([*choices, "nobody"])
        day = clock.today() + timedelta(days=dice.choice((-9000, -30, -1, 0, 1, 30, 9000)))
        return dice.choice((day.isoformat(), dice.choice(SUMS), dice.choice(WORDS)))

    def may_be_refused(self):
        """A block in which the door may refuse; what was written before it stays."""
        return Refusable(self)

    def seen(self):
        """Count the edges of the trail."""
        lines = self.d.case.trail.exclude(target="").values_list("source", "name", "target")
        self.covered.update({line for line in lines if line in BUILT_EDGES})


class Refusable:
    """Swallows the refusals of the door, and what a deed misses in a dispute of another kind."""

    EXPECTED = (*REFUSED, AnotherDispute)

    def __init__(self, walk):
        self.walk, self.point = walk, None

    def __enter__(self):
        self.point = transaction.atomic()
        self.point.__enter__()

    def __exit__(self, kind, wrong, trace):
        refused = kind is not None and issubclass(kind, self.EXPECTED)
        self.point.__exit__(kind, wrong, trace)
        self.walk.d.case = self.walk.case()
        self.walk.tried["refused by the door"] += refused
        return refused
