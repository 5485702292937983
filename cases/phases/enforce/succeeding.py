"""Successors take over what a party still owes or is owed, by share to the 分 (decision 57).

What was paid or done before stays as it is; only what is left goes over. The time to enforce
runs on.
"""

from fractions import Fraction

from cases.acts import Done, entry
from cases.law import money, ratios, shares
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import TALKING
from cases.states import Status as S
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop
from mediation.directory.models import Function

from . import guards_of_succession as g
from . import parting
from .estates import NOT_OVER, Estates
from .records import Obligation
from .records_of_succession import Succession
from .reductions import Reduction

UNDER_A_TITLE = TALKING | (
    {S.AGREED, S.ADJUDICATING, S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.UNSATISFIED}
)
PERSONAL = frozenset({"apology"})  # kinds of clauses that only the person can perform


class Succeeding(Estates):
    """The act by which successors take the place of a party."""

    class Meta:
        abstract = True

    @entry(
        states=UNDER_A_TITLE,
        label="登记承继",
        permission=roles.staff,
        guards=(
            g.somebody_may_succeed,
            g.something_is_taken_over,
            g.ground_fits_the_party,
            g.everyone_registered_is_named,
            g.somebody_takes_over,
            g.only_heirs_renounce,
            g.shares_are_the_whole,
            g.only_estates_have_a_limit,
            g.it_happened_under_the_title,
            g.it_happened_before,
            g.succession_has_proof,
            g.successors_were_told,
        ),
        quiet=True,
        admits=(Function.COMPANY, Function.RESIDENT),
        rests_on=(shared.the_title,),
    )
    def succeed(self, *, by, on, predecessor, ground, happened_on, successors, proof, told_how):
        """Record who follows a party, and let what is left go over to them."""
        known = {"ground": ground, "happened_on": happened_on, "proof": proof, "on": on}
        known |= {"told_how": told_how, "recorded_by": by.name}
        rows = [self._succession(predecessor, row, known) for row in successors]
        Succession.objects.bulk_create(rows)
        self._tell_and_release(predecessor, rows, on)
        personal = self._hand_over(predecessor, g.takers(successors), on)
        self._end_what_is_personal(personal, on, proof, by.name)
        joint = self.joint_debts_within(rows)  # asked first: what is let off is read again
        beyond = self.limit_to_the_estates(rows) + joint
        return Done(
            f"{party_mark(predecessor.pk)}{in_text(happened_on)}{rows[0]}，没有履行的义务、"
            f"没有收到的权利由{in_words(successors, ground)}（{g.BASIS_OF[ground]}）。"
            f"{PERSONAL_ENDED if personal else ''}{beyond}凭证：{without_final_stop(proof)}。"
            f"已告知承继人：{without_final_stop(told_how)}。",
            parties=True,
        )

    def _succession(self, predecessor, row, known) -> Succession:
        share = row["share"]
        return Succession(
            case=self,
            predecessor=predecessor,
            successor=row["party"],
            share=str(ratios.exact(share)) if share is not None else "",
            limit=row["limit"],
            renounced=row["renounced"],
            **known,
        )

    def _tell_and_release(self, predecessor, rows, on):
        """Successors are told; the party that is no more, and who renounced, leave."""
        gone = {predecessor.pk: f"{rows[0]}，由承继人接替"}
        gone |= {row.successor_id: "放弃继承" for row in rows if row.renounced}
        told = {row.successor_id for row in rows} - gone.keys()
        parties = [self.sheet.party(pk) for pk in (*gone, *told)]
        for party in parties:
            if party.pk in gone:
                party.released_on, party.released_reason = on, gone[party.pk]
            else:
                party.notice_on, party.notice_how = on, rows[0].told_how
        columns = ["released_on", "released_reason", "notice_on", "notice_how"]
        type(predecessor).objects.bulk_update(parties, columns)

    def _hand_over(self, gone, rows, on) -> list:
        """Give the pending duties of a party to those who follow; returns what only it could do.

        Several who have no shares, or a duty that is no sum yet, are bound together: the duty
        keeps its party, whom they follow (`Obligation.debtors`).
        """
        duties = [duty for duty in self.sheet.obligations if duty.is_pending]
        personal = [duty for duty in duties if _is_personal(duty, gone)]
        changed = parting.settled_with(self, gone) + personal
        for duty in personal:
            duty.before_succession = True
        for side in ("debtor", "creditor"):
            theirs = [duty for duty in duties if _is_theirs_alone(duty, side, gone)]
            changed += [
                duty
                for duty in theirs
                if duty not in personal and _goes_over_whole(duty, side, rows, on)
            ]
        columns = ["debtor", "creditor", "before_succession"]
        Obligation.objects.bulk_update(changed, columns)
        self.forget()
        return personal

    def keep_what_was_settled(self, party):
        """Let what was settled with a party that leaves stay that party's, who follows or not."""
        Obligation.objects.bulk_update(parting.settled_with(self, party), ["before_succession"])

    def _end_what_is_personal(self, duties, on, proof, name):
        """An apology is owed by the person alone, and by nobody after their death."""
        known = {"case": self, "kind": NOT_OVER, "on": on, "proof": proof, "recorded_by": name}
        if duties:
            self._take_off([Reduction(obligation=duty, **known) for duty in duties])
            self.forget()

    def hand_over_again(self, on, is_one) -> str:
        """Let duties that came up after a succession go over as it says; what is said of limits.

        They are sums fixed since, what is owed again: whatever `is_one` and still names a party
        that is no more. Heirs owe, or are owed, a share of them as of every other sum.
        """
        for gone in dict.fromkeys(row.predecessor for row in self.sheet.successions):
            self.hand_over_from(gone, on, is_one)
        return self.limit_to_the_estates()

    def hand_over_from(self, gone, on, is_one=lambda duty: True):
        """Let those of these duties that name a party that is no more go over to its successors.

        Where those have no shares they stand in its place together, and nothing is written.
        """
        rows = [row for row in self.sheet.successions if row.predecessor == gone]
        own = [one for one in self.sheet.obligations if one.is_pending and _is_personal(one, gone)]
        own = [one for one in own if is_one(one)]
        self._end_what_is_personal(own, on, rows[0].proof, rows[0].recorded_by)
        shares_of = [Fraction(row.share) if row.share else None for row in rows]
        takers = [
            {"party": row.successor, "share": of} for row, of in zip(rows, shares_of, strict=True)
        ]
        together = len(takers) > 1 and takers[0]["share"] is None
        for side in () if together else ("debtor", "creditor"):
            duties = [one for one in self.sheet.obligations if one.is_pending and is_one(one)]
            theirs = [one for one in duties if _is_theirs_alone(one, side, gone)]
            whole = [one for one in theirs if _goes_over_whole(one, side, takers, on)]
            Obligation.objects.bulk_update(whole, [side])
            if theirs:
                self.forget(keep=("all_parties",))


