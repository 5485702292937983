"""The committee of 万安: 69 estates, their managers, 46 mediators, two log-ins."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from random import Random

from cases.demo import logins, names, shuangyang
from cases.demo.shuangyang import SINCE
from mediation.accounts.actor import Actor, actor_of
from mediation.directory.models import (
    Committee,
    Court,
    Estate,
    EstateManagement,
    Function,
    Person,
    Post,
    PropertyCompany,
)

from . import figures

CODE, SHORT = "WA", "万安"
NAME = "洛江区万安物业（邻里）纠纷人民调解委员会"
OFFICE = ("wanan-office", "骆宁")
MEDIATOR = "wanan-mediator"
MEDIATORS = 46

# short name, name; managed by the state where noted
COMPANIES = (
    ("乐栖物业", "福建乐栖城市服务有限公司（示例）"),
    ("澄心物业", "泉州澄心物业服务有限公司（示例）"),
    ("同檐物业", "泉州同檐物业管理有限公司（示例）"),
    ("榕里物业", "福建榕里生活服务有限公司（示例）"),
    ("望海楼物业", "泉州望海楼物业服务有限公司（示例）"),
    ("一禾物业", "泉州一禾物业服务有限公司（示例）"),
    ("云岫物业", "福建云岫物业管理有限公司（示例）"),
)
STATE = ("代管中心", "洛江邻里代管服务中心（示例）")


@dataclass(frozen=True, slots=True)
class Place:
    """Shared records of all cases; `company_of` and `mediator_of` are keyed by the estate's
    place."""

    committee: Committee
    court: Court
    estates: list[Estate]
    company_of: list[PropertyCompany]
    mediator_of: list[Actor]
    office: Actor


def committee() -> Committee | None:
    """The committee, or None."""
    return Committee.objects.filter(code=CODE).first()


def settle(rng: Random, court: Court) -> Place:
    """Create the committee with everything it needs."""
    made = Committee.objects.create(
        code=CODE,
        name=NAME,
        short_name=SHORT,
        district=shuangyang.district(),
        phone="0595-22000200",
        address="万安街道示例路2号",
        dossier_word="洛万物",
        agreement_word="洛万物邻",
    )
    estates = _estates(made)
    username, name = OFFICE
    clerk = logins.enlist(username, name, Function.OFFICE, title="办公室主任", committee=made)
    return Place(
        committee=made,
        court=court,
        estates=estates,
        company_of=_companies(estates),
        mediator_of=_mediators(rng, made, estates),
        office=actor_of(clerk),
    )


def _estates(committee) -> list[Estate]:
    communities, rows = {}, []
    for number, (street, place, name, kind, households, _) in enumerate(figures.estates(), 1):
        if place not in communities:
            communities[place] = shuangyang.community(place, street)
        row = Estate(
            committee=committee,
            community=communities[place],
            code=f"wa-{number:03}",
            name=name,
            kind=kind,
            households=households,
        )
        rows.append(row)
    return Estate.objects.bulk_create(rows)


def _companies(estates) -> list[PropertyCompany]:
    """Companies in turn; the state's own centre manages the old estates."""
    made = [_company(serial, *row) for serial, row in enumerate((*COMPANIES, STATE), 3)]
    *firms, centre = made
    in_turn = cycle(firms)
    chosen = [centre if estate.kind == "old" else next(in_turn) for estate in estates]
    EstateManagement.objects.bulk_create(
        EstateManagement(
            estate=estate,
            mode="state" if company == centre else "company",
            company=company,
            since=SINCE,
        )
        for estate, company in zip(estates, chosen, strict=True)
    )
    return chosen


def _company(serial, short, name) -> PropertyCompany:
    return PropertyCompany.objects.create(
        name=name,
        short_name=short,
        uscc=names.credit_code(serial),
        phone=f"0595-220000{serial:02}",
        address=f"示例市示例路{serial}0号",
    )


def _mediators(rng, committee, estates) -> list[Actor]:
    """46 mediators along the estates: one covers one, the next covers two, and so on."""
    people = _people(rng, committee)
    serving, actors = iter(estates), []
    for number, person in enumerate(people):
        served = [next(serving) for _ in range(1 + number % 2)]
        post = person.posts.get()
        post.estates.set(served)
        actors += [actor_of(person, [post])] * len(served)
    return actors


def _people(rng, committee) -> list[Person]:
    """46 people with 46 names; the second, who covers two estates, has a log-in."""
    called = _names(rng)
    post = {"function": Function.MEDIATOR, "title": "调解员"}
    people = []
    for number in range(MEDIATORS):
        if number == 1:
            name, where = next(called), {"title": post["title"], "committee": committee}
            people.append(logins.enlist(MEDIATOR, name, Function.MEDIATOR, **where))
            continue
        person = Person.objects.create(name=next(called))
        Post.objects.create(person=person, committee=committee, since=SINCE, **post)
        people.append(person)
    return people


def _names(rng) -> Iterator[str]:
    taken = {role.name for role in shuangyang.CAST} | {OFFICE[1]}
    while True:
        name = names.person(rng)
        if name not in taken:
            taken.add(name)
            yield name
