"""A case that another body sent: its route, and the result told to that body."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles, clock_rules
from cases.law.routes import FINISH_A_PETITION, ROUTES, Route
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import IN_MEDIATION
from cases.states import Status as S
from cases.words.days import by_last_day, last_day_in_text

from . import earlier_facts as facts_of
from . import guards_of_referrals as g
from .appraisals import Appraisals

COMMITTEE = "调委会"
BEFORE_ACCEPTANCE = frozenset(
    {S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING, S.HANDLED, S.REQUESTED}
)
ONCE_ENDED = frozenset(
    {S.HANDLED, S.JOINED, S.DECLINED, S.WITHDRAWN, S.FAILED}
    | {S.AGREED, S.ADJUDICATING, S.PERFORMING, S.DEFAULTED}
    | {S.ENFORCING, S.PERFORMED, S.UNSATISFIED, S.CLOSED}
)


def referral_in_words(referral) -> dict[str, str]:
    """What the trail keeps of a referral: label to value."""
    return {
        "途径": referral.get_route_display(),
        "移送单位": referral.sender,
        "文号": referral.number or "没有",
        "签收材料日": in_text(referral.received_on),
    }


def _received(referral, row) -> str:
    """How it was received, and whether the time to mediate counts from that day."""
    if not row.from_receipt:
        return f"{referral.get_via_display()}。"
    if referral.via:
        return "平台转来。调解期限自在平台上确认接收之日起算。"
    return "签收材料。调解期限自这一天起算。"


def _wanted(report_until) -> str:
    return f"移送单位要求{in_text(report_until)}以前回告结果。" if report_until else ""


class Referrals(Appraisals):
    """Acts on the referral of a case."""

    class Meta:
        abstract = True

    @entry(
        states=BEFORE_ACCEPTANCE,
        label="登记移送",
        permission=roles.any_of(roles.office, roles.committee_mediator, roles.system),
        guards=(
            g.not_referred_yet,
            g.sender_is_named,
            g.number_fits_the_route,
            g.result_is_wanted_later,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.REFERRAL),
        before_registration=True,
    )
    def record_referral(self, *, by, on, route, via="", report_until=None, number="", **sender):
        """Another body sent the case; `on` is the day the committee received it.

        `sender` holds the `court`, or the name of another `body`. The committee says within its
        time whether it takes the referral.
        """
        row, self.route = ROUTES[Route(route)], route
        self.source = row.source
        number = g.number_as_kept(route, number)
        sent = {"route": route, "via": via, "number": number, "report_until": report_until}
        referral = self.referrals.create(received_on=on, **sent, **sender)
        due = self.start_clock("K10", on, rule=row.answer_clock, must_act=COMMITTEE)
        finish = self._start_to_finish(on)
        named = f"，文号{number}" if number else ""
        return Done(
            f"登记移送：{referral}{named}，{in_text(on)}{_received(referral, row)}"
            f"{by_last_day(due)}答复接收还是退回。{finish}{_wanted(report_until)}",
            changed=("route", "source"),
            facts={"route": route, "number": number},
        )

    @entry(
        states=BEFORE_ACCEPTANCE | IN_MEDIATION,
        label="更正移送",
        permission=roles.office,
        guards=(
            g.referral_is_there,
            g.sender_is_named,
            g.number_fits_the_route,
            g.route_is_not_printed,
            g.received_by_then,
            g.something_differs,
        ),
        quiet=True,
    )
    def correct_referral(self, *, by, on, reason, route, received_on, **sender):
        """Correct who sent the case, by which route, under which number and when it was received.

        `sender` is as in `record_referral`. What counts from the receipt is counted from the
        corrected day, and the line says so.
        """
        referral, row = self.sheet.referral, ROUTES[Route(route)]
        before = referral_in_words(referral)
        referral.route, referral.received_on = route, received_on
        referral.number = g.number_as_kept(route, sender.get("number", ""))
        referral.court = sender.get("court") if row.by_court else None
        referral.body = "" if row.by_court else sender.get("body", "")
        referral.save()
        self.route, self.source = route, row.source
        self._count_the_answer_from(received_on)
        self._count_the_finish_from(received_on)
        after = referral_in_words(referral)
        differ = [f"{n}由“{before[n]}”改为“{after[n]}”" for n in before if before[n] != after[n]]
        counted, facts = self._counted_from(received_on)
        return Done(
            f"更正移送：{'；'.join(differ)}。{counted}原因：{reason.rstrip('。')}。",
            changed=("route", "source"),
            facts={"before": before, "after": after, "reason": reason, **facts},
            invalidates_open_forms=True,
        )

    def _counted_from(self, received_on) -> tuple[str, dict]:
        """Count the time to mediate from the corrected day of receipt; sentence and facts."""
        running = self.clocks.filter(key="K9", ended_on=None).first()
        counts = self.on_route.from_receipt and self.sheet.referral.counts_from == received_on
        if running is None or not counts or running.started_on == received_on:
            return "", {}
        before = last_day_in_text(running.due)
        running.started_on = received_on
        running.save(update_fields=["started_on"])
        counted = self.count_time_again()
        last = last_day_in_text(counted.due)
        same = f"最后一天仍是{last}" if before == last else f"最后一天由{before}改为{last}"
        return f"调解期限自更正后的签收日起算，{same}。", self.days_left_out(counted)

    def _start_to_finish(self, on) -> str:
        """Start the time that the law of the route sets for the result; returns the sentence."""
        key = self.on_route.finish_clock
        if not key:
            return ""
        due = self.start_clock(key, on, must_act=COMMITTEE, first=True)
        return f"{last_day_in_text(due)}以前办结（{articles.FINISH_A_PETITION}）。"

    def _count_the_finish_from(self, received_on):
        """Count the time for the result from the corrected day, if the corrected route has one."""
        key, running = FINISH_A_PETITION, self.sheet.clock(FINISH_A_PETITION)
        if running is not None and running.started_on == received_on and self.on_route.finish_clock:
            return
        if running is not None:
            running.delete()
        if self.on_route.finish_clock:
            self.start_clock(key, received_on, must_act=COMMITTEE, first=True)

    def _count_the_answer_from(self, received_on):
        """Count the time to answer from the corrected day, by the rule of the corrected route."""
        running = self.sheet.clock(clock_rules.TO_THE_REFERRER)
        if running is None:
            return
        running.rule_key = self.on_route.answer_clock
        running.started_on = received_on
        running.due_on, running.provisional = self.clock_due("K10", received_on, running.rule_key)
        running.counted_to = running.due_on
        running.save()

    @entry(
        states=BEFORE_ACCEPTANCE | IN_MEDIATION,
        label="延长信访办结期限",
        permission=roles.office,
        guards=(g.a_petition_is_to_be_finished, g.not_extended_yet, g.at_most_thirty_days_more),
        quiet=True,
        rests_on=(facts_of.the_referral,),
    )
    def extend_petition(self, *, by, on, until, reason):
        """The time for the result is extended once, by thirty days at most (信访工作条例 34)."""
        last = self.extend_clock(FINISH_A_PETITION, until, reason.rstrip("。"), on=on)
        return Done(
            f"信访事项办结期限延长至{last_day_in_text(last)}（{articles.FINISH_A_PETITION}）："
            f"{reason.rstrip('。')}。",
            facts={"key": FINISH_A_PETITION},
        )

    @entry(
        states=ONCE_ENDED,
        label="回告移送单位",
        permission=roles.staff,
        guards=(g.a_report_is_due, g.the_lead_case_has_ended),
        quiet=True,
        effects=Effects(ends=clock_rules.TOLD_THE_REFERRER),
        rests_on=(facts_of.the_referral, facts_of.the_end_or_the_decision),
    )
    def report_back(self, *, by, on, how):
        """The body that sent the case is told the result in writing, by a letter made now."""
        self._tell_referrer(on, how)
        return Done(f"结果已书面回告{self.sheet.referral.sender}：{how}。")

    def _tell_referrer(self, on, how):
        """Make the letter to the body that sent the case, note how it was told, end its times."""
        referral = self.sheet.referral
        referral.reported_on, referral.reported_how = on, how
        referral.save(update_fields=["reported_on", "reported_how"])
        self.stop_clock(*clock_rules.TOLD_THE_REFERRER, on=on)
        self.freeze_paper("feedback", how, on)

    def time_to_mediate(self, accepted_on):
        """The day from which the time to mediate counts: of the receipt, or of acceptance."""
        if not self.on_route.from_receipt:
            return accepted_on
        return self.sheet.referral.counts_from
