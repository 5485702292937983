"""A court's own paper orders several things, of several people, in parts, and for good."""

from datetime import date

import pytest
from django.core.management import call_command

from cases.consistency import faults
from cases.forms.base import FORMS
from cases.law.money import monthly
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.deeds_after import suit_is_won
from tests.deeds_of_awards import a_judgment_is_in_force
from tests.factories import at
from tests.house.ways_of_awards import a_suit, before_a_judgment
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # sums and days, no statement

DAY = date(2027, 1, 11)  # a Monday
PARTS = ((date(2027, 1, 31), 100_000), (date(2027, 2, 28), 100_000), (date(2027, 3, 31), 50_000))


def consistent(d):
    return [str(fault) for fault in faults() if fault.number == d.number]


def given(d, **item):
    d.office("judgment_given", since=clock.today(), **item)


def third(d):
    return d.case.parties.get(name="孙三")


def test_two_owe_a_sum_together_in_three_parts_from_the_end_of_january():
    with morning_of(DAY):
        d = before_a_judgment(DAY)
        of_two = {"debtor": d.zhou, "also_debtors": [third(d)], "creditor": d.li}
        given(d, ordered="sum", amount=250_000, parts=PARTS, due_on=PARTS[-1][0], **of_two)
        [duty] = d.case.sheet.obligations
        assert [(part.due_on, part.amount) for part in duty.instalments.all()] == list(PARTS)
        assert {party.name for party in duty.debtors} == {"周被", "孙三"}
        # From the last part (民诉法 250): 31 March 2027 to 31 March 2029, a Saturday, to 2 April.
        k16 = d.clocks.get(key="K16")
        assert (k16.started_on, k16.due_on) == (PARTS[-1][0], date(2029, 4, 2))
        assert "连带付" in d.last_sentence
    with morning_of("2027-02-02"):  # Sunday 31 January is a day the court set: it is not moved
        call_command("run_due")
        d.case.refresh_from_db()
        assert d.status == S.DEFAULTED
        d.pay(100_000, obligation=d.case.sheet.obligations[0], payer=third(d))
        assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMING, 150_000)
    assert consistent(d) == []


def test_each_item_is_followed_and_the_time_runs_from_the_last_day_of_all():
    with morning_of(DAY):
        d = before_a_judgment(DAY)
        pair = {"debtor": d.zhou, "creditor": d.li}
        given(d, ordered="sum", amount=300_000, due_on=date(2027, 1, 21), **pair)
        d.office("order_more", ordered="act", debtor=d.zhou, text="拆除雨棚", due_on=PARTS[1][0])
        d.office("order_more", ordered="lasting", debtor=third(d), text="不得在夜间装修")
        d.office("order_more", ordered="sum", amount=5_000, **pair)
        kinds = [(one.kind, one.due_on, one.amount) for one in d.case.sheet.obligations]
        assert kinds == [
            ("money", date(2027, 1, 21), 300_000),
            ("act", PARTS[1][0], None),
            ("lasting", None, None),
            ("money", date(2027, 1, 11), 5_000),  # it names no day: from its effect (民诉法 250)
        ]
        assert (d.case.amount_agreed, d.clocks.get(key="K16", ended_on=None).started_on) == (
            305_000,
            PARTS[1][0],
        )
    assert consistent(d) == []


def test_of_what_lasts_the_two_years_run_from_a_breach_alone():
    with morning_of(DAY):
        d = before_a_judgment(DAY)
        given(d, ordered="lasting", debtor=d.zhou, text="不得在楼道堆放物品")
        assert (d.status, d.clocks.filter(key="K16").count()) == (S.PERFORMING, 0)
        pair = {"debtor": d.zhou, "creditor": d.li, "due_on": PARTS[0][0]}
        d.office("order_more", ordered="sum", amount=20_000, **pair)
        assert d.clocks.get(key="K16").started_on == PARTS[0][0]
    assert consistent(d) == []


def test_an_item_that_came_up_after_all_was_done_is_owed():
    d = at(cast(), S.ADJUDICATING)
    a_judgment_is_in_force(d)
    d.pay(300_000, obligation=d.case.sheet.obligations[0])
    assert d.status == S.PERFORMED
    d.office("order_more", ordered="act", debtor=d.zhou, text="恢复原状")
    assert d.status == S.PERFORMING
    assert d.clocks.filter(key="K16", ended_on=None).exists()
    assert consistent(d) == []


