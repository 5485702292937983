"""The guard on the parties a form names: only those of this case, at every act that names one."""

from cases.access.links import Ticket
from cases.phases import common
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.deeds_of_mediation import ORAL, OWN_PARTIES, SESSION, SIGNED, YES, stranger
from tests.cases.phases.guard_rows import Row
from tests.cases.phases.in_a_dispute import zhou
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY


def naming(whom, state, facts):
    """The usual dispute in that state and the facts of a form that names this party."""

    def give(people):
        d = at(people, state)
        return d, facts(d, whom(d))

    return give


def call():
    """One call that is answered."""
    return {"way": "phone", "reached": True, "at": clock.now()}


def draft(**party):
    """A draft with one clause, which names that party."""
    return {"facts": "渗水。", "clauses": [{"kind": "other", "text": "各走各的门", **party}]}


def paid(**parties):
    """An oral agreement on a sum paid at once between these parties."""
    return {"content": "", "amount": 100, **parties}


# (act, state, actor, the facts that name a party)
CLAIM_REPAIRED = {"item": "修好", "reason": "写错了"}
NAMED = [
    (
        "give_link",
        S.REGISTERED,
        "clerk",
        lambda d, party: {"party": party, "ticket": Ticket.fresh()},
    ),
    ("rate", S.ANSWERED, "clerk", lambda d, party: {"party": party, "score": "fair"}),
    ("request_mediation", S.REGISTERED, "clerk", lambda d, party: {"party": party, "how": "来访"}),
    ("request_protection", S.REGISTERED, "clerk", lambda d, party: {"party": party, "how": "来访"}),
    (
        "make_promise",
        S.REGISTERED,
        "clerk",
        lambda d, party: {"party": party, "promise_text": "补漆", "promise_due_on": clock.today()},
    ),
    ("consent", S.MEDIATING, "mediator", lambda d, party: {"party": party, **YES}),
    ("contact", S.MEDIATING, "mediator", lambda d, party: {"party": party, **call()}),
    ("give_notice", S.ACCEPTED, "mediator", lambda d, party: {"parties": [party], "how": "当面"}),
    ("log_session", S.MEDIATING, "mediator", lambda d, party: {"present": [party], **SESSION}),
    ("offer", S.MEDIATING, "mediator", lambda d, party: {"party": party, "text": "先修后谈"}),
    ("caucus", S.MEDIATING, "mediator", lambda d, party: {"party": party, "text": "愿意多出"}),
    ("release_party", S.MEDIATING, "mediator", lambda d, party: {"party": party, "reason": "搬走"}),
    ("edit_agreement", S.MEDIATING, "mediator", lambda d, party: draft(by_party=party)),
    ("edit_agreement", S.MEDIATING, "mediator", lambda d, party: draft(to_party=party)),
    (
        "correct_party",
        S.MEDIATING,
        "clerk",
        lambda d, party: {"party": party, "phone": "13800009999", "reason": "换号"},
    ),
    (
        "add_claim",
        S.MEDIATING,
        "clerk",
        lambda d, party: {"party": d.li, "against": party, "item": "修好", "reason": "当面提出"},
    ),
    (
        "change_claim",
        S.MEDIATING,
        "clerk",
        lambda d, party: {"claim": d.case.claims.get(), "against": party} | CLAIM_REPAIRED,
    ),
    ("represent", S.MEDIATING, "clerk", lambda d, party: {"party": party, "speaker": ""}),
    ("sign", S.SIGNING, "mediator", lambda d, party: {"party": party, **SIGNED}),
    ("conclude_orally", S.MEDIATING, "mediator", lambda d, party: {"doer": party, **ORAL}),
    ("conclude_orally", S.MEDIATING, "mediator", lambda d, party: paid(payer=party, payee=d.li)),
    ("conclude_orally", S.MEDIATING, "mediator", lambda d, party: paid(payer=d.li, payee=party)),
    (
        "open_proceeding",
        S.AGREED,
        "clerk",
        lambda d, party: {"court": d.p.court, "applicants": [d.li, party]},
    ),
]
ROWS = [
    Row(
        common.only_parties_of_this_case,
        OWN_PARTIES,
        act,
        naming(zhou, state, facts),
        naming(stranger, state, facts),
        by,
    )
    for act, state, by, facts in NAMED
]
