"""处 A complaint is answered, checked and struck off; silence never blocks mediation."""

from datetime import date

import pytest

from cases.law import articles
from cases.states import Milestone
from cases.states import Status as S
from mediation.accounts.actor import actor_of
from mediation.directory.models import Function
from tests.cast import cast, hire
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ANSWER = {"findings": "地下车库排水沟堵塞。", "action": "已疏通。", "answered_by": "许管家"}
UNTIL_FRIDAY = {"promise_text": "更换老化潜水泵", "promise_due_on": date(2026, 3, 6)}


@pytest.fixture
def people():
    return cast()


def test_a_flooded_garage_is_answered_promised_rated_struck_off_and_settled(people, monday):
    garage = complain(people, category="SF", summary="地下车库积水，物业三天没有处理", amount=None)
    garage.office("dispatch", company=people.company, note="请当日查看")
    garage.company("take_dispatch")
    assert garage.dispatches.get().status == "taken"
    garage.company("answer", **ANSWER, **UNTIL_FRIDAY)
    assert not garage.clocks.filter(key="K2a", ended_on=None).exists()

    monday.move_to("2026-03-06T17:00+08:00")
    promise = garage.promises.get()
    garage.do(garage.link(garage.li), "check_promise", promise=promise, kept=True, proof="泵已换")
    garage.do(garage.link(garage.li), "rate", score="satisfied", words="当天就来了")
    garage.office("strike_off", checked="到场查看，无积水。").office("settle")

    assert (garage.status, garage.struck_off_on) == (S.HANDLED, date(2026, 3, 6))
    assert milestones(garage) == [
        Milestone.REGISTERED,
        Milestone.DISPATCHED,
        Milestone.ANSWERED,
        Milestone.HANDLED,
    ]


def milestones(dispute):
    rows = dispute.trail.exclude(milestone="").order_by("seq")
    return list(rows.values_list("milestone", flat=True))


def test_a_promise_still_open_keeps_the_complaint_open(people):
    garage = complain(people).office("dispatch", company=people.company)
    garage.company("answer", **ANSWER, **UNTIL_FRIDAY).office("rate", party=garage.li, score="fair")
    garage.office("strike_off")

    refused = garage.blocked(people.as_clerk, "settle")

    assert refused == ["还有没兑现的承诺，核查后才能办结。（本会规定：承诺台账）"]


def test_a_broken_promise_is_recorded_and_no_longer_open(people, monday):
    garage = complain(people).office("dispatch", company=people.company)
    garage.company("answer", **ANSWER, **UNTIL_FRIDAY)

    monday.move_to("2026-03-07T09:00+08:00")
    garage.office("check_promise", promise=garage.promises.get(), kept=False, proof="仍未更换")

    assert garage.last_sentence == "安邻物业的承诺“更换老化潜水泵”未兑现。仍未更换。"
    assert garage.promises.get().checked_by == "郑管"


def test_an_answer_is_not_struck_off_by_the_person_who_gave_it(people):
    garage = complain(people).office("dispatch", company=people.company)
    garage.office("answer", **ANSWER)
    colleague = actor_of(hire("孙核", Function.OFFICE, committee=people.committee))

    refused = garage.blocked(people.as_clerk, "strike_off")
    garage.do(colleague, "strike_off", checked="电话核实")

    assert refused == ["销号要由经办人以外的人办理，请换一位同事。（本会规定：销号制度）"]
    assert garage.struck_off_by == colleague.principal


def test_an_unrated_answer_is_settled_when_the_waiting_time_is_over(people, monday):
    garage = at(people, S.ANSWERED).office("strike_off")
    monday.move_to("2026-03-08T09:00+08:00")
    assert len(garage.blocked(people.as_clerk, "settle")) == 1

    monday.move_to("2026-03-09T09:00+08:00")

    assert garage.office("settle").status == S.HANDLED


def test_a_silent_company_never_blocks_the_resident_from_mediation(people, monday):
    dog = complain(people, category="PT", summary="邻居大型犬咬伤，治疗费五千余元", amount=515818)
    dog.office("dispatch", company=people.company)
    monday.move_to("2026-03-20T09:00+08:00")

    dog.do(dog.link(dog.li), "request_mediation", how="扫码")

    assert (dog.status, dog.requested_on) == (S.REQUESTED, date(2026, 3, 20))
    assert dog.dispatches.get().status == "lapsed"
    assert dog.last_sentence.endswith("诉讼时效自当日中断（《诉讼时效规定》第十二条）。")


def test_a_late_answer_to_a_lapsed_dispatch_is_refused(people):
    dog = complain(people).office("dispatch", company=people.company)
    dog.office("request_mediation", party=dog.li)

    with pytest.raises(Exception, match="当前为“待受理”"):
        dog.company("answer", **ANSWER)


def test_an_urgent_leak_goes_out_only_with_a_number_to_call(people):
    people.company.phone = ""
    people.company.save()
    gas = complain(people, category="UT", summary="楼道闻到煤气味", urgent=True)

    refused = gas.blocked(people.as_clerk, "dispatch", company=people.company)

    assert [sentence for sentence in refused if "二十四小时电话" in sentence]
    people.company.phone = "0595-22000001"
    people.company.save()
    assert gas.office("dispatch", company=people.company).status == S.DISPATCHED


def test_the_owner_withdraws_the_complaint(people):
    noise = complain(people, category="NZ", summary="装修噪声，已与邻居说好")

    noise.do(noise.link(noise.li), "withdraw", reason="双方已说好施工时间")

    assert noise.status == S.WITHDRAWN
    assert milestones(noise)[-1] == Milestone.NOT_MEDIATED


def test_a_police_matter_is_declined_and_the_other_remedies_are_named(people):
    theft = complain(people, category="QT", summary="电动车被盗")

    theft.office("decline", ground="special_body", reason="属治安案件", turn_to="派出所")

    assert theft.status == S.DECLINED
    assert articles.OTHER_WAYS_NAMED in theft.last_sentence


def test_the_protected_day_stays_when_the_handled_matter_comes_back(people, monday):
    asked = {"request": {"how": "窗口"}}
    fees = complain(people, category="PF", summary="物业费争议", **asked)
    fees.office("dispatch", company=people.company).company("answer", **ANSWER)
    fees.office("rate", party=fees.li, score="unsatisfied").office("strike_off").office("settle")
    monday.move_to("2026-04-13T09:00+08:00")

    fees.office("request_mediation", party=fees.li)

    assert (fees.status, fees.requested_on) == (S.REQUESTED, date(2026, 3, 2))
    assert (fees.struck_off_on, fees.struck_off_by) == (None, "")
