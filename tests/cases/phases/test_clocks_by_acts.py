"""Clocks through real acts, against days counted by hand on the calendar of 2026.

Off: 1/1–3, 2/15–23, 4/4–6, 5/1–5, 6/19–21, 9/25–27, 10/1–7.
Worked: 1/4, 2/14, 2/28, 5/9, 9/20, 10/10.
"""

from datetime import date

import pytest

from cases.states import Status as S
from mediation.directory.models import Department
from tests.cases.phases.guards_of_clocks import MAY_BE_HELD, NOT_THE_OTHERS
from tests.cast import cast
from tests.dispute import SETTLED, money
from tests.factories import at, complain
from tests.moments import morning_of

pytestmark = pytest.mark.django_db


def on(day):
    """09:00 in Beijing on that day of 2026."""
    return morning_of(f"2026-{day}")


def the_clock(dispute, key):
    return dispute.clocks.filter(key=key).latest("pk")


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("03-02", date(2026, 3, 9)),  # 3 4 5 6 9
        ("02-12", date(2026, 2, 26)),  # 13, Sat 14 worked, 24 25 26
        ("02-13", date(2026, 2, 27)),  # Sat 14 worked, 24 25 26 27
        ("02-26", date(2026, 3, 4)),  # 27, Sat 28 worked, 2 3 4
        ("09-24", date(2026, 10, 9)),  # 28 29 30, 8 9
        ("09-30", date(2026, 10, 13)),  # 8 9, Sat 10 worked, 12 13
    ],
)
def test_the_company_and_a_department_have_five_working_days(sent, due):
    people = cast()
    with on(sent):
        company = complain(people).office("dispatch", company=people.company)
        bureau = Department.objects.create(name="城管局", district=people.district)
        department = complain(people).office("dispatch", department=bureau)
        assert not department.clocks.exists()  # nobody knows yet whether it arrived
        department.office("take_dispatch", how="签收单")

    assert the_clock(company, "K2a").due_on == the_clock(department, "K2b").due_on == due
    assert not the_clock(company, "K2a").provisional


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        ("03-02", date(2026, 4, 2)),
        ("01-16", date(2026, 2, 24)),  # 2/16 in the Spring Festival moves past 2/23
        ("01-14", date(2026, 2, 14)),  # Saturday worked: nothing moves
        ("09-01", date(2026, 10, 8)),  # 10/1 moves past the National Day week
        ("09-10", date(2026, 10, 10)),  # Saturday worked: nothing moves
        ("04-01", date(2026, 5, 6)),  # 5/1 moves past 5/5
    ],
)
def test_mediation_has_a_month_and_a_festival_moves_only_the_last(accepted, due):
    with on(accepted):
        leak = at(cast(), S.ACCEPTED)

    assert the_clock(leak, "K9").due_on == due
    assert f"调解期限至2026年{due.month}月{due.day}日" in leak.last_sentence


@pytest.mark.parametrize(
    ("effective", "due"),
    [
        ("01-16", date(2026, 2, 24)),
        ("08-26", date(2026, 9, 28)),  # 9/25–27 mid-autumn
        ("08-21", date(2026, 9, 20)),  # Sunday worked
        ("12-02", date(2027, 1, 4)),  # Fri 1/1 off by law; may be exchanged
    ],
)
def test_joint_confirmation_has_thirty_days_from_the_effect(effective, due):
    with on(effective):
        leak = at(cast(), S.AGREED)

    assert the_clock(leak, "K13").due_on == due
    assert the_clock(leak, "K13").provisional is (due.year == 2027)


@pytest.mark.parametrize(
    ("last_part", "due", "provisional"),
    [
        (date(2026, 4, 20), date(2028, 4, 20), True),
        (date(2026, 4, 30), date(2028, 5, 3), True),  # Sunday 4/30; 5/1 and 5/2 are off by law
    ],
)
def test_enforcement_has_two_years_from_the_last_part(last_part, due, provisional):
    with on("03-02"):
        leak = at(cast(), S.MEDIATING).sit_down()
        leak.write(money(leak, (date(2026, 3, 31), 1), (last_part, SETTLED)))
        leak.mediator("draft_agreement").all_marks().apply_for_confirmation().court_takes_it()
        leak.court("court_decide", outcome="confirmed").court("title_given")

    clock = the_clock(leak, "K16")
    assert (clock.started_on, clock.due_on) == (last_part, due)
    assert (clock.provisional, clock.must_act) == (provisional, "债权人")


