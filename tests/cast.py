"""The cast: the same named people in every test, in a committee with two estates.

李申 applies, 周被 answers, 陈调 mediates, 吴旁 mediates other cases, 郑管 runs the office, 许管家
answers for the company, 顾法 is the court's liaison.
"""

from datetime import date
from types import SimpleNamespace

from mediation.accounts.actor import actor_of
from mediation.directory.models import (
    Committee,
    Community,
    Court,
    Department,
    District,
    Estate,
    EstateManagement,
    Function,
    Person,
    Post,
    PropertyCompany,
    Street,
)
from tests import kept_rows

SINCE = date(2019, 1, 1)
AT_A_COMMITTEE = {"mediator": "陈调", "bystander": "吴旁", "clerk": "郑管", "deputy": "岳副"}


def town(code="SY", name="双阳（示例）"):
    """A committee with its place, company, court and people."""
    community = _community()
    district = community.street.district
    committee = _committee(code, name, district)
    company = PropertyCompany.objects.create(
        name=f"{name}安邻物业服务有限公司（示例）", short_name="安邻物业", phone="0595-22000001"
    )
    estate = Estate.objects.create(
        committee=committee,
        community=community,
        code=f"{code.lower()}-1",
        name="侨韵苑",
        households=1200,
    )
    EstateManagement.objects.create(estate=estate, company=company, since=SINCE)
    court, _ = Court.objects.get_or_create(name="示例区人民法院", defaults={"code": "闽0599"})
    court.districts.add(district)
    return SimpleNamespace(
        district=district, committee=committee, company=company, estate=estate, court=court
    )


def _committee(code, name, district):
    return Committee.objects.create(
        code=code,
        name=f"{name}物业（邻里）纠纷人民调解委员会",
        short_name=name,
        district=district,
        dossier_word="洛双物",
        agreement_word="洛双物邻",
    )


def _community():
    district, _ = District.objects.get_or_create(code="350599", defaults={"name": "示例区"})
    street, _ = Street.objects.get_or_create(district=district, name="双阳街道")
    return Community.objects.get_or_create(street=street, name="南山社区")[0]


def hire(name, function, **body):
    """A person with one post; returns the person."""
    person = Person.objects.create(name=name)
    Post.objects.create(person=person, function=function, since=SINCE, **body)
    return person


def cast(place=None):
    """The town with all people, as persons and as actors."""
    if place or Committee.objects.exists():
        return _people_of(place or town())
    return kept_rows.once("cast", lambda: _people_of(town()), first=True)


def _people_of(t):
    for who, name in AT_A_COMMITTEE.items():
        function = Function.MEDIATOR if who in ("mediator", "bystander") else Function.OFFICE
        setattr(t, who, hire(name, function, committee=t.committee))
    t.manager = hire("许管家", Function.COMPANY, company=t.company)
    t.liaison = hire("顾法", Function.COURT, court=t.court)
    for who in ("mediator", "bystander", "clerk", "deputy", "manager", "liaison"):
        setattr(t, f"as_{who}", actor_of(getattr(t, who)))
    return t


def at_work_in(committee, beside):
    """The people of a committee that `cast` made; company and court are those beside it."""
    posts = Post.objects.filter(committee=committee).select_related("person").order_by("pk")
    theirs = {post.person.name: post.person for post in posts}
    t = SimpleNamespace(**vars(beside) | {"committee": committee})
    for who, name in AT_A_COMMITTEE.items():
        setattr(t, who, theirs[name])
        setattr(t, f"as_{who}", actor_of(theirs[name]))
    return t


def overseer(people):
    """钱督 at the housing bureau of the district, hired when first asked for."""
    if not hasattr(people, "overseer"):
        bureau = Department.objects.create(name="住建局", kind="housing", district=people.district)
        people.overseer = hire("钱督", Function.SUPERVISOR, department=bureau)
    return people.overseer
