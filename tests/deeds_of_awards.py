"""Deeds and words of table-driven tests about an award and the court asked to set it aside."""

from mediation import clock
from tests.deeds import in_days, words
from tests.deeds_after import higher_court

PROOF = {"proof": "收件回执"}
decided = words(ruling="民事裁定书")
sets_aside = words(ruling="民事裁定书", how="set_aside")


def an_award_is_given(d):
    """An award orders what was agreed: no road leads there from a dispute that was confirmed."""
    given = d.case.proceedings.get(kind="confirmation")
    given.kind, given.outcome, given.ruling = "arbitration", "awarded", "裁决书"
    title = d.case.titles.get(until=None)
    title.kind = "award"
    for row in (given, title):
        row.save()
    d.case.forget()


def an_award_may_be_set_aside(d):
    an_award_is_given(d)
    higher_court()


def by_zhou(d, **more):
    """What Zhou asks the intermediate court with, today."""
    asked = {"party": d.zhou, "court": higher_court(), "ground": "forged", "since": clock.today()}
    return asked | PROOF | more


def zhou_asks(d):
    named = {"party": d.zhou.pk, "court": higher_court().pk, "ground": "forged"}
    return named | {"since": in_days(0)} | PROOF


def asks(d):
    d.office("ask_to_set_aside", **by_zhou(d))


def is_asked_to_set_aside(d):
    an_award_is_given(d)
    asks(d)
