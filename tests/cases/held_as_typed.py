"""What the records hold of a dispute that was typed in, compared with what was given."""

from collections import Counter

from cases import consistency
from cases.law.clause_kinds.table import duty_of
from cases.states import Milestone
from cases.states import Status as S
from tests.cases.shapes import ONE_MONTH_ON, TODAY
from tests.cases.typist import party_as_typed

ENDS = {
    "open": S.MEDIATING,
    "withdrawn": S.FAILED,
    "failed": S.FAILED,
    "sued": S.ADJUDICATING,
    "oral": S.AGREED,
    "written": S.AGREED,
    "confirmed": S.PERFORMING,
}
ENDED = {
    "withdrawn": Milestone.WITHDRAWN,
    "sued": Milestone.FAILED,
    "oral": Milestone.AGREED_ORAL,
    "written": Milestone.AGREED_WRITTEN,
    "confirmed": Milestone.AGREED_WRITTEN,
}


def assert_held(case, shape):
    """Everything of this dispute is on record, and the records agree with one another."""
    who_and_what(case, shape)
    how_it_went(case, shape)
    if shape.terms:
        what_was_agreed(case, shape)
    assert list(consistency.faults()) == []


def place_of(case):
    """The number of a party by its key."""
    keys = case.parties.order_by("pk").values_list("pk", flat=True)
    return {None: None} | {pk: place for place, pk in enumerate(keys)}


def had(row, given):
    """What the row holds of the recorded fields."""
    return {name: getattr(row, name) for name in given}


def party_again(party, given):
    again = had(party, given.keys() - {"flat"})
    return again | ({"flat": str(party.dwelling)} if "flat" in given else {})


def party_given(place, given, corrected):
    """A party as it was typed, and corrected after the registration."""
    flat = {"flat": party_as_typed(given)["dwelling"]} if "flat" in given else {}
    return given | flat | corrected.get(place, {})


def claim_again(claim, given, place):
    people = {"from_index", "to_index", "also_from", "also_to"}
    claiming = [place[key] for key in claim.claimants]
    owing = [place[key] for key in claim.respondents]
    again = {"from_index": claiming[0], "also_from": claiming[1:]}
    again |= {"to_index": owing[0], "also_to": owing[1:]}
    return had(claim, given.keys() - people) | {n: v for n, v in again.items() if n in given}


def term_again(clause, given, place):
    beside = {"by_party", "to_party", "instalments", "ratio", "also_by", "also_to"}
    again = had(clause, given.keys() - beside)
    again |= {"by_party": place[clause.by_party_id], "to_party": place[clause.to_party_id]}
    if "ratio" in given:
        again["ratio"] = clause.ratio
    if "also_by" in given:
        again["also_by"] = [place[p.pk] for p in clause.debtors if p.pk != clause.by_party_id]
    return again | ({"instalments": clause.plan()} if "instalments" in given else {})


def term_written(given):
    """A clause as recorded: a sum on one day is one instalment."""
    plan = given.get("instalments")
    if given.get("due_event") == "协议生效后一个月内":
        given = given | {"instalments": [(ONE_MONTH_ON, given["amount"])]}
    if plan == [] and given.get("due_on"):
        given = given | {"instalments": [(given["due_on"], given["amount"])]}
    return {"by_party": None, "to_party": None} | given


def is_a_duty(term):
    has_day = bool(term.get("due_on"))
    return duty_of(term["kind"], binds_somebody=term["by_party"] is not None, has_day=has_day)


def due_day(term):
    """The day of a term; one month after the effect is known from it."""
    return ONE_MONTH_ON if term.get("due_event") == "协议生效后一个月内" else term.get("due_on")


def owed_sum(term):
    return None if term["kind"] == "later_sum" else term.get("amount")


def who_and_what(case, shape):
    everyone, place = list(case.parties.order_by("pk")), place_of(case)
    given = list(enumerate([*shape.parties, *shape.joins]))
    wanted = [party_given(place, one, shape.corrected) for place, one in given]
    assert [party_again(*pair) for pair in zip(everyone, wanted, strict=True)] == wanted
    left = {place[p.pk]: p.released_reason for p in everyone if p.released_on == TODAY}
    assert left == shape.leaves
    claims = zip(case.claims.order_by("pk"), shape.claims, strict=True)
    assert [claim_again(claim, term, place) for claim, term in claims] == shape.claims
    asked = [claim["amount"] for claim in shape.claims if claim["amount"]]
    assert case.amount == (sum(asked) or case.amount_agreed or None)
    assert (case.arose_on, case.arose_precision) == shape.arose
    assert (case.channel, case.source) == (shape.channel, shape.source)


def how_it_went(case, shape):
    place = place_of(case)
    offers = case.offers.order_by("pk").values_list("party", "amount", "text")
    assert [(place[pk], amount, text) for pk, amount, text in offers] == shape.offers
    assert case.contact_attempts.filter(reached=False).count() == shape.in_vain
    assert case.sessions.count() == shape.sat
    asked = shape.source != "own_initiative" and shape.parties[0]["role"] == "applicant"
    assert case.requested_on == (TODAY if asked else None)
    begun = {"all": S.PERFORMED, "part": S.PERFORMING}.get(shape.done)
    assert case.status == (begun or ENDS[shape.ends])
    assert case.proceedings.count() == (shape.ends in ("sued", "confirmed"))
    milestones = {*case.trail.exclude(milestone="").values_list("milestone", flat=True)}
    assert milestones & {*ENDED.values()} == {*filter(None, [ENDED.get(shape.ends)])}


def what_was_agreed(case, shape):
    place = place_of(case)
    clauses = list(case.agreements.get().clauses.order_by("position"))
    wanted = [term_written(term) for term in shape.terms]
    if shape.ends == "oral" and wanted[0]["kind"] == "refrain":
        wanted[0] = {"by_party": wanted[0]["by_party"], "text": f"不再{wanted[0]['text']}"}
        wanted[0] |= {"to_party": None, "kind": clauses[0].kind}
    assert [term_again(*pair, place) for pair in zip(clauses, wanted, strict=True)] == wanted

    owed = list(case.obligations.order_by("pk"))
    asking = [term for term in wanted if is_a_duty(term)]
    assert [(place[o.debtor_id], o.amount, o.due_on or o.ends_on) for o in owed] == [
        (term["by_party"], owed_sum(term), due_day(term)) for term in asking
    ]
    title = "confirmed" if shape.ends == "confirmed" else "agreement"
    assert {o.title.kind for o in owed} <= {title}
    done = {"all": len(asking), "part": 1, "": 0}[shape.done]
    assert Counter(o.status for o in owed)["done"] == done
    paid = [o.amount for o in owed if o.status == "done" and o.amount]
    assert case.amount_paid == sum(paid)
