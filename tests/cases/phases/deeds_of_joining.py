"""People who join a mediation later, and clashes of a mediator with them."""

from datetime import date

from cases.states import Status as S
from mediation.directory.models import Function, Post
from tests.cases.phases.deeds_of_mediation import APRIL, SUNDAY, YES, sit_down
from tests.cast import SINCE
from tests.factories import PARTIES, at, money


def oral_money_for_the_committee(people):
    third = {"role": "other", "side": 3, "name": people.committee.short_name}
    d = at(people, S.MEDIATING, parties=[*PARTIES, third])
    return d, {"content": "", "amount": 100, "payer": d.zhou, "payee": d.case.parties.get(side=3)}


def another_yes(d):
    d.office("consent", party=d.case.parties.get(name="孙三"), **YES)


def another_told(d):
    d.mediator("give_notice", parties=[d.case.parties.get(name="孙三")], how="当面")


def another_draft(d):
    """孙三 has a part in it too."""
    sun = d.case.parties.get(name="孙三")
    d.write(money(d, (APRIL, 580000)), money(d, (APRIL, 100), by_party=sun))


def joined_by(**fields):
    """A party joins later with these fields, consents and gets the rights notice."""

    def deed(d):
        d.office("add_party", **{"role": "respondent", "side": 2, "name": "孙三", **fields})
        another_yes(d)
        another_told(d)

    return deed


MINOR = {"born_on": date(2008, 3, 3)}  # eighteen tomorrow
GROWN = {"born_on": date(2008, 3, 2)}
GUARDED = MINOR | {"speaker": "guardian", "speaker_name": "孙母"}
AGENT = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解、签收"}
ENDED = AGENT | {"speaker_until": SUNDAY}


def sun(d):
    return d.case.parties.get(name="孙三")


def agreed_with(**fields):
    """A text 孙三 has a part in, ready to be signed."""

    def deed(d):
        joined_by(**fields)(d)
        sit_down(d)
        another_draft(d)
        d.mediator("draft_agreement")

    return deed


def serves(company):
    """The mediator once held a post at this company; nobody said so."""

    def deed(d):
        Post.objects.create(
            person=d.p.mediator,
            function=Function.COMPANY,
            company=company(d),
            since=SINCE,
            until=SUNDAY,
        )

    return deed


def our_company(d):
    return d.p.company


def company_joins(d):
    joined_by(kind="organisation", company=d.p.company)(d)
