"""The level of a matter (分级处置), scored at its registration or later, and scored again."""

from django.db import models

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.earlier_facts import the_last_step
from cases.law import clock_rules, levels
from cases.phases import roles
from cases.states import OPEN
from cases.states import Status as S
from cases.words.days import by_last_day

from . import guards_of_grading as g
from .guards_of_receipt import answer_clock

HANDLED = frozenset({S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING})


class Grading(models.Model):
    """The level of a case, and the time to answer that it sets."""

    class Meta:
        abstract = True

    @property
    def is_graded(self) -> bool:
        """Whether somebody graded the matter; early cases kept the level without its scores."""
        return self.nature is not None or self.level > 1

    def set_level(self, nature, extent, harm, on) -> levels.Level:
        """Write the three scores and the level they make by the table in force that day."""
        self.nature, self.extent, self.harm = nature, extent, harm
        found = levels.graded(nature, extent, harm, on)
        self.level = found.level
        return found

    def answer_rule(self, key, on, level=None) -> str:
        """The rule of the time to answer that the level sets, where it ends earlier than the usual
        one; else an empty string."""
        level = level or (self.level if self.is_graded else 1)
        rule = clock_rules.of_level(key, level)
        sooner = level > 1 and self.clock_due(key, on, rule).on < self.clock_due(key, on).on
        return rule if sooner else ""

    def sooner_answer(self, on, level):
        """The answer clock that a higher level cuts short from that day: (clock, rule), or None.

        A lower level takes nothing back that the addressee was told; more time is asked for with
        proof.
        """
        running = answer_clock(self)
        if running is None or running.is_held or on < running.started_on:
            return None
        rule = self.answer_rule(running.key, on, level)
        sooner = rule and self.clock_due(running.key, on, rule).on < running.due_on
        return (running, rule) if sooner else None

    @entry(
        states=OPEN,
        label="定级",
        permission=roles.office,
        guards=(g.some_score_differs, g.regrading_has_its_reason),
        quiet=True,
        effects=Effects(starts=ClockTrigger.LEVEL),
        rests_on=(the_last_step,),
    )
    def grade(self, *, by, on, nature, extent, harm, reason=""):
        """Score nature, extent and harm: the level, who leads, and a shorter time to answer."""
        before = self.level_in_words
        was = {name: getattr(self, name) for name in g.SCORES}
        self.set_level(nature, extent, harm, on)
        why = f"原因：{reason.rstrip('。')}。" if reason else ""
        head = f"等级由{before}改为" if before else "定级"
        return Done(
            f"{head}{self.level_in_words}{self.led_in_words}{self._answer_sooner(on)}。{why}"
            f"{self._supervised(on)}",
            changed=("level", *g.SCORES),
            facts={"before": was, "after": {name: getattr(self, name) for name in g.SCORES}},
        )

    def _supervised(self, on) -> str:
        """Supervise at once what is of the gravest level, while it is handled."""
        return self.supervise_at_once(on) if self.status in HANDLED else ""

    def _answer_sooner(self, on) -> str:
        """Cut the running time to answer short, if the level asks for it; says until when."""
        sooner = self.sooner_answer(on, self.level)
        if sooner is None:
            return ""
        running, rule = sooner
        due = self.start_clock(running.key, on, must_act=running.must_act, rule=rule)
        return f"，{by_last_day(due)}答复"

    @property
    def led_in_words(self) -> str:
        """Who leads a matter of this level; empty where nobody graded it."""
        row = levels.row_of(self.level, self.registered_on) if self.is_graded else None
        return f"，由{row.led_by}牵头" if row else ""

    @property
    def level_in_words(self) -> str:
        """The level with its arithmetic; empty where nobody graded the matter."""
        if self.nature is None:
            return f"{self.level}级（1级最轻，4级最重）" if self.is_graded else ""
        named = levels.row_of(self.level, self.registered_on).title
        return f"{named}：{levels.arithmetic(self.nature, self.extent, self.harm)}"
