"""各期一并到期: a condition came about on which all that is paid in parts falls due at once.

What was planned stays with its clause; what is owed of a part that was due later is a piece of its
own, due on the day of the condition.
"""

from django.db import models

from cases.law import money
from cases.law.clause_text import numeral

from .pieces import later_piece, replace_parts, settled_piece


class FallingDue(models.Model):
    """What a condition does on which everything falls due."""

    class Meta:
        abstract = True

    def let_fall_due(self, condition, day) -> str:
        """Make what is owed of later parts due on that day; what is said of it."""
        before = self.sheet.last_day_to_enforce
        parts = self.sheet.parts_that_fall_due(condition, day)
        said = "".join(
            _in_words(duty, parts) for duty in dict.fromkeys(p.obligation for p in parts)
        )
        self._cut_at(parts, day)
        self.bring_enforcement_time_forward(before)
        return said

    def _cut_at(self, parts, day):
        last = {one.obligation_id: one.paid_on for one in self.sheet.payments}
        settled = [part for part in parts if part.paid or part.let_off]
        pieces = [settled_piece(part, last.get(part.obligation_id)) for part in settled]
        pieces += [later_piece(part, part.number, part.owed, day) for part in parts]
        replace_parts(parts, pieces)
        self.forget(keep=("all_parties", "every_payment", "payments"))


def _in_words(duty, parts) -> str:
    """第一条没有到期的2期、共10,000.00元一并到期。"""
    own = [part for part in parts if part.obligation == duty]
    sum_ = money.yuan(sum(part.owed for part in own))
    which = f"第{numeral(duty.clause.position)}条"
    return f"{which}没有到期的{len(own)}期、共{sum_}元一并到期。"
