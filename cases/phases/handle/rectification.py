"""A competent body orders a company to put something right, inspects again, or lifts its notice.

The notice is that body's: it and its time outlive whatever becomes of our case meanwhile, so that
its inspections, its passing and its lifting are recorded in every state.
"""

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

NOTICE = clock_rules.NOTICE
ELSEWHERE = frozenset(S) - {S.RECTIFYING}  # there, the end of the notice moves the case


class Rectification(Joining):
    """Acts on the notice of a competent body, which the office records."""

    class Meta:
        abstract = True

    @step(
        source=(S.DISPATCHED, S.ANSWERED),
        target=S.RECTIFYING,
        label="责令整改",
        permission=roles.office,
        guards=(
            g.the_notice_before_has_ended,
            g.the_body_may_order_it,
            g.notice_is_served_in_order,
            g.due_after_the_service,
        ),
        quiet=True,
        admits=(Function.COMPANY,),
        effects=Effects(ends=clock_rules.HANDLING_CLOCKS, starts=ClockTrigger.NOTICE),
        before_registration=True,
    )
    def order_rectification(
        self, *, by, on, issued_by, company, number, basis, items, due_on, served_on, service=""
    ):
        """Record the notice of a competent body: to whom, its basis, items, last day, service.

        `on` is the day of its paper, which may precede ours; what it ends and starts counts from
        the service.
        """
        days = {"issued_on": on, "served_on": served_on, "due_on": due_on}
        said = {"number": number, "basis": basis, "items": items, "service": service}
        notice = self.notices.create(issued_by=issued_by, company=company, **said, **days)
        self.end_handling(served_on)
        self.company = company
        self.start_clock_until(NOTICE, served_on, due_on, must_act=str(company), first=True)
        how = f"（{service}）" if service else ""
        return Done(
            f"{notice.title}：依据{basis.rstrip('。')}，责令{company}{by_day(due_on)}整改："
            f"{items.rstrip('。')}。{in_text(served_on)}送达{how}。",
            changed=("company",),
        )

    @entry(
        states=frozenset(S),
        label="复查不合格",
        permission=roles.office,
        guards=(g.some_notice_is_open, g.new_day_after_the_inspection),
        effects=Effects(starts=ClockTrigger.NOTICE),
        rests_on=(facts_of.the_service_of_the_notice,),
        before_registration=True,
    )
    def fail_reinspection(self, *, by, on, findings, inspected_by, due_on):
        """Not put right yet: what was found, by whom, and the new last day."""
        notice = self.sheet.open_notice
        notice.due_on = due_on
        notice.save()
        notice.inspections.create(on=on, findings=findings, inspected_by=inspected_by, passed=False)
        self.start_clock_until(NOTICE, on, due_on, must_act=str(notice.company))
        return Done(
            f"复查不合格（{inspected_by}）：{findings.rstrip('。')}。限{by_day(due_on)}改好。"
        )

    @step(
        source=S.RECTIFYING,
        target=S.ANSWERED,
        label="复查合格",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=(NOTICE,)),
        rests_on=(facts_of.the_service_of_the_notice,),
    )
    def pass_reinspection(self, *, by, on, findings, inspected_by):
        """The competent body found everything put right."""
        return self._pass_notice(on, findings, inspected_by)

    @step(
        source=S.RECTIFYING,
        target=S.ANSWERED,
        label="撤销整改",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=(NOTICE,)),
        rests_on=(facts_of.the_service_of_the_notice,),
    )
    def lift_notice(self, *, by, on, reason, number=""):
        """The competent body lifts its notice."""
        return self._lift_notice(on, reason, number)

    @entry(
        states=ELSEWHERE,
        label="登记整改复查合格",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=(NOTICE,)),
        rests_on=(facts_of.the_service_of_the_notice,),
        before_registration=True,
    )
    def record_passed_notice(self, *, by, on, findings, inspected_by):
        """Everything was found put right, after the case itself had gone another way."""
        return self._pass_notice(on, findings, inspected_by)

    @entry(
        states=ELSEWHERE,
        label="登记整改通知撤销",
        permission=roles.office,
        guards=(g.some_notice_is_open,),
        effects=Effects(ends=(NOTICE,)),
        rests_on=(facts_of.the_service_of_the_notice,),
        before_registration=True,
    )
    def record_lifted_notice(self, *, by, on, reason, number=""):
        """The notice was lifted, after the case itself had gone another way."""
        return self._lift_notice(on, reason, number)

    def _pass_notice(self, on, findings, inspected_by):
        notice = self.sheet.open_notice
        notice.inspections.create(on=on, findings=findings, inspected_by=inspected_by, passed=True)
        self._end_notice(notice, notice.pass_it, on)
        return Done(f"复查合格（{inspected_by}）：{findings.rstrip('。')}。")

    def _lift_notice(self, on, reason, number):
        notice = self.sheet.open_notice
        self._end_notice(notice, notice.lift, on)
        letter = f"（{number}）" if number else ""
        return Done(
            f"{notice.issued_by}撤销整改通知{letter}：{reason.rstrip('。')}。",
            facts={"reason": reason},
        )

    def _end_notice(self, notice, end, on):
        """End the notice and its clock."""
        end()
        notice.ended_on = on
        notice.save()
        self.stop_clock(NOTICE, on=on)
