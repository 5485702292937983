"""A dispatch sent back once, then the district decides; more time to answer, with proof."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import clock_rules
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.days import by_last_day
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_sending_back as back
from .dispatch_receipt import DispatchReceipt


class SendingBack(DispatchReceipt):
    """Acts of an addressee that is not competent, or needs more time."""

    class Meta:
        abstract = True

    @step(
        source=S.DISPATCHED,
        target=S.REGISTERED,
        label="退回派单",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(g.dispatch_is_open, back.not_sent_back_before, back.the_district_has_not_decided),
        quiet=True,
        admits=(Function.COMPANY,),
        effects=Effects(ends=clock_rules.OF_THE_ADDRESSEE),
        rests_on=(facts_of.the_dispatch,),
    )
    def bounce(self, *, by, on, reason, competent=""):
        """The addressee sends the matter back, once, with its reason and who it says is
        competent."""
        dispatch = self.sheet.open_dispatch
        dispatch.send_back()
        dispatch.save()
        self.stop_clock(*clock_rules.OF_THE_ADDRESSEE, on=on)
        self.company = self.sheet.manager_on(on) if dispatch.company_id else self.company
        elsewhere = f"应当由{competent.rstrip('。')}办理。" if competent else ""
        return Done(
            f"{dispatch.addressee}退回派单：{reason.rstrip('。')}。{elsewhere}",
            changed=("company",),
            facts={"reason": reason, "competent": competent},
        )

    @entry(
        states={S.DISPATCHED},
        label="提请区里确定承办单位",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(
            g.dispatch_is_open,
            back.sent_back_before,
            back.the_district_has_not_decided,
            back.not_disputed_yet,
        ),
        quiet=True,
        rests_on=(facts_of.the_dispatch,),
    )
    def dispute_competence(self, *, by, on, reason):
        """A second addressee says it is not competent: it goes on, and the district decides."""
        dispatch = self.sheet.open_dispatch
        dispatch.disputed_on = on
        dispatch.save()
        said = f"{dispatch.addressee}认为不归其办理：{reason.rstrip('。')}。"
        return Done(f"{said}已退回过一次，提请区里确定承办单位。", facts={"reason": reason})

    @entry(
        states={S.DISPATCHED},
        label="登记区里确定的承办单位",
        permission=roles.office,
        guards=(
            g.dispatch_is_open,
            back.competence_is_disputed,
            g.company_manages_the_estate,
        ),
        admits=(Function.COMPANY,),
        effects=Effects(starts=ClockTrigger.ADDRESSEE),
        rests_on=(facts_of.the_dispute_of_competence,),
    )
    def settle_competence(self, *, by, on, decided_by, number="", company=None, department=None):
        """Record whom the district named; a different one then receives the matter."""
        dispatch = self.sheet.open_dispatch
        named = company or department
        if dispatch.addressee != named:
            dispatch.lapse()
            dispatch.save()
            self.stop_clock(*clock_rules.OF_THE_ADDRESSEE, on=on)
            self.company = company or self.company
            dispatch, until = self.send_to(company, department, on)
        else:
            until = ""
        dispatch.decided_by, dispatch.decision_number = decided_by, number
        dispatch.save()
        letter = f"（{number}）" if number else ""
        return Done(
            f"{decided_by}确定由{named}办理{letter}，不得再次退回{until}。",
            changed=("company",),
            facts={"number": number},
        )

    @entry(
        states={S.DISPATCHED},
        label="申请延长答复期限",
        permission=roles.addressee,
        guards=(
            back.time_to_answer_runs,
            back.no_time_granted_yet,
            back.asked_in_time,
            back.later_and_within_the_most,
        ),
        quiet=True,
        rests_on=(facts_of.the_dispatch,),
    )
    def ask_time(self, *, by, on, until, reason, proof):
        """The addressee asks for more time, with its reason and proof; the office decides."""
        dispatch = self.sheet.open_dispatch
        dispatch.time_asked_until = until
        dispatch.save()
        asked = f"{dispatch.addressee}申请把答复期限延到{in_text(until)}"
        return Done(
            f"{asked}：{reason.rstrip('。')}。凭证：{proof.rstrip('。')}。",
            facts={"reason": reason, "proof": proof},
        )

    @entry(
        states={S.DISPATCHED},
        label="决定是否延长答复期限",
        permission=roles.office,
        guards=(
            back.time_to_answer_runs,
            back.time_to_answer_is_not_held,
            back.no_time_granted_yet,
            back.granted_in_time_or_asked_in_time,
            back.later_and_within_the_most,
        ),
        quiet=True,
        rests_on=(facts_of.the_dispatch, facts_of.the_request_for_time),
    )
    def grant_time(self, *, by, on, granted, reason, proof="", until=None):
        """The office grants more time to answer, up to the longest, or refuses it."""
        dispatch = self.sheet.open_dispatch
        dispatch.time_asked_until = None
        dispatch.save()
        why = reason.rstrip("。")
        if not granted:
            return Done(f"不同意{dispatch.addressee}延长答复期限：{why}。")
        for key in clock_rules.ANSWER_CLOCKS:
            due = self.extend_clock(key, until, reason, on=on)
        shown = f"凭证：{proof.rstrip('。')}。" if proof else ""
        return Done(f"同意{dispatch.addressee}延期，{by_last_day(due)}答复：{why}。{shown}")
