"""Claims added, changed and withdrawn after the registration.

A claim is never deleted. The days on which a right-holder asked the committee stay; the sum
involved follows the claims.
"""

from django.core.exceptions import PermissionDenied
from django.db import models

from cases.acts import Done, entry
from cases.law import limitation, money
from cases.law.ratios import in_parts
from cases.law.shares import share_in_words
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import OPEN
from cases.words.party_marks import party_mark

from . import guards_of_claim_changes as g
from .claim_people import handed_on, how_shared, names_of_side, sides_after, write_sides
from .guards_of_claim_changes import CHANGEABLE, OF_CONTENT, columns_of


def sum_in_words(fen) -> str:
    """A sum as the trail writes it."""
    return "未写明" if fen is None else f"{money.yuan(fen)}元"


def measure_of(claim) -> str:
    """The sum or the ratio of a claim, in words."""
    if claim.ratio is not None:
        return f"{claim.ratio_base}的{share_in_words(claim.written_ratio)}"
    about = "约" if claim.approximate and claim.amount is not None else ""
    return f"{about}{sum_in_words(claim.amount)}"


def claim_in_words(claim) -> dict[str, str]:
    """What the trail keeps of a claim: label to value, parties by their marks."""
    shared = how_shared(claim, party_mark)
    return {
        "谁请求": names_of_side(claim.claimants, party_mark) or "未登记",
        "向谁": names_of_side(claim.respondents, party_mark) or "未登记",
        "请求": claim.item,
        "金额或者比例": measure_of(claim),
        "性质": claim.get_nature_display() or "未登记",
        **({"几个人怎么分": shared} if shared else {}),
    }


def claimed_by_and_from(claim) -> str:
    """Who claims what from whom, how much, and how several share it: for the line of the trail."""
    who, whom = (names_of_side(keys, party_mark) for keys in (claim.claimants, claim.respondents))
    shared = how_shared(claim, party_mark)
    shared = f"，{shared}" if shared else ""
    return f"{who}增加对{whom}的请求“{claim.item.rstrip('。')}”（{measure_of(claim)}{shared}）。"


def _why(reason) -> str:
    return f"原因：{reason.rstrip('。')}。"


