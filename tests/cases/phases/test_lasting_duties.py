"""Duties not to act, and to tolerate: never due; ended by their day; broken by a recorded breach.

《最高人民法院关于适用〈民事诉讼法〉执行程序若干问题的解释》第二十一条.
"""

from datetime import date, timedelta

import pytest

from cases.door import next_by_state, refusals
from cases.states import Status as S
from cases.web.situation_found import situation_of
from cases.web.what_next import name_of, what_next
from cases.words.readers import Reader
from tests.cases.phases.agreed_duties import agreed, breaks, confirmed, k16, quiet, runs_to
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LAST = MONDAY + timedelta(days=26)
BEYOND = LAST + timedelta(days=3)


def until(day):
    return lambda d: quiet(d, due_on=day)


def test_a_kept_promise_not_to_act_ends_with_its_day_and_is_never_in_default(monday):
    d = agreed(until(LAST))
    assert runs_to(d, LAST, monday)["ended"] == 0
    assert d.status == S.PERFORMING

    counts = runs_to(d, BEYOND, monday)

    assert (counts["ended"], counts["defaulted"], d.status) == (1, 0, S.PERFORMED)
    duty = d.case.obligations.get()
    assert (duty.due_on, duty.ends_on, duty.done_on) == (None, LAST, LAST)
    assert d.trail.get(name="duty_ended").sentence == (
        "协议第一条到2026年3月28日期满，没有登记违反，记为已履行。"
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("tolerate", "查漏"),
        ("other", "不得在楼道堆放杂物"),
        ("other", "周被今后不再深夜施工"),
        ("other", "今后不在楼道堆物"),
        ("act", "保证不再深夜施工"),
    ],
)
def test_to_tolerate_and_a_prohibition_of_another_kind_end_the_same_way(monday, kind, text):
    words = {"kind": kind, "text": text, "due_on": LAST, "standard": "无"}
    d = agreed(lambda d: words | {"by_party": d.zhou})

    assert runs_to(d, BEYOND, monday)["defaulted"] == 0
    assert d.status == S.PERFORMED


def test_work_not_later_than_a_day_is_an_act_with_that_due_day(monday):
    d = agreed(lambda d: quiet(d, kind="other", text="不得迟于月底修好水管", due_on=LAST))

    assert runs_to(d, BEYOND, monday)["defaulted"] == 1
    assert d.status == S.DEFAULTED


def test_a_promise_without_end_is_performed_after_its_observation_unbroken(monday, settings):
    settings.OBSERVED_DAYS = 90
    d = agreed(quiet)

    assert runs_to(d, MONDAY + timedelta(days=90), monday)["ended"] == 0
    assert runs_to(d, MONDAY + timedelta(days=91), monday)["ended"] == 1
    assert d.status == S.PERFORMED


def test_what_is_kept_by_word_of_mouth_lasts_and_can_be_broken():
    d = at(cast(), S.MEDIATING)
    d.mediator("conclude_orally", content="今后不再深夜施工", doer=d.zhou, kept=True)

    assert (d.duty.kind, d.duty.ends_on) == ("lasting", None)
    assert next_by_state._wanted(d.case) == ("start_performance",)
    assert d.blocked(d.p.as_mediator, "perform_at_once", all_done=True)
    assert breaks(d.mediator("start_performance"), MONDAY).status == S.DEFAULTED


def test_a_breach_put_right_starts_the_observation_again(monday):
    d = breaks(agreed(quiet), MONDAY)
    monday.move_to(f"{LAST}T09:00+08:00")
    d.mediator("end_breach", breach=d.breaches.get(), proof="到场查看")

    assert runs_to(d, MONDAY + timedelta(days=91), monday)["ended"] == 0
    assert runs_to(d, LAST + timedelta(days=91), monday)["ended"] == 1


def test_a_recorded_breach_is_a_default_at_once_until_it_is_put_right():
    d = breaks(agreed(until(LAST)), MONDAY)
    assert d.status == S.DEFAULTED
    assert d.trail.get(name="record_breach").on == MONDAY

    d.mediator("end_breach", breach=d.breaches.get(), proof="到场查看，已停止")
    assert d.status == S.PERFORMING


def test_of_a_breach_nobody_reads_that_a_day_is_over():
    d = breaks(agreed(quiet), MONDAY)
    broke, other = ({"reader": Reader.PARTY, "me": party} for party in (d.zhou, d.li))

    assert what_next(d.case, **broke).startswith(
        "约定不做的事做了，或者该容忍的没有容忍，请马上改正"
    )
    assert what_next(d.case, **other).startswith("对方违反了约定，调委会正在催其改正。")
    assert situation_of(d.case, d.li).value.party == "有约定被违反，还没有改正"


