"""A judgment in the place of an agreement, which falls; what is owed by the agreement again."""

from fractions import Fraction

from cases.consistency import faults
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.deeds_after import SUIT_NUMBER, higher_court, suit_is_won
from tests.deeds_of_awards import PROOF
from tests.deeds_of_succession import died, heirs, takes
from tests.factories import at

HALF = Fraction(1, 2)
ORDERED = 700_000
HALVES = ("周甲", HALF, None), ("周乙", HALF, None)


def judged(d=None, amount=ORDERED, **who):
    """A judgment with a sum of its own took the place of the 5,800 yuan that were agreed."""
    if d is None:
        d = at(cast(), S.ADJUDICATING)
        suit_is_won(d)
    else:
        d.sue().office("court_accept", court_number=SUIT_NUMBER)
        d.office("court_decide", outcome="granted", ruling="民事判决书")
    who = {"debtor": d.zhou, "creditor": d.li, "amount": amount} | who
    d.office("judgment_given", since=clock.today(), ordered="sum", **who)
    return d


def falls(d):
    asked = {"party": d.zhou, "court": higher_court(), "since": clock.today()}
    asker = next(party for party in d.case.parties.all() if party.active and party.side == 2)
    d.office("ask_for_retrial", **asked | PROOF | {"party": asker})
    d.office("retrial_decided", how="ordered", ruling="（2026）闽05民申3号民事裁定书")
    d.office("title_replaced", outcome="sent_back", ruling="（2026）闽05民再3号民事判决书")
    d.office("retry_suit", court_number=SUIT_NUMBER)
    d.office("court_withdraw")
    d.office("agreement_stands")
    d.case.refresh_from_db()
    d.case.forget()
    return d


def debts(d) -> list:
    d.case.forget()
    return [one for one in d.case.sheet.obligations if one.amount]


def rows(d) -> list:
    """Who owes: 分 paid, let off and left."""
    return [
        (one.debtor.name, sum(p.paid for p in one.instalments.all()), one.let_off, one.left)
        for one in debts(d)
    ]


def wrong(d) -> list:
    return [str(one) for one in faults() if one.number == d.number]


def split(d, *taking):
    heirs(*(name for name, *_ in taking))(d)
    shares = [takes(d, name, share, limit=limit) for name, share, limit in taking]
    d.office("succeed", **died(d, *shares))
