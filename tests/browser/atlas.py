"""Every page of the demo: who opens it, at which address, with a case in which state.

Run inside the installation it describes: `python -m tests.browser.atlas` prints JSON. Nothing is
listed by hand: routes come from the resolver, people from the functions a view admits, cases from
what they may see, acts from their offers. A page that cannot be opened is a gap, and a gap fails a
test.
"""

# ruff: noqa: E402 -- Django is set up before its models are imported

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache, cached_property

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from cases.access import entitlement, links, unmasking
from cases.demo import logins
from cases.door import offering
from cases.ledger.referrals import taking_in
from cases.ledger.uploads import sending, working
from cases.models import Case, EstateNotice, GroupMember, LedgerUpload, ReferralBatch
from cases.states import Status
from mediation import clock
from mediation.accounts import front_door
from mediation.accounts.actor import Actor, actor_of
from mediation.accounts.models import User
from mediation.accounts.sessions import SessionStore
from mediation.directory.models import Committee, Estate, Function
from tests.browser.routes import is_file, routes
from tests.cases.ledger import referral_books
from tests.cases.ledger.ledgers import book, packed, row
from tests.clients import BACKEND

REASON = "来信反映停电，要打电话核实情况"
ABSENT = {"code": "2222-2222-2222", "token": "0" * 24}


@dataclass(frozen=True, slots=True)
class Place:
    """One page: a route at an address, opened by one identity."""

    route: str
    who: str
    role: str
    path: str
    file: bool = False
    state: str = ""
    act: str = ""
    blocked: bool = False


@dataclass(frozen=True)
class Identity:
    """Somebody who opens pages: function and role, the actor, and the values for the session."""

    who: str
    function: str
    role: str
    actor: Actor
    session: dict
    ticket: object = None

    @cached_property
    def cases(self) -> list[Case]:
        """One visible case in each state; of a party, the case of the link."""
        rows = Case.objects.visible_to(self.actor).order_by("-pk")
        return list({case.status: case for case in rows}.values())

    @cached_property
    def cookie(self) -> str:
        """The key of a session in which this person is signed in."""
        store = SessionStore()
        store.update(self.session)
        store.create()
        return store.session_key


def staff() -> Iterator[Identity]:
    """Everybody of the demo with a log-in, once for each function held."""
    for user in User.objects.filter(demo=True, is_active=True).order_by("pk"):
        session = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        actor = actor_of(user.person)
        for function in actor.functions:
            who = f"{user.username} as {function}"
            yield Identity(who, function, function, actor.acting(function), session)


def parties() -> Iterator[Identity]:
    """Applicant and respondent of one case in every state, each with a link of their own."""
    for status in Status:
        case = Case.objects.filter(status=status).order_by("pk").first()
        for party in case.parties.filter(role__in=["applicant", "respondent"], released_on=None):
            ticket = links.issue_link(case, party)
            entitlement.update_access_rows(case)
            link = links.link_of(ticket.token)
            session = {front_door.LINK_SESSION_KEY: link.pk}
            who = f"{party.role} of {status}"
            actor = front_door.link_reader(link.pk)
            yield Identity(who, Function.RESIDENT, party.role, actor, session, ticket)


def nobody(people) -> Identity:
    """A visitor who is not signed in, holding somebody's link."""
    ticket = next(one.ticket for one in people if one.ticket)
    return Identity("", "", "", front_door.NOBODY, {}, ticket)


def cases_for(parameters, identity) -> Iterator[dict]:
    """The cases of an address with a number, with the further parameters that fit each."""
    for case in identity.cases:
        place = {"number": case.number, "state": case.status}
        if "pk" in parameters:
            papers = {paper.kind: paper.pk for paper in case.documents.order_by("pk")}
            yield from (place | {"pk": pk, "act": kind} for kind, pk in papers.items())
        elif "act" in parameters:
            for offer in offering.offers(case, identity.actor):
                yield place | {"act": offer.name, "blocked": bool(offer.blocked_by)}
        else:
            yield place