def with_an_uninvolved_tenant(*clauses):
    """An agreement in force to which a third party has signed that owes and gets nothing."""
    d = at(cast(), S.MEDIATING)
    d.office("add_party", role="other", side=3, name="王三")
    d.sit_down().write(*(clause(d) for clause in clauses))
    return d.mediator("draft_agreement").all_marks().mediator("start_performance")


def reads_without_a_part(d, reader):
    """What the party without a part reads next, and how the case's state is called for it."""
    third = d.case.parties.get(name="王三")
    return what_next(d.case, reader, me=third), name_of(d.case, reader)


def test_who_has_no_part_in_a_breach_reads_of_one_that_is_not_theirs():
    d = breaks(with_an_uninvolved_tenant(lambda d: quiet(d, to_party=d.li)), MONDAY)

    next_of_party, name = reads_without_a_part(d, Reader.PARTY)
    assert next_of_party.startswith("要一直遵守的约定有人没有遵守")
    assert name == "有约定被违反，还没有改正"
    assert reads_without_a_part(d, Reader.COMPANY)[0].endswith("这一项不用贵公司办理。")
    assert what_next(d.case, Reader.STAFF).startswith("督促改正、照约定遵守；仍不改正的，可以")


def test_who_has_no_part_in_a_delay_reads_of_one_that_is_not_theirs(monday):
    d = with_an_uninvolved_tenant(lambda d: money(d, (LAST, 10001), text="赔偿"))
    runs_to(d, BEYOND, monday)

    next_of_party, name = reads_without_a_part(d, Reader.PARTY)
    assert next_of_party.startswith("别人有过了该办的日子还没办的")
    assert name == "有到期没有履行的事项"


def test_a_broken_duty_does_not_end_with_its_day(monday):
    d = breaks(agreed(until(LAST)), MONDAY)
    assert runs_to(d, BEYOND, monday)["ended"] == 0
    assert d.status == S.DEFAULTED


def test_news_of_a_breach_that_comes_after_the_end_opens_the_duty_again(monday):
    d = agreed(until(LAST), lambda d: money(d, (date(2026, 12, 1), 100)))
    runs_to(d, BEYOND, monday)
    assert d.duty.status == "done"

    breaks(d, LAST)

    assert (d.duty.status, d.status) == ("open", S.DEFAULTED)


def test_the_two_years_of_a_duty_not_to_act_run_from_its_breach_alone(monday):
    d = confirmed(until(LAST))
    assert k16(d) == []
    assert "自违反之日起二年内" in d.trail.get(name="title_given").sentence

    monday.move_to("2026-03-12T09:00+08:00")
    breaks(d, date(2026, 3, 10))

    assert k16(d) == [(date(2026, 3, 10), date(2028, 3, 10))]
    assert "2028年3月10日（含当日）前申请强制执行（《执行程序解释》第二十一条）" in (
        d.trail.get(name="record_breach").sentence
    )
    d.office("open_enforcement", court=d.p.court)


def test_the_two_years_of_a_sum_are_not_moved_by_a_breach(monday):
    d = confirmed(until(LAST), lambda d: money(d, (date(2026, 3, 5), 100)))
    monday.move_to("2026-03-05T09:00+08:00")
    breaks(d, date(2026, 3, 4))

    assert k16(d) == [(date(2026, 3, 5), date(2028, 3, 6))]  # 2028-03-05 is a Sunday


def test_what_lasts_on_is_not_done_on_the_spot():
    d = at(cast(), S.MEDIATING).sit_down()
    d.write(quiet(d)).mediator("draft_agreement").all_marks()

    assert d.blocked(d.p.as_mediator, "perform_at_once", all_done=True) == [
        "约定里有要一直遵守的事（不做什么、容忍什么），当场做不完，请改办“开始履行”。"
        "（《人民调解法》第三十一条）"
    ]


def test_an_end_by_an_event_is_recorded_by_people():
    d = agreed(lambda d: quiet(d, due_event="楼上装修结束"))
    d.mediator("record_act", obligation=d.duty, proof="装修已于昨天结束")
    assert d.status == S.PERFORMED


def test_nobody_records_a_promise_with_an_end_as_done_before_it():
    d = agreed(until(LAST))
    with pytest.raises(refusals.StepBlocked):
        d.mediator("record_act", obligation=d.duty, proof="看过")
