"""Waivers and set-offs: a duty is reduced to the 分, by a clause or by what is recorded later.

A waiver takes the parts that are due last, a set-off those due first; what was paid stays
(民法典 557, 560, 568, 569, 575). Either stays on record when it is taken back.
"""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles, money, shares
from cases.law.clause_text import numeral
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import MONEY_MOVES
from cases.words.party_marks import party_mark, party_marks
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_letting_off as g
from .records_of_payments import BY_AGREEMENT, Payment
from .reducing import Reducing
from .reductions import Reduction

Kind = Reduction.Kind


class LettingOff(Reducing):
    """Acts by which a duty asks for less, and what clauses do when they take effect."""

    class Meta:
        abstract = True

    @entry(
        states=MONEY_MOVES,
        label="登记免除",
        permission=roles.staff,
        guards=(
            g.something_is_pending,
            g.duty_is_pending,
            g.creditor_waives,
            g.whose_debt_is_waived_is_said,
            g.debtor_has_a_share_to_waive,
            g.no_more_is_waived_than_left,
            g.waiver_has_proof,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def waive(self, *, by, on, obligation, proof, amount=None, debtor=None, **who):
        """A creditor waives a duty, or part of a sum (分); without `amount` all that is left.

        `debtor`: of several joint debtors the one whose debt it is, in whole or in part; the others
        owe less by that, at most by its share (民法典 520). `who` is the `creditor`, and whether it
        waived for all of them (`of_all`).
        """
        duty = self.sheet.obligation(obligation.pk)
        known = {"on": on, "proof": proof, "recorded_by": by.name, "kind": Kind.WAIVER}
        if debtor:
            what = self._waive_for_one(duty, debtor, amount, known)
        else:
            self._reduce([duty], amount, **known)
            what = (
                f"{_what_is_let_off(duty, amount)}（{articles.WAIVED_DEBT}）。{_what_is_left(duty)}"
            )
        whose = who.get("creditor") or next(iter(duty.creditors), None)
        waives = f"{party_mark(whose.pk) if whose else '权利人'}免除"
        return Done(f"{waives}{what}凭证：{without_final_stop(proof)}。")

    def _waive_for_one(self, duty, debtor, amount, known) -> str:
        """Waive the share of one joint debtor, or part of it; what is said of it."""
        released, whose = amount is None, _debt(duty)
        amount = amount or self.sheet.share_left(duty, debtor)
        self._reduce([duty], amount, of_debtor=debtor, releases=released, **known)
        owe = [party for party in duty.debtors if not (released and party == debtor)]
        rest = "，不再承担其余的" if released else "，其余的仍连带承担"
        return (
            f"{party_mark(debtor.pk)}的债务：{whose}中其份额内的{money.yuan(amount)}元{rest}"
            f"（{articles.WAIVED_FOR_ONE}）。{party_marks(owe)}{_left_of(duty)}。"
        )

    @entry(
        states=MONEY_MOVES,
        label="登记抵销",
        permission=roles.staff,
        guards=(
            g.two_debts_face_each_other,
            g.debts_are_of_the_same_two,
            g.no_more_is_set_off_than_left,
            g.who_declares_it_may,
            g.set_off_has_proof,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.SET_OFF),
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def set_off_debts(self, *, by, on, obligation, against, amount, proof, declared_by=None):
        """Two debts of the same two are reduced by the same sum (分): both agreed, or one of them
        declared it (`declared_by`)."""
        pair = [self.sheet.obligation(one.pk) for one in (obligation, against)]
        known = {"kind": Kind.SET_OFF, "amount": amount, "on": on, "proof": proof}
        known |= {"case": self, "recorded_by": by.name}
        self._take_off(
            Reduction(obligation=duty, against=other, **known) for duty, other in (pair, pair[::-1])
        )
        if declared_by is None:
            self.restart_enforcement_time_by_set_off(on)
        how = f"{party_mark(declared_by.pk)}通知抵销" if declared_by else "双方商定抵销"
        basis = articles.SET_OFF if declared_by else articles.SET_OFF_AGREED
        debts = "，".join(f"{_debt(duty)}{_left_of(duty)}" for duty in pair)
        return Done(
            f"{how}{money.yuan(amount)}元（{basis}）：{debts}。凭证：{without_final_stop(proof)}。"
        )

    @entry(
        states=MONEY_MOVES,
        label="撤回免除、抵销",
        permission=roles.staff,
        guards=(
            g.some_reduction_was_recorded,
            g.reduction_stands,
            g.its_duty_is_still_followed,
            g.taking_back_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.SET_OFF_TAKEN_BACK),
        rests_on=(shared.the_reduction,),
    )
    def take_back_letting_off(self, *, by, on, reduction, reason, proof):
        """What was recorded as waived or set off is owed again, as of its old days."""
        rows = self.sheet.both_sides_of(reduction)
        self._take_back(rows, on, reason)
        if reduction.kind == Kind.SET_OFF:
            self.undo_interruption(reduction.on, on)
        what = "，".join(f"{_debt(duty)}{_left_of(duty)}" for duty in map(self._duty_of, rows))
        return Done(
            f"撤回{in_text(reduction.on)}登记的{reduction.get_kind_display()}："
            f"{without_final_stop(reason)}。{what}。凭证：{without_final_stop(proof)}。",
            changed=("amount_paid",),
        )

    def let_off_what_fell(self, duty, amount, *, on, proof, by):
        """Reduce a debt by what (分) a court set aside of its award, if any is still owed."""
        if amount:
            known = {"on": on, "proof": proof, "recorded_by": by.name}
            self._reduce([duty], amount, kind=Kind.FELL, **known)

    def let_off_by_clauses(self, agreement, day) -> str:
        """Count what was paid before, then reduce what clauses waive or set off from the effect of
        an agreement on; what is said."""
        paid = [clause for clause in agreement.parts if clause.counts_an_earlier_payment]
        clauses = [clause for clause in agreement.parts if clause.lets_off_at_once]
        said = [self._count_earlier_payment(clause, day) for clause in paid]
        said += [self._let_off_by_clause(clause, day) for clause in clauses]
        if said:
            self.forget(keep=("all_parties",))
        return "".join(said)

    def _count_earlier_payment(self, clause, day) -> str:
        """Book what a clause says was paid before; both sides confirm it by the agreement."""
        duties = self.sheet.duties_between(clause, clause.of_clause)
        sums = shares.spread([duty.left for duty in duties], [clause.amount])
        booked = [(duty, row[0]) for duty, row in zip(duties, sums, strict=True) if row[0]]
        known = {"way": Payment.Way.OTHER, "proof": clause.standard, "recorded_by": BY_AGREEMENT}
        known |= {"payer": clause.by_party, "payee": clause.to_party, "confirmed_on": day}
        self._book_payments(booked, on=clause.from_on, confirmed_how=BY_AGREEMENT, **known)
        return (
            f"按第{numeral(clause.position)}条，{in_text(clause.from_on)}已付的"
            f"{money.yuan(clause.amount)}元计入第{numeral(clause.of_clause)}条。"
        )

    def _let_off_by_clause(self, clause, day) -> str:
        """Reduce the duties that the clause names, each by its part of the sum."""
        kind = Kind.WAIVER if clause.kind == "waiver" else Kind.SET_OFF
        known = {"clause": clause, "on": day, "kind": kind, "recorded_by": BY_AGREEMENT}
        named = [n for n in (clause.of_clause, clause.against_clause) if n]
        for position in named:
            duties = self.sheet.duties_between(clause, position)
            self._reduce_as_agreed(duties, clause.amount, **known)
        which = "、".join(f"第{numeral(position)}条" for position in named)
        how_much = f"各减少{money.yuan(clause.amount)}元" if clause.amount else "不再履行"
        how_much = _released(clause) if clause.releases_one else how_much
        less = how_much if len(named) > 1 else how_much.removeprefix("各")
        return f"按第{numeral(clause.position)}条，{which}{less}。"

    def _reduce_as_agreed(self, duties, amount, *, clause, **known):
        """Reduce duties for all who owe them, or within the share of the one whom a clause names,
        or of those who took over from that one (民法典520)."""
        known["clause"] = clause
        if not clause.releases_one:
            self._reduce(duties, amount, **known)
            return
        keys, named = [duty.pk for duty in duties], clause.to_party
        self.forget(keep=("all_parties",))  # the share is of what other clauses left
        for duty in map(self.sheet.obligation, keys):
            for debtor in duty.followed_by.get(named.pk, [named]):
                share = self.sheet.share_left(duty, debtor)
                most = min(amount or share, share)
                if most:
                    one = {"of_debtor": debtor, "releases": amount is None}
                    self._reduce([duty], most, **one, **known)

    def let_off_once_paid(self, duty, day, by) -> str:
        """Reduce what is waived once the rest was paid in time; what is said, if anything."""
        if not duty.may_be_waived:
            return ""
        self.forget(keep=("all_parties", "obligations"))
        clauses = self.sheet.waivers_on_time(duty)
        said = [self._let_off_if_kept(clause, day, by) for clause in clauses]
        return "".join(filter(None, said))

    def _let_off_if_kept(self, clause, day, by) -> str:
        if not self.sheet.rest_was_paid_in_time(clause, day):
            return ""
        duties = self.sheet.duties_between(clause, clause.of_clause)
        known = {"clause": clause, "on": day, "recorded_by": by.name}
        self._reduce(duties, clause.amount, kind=Kind.WAIVER, **known)
        return (
            f"其余款项已按期付清，按第{numeral(clause.position)}条免除"
            f"{money.yuan(clause.amount)}元。"
        )

    def let_off_on_condition(self, clause, day, by) -> str:
        """Reduce what a condition that came about waives; what is said of it."""
        duties = [d for d in self.sheet.duties_between(clause, clause.of_clause) if d.is_pending]
        known = {"clause": clause, "on": day, "recorded_by": by.name}
        left = sum(duty.left for duty in duties)
        amount = clause.amount and min(clause.amount, left)
        self._reduce_as_agreed(duties, amount, kind=Kind.WAIVER, **known)
        if clause.releases_one:
            return f"第{numeral(clause.of_clause)}条{_released(clause)}。"
        how_much = f"免除{money.yuan(amount)}元" if amount else "不再履行"
        return f"第{numeral(clause.of_clause)}条{how_much}。"


def _released(clause) -> str:
    """What a clause waives of one joint debtor, in words."""
    how_much = f"中的{money.yuan(clause.amount)}元" if clause.amount else ""
    return f"免除{party_mark(clause.to_party_id)}的份额{how_much}（{articles.WAIVED_FOR_ONE}）"


def _debt(duty) -> str:
    by, to = (party_marks(side) for side in (duty.debtors, duty.creditors))
    return f"{by}应付{to}的款项"


def _left_of(duty) -> str:
    return f"还欠{money.yuan(duty.owed)}元" if duty.owed else "不再欠"


def _what_is_let_off(duty, amount) -> str:
    if not duty.is_money:
        return f"一项约定：{without_final_stop(duty.text)}"
    return f"{_debt(duty)}{f'中的{money.yuan(amount)}元' if amount else '中没有付的全部'}"


def _what_is_left(duty) -> str:
    return f"{_left_of(duty)}。" if duty.is_money else ""
