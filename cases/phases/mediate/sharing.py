"""What a group paid, or is owed no more, among its members: who of them has settled how much."""

from django.db.models import F, Value

from cases.acts import Audience, Done, Effects, entry
from cases.law import money
from cases.law.clause_text import percent
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.phases.common import in_text
from cases.states import MONEY_MOVES
from cases.words.party_marks import party_mark

from . import guards_of_groups as g
from . import guards_of_shares as s
from .member_results import MemberResults
from .member_shares import STANDING, MemberShare

SHARING = frozenset({"share_payment", "share_reduction"})
OF_SHARES = (
    common.only_parties_of_this_case,
    g.somebody_is_listed,
    g.these_are_on_the_list,
    s.somebody_gets_a_share,
    s.only_who_is_bound_gets_a_share,
    s.nobody_gets_more_than_is_left,
    s.no_more_is_shared_than_there_is,
    s.who_is_struck_had_a_share,
)


class Sharing(MemberResults):
    """Acts that share what was paid, or let off, among the members of a group."""

    class Meta:
        abstract = True

    @entry(
        states=MONEY_MOVES,
        label="付款分到各户",
        permission=roles.staff,
        guards=(s.some_payment_is_of_members, s.payment_is_of_these_members, *OF_SHARES),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_payment,),
    )
    def share_payment(self, *, by, on, party, payment, **among):
        """Record which members of a group paid (received) a payment, and how much of it.

        A share of a member who had one already is put in its place. `among` are who, numbers,
        measure (what is left of each, a part of what binds each, the same each, none any more),
        `ratio` in 1/10,000 and `amount` in 分.
        """
        what = f"{in_text(payment.paid_on)}的付款{money.yuan(payment.amount)}元"
        return self._share(on, what, party=party, payment=payment, **among)

    @entry(
        states=MONEY_MOVES,
        label="免除、抵销分到各户",
        permission=roles.staff,
        guards=(s.some_reduction_is_of_members, s.reduction_is_of_these_members, *OF_SHARES),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_reduction,),
    )
    def share_reduction(self, *, by, on, party, reduction, **among):
        """Record of which members a waiver or set-off let off how much; as `share_payment`."""
        kind = reduction.get_kind_display()
        what = f"{in_text(reduction.on)}的{kind}{money.yuan(reduction.amount)}元"
        return self._share(on, what, party=party, reduction=reduction, **among)

    def _share(self, on, what, **facts) -> Done:
        """Write the shares in one statement, after those that they replace."""
        name, source = s.source_of(facts)
        rows = s.meant(facts)
        share = {"case": Value(self.pk), "member": F("pk"), name: Value(source.pk)}
        share |= {"amount": F("share"), "on": Value(on)}
        old = source.shares.filter(STANDING, member__in=rows.order_by().values("pk"))
        replaced = old.update(taken_back_on=on)
        struck = facts["measure"] == s.NONE
        count = 0 if struck else MemberShare.objects.insert_from(rows, **share)
        return Done(
            f"{what}：{_among(self, facts, count, replaced)}{_rest(self, facts, source)}",
            facts={"members": count or replaced},
            audience=Audience.STAFF,
            untouched=("obligations",),
        )


def _among(case, facts, count, replaced) -> str:
    """Among how many it was shared, by which measure, and how much together."""
    members = f"{party_mark(facts['party'].pk)}的成员"
    if facts["measure"] == s.NONE:
        return f"收回{members}{replaced}户的份额。"
    corrected = f"，其中{replaced}户是更正" if replaced else ""
    together = money.yuan(s.asked(case, facts).total)
    return f"分到{members}{count}户{_measure_in_words(facts)}，合计{together}元{corrected}。"


def _measure_in_words(facts) -> str:
    if facts["measure"] == s.PART:
        return f"，各按谈定金额的{percent(facts['ratio'])}"
    return f"，每户{money.yuan(facts['amount'])}元" if facts["measure"] == s.EACH else ""


def _rest(case, facts, source) -> str:
    """What of it is still no member's."""
    rest = s.to_share(source) - _shared(case, facts, source)
    return f"还有{money.yuan(rest)}元没有分到户。" if rest else ""


def _shared(case, facts, source) -> int:
    """分 of it that are members' now, those of others among them, as the guards read them."""
    if facts["measure"] == s.NONE:
        return s.sum_of(source.shares.filter(STANDING, member__group=facts["party"]))
    asked = s.asked(case, facts)
    return asked.before + asked.total
