"""Typed words keep their own full stop only where the sentence around them has none."""

import pytest

from cases.words.punctuation import (
    as_sentence,
    well_punctuated,
    with_single_stops,
    without_final_stop,
)


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
        ("督促履行：没人接；。", "督促履行：没人接。"),
        ("同意（电话，）。", "同意（电话）。"),
        ("他说：“不用了。”", "他说：“不用了。”"),
        ("催告：再不付就起诉！。", "催告：再不付就起诉！"),
        ("李申撤回：“不用了。”。", "李申撤回：“不用了。”"),
        ("更正登记：标题由“漏水。”改为“渗水”。", "更正登记：标题由“漏水。”改为“渗水”。"),
    ],
)
def test_a_sentence_has_one_stop_at_its_end_and_none_before_a_mark(sentence, clean):
    assert with_single_stops(sentence) == clean


@pytest.mark.parametrize(
    ("sentence", "clean"),
    [
        ("法院裁定协议有效（（2026）闽0504号之一）。", "法院裁定协议有效，（2026）闽0504号之一。"),
        ("驳回（（2026）闽05号；理由（略）。）。", "驳回，（2026）闽05号；理由（略）。"),
        ("登记（小区网页（含扫码））：漏水。", "登记（小区网页，含扫码）：漏水。"),
        ("同意（电话（打了三次），本人接的）。", "同意（电话，打了三次，本人接的）。"),
        ("同意（电话（打了三次）本人接的）。", "同意（电话，打了三次，本人接的）。"),
        ("利害关系（任职（2019年起））已告知。", "利害关系（任职，2019年起）已告知。"),
        ("裁定书（案号为（2026）闽05号）。", "裁定书（案号为（2026）闽05号）。"),
        ("法院受理，案号（2026）闽05号（独任）。", "法院受理，案号（2026）闽05号（独任）。"),
        ("甲（申请人）和乙（被申请人）。", "甲（申请人）和乙（被申请人）。"),
        ("（甲（乙（丙）丁）戊）。", "（甲，乙，丙，丁，戊）。"),
        ("打不开（（。", "打不开（（。"),
    ],
)
def test_no_bracket_stands_in_another_but_that_of_a_year(sentence, clean):
    assert well_punctuated(sentence) == clean
    assert well_punctuated(clean) == clean


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
