"""Ways to edges of the table that the usual dispute does not go, every act through the door."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db import IntegrityError

from cases.jobs import daily_run
from cases.states import Status as S
from mediation import clock
from tests import deeds_after as after
from tests.cases.phases.guards_of_member_results import varied_with_every_result
from tests.cases.web.staged_acts import (
    STAGED,
    UNCONFIRMED,
    Staged,
    acts_in,
    starts,
    today_passes,
    usual,
)
from tests.dispute import SUIT_NUMBER
from tests.factories import REACHABLE, at
from tests.house import matrix
from tests.house.ways_agreed import (
    agreed_with,
    as_agreed,
    days_ago,
    ends_if_it_leaks,
    fined_for_noise,
    it_leaks,
    quiet_at_night,
    quiet_for_five_days,
    there_is_noise,
)
from tests.house.ways_of_awards import WAYS_OF_AWARDS
from tests.house.ways_of_entries import ENTRIES

# What a deed of other tests finds missing in a dispute of another kind.
LACKING = (
    *(ObjectDoesNotExist, MultipleObjectsReturned, IntegrityError),
    *(AttributeError, StopIteration, AssertionError, IndexError),
)


def noise_ends(d):
    d.mediator("end_breach", breach=d.case.breaches.get(), proof="到场查看")


def all_is_done(d):
    d.everything_is_done()
    daily_run.run()
    d.case = type(d.case).objects.get(pk=d.case.pk)


def the_fine_is_claimed(d):
    claim = {"due_on": clock.today() + timedelta(days=14), "proof": "收款人来要"}
    d.mediator("record_penalty", penalty=d.case.sheet.open_penalties[0], **claim)


def confirmed(d):
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="confirmed").court("title_given")


def nobody_opens(d):
    """Three attempts in vain on three days, in two ways."""
    for days, way in ((3, "phone"), (2, "visit"), (1, "phone")):
        day = days_ago(days)
        moment = clock.aware(datetime.combine(day, time(9)))
        d.office("contact", party=d.zhou, way=way, reached=False, at=moment, on=day)


def of_a_group(people):
    """What binds the members of a group is put off, and each of them has agreed to that."""
    d = at(people, S.MEDIATING)
    varied_with_every_result(d)
    return d


def overdue_suit_is_won(d):
    """A suit on an agreement of which a part is overdue; the judgment is not yet in force."""
    d.sue().office("court_accept", court_number=SUIT_NUMBER)
    d.office("court_decide", outcome="granted", ruling="民事判决书")


OVERDUE = 20  # days after which the first part of the usual agreement should have been paid
WAYS = (
    *(
        Staged("end_by_condition", it_leaks, case=as_agreed(*way, ending=[ends_if_it_leaks]))
        for way in ((0,), (0, starts), (OVERDUE, starts, today_passes))
    ),
    Staged(
        "default_by_breach",
        there_is_noise,
        case=agreed_with(quiet_at_night, then=(confirmed,)),
    ),
    Staged(
        "owed_again",
        the_fine_is_claimed,
        case=agreed_with(
            *(quiet_for_five_days, fined_for_noise),
            days=12,
            then=(starts, there_is_noise, noise_ends, all_is_done),
        ),
    ),
    Staged("unreachable", nobody_opens, case=usual(S.REQUESTED, days_ago=9)),
    *(
        Staged("open_deed", sent=after.goes_to_a_notary, case=as_agreed(*way))
        for way in ((0, starts), (OVERDUE, starts, today_passes))
    ),
    Staged("open_payment_order", case=as_agreed(OVERDUE, starts)),
    Staged("vary", case=of_a_group),
    Staged("title_breached", overdue_suit_is_won, after.as_agreed_today, case=UNCONFIRMED),
    Staged("complete", all_is_done, case=usual(S.UNSATISFIED)),
    Staged("resume_enforcement", sent=after.number_of_resumption, case=usual(S.UNSATISFIED)),
)


OWN = (*WAYS, *ENTRIES, *WAYS_OF_AWARDS, *STAGED)


def ways_over(source, act) -> list[Staged]:
    """Where an act may be taken from that state, or from any, each with the case it begins with;
    the likeliest first."""
    own = [way for way in OWN if way.act == act and way.case]
    states = [S(source)] if source else REACHABLE
    here = [replace(r, case=in_state(s)) for s in states for r in acts_in(s) if r.act == act]
    rows = [row for one in matrix.ACTS if one.name == act for row in one.taken]
    from_there = [_begun(row) for row in rows if row.state == source]
    others = [_begun(row) for row in rows if row.state != source]
    ways = [*from_there, *own, *here, *others] if source else [*own, *others, *here]
    return ways or [Staged(act, case=in_state(source or S.REGISTERED))]


def _begun(row):
    """A row of the matrix, with the case it begins with."""
    return Staged(row.act, row.before, row.sent, min(row.by), in_state(row.state))


def in_state(state):
    """The usual dispute in that state, as a beginning."""
    return lambda people: at(people, S(state))


class AnotherDispute(Exception):
    """What other tests do before an act is not for this dispute, or not through the door."""
