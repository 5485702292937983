"""裁 A court confirms the agreement or does not; it binds in both cases."""

from datetime import date

import pytest

from cases.models import Case
from cases.states import Milestone
from cases.states import Status as S
from tests.cast import cast
from tests.dispute import COURT_NUMBER, SETTLED
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def too_late(last):
    """The refusal today, after that last day."""
    return [
        "到今天，自协议生效之日起已超过三十日，不能再共同申请司法确认"
        f"（最后一天是{last}）。（《人民调解法》第三十三条）"
    ]


@pytest.fixture
def people():
    return cast()


def thirty_days(leak):
    return leak.clocks.filter(key="K13").values_list("status", "ended_on").get()


def test_on_the_thirtieth_day_they_still_apply_together_and_the_court_must_receive_it(
    people, monday
):
    leak = at(people, S.AGREED)
    assert leak.clocks.get(key="K13").due_on == date(2026, 4, 1)
    monday.move_to("2026-04-01T23:59+08:00")

    leak.apply_for_confirmation()

    assert leak.status == S.ADJUDICATING
    assert thirty_days(leak) == ("running", None)
    assert leak.last_sentence.endswith(
        "法院要在2026年4月1日（含当日）前收到；邮寄的，以交邮的日期为准。"
    )


def test_the_thirty_days_end_on_the_day_the_court_received_the_application(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_send")
    assert thirty_days(leak) == ("running", None)
    monday.move_to("2026-04-03T09:00+08:00")

    leak.court("court_receive", on=date(2026, 4, 1))

    assert thirty_days(leak) == ("met", date(2026, 4, 1))
    assert leak.last_sentence == f"{people.court}签收材料。"


def test_an_application_sent_in_time_and_received_on_the_thirty_first_day_is_late(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_send")
    monday.move_to("2026-04-02T00:01+08:00")

    leak.court("court_receive")

    assert thirty_days(leak) == ("running", None)
    assert leak.last_sentence == (
        f"{people.court}签收材料。已超过共同申请司法确认的三十日（最后一天是2026年4月1日），"
        "是否受理由法院决定；不受理的，可以另行达成协议，或者就协议向法院起诉"
        "（《人民调解法》第三十二条）。"
    )


def test_an_application_posted_on_the_last_day_is_in_time(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_send")
    monday.move_to("2026-04-07T09:00+08:00")

    leak.court("court_receive", posted_on=date(2026, 4, 1))

    assert thirty_days(leak) == ("met", date(2026, 4, 1))
    assert leak.last_sentence == f"{people.court}签收材料（2026年4月1日交邮）。"


def test_papers_returned_at_once_were_received_that_day_and_the_time_is_kept(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_send")
    monday.move_to("2026-04-01T09:00+08:00")
    leak.court("court_return", lacking="身份证明")
    monday.move_to("2026-04-08T09:00+08:00")
    leak.office("court_send").court("court_receive")

    assert thirty_days(leak) == ("met", date(2026, 4, 1))
    assert leak.last_sentence == f"{people.court}签收材料。"


def test_a_late_application_that_the_court_confirms_all_the_same_ends_the_time(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_send")
    monday.move_to("2026-04-02T09:00+08:00")
    leak.court("court_receive").court("court_accept", court_number=COURT_NUMBER)
    leak.court("court_decide", outcome="confirmed").court("title_given")

    assert thirty_days(leak) == ("lapsed", date(2026, 4, 2))


def test_on_the_thirty_first_day_it_is_too_late_and_no_proceeding_is_opened(people, monday):
    leak = at(people, S.AGREED)
    monday.move_to("2026-04-02T00:01+08:00")
    together = {"court": people.court, "applicants": leak.both}

    assert leak.blocked(people.as_clerk, "open_proceeding", **together) == too_late("2026年4月1日")
    assert not leak.proceedings.exists()


def test_a_last_day_in_the_national_holiday_moves_to_the_first_day_of_work(people, monday):
    monday.move_to("2026-09-04T09:00+08:00")
    leak = at(people, S.AGREED)
    assert leak.clocks.get(key="K13").due_on == date(2026, 10, 8)

    monday.move_to("2026-10-08T17:00+08:00")

    assert leak.apply_for_confirmation().status == S.ADJUDICATING


def test_the_day_after_the_moved_last_day_is_too_late(people, monday):
    monday.move_to("2026-09-04T09:00+08:00")
    leak = at(people, S.AGREED)
    monday.move_to("2026-10-09T09:00+08:00")
    together = {"court": people.court, "applicants": leak.both}

    assert leak.blocked(people.as_clerk, "open_proceeding", **together) == too_late("2026年10月8日")


def test_a_provisional_last_day_never_makes_an_application_late(people, monday):
    """In force since 12/2: the thirtieth day is New Year's Day, then a weekend, then Monday."""
    monday.move_to("2026-12-02T09:00+08:00")
    leak, late = at(people, S.AGREED), at(people, S.AGREED)
    assert leak.clocks.get(key="K13").due_on == date(2027, 1, 4)

    monday.move_to("2027-01-05T09:00+08:00")  # perhaps off by the notice
    assert leak.apply_for_confirmation().status == S.ADJUDICATING
    monday.move_to("2027-01-20T09:00+08:00")  # no festival is that long
    applying = {"court": people.court, "applicants": late.both}
    assert late.blocked(people.as_clerk, "open_proceeding", **applying)


def test_the_court_sees_the_case_only_once_the_papers_were_sent(people):
    leak = at(people, S.ADJUDICATING)
    with pytest.raises(Case.DoesNotExist):
        leak.court("court_receive")

    leak.office("court_send", note="一份三页").court("court_receive")

    assert leak.proceedings.get().status == "received"


def test_papers_sent_back_are_completed_and_sent_again(people):
    leak = at(people, S.ADJUDICATING).office("court_send").court("court_receive")
    leak.court("court_return", lacking="周被的身份证明")
    assert leak.proceedings.get().lacking == "周被的身份证明"

    leak.office("court_send", note="已补正").court("court_receive")
    leak.court("court_accept", court_number="(2026)闽0599诉前调确12号")

    assert (leak.proceedings.get().status, leak.proceedings.get().number) == (
        "accepted",
        COURT_NUMBER,
    )
    assert leak.status == S.ADJUDICATING


def test_a_confirmed_agreement_is_a_title_that_can_be_enforced(people):
    leak = at(people, S.ADJUDICATING).court_takes_it()
    leak.court("court_decide", outcome="confirmed", words="协议有效。").court("title_given")

    title = leak.sheet.title
    assert (leak.status, title.kind, title.enforceable) == (S.PERFORMING, "confirmed", True)
    assert {o.title_id for o in leak.obligations.all()} == {title.pk}
    assert leak.trail.latest("seq").milestone == Milestone.CONFIRMED
    assert leak.last_sentence.endswith(
        "可在2028年4月20日（含当日；暂算，工作日历未公布）前申请强制执行；各项分别计算，"
        "最早的一项在2028年3月31日（含当日；暂算，工作日历未公布）前申请（《民事诉讼法》第二百五十条）。"
    )


def test_a_dismissed_application_leaves_the_agreement_binding(people):
    leak = at(people, S.ADJUDICATING).court_takes_it()
    leak.court("court_decide", outcome="dismissed", ground="unclear")
    assert leak.blocked(people.as_liaison, "title_given") != []

    leak.court("agreement_stands")

    assert (leak.status, leak.sheet.title.kind) == (S.PERFORMING, "agreement")
    assert (
        leak.last_sentence == "未获司法确认，协议仍有约束力，继续履行（《人民调解法》第三十一条）。"
    )


def test_an_agreement_refused_by_the_court_is_still_performed(people):
    leak = at(people, S.ADJUDICATING).office("court_send").court("court_receive")
    leak.court("court_refuse", words="不属本院管辖").court("agreement_stands")

    assert leak.everything_is_done().status == S.PERFORMED


def test_an_application_withdrawn_in_time_can_be_made_again(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_withdraw", words="先补证据。")
    leak.office("agreement_stands")
    monday.move_to("2026-03-31T09:00+08:00")

    leak.apply_for_confirmation()

    assert list(leak.proceedings.order_by("pk").values_list("status", flat=True)) == [
        "withdrawn",
        "preparing",
    ]


def test_a_second_application_after_the_thirty_days_is_refused(people, monday):
    leak = at(people, S.ADJUDICATING).office("court_withdraw").office("agreement_stands")
    monday.move_to("2026-04-02T09:00+08:00")
    together = {"court": people.court, "applicants": leak.both}

    assert leak.blocked(people.as_clerk, "open_proceeding", **together) == too_late("2026年4月1日")


def test_an_agreement_on_ownership_cannot_be_confirmed(people):
    roof = at(people, S.MEDIATING, category="IL", summary="屋顶搭建").sit_down()
    roof.write({"kind": "other", "by_party": roof.zhou, "text": "屋顶平台归李申所有"})
    roof.mediator("draft_agreement").all_marks()
    together = {"court": people.court, "applicants": roof.both, "excluded": "ownership"}

    assert roof.blocked(people.as_clerk, "open_proceeding", **together) == [
        "核对的结果是“物权、知识产权的确权”，法院不受理司法确认；协议仍有约束力，不履行的可以就协议起诉。"
        "（《民诉法解释》第三百五十五条）"
    ]
    assert roof.mediator("start_performance").status == S.PERFORMING


def test_money_goes_on_moving_while_the_court_examines(people):
    leak = at(people, S.ADJUDICATING).court_takes_it()
    leak.mediator("record_act", obligation=leak.duty, proof="闭水48小时不渗")
    leak.pay(SETTLED)

    assert (leak.status, leak.amount_paid) == (S.PERFORMED, SETTLED)


def test_exactly_one_way_out_is_open_at_a_time(people):
    leak = at(people, S.ADJUDICATING).court_takes_it()
    both_ways = ("title_given", "agreement_stands")
    assert all(leak.blocked(people.as_liaison, way) for way in both_ways)

    leak.court("court_decide", outcome="confirmed")

    assert leak.blocked(people.as_liaison, "agreement_stands")
    assert leak.court("title_given").status == S.PERFORMING


def test_a_suit_cannot_be_decided_with_a_confirmation_outcome(people):
    """Nor does a claim that was lost leave the agreement to be performed."""
    d = at(people, S.ADJUDICATING).court_takes_it()
    d.case.proceedings.update(kind="suit")
    for word in ("confirmed", "paid"):
        refusals = d.blocked(people.as_liaison, "court_decide", outcome=word)
        assert [reason[:12] for reason in refusals] == ["登记的结果与程序的种类不"]
    d.case.proceedings.update(status="decided", outcome="confirmed")
    assert d.blocked(people.as_liaison, "title_given")
    d.case.proceedings.update(outcome="lost")
    assert d.blocked(people.as_liaison, "agreement_stands")


def test_the_court_still_decides_on_what_was_performed_meanwhile(people):
    d = at(people, S.ADJUDICATING).court_takes_it().everything_is_done()
    assert d.status == S.PERFORMED
    d.court("court_decide", outcome="confirmed")
    assert d.status == S.PERFORMED
    assert d.case.trail.get(name="court_decide").milestone == "confirmed"
    assert not d.case.proceedings.get().is_open


def test_no_refusal_repeats_a_reason(people):
    d = at(people, S.AGREED)
    stranger = at(people, S.AGREED).li
    refusals = d.blocked(
        people.as_clerk, "open_proceeding", court=people.court, applicants=[stranger]
    )
    assert len(refusals) == len(set(refusals)) > 1
