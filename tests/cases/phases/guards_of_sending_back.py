"""The rows of a first response, a dispatch sent back, a dispute of competence, more time."""

from datetime import date, timedelta

from cases.phases.handle import guards as g
from cases.phases.handle import guards_of_receipt as receipt
from cases.phases.handle import guards_of_sending_back as back
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_handling import another_company, company
from tests.deeds import another_sent_it_back, city_department, competence_is_disputed
from tests.factories import at, complain
from tests.moments import MONDAY

DAY = MONDAY
FRIDAY = date(2026, 3, 20)
NOT_OURS = {"reason": "属于业主自用部分"}
CONTACTED = {"way": "phone", "words": "下午去看"}
MORE = {"reason": "配件要调货", "proof": "订货单"}
DECIDED = {"decided_by": "区住建局"}
DECIDED_ALREADY = "区住建局已经确定承办单位，不能再退回或者提出异议。（本会规定：派单制度）"


def sent_to_a_department(people):
    d = complain(people)
    return d.office("dispatch", department=city_department(d)), CONTACTED


def contacted(d):
    d.company("respond_first", **CONTACTED)


def sent_back(d):
    d.company("bounce", **NOT_OURS)


def decided(d):
    """The district leaves the matter where it is."""
    competence_is_disputed(d)
    d.office("settle_competence", company=d.p.company, **DECIDED)


def more_time_granted(d):
    d.office("grant_time", granted=True, until=date(2026, 3, 12), **MORE)


def time_is_held(d):
    d.office("hold", clock=d.case.clocks.get(key="K2a"), reason="鉴定")


def sent_four_weeks_ago(**facts):
    """The time to answer ended on 9 February."""
    return lambda people: (at(people, S.DISPATCHED, day=MONDAY - timedelta(days=28)), facts)


def sent_before_anybody_was_there(**facts):
    """Sent on Sunday to a company whose first person here began on Monday."""

    def give(people):
        people.manager.posts.update(since=MONDAY)
        d = complain(people, day=MONDAY - timedelta(days=1))
        d.office("dispatch", company=people.company)
        d.day = None
        return d, facts

    return give


def asked(until=FRIDAY):
    return {"until": until, **MORE}


def granted(until=FRIDAY):
    return asked(until) | {"granted": True}


