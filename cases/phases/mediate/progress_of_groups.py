"""How far a group has come: how many of its members were asked, agreed, refused, left."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from .group_members import GroupMember

HERE = Q(left_on=None)
SETTLED = Q(outcome__in=[GroupMember.Outcome.SIGNED, GroupMember.Outcome.THROUGH])
BOUND = Q(bound_on__isnull=False)
# Each number of a group, in the order of a page, and the members it counts.
COUNTED = {
    "remaining": HERE,
    "asked": HERE & Q(asked_on__isnull=False),
    "agree": HERE & Q(consent=GroupMember.Consent.YES),
    "refuse": HERE & Q(consent=GroupMember.Consent.NO),
    "silent": HERE & Q(consent=GroupMember.Consent.NONE),
    "settled": HERE & SETTLED,
    "not_settled": HERE & Q(outcome=GroupMember.Outcome.NOT),
    "bound": HERE & BOUND,
    "representatives": HERE & Q(representative=True),
    "left": Q(left_on__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """The numbers of one group, by their names in `COUNTED`; sums are 分."""

    counts: dict

    def __getitem__(self, name) -> int:
        return self.counts.get(name) or 0

    @property
    def remaining(self) -> int:
        """The members who did not leave."""
        return self["remaining"]


NOBODY = Progress({})


def progress(case) -> QuerySet:
    """The numbers of each group of a case, a row each."""
    counts = {name: Count("pk", filter=which) for name, which in COUNTED.items()}
    rows = GroupMember.objects.filter(case=case).order_by("group").values("group")
    return rows.annotate(
        claimed=Sum("amount", filter=HERE),
        agreed=Sum("agreed_amount", filter=HERE & SETTLED),
        owed=Sum("bound_for", filter=HERE & BOUND),
        open=Count("pk", filter=HERE & Q(consent=GroupMember.Consent.YES, outcome="")),
        **counts,
    )
