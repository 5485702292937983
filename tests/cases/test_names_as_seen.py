"""A hidden name in typed text, as the other side and the company read it."""

import pytest

from cases.models import Case, Party
from cases.texts_as_seen import names_as_seen
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


def test_a_visible_namesake_reveals_no_name():
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


PHONE, ID = "13800009999", "11010519491231002X"


def registered(**more):
    return Party(pk=1, name="李申", role="applicant", **({"phone": PHONE} | more))


@pytest.mark.parametrize(
    "written",
    [
        *(PHONE, "１３８００００９９９９", "138 0000 9999", "138-0000-9999", "138/0000/9999"),
        *("138，0000，9999", "1 3 8 0 0 0 0 9 9 9 9", "138\u200b00009999", "٠١٣٨٠٠٠٠٩٩٩٩"[1:]),
    ],
)
def test_the_telephone_of_a_party_is_masked_in_whatever_way_it_is_typed(written):
    assert seen([registered()], f"电话{written}，李申") == "电话138****9999，李申"


def test_the_telephone_of_a_party_is_masked_in_whatever_way_it_was_entered():
    for entered in (
        "138 0000 9999",
        "+86 138-0000-9999",
        "１３８００００９９９９",
        f"2200123、{PHONE}",
    ):
        assert seen([registered(phone=entered)], f"电话{PHONE}") == "电话138****9999"


@pytest.mark.parametrize("code", ["+86", "86", "0086", "+86 ", "0086-"])
def test_a_telephone_is_masked_with_the_code_of_the_country_before_it(code):
    assert PHONE[3:7] not in seen([registered()], f"tel{code}{PHONE}a")


@pytest.mark.parametrize(
    "written", ["0595-22001234", "(0595) 2200 1234", "22001234", "+86 595 22001234"]
)
def test_a_landline_is_masked_with_and_without_its_area(written):
    rows = [registered(phone="0595-22001234转8、13800009999")]
    assert "2200" not in seen(rows, f"打{written}转8。").replace(" ", "")
    assert seen(rows, PHONE) == "138****9999"


@pytest.mark.parametrize(
    "written", [ID, ID.lower(), "110105 19491231 002X", "１１０１０５19491231００２\uff58"]
)
def test_the_number_of_an_identity_card_is_masked_in_whatever_way_it_is_typed(written):
    assert seen([registered(id_number=ID)], f"身份证{written}。") == "身份证110105********002X。"


def test_numbers_of_nobody_in_the_case_and_longer_ones_stay_as_they_are():
    text = "打13800008888，卡号9138000099991，欠费138000元"
    assert seen([registered(), registered(phone="", id_number="")], text) is text


def test_a_party_reads_its_own_number_though_another_party_shares_it():
    rows = [registered(), registered()]
    rows[1].pk = 2
    assert seen(rows, PHONE, other_side(2)) == PHONE
    assert seen(rows, PHONE) == "138****9999"


def test_who_may_see_telephones_reads_them_in_texts_too():
    staff = Actor(Kind.USER, Function.OFFICE, "郑管", "user:1")
    row = registered(case=Case())
    assert seen([row], PHONE, staff) == PHONE
