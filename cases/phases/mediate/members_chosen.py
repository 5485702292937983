"""Which members of a group an act is about: those named by number, or all but those."""

from django.db.models import Q, QuerySet

ALL, THESE, BUT_THESE = "all", "these", "but"
EVERYBODY = Q()


def chosen(group, who: str, numbers, among: Q = EVERYBODY) -> QuerySet:
    """The remaining members that are meant; `among` bounds those not named one by one."""
    remaining = group.members.remaining()
    if who == THESE:
        return remaining.filter(number__in=numbers)
    rest = remaining.filter(among)
    return rest.exclude(number__in=numbers) if who == BUT_THESE else rest


def in_words(numbers) -> str:
    """Numbers within a sentence, the first ones where they are many."""
    shown = "、".join(map(str, sorted(numbers)[:10]))
    return f"{shown}等{len(numbers)}个" if len(numbers) > 10 else shown