def test_the_form_reads_a_sum_in_parts_and_asks_of_several_where_there_are_more_than_two():
    with morning_of(DAY):
        d = before_a_judgment(DAY)
        d.office("add_party", role="applicant", side=1, name="钱二")
        sent = {
            **dict.fromkeys(("since", "on"), clock.today().isoformat()),
            "ordered": "parts",
            "debtor": d.zhou.pk,
            "also_debtors": [third(d).pk],
            "creditor": d.li.pk,
            "schedule": "2",
            "schedule-0-day": "2027-01-31",
            "schedule-0-sum": "１，０００",
            "schedule-1-day": "2027-02-28",
            "schedule-1-sum": "0.50",
        }
        form = FORMS["judgment_given"](sent, case=d.case, actor=d.p.as_clerk)
        assert form.is_valid(), form.errors
        told = form.facts()
        assert (told["ordered"], told["amount"], told["due_on"]) == (
            "sum",
            100_050,
            date(2027, 2, 28),
        )
        assert form.last_day_ordered() == date(2027, 2, 28)
        d.office("judgment_given", **told)
        assert d.case.sheet.left_to_pay == 100_050
    assert consistent(d) == []


def test_two_parties_are_asked_of_no_others_and_no_agreement_is_offered():
    with morning_of(DAY):
        d = at(cast(), S.FAILED, day=DAY)
        a_suit(d)
        form = FORMS["judgment_given"](case=d.case, actor=d.p.as_clerk)
        assert "also_debtors" not in form.fields
        assert not any("其余照旧" in one.text for one in form.after)
        assert [key for key, _ in form.fields["ordered"].choices] == [
            *("sum", "parts", "act", "lasting")
        ]


def test_a_judgment_on_a_part_of_an_agreement_is_told_what_becomes_of_the_rest():
    d = at(cast(), S.ADJUDICATING)
    suit_is_won(d)
    form = FORMS["judgment_given"](case=d.case, actor=d.p.as_clerk)
    told = [one.text for one in form.after]
    assert any("其余照旧的，请选“与协议相同”" in text for text in told)


def typed_months(count):
    """So many months from the end of January 2027, as the page sends them."""
    sent = {"schedule": str(count)}
    for n, day in enumerate(monthly(date(2027, 1, 31), count)):
        sent |= {f"schedule-{n}-day": day.isoformat(), f"schedule-{n}-sum": "800"}
    return sent


def test_a_sum_of_every_month_is_ordered_for_ten_years_and_goes_on_as_a_further_item():
    with morning_of(DAY):
        d = before_a_judgment(DAY)
        who = {"debtor": d.zhou.pk, "creditor": d.li.pk, "since": DAY, "on": DAY}
        asked = {"kind": "judgment", "ordered": "parts", **who, **typed_months(120)}
        form = FORMS["judgment_given"](asked, case=d.case, actor=d.p.as_clerk)
        assert form.is_valid(), form.errors
        facts = {name: one for name, one in form.facts().items() if name != "on"}
        d.office("judgment_given", **facts)
        [duty] = d.case.sheet.obligations
        parts = list(duty.instalments.all())
        assert (len(parts), duty.amount, parts[-1].due_on) == (120, 9_600_000, date(2036, 12, 31))

        asked |= {"more": "schedule"}  # six steps ask for ten years of months
        for rows, after in ((3, 6), (96, 120), (120, 120)):
            widget = FORMS["judgment_given"].base_fields["schedule"].widget
            sent = widget.value_from_datadict(asked | {"schedule": str(rows)}, {}, "schedule")
            assert len(sent) == after
    with morning_of("2036-12-31"):
        d.day = clock.today()
        d.pay(9_600_000, obligation=d.case.sheet.obligations[0])
        assert d.status == S.PERFORMED
        days = monthly(date(2037, 1, 31), 12)
        more = {"ordered": "sum", "debtor": d.zhou, "creditor": d.li, "amount": 960_000}
        more |= {"parts": tuple((day, 80_000) for day in days), "due_on": days[-1]}
        d.office("order_more", **more)
        assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMING, 960_000)
        assert consistent(d) == []
