"""Who may agree to something: powers of attorney (民诉法 62), age and capacity (民法典 17–24)."""

from datetime import date

import pytest

from cases.law.authority import may_settle
from cases.law.capacity import latest_birthday, needs_guardian

SUFFICE = (
    "特别授权：代为和解",
    "特别授权，代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉",
    "特别授权：代为和解、签署调解协议；不得代收款项",
    "代为变更请求、和解",
    "代为调解、和解、签收法律文书",
    "全权代理，包括进行和解、签订调解协议",
    "特 别 授 权 ： 接受调解，签署协议",
    "代表签订和解协议",
    "不含上诉。可以代为和解",
    "代为参加调解并达成协议",
    "参加调解，代为和解",
    "特别授权：代为和解，但不得代收款项",
)
DO_NOT = (
    "",
    "   ",
    "一般授权",
    "一般代理：代为参加调解、和解",
    "全权代理",
    "全权委托处理本案一切事宜",
    "特别授权",
    "特别授权：代为承认、放弃请求",
    "代为参加调解",
    "参与调解活动、递交材料",
    "代为出席调解会议",
    "无权代为承认、放弃请求，进行和解",
    "特别授权（不含和解、签署协议）",
    "除和解外的一切事项",
    "特别授权：代为和解须经本人同意",
    "特别授权：和解除外",
    "和解须另行授权",
    "不得和解",
    "与调解委员会联系",
    "本人儿子",
    "代为签收调解书",
    "参加人民法院、调委会组织的调解",
    "代为参加调解、和解",
    "代为办理调解手续",
    "特别授权：代为和解、签署协议，但须经本人书面同意",
    "特别授权：代为和解。上述事项均须委托人确认。",
)


@pytest.mark.parametrize("scope", SUFFICE)
def test_a_power_that_names_the_settling_suffices(scope):
    assert may_settle(scope)


@pytest.mark.parametrize("scope", DO_NOT)
def test_a_power_that_does_not_name_the_settling_or_denies_it_does_not_suffice(scope):
    assert not may_settle(scope)


BORN, ON = date(2009, 3, 2), date(2026, 3, 2)  # seventeen that day
INCOME = "在某厂做工，月薪四千元"


@pytest.mark.parametrize(
    ("born", "capacity", "ground", "needed"),
    [
        (None, "", "", False),
        (date(2008, 3, 2), "", "", False),  # eighteen that day
        (date(2008, 3, 3), "", "", True),
        (BORN, "", "", True),
        (BORN, "full", INCOME, False),  # 民法典 18: on own income
        (BORN, "full", " ", True),
        (date(2010, 3, 2), "full", INCOME, False),  # sixteen that day
        (date(2010, 3, 3), "full", INCOME, True),
        (date(1950, 1, 1), "limited", "（2025）闽0504民特1号", True),  # 22
        (date(1950, 1, 1), "none", "（2025）闽0504民特1号", True),  # 21
        (None, "none", "", True),
        (date(1950, 1, 1), "full", "", False),
    ],
)
def test_a_guardian_is_needed_by_age_and_capacity(born, capacity, ground, needed):
    assert needs_guardian(born, capacity, ground, ON) is needed


@pytest.mark.parametrize(
    ("precision", "last"),
    [
        ("day", date(2008, 2, 1)),
        ("month", date(2008, 2, 29)),
        ("year", date(2008, 12, 31)),
        ("about", date(2008, 12, 31)),
    ],
)
def test_who_is_known_by_year_or_month_is_as_young_as_they_may_be(precision, last):
    assert latest_birthday(date(2008, 2, 1), precision) == last
