"""The rows of every guard of an appraisal, once held and once not."""

from datetime import timedelta

from cases.phases.mediate import guards_of_appraisals as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_referrals import COURT_SENT
from tests.deeds import an_opinion_is_awaited, time_is_held
from tests.moments import MONDAY

DAY = MONDAY
RECORDS = "（《人民调解法》第二十七条）"
DONE = {"result": "已出具意见"}
RIGHT = {"began_on": MONDAY, "ended_on": MONDAY, "reason": "来函更正"}


def appraisal(d):
    return d.case.appraisals.first()


def of_another_case(d):
    """An appraisal with a key that this case does not have."""
    known = d.case.appraisals.first()
    known.pk += 1000
    return known


def it_ended(d):
    d.mediator("end_appraisal", appraisal=appraisal(d), **DONE)


def it_was_struck(d):
    d.mediator("strike_appraisal", appraisal=appraisal(d), reason="登记有误")


def ended_one(d):
    return d.case.appraisals.exclude(ended_on=None).get()


def a_court_sent_it(d):
    d.office("record_referral", court=d.p.court, **COURT_SENT)
    d.all_consent().office("accept", mediator=d.p.mediator)


ROWS = [
    Row(
        g.an_appraisal_is_open,
        f"没有还没结束的鉴定。{RECORDS}",
        "end_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **DONE),
        after(S.MEDIATING, an_opinion_is_awaited, it_ended, appraisal=appraisal, **DONE),
    ),
    Row(
        g.appraisal_is_open,
        f"请选择本案一项还没有结束的鉴定。{RECORDS}",
        "end_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **DONE),
        after(
            S.MEDIATING,
            *(an_opinion_is_awaited, it_ended, an_opinion_is_awaited),
            appraisal=ended_one,
            **DONE,
        ),
    ),
    Row(
        g.an_appraisal_is_recorded,
        f"没有登记过鉴定。{RECORDS}",
        "correct_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT),
        usual(S.MEDIATING),
    ),
    Row(
        g.appraisal_is_of_the_case,
        f"请选择本案的一项鉴定。{RECORDS}",
        "correct_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT),
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=of_another_case, **RIGHT),
    ),
    Row(
        g.an_appraisal_is_recorded,
        f"没有登记过鉴定。{RECORDS}",
        "correct_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT),
        after(S.MEDIATING, an_opinion_is_awaited, it_was_struck, appraisal=appraisal, **RIGHT),
    ),
    *(
        Row(
            g.an_appraisal_is_recorded,
            f"没有登记过鉴定。{RECORDS}",
            "strike_appraisal",
            after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, reason="登记有误"),
            broken,
        )
        for broken in (
            usual(S.MEDIATING),
            after(S.MEDIATING, an_opinion_is_awaited, it_was_struck, reason="登记有误"),
        )
    ),
    Row(
        g.appraisal_is_of_the_case,
        f"请选择本案的一项鉴定。{RECORDS}",
        "strike_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, reason="登记有误"),
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=of_another_case, reason="登记有误"),
    ),
    *(
        Row(
            g.appraisal_days_in_order,
            "委托的日期不能早于受理，结束的日期不能早于委托，都不能晚于更正当天。"
            "（本会规定：登记制度）",
            "correct_appraisal",
            after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT),
            after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT | wrong),
        )
        for wrong in (
            {"began_on": MONDAY - timedelta(days=1)},
            {"began_on": MONDAY + timedelta(days=1)},
            {"ended_on": MONDAY - timedelta(days=1)},
            {"ended_on": MONDAY + timedelta(days=1)},
        )
    ),
    Row(
        g.appraisal_days_differ,
        f"写的和登记的日期一样：请写明要更正成哪天；不更正的，返回案件。{RECORDS}",
        "correct_appraisal",
        after(S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT),
        after(
            S.MEDIATING, an_opinion_is_awaited, appraisal=appraisal, **RIGHT | {"ended_on": None}
        ),
    ),
    Row(
        g.no_appraisal_is_awaited,
        "鉴定还没有结束；登记鉴定结束以后，调解期限自动接着计算。（《在线调解规则》第二十六条）",
        "release_hold",
        after(S.MEDIATING, time_is_held),
        after(S.REQUESTED, a_court_sent_it, an_opinion_is_awaited),
        "mediator",
    ),
]