PERSONAL_ENDED = "赔礼道歉只能由本人做，不由继承人承担。"


def _is_theirs_alone(duty, side, gone) -> bool:
    return getattr(duty, f"{side}_id") == gone.pk and not duty.is_joint(side)


def _goes_over_whole(duty, side, rows, on) -> bool:
    """Divide what is left of a duty; whether it goes to one person as it stands instead.

    What was paid or let off is parted from what is left also for one, or for all together.
    """
    together = len(rows) > 1 and rows[0]["share"] is None
    whole = {"party": getattr(duty, side) if together else rows[0]["party"], "share": Fraction(1)}
    if duty.left and (len(rows) > 1 and not together):
        parting.divide(duty, side, rows, on)
    elif duty.left and duty.is_begun:
        parting.divide(duty, side, [whole], on)
    elif not together and len(rows) == 1:
        setattr(duty, side, whole["party"])
        return True
    return False


def _is_personal(duty, gone) -> bool:
    is_theirs = duty.debtor_id == gone.pk and not gone.is_organisation
    return is_theirs and duty.clause is not None and duty.clause.kind in PERSONAL


def in_words(rows, ground) -> str:
    """Who takes over, by which share and up to which value; who renounced."""
    taking, renounced = g.takers(rows), [row for row in rows if row["renounced"]]
    jointly = "连带" if len(taking) > 1 and taking[0]["share"] is None else ""
    each = "、".join(f"{party_mark(row['party'].pk)}{_terms(row)}" for row in taking)
    not_ = "、".join(party_mark(row["party"].pk) for row in renounced)
    return f"{each}{jointly}承继{f'，{not_}放弃继承，不承担' if not_ else ''}"


def _terms(row) -> str:
    share = f"份额{shares.share_in_words(row['share'])}" if row["share"] is not None else ""
    limit = f"以遗产价值{money.yuan(row['limit'])}元为限" if row["limit"] is not None else ""
    terms = "，".join(filter(None, (share, limit)))
    return f"（{terms}）" if terms else ""
