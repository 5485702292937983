import pytest

from cases.law.categories import Category
from cases.ledger import category_words, headings, vocabulary, words


@pytest.mark.parametrize(
    ("word", "code", "official"),
    [
        ("物业服务收费", "PF", "property"),
        ("房屋漏水渗水", "LK", "neighbour"),
        ("噪音扰民", "NZ", "neighbour"),
        ("车位及停车管理", "PK", "property"),
        ("装饰装修", "DC", "neighbour"),
        ("公共设施设备", "SF", "property"),
        ("公共收益", "PB", "property"),
        ("维修资金使用", "MF", "property"),
        ("电动车充电停放", "EV", "property"),
        ("宠物饲养", "PT", "neighbour"),
        ("采光通风通行", "LV", "neighbour"),
        ("高空抛物坠物", "HT", "damage"),
        ("业委会选举", "OC", "property"),
        ("其他邻里纠纷", "QT", "neighbour"),
        ("其他物业纠纷", "QT", "property"),
        ("其他", "QT", "other"),
        ("噪音扰民纠纷", "NZ", "neighbour"),
        (" 物业费\u3000", "PF", "property"),
        ("lk", "LK", "neighbour"),
    ],
)
def test_a_category_is_recognised(word, code, official):
    assert words.category(word) == (code, official)


@pytest.mark.parametrize("word", ["婚姻家庭", "劳动争议", "纠纷", "xyz"])
def test_an_unknown_category_is_not_guessed(word):
    assert words.category(word) is None


def test_every_category_has_words_and_understands_its_own_label():
    assert set(category_words.CATEGORIES) == set(Category.values)
    assert [words.category(label).code for label in Category.labels] == Category.values


def _written_twice(table, of):
    seen = {}
    return [
        word
        for code, entry in table.items()
        for word in {words.key(word) for word in of(entry)}
        if seen.setdefault(word, code) != code
    ]


def test_no_word_has_two_meanings():
    assert _written_twice(headings.HEADINGS, str.split) == []
    assert _written_twice(category_words.CATEGORIES, lambda e: e[-1].split()) == []
    assert _written_twice(vocabulary.SOURCES, lambda e: e[-1].split()) == []
    assert _written_twice(vocabulary.RESULTS, lambda e: [e[0], *e[-1].split()]) == []
    assert _written_twice(vocabulary.PERFORMANCES, str.split) == []
    assert _written_twice(vocabulary.SATISFACTIONS, str.split) == []


@pytest.mark.parametrize(
    ("word", "source", "organ"),
    [
        ("当事人申请", "application", ""),
        ("调委会主动调解", "own_initiative", ""),
        ("网格上报", "own_initiative", ""),
        ("住建部门移送", "entrusted", "other"),
        ("法院委派", "entrusted", "court"),
        ("检察院移送", "entrusted", "procuratorate"),
        ("公安移送", "entrusted", "police"),
        ("信访部门移送", "entrusted", "petition"),
        ("12345转办", "entrusted", "other"),
    ],
)
def test_a_source_names_the_statutory_source_and_the_organ(word, source, organ):
    channel, statutory = words.source(word)
    assert (statutory, words.organ(channel)) == (source, organ)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("涉及金额（元）", "amount"),
        ("涉及金额(万元)", "amount"),
        ("*小 区：", "estate"),
        ("登记\n日期", "registered_on"),
        ("被申请人联系电话", "respondent_phone"),
        ("对方当事人姓名", "respondents"),
        ("对方当事人手机", "respondent_phone"),
        ("投诉人姓名/名称", "applicants"),
        ("联系方式（手机）", "phone"),
        ("涉及金额（已付）", None),
        ("申请人（代理人）", None),
        ("结案日期（回访日期）", None),
        ("天气", None),
        ("", None),
    ],
)
def test_a_heading_gives_its_field(heading, field):
    assert words.field_of(heading) == field
