"""From which day a committee counts the year of return visits: choices with their days.

They are kept with the committee, which every page of a case has read already; a new one is added,
none is rewritten.
"""

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import Q

from mediation import clock


class CountsSince(models.TextChoices):
    """From which day the year of the visits counts."""

    CLOSING = "closing", "自结案日起一年"
    EFFECT = "effect", "自协议生效日起一年"


def counts_since(committee, on) -> str:
    """How the committee counts for an agreement in force from that day; else from the closing."""
    rules = [rule for rule in committee.visit_rules if date.fromisoformat(rule["since"]) <= on]
    last = max(rules, key=lambda rule: rule["since"], default=None)
    return last["counts"] if last else CountsSince.CLOSING


def in_force_under_effect(rules_of: Mapping[int, list]) -> Q:
    """The cases whose agreement took effect while their committee counted from the effect, by the
    choices of each committee."""
    found = Q(pk__in=())
    for committee, rules in rules_of.items():
        days = sorted((date.fromisoformat(rule["since"]), rule["counts"]) for rule in rules)
        ends = [*(day for day, _ in days[1:]), date.max]
        for (since, counts), end in zip(days, ends, strict=False):
            if counts == CountsSince.EFFECT:
                between = Q(effective_on__gte=since, effective_on__lt=end)
                found |= between & Q(committee=committee)
    return found


def choose(committee, *, counts, since, by) -> None:
    """Add a choice for the agreements in force from that day; of one day the last one counts."""
    kept = [rule for rule in committee.visit_rules if rule["since"] != since.isoformat()]
    made = {"since": since.isoformat(), "counts": counts, "by": by.name}
    committee.visit_rules = [*kept, made | {"at": clock.now().isoformat()}]
    committee.save(update_fields=["visit_rules"])


class CountsVisits(models.Model):
    """The cycle of a case's visits, as the phases ask for it."""

    class Meta:
        abstract = True

    @property
    def visits_from_effect(self) -> bool:
        """Whether the year of the visits begins with the effect of the agreement."""
        if self.effective_on is None:
            return False
        return counts_since(self.committee, self.effective_on) == CountsSince.EFFECT
