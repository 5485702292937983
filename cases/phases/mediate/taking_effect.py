"""An agreement takes effect: its title, its duties, and the time for joint confirmation."""

from cases.acts import Done, Follow, Line, step
from cases.law import articles
from cases.phases import roles
from cases.states import Milestone
from cases.states import Status as S
from cases.words.days import by_last_day

from . import guards_of_agreeing as g
from . import guards_of_effect as e
from .agreement import Agreement
from .guards_of_reports import mediation_is_not_suspended
from .oral_agreements import OralAgreements

TO_THE_COURT = "各方可以请求委托调解的法院审查后制作调解书，或者申请撤诉"
ALL_MARKS_SET = "各方签署、调解员签名并盖章后"
BINDING_NOW = "协议开始有约束力。"


def in_force_once(case) -> str:
    """After what a written agreement is in force, as the start of a sentence."""
    agreement = case.sheet.agreement
    if agreement and agreement.conditions_of_all:
        return "各方签署、调解员签名并盖章，条件也成就以后"
    return "各方都签署后" if case.on_route.parties_alone else ALL_MARKS_SET


class TakingEffect(OralAgreements):
    """The act that puts a signed agreement in force, and what follows from any agreement."""

    class Meta:
        abstract = True

    @step(
        source=S.SIGNING,
        target=S.AGREED,
        label="协议生效",
        permission=roles.any_of(roles.staff, roles.system),
        guards=(
            g.everyone_has_signed,
            g.the_mediator_has_signed,
            g.the_seal_is_set,
            e.conditions_of_all_are_met,
            mediation_is_not_suspended,
        ),
        follow=Follow.AT_ONCE,
    )
    def take_effect(self, *, by, on):
        """The last mark is set, and what all of it depends on came about: it is in force.

        Its day is that of the last mark, or a later one of a condition (民法典 158).
        """
        agreement = self.sheet.agreement
        marked = agreement.effect_day(parties_alone=self.on_route.parties_alone)
        day = max([marked, *self.sheet.days_of_conditions_of_all])
        self.make_way_for(agreement)
        agreement.enter_into_force(day)
        agreement.save()
        return self._apply_effects(agreement, day, Milestone.AGREED_WRITTEN)

    def end_the_time_once_concluded(self):
        """End the time to mediate with the last mark where a condition of all is still awaited.

        The agreement is concluded by then and only takes effect later (民法典 158, 502).
        """
        agreement = self.sheet.agreement
        marked = agreement.is_fully_marked(self.sheet.needed_parties)
        if not (marked and agreement.conditions_of_all):
            return
        day, running = max(mark.on for mark in agreement.marks), self.sheet.clock("K9")
        if running is not None and running.is_held:
            self.release_clock("K9", day)
        self.stop_clock("K9", on=day)

    def go_on_mediating(self, on):
        """Run the time to mediate again where the marks had ended it; the days between are left
        out. Its clock and the day of the last mark, or None of both."""
        ended = self.clocks.filter(key="K9").order_by("pk").last()
        if ended is None or ended.ended_on is None:
            return None, None
        concluded = ended.ended_on
        self.reopen_clock(ended)
        return self.count_time_again([(concluded, on)]), concluded

    def _apply_effects(self, agreement, day, milestone):
        """Apply the effects of an agreement in force: title, obligations, K13, milestones.

        A second agreement, in place of one that fell, is a variation: it is not counted again.
        """
        first = self.effective_on is None
        self.make_title_of(agreement, day)
        self.bind_members(day)
        self.effective_on = self.effective_on or day
        asked = sum(c.amount or 0 for c in agreement.parts if c.kind == "money")
        self.amount_agreed = self.amount_paid + asked  # what was paid before a variation stays
        self._follow_the_agreed_sum()
        let_off = self.let_off_by_clauses(agreement, day)
        return Done(
            f"{agreement.get_form_display()}协议于{day:%Y年%-m月%-d日}生效。{let_off}"
            f"{self._way_to_a_title(agreement, day)}",
            changed=(
                *("effective_on", "amount_agreed", "amount_paid", "agreement_number"),
                *("amount", "amount_is_agreed"),
            ),
            milestone=milestone if first else Milestone.VARIED,
            on=day,
            untouched=("agreements",),
            also=(Line("effective", BINDING_NOW, Milestone.EFFECTIVE, day),) if first else (),
        )

    def _follow_the_agreed_sum(self):
        """Without a sum in dispute, what was agreed is the sum involved, and marked so."""
        if self.amount is None or self.amount_is_agreed:
            self.amount = self.amount_agreed or None
            self.amount_is_agreed = self.amount is not None

    def _way_to_a_title(self, agreement, day) -> str:
        """Start the thirty days of joint confirmation, or name the court that sent the case."""
        if self.on_route.court_paper:
            self.stop_clock("K9", on=day)
            return f"{TO_THE_COURT}（{articles.PAPER_OF_THE_COURT}）。"
        due = self.start_clock("K13", day, must_act="各方当事人共同", after=("K9",))
        text = "" if agreement.form == Agreement.Form.WRITTEN else articles.CONFIRMED_IN_WRITING
        return (
            f"各方可在{by_last_day(due)}共同申请司法确认（{articles.JOINT_CONFIRMATION}）。{text}"
        )
