"""The sheet's part for successions: who stood in whose place on a day, by which share of a debt."""

from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil

from cases.law import shares

SIDES = {"payer": "debtor", "payee": "creditor"}  # who stands on which side of a debt
ONE_DAY = timedelta(days=1)


class Successions:
    """Part of the sheet of a case: those who took over, and those who stood there before them."""

    @cached_property
    def successions(self) -> list:
        """Those who took over under a title, in the order of the record; nobody who renounced."""
        if not any(party.predecessor_id for party in self.all_parties):
            return []
        rows = self.case.successions.filter(renounced=False).order_by("pk")
        return self.rows("successions", rows.select_related("predecessor", "successor"))

    @cached_property
    def left_of_estates(self) -> dict:
        """分 up to which each heir with a limit still pays the debts of the dead, by its key."""
        rows = [row for row in self.successions if row.limit is not None]
        return {row.successor_id: max(0, row.limit - self.paid_of_the_estate(row)) for row in rows}

    def paid_of_the_estate(self, row) -> int:
        """分 paid out of what this heir took over: by it, and its share of what others paid.

        Between the death and the record of who follows, the estate pays.
        """
        own = [one for one in self.payments if row.successor_id in _payers(one)]
        after = [one for one in self.payments if one.paid_on > row.happened_on]
        estate = [one for one in after if _is_of_the_dead(one, row.predecessor_id)]
        share = Fraction(row.share or 1)
        return _counted(own) + ceil(_counted(estate) * share)

    def beyond_their_estates(self, duty) -> frozenset[int]:
        """The keys of heirs who owe no more of a joint debt: the estate is used up, others owe it.

        Where all its debtors are such heirs, the debt stays theirs.
        """
        followers = {party.pk for party in duty.followers("debtor")}
        if not (followers and duty.left and duty.is_pending and duty.is_money):
            return frozenset()
        used_up = {pk for pk in followers if self.left_of_estates.get(pk) == 0}
        others = {p.pk for p in duty.as_followed(duty.named("debtor"))} - used_up
        return frozenset(used_up if others else ())

    def may_pay(self, duty) -> list:
        """The heirs who owe no more of a joint debt, and may pay it of their own will."""
        if not (duty.followed_by and duty.is_joint("debtor")):
            return []
        used_up = self.beyond_their_estates(duty)
        return [party for party in duty.followers("debtor") if party.pk in used_up]

    def stood_then(self, duty, side, day) -> list:
        """The parties that owed this pending duty, or were owed it, on a day: each once.

        A payment made before a party was no more is that party's, whenever it is recorded.
        """
        born = self._since_when(duty) if self.successions else None
        found = {}
        for party in duty.now(side):
            then = self._in_whose_place(party, day, born)
            found[then.pk] = then
        return list(found.values())

    def may_have_stood_then(self, duty, side, day) -> list:
        """The same, with those who were no more since that very day: people say who it was."""
        found = self.stood_then(duty, side, day)
        return [*found, *(p for p in self.stood_then(duty, side, day - ONE_DAY) if p not in found)]

    def ends_then(self, duty, day, named) -> dict:
        """The payer and the payee of a payment of that day who are no more by now."""
        found = {name: self.gone_then(duty, SIDES[name], day, named.get(name)) for name in SIDES}
        return {name: party for name, party in found.items() if party}

    def gone_then(self, duty, side, day, named=None):
        """The party that stood on that side of a duty on a day and is no more by now, or None.

        `named` is whom people name, of several that stand there now, or of that very day.
        """
        if not self.successions:
            return None
        if named is not None and not named.active:
            return named
        born, now = self._since_when(duty), [named] if named else duty.now(side)
        then = {self._in_whose_place(party, day, born) for party in now}
        return next((one for one in then if not one.active), None) if len(then) == 1 else None

    def ever_stood(self, duty, side) -> list:
        """The parties on that side now, and those in whose place they stand."""
        found = duty.now(side)
        found += self.may_pay(duty) if side == "debtor" else []
        for row in reversed(self.successions):
            if row.successor in found and row.predecessor not in found:
                found.append(row.predecessor)
        return found

    def ever_named(self, duty, side) -> set[int]:
        """The keys of the parties that a duty names on that side, and of those they follow."""
        found = {party.pk for party in duty.named(side)}
        for row in reversed(self.successions):
            found |= {row.predecessor_id} if row.successor_id in found else set()
        return found

    def _since_when(self, duty):
        """The day since which the duty is owed: that of its agreement, or of the court's paper."""
        ids = {agreement.pk: agreement.effective_on for agreement in self.agreements}
        return ids.get(duty.clause.agreement_id if duty.clause else None) or duty.title.since

    def _in_whose_place(self, party, day, born):
        """Who stood where this party stands, on a day since the duty was born (民法典 1121)."""
        took = {row.successor_id: row for row in self.successions}
        row = took.get(party.pk)
        while row and day < row.happened_on and row.happened_on >= born:
            party, row = row.predecessor, took.get(row.predecessor_id)
        return party

    def share_of_the_place(self, duty, side, party) -> Fraction:
        """The share in which a duty came down from that party; 0 where it never was theirs."""
        now = getattr(duty, f"{side}_id")
        if duty.is_joint(side) or now == party.pk:
            return Fraction(1)
        row = next((row for row in self.successions if row.successor_id == now), None)
        share = Fraction(1)
        while row:
            share *= Fraction(row.share or 1)
            if row.predecessor_id == party.pk:
                return share
            row = next((o for o in self.successions if o.successor_id == row.predecessor_id), None)
        return Fraction(0)

    def parted_since(self, duty, day, named) -> list:
        """How a debt is parted on which a payment of that day counts as of then; empty where it
        counts on this duty alone."""
        gone = self.ends_then(duty, day, named)
        if all(duty.is_joint(SIDES[name]) for name in gone):
            return []
        ends = [gone.get(n) or named.get(n) or getattr(duty, SIDES[n]) for n in SIDES]
        return self.came_down(duty, *ends)

    def came_down(self, duty, payer, payee) -> list:
        """[(share, the duties in which it is owed)] of a debt between those two, as it is parted
        now among those who follow them."""
        pools = {}
        for one in self.obligations:
            is_past = one.before_succession and not one.is_pending
            if is_past or one.amount is None or not _is_alike(one, duty):
                continue
            share = self.share_of_the_place(one, "debtor", payer)
            share *= self.share_of_the_place(one, "creditor", payee)
            if share:
                pools.setdefault((one.debtor_id, one.creditor_id), (share, []))[1].append(one)
        return list(pools.values())

    def less_by(self, pools, amount) -> list[int]:
        """分 that each of these shares of a debt would be less, had a payment been recorded in
        time."""
        if not pools:
            return []
        whole = sum(duty.amount for _, owed in pools for duty in owed)
        all_of_it = sum(share for share, _ in pools)
        parts = [(None, share / all_of_it) for share, _ in pools]
        was, now = shares.sums(whole, parts), shares.sums(max(0, whole - amount), parts)
        less = [a - b for a, b in zip(was, now, strict=True)]
        return less if min(less) >= 0 else shares.sums(min(amount, whole), parts)

    def counts_on(self, pools, amount) -> list[int]:
        """分 of such a payment that count on each share: no more than was not waived or set off.

        A 分 that has no room in one share, as rounding may have it, falls on the next.
        """
        rooms = [sum(map(self.not_given_up, owed)) for _, owed in pools]
        counts = [min(pair) for pair in zip(self.less_by(pools, amount), rooms, strict=True)]
        over = min(amount, sum(rooms)) - sum(counts)
        for place, room in enumerate(rooms):
            more = min(over, room - counts[place])
            counts[place] += more
            over -= more
        return counts

    def settled_between(self, duty, payer, payee):
        """What was settled of the same debt between those two, as a debt of its own, or None."""
        found = (one for one in self.obligations if one.before_succession and not one.is_pending)
        return next((o for o in found if _is_alike(o, duty) and _is_between(o, payer, payee)), None)

    def not_given_up(self, duty) -> int:
        """分 of a debt without what was waived or set off; what is beyond an estate is in it."""
        return duty.amount - (duty.let_off - duty.beyond_estate)


def _payers(payment) -> tuple:
    return payment.payer_id, payment.obligation.debtor_id


def _is_of_the_dead(payment, dead) -> bool:
    """Whether the dead paid it, by name or as the only debtor of what was settled then."""
    duty = payment.obligation
    alone = payment.payer_id is None and duty.before_succession
    return payment.payer_id == dead or (alone and duty.debtor_id == dead)


def _counted(payments) -> int:
    return sum(one.amount - one.credited for one in payments)


def _is_alike(one, other) -> bool:
    return (one.clause_id, one.text, one.kind) == (other.clause_id, other.text, other.kind)


def _is_between(duty, payer, payee) -> bool:
    return all(
        duty.is_joint(side) or getattr(duty, f"{side}_id") == party.pk
        for side, party in (("debtor", payer), ("creditor", payee))
    )