def member_lists(parameters, identity) -> Iterator[dict]:
    """The list of a group of many, where this person may read it."""
    lists = GroupMember.objects.filter(case__in=Case.objects.visible_to(identity.actor))
    rows = lists.order_by("case", "group").values("case__number", "group").distinct()
    yield from ({"number": row["case__number"], "group": row["group"]} for row in rows)


def papers(parameters, identity) -> Iterator[dict]:
    """Papers that anybody may check, and a code that no paper has."""
    paper = Case.objects.get(status=Status.AGREED).documents.get(kind="agreement")
    yield from ({"code": code} for code in (paper.check_code, ABSENT["code"]))


def colleague_of(identity) -> Actor | None:
    """Another person who serves a body of this one, in the same function."""
    for one in staff():
        same = one.function == identity.function and one.actor.bodies & identity.actor.bodies
        if same and one.who != identity.who:
            return one.actor
    return None


def requests(parameters, identity) -> Iterator[dict]:
    """What a colleague asks to see, to be answered by this person."""
    if colleague := colleague_of(identity):
        case = identity.cases[0]
        yield {"number": case.number, "pk": unmasking.ask(case, colleague, REASON).pk}


def opened_papers(parameters, identity) -> Iterator[dict]:
    """A paper of a case that a colleague has let this person open."""
    readable = (case for case in identity.cases if case.documents.filter(kind="agreement"))
    case, colleague = next(readable), colleague_of(identity)
    if colleague:
        asked = unmasking.ask(case, identity.actor, REASON)
        unmasking.answer(case, asked.pk, colleague, grant=True)
        yield {"number": case.number, "pk": case.documents.filter(kind="agreement").last().pk}


LEDGER = [row(1), row(2, 小区=None), row(3, 调解结果="和解", 申请人="张三等")]
# Those that wait come last, so that nothing works on them.
STAGES = {"unreadable": b"a,b", **dict.fromkeys(("checked", "done", "failed", "ordered", "sent"))}


@cache
def sent_ledgers(actor) -> dict[str, LedgerUpload]:
    """A ledger this person sent, in every stage."""
    committee, found = Committee.objects.get(pk=min(actor.bodies)), {}
    for stage, content in STAGES.items():
        label = LedgerUpload.Stage(stage).label
        how = {"committee": committee, "key": f"atlas {stage}", "name": f"台账（{label}）.xlsx"}
        content = content or packed(book(*LEDGER))
        found[stage] = sending.send(by=actor, content=content, **how)
        if stage in ("unreadable", "checked", "done"):
            working.work()
        if stage == "done":
            sending.order(found[stage])
            working.work()
        if stage in ("failed", "ordered"):
            LedgerUpload.objects.filter(pk=found[stage].pk).update(stage=stage)
    return found


def ledgers(parameters, identity) -> Iterator[dict]:
    """The pages of these ledgers."""
    for stage, sent in sent_ledgers(identity.actor).items():
        yield {"upload": sent.pk, "state": stage}


def refused_rows(parameters, identity) -> Iterator[dict]:
    """The workbook of the refused rows of one that was checked."""
    yield {"upload": sent_ledgers(identity.actor)["checked"].pk}


@cache
def sent_batch(committee) -> ReferralBatch:
    """A workbook of two referrals that was sent, one of them refused."""
    known = Estate.objects.filter(committee=committee).order_by("pk").first().name
    rows = referral_books.row(1, 小区=known), referral_books.row(2, 纠纷类型="天象")
    batch = ReferralBatch.objects.create(
        committee=committee,
        sent_by="郑管",
        file_name="移送.xlsx",
        key=f"atlas {committee.pk}",
        at=clock.now(),
    )
    clerk = next(one.actor for one in staff() if committee.pk in one.actor.bodies)
    workbook = taking_in.read_for(committee, None, referral_books.book(*rows))
    taking_in.take_in(batch, workbook, clerk)
    return batch


