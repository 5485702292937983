"""附表: who of a group is bound by a paper, and for how much."""

from dataclasses import dataclass

from cases.law.money import yuan
from cases.phases.mediate.progress_of_groups import HERE, SETTLED


@dataclass(frozen=True, slots=True)
class MemberOnPaper:
    """One member: its number, household, name, sum in 元, and how they agreed."""

    number: int
    household: str
    name: str
    amount: str
    how: str


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members of one group who are bound, and the sum of them in 元."""

    group: str
    rows: tuple[MemberOnPaper, ...]
    total: str


def lists_of_members(case) -> tuple[MemberList, ...]:
    """The list of each group that has one; nobody who did not agree is on it (民诉法 56)."""
    listed = (group for group in case.sheet.groups if group.pk in case.sheet.members_by_group)
    return tuple(_list_of(case, group) for group in listed)


def _list_of(case, group) -> MemberList:
    members = group.members.filter(HERE & SETTLED).order_by("number")
    rows = tuple(
        MemberOnPaper(
            member.number,
            member.household,
            member.name,
            "" if member.agreed_amount is None else yuan(member.agreed_amount),
            f"{'代表人，' * member.representative}{member.get_outcome_display()}",
        )
        for member in members
    )
    total = case.sheet.members_of(group.pk)["agreed"]
    return MemberList(group.printed_name, rows, yuan(total) if total else "")
