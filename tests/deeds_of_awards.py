"""Deeds and words of table-driven tests about an award and the court asked to set it aside."""

from datetime import date, timedelta

from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.deeds import in_days, words
from tests.deeds_after import higher_court, suit_is_won
from tests.factories import at
from tests.moments import morning_of

PROOF = {"proof": "收件回执"}
decided = words(ruling="民事裁定书")
new_award = words(ruling="裁决书", outcome="awarded")
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


def again_by_a_day(d):
    return {"how": "given", "until": in_days(60), "ruling": "通知书"}


def is_arbitrated_again(d):
    asks(d)
    until = clock.today() + timedelta(days=60)
    d.office("arbitrate_again", how="given", until=until, ruling="通知书")


def part_falls(d):
    debt = d.case.obligations.filter(kind="money", title__until=None).first()
    return {"obligation": debt.pk, "amount": "100", "ruling": "民事裁定书"}


def awarded(day, **more):
    """Mediation failed; that day an award orders Zhou to pay 3,000 yuan; `more` may name a day."""
    with morning_of(day):
        d = at(cast(), S.FAILED)
        where = {"party": d.li, "body": "泉州仲裁委员会", "clause": "物业服务合同第九条"}
        d.office("open_suit", kind="arbitration", **where, **PROOF)
        d.office("court_accept", court_number="泉仲字〔2026〕12号")
        d.office("court_decide", outcome="awarded", ruling="裁决书")
        pair = {"debtor": d.zhou, "creditor": d.li} | more
        since = date.fromisoformat(day)
        d.office("judgment_given", since=since, ordered="sum", amount=300_000, **pair)
        assert d.case.sheet.title.kind == "award"
    return d


def running(d):
    return dict(d.clocks.filter(ended_on=None).values_list("key", "due_on"))


def a_judgment_is_in_force(d):
    """The suit is won, and its judgment orders Zhou to pay 3,000 yuan in 60 days."""
    suit_is_won(d)
    pair = {"debtor": d.zhou, "creditor": d.li, "amount": 300_000}
    later = clock.today() + timedelta(days=60)
    d.office("judgment_given", since=clock.today(), ordered="sum", due_on=later, **pair)


def costs_are_ordered(d):
    """Beside it the losing side pays the costs."""
    return {"ordered": "sum", "debtor": d.zhou.pk, "creditor": d.li.pk, "amount": "50"}
