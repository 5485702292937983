"""双阳（示例）: six invented estates, two companies, a court, and the cast."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction

from mediation.accounts.actor import Actor, actor_of
from mediation.accounts.functions import row_of
from mediation.directory.models import (
    Committee,
    Community,
    Court,
    Department,
    District,
    Estate,
    EstateManagement,
    Function,
    PropertyCompany,
    Street,
)

from . import logins, names

DISTRICT = ("350504", "洛江区")
STREET = "双阳街道"
SINCE = date(2022, 1, 1)
CODE = "SY"
SHORT = "双阳"
NAME = "双阳（示例）物业（邻里）纠纷人民调解委员会"


class Place(NamedTuple):
    """One estate; `company` is the short name of its manager, empty if the owners manage it."""

    code: str
    name: str
    community: str
    kind: str
    households: int
    company: str


class Role(NamedTuple):
    """One member of the cast; `body` is the short name of a company or department, if any."""

    username: str
    name: str
    function: Function
    title: str
    body: str = ""


ESTATES = (
    Place("sy-001", "侨韵苑", "南山社区", "commercial", 1180, "安邻"),
    Place("sy-002", "三角梅苑", "南山社区", "commercial", 620, "安邻"),
    Place("sy-003", "新南雅居", "新南社区", "commercial", 860, "安邻"),
    Place("sy-004", "新岭花苑", "新岭社区", "commercial", 540, "和煦"),
    Place("sy-005", "归园里小区", "新岭社区", "resettlement", 720, "和煦"),
    Place("sy-006", "侨光新村", "新南社区", "old", 312, ""),
)

# short name, name, serial of its credit code, telephone, legal representative
COMPANIES = (
    ("安邻", "泉州安邻物业服务有限公司（示例）", 1, "0595-22000001", "庄安邻"),
    ("和煦", "泉州和煦物业管理有限公司（示例）", 2, "0595-22000002", "骆和煦"),
)

# short name, name, kind; the street office oversees its street, the others the district
DEPARTMENTS = (
    ("住建", "洛江区住房和城乡建设局（示例）", Department.Kind.HOUSING),
    ("司法", "洛江区司法局（示例）", Department.Kind.JUSTICE),
    ("街道", "双阳街道办事处（示例）", Department.Kind.STREET),
)

CAST = (
    Role("chentiao", "陈调", Function.MEDIATOR, "专职调解员"),
    Role("wupang", "吴旁", Function.MEDIATOR, "兼职调解员"),
    Role("zhengguan", "郑管", Function.OFFICE, "办公室主任"),
    Role("heyin", "何印", Function.OFFICE, "印章保管人"),
    Role("xuguanjia", "许管家", Function.COMPANY, "项目经理", "安邻"),
    Role("caihexu", "蔡和煦", Function.COMPANY, "客服主管", "和煦"),
    Role("gufa", "顾法", Function.COURT, "诉调对接法官"),
    Role("qiandu", "钱督", Function.SUPERVISOR, "物业管理科科长", "住建"),
    Role("fuhe", "付核", Function.SUPERVISOR, "物业管理科科员", "住建"),
    Role("songsi", "宋司", Function.SUPERVISOR, "人民参与和促进法治科科长", "司法"),
    Role("jiangjie", "姜街", Function.SUPERVISOR, "平安办主任", "街道"),
)


@dataclass(frozen=True, slots=True)
class Town:
    """The committee with its places, companies, court and people."""

    committee: Committee
    court: Court
    estates: dict[str, Estate]
    companies: dict[str, PropertyCompany]
    actors: dict[str, Actor]

    def clerk_of(self, company) -> Actor:
        """The clerk who answers for a company."""
        return self.actors["许管家" if company == self.companies["安邻"] else "蔡和煦"]


def district() -> District:
    """The district of both committees."""
    code, name = DISTRICT
    return District.objects.get_or_create(code=code, defaults={"name": name})[0]


@transaction.atomic
def settle() -> Town:
    """The town with its cast; creates what is missing."""
    here = district()
    committee = _committee(here)
    court = _court(here)
    companies = {short: _company(short, *row) for short, *row in COMPANIES}
    estates = {row.name: _estate(committee, companies, row) for row in ESTATES}
    departments = {short: _department(here, *row) for short, *row in DEPARTMENTS}
    actors = {row.name: _actor(row, committee, court, companies | departments) for row in CAST}
    return Town(committee, court, estates, companies, actors)


def _committee(here):
    defaults = {
        "name": NAME,
        "short_name": SHORT,
        "district": here,
        "phone": "0595-22000100",
        "address": "双阳街道示例路1号",
        "dossier_word": "洛双物",
        "agreement_word": "洛双物邻",
    }
    return Committee.objects.get_or_create(code=CODE, defaults=defaults)[0]


def _court(here):
    court, made = Court.objects.get_or_create(
        name="洛江区人民法院（示例）", defaults={"code": "闽0504"}
    )
    above, _ = Court.objects.get_or_create(
        name="泉州市中级人民法院（示例）", defaults={"code": "闽05"}
    )
    if made:
        court.districts.add(here)
        above.districts.add(here)
    return court


def _department(here, name, kind):
    street = community(ESTATES[0].community).street if kind == Department.Kind.STREET else None
    defaults = {"district": here, "kind": kind, "street": street}
    return Department.objects.get_or_create(name=name, defaults=defaults)[0]


def _company(short, name, serial, phone, representative):
    defaults = {
        "short_name": f"{short}物业",
        "uscc": names.credit_code(serial),
        "phone": phone,
        "legal_representative": representative,
        "address": f"示例市示例路{serial}0号",
    }
    return PropertyCompany.objects.get_or_create(name=name, defaults=defaults)[0]


def community(name, street=STREET) -> Community:
    """A community of a street."""
    row, _ = Street.objects.get_or_create(district=district(), name=street)
    return Community.objects.get_or_create(street=row, name=name)[0]


def _estate(committee, companies, row: Place):
    defaults = {
        "committee": committee,
        "community": community(row.community),
        "name": row.name,
        "kind": row.kind,
        "households": row.households,
    }
    estate, made = Estate.objects.get_or_create(code=row.code, defaults=defaults)
    if made:
        mode = "company" if row.company else "owners"
        EstateManagement.objects.create(
            estate=estate, mode=mode, company=companies.get(row.company), since=SINCE
        )
    return estate


def _actor(row: Role, committee, court, named):
    field = row_of(row.function).body
    body = {"committee": committee, "court": court}.get(field) or named[row.body]
    person = logins.enlist(row.username, row.name, row.function, title=row.title, **{field: body})
    return actor_of(person)
