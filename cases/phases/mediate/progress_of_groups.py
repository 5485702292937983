"""How far a group has come: how many of its members were asked, agreed, are bound, have paid."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.lookups import GreaterThan

from .group_members import GroupMember
from .member_shares import left

HERE = Q(left_on=None)
SETTLED = Q(outcome__in=GroupMember.AGREED)
BOUND = Q(bound_on__isnull=False)
PENDING = Q(kind="money", status__in=("open", "waiting"), title__until=None)


def _still_owed() -> Exists:
    """Whether the group still owes, or is owed, a sum of the agreement that binds its members."""
    duties = GroupMember.case.field.related_model.obligations.rel.related_model.objects
    by_it = Q(debtor=OuterRef("group")) & ~Q(clause__liability="joint")
    to_it = Q(creditor=OuterRef("group")) & ~Q(clause__entitlement="joint")
    of_its_own = duties.filter(PENDING, by_it | to_it, clause__isnull=False)
    return Exists(of_its_own.filter(case=OuterRef("case")))


@cache
def counted() -> dict[str, Q]:
    """Each number of a group, in the order of a page, and the members it counts.

    A member owes what is not booked for it, as long as its group owes: nobody owes what was waived,
    set off or settled for all of them.
    """
    bound = HERE & BOUND
    something_left = Q(GreaterThan(left(), 0))
    return {
        "remaining": HERE,
        "asked": HERE & Q(asked_on__isnull=False),
        "agree": HERE & Q(consent=GroupMember.Consent.YES),
        "refuse": HERE & Q(consent=GroupMember.Consent.NO),
        "silent": HERE & Q(consent=GroupMember.Consent.NONE),
        "settled": HERE & SETTLED,
        "not_settled": HERE & Q(outcome=GroupMember.Outcome.NOT),
        "bound": bound,
        "paid": bound & ~something_left,
        "owing": bound & something_left & Q(_still_owed()),
        "representatives": HERE & Q(representative=True),
        "left": Q(left_on__isnull=False),
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """The numbers of one group, by their names in `counted`; sums are 分."""

    counts: dict

    def __getitem__(self, name) -> int:
        return self.counts.get(name) or 0

    @property
    def remaining(self) -> int:
        """The members who did not leave."""
        return self["remaining"]

    def heads(self, registered: int) -> int:
        """How many people the group still is, of those registered: without those who left."""
        return max(self.remaining, registered - self["left"])


NOBODY = Progress({})


def progress(case) -> QuerySet:
    """The numbers of each group of a case, a row each."""
    counts = {name: Count("pk", filter=which) for name, which in counted().items()}
    rows = GroupMember.objects.filter(case=case).order_by("group").values("group")
    return rows.annotate(
        claimed=Sum("amount", filter=HERE),
        agreed=Sum("agreed_amount", filter=HERE & SETTLED),
        owed=Sum("bound_for", filter=HERE & BOUND),
        open=Count("pk", filter=HERE & Q(consent=GroupMember.Consent.YES, outcome="")),
        **counts,
    )
