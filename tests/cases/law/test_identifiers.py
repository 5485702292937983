import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import court_numbers, identifiers

CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _id_check(body: str) -> str:
    """GB 11643 by its printed weights: not how stdnum computes it."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def _credit_check(body: str) -> str:
    """GB 32100 by powers of three."""
    total = sum(CREDIT_SIGNS.index(sign) * pow(3, i, 31) for i, sign in enumerate(body))
    return CREDIT_SIGNS[-total % 31]


ID_BODIES = st.builds(
    lambda day, order: f"350599{day:%Y%m%d}{order:03}",
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    st.integers(0, 999),
)
CREDIT_BODIES = st.from_regex(
    rf"[{CREDIT_SIGNS}]{{2}}[0-9]{{6}}[{CREDIT_SIGNS}]{{9}}", fullmatch=True
)


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "360426199101010071",
        "120103198806018241",
        "350599199001010180",  # check 0, in the region of invented people
        "35059919900101005X",
        "830000199201300022",  # a residence permit: no region of the list
    ],
)
def test_a_correct_id_number_is_valid(number):
    assert identifiers.id_number(number) == number
    assert identifiers.is_id_number(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "360426199101010072",  # check digit
        "110105194912310020",
        "110105491231002",  # fifteen digits
        "11010519491231002XX",
        "350599189901010013",  # nobody is that old
        "010105194912310021",
        "1101051949123100X2",
        "abc",
    ],
)
def test_an_incorrect_id_number_is_not_valid(number):
    assert identifiers.id_number(number) is None
    assert not identifiers.is_id_number(number)


@pytest.mark.parametrize("day", ["20250229", "20251301", "20250100"])
def test_an_id_number_with_an_impossible_day_is_not_valid(day):
    body = f"350599{day}001"
    assert not identifiers.is_id_number(body + _id_check(body))


def test_an_id_number_is_read_as_people_type_it():
    assert identifiers.id_number(" １１0105 19491231 002x ") == "11010519491231002X"


@given(ID_BODIES)
def test_exactly_one_check_character_makes_an_id_number_valid(body):
    valid = [sign for sign in "0123456789X" if identifiers.is_id_number(body + sign)]
    assert valid == [_id_check(body)]


def test_birthday_and_sex_are_read_from_an_id_number():
    assert identifiers.born_on("11010519491231002X") == date(1949, 12, 31)
    assert identifiers.sex("11010519491231002X") == "女"
    assert identifiers.sex("360426199101010071") == "男"


def test_no_birthday_or_sex_is_read_from_an_invalid_id_number():
    assert identifiers.born_on("360426199101010072") is None
    assert identifiers.sex("360426199101010072") == ""


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",
        "91350504MA00000190",  # check 0: refused by a widely used library
        "N2350504MA0000010" + _credit_check("N2350504MA0000010"),  # a village collective
    ],
)
def test_a_correct_credit_code_is_valid(code):
    assert identifiers.credit_code(code) == code
    assert identifiers.is_uscc(code.lower())


@pytest.mark.parametrize(
    "code",
    ["", "91350100M000100Y44", "91350100M000100Y4", "91350100I000100Y43", "913501O0M000100Y43"],
)
def test_an_incorrect_credit_code_is_not_valid(code):
    assert identifiers.credit_code(code) is None


@given(CREDIT_BODIES)
def test_exactly_one_check_character_makes_a_credit_code_valid(body):
    valid = [sign for sign in CREDIT_SIGNS if identifiers.is_uscc(body + sign)]
    assert valid == [_credit_check(body)]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0595-22000000", "0595-22000000"),
        ("059522000000", "0595-22000000"),
        ("（0595）2200 0000", "0595-22000000"),
        ("0595-2200-0000-801", "0595-22000000-801"),
        ("010-62000000转12", "010-62000000-12"),
        ("0596-2200000", "0596-2200000"),
        ("400-800-1234", "400-800-1234"),
    ],
)
def test_a_telephone_number_is_brought_into_its_normal_form(typed, number):
    assert identifiers.phone_number(typed) == number
    assert identifiers.phone_number(number) == number


@pytest.mark.parametrize(
    "typed",
    ["", "12812345678", "1381234567", "138123456789", "22000000", "0595-1200000", "无", "1" * 500],
)
def test_a_text_that_is_not_a_telephone_number_is_refused(typed):
    assert not identifiers.phone_number(typed)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("（2026）闽0504诉前调确12号", "（2026）闽0504诉前调确12号"),
        ("(2026)闽0504民特3号", "（2026）闽0504民特3号"),
        ("（2026)闽0504执恢7号之一", "（2026）闽0504执恢7号之一"),
        ("〔2025〕闽 05 民终 1024 号", "（2025）闽05民终1024号"),
        ("（2026）闽05民申12号", "（2026）闽05民申12号"),
        ("(2026)闽05民再3号", "（2026）闽05民再3号"),
        ("（2024）京73知民初5号", "（2024）京73知民初5号"),
        ("（２０２６）闽0802民督0008号", "（2026）闽0802民督8号"),
        ("（2026）闽0504诉前调9号", "（2026）闽0504诉前调9号"),
        ("[2026]闽0504执88号", "（2026）闽0504执88号"),
        ("【2026】闽0504执88号", "（2026）闽0504执88号"),
        ("2026闽0504执88号", "（2026）闽0504执88号"),
        ("2026年闽0504民初88号", "（2026）闽0504民初88号"),
        ("（２０２６） 闽０５０４　执　８８　号", "（2026）闽0504执88号"),
        ("(2026)闽0504执88", "（2026）闽0504执88号"),
        ("2026闽0504执恢7之一", "（2026）闽0504执恢7号之一"),
        ("（2026）闽0504执字第88号", "（2026）闽0504执88号"),
        ("（2026）闽0504民督8号。", "（2026）闽0504民督8号"),
        ("案号：（2026）闽0504民初123号", "（2026）闽0504民初123号"),
        ("(2026)闽0504民诉前调123号", "（2026）闽0504民诉前调123号"),
    ],
)
def test_a_court_number_is_brought_into_its_normal_form(typed, normal):
    assert court_numbers.in_normal_form(typed) == normal
    assert court_numbers.in_normal_form(normal) == normal


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "（2026）闽0504诉前调确号",
        "（2026）闽0504诉前调确0号",
        "（26）闽0504民特3号",
        "（2026）0504民特3号",
        "（2026）闽0504某某3号",
        "闽0504民特3号",
        "（2026）闽0504民特3号4",
        "关于（2026）闽0504民特3号",
        "（2026）洛万物人调字第1号",
    ],
)
def test_a_text_that_is_not_a_court_number_is_refused(typed):
    assert court_numbers.in_normal_form(typed) is None


def test_a_court_number_is_split_into_its_parts():
    parts = court_numbers.parsed("（2024）京73知民初5号")
    assert (parts.year, parts.court, parts.kind, parts.serial) == (2024, "京73", "知民初", 5)


@pytest.mark.parametrize("tail", ["1" * 10**5, "之一" * 10**5, "知" * 10**5, " " * 10**6])
def test_a_very_long_text_is_refused_quickly(tail):
    text = "（2026）闽0504民特" + tail
    began = time.process_time()
    assert court_numbers.in_normal_form(text) is None
    assert not identifiers.phone_number(tail)
    assert not identifiers.is_id_number(tail)
    assert time.process_time() - began < 0.5


def test_a_complaint_number_has_at_least_six_digits_after_the_year():
    assert identifiers.complaint_number("WA", 2026, 123) == "WA2026-000123"
    assert identifiers.complaint_number("WA", 2026, 1234567) == "WA2026-1234567"


@pytest.mark.parametrize(
    ("template", "word", "number"),
    [
        ("（{年}）{代字}第{序号}号", "洛万物人调字", "（2026）洛万物人调字第1号"),
        ("{代字}〔{年}〕{序号}号", "洛万物邻调字", "洛万物邻调字〔2026〕1号"),
        ("〔{年}〕{代字}第{序号}号", "洛万物邻调字", "〔2026〕洛万物邻调字第1号"),
        ("{年}-{序号}{别的}", "{序号}", "2026-1{别的}"),
        ("{代字}{年}{序号}", "{序号}", "{序号}20261"),
    ],
)
def test_a_number_follows_the_template_of_its_committee(template, word, number):
    assert identifiers.from_template(template, year=2026, word=word, serial=1) == number


@pytest.mark.parametrize("template", ["{代字}{序号}号", "{代字}〔{年}〕号"])
def test_a_template_that_would_repeat_numbers_is_refused(template):
    with pytest.raises(ValueError, match="编号会重复"):
        identifiers.from_template(template, year=2026, word="洛", serial=1)
