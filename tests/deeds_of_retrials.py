"""Deeds and words of table-driven tests about a judgment that is tried again."""

from mediation import clock
from tests.deeds import in_days, words
from tests.deeds_after import higher_court
from tests.deeds_of_awards import PROOF

decided = words(ruling="民事裁定书", how="ordered")
new_judgment = words(ruling="民事判决书", outcome="granted")


def a_judgment_is_given(d):
    """A judgment orders what was agreed: no road leads there from a dispute that was confirmed."""
    given = d.case.proceedings.get(kind="confirmation")
    given.kind, given.outcome, given.ruling = "suit", "granted", "民事判决书"
    title = d.case.titles.get(until=None)
    title.kind = "judgment"
    for row in (given, title):
        row.save()
    d.case.forget()


def a_judgment_may_be_tried_again(d):
    a_judgment_is_given(d)
    higher_court()


def asked(d, **more):
    """What Zhou asks the court above with, today."""
    return {"party": d.zhou, "court": higher_court(), "since": clock.today()} | PROOF | more


def zhou_asks(d):
    return {"party": d.zhou.pk, "court": higher_court().pk, "since": in_days(0)} | PROOF


def asks(d):
    d.office("ask_for_retrial", **asked(d))


def retrial_is_asked_for(d):
    a_judgment_is_given(d)
    asks(d)


def orders(d):
    d.office("retrial_decided", how="ordered", ruling="民事裁定书")


def retrial_is_ordered(d):
    retrial_is_asked_for(d)
    orders(d)
