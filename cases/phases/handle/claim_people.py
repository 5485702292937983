"""Who claims from whom: the two sides of a claim, each with one party or several."""

from collections.abc import Callable
from typing import NamedTuple

from cases.law import money
from cases.law.clause_kinds.row import APART, NO_SHARE
from cases.law.shares import share_in_words
from cases.legal_records.base import delete_together

LIABLE = {
    "joint": "承担连带责任",
    "equal": "各承担相同的份额",
    "shares": "按份承担",
    "undivided": "共同承担，没有分份额",
}
ENTITLED = {
    "joint": "是连带债权人",
    "equal": "各得相同的份额",
    "shares": "各得写明的份额",
    "undivided": "共同请求，没有分份额",
}


class Named(NamedTuple):
    """What the facts and columns of one side are called."""

    side: str
    first: str
    also: str
    how: str


CLAIMING = Named("from", "party", "also_party", "entitlement")
OWING = Named("to", "against", "also_against", "liability")
SIDES = (CLAIMING, OWING)
OF_PEOPLE = frozenset({"shares", *(name for one in SIDES for name in one[1:])})


class Side(NamedTuple):
    """One side: its parties in the order of their registration, how they share, their shares."""

    people: list
    how: str
    shares: dict

    @property
    def written(self) -> list[tuple]:
        """The share of each as written, (分, ratio)."""
        return [self.shares.get(party.pk, NO_SHARE) for party in self.people]


def sides_after(case, claim, facts) -> tuple[Side, Side]:
    """Both sides of a claim (None: a new one) with these facts; what is not given stays."""
    return tuple(_side(case, claim, facts, named) for named in SIDES)


def _side(case, claim, facts, named) -> Side:
    known = {party.pk: party for party in case.sheet.all_parties}
    before = [known[key] for key in _keys(claim, named)]
    first, also = facts.get(named.first), list(facts.get(named.also) or ())
    if not first:
        first = before[0] if before else None
        also = also or before[1:]
    people = sorted({one.pk: one for one in (first, *also) if one}.values(), key=lambda p: p.pk)
    how = facts.get(named.how) or (getattr(claim, named.how, "") if len(people) > 1 else "")
    given = {party.pk: share for party, share in facts.get("shares") or ()}
    return Side(people, how, (given or _shares(claim)) if how == "shares" else {})


def handed_on(side: Side, party, followers) -> Side:
    """The side with those who follow a party in its place.

    One follower has the share of the party; several share undivided, unless all were joint.
    """
    if party not in side.people:
        return side
    others = [one for one in side.people if one != party]
    people = sorted({one.pk: one for one in (*others, *followers)}.values(), key=lambda p: p.pk)
    if len(people) == 1:
        return Side(people, "", {})
    if len(followers) == 1 or side.how == "joint":
        keys = {party.pk: followers[0].pk}
        return Side(people, side.how, {keys.get(k, k): share for k, share in side.shares.items()})
    return Side(people, "undivided", {})


def _keys(claim, named) -> list[int]:
    if claim is None:
        return []
    return claim.claimants if named is CLAIMING else claim.respondents


def _shares(claim) -> dict:
    return claim.written_shares if claim else {}


def write_sides(claim, sides, row) -> None:
    """Write both sides of a saved claim; `row` is the model of one of several people."""
    delete_together(row, claim.several)
    for named, side in zip(SIDES, sides, strict=True):
        setattr(claim, f"{named.side}_party", side.people[0] if side.people else None)
        setattr(claim, named.how, side.how)
    made = [
        row.of(claim, party, named.side, share)
        for named, side in zip(SIDES, sides, strict=True)
        if side.how
        for party, share in zip(side.people, side.written, strict=True)
    ]
    claim.save(update_fields=["from_party", "to_party", "entitlement", "liability"])
    claim.several = row.objects.bulk_create(made) if made else []


def names_of_side(keys, called: Callable[[int], str]) -> str:
    """The people of one side, each as `called`."""
    return "、".join(called(key) for key in keys)


def how_shared(claim, called: Callable[[int], str]) -> str:
    """How several share a claim, in words; empty for one on each side."""
    found = []
    for words, how, keys in (
        (ENTITLED, claim.entitlement, claim.claimants),
        (LIABLE, claim.liability, claim.respondents),
    ):
        if how:
            found.append(f"{names_of_side(keys, called)}{words[how]}{_each(claim, how, called)}")
    return "；".join(found)


def _each(claim, how, called) -> str:
    """What each has, where they share apart."""
    if how not in APART:
        return ""
    ratios = claim.written_shares.items() if not claim.apart else ()
    parts = [f"{called(key)}{money.yuan(fen)}元" for key, fen in claim.apart.items()]
    parts += [f"{called(key)}{share_in_words(ratio)}" for key, (_, ratio) in ratios if ratio]
    return f"：{'、'.join(parts)}" if parts else ""