def test_each_clock_stops_with_the_act_it_waits_for():
    with on("03-02"):
        leak = at(cast(), S.ADJUDICATING).office("court_send").court("court_receive")
        ended = dict(leak.clocks.values_list("key", "ended_on"))

    assert ended == {**dict.fromkeys(("K9", "K13"), date(2026, 3, 2)), "K14a": None}
    assert not leak.clocks.exclude(key="K14a").exclude(status="met").exists()


def test_an_answer_stops_the_clock_of_the_company():
    with on("03-02"):
        leak = at(cast(), S.ANSWERED)

    assert (the_clock(leak, "K2a").status, the_clock(leak, "K1").status) == ("met", "met")


@pytest.mark.one_database  # days alone
@pytest.mark.parametrize(
    ("answered", "recorded", "status"),
    [("03-09", "03-09", "met"), ("03-09", "03-11", "met"), ("03-10", "03-11", "lapsed")],
)
def test_an_answer_is_in_time_by_its_own_day_whenever_it_is_recorded(answered, recorded, status):
    with on("03-02"):
        leak = at(cast(), S.DISPATCHED)  # five working days: until Monday 9 March
    with on(recorded):
        leak.passes_to(date.fromisoformat(f"2026-{recorded}"))
        given = {"findings": "看过", "action": "修好", "answered_by": "许"}
        leak.company("answer", **given, on=date.fromisoformat(f"2026-{answered}"))

    assert the_clock(leak, "K2a").status == status


@pytest.mark.one_database
def test_a_mediation_that_ends_after_its_time_shows_that_it_was_over():
    with on("03-02"):
        leak = at(cast(), S.MEDIATING)  # a month: until Thursday 2 April
    with on("04-03"):
        leak.mediator("fail", end_reason="gap")

    assert (the_clock(leak, "K9").status, the_clock(leak, "K9").ended_on) == (
        "lapsed",
        date(2026, 4, 3),
    )


def test_held_for_ten_days_the_mediation_ends_ten_days_later_on_a_working_day():
    with on("03-02"):
        leak = at(cast(), S.MEDIATING)
    with on("03-10"):
        leak.mediator("hold", clock=the_clock(leak, "K9"), reason="鉴定", on=date(2026, 3, 10))
    assert the_clock(leak, "K9").status == "held"

    with on("03-20"):
        leak.mediator("release_hold", on=date(2026, 3, 20))

    clock = the_clock(leak, "K9")  # 4/2 and ten days: Sunday 4/12, so Monday
    assert (clock.due_on, clock.status, clock.held_on) == (date(2026, 4, 13), "running", None)


def test_held_days_are_added_to_the_day_as_counted_not_to_the_one_a_festival_moved_it_to():
    with on("04-01"):
        leak = at(cast(), S.MEDIATING)
    assert the_clock(leak, "K9").due_on == date(2026, 5, 6)  # 5/1 moves past 5/5
    with on("04-10"):
        leak.mediator("hold", clock=the_clock(leak, "K9"), reason="鉴定")
    with on("04-13"):
        leak.mediator("release_hold")
    assert the_clock(leak, "K9").due_on == date(2026, 5, 6)  # 5/1 and three days: 5/4, moved

    with on("04-20"):
        leak.mediator("hold", clock=the_clock(leak, "K9"), reason="鉴定")
    with on("04-24"):
        leak.mediator("release_hold")
    assert the_clock(leak, "K9").due_on == date(2026, 5, 8)  # 5/1 and seven days


def test_the_day_all_parties_agreed_on_for_an_extension_is_on_record_beside_the_last_day():
    with on("03-02"):
        leak = at(cast(), S.MEDIATING)
        leak.mediator("extend", until=date(2026, 5, 30), all_agree=True, reason="复测")

    clock = the_clock(leak, "K9")  # a Saturday, so Monday
    assert (clock.counted_to, clock.due_on) == (date(2026, 5, 30), date(2026, 6, 1))
    assert clock.extended == "复测"


