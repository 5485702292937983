"""Names in typed text are found in the ways people write them, and replaced in one pass."""

import re
import sys
import unicodedata
from functools import cache

import pytest

from cases.words.ordinary_words import ORDINARY_WORDS
from cases.words.plain_letters import STOPS
from cases.words.written_names import normalized_name, replacing

HIDDEN = "一位住户"


def text_for(*names, text):
    """The text with each of these names replaced by 一位住户."""
    return replacing(*((name, HIDDEN) for name in names))(text)


@pytest.mark.parametrize("names", [("张三", "张三丰"), ("张三丰", "张三")])
def test_of_two_names_the_longer_is_found_first_whichever_was_entered_first(names):
    assert text_for(*names, text="张三丰打了张三。") == f"{HIDDEN}打了{HIDDEN}。"


@pytest.mark.parametrize(
    "written",
    ["李申", "李 申", "李　申", "李\n申", "李\u200b申", "李\u200d\u2060申", "李·申", "李•申"],
)
def test_marks_between_the_characters_reveal_no_name(written):
    assert text_for("李申", text=f"听{written}说") == f"听{HIDDEN}说"
    assert text_for("李 申", text=f"听{written}说") == f"听{HIDDEN}说"


@pytest.mark.parametrize("dot", [*"·•・･‧∙⋅.．。｡_-－\u2010–—", "", " ", " · ", "\u200b"])
def test_the_dot_of_a_name_is_typed_in_many_ways(dot):
    names = ("阿不都·卡里木", "阿不都•卡里木")
    texts = {text_for(name, text=f"听阿不都{dot}卡里木说") for name in names}
    assert texts == {f"听{HIDDEN}说"}


@pytest.mark.parametrize("written", ["Ａ座（东）", "A座(东)", "a 座 (东)", "ａ座（东）"])
def test_full_width_and_case_reveal_no_name(written):
    assert text_for("A座（东）", text=f"听{written}说") == f"听{HIDDEN}说"


@pytest.mark.parametrize(("name", "twin"), [("金立人", "\uf90a\uf9f7\u2f08"), ("更生", "\uf901生")])
def test_the_doubles_of_a_character_reveal_no_name(name, twin):
    assert text_for(name, text=f"听{twin}说") == f"听{HIDDEN}说"


def test_a_sentence_that_ends_in_a_name_keeps_its_stop_and_a_name_across_a_stop_is_none():
    assert text_for("李申", text="我姓李。申请调解。") == "我姓李。申请调解。"
    assert text_for("李申", text="来的是李申。") == f"来的是{HIDDEN}。"


def test_replacements_are_not_replaced():
    assert text_for("李申", "住户", text="李申和住户") == f"{HIDDEN}和{HIDDEN}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王", HIDDEN),
        (" 王 ", f" {HIDDEN} "),
        ("由王，代为答复", "由王，代为答复"),
        ("答复人：王。", f"答复人：{HIDDEN}。"),
        ("王府的门高两米", "王府的门高两米"),
        ("听王说", "听王说"),
    ],
)
def test_a_name_of_one_character_is_found_only_where_it_stands_alone(text, shown):
    assert text_for("王", "高", text=text) == shown


def test_a_name_of_two_characters_is_found_even_inside_other_words():
    assert text_for("李申", text="李申请求") == f"{HIDDEN}请求"


@pytest.mark.parametrize("name", ["安全", "和平", "高兴"])
def test_a_name_that_is_an_ordinary_word_is_found_only_where_it_stands_alone(name):
    assert text_for(name, text=f"注意{name}，很{name}。") == f"注意{name}，很{name}。"
    assert text_for(name, text=f"{name}：同意。") == f"{HIDDEN}：同意。"
    assert text_for(name, text=name) == HIDDEN


def test_every_ordinary_word_has_two_characters():
    assert {len(normalized_name(word)) for word in ORDINARY_WORDS} == {2}


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Al came", f"{HIDDEN} came"), ("also all", "also all"), ("\uff41l", HIDDEN)],
)
def test_a_latin_name_is_found_as_a_whole_word(text, shown):
    assert text_for("Al", text=text) == shown


def test_a_longer_name_that_is_left_as_written_is_not_cut():
    names = (("张三", HIDDEN), ("张三丰", None))
    assert replacing(*names)("张 三丰打了张三") == f"张 三丰打了{HIDDEN}"


@pytest.mark.parametrize("name", ["", " ", "·", "\u200b"])
def test_an_empty_name_matches_nothing(name):
    assert text_for(name, text="听·说") == "听·说"


def test_regex_characters_are_literal():
    assert text_for("A+(B)*[^]-\\d", text="A+(B)*[^]-\\d与9") == f"{HIDDEN}与9"


@pytest.mark.parametrize(
    "written",
    ["王、小明", "王（小明", "王/小明", "王…小明", "王，小，明", "王,小,明", "王\u318d小明"],
)
def test_a_name_with_marks_inside_a_sentence_is_found(written):
    assert text_for("王小明", text=f"听{written}说") == f"听{HIDDEN}说"


@pytest.mark.parametrize("text", ["王小，明", "说：王,小明。", "由 王，小明 答复"])
def test_a_stop_does_not_uncover_a_name_that_stands_alone(text):
    assert HIDDEN in text_for("王小明", text=text)


@pytest.mark.parametrize("text", ["他叫王小，明天再来", "价格高，兴趣不大", "我姓李！申请调解"])
def test_ordinary_words_on_both_sides_of_a_stop_stay_as_they_are(text):
    assert text_for("王小明", "高兴", "李申", text=text) == text


@pytest.mark.parametrize("mark", "'~/,，、−")
def test_at_the_dot_of_a_name_any_mark_may_stand(mark):
    assert text_for("买买提·吐尔逊", text=f"听买买提{mark}吐尔逊说") == f"听{HIDDEN}说"


@cache
def signs() -> dict[str, str]:
    """Every sign that Unicode assigns, with its class."""
    every = {sign: unicodedata.category(sign) for sign in map(chr, range(sys.maxunicode + 1))}
    return {sign: kind for sign, kind in every.items() if kind not in ("Cn", "Co", "Cs")}


def spans(length=40):
    """All signs, in texts of this length, so that few texts hold them all."""
    every = "".join(signs())
    return [every[start : start + length] for start in range(0, len(every), length)]


def test_a_name_typed_as_registered_is_found_whatever_signs_of_unicode_it_holds():
    names = [f"侨{span}期" for span in spans()]
    assert [name for name in names if name in text_for(name, text=f"昨天{name}来过")] == []


def test_either_case_and_the_plain_form_of_every_sign_are_the_same_sign():
    subscript = "\N{COMBINING GREEK YPOGEGRAMMENI}"  # in capitals a letter of its own
    plain = [span for span in spans() if subscript not in unicodedata.normalize("NFD", span)]
    ways = (str.upper, str.lower, lambda text: unicodedata.normalize("NFKC", text))
    assert [
        span
        for span in plain
        for way in ways
        if normalized_name(way(span)) != normalized_name(span)
    ] == []
    assert len(plain) > 3500


def test_no_mark_between_the_characters_of_a_name_uncovers_it():
    plain = {
        sign: unicodedata.normalize("NFKD", sign)
        for sign, kind in signs().items()
        if kind[0] in "MPSZC"
    }
    marks = [s for s, way in plain.items() if not re.search(r"\w", way) and way not in STOPS]
    assert len(marks) > 8000
    seen = replacing(("王小明", HIDDEN))
    assert [sign for sign in marks if seen(f"听王{sign}小明说") != f"听{HIDDEN}说"] == []
