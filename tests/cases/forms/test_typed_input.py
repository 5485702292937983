"""What people type is kept in one form, whichever way they type it."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from cases.forms.fields import DayField, LengthField, MoneyField, NumberField, RatioField
from cases.forms.handle import names_refused
from cases.forms.typed_fields import NameField, PaperNumberField, PhoneField, StoryField
from cases.law import documents
from cases.law.deadlines import Length, Unit
from cases.law.numbering import case_number, plain_code

NAME, STORY = NameField().clean, StoryField().clean
SUM, DAY = MoneyField().clean, DayField().clean
PHONE, ID = PhoneField(max_length=20), PaperNumberField(max_length=40)
FULL_WIDTH = {n: n + 0xFEE0 for n in range(0x21, 0x7F)}


def wide(text):
    return text.translate(FULL_WIDTH)


# How it is read, how it is kept, and the ways of typing it; every way is tried in full width too.
TABLE = [
    (PHONE.clean, "13812345678", "138 1234 5678|138-1234-5678|138—1234—5678|138.1234.5678"),
    (PHONE.clean, "13812345678", "+86 138-1234-5678|0086-13812345678|(86)13812345678"),
    (PHONE.clean, "0595-22000000", "0595-22000000|(0595)22000000|（0595） 2200-0000|0595 22000000"),
    (PHONE.clean, "0595-22000000-8", "0595-22000000转8|（0595）2200 0000 转 8"),
    (
        PHONE.clean,
        "0595-22000000",
        "+86 595 2200 0000|86-0595-22000000|0595.22000000|电话0595-22000000",
    ),
    (PHONE.clean, "0595-22000000-8", "0595-22000000 分机8|0595-22000000#8"),
    (PHONE.clean, "+85291234567", "+852 9123 4567|00852-91234567"),
    (PHONE.clean, "400-123-4567", "4001234567|400-123-4567|400—1234567"),
    (
        partial(documents.number_of, ""),
        "11010519491231002X",
        "11010519491231002x|110105 19491231 002X|110105-19491231-002X",
    ),
    (
        NAME,
        "买买提·吐尔逊",
        "买买提•吐尔逊|买买提・吐尔逊|买买提 · 吐尔逊|买买提.吐尔逊|买买提‧吐尔逊",
    ),
    (NAME, "王五", "王五| 王　五 |王 五|王\u200b五"),
    (NAME, "皿园物业（示例）", "皿园物业（示例）|⽫园 物业（示例）"),
    (NAME, "A座6-1202室", "A座6-1202室|A座 6—1202 室|A座6–1202室"),
    (NAME, "Wang Wu", "Wang Wu| Wang  Wu |Wang　Wu"),
    (STORY, "901室3-5楼漏水", "901室3-5楼漏水|901室3—5楼漏水"),
    (SUM, 1200000, "1.2万|12000|12,000.00元|壹万贰仟元整|一万二千|1万2千|1.2w|￥12000"),
    (DAY, date(2026, 3, 5), "2026-03-05|2026-3-5|2026/3/5|2026.3.5|20260305|2026年3月5日|2026 3 5"),
    (
        DAY,
        date(2026, 3, 5),
        "二〇二六年三月五日|2026—03—05|2026-03-05（周四）|2026、3、5|2026年3月5号",
    ),
    (NumberField().clean, 12, "12| 12 |十二|第十二条|12天|12 人"),
    (NumberField().clean, 2, "二|两|第二条|2户"),
    (LengthField().clean, 3, "3|三|3日|3天|三日内|3 自然日|三天"),
    (LengthField(unit=Unit.WORKDAYS).clean, 3, "3|3个工作日|三个工作日|3工作日内|3 个工作日"),
    (LengthField(unit=Unit.MONTHS).clean, 2, "2|两个月|2月"),
    (case_number, "SY2026-000090", "SY2026-000090|sy2026-90|SY 2026 — 90|SY2026000090|SY2026.90"),
    (case_number, "SY2026-000090", "SY2026-000090。|《SY2026-90》|SY2026-90号案"),
    (case_number, "SY2026-000090", "编号：SY2026-000090|登记编号SY2026-90|NO.SY2026-90|SY2026一90"),
    (plain_code, "246810", "246810|246 810|246-810|查询码：246810|2.4.6.8.1.0"),
    (case_number, "SYL2021-000007", "SYL2021-7|syl2021_000007"),
    (case_number, None, "SY2026|2026-90|SY26-90|SY2026-90-1|洛双物〔2026〕7号|"),
]


@pytest.mark.parametrize(("read", "kept", "ways"), TABLE, ids=range(len(TABLE)))
def test_every_way_of_typing_is_kept_in_one_form(read, kept, ways):
    typed = [way for one in ways.split("|") for way in (one, wide(one), f"{one}\u200b")]
    assert {way: read(way) for way in typed} == dict.fromkeys(typed, kept)


@pytest.mark.parametrize(
    ("unit", "typed"),
    [
        (Unit.WORKDAYS, "3日"),
        (Unit.WORKDAYS, "三天"),
        (Unit.DAYS, "3个工作日"),
        (Unit.DAYS, "两周"),
        (Unit.DAYS, "3个月"),
        (Unit.MONTHS, "30天"),
    ],
)
def test_a_length_in_another_unit_is_asked_about_and_not_read(unit, typed):
    asked = Length(1, unit).unit_in_words
    with pytest.raises(ValidationError, match=f"这里按“{asked}”计算，“{typed}”是别的单位"):
        LengthField(unit=unit).clean(typed)


@pytest.mark.parametrize("typed", ["2026年3月5日星期五", "2026-03-05（周日）"])
def test_a_day_that_is_another_weekday_is_asked_and_not_guessed(typed):
    with pytest.raises(ValidationError, match="里的日期和星期几对不上，请核对是哪一天。"):
        DAY(typed)


@pytest.mark.parametrize(
    ("typed", "is_person", "why"),
    [
        ("王五13800000000", False, names_refused.NUMBER),
        ("王五 350599 19900101 1236", True, names_refused.NUMBER),
        ("王五（代理人：赵六）", True, names_refused.AGENT),
        ("王小五（未成年，法定监护人王五）", True, names_refused.AGENT),
        ("王五、李四", True, names_refused.SEVERAL),
        ("王五和李四", True, names_refused.SEVERAL),
        ("王五夫妇", True, names_refused.SEVERAL),
        ("王五等3户", True, names_refused.SEVERAL),
        ("王五 李四", True, "“王五 李四”是一位还是两位"),
        ("买买提 吐尔逊", True, "“买买提 吐尔逊”是一位还是两位"),
        ("双方", True, "“双方”不是姓名"),
        ("匿名", True, "“匿名”不是姓名"),
        ("？", True, "“？”不是姓名"),
        ("王五、李四", False, ""),
        ("全体业主", False, ""),
        ("王 五", True, ""),
        ("欧阳 震华", True, ""),
        ("王和平", True, ""),
        ("王平等", True, ""),
        ("欧阳和平", True, ""),
        ("买买提·吐尔逊", True, ""),
        ("O'Neil", True, ""),
        ("王", True, ""),
        ("应承担", True, ""),
        ("王五（3栋101）", True, ""),
    ],
)
def test_what_is_no_name_of_one_party_is_refused_with_what_to_do(typed, is_person, why):
    for remedies in (names_refused.OF_A_PARTY, names_refused.OF_ONESELF):
        said = names_refused.why_no_name(typed, remedies, is_person=is_person)
        assert said.startswith(why)
        assert said.endswith("。") == bool(why)


@pytest.mark.parametrize("typed", ["三五", "3-5", "1 2", "一周", "两三", "几", "半", "十个月"])
def test_what_is_no_one_number_is_refused(typed):
    with pytest.raises(ValidationError):
        NumberField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "other"), [("7", "70"), ("7.5", "75"), ("10", "100"), ("0.7", "70"), ("1.0", "100")]
)
def test_a_bare_small_share_of_a_clause_is_asked_and_not_guessed(typed, other):
    with pytest.raises(
        ValidationError, match=f"是{typed}%，还是{other}%？请写成 {typed}% 或者 {other}%。"
    ):
        RatioField().clean(typed)
    assert RatioField().clean(f"{typed}%") == round(float(typed) * 100)


def test_a_box_leaves_room_for_what_is_typed_around_a_number():
    assert {field.widget.attrs["maxlength"] for field in (PHONE, ID)} == {"60"}
