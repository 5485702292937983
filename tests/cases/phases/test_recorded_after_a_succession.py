"""A payment made before a succession, recorded after it, counts as if recorded in time."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection

from cases.consistency import money as sums
from cases.door.refusals import StepBlocked
from cases.models import Payment
from cases.states import Status as S
from tests.cases.phases.several_parties import three, together
from tests.cast import cast
from tests.deeds_after import SUIT_NUMBER
from tests.deeds_of_awards import PROOF as FILED
from tests.deeds_of_succession import PROOF, died, heir, heirs, takes
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DEATH, LATER = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
OWED = """
    SELECT debtor.name, creditor.name, SUM(part.paid), SUM(part.let_off),
           SUM(part.amount - part.paid - part.let_off)
      FROM cases_instalment part
      JOIN cases_obligation duty ON duty.id = part.obligation_id
      JOIN cases_title title ON title.id = duty.title_id AND title.until IS NULL
      JOIN cases_party debtor ON debtor.id = duty.debtor_id
      JOIN cases_party creditor ON creditor.id = duty.creditor_id
     WHERE duty.case_id = %s GROUP BY 1, 2 ORDER BY 1, 2
"""


def rows(d) -> list[tuple]:
    """Who owes whom: 分 paid, let off and left, added up by the database."""
    with connection.cursor() as cursor:
        cursor.execute(OWED, [d.case.pk])
        return [(who, whom, *map(int, fen)) for who, whom, *fen in cursor.fetchall()]


def parts(d) -> list:
    """What is left of each part, by who owes whom."""
    return sorted(
        (duty.debtor.name, duty.creditor.name, part.number, part.due_on, part.owed)
        for duty in fresh(d).case.sheet.obligations
        for part in duty.instalments.all()
        if part.owed
    )


def is_same_but_for(late, in_time, fen) -> bool:
    """Whether both add up to the same, and what is left differs by no more 分 in any row."""
    found, wanted = ({row[:-1]: row[-1] for row in rows} for rows in (late, in_time))
    differ = [found.get(key, 0) - wanted.get(key, 0) for key in found.keys() | wanted.keys()]
    return sum(differ) == 0 and max(map(abs, differ), default=0) <= fen


def fresh(d):
    d.case.refresh_from_db()
    d.case.forget()
    return d


def adds_up(d) -> bool:
    return list(sums.faults([fresh(d).case])) == []


def on(d, day, deed):
    with morning_of(day):
        d.day = day
        deed(d)


def an_open_debt(d):
    return next(one for one in fresh(d).case.sheet.obligations if one.is_money and one.owed)


def debtor_dies(*named):
    """周被 dies on Tuesday; (name, share, limit) take over."""

    def deed(d):
        heirs(*(name for name, *_ in named))(d)
        taking = [takes(d, name, share, limit=limit) for name, share, limit in named]
        d.office("succeed", **died(d, *taking) | {"happened_on": DEATH})

    return deed


def creditor_dies(*named):
    def deed(d):
        for name, *_ in named:
            d.office("add_party", role="applicant", side=1, name=name, predecessor=d.li)
        taking = [takes(d, name, share) for name, share, _ in named]
        d.office("succeed", **died(d, *taking) | {"happened_on": DEATH, "predecessor": d.li})

    return deed


def both_die(d):
    debtor_dies(("周甲", THIRD, None), ("周乙", 2 * THIRD, None))(d)
    creditor_dies(("李甲", HALF, None), ("李乙", HALF, None))(d)


ONE = debtor_dies(("周子", None, None))
THREE = debtor_dies(*((name, THIRD, None) for name in ("周甲", "周乙", "周丙")))
LIMITED = debtor_dies(("周子", None, 80000))
ONE_LIMITED = debtor_dies(("周甲", HALF, 30001), ("周乙", HALF, None))
OF_NOTHING = debtor_dies(("周甲", HALF, 0), ("周乙", HALF, None))
RECEIVERS = creditor_dies(("李甲", 2 * THIRD, None), ("李乙", THIRD, None))
RECEIVER = creditor_dies(("李甲", None, None))


@pytest.mark.parametrize("paid", [(100000,), (1,), (50001, 40000), (579999,), (580000,)])
@pytest.mark.parametrize(
    "deaths", [ONE, THREE, LIMITED, ONE_LIMITED, OF_NOTHING, RECEIVERS, RECEIVER, both_die]
)
def test_it_counts_as_if_it_had_been_recorded_in_time(deaths, paid):
    if sum(paid) == 580000 and deaths not in (ONE, THREE, LIMITED, ONE_LIMITED, OF_NOTHING):
        paid = (579998,)  # who is owed nothing any more is followed by nobody
    people = cast()
    late, in_time = at(people, S.PERFORMING), at(people, S.PERFORMING)
    for fen in paid:
        in_time.pay(fen)
    for d in (late, in_time):
        on(d, LATER, deaths)
    for fen in paid:
        on(late, LATER, lambda d, fen=fen: d.pay(fen, obligation=an_open_debt(d), paid_on=MONDAY))

    settled, is_settled = [("周被", "李申", sum(paid), 0, 0)], ("周被", "李申")
    assert [row for row in rows(late) if row[:2] == is_settled] == settled
    within = 1 if deaths is both_die else 0  # parted twice: the odd 分 may be another's
    assert is_same_but_for(rows(late), rows(in_time), within)
    assert is_same_but_for(parts(late), parts(in_time), 1)  # of a part as well
    assert (late.case.amount_paid, late.case.amount_agreed) == (sum(paid), 580000)
    assert adds_up(late)
    who = {(one.payer.name, one.payee.name) for one in Payment.objects.filter(case=late.case)}
    assert who == {("周被", "李申")}


def test_an_heir_who_paid_all_meanwhile_has_paid_too_much():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, debtor_dies(("周甲", HALF, None), ("周乙", HALF, None)))
    first = an_open_debt(d)
    on(d, LATER, lambda d: d.pay(290000, obligation=first))
    on(d, LATER, lambda d: d.pay(100000, obligation=an_open_debt(d), paid_on=MONDAY))

    assert rows(d) == [
        ("周乙", "李申", 0, 0, 240000),
        ("周甲", "李申", 240000, 0, 0),
        ("周被", "李申", 100000, 0, 0),
    ]
    assert "承继以后付的，其中500.00元因此多付。" in d.last_sentence
    assert d.case.amount_paid == 340000
    assert adds_up(d)


def test_taken_back_it_is_owed_by_the_heirs_in_their_shares_and_within_the_estate():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, ONE_LIMITED)
    before = rows(d)
    on(d, LATER, lambda d: d.pay(100000, obligation=an_open_debt(d), paid_on=MONDAY))
    [payment] = fresh(d).case.sheet.payments
    says = {"reason": "银行退票", "proof": "退票通知", "receiver_says": "没有到账"}
    on(d, LATER, lambda d: d.office("reverse_payment", payment=payment, **says))

    assert rows(d) == before
    assert adds_up(d)


def test_what_was_waived_meanwhile_is_taken_back_first():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, debtor_dies(("周甲", HALF, None), ("周乙", HALF, None)))
    debts = [one for one in fresh(d).case.sheet.obligations if one.is_money]
    on(d, LATER, lambda d: d.office("waive", obligation=debts[0], proof="书面免除"))
    with pytest.raises(StepBlocked) as refused:
        on(d, LATER, lambda d: d.pay(100000, obligation=debts[1], paid_on=MONDAY))
    assert "先撤回免除、抵销" in str(refused.value)


def test_what_a_body_paid_before_its_division_is_its_own():
    sides = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "name": "周被", "kind": "organisation"},
    ]
    d = at(cast(), S.PERFORMING, parties=sides)
    for name in ("甲公司", "乙公司"):
        place = {"role": "respondent", "side": 2, "kind": "organisation"}
        d.office("add_party", name=name, predecessor=d.zhou, **place)
    facts = died(d, takes(d, "甲公司"), takes(d, "乙公司")) | {"ground": "division", **PROOF}
    on(d, LATER, lambda d: d.office("succeed", **facts | {"happened_on": DEATH}))
    on(d, LATER, lambda d: d.pay(100000, obligation=an_open_debt(d), paid_on=MONDAY))

    duties = [one for one in fresh(d).case.sheet.obligations if one.is_money]
    assert [([p.name for p in one.debtors], one.left) for one in duties] == [
        (["甲公司", "乙公司"], 480000),
        (["周被"], 0),
    ]
    assert adds_up(d)


def test_of_a_joint_debt_the_dead_paid_what_is_recorded_as_an_heirs():
    d, _ = three(together("joint"))
    on(d, LATER, debtor_dies(("周子", HALF, None), ("周女", HALF, None)))
    debt = an_open_debt(d)
    on(d, LATER, lambda d: d.pay(10000, obligation=debt, payer=heir(d, "周子"), paid_on=MONDAY))
    [payment] = fresh(d).case.sheet.payments
    assert (payment.payer.name, payment.obligation) == ("周被", debt)
    assert adds_up(d)


def test_on_the_very_day_people_say_who_paid():
    people = cast()
    said, heirs_own = at(people, S.PERFORMING), at(people, S.PERFORMING)
    for d in (said, heirs_own):
        on(d, LATER, ONE)
    on(heirs_own, LATER, lambda d: d.pay(5, obligation=an_open_debt(d), paid_on=DEATH))
    on(said, LATER, lambda d: d.pay(5, obligation=an_open_debt(d), paid_on=DEATH, payer=d.zhou))
    assert rows(heirs_own) == [("周子", "李申", 5, 0, 579995)]
    assert rows(said) == [("周子", "李申", 0, 0, 579995), ("周被", "李申", 5, 0, 0)]
    with pytest.raises(StepBlocked):
        on(said, LATER, lambda d: d.pay(5, obligation=an_open_debt(d), payer=d.zhou))


def test_of_an_heir_who_died_too_each_payment_is_of_those_of_its_day():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, debtor_dies(("周甲", HALF, None), ("周乙", HALF, None)))
    first = heir(d, "周甲")
    third = LATER + timedelta(days=2)
    with morning_of(third):
        d.day = third
        d.office("add_party", role="respondent", side=2, name="周孙", predecessor=first)
        facts = died(d, takes(d, "周孙")) | {"predecessor": first, "happened_on": third}
        d.office("succeed", **facts)
    own = next(one for one in fresh(d).case.sheet.obligations if one.debtor.name == "周孙")
    on(d, third, lambda d: d.pay(100, obligation=own, paid_on=LATER))
    on(d, third, lambda d: d.pay(1000, obligation=an_open_debt(d), paid_on=MONDAY))

    assert rows(d) == [
        ("周乙", "李申", 0, 0, 289500),
        ("周孙", "李申", 0, 0, 289400),
        ("周甲", "李申", 100, 0, 0),
        ("周被", "李申", 1000, 0, 0),
    ]
    assert adds_up(d)


def test_each_heir_of_a_creditor_is_owed_by_all_whom_a_courts_paper_names():
    d = at(cast(), S.FAILED)
    d.office("add_party", role="respondent", side=2, name="王三")
    d.office("open_suit", kind="suit", party=d.li, court=d.p.court, **FILED)
    d.office("court_accept", court_number=SUIT_NUMBER)
    d.office("court_decide", outcome="granted", ruling="民事判决书")
    who = {"debtor": d.zhou, "also_debtors": [heir(d, "王三")], "creditor": d.li}
    d.office("judgment_given", since=MONDAY, ordered="sum", amount=300_000, **who)
    on(d, LATER, RECEIVERS)

    duties = fresh(d).case.sheet.obligations
    assert [(one.creditor.name, {p.name for p in one.debtors}, one.left) for one in duties] == [
        ("李甲", {"周被", "王三"}, 200_000),
        ("李乙", {"周被", "王三"}, 100_000),
    ]
    debt = an_open_debt(d)
    on(d, LATER, lambda d: d.pay(30_000, obligation=debt, payer=heir(d, "王三"), paid_on=MONDAY))
    duties = fresh(d).case.sheet.obligations
    assert [(one.creditor.name, {p.name for p in one.debtors}, one.left) for one in duties] == [
        ("李甲", {"周被", "王三"}, 180_000),
        ("李乙", {"周被", "王三"}, 90_000),
        ("李申", {"周被", "王三"}, 0),
    ]
    assert adds_up(d)


def test_a_limit_that_is_counted_again_ends_on_the_day_of_the_record():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, LIMITED)
    on(d, LATER, lambda d: d.pay(100000, obligation=an_open_debt(d), paid_on=MONDAY))
    first, second = d.case.reductions.order_by("pk")
    assert (first.amount, first.taken_back_on, first.taken_back_why) == (
        500000,
        LATER,
        "补登了承继以前的付款",
    )
    assert (second.amount, second.taken_back_on) == (400000, None)
    assert "超出遗产价值的4,000.00元不用清偿" in d.last_sentence


def test_what_an_heir_paid_on_the_day_of_the_death_counts_on_the_estate():
    d = at(cast(), S.PERFORMING)
    on(d, LATER, LIMITED)
    on(d, LATER, lambda d: d.pay(80000, obligation=an_open_debt(d), paid_on=DEATH))
    [own] = fresh(d).case.sheet.payments
    assert own.obligation.debtor.name == "周子"
    debt = d.case.sheet.obligations[0]
    d.case.refresh_from_db()
    assert (debt.left, debt.status) == (0, "done")
    assert d.case.sheet.obligations[0].beyond_estate == 500000
    assert d.case.limit_to_the_estates() == ""
