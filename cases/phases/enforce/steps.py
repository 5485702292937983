"""Steps and entries of performance: titles, acts done, default, completion."""

from cases.acts import Done, Effects, Follow, entry, step
from cases.law import clock_rules
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import MONEY_MOVES, Milestone
from cases.states import Status as S

from . import duties, ordered, owed_again
from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_breaches as b
from . import guards_of_conditions as c
from . import guards_of_open_terms as o
from .records import Instalment, Obligation, Title
from .taking_back import TakingBack

PERFORMANCE_BEGINS = "进入履行，按约定期限跟踪。"
OVERDUE = "有到期未履行的事项。"
COMPLETABLE = (S.ADJUDICATING, S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.UNSATISFIED)


class Enforce(TakingBack):
    """Acts of a case that is performed."""

    class Meta:
        abstract = True

    def make_title(self, kind, day, *, agreement=None, proceeding=None):
        """Put a title in force: with an agreement's obligations, or with those of the old title."""
        old = self.sheet.title
        if old is not None:
            old.until, old.varied = day, agreement is not None
            old.save(update_fields=["until", "varied"])
        title = self.titles.create(kind=kind, agreement=agreement, proceeding=proceeding, since=day)
        if agreement is not None:
            self._create_obligations(title, agreement)
        elif old is not None:
            self.obligations.update_from({"title": old}, title=title)
        self.forget(keep=("all_parties", "agreements", "proceedings"))
        return title

    def make_title_of(self, agreement, day):
        """Put the title that an agreement itself is in force."""
        return self.make_title(Title.Kind.AGREEMENT, day, agreement=agreement)

    def fall_back_on_the_agreement(self, day, *ends):
        """The ruling falls: the agreement binds in its place with its duties; K16, `ends` end."""
        self.end_enforcement_time(day, *ends)
        self.make_title(Title.Kind.AGREEMENT, day)

    def owe_by_the_agreement_again(self, day):
        """No paper of a court stands: the agreement's duties are owed, less what was paid since.

        Returns the sums that were counted, or None where the agreement asks for nothing.
        """
        return owed_again.revive(self, self.make_title(Title.Kind.AGREEMENT, day))

    def make_title_by_order(self, kind, day, proceeding, told):
        """Put a court's own paper in force: what it orders, or the agreed duties by its last day.

        `told` holds kind, due_on and what `Ordered` names; of the kind `as_agreed` the duties of
        the agreement stay.
        """
        if told["kind"] == "as_agreed":
            self.make_title(kind, day, proceeding=proceeding)
            if told["due_on"]:
                duties.fall_due(self.sheet.obligations, told["due_on"])
            return
        self.end_title(day)
        title = self.titles.create(kind=kind, proceeding=proceeding, since=day)
        self._add_duty(title, ordered.item(**told))

    def order_beside(self, told):
        """Add a further item of the paper in force; the two years count from the last day of all.

        While enforcement goes on, or nothing was owed any more, the step that follows starts them.
        """
        item = ordered.item(**told)
        self._go_on_by(item)
        self._add_duty(self.sheet.title, item)
        self.restart_enforcement_time_by_term()
        if self.status in (S.PERFORMING, S.DEFAULTED):
            self.start_enforcement_time_again()

    def _go_on_by(self, item):
        """Later parts of a sum are written as an item: nobody is reminded of its end any more."""
        first = min((day for day, _ in item.planned if day), default=None)
        for duty in self.sheet.obligations if first else ():
            if duty.goes_on and _is_earlier_of(duty, item, first):
                duty.goes_on = False
                duty.save(update_fields=["goes_on"])

    def _add_duty(self, title, item):
        duties.order(self, title, item)
        self.amount_agreed += item.amount or 0
        self.forget(keep=("all_parties", "proceedings"))

    def end_title(self, day):
        """End the title in force: nothing is owed under it from that day.

        What was paid under it stays on record; the sums of the case start again at zero.
        """
        title = self.sheet.title_alone
        if title is not None:
            title.until = max(day, title.since)
            title.save(update_fields=["until"])
        self.amount_agreed = self.amount_paid = 0
        self.forget(keep=("all_parties", "proceedings"))
        self.sheet.title = None  # until another is made

    def _create_obligations(self, title, agreement):
        """Create the obligations of its clauses, each with its planned instalments."""
        asking = [clause for clause in agreement.parts if duties.asks_for_something(clause)]
        made = [(c, duties.unsaved_duties(self, title, c, agreement)) for c in asking]
        Obligation.objects.bulk_create(duty for _, of_clause in made for duty in of_clause)
        planned, own = [], []
        for clause, of_clause in made:
            if of_clause[0].own_parts:
                own += [part for duty in of_clause for part in duty.own_parts]
                continue
            for part in clause.parts:
                part.obligation = of_clause[0]
                part.due_on = part.due_on or of_clause[0].due_on
            planned += clause.parts
        Instalment.objects.bulk_update(planned, ["obligation", "due_on"])
        if own:
            Instalment.objects.bulk_create(own)

    @step(
        source=S.AGREED,
        target=S.PERFORMED,
        label="当场履行完毕",
        permission=roles.mediator,
        guards=(
            g.all_done_on_the_spot,
            b.nothing_lasts_on,
            o.every_sum_is_fixed,
            c.nothing_waits_for_a_condition,
        ),
        milestone=Milestone.PERFORMED,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(
            facts_of.the_agreement_performed_on_the_spot,
            facts_of.the_last_payment_or_act,
        ),
    )
    def perform_at_once(self, *, by, on, all_done, proof="", way="cash"):
        """Everything was paid and done on the spot, in the mediator's presence."""
        self._complete_open_obligations(on, by, way=way, proof=proof, how="当场收讫")
        self._confirm_open_payments(on, "当场收讫")
        self._finish_performance(on)
        return Done(f"当场全部履行。{proof}", changed=("amount_paid",))

    @step(
        source=S.AGREED,
        target=S.PERFORMING,
        label="开始履行",
        permission=roles.staff,
        guards=(g.something_is_owed,),
    )
    def start_performance(self, *, by, on):
        """Begin performance with its instalments."""
        return Done(PERFORMANCE_BEGINS)

    def _finish_performance(self, on):
        """End all clocks of the case and mark the agreement as performed."""
        self.stop_all_clocks(on)
        agreement = self.sheet.agreement_in_force
        if agreement is not None:
            agreement.perform()
            agreement.save()

    @entry(
        states=MONEY_MOVES,
        label="登记完成事项",
        permission=roles.staff,
        guards=(g.some_act_is_owed, g.obligation_is_open_act, b.no_end_by_itself),
        rests_on=(shared.the_acceptance,),
    )
    def record_act(self, *, by, on, obligation, proof):
        """Record an act as done, with proof and checker."""
        self._mark_obligations_done([obligation], on, proof)
        return Done(f"已完成：{obligation.text}核查：{proof}。")

    @entry(
        states={S.PERFORMING, S.DEFAULTED},
        label="督促履行",
        permission=roles.staff,
        guards=(g.something_is_owed,),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def dun(self, *, by, on, words):
        """The committee urges performance, of a lasting duty too (调解法 31).

        Only the creditor can demand it (催告).
        """
        return Done(f"督促履行：{words}。")

    @step(
        source=S.PERFORMING,
        target=S.DEFAULTED,
        label="逾期未履行",
        permission=roles.system,
        guards=(g.something_is_overdue,),
        follow=Follow.DAILY,
    )
    def default(self, *, by, on):
        """The daily run noticed an overdue duty."""
        revived = self.break_settlement(on)
        return Done(f"{OVERDUE}{revived}{self.ways_on()}")

    @step(
        source=S.DEFAULTED,
        target=S.PERFORMING,
        label="补正履行",
        permission=roles.any_of(roles.staff, roles.system, roles.party),
        guards=(g.something_is_owed, g.nothing_is_overdue),
        follow=Follow.AT_ONCE,
        rests_on=(facts_of.the_default,),
    )
    def cure(self, *, by, on):
        """What was overdue is done; later parts remain."""
        return Done("已经没有逾期未履行的事项，继续履行。")

    @step(
        source=COMPLETABLE,
        target=S.PERFORMED,
        label="全部履行",
        permission=roles.any_of(roles.staff, roles.system, roles.party, roles.court),
        guards=(g.everything_done_and_confirmed,),
        follow=Follow.AT_ONCE,
        milestone=Milestone.PERFORMED,
        rests_on=(facts_of.the_last_performance,),
    )
    def complete(self, *, by, on):
        """The last duty is done and the last payment confirmed."""
        day = self.sheet.last_done_on or on
        self._finish_performance(day)
        return Done("全部履行完毕。", on=max(day, self.last_milestone_on))


def _is_earlier_of(duty, item, first) -> bool:
    """Whether the parts of a sum end before those of this item begin, between the same people."""
    same = (duty.debtor, duty.creditor) == (item.debtor, item.creditor)
    return same and duty.last_part_on is not None and duty.last_part_on < first
