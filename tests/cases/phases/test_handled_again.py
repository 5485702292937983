"""A matter settled on the spot, sent back once, disputed, given time, reviewed, taken up again."""

from datetime import date

import pytest

from cases.phases.handle.guards_of_sending_back import longest
from cases.states import Status as S
from mediation.directory.models import PropertyCompany
from tests.cast import cast
from tests.deeds import city_department, competence_is_disputed
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TODAY = date(2026, 3, 2)  # a Monday
ANSWER = {"findings": "已查看。", "action": "已修好。", "answered_by": "许管家"}
SPOT = {"findings": "楼道灯不亮。", "action": "换了灯泡。", "answered_by": "郑管"}


@pytest.fixture
def people():
    return cast()


def test_what_is_settled_on_the_spot_goes_on_like_an_answer(people):
    d = at(people, S.REGISTERED)
    d.office("resolve_on_spot", **SPOT)

    assert (d.status, d.answers.get().dispatch) == (S.ANSWERED, None)
    assert d.blocked(people.as_clerk, "strike_off") == [
        "销号要由经办人以外的人办理，请换一位同事。（本会规定：销号制度）"
    ]
    d.office("rate", party=d.li, score="satisfied").do(people.as_deputy, "strike_off")
    assert d.office("settle").status == S.HANDLED


def test_nothing_is_settled_on_the_spot_by_cutting_the_water(people):
    d = at(people, S.REGISTERED)
    cut = SPOT | {"action": "停水催费。"}
    assert "不得以停水" in d.blocked(people.as_clerk, "resolve_on_spot", **cut)[0]


def test_a_dispatch_is_sent_back_once_and_its_time_ends(people):
    d = at(people, S.DISPATCHED)
    d.company("bounce", reason="属于房屋质量问题", competent="住建局")

    assert d.status == S.REGISTERED
    assert [one.status for one in d.dispatches.all()] == ["sent_back"]
    assert list(d.clocks.filter(ended_on=None)) == []
    line = "双阳物业退回派单：属于房屋质量问题。应当由住建局办理。"
    assert d.trail.last().sentence.endswith(line[2:])
    again = d.blocked(people.as_clerk, "dispatch", company=people.company)
    assert "退回过这一件" in again[0]


def test_who_receives_what_was_sent_back_keeps_it_until_the_district_decides(people):
    d = at(people, S.DISPATCHED)
    d.company("bounce", reason="属于房屋质量问题")
    department = city_department(d)
    d.office("dispatch", company=None, department=department, received_on=TODAY)

    assert "已经退回过一次" in d.blocked(people.as_clerk, "bounce", reason="也不归我们")[0]
    d.office("dispute_competence", reason="属于物业管理范围")
    assert "等区里的决定" in d.blocked(people.as_clerk, "dispute_competence", reason="再说一次")[0]
    runs = d.clocks.get(ended_on=None)
    assert (runs.key, runs.due_on) == ("K2b", date(2026, 3, 9))

    d.office(
        "settle_competence",
        decided_by="洛江区住建局",
        number="洛建函〔2026〕3号",
        company=people.company,
    )
    assert d.status == S.DISPATCHED
    assert d.case.sheet.open_dispatch.addressee == people.company
    assert set(d.clocks.filter(ended_on=None).values_list("key", flat=True)) == {"K1", "K2a"}
    final = ["洛江区住建局已经确定承办单位，不能再退回或者提出异议。（本会规定：派单制度）"]
    assert d.blocked(people.as_manager, "bounce", reason="还是不归我们") == final
    assert d.blocked(people.as_manager, "dispute_competence", reason="不服") == final


def test_the_district_may_leave_it_where_it_is(people):
    d = at(people, S.DISPATCHED)
    competence_is_disputed(d)
    before = d.clocks.get(key="K2a", ended_on=None)
    d.office("settle_competence", decided_by="区住建局", company=people.company)

    assert d.clocks.get(key="K2a", ended_on=None).due_on == before.due_on
    assert d.dispatches.filter(status__in=("sent", "taken")).get().decided_by == "区住建局"
    final = ["区住建局已经确定承办单位，不能再退回或者提出异议。（本会规定：派单制度）"]
    assert d.blocked(people.as_manager, "bounce", reason="还是不归我们") == final
    assert d.blocked(people.as_manager, "dispute_competence", reason="不服") == final


def test_more_time_is_granted_once_with_proof_and_within_fifteen_working_days(people):
    """K2a from 2 March: 9 March; fifteen working days end on 23 March."""
    d = at(people, S.DISPATCHED)
    asked = {"until": date(2026, 3, 20), "reason": "配件要调货", "proof": "订货单"}
    late = d.blocked(people.as_manager, "ask_time", **asked | {"until": date(2026, 3, 24)})
    assert late == [
        "延到的日子要晚于现在的期限（2026年3月9日），最晚到2026年3月23日。（本会规定：派单制度）"
    ]
    assert d.blocked(people.as_manager, "ask_time", **asked | {"until": date(2026, 3, 9)})
    d.company("ask_time", **asked)
    assert d.clocks.get(key="K2a").due_on == date(2026, 3, 9)

    d.office("grant_time", granted=True, **asked)
    assert d.clocks.get(key="K2a").due_on == date(2026, 3, 20)
    assert d.blocked(people.as_manager, "ask_time", **asked | {"until": date(2026, 3, 23)}) == [
        "答复的期限已经延长过一次，不能再延。（本会规定：派单制度）"
    ]


