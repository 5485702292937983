"""To which claims limitation applies, and what a right-holder is told of its interruption."""

from datetime import date
from types import SimpleNamespace

import pytest

from cases.law import limitation


def claim(item="赔偿损失", amount=None, nature="", ratio=None):
    return SimpleNamespace(item=item, amount=amount, nature=nature, ratio=ratio)


@pytest.mark.parametrize(
    ("claims", "lapses"),
    [
        ([], True),
        ([claim("赔偿天花板损失", 860000)], True),
        ([claim("修复天花板")], True),
        ([claim("停止夜间装修")], False),
        ([claim("清走楼道堆物")], False),
        ([claim("排除妨碍", nature="stop"), claim("赔偿", 100)], True),
        ([claim("停止漏水并赔偿", 50000)], True),
        ([claim("按比例分摊", ratio=5000)], True),
        ([claim("停止供暖后的退费", nature="debt")], True),
        ([claim("返还车位", nature="return")], False),
        ([claim("补交维修资金", 100, nature="exempt")], False),
    ],
)
def test_limitation_applies_unless_every_claim_is_without_it(claims, lapses):
    assert limitation.applies(claims) is lapses


def test_a_request_states_the_interruption_only_where_a_claim_can_lapse():
    assert limitation.at_request([claim(amount=1)]) == limitation.FROM_THAT_DAY
    assert limitation.at_request([claim("停止噪声", nature="stop")]) == (
        "所提请求不适用诉讼时效（《民法典》第一百九十六条）。"
    )
    assert limitation.at_request([claim("停止噪声")]) == ""


def test_a_right_holder_is_told_each_day_they_asked():
    days = [date(2026, 3, 2), date(2026, 5, 6)]
    assert limitation.days_asked_sentence(days, [claim(amount=1)]) == (
        "于2026年3月2日、2026年5月6日提出请求，诉讼时效自各该日中断（《诉讼时效规定》第十二条）。"
    )
    assert (
        limitation.days_asked_sentence([], [])
        == limitation.days_asked_sentence(days, [claim("停止噪声")])
        == ""
    )
