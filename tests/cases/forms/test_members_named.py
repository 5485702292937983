"""Members of a group are named by their number on the list or by their household."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from cases.forms.member_numbers import MemberNumbers, numbers_of
from cases.models import GroupMember
from cases.states import Status as S
from tests.cast import cast
from tests.deeds_of_groups import a_list_of_three, group
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HOUSEHOLDS = {1: "3号楼602室", 2: "5幢602室", 3: "3号楼1602室"}
HOUSEHOLDS |= {4: "1-2", 5: "18号", 18: "7号楼101室"}
READ = {
    "": (),
    "3": (3,),
    "1、2-4": (1, 2, 3, 4),
    "第１号至第３号": (1, 2, 3),
    "1 3": (1, 3),
    "3号楼602室": (1,),
    "３号楼 602 室": (1,),
    "3幢602": (1,),
    "3-602": (1,),
    "3号楼602室、5号楼602室，18": (1, 2, 18),
    "3号楼602室 7号楼101室": (1, 18),
    "1602室": (3,),
    "101室": (18,),
    "第18号": (18,),
    "900": (900,),  # a guard tells that nobody has it
}
REFUSED = {
    "602室": "“602室”在名单里是序号 1、2，请写明是哪一个序号。",
    "9号楼": "名单里没有“9号楼”这个序号、这一户，请对照成员名单，"
    "写成 3、17、201-215 或者 3号楼602室。",
    "1-2": "“1-2”可以是名单上的序号，也可以是序号 4 的一户；请写成“第1号至第2号”，或者写“4”。",
    "18号": "“18号”可以是名单上的序号，也可以是序号 5 的一户；请写成“第18号”，或者写“5”。",
    "7-3": "“7-3”前面的序号比后面的大，请核对。",
    "3000": "成员的序号最多到 2000，请核对。",
}


def answer(typed, party):
    try:
        return numbers_of(party, MemberNumbers(required=False).clean(typed))
    except ValidationError as refused:
        return refused.messages[0]


def test_numbers_and_households_are_read_where_they_mean_one():
    d = at(cast(), S.MEDIATING)
    a_list_of_three(d)
    first = GroupMember.objects.first()
    GroupMember.objects.all().delete()
    for number, household in HOUSEHOLDS.items():
        first.pk, first.number, first.household = None, number, household
        QuerySet(GroupMember).bulk_create([first])

    wanted = READ | REFUSED
    assert {typed: answer(typed, group(d)) for typed in wanted} == wanted
