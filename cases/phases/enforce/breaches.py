"""Duties not to act, and to tolerate: their breach, its end, and how they end themselves.

They fall due on no day. Their end ends them; a breach recorded with its day and proof is a default,
and from it runs the time to apply for enforcement (执行程序解释第二十一条).
"""

from cases.acts import ClockTrigger, Done, Effects, Follow, entry, step
from cases.phases import roles
from cases.states import MONEY_MOVES
from cases.states import Status as S
from cases.words.party_marks import party_marks

from . import earlier_facts as facts_of
from . import guards_of_breaches as b
from .conditions import Conditions
from .records import Obligation

OBSERVED = MONEY_MOVES - {S.PERFORMED, S.CLOSED, S.ARCHIVED}
OWED_AGAIN = "登记了违约，还有要履行的，继续履行；付清、做完、确认以后再转为履行完毕。"
BROKEN = "约定不做的做了，该容忍的没有容忍，或者每次要做的没有做。"
DEFAULT_LEAVES = ("obligations", "breaches", "settlement", "proceedings")  # a state alone changes


class Breaches(Conditions):
    """Acts on the duties that last."""

    class Meta:
        abstract = True

    @entry(
        states=OBSERVED | {S.PERFORMED},
        label="登记违反约定",
        permission=roles.staff,
        guards=(
            b.something_lasts,
            b.obligation_lasts,
            b.breach_has_proof,
            b.breached_by_the_day_recorded,
            b.breached_while_it_lasted,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.BREACH),
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def record_breach(self, *, by, on, obligation, breached_on, words, proof):
        """Record a breach of a lasting duty; one that had ended before the news came is open."""
        duty = self.sheet.obligation(obligation.pk)
        if duty.status != Obligation.Status.OPEN:
            duty.status, duty.done_on, duty.proof = Obligation.Status.OPEN, None, ""
            duty.save(update_fields=["status", "done_on", "proof"])
        self.breaches.create(
            obligation=duty, on=breached_on, words=words, proof=proof, recorded_by=by.name
        )
        time = self.start_enforcement_time_by_breach(breached_on)
        who = party_marks(duty.debtors) or "一方"
        return Done(
            f"{who}违反约定：{words.rstrip('。')}。凭证：{proof.rstrip('。')}。{time}",
            on=breached_on,
            untouched=("obligations", "proceedings"),
        )

    @entry(
        states=OBSERVED,
        label="登记违反已改正",
        permission=roles.staff,
        guards=(b.a_breach_is_open, b.breach_is_open),
        quiet=True,
        rests_on=(facts_of.the_breach,),
    )
    def end_breach(self, *, by, on, breach, proof):
        """The breach is put right; the duty goes on to its end."""
        breach.ended_on, breach.ended_how = on, proof
        breach.save(update_fields=["ended_on", "ended_how"])
        return Done(f"违反的已经改正：{proof.rstrip('。')}。")

    @step(
        source=S.PERFORMING,
        target=S.DEFAULTED,
        label="违反约定，转为逾期未履行",
        permission=roles.any_of(roles.staff, roles.system),
        guards=(b.a_breach_is_in_default,),
        follow=Follow.AT_ONCE,
        rests_on=(facts_of.the_first_day_overdue,),
    )
    def default_by_breach(self, *, by, on):
        """A breach is a default at once: there is no day to wait for."""
        return Done(f"{BROKEN}{self.ways_on()}", untouched=DEFAULT_LEAVES)

    @step(
        source=S.PERFORMED,
        target=S.PERFORMING,
        label="又有要履行的，继续履行",
        permission=roles.any_of(roles.staff, roles.system),
        guards=(b.something_is_pending,),
        follow=Follow.AT_ONCE,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def owed_again(self, *, by, on):
        """A breach or a penalty that became known later is owed: it was not performed yet."""
        self.bind_what_was_performed()
        self.start_enforcement_time_again()
        return Done(OWED_AGAIN)

    def bind_what_was_performed(self):
        """Let an agreement that counted as performed bind again."""
        agreement = self.sheet.agreement_followed
        if agreement is not None and agreement.status == agreement.Status.PERFORMED:
            agreement.bind_again()
            agreement.save()

    def ways_on(self) -> str:
        """What can be done about a default."""
        title = self.sheet.title
        enforced = title and title.enforceable and not self.sheet.ordered_sum_is_paid
        last = "申请执行" if enforced else "就协议起诉"
        return f"可督促履行，或者依法{last}。"

    def end_lasting_duties(self, today) -> list:
        """Mark the lasting duties as done that ended before `today` unbroken; returns them."""
        if self.status not in OBSERVED:
            return []
        broken = {breach.obligation_id for breach in self.sheet.open_breaches}
        ended = []
        for duty in self.sheet.obligations:
            last = self.sheet.last_day_of(duty) if duty.status == "open" else None
            if last and last < today and duty.pk not in broken:
                duty.status, duty.done_on, duty.proof = Obligation.Status.DONE, last, b.UNBROKEN
                ended.append(duty)
        Obligation.objects.bulk_update(ended, ["status", "done_on", "proof"])
        return ended
