"""A party does not leave a dispute before the last record that names them."""

from datetime import timedelta

import pytest

from cases.models import Case, Party
from cases.phases.mediate.earlier_facts import RECORDS_OF_A_PARTY
from mediation import clock
from tests.cases.phases.twenty_days import ago

pytestmark = pytest.mark.django_db


WITHOUT_A_DAY = {
    "Assignment.chosen_by": "a side chose its mediator when it agreed or later, which counts",
    "Clause.by_party": "a clause binds by the signature, which counts itself",
    "Clause.to_party": "a clause binds by the signature, which counts itself",
    "FurtherParty.party": "as of a paper; of a joint debt each payment counts for every debtor",
    "CoDebtor.party": "as of a clause; of a joint debt each payment counts for every debtor",
    "CoCreditor.party": "likewise",
    "Link.party": "a link is the committee's, and ends with the release",
    "Obligation.debtor": "what was paid, done or let off of it counts, asked for from the case",
    "Obligation.creditor": "likewise",
    "Party.predecessor": "a successor may join before or after",
    "Payment.payer": "a debtor of that debt, for whom its payments count",
    "Payment.payee": "a creditor of that debt, for whom its payments count",
    "Reduction.of_debtor": "one of joint debtors, for all of whom what is let off counts",
    "Share.party": "as of a clause",
    "Session_present.party": "the row between: sessions count",
    "Succession.predecessor": "its day counts, asked for from the case",
    "Succession.successor": "likewise",
}


def test_every_record_that_names_a_party_counts_as_its_deed_or_says_why_not():
    counted = {path.split("__")[0] for path in RECORDS_OF_A_PARTY}
    fields = Party._meta.get_fields(include_hidden=True)
    others = {
        f"{field.related_model.__name__}.{field.field.name}"
        for field in fields
        if field.auto_created and not field.concrete and field.name not in counted
    }
    assert others == set(WITHOUT_A_DAY)


SESSION = {"place": "评理室", "content": "谈", "outcome": "continue"}
DEEDS = {
    "caucus": lambda d: {"party": d.other, "text": "愿意多出"},
    "offer": lambda d: {"party": d.other, "text": "先修"},
    "log_session": lambda d: {"present": [d.li, d.other], **SESSION},
    "consent": lambda d: {"party": d.other, "agrees": True, "how": "电话"},
    "give_notice": lambda d: {"parties": [d.other], "how": "当面"},
    "contact": lambda d: {
        "party": d.other,
        "way": "phone",
        "reached": True,
        "at": clock.now() - timedelta(days=5),
    },
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_party_does_not_leave_before_its_last_deed(mediated, name):
    d = mediated
    d.office("add_party", role="respondent", side=2, name="王后来", on=ago(9))
    d.other = d.parties.get(name="王后来")
    d.mediator(name, **DEEDS[name](d), on=ago(5))
    leave = {"party": d.other, "reason": "搬走"}

    refused = d.blocked(d.p.as_clerk, "release_party", **leave, on=ago(6))

    day = clock.in_words(ago(5))
    assert refused == [
        f"日期不能早于{day}，这一方在本案最近办理的事项是在那天；"
        "请填那天或者以后的日期。（本会规定：登记制度）"
    ]
    d.office("release_party", **leave, on=ago(5))


def test_the_claims_of_who_leaves_stay_on_record_and_no_longer_count(mediated):
    d = mediated
    d.office("add_party", role="respondent", side=2, name="王后来", on=ago(9))
    other = d.parties.get(name="王后来")
    for party, item, amount in ((d.zhou, "赔天花板", 860000), (other, "修水管", 40000)):
        d.case.claims.create(from_party=d.li, to_party=party, item=item, amount=amount)

    d.office("release_party", party=other, reason="搬走")

    case = Case.objects.get(pk=d.case.pk)
    counted = [claim.item for claim in case.sheet.counted_claims]
    assert ("修水管" in counted, case.claims.filter(item="修水管").exists()) == (False, True)
    assert case.amount == sum(filter(None, (c.amount for c in case.sheet.counted_claims)))
    assert "与其有关的请求“修水管”仍在案，不再计入涉及金额。" in case.trail.latest("seq").sentence
