"""Enforcement by a court: the application, and how it ends."""

from cases.acts import ClockTrigger, Done, Effects, Follow, entry, step
from cases.law import articles, clock_rules, court_numbers, money
from cases.law.clocks_of_courts import IDLE_ENFORCEMENT
from cases.law.notarised_deeds import ON_THE_TRAIL
from cases.law.payment_order import NOT_BY_THE_ORDER
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
from cases.words.punctuation import as_sentence

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_enforcement as of_enforcement
from . import guards_of_payments as payments
from .applied_again import FIRST, WHAT_IT_IS, called
from .reversal import Reversal

ENDED_BY_THE_COURT = (IDLE_ENFORCEMENT,)
THE_REST_GOES_ON = f"协议其余的款项、事项照旧履行（{articles.BINDING}）。"
NAMED_FOR_IT = "，经指定"
court_or_office = roles.any_of(roles.court_that_enforces, roles.office)


class Enforcement(Reversal):
    """Acts of a case before the court that enforces."""

    class Meta:
        abstract = True

    @entry(
        states={S.DEFAULTED},
        label=FIRST,
        permission=roles.staff,
        guards=(
            g.an_enforceable_title,
            g.no_enforcement_open,
            of_enforcement.court_may_enforce,
            of_enforcement.seat_of_the_court_is_named,
            of_enforcement.court_is_of_the_level_that_enforces,
        ),
        rests_on=(
            shared.the_title,
            facts_of.the_first_day_overdue,
            shared.the_end_of_the_proceeding,
        ),
        called=called,
    )
    def open_enforcement(self, *, by, on, court, seat="", designated=False, words=""):
        """The creditor applies for enforcement; a late application is warned about, not barred.

        Only its receipt by the court ends the clock (民诉法 250). Of a paper that comes from no
        court, `seat` is why this court enforces it, `designated` that it is a basic court named to
        enforce an award.
        """
        asked = called(self)
        proceeding = self.proceedings.create(court=court, kind="enforcement", applied_on=on)
        late = self.warning_of_late_enforcement(on)
        until = late or self.must_be_received_by(proceeding)
        named = NAMED_FOR_IT if designated else ""
        why = f"（{of_enforcement.Seat(seat).label}{named}）" if seat else ""
        said = f"{as_sentence(words)}{self._beyond_the_title()}{until}"
        return Done(f"向{court}{why}{asked}。{WHAT_IT_IS[asked]}{said}")

    def _beyond_the_title(self) -> str:
        """What a deed or an order cannot enforce, where that is still to be performed."""
        if self.sheet.is_owed_beside_the_order:
            return f"{NOT_BY_THE_ORDER}（{articles.PAYMENT_ORDER}）。"
        by_deed = self.sheet.title.kind == self.sheet.title.Kind.NOTARISED
        return ON_THE_TRAIL if by_deed and self.sheet.asks_for_more_than_payments else ""

    @step(
        source=S.DEFAULTED,
        target=S.ENFORCING,
        label="法院受理执行",
        permission=court_or_office,
        guards=(
            g.enforcement_was_received,
            common.court_number_is_valid,
            common.court_number_fits_the_kind,
        ),
        milestone=Milestone.ENFORCEMENT_BEGAN,
        rests_on=(shared.last_court_message,),
    )
    def enforcement_accepted(self, *, by, on, court_number):
        """The court accepts the enforcement under its number."""
        enforcement = self.sheet.enforcement
        number = court_numbers.in_normal_form(court_number)
        if enforcement.status == enforcement.Status.RECEIVED:
            enforcement.accept(on, number)
            enforcement.save()
        return Done(f"{enforcement.court}受理执行，案号{number}。")

    @step(
        source=S.ENFORCING,
        target=S.PERFORMED,
        label="执行完毕",
        permission=court_or_office,
        guards=(
            g.something_is_owed,
            g.enforcement_was_accepted,
            of_enforcement.nothing_is_owed_beside_the_order,
            g.only_money_is_open,
            payments.every_payment_is_confirmed,
            g.received_is_what_is_owed,
            g.handing_over_is_proved,
        ),
        milestone=Milestone.PERFORMED,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(facts_of.the_last_payment_or_act,),
    )
    def enforced(self, *, by, on, received=None, receipt="", words=""):
        """The court reports that every debt was enforced and handed over; books these sums alone.

        `received` is the sum (分), `receipt` the proof that the creditor got it.
        """
        enforcement = self.sheet.enforcement
        enforcement.decide(on, "paid", words)
        enforcement.save()
        owed = [(debt, debt.owed) for debt in self.sheet.obligations if debt.owed]
        handed_over = {"confirmed_on": on, "confirmed_how": receipt[:120]}
        self._record_payments(owed, on=on, way="court", by=by, proof=words[:200], **handed_over)
        self._finish_performance(on)
        return Done(
            f"{enforcement.court}执行完毕：到位{money.yuan(received)}元，已发还（{receipt}）。{words}",
            changed=("amount_paid",),
        )

    @step(
        source=S.ENFORCING,
        target=S.PERFORMING,
        label="支付令执行完毕，其余照旧履行",
        permission=roles.any_of(roles.staff, roles.system, roles.party, roles.court),
        guards=(g.enforcement_was_accepted, of_enforcement.the_ordered_sum_was_paid),
        follow=Follow.AT_ONCE,
        effects=Effects(ends=ENDED_BY_THE_COURT),
        rests_on=(facts_of.the_last_payment_or_act,),
    )
    def order_enforced(self, *, by, on):
        """All that a payment order orders was enforced; the agreement's rest is performed."""
        enforcement = self.sheet.enforcement
        enforcement.decide(on, "paid", "")
        enforcement.save()
        self.stop_clock(*ENDED_BY_THE_COURT, on=on)
        return Done(f"支付令命令付的款已经付清，{enforcement.court}的执行结束。{THE_REST_GOES_ON}")

    @step(
        source=S.ENFORCING,
        target=S.DEFAULTED,
        label="执行申请被驳回",
        permission=court_or_office,
        guards=(g.enforcement_was_accepted,),
        quiet=True,
        effects=Effects(ends=ENDED_BY_THE_COURT, starts=ClockTrigger.APPLICATION),
        rests_on=(shared.last_court_message,),
    )
    def enforcement_refused(self, *, by, on, words=""):
        """The court dismissed the accepted application; the title stays in force."""
        enforcement = self.sheet.enforcement
        enforcement.decide(on, "dismissed", words)
        enforcement.save()
        self.stop_clock(*ENDED_BY_THE_COURT, on=on)
        self.restart_enforcement_time(enforcement)
        return Done(f"执行申请未获支持。{words}")
