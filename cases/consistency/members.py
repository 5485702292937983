"""Members of groups: what each agreed to, and paid, is together that of their group."""

from collections.abc import Iterator

from django.db.models import BigIntegerField, F, Sum
from django.db.models.functions import Coalesce

from cases.law.money import yuan
from cases.models import GroupMember, MemberShare
from cases.phases.mediate.guards_of_member_results import sum_of_group
from cases.phases.mediate.member_shares import STANDING, booked
from cases.states import Status

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """The groups of these cases whose members' sums are not the sum written, to the 分."""
    rows = GroupMember.objects.filter(case__in=cases).order_by()
    listed = set(rows.values_list("case", flat=True).distinct())
    for case in cases:
        for what in _groups(case) if case.pk in listed else ():
            yield Fault(case.number, what)
    yield from _shared_too_much(cases)
    yield from _above_what_binds(rows)


def _shared_too_much(cases) -> Iterator[Fault]:
    """The payments and reductions of which members have more than counts for the debt."""
    standing = MemberShare.objects.filter(STANDING, case__in=cases).order_by()
    counts = F("payment__amount") - F("payment__credited")
    whole = Coalesce(counts, "reduction__amount", output_field=BigIntegerField())
    sums = standing.values("payment", "reduction", "member__group", "case__number").annotate(
        fen=Sum("amount"), whole=whole
    )
    for row in sums.filter(fen__gt=F("whole")):
        what = f"付款{row['payment']}" if row["payment"] else f"减免{row['reduction']}"
        fen, whole = yuan(row["fen"]), yuan(row["whole"])
        said = f"分到各户{fen}元，这一笔计入应付款的是{whole}元（{what}）。"
        yield Fault(row["case__number"], said)


def _above_what_binds(members) -> Iterator[Fault]:
    """The members for whom more is booked than binds them."""
    above = members.annotate(booked=booked()).filter(booked__gt=Coalesce("bound_for", 0))
    for one in above.select_related("case", "group"):
        said = f"{one.group.called}第{one.number}号已结{yuan(one.booked)}元，多于受约束的金额。"
        yield Fault(one.case.number, said)


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