def test_time_that_stands_still_is_not_extended_but_may_be_refused(people):
    d = at(people, S.DISPATCHED)
    d.office("hold", clock=d.clocks.get(key="K2a"), reason="鉴定")
    more = {"until": date(2026, 3, 20), "reason": "配件要调货", "proof": "订货单"}
    assert d.blocked(people.as_clerk, "grant_time", granted=True, **more) == [
        "答复的期限暂停着，恢复计算以后再延长。（本会规定：派单制度）"
    ]
    d.office("grant_time", granted=False, reason="理由不足").office("release_hold")
    d.office("grant_time", granted=True, **more)
    assert d.clocks.get(key="K2a").due_on == date(2026, 3, 20)


def test_what_was_asked_in_time_is_granted_later_to_a_day_that_is_still_to_come(people):
    d = at(people, S.DISPATCHED)
    d.company("ask_time", until=date(2026, 3, 20), reason="配件要调货", proof="订货单")
    with morning_of("2026-03-12"):  # the time ended on 9 March
        more = {"granted": True, "reason": "配件要调货", "proof": "订货单"}
        over = d.blocked(people.as_clerk, "grant_time", **more, until=date(2026, 3, 12))
        assert over == [
            "延到的日子要晚于填的那天（2026年3月12日），最晚到2026年3月23日。（本会规定：派单制度）"
        ]
        d.office("grant_time", **more, until=date(2026, 3, 20))
    assert d.clocks.get(key="K2a").status == "running"


def test_nobody_asks_for_more_time_after_it_ended(people):
    d = at(people, S.DISPATCHED)
    with morning_of("2026-03-10"):
        asked = {"until": date(2026, 3, 20), "reason": "配件要调货", "proof": "订货单"}
        said = ["答复的期限2026年3月9日已经届满，不能再延；延期要在期限届满以前申请。"]
        said = [f"{said[0]}（本会规定：派单制度）"]
        assert d.blocked(people.as_manager, "ask_time", **asked) == said
        assert d.blocked(people.as_clerk, "grant_time", granted=True, **asked) == said
        d.office("grant_time", granted=False, reason="逾期申请")


def test_days_held_extend_the_longest_time_to_answer(people):
    """Held from 4 March to 22 April: 3 March counts before, 22, 23, 24 and 27 April after.

    The last of fifteen is 13 May (1 to 5 May are off, 9 May is worked)."""
    d = at(people, S.DISPATCHED)
    more = {"granted": True, "reason": "配件要调货", "proof": "订货单"}
    with morning_of("2026-03-04"):
        d.office("hold", clock=d.clocks.get(key="K2a"), reason="鉴定")
    with morning_of("2026-04-22"):
        d.office("release_hold")
        due = d.clocks.get(key="K2a").due_on
        most = longest(d.case, d.clocks.get(key="K2a"))
        assert (due, most) == (date(2026, 4, 27), date(2026, 5, 13))
        d.office("grant_time", **more, until=most)
    assert d.clocks.get(key="K2a").due_on == most


def test_after_it_was_taken_up_again_a_new_addressee_may_send_it_back_once(people):
    d = at(people, S.DISPATCHED)
    competence_is_disputed(d)
    d.company("answer", **ANSWER).office("rate", party=d.li, score="satisfied")
    d.do(people.as_deputy, "strike_off").office("settle")
    d.office("reopen_handling", reason="又坏了", company=people.company)
    once = d.blocked(people.as_manager, "dispute_competence", reason="不归我们")
    assert "还没有退回过" in once[0]
    assert d.company("bounce", reason="属于业主自用部分").status == S.REGISTERED


def test_refused_time_leaves_the_day(people):
    d = at(people, S.DISPATCHED)
    d.company("ask_time", until=date(2026, 3, 20), reason="忙", proof="无")
    d.office("grant_time", granted=False, reason="理由不足")
    assert d.clocks.get(key="K2a").due_on == date(2026, 3, 9)
    assert d.case.sheet.open_dispatch.time_asked_until is None


def test_the_unsatisfied_get_one_review_and_only_the_new_answer_counts(people):
    d = at(people, S.ANSWERED)
    assert (
        "还没有住户评价不满意"
        in d.blocked(people.as_clerk, "review", reason="复核", company=people.company)[0]
    )
    d.office("rate", party=d.li, score="unsatisfied").office("strike_off")
    d.office("review", reason="与现场不符", company=people.company)

    assert (d.status, d.struck_off_on) == (S.DISPATCHED, None)
    assert d.clocks.get(key="K2a", ended_on=None).due_on == date(2026, 3, 9)
    d.company("answer", findings="再次查看。", action="已修好。", answered_by="许管家")
    assert "住户还没有评价" in "".join(d.blocked(people.as_clerk, "settle"))
    d.office("rate", party=d.li, score="unsatisfied")
    assert (
        "已经复核过一次"
        in d.blocked(people.as_clerk, "review", reason="还不行", company=people.company)[0]
    )


def test_a_handled_matter_that_comes_up_again_is_sent_out_again(people):
    d = at(people, S.HANDLED)
    d.office("reopen_handling", reason="又坏了", company=people.company)
    assert (d.status, d.struck_off_on) == (S.DISPATCHED, None)
    other = PropertyCompany.objects.create(name="别家物业", short_name="别家", phone="0595-1")
    again = at(people, S.HANDLED)
    assert (
        "不管理该小区"
        in again.blocked(people.as_clerk, "reopen_handling", reason="又坏了", company=other)[0]
    )


@pytest.mark.parametrize("ended", [S.DECLINED, S.WITHDRAWN])
def test_what_was_declined_or_withdrawn_is_registered_again_with_its_days(people, ended):
    d = at(people, ended)
    days = d.case.registered_on, d.case.requested_on, d.li.asked_on
    d.office("reopen", reason="又来要求办理")
    assert d.status == S.REGISTERED
    assert (d.case.registered_on, d.case.requested_on, d.li.asked_on) == days
    assert d.office("dispatch", company=people.company).status == S.DISPATCHED
