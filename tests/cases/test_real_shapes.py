"""Forty-two real disputes: each is recorded through the door and read back unchanged."""

import pytest

from cases.law.clause_kinds.table import duty_of
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from mediation.directory.models import Dwelling
from tests.cases.shapes import COURT, ONE_MONTH_ON, TODAY, body
from tests.cases.shapes_one import FIRST
from tests.cases.shapes_two import SECOND
from tests.cast import cast
from tests.dispute import COURT_NUMBER
from tests.factories import complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

SHAPES = [*FIRST, *SECOND]
ENDS = {
    "open": S.MEDIATING,
    "withdrawn": S.FAILED,
    "failed": S.FAILED,
    "sued": S.FAILED,
    "oral": S.AGREED,
    "written": S.AGREED,
    "confirmed": S.PERFORMING,
}


# --- telling ---------------------------------------------------------------------------------


def fields_of(people, given):
    """The fields of a party; its flat becomes the dwelling."""
    fields = dict(given)
    flat = fields.pop("flat", None)
    if flat:
        where = {"estate": people.estate, "building": flat[0], "room": flat[1]}
        fields["dwelling"], _ = Dwelling.objects.get_or_create(**where)
    return fields


def parties_of(d):
    """All parties in the order they came; `None` names none."""
    return list(d.case.parties.order_by("pk"))


def in_it(d):
    return [party for party in parties_of(d) if party.active]


def record(people, shape):
    """The dispute through the door, up to how it ended."""
    arose_on, precision = shape.arose
    d = complain(
        people,
        category=shape.category,
        summary=shape.name,
        parties=[fields_of(people, given) for given in shape.parties],
        claims=shape.claims,
        amount=None,
        arose_on=arose_on,
        arose_precision=precision,
    )
    asker = next((p for p in parties_of(d) if p.is_applicant), None)
    own = shape.source == "own_initiative"
    d.office("request_mediation", source=shape.source, party=None if own else asker)
    if shape.source == COURT:
        d.office("record_referral", route="court_before", court=people.court)
    for given in shape.joins:
        d.office("add_party", **fields_of(people, given))
    for place, reason in shape.leaves.items():
        d.office("release_party", party=parties_of(d)[place], reason=reason)
    visit_in_vain(d, shape.in_vain)
    return ending(sit_down(d, shape), shape)


def visit_in_vain(d, times):
    for _ in range(times):
        vain = {"way": "visit", "reached": False, "at": clock.now(), "words": "敲门无人应"}
        d.office("contact", party=parties_of(d)[1], **vain)


def sit_down(d, shape):
    for party in in_it(d):
        d.office("consent", party=party, agrees=True, how="当面")
    d.office("accept", mediator=d.p.mediator)
    d.mediator("give_notice", parties=in_it(d), how="当面").mediator("open_session")
    for place, amount, text in shape.offers:
        d.mediator("offer", party=parties_of(d)[place], amount=amount, text=text)
    held = {"place": "评理室", "content": "各方谈过。", "outcome": "continue"}
    return d.mediator("log_session", present=in_it(d), **held)


def ending(d, shape):
    if shape.ends == "withdrawn":
        return d.mediator("withdraw_mediation", settled=True)
    if shape.ends == "sued":
        return sue(d.mediator("fail", end_reason="gap"))
    if shape.ends == "oral":
        term = shape.terms[0]
        d.mediator("conclude_orally", content=term["text"], doer=parties_of(d)[term["by_party"]])
    elif shape.ends != "open":
        put_in_writing(d, shape)
    return perform(d, shape)


def sue(d):
    """Suits are still to be built as a step; the record holds them."""
    d.case.proceedings.create(court=d.p.court, kind="suit", applied_on=TODAY)
    return d


def put_in_writing(d, shape):
    d.write(*(with_parties(d, term) for term in shape.terms)).mediator("draft_agreement")
    for party in in_it(d):
        mark = "stamp" if party.is_organisation and not party.speaker else "name"
        facts = {"mark": mark, "identity_checked": "身份证", "signer": party.speaker}
        d.mediator("sign", party=party, **facts)
    d.mediator("mediator_sign").office("seal")
    if shape.ends == "confirmed":
        d.office("open_proceeding", court=d.p.court, applicants=in_it(d))
        d.office("court_send").court("court_receive")
        d.court("court_accept", court_number=COURT_NUMBER)
        d.court("court_decide", outcome="confirmed").court("title_given")


def with_parties(d, term):
    """A clause with parties in place of their numbers."""
    everyone = parties_of(d)
    ends = {name: term.get(name) for name in ("by_party", "to_party")}
    return term | {n: None if at is None else everyone[at] for n, at in ends.items()}


