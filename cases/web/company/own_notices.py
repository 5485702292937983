"""The notices of rectification to the reader's own company in a case, whatever becomes of it.

A notice is between the body that issued it and the company, which has to obey it also after the
neighbours asked for mediation. So it is read from the notice itself, never from the trail.
"""

from django.db.models import prefetch_related_objects

from cases.texts_as_seen import as_seen
from cases.web.urgency import left_text, tone
from mediation import clock


def rows(case, actor) -> list[dict]:
    """The notices to a company of this actor, newest first, with day, inspections and result."""
    own = [notice for notice in case.sheet.notices if notice.company_id in actor.bodies]
    prefetch_related_objects(own, "inspections")
    return [_row(notice, lambda text: as_seen(case, text, actor)) for notice in reversed(own)]


def _row(notice, seen) -> dict:
    texts = {name: seen(getattr(notice, name)) for name in ("title", "items", "basis", "service")}
    days = {name: getattr(notice, name) for name in ("served_on", "due_on", "ended_on")}
    inspections = [_inspection(one, seen) for one in notice.inspections.all()]
    return texts | days | _standing(notice) | {"inspections": inspections}


def _standing(notice) -> dict:
    """The time left of an open notice, else its result."""
    if notice.status != notice.Status.OPEN:
        return {"standing": notice.get_status_display(), "tone": "ok"}
    today = clock.today()
    return {"standing": left_text(notice.due_on, today), "tone": tone(notice.due_on, today)}


def _inspection(inspection, seen) -> dict:
    result = "合格" if inspection.passed else "不合格"
    who, findings = seen(inspection.inspected_by), seen(inspection.findings)
    return {"on": inspection.on, "text": f"复查{result}（{who}）：{findings}"}
