"""Steps and entries of performance: titles, payments, acts, default."""

from cases.acts import ClockTrigger, Done, Effects, Follow, entry, step, to_build
from cases.functions import row_of
from cases.law import deadlines, money
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import MONEY_MOVES, Milestone
from cases.states import Status as S

from . import due_days
from . import earlier_facts as facts_of
from . import guards as g
from .allocation import allocate
from .enforcement import Enforcement
from .records import Instalment, Obligation, Payment

PERFORMANCE_BEGINS = "进入履行，按约定期限跟踪。"
OVERDUE = "有到期未履行的事项。"
ASKING_NOTHING = frozenset({"condition", "penalty", "reservation", "waiver", "set_off"})
COMPLETABLE = (S.ADJUDICATING, S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.UNSATISFIED)


class Enforce(Enforcement):
    """Acts of a case that is performed."""

    class Meta:
        abstract = True

    def make_title(self, kind, day, *, agreement=None, proceeding=None):
        """Put a title in force: with an agreement's obligations, or with those of the old title."""
        old = self.sheet.title
        if old is not None:
            old.until = day
            old.save(update_fields=["until"])
        title = self.titles.create(kind=kind, agreement=agreement, proceeding=proceeding, since=day)
        if agreement is not None:
            self._create_obligations(title, agreement)
        elif old is not None:
            old.obligations.update(title=title)
        self.forget(keep=("all_parties",))
        return title

    def _create_obligations(self, title, agreement):
        """Create the obligations of its clauses, each with its planned instalments."""
        asking = [clause for clause in agreement.parts if clause.kind not in ASKING_NOTHING]
        made = Obligation.objects.bulk_create(self._obligation(title, c, agreement) for c in asking)
        for obligation, clause in zip(made, asking, strict=True):
            for part in clause.parts:
                part.obligation = obligation
        parts = [part for clause in asking for part in clause.parts]
        Instalment.objects.bulk_update(parts, ["obligation"])

    def _obligation(self, title, clause, agreement):
        is_money = clause.kind == "money"
        return Obligation(
            case=self,
            title=title,
            clause=clause,
            debtor=clause.by_party,
            creditor=clause.to_party,
            amount=clause.amount if is_money else None,
            text=clause.sentence,
            due_on=clause.due_on,
            day_is_fixed=due_days.keeps_its_day(clause, agreement),
        )

    @step(
        source=S.AGREED,
        target=S.PERFORMED,
        label="当场履行完毕",
        permission=roles.mediator,
        guards=(g.all_done_on_the_spot,),
        milestone=Milestone.PERFORMED,
        effects=Effects(ends=deadlines.EVERY_CLOCK),
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

    @entry(
        states=MONEY_MOVES,
        label="登记付款",
        permission=roles.staff,
        guards=(
            g.some_money_is_owed,
            g.obligation_is_open_money,
            g.something_is_paid,
            g.paid_by_the_day_recorded,
            g.paid_since_the_acceptance,
            g.receiver_confirmed_somehow,
            g.confirmed_between_payment_and_record,
        ),
        effects=Effects(starts=ClockTrigger.PAYMENT),
    )
    def pay(self, *, by, on, obligation, amount, paid_on, way, proof="", confirmed_on=None, how=""):
        """Record one payment between the parties; an amount beyond the debt is kept as credited.

        `confirmed_on` is the day on which the receiver confirmed it, None if they did not yet.
        """
        obligation = self.sheet.obligation(obligation.pk)
        answer = {"confirmed_on": confirmed_on, "confirmed_how": how}
        (payment,) = self._record_payments(
            [(obligation, amount)], on=paid_on, way=way, by=by, proof=proof, **answer
        )
        self.restart_enforcement_time_by_payment(payment)
        extra = f"其中多付{money.yuan(payment.credited)}元。" if payment.credited else ""
        confirmed = f"收款人{confirmed_on:%Y年%-m月%-d日}确认（{how}）。" if confirmed_on else ""
        return Done(
            f"{{p{obligation.debtor_id}}}付{{p{obligation.creditor_id}}}"
            f"{money.yuan(amount)}元。{extra}{confirmed or '待收款人确认。'}",
            changed=("amount_paid",),
            facts={"payment": payment.pk},
            on=paid_on,
            untouched=("obligations",),
        )

    def _record_payments(self, sums, *, on, way, by, proof="", confirmed_on=None, confirmed_how=""):
        """Record payments of [(obligation, 分)] on one day; the number of statements is
        constant."""
        common = {"way": way, "paid_on": on, "proof": proof, "recorded_by": by.name}
        if confirmed_on is not None:
            common |= {"confirmed_on": confirmed_on, "confirmed_how": confirmed_how}
        touched, made = [], []
        for obligation, amount in sums:
            paid = min(amount, obligation.owed)
            touched += allocate(obligation.instalments.all(), paid, on)
            self.amount_paid += paid
            sum_paid = {"obligation": obligation, "amount": amount, "credited": amount - paid}
            made.append(Payment(case=self, **sum_paid, **common))
        Instalment.objects.bulk_update(touched, ["paid", "paid_on"])
        Payment.objects.bulk_create(made)
        self._mark_obligations_done([owed for owed, _ in sums if not owed.owed], on, proof)
        return made

    def _mark_obligations_done(self, obligations, on, proof):
        for obligation in obligations:
            obligation.status, obligation.done_on = Obligation.Status.DONE, on
            obligation.proof = proof
        Obligation.objects.bulk_update(obligations, ["status", "done_on", "proof"])

    def _finish_performance(self, on):
        """End all clocks of the case and mark the agreement as performed."""
        self.stop_all_clocks(on)
        agreement = self.sheet.agreement_in_force
        if agreement is not None:
            agreement.perform()
            agreement.save()

    @entry(
        states=MONEY_MOVES,
        label="确认收款",
        permission=roles.any_of(roles.staff, roles.receiver),
        guards=(
            g.some_payment_unconfirmed,
            g.receiver_confirms,
            g.receiver_confirmed_somehow,
        ),
        rests_on=(facts_of.the_payment,),
    )
    def confirm_payment(self, *, by, on, payment, how=""):
        """The receiver confirms a payment, or staff record how they confirmed it."""
        payment.confirmed_on, payment.confirmed_how = on, how or f"{by.name}确认"
        payment.save(update_fields=["confirmed_on", "confirmed_how"])
        by_staff = not row_of(by.function).can_be_party
        source = f"（{how}，{by.name}登记）" if by_staff else ""
        return Done(f"收款人确认收到{money.yuan(payment.amount)}元{source}。")

    @entry(
        states=MONEY_MOVES,
        label="登记完成事项",
        permission=roles.staff,
        guards=(g.some_act_is_owed, g.obligation_is_open_act),
        rests_on=(shared.the_acceptance,),
    )
    def record_act(self, *, by, on, obligation, proof):
        """Record an act as done, with proof and checker."""
        self._mark_obligations_done([obligation], on, proof)
        return Done(f"已完成：{obligation.text}核查：{proof}。")

    @entry(
        states={S.PERFORMING, S.DEFAULTED},
        label="催告",
        permission=roles.staff,
        guards=(g.something_is_owed,),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def dun(self, *, by, on, words):
        """The committee urges performance."""
        return Done(f"催告：{words}。")

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
        last = "申请执行" if self.sheet.title and self.sheet.title.enforceable else "就协议起诉"
        return Done(f"{OVERDUE}可督促履行，或者依法{last}。")

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
        return Done("逾期事项已补上，继续履行。")

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

    give_up = to_build("give_up", "放弃追究", S.DEFAULTED, S.CLOSED, roles.staff, quiet=True)
    breach = to_build("breach", "违反持续义务", S.PERFORMED, S.PERFORMING, roles.staff, quiet=True)
    reverse_payment = to_build(
        "reverse_payment", "冲销付款", S.PERFORMED, S.PERFORMING, roles.staff, quiet=True
    )
