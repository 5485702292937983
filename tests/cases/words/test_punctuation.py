"""Typed words keep their own full stop only where the sentence around them has none."""

import pytest

from cases.words.punctuation import as_sentence, with_single_stops, without_final_stop


@pytest.mark.parametrize(
    ("typed", "part"),
    [("电话中表示。", "电话中表示"), (" 来访 ", "来访"), ("", ""), ("到3.5楼", "到3.5楼")],
)
def test_words_inside_a_sentence_end_without_a_stop(typed, part):
    assert without_final_stop(typed) == part


@pytest.mark.parametrize(
    ("sentence", "clean"),
    [
        ("周被同意调解（电话中表示。）。", "周被同意调解（电话中表示）。"),
        ("催告：请三日内付清。。", "催告：请三日内付清。"),
        ("已换管。；另约时间。", "已换管；另约时间。"),
        ("他说：“不用了。”", "他说：“不用了。”"),
        ("催告：再不付就起诉！。", "催告：再不付就起诉！"),
        ("李申撤回：“不用了。”。", "李申撤回：“不用了。”"),
        ("更正登记：标题由“漏水。”改为“渗水”。", "更正登记：标题由“漏水。”改为“渗水”。"),
    ],
)
def test_a_sentence_has_one_stop_at_its_end_and_none_before_a_mark(sentence, clean):
    assert with_single_stops(sentence) == clean


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("当面付清、当场查看", "当面付清、当场查看。"),
        ("已换管（照片三张）", "已换管（照片三张）。"),
        ("约好下周，", "约好下周。"),
        ("不肯谈！", "不肯谈！"),
        ("他说：“不用了。”", "他说：“不用了。”"),
        (" ", ""),
    ],
)
def test_words_after_a_sentence_are_closed_like_one(typed, said):
    assert as_sentence(typed) == said
