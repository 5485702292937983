"""The rows of a notice of rectification."""

from datetime import date, timedelta

from cases.phases.handle import guards_of_rectification as g
from cases.states import Status as S
from mediation.directory.models import Department, District
from tests.cases.phases.guard_rows import Row, usual
from tests.cases.phases.guards_of_handling import company
from tests.deeds import city_department
from tests.moments import MONDAY

DAY = MONDAY
SUNDAY, TUESDAY, IN_APRIL = (MONDAY + timedelta(days=days) for days in (-1, 1, 30))
INSPECTED = {"findings": "还在漏。", "inspected_by": "城管局"}
OUT_OF_ORDER = "送达的日期要在通知书的日期到今天之间。（本会规定：登记制度）"


def body_of_another_district(d):
    elsewhere = District.objects.create(code="350598", name="邻区（示例）")
    return Department.objects.create(name="邻区城管局", district=elsewhere)


def notice(**other):
    """A notice to the company, dated and served on Monday, to be obeyed until April."""
    facts = {
        "issued_by": city_department,
        "company": company,
        "number": "洛城管改〔2026〕5号",
        "basis": "《福建省物业管理条例》",
        "items": "修复漏水的公共管道",
        "served_on": MONDAY,
        "due_on": IN_APRIL,
    }
    return usual(S.DISPATCHED, **facts | other)


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
            "没有正在执行的整改通知。（本会规定：整改复查）",
            act,
            usual(S.RECTIFYING, **facts),
            None,
        )
        for act, facts in (
            ("fail_reinspection", INSPECTED | {"due_on": date(2026, 4, 1)}),
            ("pass_reinspection", INSPECTED | {"findings": "已修好。"}),
            ("lift_notice", {"reason": "查明不属物业责任"}),
        )
    ),
]
