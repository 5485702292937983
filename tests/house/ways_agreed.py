"""Agreements with further clauses, every act through the door: where ways begin."""

from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests.dispute import usual_clauses
from tests.factories import at


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


def it_was_quiet(d):
    kept, proof = d.day or clock.today(), {"seen_by": "李申", "proof": "到场查看"}
    duty = d.case.obligations.get(kind="lasting")
    d.mediator(
        "record_observance", obligation=duty, kept_on=kept, kept_until=kept, times=1, **proof
    )


def as_agreed(days, *then, ending=()):
    """A way of the agreement itself, which no court confirmed: agreed so many days ago."""
    return agreed_with(*ending, days=days, then=then)
