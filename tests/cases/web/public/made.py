"""Cases as the tests of the company, the residents and the public need them, each by the door."""

from cases.access.links import Link, issue_link, token_marks
from cases.states import Status as S
from tests.clients import open_link
from tests.dispute import PARTIES, SETTLED, Dispute
from tests.factories import at

ID_NUMBER = PARTIES[0]["id_number"]
PHONE, OTHER_PHONE = (party["phone"] for party in PARTIES)


def complaint(p, **more):
    """A registered complaint of 李申 against 周被."""
    return _brought_to(S.REGISTERED, p, **more).case


def dispatched(p, **more):
    """A complaint the company must answer."""
    return _brought_to(S.DISPATCHED, p, **more).case


def answered(p, **more):
    """A complaint the company has answered."""
    return _brought_to(S.ANSWERED, p, **more).case


def requested(p, *, first=complaint, **more):
    """A dispute for which mediation was requested."""
    d = Dispute(p, first(p, **more))
    return d.office("request_mediation", party=d.both[0]).case


def mediating(p, **more):
    """A dispute at the table, with words only its mediator may read."""
    return _at_the_table(p, **more).case


def signing(p, **more):
    """An agreement ready to be signed: 周被 pays 李申 5,800 元 by day, and does `more` besides."""
    return _written(p, **more).case


def performing(p, **more):
    """An agreement in force that is being performed."""
    return _written(p, **more).all_marks().mediator("start_performance").case


def _brought_to(status, p, *, hide=False, parties=None, **more):
    parties = parties or [PARTIES[0] | {"hide_name": hide}, PARTIES[1]]
    return at(p, status, parties=parties, **{"title": "楼上漏水", **more})


def _at_the_table(p, **more):
    d = Dispute(p, requested(p, **more)).all_consent().office("accept", mediator=p.mediator)
    d.rights_notice_served().mediator("open_session", place="评理室")
    return d.mediator("caucus", party=d.both[1], text="底线是三千元")


def _written(p, *, more=(), **facts):
    """One payment by the respondent, whatever the names, and `more` clauses between the two."""
    d = _at_the_table(p, **facts).sit_down()
    creditor, debtor = d.both
    day = d.registered_on.replace(day=20)
    payment = {"kind": "money", "amount": SETTLED, "way": "银行转账"}
    clauses = [payment | {"instalments": [(day, SETTLED)]}, *more]
    sides = {"by_party": debtor, "to_party": creditor}
    return d.write(*(clause | sides for clause in clauses)).mediator("draft_agreement")


def open_case(client, case, party=None):
    """Open a case as one of its parties (the first); returns the link."""
    ticket = issue_link(case, party or case.parties.first())
    open_link(ticket, client)
    return Link.objects.get(token_mark=token_marks(ticket.token)[0])
