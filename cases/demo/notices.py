"""A notice of rectification that belongs to no case, inspected once without success."""

from datetime import timedelta

from django.db import transaction

from cases.models import EstateNotice, EstateNoticeEvent
from mediation import clock
from mediation.directory.models import Department

from .shuangyang import Town

NUMBER = "洛住建改〔2026〕9号"
TEXT = {
    "basis": "《物业管理条例》第四十八条",
    "items": "清理地下车库消防通道内的杂物，恢复应急照明。",
    "service": "直接送达，许管家签收",
}


@transaction.atomic
def issue(town: Town) -> None:
    """Issue the notice once, by 钱督 of the housing office."""
    by = town.actors["钱督"]
    bureau = Department.objects.get(pk=next(iter(by.bodies)))
    if EstateNotice.objects.filter(issued_by=bureau, number=NUMBER).exists():
        return
    today = clock.today()
    served, inspected = today - timedelta(days=20), today - timedelta(days=4)
    estate, company = town.estates["侨韵苑"], town.companies["安邻"]
    days = {"issued_on": served, "served_on": served, "due_on": served + timedelta(days=15)}
    facts = {"issued_by": bureau, "number": NUMBER, "estate": estate, "company": company}
    notice = EstateNotice.issue(by, **facts, **TEXT, **days)
    failed, due_on = EstateNoticeEvent.Kind.FAILED, today + timedelta(days=6)
    notice.conclude(by, failed, inspected, "通道已清理，应急照明还没有修好。", due_on)
