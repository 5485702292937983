"""Guards of an objection to a ruling that confirmed an agreement (民诉法解释 372)."""

from django.db.models import TextChoices

from cases.guards import guard
from cases.law import articles, articles_of_enforcement, deadlines
from cases.law.clocks_of_courts import OTHERS_OBJECT_WITHIN, PARTIES_OBJECT_WITHIN


class Objector(TextChoices):
    """Who objects; the two have different times."""

    PARTY = "party", "当事人"
    OUTSIDER = "outsider", "利害关系人"


def proceeding_of_title(case, kind):
    """The proceeding that gave what is in force, where it is a title of that kind; or None."""
    title = case.sheet.title
    if title is None or title.kind != kind:
        return None
    return next((p for p in case.sheet.proceedings if p.pk == title.proceeding_id), None)


def confirming_ruling(case):
    """The proceeding whose ruling made the agreement enforceable and is in force, or None."""
    return proceeding_of_title(case, "confirmed")


@guard(otherwise="现在履行的依据不是司法确认裁定。", basis=articles.OBJECTION_TO_A_RULING)
def confirmation_is_in_force(case, facts):
    return confirming_ruling(case) is not None


@guard(
    otherwise="执行依据没有被撤销；发现可供执行的财产的，恢复执行。",
    basis=articles_of_enforcement.ENFORCED_AGAIN,
    remedy="resume_enforcement",
)
def what_was_enforced_in_vain_fell(case, facts):
    title = case.sheet.title
    return title is not None and not title.enforceable


@guard(otherwise="裁定书的送达已经登记过。", basis=articles.OBJECTION_TO_A_RULING)
def ruling_is_to_be_served(case, facts):
    ruling = confirming_ruling(case)
    return ruling is None or ruling.served_on is None


@guard(
    otherwise="已经登记的异议还没有结果，请先登记法院的决定。",
    basis=articles.OBJECTION_TO_A_RULING,
)
def no_objection_waits(case, facts):
    ruling = confirming_ruling(case)
    return ruling is None or ruling.objected_on is None


@guard(
    otherwise="当事人提出的，请选是哪一方；利害关系人提出的，请写其姓名或者名称。",
    basis=articles.OBJECTION_TO_A_RULING,
    needs=("who",),
)
def objector_is_named(case, facts):
    return bool(facts.get("party" if facts["who"] == Objector.PARTY else "outsider"))


@guard(
    otherwise="收到裁定、知道权益受到侵害的日期，要在裁定作出以后、提出异议以前；"
    "当事人收到的，也不晚于登记的最后一方收到的日期。",
    basis=articles.OBJECTION_TO_A_RULING,
    needs=("who", "since", "on"),
    about="since",
)
def objection_counts_from_a_day_after_the_ruling(case, facts):
    ruling = confirming_ruling(case)
    if ruling is None:
        return True
    by_party = facts["who"] == Objector.PARTY
    last = min(facts["on"], (by_party and ruling.served_on) or facts["on"])
    return ruling.decided_on <= facts["since"] <= last


def last_day_to_object(case, who, since) -> deadlines.Due:
    """The last day for this objector, from the own receipt or the own knowledge."""
    length = PARTIES_OBJECT_WITHIN if who == Objector.PARTY else OTHERS_OBJECT_WITHIN
    return deadlines.due(since, length, case.sheet.calendar)


@guard(
    otherwise="没有等法院决定的异议；先登记对裁定的异议。",
    basis=articles.OBJECTION_TO_A_RULING,
    remedy="object_to_ruling",
    absent=True,
)
def an_objection_waits(case, facts):
    ruling = confirming_ruling(case)
    return ruling is not None and ruling.objected_on is not None


@guard(
    otherwise="凭这份裁定的执行申请还没有了结：先登记撤回申请，已经受理的登记“执行申请被驳回”"
    "（法院终结执行），再登记撤销裁定。",
    basis=articles_of_enforcement.ENFORCEMENT_ENDS,
)
def no_enforcement_is_open(case, facts):
    return case.sheet.current_proceeding is None
