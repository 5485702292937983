"""Two towns with the same kind of case in each, every text marked, and every identity."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

from django.test import Client

from cases import door
from cases.access import entitlement, links, unmasking
from cases.demo.sample_scan import sample_scan
from cases.ledger.uploads import sending
from cases.models import EstateNotice, ReferralBatch
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.accounts.models import User
from mediation.directory.models import (
    Community,
    Court,
    Department,
    District,
    EstateManagement,
    Function,
    PropertyCompany,
    Street,
)
from tests.cast import SINCE, cast, hire, town
from tests.clients import client_showing_errors, open_link, sign_in
from tests.factories import LEAST

IDS = {"A": "350599197803120016", "B": "350599198507160026"}


@dataclass
class Somebody:
    """One identity: role and town, its client, and the cases it may see."""

    name: str
    role: str
    town: str
    client: Client
    sees: set = field(default_factory=set)


def marks(letter: str) -> dict[str, str]:
    """The marker strings of one town's case."""
    return {
        "applicant": f"申甲{letter}记",
        "respondent": f"被乙{letter}记",
        "phone": "13811112222" if letter == "A" else "13933334444",
        "other_phone": "13855556666" if letter == "A" else "13977778888",
        "id": IDS[letter],
        "caucus": f"背对背底线{letter}记",
        "statement": f"陈述内容{letter}记",
        "offer": f"方案内容{letter}记",
        "session": f"商谈内容{letter}记",
        "note": f"联系情况{letter}记",
        "clause": f"重做防水{letter}记",
        "answer": f"查看情况{letter}记",
        "place": f"侨韵苑{letter}六号楼",
        "title": f"申甲{letter}记家漏水标题{letter}记",  # with the hidden name written out
        "estate": f"侨韵苑{letter}",
        "mediator": f"陈调{letter}记",
        "summary": f"申甲{letter}记说简要情况{letter}记",
        "claim": f"赔偿天花板{letter}记",
        "investigation": f"现场调查{letter}记",
        "promise": f"换管承诺{letter}记",
    }


def build(letter: str) -> SimpleNamespace:
    """A town with one case taken through the door to performance, after the court's ruling."""
    people = cast(town(code=f"T{letter}", name=f"示例{letter}"))
    if letter == "B":
        _move_to_the_next_district(people)
        people.court = Court.objects.create(name="另一示例法院", code="闽0598")
        people.court.districts.add(people.district)
        people.liaison = hire("顾法", Function.COURT, court=people.court)
        people.as_liaison = actor_of(people.liaison)
    people.letter, people.marks = letter, marks(letter)
    _name(people, letter)
    people.case = _case(people)
    people.links = {p.role: links.issue_link(people.case, p) for p in people.case.parties.all()}
    entitlement.update_access_rows(people.case)
    _oversee(people)
    people.notice = notice_of(people)
    people.ledger, people.batch = ledger_of(people), batch_of(people)
    return people


def notice_of(people):
    """A notice of the housing office about the estate, which belongs to no case."""
    today = clock.today()
    bureau = Department.objects.get(name=f"住建局{people.letter}")
    text = {"number": "1号", "basis": "《物业管理条例》", "items": "清理消防通道"}
    days = {"issued_on": today, "served_on": today, "due_on": today + timedelta(days=15)}
    where = {"estate": people.estate, "company": people.company, "issued_by": bureau}
    by = actor_of(people.overseer)
    return EstateNotice.issue(by, **text, **days, **where, service="直接送达")


def batch_of(people):
    """A workbook of referrals the clerk sent, with a row that was refused."""
    refused = [{"row": 2, "column": "地点", "reason": people.marks["place"]}]
    told = {"read": 1, "opened": 0, "known": 0, "told": [people.marks["summary"]]}
    return ReferralBatch.objects.create(
        committee=people.committee,
        court=people.court,
        principal=people.as_clerk.principal,
        sent_by=people.clerk.name,
        key="one",
        file_name=f"{people.marks['place']}.xlsx",
        report=json.dumps(told | {"refused": refused}),
        at=clock.now(),
        finished=True,
    )


def ledger_of(people):
    """A ledger the clerk sent, with a refused row."""
    how = {"committee": people.committee, "key": "one", "name": f"{people.marks['note']}.xlsx"}
    sent = sending.send(by=people.as_clerk, content=b"PK", **how)
    sent.report = json.dumps({"summary": people.marks["summary"], "questions": []})
    sent.stage = sent.Stage.CHECKED
    sent.save()
    with ZipFile(book := BytesIO(), "w") as parts:
        parts.writestr("sheet.xml", people.marks["place"])
    sent.keep_file("refused", book.getvalue())
    return sent


def _move_to_the_next_district(people):
    """A district, a street and a community of its own."""
    people.district = District.objects.create(code="350598", name="邻区")
    street = Street.objects.create(district=people.district, name="邻街道")
    people.committee.district = people.district
    people.committee.save()
    people.estate.community = Community.objects.create(street=street, name="邻社区")
    people.estate.save()


def _oversee(people):
    """Two people at the housing office of the district, one of whom has asked to see the case,
    and one at the street office."""
    street, where = people.estate.community.street, {"district": people.district}
    name = people.letter
    bureau = Department.objects.create(name=f"住建局{name}", kind="housing", **where)
    office = Department.objects.create(name=f"街道办{name}", kind="street", street=street, **where)
    people.overseer = hire("钱督", Function.SUPERVISOR, department=bureau)
    people.colleague = hire("付核", Function.SUPERVISOR, department=bureau)
    people.at_the_street = hire("姜街", Function.SUPERVISOR, department=office)
    asker = actor_of(people.overseer)
    people.asked = unmasking.ask(people.case, asker, "当事人来信反映，要打电话核实")


