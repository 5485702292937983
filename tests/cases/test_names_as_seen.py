"""A hidden name in typed text, as the other side and the company read it."""

import pytest

from cases.models import Party
from cases.visibility import names_as_seen
from mediation.accounts.actor import Actor, Kind
from mediation.directory.models import Function, PropertyCompany

FULL = "双阳安邻物业服务有限公司（示例）"
FIRM = PropertyCompany(pk=7, name=FULL, short_name="安邻物业")
HIDDEN, OTHER = "一位住户", "对方当事人"


def other_side(pk=99):
    """A reader through the link of a party, here of none of those below."""
    return Actor(Kind.LINK, Function.RESIDENT, "周某", f"link:{pk}", party_id=pk)


def parties(*rows):
    """Applicants of these names, hidden if followed by *."""
    return [
        Party(pk=pk, name=name.rstrip("*"), role="applicant", hide_name=name.endswith("*"))
        for pk, name in enumerate(rows, 1)
    ]


def seen(rows, text, reader=None):
    return names_as_seen(rows, reader or other_side())(text)


@pytest.mark.parametrize("names", [("张三*", "张三丰*"), ("张三丰*", "张三*")])
def test_of_two_hidden_names_neither_shows_the_rest_of_the_other(names):
    assert seen(parties(*names), "张三丰打了张三") == f"{HIDDEN}打了{HIDDEN}"


def test_a_visible_name_that_contains_a_hidden_one_stays_whole():
    rows = parties("张三*", "张三丰")
    assert seen(rows, "张三丰打了张三") == f"张三丰打了{HIDDEN}"


def test_a_visible_namesake_uncovers_nobody():
    for names in (("张三*", "张三"), ("张三", "张三*")):
        assert seen(parties(*names), "张三、张 三") == f"{HIDDEN}、{HIDDEN}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("张三（业主）", "张三"),
            ("张三(1102室)", "张三"),
            ("张三、李四", "张三"),
            ("张三／李四", "李四"),
        ),
        *(("张三、李四等5人", "李四"), ("李嫂（李秀英）", "李秀英"), ("张三，业主", "张三")),
    ],
)
def test_a_person_entered_with_an_addition_is_hidden_without_it(name, text):
    assert seen(parties(f"{name}*"), f"{text}来过，{name}来过") == f"{HIDDEN}来过，{HIDDEN}来过"


def test_an_addition_that_names_nobody_stays_where_it_is_typed_elsewhere():
    rows = parties("张三（1102室）*", "李四/业主*", "王/周*")
    text = "1102室的业主姓王"
    assert seen(rows, text) == text


def test_a_visible_namesake_of_one_of_several_hidden_people_uncovers_nobody():
    assert seen(parties("张三、李四*", "李四"), "李四来过") == f"{HIDDEN}来过"


def test_a_hidden_party_reads_its_own_name_and_not_another_hidden_one():
    assert seen(parties("李申*", "周被*"), "李申、周被", other_side(1)) == f"李申、{HIDDEN}"


@pytest.mark.parametrize("name", ["住户", "一位", "一位住户"])
def test_words_that_stand_for_a_name_are_not_replaced_again(name):
    shown = seen(rows := parties("李申*", f"{name}*"), f"李申和{name}")
    assert shown == f"{HIDDEN}和{HIDDEN}"
    assert seen(rows, shown) == shown


def company(**more):
    row = {"pk": 5, "name": FULL, "kind": "organisation", "company": FIRM, "role": "respondent"}
    return Party(**(row | more))


@pytest.mark.parametrize(
    "written",
    [
        *(FULL, FULL[:-4], "双阳安邻物业服务", "安邻物业", "安 邻物业"),
        *("双阳安邻物业服务有限公司 (示例)", "\u200b双阳安邻物业服务有限公司"),
    ],
)
def test_a_hidden_company_is_called_by_none_of_its_names(written):
    assert "安" not in seen([company(hide_name=True)], f"{written}要求付费")


def test_a_hidden_company_that_is_not_registered_is_not_called_by_its_short_form_either():
    rows = [company(name="示例市和兴物业管理有限公司", company=None, hide_name=True)]
    text = "示例市和兴物业管理有限公司即和兴物业"
    assert seen(rows, text) == f"{OTHER}即{OTHER}"


def test_a_hidden_branch_leaves_the_visible_company_its_names():
    branch = company(pk=6, name=f"{FULL}双阳分公司", hide_name=True)
    text = f"{FULL}双阳分公司不是{FULL}，也不是安邻物业"
    assert seen([company(), branch], text) == f"{OTHER}不是安邻物业，也不是安邻物业"


def test_a_company_goes_by_its_short_name_and_a_text_without_names_stays_as_it_is():
    rows = [company(), *parties("李申")]
    assert seen(rows, f"{FULL}和李 申") == "安邻物业和李 申"
    text = "楼道灯坏了"
    assert seen(rows, text) is text
