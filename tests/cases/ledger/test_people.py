"""The people in one cell: names, groups with a head count, numbers beside names."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ledger import people
from cases.ledger.people import People
from cases.ledger.values import Unreadable
from tests.cases.ledger.ledgers import identity, reading, row

ID = identity()


@pytest.mark.parametrize(
    ("written", "names", "heads"),
    [
        (" 胡萱木\u3000", ["胡萱木"], None),
        ("张三、李四", ["张三", "李四"], None),
        ("张三，李四；王五/赵六", ["张三", "李四", "王五", "赵六"], None),
        ("张三\n李四", ["张三", "李四"], None),
        ("张　三", ["张三"], None),
        ("欧阳 震华", ["欧阳震华"], None),
        ("张三丰 李四", ["张三丰", "李四"], None),
        ("张三（业主、租户）、李四", ["张三（业主、租户）", "李四"], None),
        ("1.张三 2.李四", ["张三", "李四"], None),
        ("1、张三；2、李四", ["张三", "李四"], None),
        ("张三与李四", ["张三", "李四"], None),
        ("张三和妻子李四", ["张三", "李四（妻子）"], None),
        ("王和平", ["王和平"], None),
        ("李四等5人", ["李四"], 5),
        ("张三等三人", ["张三"], 3),
        ("张三等3户共12人", ["张三"], 12),
        ("李四等3户（12人）", ["李四"], 12),
        ("23名业主", [], 23),
        ("二十三户业主", [], 23),
        ("一百二十户", [], 120),
        ("李四夫妇", ["李四"], 2),
        ("示例花园业主23户", ["示例花园业主"], 23),
        ("福建和顺物业服务有限公司、张三", ["福建和顺物业服务有限公司", "张三"], None),
        ("示例物业（泉州） 有限公司", ["示例物业（泉州）有限公司"], None),
        ("示例花园 业主委员会", ["示例花园业主委员会"], None),
        ("张三（业主） 李四（租户）", ["张三（业主）", "李四（租户）"], None),
        ("李四 （业主）", ["李四（业主）"], None),
        ("买买提·吐尔逊江", ["买买提·吐尔逊江"], None),
        ("JOHN SMITH", ["JOHN SMITH"], None),
        ("张三、张三", ["张三"], None),
        ("甲方：张三、申请人李四。", ["张三", "李四"], None),
        ("张三及其配偶李四", ["张三", "李四（配偶）"], None),
        ("1.张三2.李四", ["张三", "李四"], None),
        ("①张三②李四", ["张三", "李四"], None),
        ("张三&李四", ["张三", "李四"], None),
        ("张三一家三口", ["张三"], 3),
        ("张三等五人（详见名单）", ["张三"], 5),
        ("无", [], None),
        ("", [], None),
    ],
)
def test_several_people_in_one_cell_are_separated(written, names, heads):
    read = people.people(written)
    assert (read.names, read.heads, read.more) == (tuple(names), heads, False)


@pytest.mark.parametrize(
    "written",
    [
        *("张三等", "张三等人", "张三等多户业主", "3栋2单元全体业主", "张三一家", "张三及其家人"),
        *("张三等约5人", "张三等5-8人", "张三等十几户", "张三等120户（约400人）"),
        *("10余户业主", "百余户", "十几户居民"),
    ],
)
def test_people_meant_without_their_exact_number_are_noted(written):
    read = people.people(written)
    assert (len(read.names), read.heads, read.more) == (1, None, True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("张三 13900000007", People(("张三",), None, ("13900000007",), ("",))),
        ("张三13900000007", People(("张三",), None, ("13900000007",), ("",))),
        ("张三（电话：１３９ 0000 0007）", People(("张三",), None, ("13900000007",), ("",))),
        (
            "张三13900000007/13900000008",
            People(("张三",), None, ("13900000007、13900000008",), ("",)),
        ),
        ("李四 0595-22000000", People(("李四",), None, ("059522000000",), ("",))),
        (f"张三 {ID}", People(("张三",), None, ("",), (ID,))),
        (
            "张三（男，45岁，13900000007）、李四",
            People(("张三（男，45岁）", "李四"), None, ("13900000007", ""), ("", "")),
        ),
    ],
)
def test_numbers_beside_a_name_are_taken_out_of_it(written, read):
    assert people.people(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "张三（李四代）",
        "张三（已故）之子张小三",
        "张 三 李 四",
        "欧阳 震华 李四",
        "买买提·吐尔逊江 阿卜杜拉",
        "福建和顺物业服务有限公司 张三",
        "福建和顺物业（泉州）有限公司 张三",
        "张三 6222020200112233",
        "张三的代理人",
        "张三代李四",
        "李四、委托代理人张三",
        "张小三（未成年，法定代理人张三）",
        "张三。李四",
        f"张三 男 {ID}",
        "张三13900000007、张三13900000008",
        "张三诉李四",
        "张三，男，汉族，住3栋",
        "张三、李四夫妇",
        f"张三{ID}/{identity(random.Random(8))}",
    ],
)
def test_what_is_not_clearly_a_party_is_unreadable(written):
    with pytest.raises(Unreadable, match=r"请在一格中只写姓名或名称，用顿号分开$"):
        people.people(written)


@given(st.text(max_size=40))
def test_no_name_is_empty_or_invisible(written):
    try:
        names = people.people(written).names
    except Unreadable:
        return
    assert all(name and name == name.strip() and "\u200b" not in name for name in names)


@pytest.mark.parametrize(
    "name", ["张三3-101", "王阿姨", "张某", "住户：张三", "3栋101业主", "匿名"]
)
def test_a_name_that_holds_more_than_a_name_is_kept_and_named(name):
    result = reading(row(申请人=name, 调解员=name))
    assert [one.applicants for one in result.rows] == [(name,)]
    assert [(one.column, one.reason) for one in result.notices] == [
        (column, f"{column}“{name}”不像单独的姓名或名称，按原文登记，请核对。")
        for column in ("申请人", "调解员")
    ]


@pytest.mark.parametrize(
    "name", ["张三（3栋101）", "7天酒店", "3栋业委会", "3栋全体业主", "赵及第"]
)
def test_a_plain_name_is_not_doubted(name):
    assert not people.is_more_than_a_name(name)


def test_a_wrong_identity_number_beside_a_name_is_refused_by_cell():
    wrong = ID[:-1] + ("1" if ID[-1] != "1" else "2")
    ((column, reason),) = [
        (r.column, r.reason) for r in reading(row(申请人=f"李申 {wrong}")).refused
    ]
    assert (column, reason) == (
        "申请人",
        f"申请人中的“{wrong}”校验位不符，请核对身份证号，不清楚的请留空。",
    )


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("调皿", ["调皿"]),
        ("调 皿", ["调皿"]),
        ("调皿（兼）", ["调皿"]),
        ("调皿调解员", ["调皿"]),
        ("调皿\u200b", ["调皿"]),
        ("调皿和助园", ["调皿", "助园"]),
        ("调皿 助园", ["调皿", "助园"]),
        ("", []),
    ],
)
def test_a_mediator_is_known_without_title_and_remark(written, names):
    assert people.mediators(written) == tuple(names)