class ClaimChanges(models.Model):
    """Acts on the claims of a case."""

    class Meta:
        abstract = True

    @entry(
        states=OPEN,
        label="增加请求",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.claims_are_not_settled,
            *g.OF_A_CLAIM,
            g.sum_or_ratio,
        ),
        quiet=True,
        rests_on=(shared.the_party_joined,),
    )
    def add_claim(self, *, by, on, party, against, item, reason, **measure):
        """Add what a party claims from another; `measure` may be its sum in 分, ratio and nature.

        Where the claimant has asked the committee, this claim interrupts limitation from its own
        day (诉讼时效规定 12); the days of earlier requests stay.
        """
        followed = self._sums_of_claims()
        claim = self.new_claim(added_on=on, party=party, against=against, item=item, **measure)
        self.sheet.claims.append(claim)
        asked = any(self.sheet.party(key).days_asked for key in claim.claimants)
        interrupted = limitation.at_request([claim]) if asked else ""
        changed, sums = self._follow(followed)
        return Done(
            f"{claimed_by_and_from(claim)}{interrupted}{sums}{_why(reason)}",
            changed=changed,
            facts={"claim": claim.pk, "after": claim_in_words(claim), "reason": reason},
        )

    @entry(
        states=OPEN,
        label="变更请求",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.claims_are_not_settled,
            g.claim_stands,
            *g.OF_A_CLAIM,
            g.sum_or_ratio,
            g.something_changes,
        ),
        quiet=True,
        rests_on=(g.the_claim_was_added,),
    )
    def change_claim(self, *, by, on, claim, reason, **fields):
        """Change a claim; what is not given stays, and a new sum or ratio replaces the former.

        Raises `PermissionDenied` for fields not in `CHANGEABLE`.
        """
        if not fields.keys() <= CHANGEABLE:
            raise PermissionDenied(sorted(fields.keys() - CHANGEABLE))
        claim = next(one for one in self.sheet.claims if one.pk == claim.pk)
        before, item, followed = claim_in_words(claim), claim.item, self._sums_of_claims()
        sides, written = sides_after(self, claim, fields), columns_of(fields)
        for name, value in written.items():
            setattr(claim, name, value)
        claim.save(update_fields=list(written))
        if sides_after(self, claim, {}) != sides:
            write_sides(claim, sides, claim.people.model)
        after = claim_in_words(claim)
        changed, sums = self._follow(followed)
        return Done(
            f"变更请求“{item.rstrip('。')}”：{_differences(before, after)}。{sums}{_why(reason)}",
            changed=changed,
            facts={"claim": claim.pk, "before": before, "after": after, "reason": reason},
            invalidates_open_forms=True,
        )

    @entry(
        states=OPEN,
        label="撤回一项请求",
        permission=roles.staff,
        guards=(g.claims_are_not_settled, g.claim_stands),
        quiet=True,
        rests_on=(g.the_claim_was_added,),
    )
    def withdraw_claim(self, *, by, on, claim, reason):
        """Withdraw one claim; it stays on record and counts no more."""
        claim = next(one for one in self.sheet.claims if one.pk == claim.pk)
        followed = self._sums_of_claims()
        claim.withdrawn_on, claim.withdrawn_reason = on, reason
        claim.save(update_fields=["withdrawn_on", "withdrawn_reason"])
        changed, sums = self._follow(followed)
        who = names_of_side(claim.claimants, party_mark)
        return Done(
            f"{who}撤回请求“{claim.item.rstrip('。')}”（{measure_of(claim)}），"
            f"仍在案，不再计入。{sums}{_why(reason)}",
            changed=changed,
            facts={"claim": claim.pk, "before": claim_in_words(claim), "reason": reason},
            invalidates_open_forms=True,
        )

    def _sums_of_claims(self) -> list[int]:
        """The sums of the claims that count, in 分."""
        return self.sheet.counted_sums

    def _follow(self, sums_before) -> tuple[tuple[str, ...], str]:
        """Let the sum involved follow the claims; returns what changed, and its sentence.

        A sum entered by itself stays as long as no claim has one.
        """
        before = self.amount
        follows = sums_before or self._sums_of_claims()
        changed = self.follow_claims() if follows else ()
        if self.amount == before:
            return changed, ""
        was, now = sum_in_words(before), sum_in_words(self.amount)
        return changed, f"涉及金额由“{was}”改为“{now}”。"

    def follow_claims(self) -> tuple[str, ...]:
        """Make the sum involved that of the claims, unless it is what was agreed."""
        if self.amount_is_agreed:
            return ()
        counted = [one for one in self.sheet.counted_claims if one.amount is not None]
        self.amount = sum(self.sheet.counted_sums) if counted else None
        self.amount_approximate = any(one.approximate for one in counted)
        return ("amount", "amount_approximate")

    def hand_claims_on(self, party, followers) -> str:
        """Let those who follow a party that is no more stand in its claims; what is said of it."""
        moved = [claim for claim in self.sheet.claims if self._hand_on(claim, party, followers)]
        if not moved:
            return ""
        items = "、".join(f"“{claim.item.rstrip('。')}”" for claim in moved)
        who = names_of_side([one.pk for one in followers], party_mark)
        return f"与其有关的请求{items}由{who}接替。"

    def _hand_on(self, claim, party, followers) -> bool:
        """Whether the claim, still pursued, is one of that party and now of its followers."""
        before = sides_after(self, claim, {})
        after = tuple(handed_on(side, party, followers) for side in before)
        if claim.withdrawn_on is not None or after == before:
            return False
        write_sides(claim, after, claim.people.model)
        return True

    def new_claim(self, *, added_on=None, **given):
        """Create a claim with its people (`party`, `also_party`, `against` …), sum in 分, ratio.

        Raises `PermissionDenied` for fields not in `CHANGEABLE`.
        """
        if not given.keys() <= CHANGEABLE:
            raise PermissionDenied(sorted(given.keys() - CHANGEABLE))
        columns = {name: value for name, value in given.items() if name in OF_CONTENT}
        columns |= in_parts(columns.get("ratio"))
        claim = self.claims.create(added_on=added_on, **columns)
        write_sides(claim, sides_after(self, None, given), claim.people.model)
        return claim


def _differences(before, after) -> str:
    """What became of each value that changed; one that several share by may appear or go."""
    names, nothing = dict.fromkeys((*before, *after)), "没有写"
    pairs = ((name, before.get(name, nothing), after.get(name, nothing)) for name in names)
    return "；".join(f"{n}由“{was}”改为“{now}”" for n, was, now in pairs if was != now)
