"""Who may take an act: a function and the relation of its people to the case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.functions import row_of
from cases.states import HANDLING
from cases.visibility import is_own
from mediation.accounts.functions import Reach
from mediation.directory.models import Function

Test = Callable[[Any, Any], bool]
BY_A_COURT = "court"  # the channel of what a court refers


@dataclass(frozen=True, slots=True)
class Role:
    """Who may take an act, callable with a case and an actor.

    `function` is the function of these people (None: any that may be a party), `words` their name
    on the page of states. A role made of others keeps them in `parts`.
    """

    test: Test
    words: str = ""
    function: Function | None = None
    parts: tuple["Role", ...] = ()

    def __call__(self, case, by) -> bool:
        """Whether this actor may take the act in this case."""
        mine = self.function is None or by.function == self.function
        return mine and self.test(case, by)

    @property
    def whose(self) -> str:
        """The function of these people as a list of who else can act names it."""
        return row_of(self.function or Function.RESIDENT).label

    @property
    def each(self) -> tuple["Role", ...]:
        """The single roles it is made of."""
        return self.parts or (self,)


def role(words: str, function: Function | None = None) -> Callable[[Test], Role]:
    """Turn a test into a role; the test applies to people of that function only."""

    def make(test: Test) -> Role:
        return Role(test, words, function)

    return make


def any_of(*roles: Role) -> Role:
    """A role that holds if one of these holds."""
    parts = tuple(part for one in roles for part in one.each)
    return Role(lambda case, by: any(one(case, by) for one in roles), parts=parts)


@role("调委会", Function.OFFICE)
def office(case, by):
    """The office of the committee that holds the case."""
    return case.committee_id in by.bodies


@role("督导单位")
def overseer(case, by):
    """An office that oversees the district or the street where the case lies."""
    places = by.places if row_of(by.function).reach is Reach.PLACE else {}
    in_district = case.district_id in places.get("district", ())
    return in_district or case.street_id in places.get("street", ())


@role("本案调解员", Function.MEDIATOR)
def mediator(case, by):
    """A mediator assigned to the case."""
    return case.mediator_id == by.person_id or case.sheet.is_assigned(by.person_id)


@role("本会调解员", Function.MEDIATOR)
def committee_mediator(case, by):
    """Any mediator of the committee (for a dispute taken up on the spot)."""
    return case.committee_id in by.bodies


@role("被派单的物业公司", Function.COMPANY)
def company(case, by):
    """The property company of the case."""
    return case.company_id in by.bodies


@role("被派单的物业公司", Function.COMPANY)
def addressee(case, by):
    """The company the last dispatch is addressed to; it may be addressed to a department."""
    dispatch = case.sheet.last_dispatch
    return dispatch is not None and dispatch.company_id in by.bodies


@role("被派单的物业公司（转入调解前）", Function.COMPANY)
def company_handling(case, by):
    """The company the complaint was dispatched to, until mediation; after that as a party."""
    return company(case, by) and (case.status in HANDLING or party(case, by))


def court_of(proceeding_of: Callable[[Any], Any]) -> Role:
    """The court before which that proceeding of a case is, the one the act works on."""

    def is_its_court(case, by):
        proceeding = proceeding_of(case)
        return proceeding is not None and proceeding.court_id in by.bodies

    return Role(is_its_court, "受理的法院", Function.COURT)


court = court_of(lambda case: case.sheet.last_proceeding)
court_that_ruled = court_of(lambda case: case.sheet.last_adjudication)
court_that_enforces = court_of(lambda case: case.sheet.enforcement)


def party_of(case, by):
    """The party the actor acts for: by link, or as the body that is a party; or None."""
    if not row_of(by.function).can_be_party:
        return None
    return next((party for party in case.sheet.parties if is_own(party, by)), None)


@role("当事人")
def party(case, by):
    """Anyone who acts for a party of the case."""
    return party_of(case, by) is not None


@role("申请人")
def applicant(case, by):
    """Anyone who acts for a party on the applying side."""
    speaking = party_of(case, by)
    return speaking is not None and speaking.is_applicant


@role("收款的当事人")
def receiver(case, by):
    """Anyone who acts for a party that is owed or was paid money."""
    if not row_of(by.function).can_be_party:
        return False
    if any(_is_one_of(payment.receivers, by) for payment in case.sheet.payments):
        return True
    return any(duty.is_money and _is_one_of(duty.creditors, by) for duty in case.sheet.obligations)


def _is_one_of(parties, by) -> bool:
    """Whether the actor acts for one of the parties."""
    return any(is_own(party, by) for party in parties)


@role("系统", Function.SYSTEM)
def system(case, by):
    """The daily run and the operator's commands."""
    return True


def speaks_for(party, by) -> bool:
    """Whether an actor who can be a party acts for this one; staff may speak for any."""
    return is_own(party, by) if row_of(by.function).can_be_party else True


@role("本地法院", Function.COURT)
def court_of_the_place(case, by):
    """A court in whose district the committee works: it may refer a case to it, and registers no
    other."""
    referred = case.channel == BY_A_COURT
    return referred and case.committee.district.courts.filter(pk__in=by.bodies).exists()


@role("公众", Function.PUBLIC)
def public(case, by):
    """A visitor without a log-in."""
    return True


staff = any_of(office, mediator)
may_register = any_of(office, committee_mediator, court_of_the_place, public, system)