def batches(parameters, identity) -> Iterator[dict]:
    """The page of a workbook of referrals."""
    function, body = identity.actor.function, min(identity.actor.bodies)
    of_a_court = function == Function.COURT
    committee = Committee.objects.filter(**{"district__courts" if of_a_court else "pk": body})
    batch = sent_batch(committee.order_by("pk").first())
    if of_a_court:
        ReferralBatch.objects.filter(pk=batch.pk).update(court=body)
    yield {"batch": batch.pk}


def notices(parameters, identity) -> Iterator[dict]:
    """The notices of rectification that belong to no case."""
    for notice in EstateNotice.objects.visible_to(identity.actor):
        yield {"pk": notice.pk, "state": notice.status}


def estates(parameters, identity) -> Iterator[dict]:
    """An estate."""
    yield {"code": Estate.objects.order_by("pk").first().code}


def tickets(parameters, identity) -> Iterator[dict]:
    """A link that waits for its code, and one that never existed."""
    yield from ({"token": token} for token in (identity.ticket.token, ABSENT["token"]))


SOURCES = {
    ("number",): cases_for,
    ("number", "pk"): cases_for,
    ("number", "act"): cases_for,
    ("number", "group"): member_lists,
    ("supervisor:decide", "number", "pk"): requests,
    ("supervisor:paper", "number", "pk"): opened_papers,
    ("office:refused_rows", "upload"): refused_rows,
    ("upload",): ledgers,
    ("batch",): batches,
    ("public:paper", "code"): papers,
    ("public:estate", "code"): estates,
    ("token",): tickets,
    ("pk",): notices,
    (): lambda parameters, identity: [{}],
}


def places_of(name, pattern, people) -> Iterator[Place]:
    """Every page of one route."""
    parameters = tuple(pattern.pattern.converters)
    source = SOURCES.get((name, *parameters)) or SOURCES[parameters]
    admits = pattern.callback.admits
    for identity in people if admits else [nobody(people)]:
        if admits and identity.function not in admits:
            continue
        for sample in source(parameters, identity):
            values = {key: sample[key] for key in parameters}
            optional = {key: sample.get(key, "") for key in ("state", "act")}
            optional["blocked"] = sample.get("blocked", False)
            path = reverse(name, kwargs=values)
            yield Place(name, identity.who, identity.role, path, is_file(pattern), **optional)


def once(places) -> list[Place]:
    """The pages without those that differ only in the person of a function, or in the case.

    A refused act is visited once, and only where it is never open.
    """
    first: dict[tuple, Place] = {}
    free: set[tuple] = set()
    for place in sorted(places, key=lambda place: place.blocked):
        act = (place.route, place.role, place.act)
        if place.blocked and act in free:
            continue
        free.add(act)
        which = (place.state, place.act) if place.state else place.path
        first.setdefault((place.route, place.role, which), place)
    return list({(place.who, place.path): place for place in first.values()}.values())


def atlas() -> dict:
    """Every page, and the session of everybody who opens one."""
    people = [*staff(), *parties()]
    places = once(place for name, pattern in routes() for place in places_of(name, pattern, people))
    cookies = {identity.who: identity.cookie for identity in people}
    rows = [asdict(place) for place in places]
    return {"places": rows, "cookies": cookies, "known": known(people)}


def known(people) -> dict[str, str]:
    """The values for a form, by label, of somebody who holds a link, a paper and a log-in."""
    ticket = nobody(people).ticket
    paper = Case.objects.get(status=Status.AGREED).documents.exclude(check_code="").first()
    user = User.objects.filter(demo=True, is_active=True).order_by("pk").first()
    return {
        "查询码": ticket.code,
        "编号": links.link_of(ticket.token).case.number,
        "验真码": paper.check_code,
        "电话": "13800001111",
        "用户名": user.username,
        "密码": logins.password_of(user.username),
        "金额": "1200",
    }


if __name__ == "__main__":
    print(json.dumps(atlas(), ensure_ascii=False))
