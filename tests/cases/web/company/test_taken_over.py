"""A company's list over many successions: what it took over is its move, at two queries."""

import pytest

from mediation import clock
from tests.cases.web.public import made
from tests.clients import sign_in
from tests.deeds_of_succession import PROOF, takes
from tests.dispute import PARTIES, Dispute
from tests.house import budgets, measuring

pytestmark = pytest.mark.django_db
BODY = {"role": "respondent", "side": 2, "kind": "organisation"}
MONTHS_LATER = "2026-05-04T09:00+08:00"


def owed_by(p, name):
    """A body of that name owes what was agreed."""
    return Dispute(p, made.performing(p, parties=[PARTIES[0], BODY | {"name": name}]))


def merged(d, gone, **into):
    """That body is merged into this one."""
    old = d.case.parties.get(name=gone)
    d.office("add_party", predecessor=old, **BODY | into)
    facts = {"ground": "merger", "happened_on": clock.today(), **PROOF}
    return d.office("succeed", predecessor=old, successors=[takes(d, into["name"])], **facts)


def divided(d, gone, *into):
    """That body is divided into these, who stand in its place together."""
    old = d.case.parties.get(name=gone)
    for body in into:
        d.office("add_party", predecessor=old, **BODY | body)
    facts = {"ground": "division", "happened_on": clock.today(), **PROOF}
    shares = [takes(d, body["name"]) for body in into]
    return d.office("succeed", predecessor=old, successors=shares, **facts)


def chain(p, length, last):
    """The first body was divided, so that the duty keeps naming it; one half went on by mergers."""
    d = owed_by(p, "第0家公司")
    divided(d, "第0家公司", {"name": "第1家公司"}, {"name": "旁系公司"})
    for number in range(1, length):
        merged(d, f"第{number}家公司", name=f"第{number + 1}家公司")
    return merged(d, f"第{length}家公司", **last)


def ours(p):
    return {"name": p.company.name, "company": p.company}


def own_row(company):
    """The state and the day of the one case on the company's list."""
    (row,) = company.get("/company/mediations/").context["rows"]
    return row[1].text, row[2]


@pytest.mark.parametrize("length", [1, 2, 4])
def test_over_however_many_successions_it_is_the_companys_move(company, p, monday, length):
    chain(p, length, ours(p))
    assert own_row(company)[0] == "待我方履行"
    monday.move_to(MONTHS_LATER)
    sign_in(p.manager, company)
    assert own_row(company)[1].tone == "late"


def test_who_stands_beside_the_chain_owes_nothing_of_it(company, p, monday):
    d = chain(p, 3, {"name": "最后一家公司"})
    d.office("add_party", **{**BODY, "role": "other", "side": 3} | ours(p))
    assert own_row(company)[0] != "待我方履行"
    monday.move_to(MONTHS_LATER)
    sign_in(p.manager, company)
    assert own_row(company)[1].tone != "late"


def test_what_was_waived_for_the_last_one_is_not_its_move(company, p, monday):
    d = chain(p, 3, ours(p))
    firm = d.case.parties.get(company=p.company)
    waived = {"of_debtor": firm, "releases": True, "kind": "waiver", "on": clock.today()}
    for duty in d.case.obligations.all():
        d.case.reductions.create(obligation=duty, proof="书面免除", **waived)
    assert own_row(company)[0] != "待我方履行"


def statements(client) -> int:
    with measuring.counted() as seen:
        assert client.get("/company/mediations/").status_code == 200
    return len(seen)


def test_the_list_asks_the_same_for_every_length(company, p, monday):
    chain(p, 1, ours(p))
    one = statements(company)
    chain(p, 5, ours(p))
    assert statements(company) == one <= budgets.LIST