FIRST_RESPONSE = [
    Row(
        receipt.a_company_has_received_it,
        "首次回应的时间自物业公司收到派单起算，请先登记接单；派给部门的，直接登记答复。"
        "（《民法典》第一百三十七条）",
        "respond_first",
        held=usual(S.DISPATCHED, **CONTACTED),
        broken=sent_to_a_department,
    ),
    Row(
        receipt.first_response_is_awaited,
        "首次联系已经登记过了，请在答复的期限内答复。（《民法典》第二百八十五条）",
        "respond_first",
        by="manager",
        held=usual(S.DISPATCHED, **CONTACTED),
        broken=after(S.DISPATCHED, contacted, **CONTACTED),
    ),
]
SENDING_BACK = [
    Row(
        back.not_sent_back_before,
        "这一件已经退回过一次，不能再退回；认为不归自己办的，提请区里确定承办单位。"
        "（本会规定：派单制度）",
        "bounce",
        usual(S.DISPATCHED, **NOT_OURS),
        after(S.DISPATCHED, another_sent_it_back, **NOT_OURS),
        "manager",
    ),
    Row(
        back.the_district_has_not_decided,
        DECIDED_ALREADY,
        "bounce",
        usual(S.DISPATCHED, **NOT_OURS),
        after(S.DISPATCHED, decided, **NOT_OURS),
    ),
    Row(
        back.not_to_who_sent_it_back,
        "这个单位退回过这一件，不能再派给它；由谁办有争议的，派给别的单位后提请区里确定。"
        "（本会规定：派单制度）",
        "dispatch",
        after(S.DISPATCHED, sent_back, company=None, department=city_department),
        after(S.DISPATCHED, sent_back, company=company, department=None),
    ),
]
COMPETENCE = [
    Row(
        back.sent_back_before,
        "这一件还没有退回过，不归自己办的，直接退回就行。（本会规定：派单制度）",
        "dispute_competence",
        after(S.DISPATCHED, another_sent_it_back, **NOT_OURS),
        usual(S.DISPATCHED, **NOT_OURS),
        "manager",
    ),
    Row(
        back.not_disputed_yet,
        "已经提请区里确定承办单位，等区里的决定。（本会规定：派单制度）",
        "dispute_competence",
        after(S.DISPATCHED, another_sent_it_back, **NOT_OURS),
        after(S.DISPATCHED, competence_is_disputed, **NOT_OURS),
    ),
    Row(
        back.the_district_has_not_decided,
        DECIDED_ALREADY,
        "dispute_competence",
        after(S.DISPATCHED, another_sent_it_back, **NOT_OURS),
        after(S.DISPATCHED, decided, **NOT_OURS),
        "manager",
    ),
    Row(
        back.competence_is_disputed,
        "没有对承办单位的争议要区里确定。（本会规定：派单制度）",
        "settle_competence",
        after(S.DISPATCHED, competence_is_disputed, company=company, **DECIDED),
        after(S.DISPATCHED, another_sent_it_back, company=company, **DECIDED),
    ),
    Row(
        g.company_manages_the_estate,
        "别家今天不管理该小区，请核对小区的物业登记或者另选。（本会规定：派单制度）",
        "settle_competence",
        after(S.DISPATCHED, competence_is_disputed, company=company, **DECIDED),
        after(S.DISPATCHED, competence_is_disputed, company=another_company, **DECIDED),
    ),
]
TIME = [
    row
    for act, facts, by in (("ask_time", asked, "manager"), ("grant_time", granted, "clerk"))
    for row in (
        Row(
            back.time_to_answer_runs,
            "答复的期限还没有起算，不用延长；先登记接单。（《民法典》第一百三十七条）",
            act,
            usual(S.DISPATCHED, **facts()),
            sent_before_anybody_was_there(**facts()),
            by,
        ),
        Row(
            back.no_time_granted_yet,
            "答复的期限已经延长过一次，不能再延。（本会规定：派单制度）",
            act,
            usual(S.DISPATCHED, **facts()),
            after(S.DISPATCHED, more_time_granted, **facts()),
            by,
        ),
        *(
            Row(
                back.later_and_within_the_most,
                "延到的日子要晚于现在的期限（2026年3月9日），最晚到2026年3月23日。"
                "（本会规定：派单制度）",
                act,
                usual(S.DISPATCHED, **facts(within)),
                usual(S.DISPATCHED, **facts(beyond)),
                by,
            )
            for within, beyond in (
                (date(2026, 3, 10), date(2026, 3, 9)),
                (date(2026, 3, 23), date(2026, 3, 24)),
            )
        ),
    )
]
HELD = Row(
    back.time_to_answer_is_not_held,
    "答复的期限暂停着，恢复计算以后再延长。（本会规定：派单制度）",
    "grant_time",
    usual(S.DISPATCHED, **granted()),
    after(S.DISPATCHED, time_is_held, **granted()),
)
LATE = [
    Row(
        guard,
        "答复的期限2026年2月9日已经届满，不能再延；延期要在期限届满以前申请。"
        "（本会规定：派单制度）",
        act,
        usual(S.DISPATCHED, **facts),
        sent_four_weeks_ago(**facts),
        by,
    )
    for guard, act, facts, by in (
        (back.asked_in_time, "ask_time", asked(), "manager"),
        (back.granted_in_time_or_asked_in_time, "grant_time", granted(), "clerk"),
    )
]
ROWS = [*FIRST_RESPONSE, *SENDING_BACK, *COMPETENCE, *TIME, HELD, *LATE]
