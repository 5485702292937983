"""Guards of the seal: by a second person, and before which signatures."""

from functools import partial

from cases.guards import guard
from cases.law import articles
from cases.states import Status
from mediation import clock
from mediation.accounts.actor import principal_of
from mediation.directory.models import Function, Person, Post

SEALED_BY_ANOTHER = "由经办人以外的人核对办理"
TO_A_SECOND_PERSON = f"用印要{SEALED_BY_ANOTHER}"


def handles_it(case, by) -> bool:
    """Whether the actor mediates the case or accepted it, so that another has to seal."""
    return case.sheet.cached(_handled_by(by), partial(_had_a_part, case, by))


def note_who_handles(case, by, found) -> None:
    """Note what was read of it with the case; it is asked again once something was written."""
    case.sheet.__dict__[_handled_by(by)] = found


def _handled_by(by) -> str:
    return f"handled by {by.principal}"


def _had_a_part(case, by) -> bool:
    """In one statement, which says nothing of other people."""
    mediating = case.assignments.filter(until=None, person=by.person_id).values("pk").order_by()
    accepting = case.trail.filter(target=Status.ACCEPTED, principal=by.principal)
    return mediating.union(accepting.values("pk").order_by(), all=True).exists()


def second_persons(case):
    """The mediators of the committee who had no part in the case, where nobody else of its office
    can seal: one of them checks then, and the one person of the office seals."""
    posts = Post.objects.held_on(clock.today()).filter(committee=case.committee_id)
    involved = {assignment.person_id for assignment in case.sheet.all_assignments}
    free = {
        pk
        for pk in posts.values_list("person_id", flat=True)
        if pk not in involved and principal_of(pk) not in case.sheet.who_accepted
    }
    another_seals = posts.filter(function=Function.OFFICE, person__in=free).exists()
    return Person.objects.filter(pk__in=() if another_seals else free).order_by("name", "pk")


def _who_can(case, facts) -> str:
    if second_persons(case).exists():
        return f"{TO_A_SECOND_PERSON}；本会没有别的办公人员，请没有办过本案的调解员核对，选其姓名。"
    return f"{TO_A_SECOND_PERSON}。"


@guard(
    otherwise=f"{TO_A_SECOND_PERSON}。",
    basis=articles.SEAL_RULES,
    needs=("by",),
    about="checked_by",
    exact=_who_can,
)
def seal_by_a_second_person(case, facts):
    if not handles_it(case, facts["by"]):
        return True
    if "on" not in facts:  # the form asks who checked
        return second_persons(case).exists()
    return facts.get("checked_by") in second_persons(case)


NOT_ALL_MARKS = "还没有签名的"


@guard(
    otherwise=f"{NOT_ALL_MARKS}要看清楚；确实先盖章的，请确认。",
    basis=articles.SEAL_RULES,
    needs=("on",),
    about="incomplete",
    exact=lambda case, facts: (
        f"{NOT_ALL_MARKS}：{'、'.join(marks_missing(case))}；确实先盖章的，请确认。"
    ),
)
def seal_before_all_marks_is_meant(case, facts):
    return bool(facts.get("incomplete")) or not marks_missing(case)


def marks_missing(case) -> list[str]:
    """Who has not signed the final text yet: the parties by name, then the mediator."""
    agreement = case.sheet.agreement
    if agreement is None:
        return []
    names = [party.called for party in agreement.unsigned(case.sheet.needed_parties)]
    return names if agreement.mark("mediator") else [*names, "调解员"]
