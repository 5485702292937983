"""The trail of one case: the lines the door would have written, on their days."""

from datetime import datetime, time, timedelta

from cases.acts import Audience
from cases.law.money import yuan
from cases.models import Obligation, Payment, Proceeding, ReturnVisit, Session, Step
from cases.models.trail import chain
from cases.phases.adjudicate.steps import ENFORCEABLE_NOW
from cases.phases.enforce.steps import OVERDUE, PERFORMANCE_BEGINS
from cases.phases.mediate.agreeing import SEAL_SET
from cases.phases.mediate.taking_effect import BINDING_NOW
from cases.states import EndReason, Milestone
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import SYSTEM, Actor

from . import words
from .bundle import Bundle

MINUTES_BETWEEN = 13


class Trail:
    """Collects trail lines; the case and its parties have their keys already."""

    def __init__(self, made: Bundle, office: Actor):
        self.made, self.plan, self.case = made, made.plan, made.case
        self.office, self.mediator = office, made.mediator
        self.rows: list[Step] = []
        self.state = ""

    def written(self) -> list[Step]:
        """All lines, chained; sets the head of the chain on the case."""
        self._handled()
        self._mediated()
        if self.plan.agreed:
            self._performed()
        self._ended()
        self.case.trail_length, self.case.moved_at = len(self.rows), self.rows[-1].at
        self.case.trail_head = chain(self.rows, self.made.legal_records)
        return self.rows

    def _line(self, kind, name, day, sentence, by: Actor | None, **more) -> Step:
        by = by or self.mediator
        row = Step(
            case=self.case,
            seq=len(self.rows) + 1,
            kind=kind,
            name=name,
            on=day,
            month=day.year * 100 + day.month,
            at=_moment(day, len(self.rows)),
            actor=by.name,
            actor_title=by.title_line,
            function=by.function,
            principal=by.principal,
            origin="generated",
            sentence=sentence,
            **more,
        )
        self.rows.append(row)
        return row

    def note(self, name, day, sentence, by=None, **more) -> None:
        """Add an entry, which does not move the case."""
        self._line(Step.Kind.ENTRY, name, day, sentence, by, **more)

    def step(self, name, target, day, sentence, by=None, **more) -> None:
        """Add a step from the present state; `more` is its milestone, its kind."""
        row = self._line(more.pop("kind", Step.Kind.STEP), name, day, sentence, by, **more)
        row.source, row.target = self.state, target
        self.state = target

    def follow(self, name, target, day, sentence, by=None, **more) -> None:
        """Add a follow-up step."""
        self.step(name, target, day, sentence, by, kind=Step.Kind.FOLLOW_UP, **more)

    def _handled(self):
        case, when = self.case, self.plan.days
        sentence = f"登记：{case.summary}（{case.get_channel_display()}）。"
        self.step(
            "register",
            S.REGISTERED,
            when["registered"],
            sentence,
            self.office,
            milestone=Milestone.REGISTERED,
            kind=Step.Kind.REGISTER,
        )
        asked = words.ASKED[self.plan.source].format(who=_name(self.made.applicant))
        day = when["requested"]
        self.step(
            "request_mediation",
            S.REQUESTED,
            day,
            f"{asked}。",
            self.office,
            milestone=Milestone.REQUESTED,
        )
        for party in self.made.parties:
            self.note("consent", day, f"{_name(party)}同意调解（当面表示）。", self.office)

    def _mediated(self):
        day, name = self.plan.days["accepted"], self.mediator.name
        sentence = f"调委会受理，指定调解员{name}。"
        self.step("accept", S.ACCEPTED, day, sentence, self.office, milestone=Milestone.ACCEPTED)
        names = "、".join(_name(party) for party in self.made.parties)
        self.note("give_notice", day, f"向{names}送达权利义务告知书（当面送达）。")
        self.step("open_session", S.MEDIATING, self.plan.sessions[0], "开始调解（评理室）。")
        for session in self.made.rows[Session]:
            sentence = f"{session}：{session.get_outcome_display()}。"
            self.note("log_session", session.on, sentence, audience=Audience.MEDIATION)
        getattr(self, f"_ended_{self.plan.result}")(self.plan.days["ended"])

    def _ended_written(self, day):
        number = self.case.agreement_number
        self.step("draft_agreement", S.SIGNING, day, f"协议定稿，编号{number}（第1版）。")
        for party in self.made.parties:
            mark = "签名" if party.kind == "person" else "盖章"
            self.note("sign", day, f"{_name(party)}{mark}（已核对身份）。")
        self.note("mediator_sign", day, f"调解员{self.mediator.name}签名。")
        self.note("seal", day, f"{self.office.name}{SEAL_SET}。", self.office)
        sentence = f"书面协议于{day:%Y年%-m月%-d日}生效。"
        self.follow(
            "take_effect", S.AGREED, day, sentence, self.office, milestone=Milestone.AGREED_WRITTEN
        )
        self._effective(day)

    def _ended_oral(self, day):
        sentence = f"口头协议于{day:%Y年%-m月%-d日}生效。"
        self.step("conclude_orally", S.AGREED, day, sentence, milestone=Milestone.AGREED_ORAL)
        self._effective(day)

    def _effective(self, day):
        self.note("effective", day, BINDING_NOW, milestone=Milestone.EFFECTIVE)

    def _ended_failed(self, day):
        sentence = f"终止调解：{EndReason(self.case.end_reason).label}。已告知其他途径。"
        self.step("fail", S.FAILED, day, sentence, milestone=Milestone.FAILED)

    def _ended_withdrawn(self, day):
        sentence = f"终止调解：{EndReason(self.case.end_reason).label}。"
        self.step("withdraw_mediation", S.FAILED, day, sentence, milestone=Milestone.WITHDRAWN)

    def _performed(self):
        if self.plan.confirmation:
            self._at_court()
        elif self.plan.slow:
            day = self.plan.days["ended"]
            self.step("start_performance", S.PERFORMING, day, PERFORMANCE_BEGINS)
        if not self.plan.slow:
            day, sentence = (
                self.plan.days["performed"],
                f"当场全部履行。{words.PERFORMED_AT_ONCE}。",
            )
            self.step("perform_at_once", S.PERFORMED, day, sentence, milestone=Milestone.PERFORMED)
            return
        self._paid()
        if self.plan.performed:
            day = self.plan.days["performed"]
            sentence = "全部履行完毕。"
            self.follow("complete", S.PERFORMED, day, sentence, milestone=Milestone.PERFORMED)
        else:
            self.follow("default", S.DEFAULTED, self.plan.days["defaulted"], OVERDUE, SYSTEM)

    def _at_court(self):
        when, matter = self.plan.days, self.made.one(Proceeding)
        names = "、".join(_name(party) for party in self.made.parties)
        sentence = f"{names}共同向{matter.court}申请司法确认。"
        self.step("open_proceeding", S.ADJUDICATING, when["applied"], sentence, self.office)
        for name, day, sentence in (
            ("court_send", when["sent"], f"材料送{matter.court}。"),
            ("court_receive", when["received"], f"{matter.court}签收材料。"),
            ("court_accept", when["taken"], f"法院受理，案号{matter.number}。"),
        ):
            self.note(name, day, sentence, self.office)
        self._ruled(matter, when["decided"])

    def _ruled(self, matter, day):
        if matter.status == "withdrawn":
            self.note("court_withdraw", day, "撤回司法确认申请。", self.office)
        else:
            sentence = f"法院{matter.get_outcome_display()}。{matter.words}"
            self.note("court_decide", day, sentence, self.office)
        if matter.outcome == "confirmed":
            sentence = f"{matter.court}的{ENFORCEABLE_NOW}{matter.number}。"
            self.step(
                "title_given",
                S.PERFORMING,
                day,
                sentence,
                self.office,
                milestone=Milestone.CONFIRMED,
            )
        else:
            sentence = "未获司法确认，协议仍有约束力，继续履行。"
            self.step("agreement_stands", S.PERFORMING, day, sentence, self.office)

    def _paid(self):
        first, other = self.made.respondent, self.made.applicant
        for payment in self.made.rows.get(Payment, ()):
            sentence = f"{_name(first)}付{_name(other)}{yuan(payment.amount)}元。收款人已确认。"
            self.note("pay", payment.paid_on, sentence)
        for duty in self.made.rows.get(Obligation, ()):
            if duty.amount is None and duty.done_on:
                self.note("record_act", duty.done_on, f"已完成：{duty.text}")

    def _ended(self):
        when, closed = self.plan.days, Milestone.CLOSED
        if self.state == S.DEFAULTED:
            sentence = "债权人不再追究，结案。"
            self.step("give_up", S.CLOSED, when["closed"], sentence, milestone=closed)
        else:
            sentence = f"{self.office.name}核实后销号。"
            self.note("strike_off", when["struck_off"], sentence, self.office)
            self.step("close", S.CLOSED, when["closed"], "结案。", self.office, milestone=closed)
        for visit in self.made.rows.get(ReturnVisit, ()):
            if visit.done_on:
                self.note("visit", visit.done_on, f"回访：{visit.words}。")


def _name(party) -> str:
    """A party's placeholder on the trail: shown to each reader as they may see the name."""
    return f"{{p{party.pk}}}"


def _moment(day, lines_before: int) -> datetime:
    """The moment a line was recorded: after nine, each some minutes after the one before."""
    opens = datetime.combine(day, time(9))
    return clock.aware(opens + timedelta(minutes=MINUTES_BETWEEN * lines_before))
