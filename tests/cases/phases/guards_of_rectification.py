"""The rows of a notice of rectification."""

from datetime import date, timedelta

from cases.phases.handle import guards_of_rectification as g
from cases.states import Status as S
from mediation.directory.models import Department, District
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_handling import ANSWERED, company
from tests.deeds import city_department, rated_and_struck_off
from tests.moments import MONDAY

DAY = MONDAY
SUNDAY, TUESDAY, IN_APRIL = (MONDAY + timedelta(days=days) for days in (-1, 1, 30))
INSPECTED = {"findings": "还在漏。", "inspected_by": "城管局"}
OUT_OF_ORDER = "送达的日期要在通知书的日期到今天之间。（本会规定：登记制度）"


def body_of_another_district(d):
    elsewhere = District.objects.create(code="350598", name="邻区（示例）")
    return Department.objects.create(name="邻区城管局", district=elsewhere)


def ordered(**other):
    """The facts of a notice to the company, served on Monday, to be obeyed until April."""
    facts = {
        "issued_by": city_department,
        "company": company,
        "number": "洛城管改〔2026〕5号",
        "basis": "《福建省物业管理条例》",
        "items": "修复漏水的公共管道",
        "served_on": MONDAY,
        "due_on": IN_APRIL,
    }
    return facts | other


def notice(**other):
    """Such a notice, dated on Monday, in a case that was sent out."""
    return usual(S.DISPATCHED, **ordered(**other))


def went_another_way(d):
    """Withdrawn under the notice, taken up again and sent out; the notice is still open."""
    d.office("withdraw", party=d.li, reason="不办了").office("reopen", reason="又来办")
    d.office("dispatch", company=d.p.company)


def answered_under_a_notice(d):
    went_another_way(d)
    d.company("answer", **ANSWERED).office("rate", party=d.li, score="satisfied")
    d.do(d.p.as_deputy, "strike_off")


NO_RESULT = (
    "城管局整改通知书（洛城管改〔2026〕5号）还没有结果，先登记复查合格或者撤销。"
    "（本会规定：整改复查）"
)
NONE_OPEN = "没有正在执行的整改通知。（本会规定：整改复查）"
WITH_A_DAY = INSPECTED | {"due_on": date(2026, 4, 1)}
PUT_RIGHT, LIFTED = INSPECTED | {"findings": "已修好。"}, {"reason": "查明不属物业责任"}


ROWS = [
    Row(
        g.the_body_may_order_it,
        "请选有权责令整改的主管部门；调委会自己不能责令整改。（本会规定：整改复查）",
        "order_rectification",
        notice(),
        notice(issued_by=body_of_another_district),
    ),
    *(
        Row(
            g.notice_is_served_in_order,
            OUT_OF_ORDER,
            "order_rectification",
            notice(),
            notice(served_on=served),
        )
        for served in (SUNDAY, TUESDAY)
    ),
    Row(
        g.due_after_the_service,
        "整改的最后一天要晚于送达的那天（2026年3月2日）。（本会规定：整改复查）",
        "order_rectification",
        notice(due_on=TUESDAY),
        notice(due_on=MONDAY),
    ),
    Row(
        g.new_day_after_the_inspection,
        "新的整改期限要晚于复查的那天（今天）。（本会规定：整改复查）",
        "fail_reinspection",
        usual(S.RECTIFYING, due_on=TUESDAY, **INSPECTED),
        usual(S.RECTIFYING, due_on=MONDAY, **INSPECTED),
    ),
    *(
        Row(  # see CANNOT_FAIL in test_guards.py
            g.some_notice_is_open,
            NONE_OPEN,
            act,
            usual(S.RECTIFYING, **facts),
            None,
        )
        for act, facts in (("pass_reinspection", PUT_RIGHT), ("lift_notice", LIFTED))
    ),
    *(
        Row(
            g.some_notice_is_open,
            NONE_OPEN,
            act,
            after(S.RECTIFYING, went_another_way, **facts),
            usual(S.DISPATCHED, **facts),
        )
        for act, facts in (
            ("fail_reinspection", WITH_A_DAY),
            ("record_passed_notice", PUT_RIGHT),
            ("record_lifted_notice", LIFTED),
        )
    ),
    Row(
        g.the_notice_before_has_ended,
        NO_RESULT,
        "order_rectification",
        notice(),
        after(S.RECTIFYING, went_another_way, **ordered()),
    ),
    Row(
        g.the_notice_before_has_ended,
        NO_RESULT,
        "settle",
        after(S.ANSWERED, rated_and_struck_off),
        after(S.RECTIFYING, answered_under_a_notice),
    ),
]
