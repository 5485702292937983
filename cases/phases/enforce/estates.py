"""Heirs pay the debts of the dead out of what the estate is worth, and no more (民法典 1161).

What an heir owes alone asks for no more than that. Of a joint debt the others owe the whole all the
same, so it stays as it is; the heir is bound by it only until the estate is used up.
"""

from cases.law import articles, money
from cases.words.party_marks import party_mark

from .reductions import Reduction
from .reopening import Reopening

NOT_OVER = Reduction.Kind.NOT_TAKEN_OVER
TAKEN_BACK = "连带债务的付款冲销了，遗产的限额重新计算"


class Estates(Reopening):
    """Bounds what heirs owe by the values of the estates on record."""

    class Meta:
        abstract = True

    def limit_to_the_estates(self, rows=None) -> str:
        """Let off what heirs would owe alone beyond their estates; what is said of it.

        What was paid since the death was paid out of the estate. `rows` are successions; without
        them it is done for all.
        """
        said = []
        for row in self.sheet.successions if rows is None else rows:
            if row.limit is None:
                continue
            owed = [duty for duty in self.sheet.obligations if _owes_alone(duty, row.successor_id)]
            left = sum(duty.left for duty in owed)
            beyond = min(left, left + self.sheet.paid_of_the_estate(row) - row.limit)
            if beyond > 0:
                known = {"on": row.on, "proof": row.proof, "recorded_by": row.recorded_by}
                self._reduce(owed, beyond, kind=NOT_OVER, **known)
                self.forget()
                who = party_mark(row.successor_id)
                said.append(f"{who}超出遗产价值的{money.yuan(beyond)}元不用清偿，自愿的除外。")
        return "".join(said)

    def joint_debts_within(self, rows) -> str:
        """What is said of the joint debts in which these successors stand with a limit."""
        limited = [row for row in rows if row.limit is not None]
        owed = [duty for duty in self.sheet.obligations if duty.is_money] if limited else ()
        owed = [duty for duty in owed if duty.is_pending and duty.is_joint("debtor")]
        theirs = {party.pk for duty in owed for party in duty.followers("debtor")}
        return "".join(
            f"连带承担的款项，{party_mark(row.successor_id)}只在遗产价值{money.yuan(row.limit)}元"
            f"以内承担（{articles.ESTATE_PAYS}），其余的付款人照样承担全部。"
            for row in limited
            if row.successor_id in theirs
        )

    def limit_by_a_joint_payment(self, payment) -> str:
        """Less is left of the estate for what an heir owes alone, once it paid on a joint debt."""
        if not self._is_out_of_an_estate(payment):
            return ""
        self.forget(keep=("all_parties",))
        return self.limit_to_the_estates()

    def count_the_estate_again(self, payment, on):
        """More is left of the estate once what an heir paid on a joint debt was taken back."""
        if not self._is_out_of_an_estate(payment):
            return
        alone = [d.pk for d in self.sheet.obligations if d.debtor_id == payment.payer_id]
        rows = [row for row in self.sheet.reductions if row.obligation_id in alone and row.amount]
        rows = [row for row in rows if row.kind == NOT_OVER]
        if rows:
            self._take_back(rows, on, TAKEN_BACK)
            self.forget(keep=("all_parties",))

    def _is_out_of_an_estate(self, payment) -> bool:
        """Whether an heir with a limit paid it on a debt that others owe as well."""
        is_limited = payment.payer_id in self.sheet.left_of_estates
        return is_limited and payment.obligation.is_joint("debtor")


def _owes_alone(duty, pk) -> bool:
    return duty.is_money and duty.debtor_id == pk and duty.is_pending
