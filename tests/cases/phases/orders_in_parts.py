"""Agreements in parts of which a payment order orders what was due when it was applied for."""

from datetime import date

from cases.consistency import faults
from tests.cases.phases.agreed_duties import agreed
from tests.dispute import ORDER_NUMBER, money, repair
from tests.moments import morning_of

APPLIED, SERVED, LAST = date(2026, 2, 10), date(2026, 2, 24), date(2026, 3, 11)
SECOND, THIRD, REPAIR = date(2026, 2, 28), date(2026, 3, 31), date(2026, 3, 20)
PLAN = tuple((day, 100_000) for day in (date(2026, 1, 31), SECOND, THIRD))
TODAY = date(2026, 3, 12)


def paid_in_parts(d):
    return money(d, *PLAN, text="赔偿")


def repaired(d):
    return repair(d, REPAIR)


def applied(*plan, paid=0):
    """An order was applied for after the first part was late; the debtor then paid this (分)."""
    with morning_of(date(2026, 1, 5)):
        d = agreed(*(plan or (paid_in_parts, repaired)))
    with morning_of(APPLIED):
        order = {"obligation": d.debt, "court": d.p.court, "obstacle": ""}
        d.office("open_payment_order", **order, proof="网上立案回执")
        d.office("court_accept", court_number=ORDER_NUMBER)
    if paid:
        with morning_of(SERVED):
            d.pay(paid)
    return d


def in_force(d, **what):
    """The order took effect: nobody objected until its last day."""
    with morning_of(TODAY):
        d.office("court_decide", outcome="ordered", ruling="支付令")
        d.office("title_breached", since=SERVED, **{"ordered": "as_agreed", "due_on": None} | what)
    return d


def consistent(d):
    return [str(fault) for fault in faults() if fault.number == d.number]


def two_years(d):
    return list(d.clocks.filter(key="K16", ended_on=None).values_list("started_on", "due_on"))
