"""A competent body orders a company to put something right, inspects again, or lifts its notice."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import clock_rules
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards_of_rectification as g
from .joining import Joining
from .promises import by_day


class Rectification(Joining):
    """Acts on the notice of a competent body, which the office records."""

    class Meta:
        abstract = True

    @step(
        source=(S.DISPATCHED, S.ANSWERED),
        target=S.RECTIFYING,
        label="责令整改",
        permission=roles.office,
        guards=(g.the_body_may_order_it, g.notice_is_served_in_order, g.due_after_the_service),
        admits=(Function.COMPANY,),
        effects=Effects(ends=clock_rules.HANDLING_CLOCKS, starts=ClockTrigger.NOTICE),
    )
    def order_rectification(
        self, *, by, on, issued_by, company, number, basis, items, due_on, served_on, service=""
    ):
        """Record the notice of a competent body: to whom, its basis, items, last day, service."""
        days = {"issued_on": on, "served_on": served_on, "due_on": due_on}
        said = {"number": number, "basis": basis, "items": items, "service": service}
        notice = self.notices.create(issued_by=issued_by, company=company, **said, **days)
        self._end_handling(on)
        self.company = company
        self.start_clock_until("K4", served_on, due_on, must_act=str(company))
        how = f"（{service}）" if service else ""
        return Done(
            f"{notice.title}：依据{basis.rstrip('。')}，责令{company}{by_day(due_on)}整改："
            f"{items.rstrip('。')}。{in_text(served_on)}送达{how}。",
            changed=("company",),
        )

    @entry(
        states={S.RECTIFYING},
        label="复查不合格",
        permission=roles.office,
        guards=(g.some_notice_is_open, g.new_day_after_the_inspection),
        effects=Effects(starts=ClockTrigger.NOTICE),
        rests_on=(facts_of.the_service_of_the_notice,),
    )
    def fail_reinspection(self, *, by, on, findings, inspected_by, due_on):
        """Not put right yet: what was found, by whom, and the new last day."""
        notice = self.sheet.open_notice
        notice.due_on = due_on
        notice.save()
        notice.inspections.create(on=on, findings=findings, inspected_by=inspected_by, passed=False)
        self.start_clock_until("K4", on, due_on, must_act=str(notice.company))
        return Done(
            f"复查不合格（{inspected_by}）：{findings.rstrip('。')}。限{by_day(due_on)}改好。"
        )

    @step(
        source=S.RECTIFYING,
        target=S.ANSWERED,
        label="复查合格",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=("K4",)),
        rests_on=(facts_of.the_service_of_the_notice,),
    )
    def pass_reinspection(self, *, by, on, findings, inspected_by):
        """The competent body found everything put right."""
        notice = self.sheet.open_notice
        notice.inspections.create(on=on, findings=findings, inspected_by=inspected_by, passed=True)
        self._end_notice(notice.pass_it, on)
        return Done(f"复查合格（{inspected_by}）：{findings.rstrip('。')}。")

    @step(
        source=S.RECTIFYING,
        target=S.ANSWERED,
        label="撤销整改",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=("K4",)),
        rests_on=(facts_of.the_service_of_the_notice,),
    )
    def lift_notice(self, *, by, on, reason, number=""):
        """The competent body lifts its notice."""
        notice = self.sheet.open_notice
        self._end_notice(notice.lift, on)
        letter = f"（{number}）" if number else ""
        return Done(
            f"{notice.issued_by}撤销整改通知{letter}：{reason.rstrip('。')}。",
            facts={"reason": reason},
        )

    def _end_notice(self, end, on):
        """End the open notice and its clock."""
        notice = self.sheet.open_notice
        end()
        notice.ended_on = on
        notice.save()
        self.stop_clock("K4", on=on)
