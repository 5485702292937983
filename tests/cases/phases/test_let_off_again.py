"""What was set off, or waived of an act, under a paper that fell: it counts on the agreement."""

from datetime import timedelta

import pytest

from cases.states import Status as S
from mediation import clock
from tests.cases.phases.papers_that_fell import HALVES, debts, falls, judged, rows, split, wrong
from tests.cast import cast
from tests.dispute import money, repair
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DAY = "2026-03-02"
ACT = "重做1202室卫生间防水层"


@pytest.fixture(autouse=True)
def monday():
    with morning_of(DAY):
        yield


def agreed(back=100_000, third=False):
    """周被 owes 5,800 yuan and repairs; 李申 owes so much (分) the other way round."""
    d = at(cast(), S.MEDIATING)
    if third:
        d.office("add_party", role="respondent", side=2, name="王三")
        wang = d.parties.get(name="王三")
        d.office("consent", party=wang, agrees=True, how="当面")
        d.mediator("give_notice", parties=[wang], how="当面")
    day = clock.today() + timedelta(days=20)
    to_zhou = {"by_party": d.li, "to_party": d.zhou}
    other = [money(d, (day, back), **to_zhou)] if back else []
    d.sit_down().write(money(d, (day, 580_000)), *other, repair(d, day))
    return d.mediator("draft_agreement").all_marks().mediator("start_performance")


def judged_both_ways(d, back=200_000):
    """The judgment: 周被 pays 7,000 yuan, 李申 so much (分)."""
    judged(d)
    d.office("order_more", ordered="sum", amount=back, debtor=d.li, creditor=d.zhou)
    return d


def set_off(d, amount, who="周被"):
    """By agreement, of what that one and 李申 owe each other."""
    owed = next(one for one in debts(d) if one.owed and one.debtor.name == who)
    back = next(one for one in debts(d) if one.owed and one.creditor.name == who)
    d.office("set_off_debts", obligation=owed, against=back, amount=amount, proof="双方的协议")
    return d


@pytest.mark.parametrize(
    ("back", "paid", "expected", "says"),
    [
        # 1,500 set off; only 1,000 are owed the other way round by the agreement.
        (100_000, 0, [(0, 100_000, 480_000), (0, 100_000, 0)], "另外500.00元"),
        (250_000, 0, [(0, 150_000, 430_000), (0, 150_000, 100_000)], "抵销的1,500.00元照样抵销"),
        # 5,000 paid: 800 of the 5,800 are left, and so much is set off.
        (100_000, 500_000, [(500_000, 80_000, 0), (0, 80_000, 20_000)], "另外700.00元"),
        # The agreement knows no debt of 李申: there is nothing to set off.
        (0, 0, [(0, 0, 580_000)], "另外1,500.00元"),
    ],
)
def test_what_was_set_off_counts_on_both_debts_of_the_agreement(back, paid, expected, says):
    d = judged_both_ways(agreed(back))
    set_off(d, 150_000)
    if paid:
        d.pay(paid, obligation=debts(d)[0])
    falls(d)
    assert [row[1:] for row in rows(d)] == expected
    assert says in d.last_sentence
    assert wrong(d) == []


def test_a_set_off_that_counts_again_may_be_taken_back_on_both_sides():
    d = falls(set_off(judged_both_ways(agreed()), 60_000))
    now = {one.pk for one in debts(d)}
    [one, _] = [row for row in d.case.sheet.reductions if row.obligation_id in now]
    taken = {"reduction": one, "reason": "没有商定", "proof": "周被的信"}
    d.office("take_back_letting_off", **taken)
    assert [row[2:] for row in rows(d)] == [(0, 580_000), (0, 100_000)]
    assert wrong(d) == []


def test_what_was_set_off_and_taken_back_does_not_count():
    d = set_off(judged_both_ways(agreed()), 60_000)
    taken = {"reduction": d.case.reductions.first(), "reason": "没有商定", "proof": "周被的信"}
    d.office("take_back_letting_off", **taken)
    falls(d)
    assert [row[2:] for row in rows(d)] == [(0, 580_000), (0, 100_000)]


def test_what_the_dead_set_off_is_less_for_each_heir():
    d = set_off(judged_both_ways(agreed()), 60_000)
    split(d, *HALVES)
    falls(d)
    owed = [(one.debtor.name, one.creditor.name, one.let_off, one.left) for one in debts(d)]
    assert sorted(owed) == sorted(
        [
            ("周被", "李申", 60_000, 0),
            ("周甲", "李申", 0, 260_000),
            ("周乙", "李申", 0, 260_000),
            ("李申", "周被", 60_000, 0),
            ("李申", "周甲", 0, 20_000),
            ("李申", "周乙", 0, 20_000),
        ]
    )
    assert wrong(d) == []


def test_what_one_heir_set_off_is_that_heirs():
    d = judged_both_ways(agreed())
    split(d, *HALVES)
    set_off(d, 30_000, who="周甲")
    falls(d)
    owed = [(one.debtor.name, one.creditor.name, one.let_off, one.left) for one in debts(d)]
    assert sorted(owed) == sorted(
        [
            ("周甲", "李申", 30_000, 260_000),
            ("周乙", "李申", 0, 290_000),
            ("李申", "周甲", 30_000, 20_000),
            ("李申", "周乙", 0, 50_000),
        ]
    )
    assert wrong(d) == []


@pytest.mark.parametrize(
    ("text", "third", "stays_waived"),
    [
        (f"{ACT}。", False, True),
        ("重做1202室卫生间的防水", False, False),  # other words: people say whether it is the same
        (ACT, True, False),  # it is owed to 王三 as well, who waived nothing
    ],
)
def test_an_act_that_was_waived_stays_waived_where_the_agreement_asks_for_it(
    text, third, stays_waived
):
    d = judged(agreed(third=third))
    who = {"debtor": d.zhou, "creditor": d.li}
    d.office("order_more", ordered="act", text=text, due_on=clock.today(), **who)
    ordered = d.case.obligations.get(kind="act", clause=None)
    d.office("waive", obligation=ordered, proof="李申的信")
    falls(d)
    [act] = [one for one in d.case.sheet.obligations if not one.is_money]
    assert act.status == ("waived" if stays_waived else "open")
    assert ("同样的一项照样不用履行" in d.last_sentence) is stays_waived
    assert ("也免除的，请另行登记免除" in d.last_sentence) is not stays_waived
    assert wrong(d) == []