def _name(people, letter):
    """The estate and the people of the house under names of their own."""
    for who in ("mediator", "bystander", "clerk", "manager"):
        person = getattr(people, who)
        person.name = f"{person.name}{letter}记"
        person.save()
        setattr(people, f"as_{who}", actor_of(person))
    people.estate.name = f"侨韵苑{letter}"
    people.estate.save()


def _case(p):
    """A case through the door until the papers are at the court, every text marked."""
    m = p.marks
    case = door.register(
        by=p.as_clerk,
        committee=p.committee,
        estate=p.estate,
        place=m["place"],
        category="LK",
        title=m["title"],
        summary=m["summary"],
        amount=100000,
        **LEAST,
        claims=[{"item": m["claim"], "amount": 100000}],
        parties=[
            _party("applicant", 1, m["applicant"], m["phone"], id_number=m["id"], hide_name=True),
            _party("respondent", 2, m["respondent"], m["other_phone"]),
        ],
    )
    both = list(case.parties.all())
    for chapter in (_handled, _asked, _talked, _written, _signed):
        chapter(p, case, both)
    door.take(case, "open_proceeding", by=p.as_clerk, court=p.court, applicants=both)
    return door.record(case, "court_send", by=p.as_clerk)


def _handled(p, case, both):
    answer = {"findings": p.marks["answer"], "action": "建议调解", "answered_by": "许"}
    door.take(case, "dispatch", by=p.as_clerk, company=p.company)
    answer |= {"promise_text": p.marks["promise"], "promise_due_on": clock.today()}
    door.take(case, "answer", by=p.as_manager, **answer)


def _asked(p, case, both):
    call = {"way": "phone", "reached": True, "at": clock.now(), "words": p.marks["note"]}
    door.take(case, "request_mediation", by=p.as_clerk, party=both[0])
    door.record(case, "contact", by=p.as_clerk, party=both[0], **call)
    for party in both:
        door.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="当面")
    door.take(case, "accept", by=p.as_deputy, mediator=p.mediator)


def _talked(p, case, both):
    held = {"statements": p.marks["statement"], "content": p.marks["session"]}
    held |= {"place": "评理室", "outcome": "agreed"}
    door.record(case, "give_notice", by=p.as_mediator, parties=both, how="当面")
    door.take(case, "open_session", by=p.as_mediator)
    door.record(case, "caucus", by=p.as_mediator, party=both[0], text=p.marks["caucus"])
    seen = {"place": "现场", "asked": "邻居", "text": p.marks["investigation"]}
    door.record(case, "investigate", by=p.as_mediator, **seen)
    door.record(case, "offer", by=p.as_mediator, party=both[1], text=p.marks["offer"])
    door.record(case, "log_session", by=p.as_mediator, present=both, **held)
    scanned = {"paper": "evidence", "file": sample_scan("照片")}
    door.record(case, "file_scan", by=p.as_mediator, **scanned)


def _written(p, case, both):
    day = clock.today()
    money = {"kind": "money", "by_party": both[1], "to_party": both[0], "amount": 100000}
    work = {"kind": "act", "by_party": both[1], "text": p.marks["clause"], "standard": "不渗"}
    clauses = [money | {"due_on": day, "way": "现金"}, work | {"due_on": day}]
    door.record(case, "edit_agreement", by=p.as_mediator, facts="漏水。", clauses=clauses)
    door.take(case, "draft_agreement", by=p.as_mediator)


def _signed(p, case, both):
    for party in both:
        mark = {"party": party, "mark": "name", "identity_checked": "身份证"}
        door.record(case, "sign", by=p.as_mediator, **mark)
    door.record(case, "mediator_sign", by=p.as_mediator)
    door.record(case, "seal", by=p.as_clerk)


def _party(role, side, name, phone, **more):
    return {"role": role, "side": side, "name": name, "phone": phone, **more}


def everybody(a, b) -> list[Somebody]:
    """Every identity, with the cases it may see ("A", "B")."""
    rival = PropertyCompany.objects.create(name="另一物业（示例）", phone="0595-22000009")
    EstateManagement.objects.create(estate=b.estate, company=rival, since=SINCE)
    stranger = hire("旁物业", Function.COMPANY, company=rival)
    found = [Somebody("nobody", "", "", client_showing_errors())]
    found += [*_of_town("A", a), *_of_town("B", b)]
    found.append(Somebody("rival", "company", "", sign_in(stranger, client_showing_errors())))
    leaver = hire("离职", Function.MEDIATOR, committee=a.committee)
    gone = sign_in(leaver, client_showing_errors())
    User.objects.filter(person=leaver).update(is_active=False)
    found.append(Somebody("deactivated", "", "", gone))
    return found


def _of_town(letter, t):
    """Everybody of one town: staff, the street office, another mediator, the link holders."""
    staff = {
        "office": t.clerk,
        "mediator": t.mediator,
        "company": t.manager,
        "court": t.liaison,
        "supervisor": t.overseer,
    }
    for role, person in staff.items():
        yield Somebody(
            f"{role} {letter}", role, letter, sign_in(person, client_showing_errors()), {letter}
        )
    client = sign_in(t.at_the_street, client_showing_errors())
    yield Somebody(f"street {letter}", "supervisor", letter, client, {letter})
    yield Somebody(
        f"bystander {letter}", "mediator", letter, sign_in(t.bystander, client_showing_errors())
    )
    for role, ticket in t.links.items():
        yield Somebody(
            f"{role} {letter}", role, letter, open_link(ticket, client_showing_errors()), {letter}
        )
