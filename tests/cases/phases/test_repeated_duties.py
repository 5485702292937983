"""What is done every day or week: followed by its count, broken on a day, over with its end."""

from datetime import date, timedelta

import pytest

from cases import consistency
from cases.jobs.lasting_duties import end_duties, ended_cases
from cases.states import Status as S
from cases.web import duties
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday"), pytest.mark.one_database]
LAST = MONDAY + timedelta(days=15)


def agreed(**more):
    """周被 sends a photo each day for fifteen days; in force on Monday, 2 March 2026."""
    d = at(cast(), S.MEDIATING).sit_down()
    clause = {"kind": "act", "by_party": d.zhou, "to_party": d.li, "text": "告知犬只健康情况"}
    clause |= {"hours": "每日", "standard": "发送照片", "due_on": LAST} | more
    d.write(clause).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance")


def note(d):
    [row] = duties.rows(d.case, d.p.as_mediator)
    return row["note"]


@pytest.mark.parametrize(
    ("more", "day", "says"),
    [
        ({}, MONDAY, "每日，到3月2日应做0次"),
        ({}, date(2026, 3, 10), "每日，到3月10日应做8次，还差8次没有登记"),
        ({}, date(2026, 3, 30), "每日，到3月17日应做15次，还差15次没有登记"),
        ({"hours": "每周两次"}, date(2026, 3, 15), "每周两次，到3月15日应做2次，还差2次没有登记"),
        ({"hours": "每周两次"}, date(2026, 3, 16), "每周两次，到3月16日应做4次，还差4次没有登记"),
        (
            {"due_on": None, "due_event": "长期"},
            date(2026, 3, 5),
            "每日，到3月5日应做3次，还差3次没有登记",
        ),
    ],
)
def test_it_is_counted_without_a_row_for_each_time(monday, more, day, says):
    d = agreed(**more)
    monday.move_to(f"{day}T10:00+08:00")

    assert d.case.obligations.get().kind == "lasting"
    assert note(d).split("；")[-1] == says
    assert d.case.obligations.get().instalments.count() == 0


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "周被至2026年3月17日止每日向李申告知犬只健康情况，发送照片为合格。"),
        (
            {"due_on": None, "due_event": "长期"},
            "周被每日向李申告知犬只健康情况，长期有效，发送照片为合格。",
        ),
    ],
)
def test_it_is_printed_with_its_end_or_for_ever(more, sentence):
    assert agreed(**more).case.agreements.get().parts[0].sentence == sentence


def test_what_was_done_is_logged_and_stands_beside_what_was_due(monday):
    d = agreed()
    monday.move_to("2026-03-10T10:00+08:00")
    seen = {"seen_by": "李申", "proof": "聊天里的照片", "obligation": d.duty}
    days = {"kept_on": date(2026, 3, 3), "kept_until": date(2026, 3, 5), "times": 3}
    d.mediator("record_observance", **seen, **days)
    missed = {"breached_on": date(2026, 3, 6), "words": "没有发照片", "proof": "聊天记录"}
    d.office("record_breach", obligation=d.duty, **missed)
    d.office("end_breach", breach=d.case.breaches.get(), proof="补发了照片")
    days = {"kept_on": date(2026, 3, 7), "kept_until": date(2026, 3, 7), "times": 1}
    d.mediator("record_observance", **seen, **days)

    [row] = duties.rows(d.case, d.p.as_mediator)
    assert note(d).split("；")[-1] == "每日，到3月10日应做8次，登记做到4次，还差4次没有登记"
    assert row["log"] == [
        "3月3日到3月5日做到3次，李申看到，聊天里的照片",
        "3月6日违反：没有发照片，3月10日改正",
        "3月7日做到1次，李申看到，聊天里的照片",
    ]
    line = d.trail.filter(name="record_observance").first()
    assert line.on == date(2026, 3, 5)
    assert line.sentence.endswith(
        "2026年3月3日到2026年3月5日照约定做到3次。李申看到。凭证：聊天里的照片。"
    )
    assert list(consistency.faults()) == []


def test_quiet_nights_are_logged_against_the_nights_that_were_agreed(monday):
    d = at(cast(), S.MEDIATING).sit_down()
    quiet = {"kind": "refrain", "by_party": d.zhou, "text": "施工", "hours": "每日22时至次日8时"}
    d.write(quiet).mediator("draft_agreement").all_marks().mediator("start_performance")
    monday.move_to("2026-03-05T10:00+08:00")
    assert "应做" not in note(d)

    days = {"kept_on": date(2026, 3, 3), "kept_until": date(2026, 3, 4), "times": 2}
    seen = {"seen_by": "李申", "proof": "电话核实"}
    d.office("record_observance", obligation=d.duty, **days, **seen)

    assert note(d).split("；")[-1] == (
        "每日22时至次日8时，到3月5日应做3次，登记做到2次，还差1次没有登记"
    )


@pytest.mark.parametrize(("times", "behind"), [(3, True), (8, False)])
def test_while_a_repeated_duty_is_behind_its_log_and_the_act_are_open(monday, times, behind):
    d = agreed()
    monday.move_to("2026-03-10T10:00+08:00")
    days = {"kept_on": date(2026, 3, 3), "kept_until": date(2026, 3, 10), "times": times}
    seen = {"seen_by": "李申", "proof": "聊天里的照片", "obligation": d.duty}
    d.mediator("record_observance", **seen, **days)

    page = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/")

    [offer] = [one for one in page.context["offers"] if one.name == "record_observance"]
    assert offer.quiet != behind
    is_open = '<details class="more" open><summary>登记的 1 笔' in page.content.decode()
    assert is_open == behind
    assert ("还差5次没有登记" in page.content.decode()) == behind


def test_a_day_on_which_it_was_not_done_is_a_breach_and_the_end_ends_it(monday):
    d = agreed()
    monday.move_to("2026-03-06T10:00+08:00")
    missed = {"breached_on": date(2026, 3, 5), "words": "没有发照片", "proof": "聊天记录"}
    d.office("record_breach", obligation=d.case.obligations.get(), **missed)
    assert (d.status, note(d)) == (S.DEFAULTED, "3月5日违反，还没有改正")

    d.office("end_breach", breach=d.case.breaches.get(), proof="补发了照片")
    monday.move_to("2026-03-18T10:00+08:00")
    assert ended_cases(date(2026, 3, 18)) == [d.case.pk]
    assert end_duties(d.case.pk, date(2026, 3, 18)) == 1
    assert d.case.obligations.get().status == "done"
    assert list(consistency.faults()) == []


@pytest.mark.parametrize("words", ["长期", "永久", "装修完成"])
def test_for_ever_is_no_event_but_observed_like_no_end(monday, words):
    d = at(cast(), S.MEDIATING).sit_down()
    d.write({"kind": "refrain", "by_party": d.zhou, "text": "弹琴", "due_event": words})
    d.mediator("draft_agreement").all_marks().mediator("start_performance")
    day = MONDAY + timedelta(days=91)
    monday.move_to(f"{day}T10:00+08:00")

    observed = words != "装修完成"
    assert ended_cases(day) == [d.case.pk] * observed
    assert end_duties(d.case.pk, day) == observed
