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
from tests.cases.web.staged_acts import STAGED, Staged, acts_in, starts, today_passes, usual
from tests.dispute import usual_clauses
from tests.factories import at
from tests.house import matrix

# What a deed of other tests finds missing in a dispute of another kind.
LACKING = (
    *(ObjectDoesNotExist, MultipleObjectsReturned, IntegrityError),
    *(AttributeError, StopIteration, AssertionError, IndexError),
)


def days_ago(days):
    return clock.today() - timedelta(days=days)


def agreed_with(*clauses, days=0, then=()):
    """The usual dispute with further clauses, agreed so many days ago, after these deeds."""

    def case(people):
        d = at(people, S.MEDIATING, day=days_ago(days))
        d.day = days_ago(days)
        d.sit_down().write(*usual_clauses(d), *(clause(d) for clause in clauses))
        d.mediator("draft_agreement").all_marks()
        for deed in then:
            deed(d)
        d.day = None
        return d

    return case


# --- clauses and what becomes of them ------------------------------------------------------------


def ends_if_it_leaks(d):
    return {"kind": "condition", "text": "再次渗水", "effect": "subsequent"}


def it_leaks(d):
    ends = d.case.sheet.agreement_in_force.clauses.get(kind="condition")
    came = {"met": True, "happened_on": clock.today(), "proof": "照片"}
    d.mediator("record_condition", condition=ends, **came)


def quiet_at_night(d):
    return {"kind": "refrain", "by_party": d.zhou, "text": "施工", "hours": "22时至次日8时"}


def quiet_for_five_days(d):
    return quiet_at_night(d) | {"due_on": d.day + timedelta(days=5)}


def fined_for_noise(d):
    who = {"by_party": d.zhou, "to_party": d.li, "of_clause": 3}
    return {"kind": "penalty", "amount": 50000, "text": "夜间施工的", **who}


def there_is_noise(d):
    duty, day = d.case.obligations.get(kind="lasting"), d.day or clock.today()
    why = {"words": "夜间施工", "proof": "录像"}
    d.mediator("record_breach", obligation=duty, breached_on=day, **why)


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


def as_agreed(days, *then, ending=()):
    """A way of the agreement itself, which no court confirmed: agreed so many days ago."""
    return agreed_with(*ending, days=days, then=then)


def of_a_group(people):
    """What binds the members of a group is put off, and each of them has agreed to that."""
    d = at(people, S.MEDIATING)
    varied_with_every_result(d)
    return d


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
    Staged("complete", all_is_done, case=usual(S.UNSATISFIED)),
    Staged("resume_enforcement", sent=after.number_of_resumption, case=usual(S.UNSATISFIED)),
)


def ways_over(source, act) -> list[Staged]:
    """Where an act may be taken from that state, each with the case it begins with."""
    own = [way for way in (*WAYS, *STAGED) if way.act == act and way.case]
    here = [replace(row, case=in_state(source)) for row in acts_in(S(source)) if row.act == act]
    rows = [row for one in matrix.ACTS if one.name == act for row in one.taken]
    others = [Staged(act, row.before, row.sent, min(row.by), in_state(row.state)) for row in rows]
    return [*own, *here, *others] or [Staged(act, case=in_state(source))]


def in_state(state):
    """The usual dispute in that state, as a beginning."""
    return lambda people: at(people, S(state))


class AnotherDispute(Exception):
    """What other tests do before an act is not for this dispute, or not through the door."""
