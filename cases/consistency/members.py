"""Members of groups: what each agreed to is together what their group owes or is owed."""

from collections.abc import Iterator

from cases.law.money import yuan
from cases.models import GroupMember
from cases.phases.mediate.guards_of_member_results import sum_of_group
from cases.states import Status

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """The groups of these cases whose members' sums are not the sum written, to the 分."""
    rows = GroupMember.objects.filter(case__in=cases).order_by()
    listed = set(rows.values_list("case", flat=True).distinct())
    for case in cases:
        for what in _groups(case) if case.pk in listed else ():
            yield Fault(case.number, what)


def _groups(case) -> Iterator[str]:
    sheet = case.sheet
    final = sheet.text_in_hand if case.status == Status.SIGNING else None
    for group in sheet.groups:
        said = sheet.members_of(group.pk)
        if said.remaining:
            yield from _differs(group, said["owed"], sheet.agreement_in_force, "生效的协议")
            yield from _differs(group, said["agreed"], final, "定稿的协议")


def _differs(group, fen, text, called) -> Iterator[str]:
    written = sum_of_group(text, group)
    if text is not None and fen != written:
        yield f"{group.called}各户合计{yuan(fen)}元，{called}里是{yuan(written)}元。"