def test_a_mediation_extended_to_a_day_off_ends_on_the_next_working_day():
    with on("09-07"):
        leak = at(cast(), S.MEDIATING)
        leak.mediator("extend", until=date(2026, 10, 11), all_agree=True)  # a Sunday
    with on("10-12"):
        refused = leak.blocked(leak.p.as_mediator, "fail", end_reason="time_over")

    assert leak.last_sentence == (
        "各方同意延期，调解期限延至2026年10月11日，逢休息日顺延到2026年10月12日。"
    )
    assert the_clock(leak, "K9").due_on == date(2026, 10, 12)
    assert "最后一天是2026年10月12日，到今天还没有届满" in refused[0]


def test_a_clock_can_be_held_up_to_its_last_day_even_when_recorded_later():
    with on("03-02"):
        leak = at(cast(), S.DISPATCHED)  # K2a: Monday 3/9
    waits = {"clock": leak.case.clocks.get(key="K2a"), "reason": "台风"}

    with on("03-20"):
        late = leak.blocked(leak.p.as_clerk, "hold", on=date(2026, 3, 10), **waits)
        leak.office("hold", on=date(2026, 3, 9), **waits)

    assert late == [f"{MAY_BE_HELD}（2026年3月2日到2026年3月9日）{NOT_THE_OTHERS}"]
    assert leak.case.clocks.get(key="K2a").status == "held"


def test_a_company_clock_held_over_a_weekend_counts_on_in_working_days():
    with on("03-02"):
        leak = at(cast(), S.DISPATCHED)  # K2a: Monday 3/9
    with on("03-05"):
        clock = leak.case.clocks.get(key="K2a")
        leak.office("hold", clock=clock, reason="台风", on=date(2026, 3, 5))
    with on("03-10"):
        leak.office("release_hold", on=date(2026, 3, 10))

    # held Thursday to Tuesday: three working days (5, 6, 9), so Monday 3/9 becomes Thursday 3/12
    assert leak.case.clocks.get(key="K2a").due_on == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("accepted", "held", "released", "due"),
    [
        ("01-16", "02-24", "03-02", date(2026, 3, 2)),  # 2/16, moved to 2/24 itself: it is left
        ("01-16", "02-18", "02-27", date(2026, 3, 5)),  # 18–24 left: 2/27 and six days
        ("03-11", "04-12", "04-14", date(2026, 4, 15)),  # Sat 4/11, Sun and Mon 13 left
        ("01-15", "02-15", "02-27", date(2026, 2, 27)),  # 2/15 itself is left: 2/27
        ("03-02", "03-02", "03-12", date(2026, 4, 13)),  # Sat 4/11: 31 days from 3/12
        ("03-02", "03-02", "03-02", date(2026, 4, 2)),
        ("03-11", "03-20", "03-22", date(2026, 4, 13)),  # Sat 4/11 and two days, both Monday
    ],
    ids=str,
)
def test_a_mediation_held_at_either_end_goes_on_with_the_days_that_were_left(
    accepted, held, released, due
):
    with on(accepted):
        leak = at(cast(), S.ACCEPTED)
    with on(held):
        leak.mediator("hold", clock=the_clock(leak, "K9"), reason="鉴定")
    with on(released):
        leak.mediator("release_hold")

    assert the_clock(leak, "K9").due_on == due
    assert leak.last_sentence == f"恢复计算期限，调解期限至2026年{due.month}月{due.day}日。"


def test_a_clock_held_again_goes_on_from_its_day_as_counted_not_from_a_weekend_it_moved_over():
    with on("01-16"):
        leak = at(cast(), S.ACCEPTED)
    # 2/16 moved to 2/24, held for eleven days: Sat 3/7, so Mon 3/9; then 3/7 and three days
    for held, released, due in (("02-24", "03-07", 9), ("03-07", "03-10", 10)):
        with on(held):
            leak.mediator("hold", clock=the_clock(leak, "K9"), reason="鉴定")
        with on(released):
            leak.mediator("release_hold")
        assert the_clock(leak, "K9").due_on == date(2026, 3, due)


def test_a_company_clock_held_from_its_first_day_counts_five_working_days_from_the_release():
    with on("03-02"):
        leak = at(cast(), S.DISPATCHED)
        leak.office("hold", clock=leak.case.clocks.get(key="K2a"), reason="台风")
    with on("03-08"):
        leak.office("release_hold")

    assert the_clock(leak, "K2a").due_on == date(2026, 3, 13)  # 9 10 11 12 13
    assert the_clock(leak, "K2a").held_days == 6