def perform(d, shape):
    if shape.done == "all":
        d.mediator("perform_at_once", all_done=True)
    if shape.done == "part":
        if d.status == S.AGREED:
            d.mediator("start_performance")
        first = d.case.obligations.order_by("pk").first()
        if first.is_money:
            paid = {"way": "cash", "paid_on": TODAY, "confirmed_on": TODAY, "how": "当场"}
            d.mediator("pay", obligation=first, amount=first.amount, **paid)
        else:
            d.mediator("record_act", obligation=first, proof="移交清单")
    return d


# --- reading back ------------------------------------------------------------------------------


def reread(d):
    return Case.objects.get(pk=d.case.pk)


def place_of(case):
    """The number of a party by its key."""
    keys = case.parties.order_by("pk").values_list("pk", flat=True)
    return {None: None} | {pk: place for place, pk in enumerate(keys)}


def had(row, given):
    """What the row holds of the recorded fields."""
    return {name: getattr(row, name) for name in given}


def party_again(party, given):
    again = had(party, given.keys() - {"flat"})
    if "flat" in given:
        again["flat"] = (party.dwelling.building, party.dwelling.room)
    return again


def claim_again(claim, given, place):
    again = had(claim, given.keys() - {"from_index", "to_index"})
    return again | {"from_index": place[claim.from_party_id], "to_index": place[claim.to_party_id]}


def term_again(clause, given, place):
    again = had(clause, given.keys() - {"by_party", "to_party", "instalments"})
    again |= {"by_party": place[clause.by_party_id], "to_party": place[clause.to_party_id]}
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


@pytest.fixture
def people():
    return cast()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_real_dispute_is_held_as_it_was(people, shape):
    case = reread(record(people, shape))
    everyone, place = list(case.parties.order_by("pk")), place_of(case)
    given = [*shape.parties, *shape.joins]

    assert [party_again(*pair) for pair in zip(everyone, given, strict=True)] == given
    left = {place[p.pk]: p.released_reason for p in everyone if p.released_on == TODAY}
    assert left == shape.leaves
    claims = zip(case.claims.order_by("pk"), shape.claims, strict=True)
    assert [claim_again(claim, term, place) for claim, term in claims] == shape.claims
    offers = case.offers.order_by("pk").values_list("party", "amount", "text")
    assert [(place[pk], amount, text) for pk, amount, text in offers] == shape.offers
    assert case.contact_attempts.filter(reached=False).count() == shape.in_vain
    assert (case.arose_on, case.arose_precision, case.source) == (*shape.arose, shape.source)
    asked = (
        TODAY
        if shape.source != "own_initiative" and any(p.is_applicant for p in everyone)
        else None
    )
    assert case.requested_on == asked
    begun = {"all": S.PERFORMED, "part": S.PERFORMING}.get(shape.done)
    assert case.status == (begun or ENDS[shape.ends])
    assert case.proceedings.count() == (shape.ends in ("sued", "confirmed"))


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.terms], ids=str)
def test_what_was_agreed_is_held_and_owed_under_its_title(people, shape):
    case = reread(record(people, shape))
    place = place_of(case)
    clauses = list(case.agreements.get().clauses.order_by("position"))
    wanted = [term_written(term) for term in shape.terms]
    if shape.ends == "oral":
        wanted[0] |= {"due_on": TODAY}

    again = [term_again(*pair, place) for pair in zip(clauses, wanted, strict=True)]
    assert again == wanted
    owed = case.obligations.order_by("pk")
    asking = [term for term in wanted if is_a_duty(term)]
    assert [(place[o.debtor_id], o.amount, o.due_on or o.ends_on) for o in owed] == [
        (term["by_party"], term.get("amount"), due_day(term)) for term in asking
    ]
    title = "confirmed" if shape.ends == "confirmed" else "agreement"
    assert {o.title.kind for o in owed} <= {title}
    done = {"all": len(asking), "part": 1, "": 0}[shape.done]
    assert owed.filter(status="done").count() == done


def test_all_forty_two_are_there():
    assert len({shape.name for shape in SHAPES}) == 42


def test_a_company_replaced_in_mid_case_is_followed_by_the_new_one(people):
    d = record(people, next(s for s in SHAPES if s.ends == "open"))
    old = parties_of(d)[1]
    d.office("add_party", predecessor=old, **body("新物业公司"))
    d.office("release_party", party=old, reason="合同到期，由新公司接管")

    new = parties_of(d)[-1]
    assert (new.predecessor, new.active, new.added_on) == (old, True, TODAY)
    assert (parties_of(d)[1].active, parties_of(d)[1].released_on) == (False, TODAY)
