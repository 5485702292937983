"""Who is owed something overdue reads which ways to a court they have, and until when."""

from datetime import timedelta

import pytest

from cases.access.links import issue_link
from cases.web.what_next import what_next
from cases.words.days import PROVISIONAL
from cases.words.readers import Reader
from tests.cases.phases.agreed_duties import (
    BY,
    agreed,
    breaks,
    confirmed,
    half_and_half,
    quiet,
    runs_to,
)
from tests.clients import open_link
from tests.dispute import money

DAY = timedelta(days=1)

pytestmark = [
    *(pytest.mark.django_db, pytest.mark.usefixtures("monday")),
    pytest.mark.one_database,  # sentences of records
]
SUIT = (
    "诉讼时效一般三年，从{}日算到{}；中间要求过对方、对方答应过的，"
    "从那天重新算（《民法典》第一百八十八条、第一百八十九条、第一百九十五条）。"
)
TO_SUE = "就这份协议去法院起诉"
ORDER = ("就已经到期的钱，向法院申请支付令；对方提出书面异议的，再起诉", "")


def ways_of(d, party):
    page = open_link(issue_link(d.case, party)).get(f"/my/cases/{d.number}/")
    return [(way["what"], way["until"]) for way in page.context["ways"]]


def test_a_creditor_reads_every_way_that_is_open_and_its_last_day(monday):
    d = agreed(half_and_half)
    runs_to(d, BY + DAY, monday)

    assert ways_of(d, d.li) == [
        (
            "和对方一起请法院确认这份协议（不收费，各方都要同意）",
            "最晚2026年4月1日（含当日）。",
        ),
        # The second half is due on Saturday 11 April: the whole debt counts from the 13th.
        (TO_SUE, SUIT.format("2026年4月13", f"2029年4月13日（{PROVISIONAL}）")),
        ORDER,
    ]
    assert ways_of(d, d.zhou) == []
    assert what_next(d.case, Reader.PARTY, me=d.zhou).startswith("您有过了该办的日子还没办的")
    assert what_next(d.case, Reader.COMPANY, me=d.li).startswith("对方到期没有履行")


def test_after_the_thirty_days_and_with_a_title_the_way_is_another(monday):
    d = confirmed(half_and_half)
    runs_to(d, BY + 31 * DAY, monday)  # 11 April is a Saturday: the last part is due on the 13th

    assert ways_of(d, d.li) == [
        ("自己向法院申请强制执行", f"最晚2028年4月13日（含当日；{PROVISIONAL}）。")
    ]


def test_against_what_must_end_no_limitation_is_told(monday):
    d = agreed(quiet)
    breaks(d, BY - 10 * DAY)

    assert (TO_SUE, "") in ways_of(d, d.li)


def test_each_creditor_reads_of_their_own_debt_and_an_order_only_of_money(monday):
    act = {"kind": "act", "text": "恢复墙面", "standard": "平整", "due_on": BY}
    later = BY + 20 * DAY
    deposit = {"text": "押金", "way": "转账"}
    d = agreed(
        lambda d: act | {"by_party": d.zhou},
        lambda d: money(d, (later, 5000), **deposit) | {"by_party": d.li, "to_party": d.zhou},
    )
    runs_to(d, later + 2 * DAY, monday)

    assert ways_of(d, d.li) == [(TO_SUE, SUIT.format("2026年3月12", "2029年3月12日"))]
    # 1 April 2029 is a Sunday. Who owes the debtor something gets no order (民诉法 225).
    assert ways_of(d, d.zhou) == [
        (TO_SUE, SUIT.format("2026年4月1", f"2029年4月2日（{PROVISIONAL}）"))
    ]
    assert what_next(d.case, Reader.COMPANY, me=d.li).endswith("不履行的，对方可以就协议起诉。")
