"""A name whose owner hides it appears on no page and no form of the other side.

The name is written into every text that is typed on a road through all phases; the other party and
the company, itself a party, then read every page of the case and every form, empty and refused.
"""

import pytest

from cases.access.links import Ticket, actor_of_link, issue_link, link_of
from cases.door import offering
from cases.states import Status as S
from cases.web.trail_lines import entries_for
from mediation import clock
from mediation.accounts.actor import Actor, Kind, actor_of
from mediation.directory.models import Function
from tests import factories
from tests.cases.web.public.made import open_case
from tests.cast import cast, overseer
from tests.clients import open_link, sign_in
from tests.deeds import time_is_held
from tests.dispute import FIRST, PARTIES, Dispute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

HIDDEN = PARTIES[0]["name"]
CODES = {"way", "mark", "signer", "outcome", "end_reason", "source", "score", "kind", "clash"}
PARTS = ("", *(f"?part={part}" for part in ("story", "parties", "claims", "sessions", "numbers")))


def marked(value):
    """A fact with the hidden name behind every text in it."""
    if isinstance(value, str):
        return f"{value}{HIDDEN}"
    if isinstance(value, dict):
        return {name: given if name in CODES else marked(given) for name, given in value.items()}
    return [marked(one) for one in value] if isinstance(value, list | tuple) else value


class DisputeNamingTheHidden(Dispute):
    """A dispute in which everybody writes the hidden name into every text."""

    def do(self, by, name, /, **facts):
        """The act with every text of it marked."""
        return super().do(by, name, **marked(facts))


def complaint(people):
    hidden, other = PARTIES[0] | {"hide_name": True}, PARTIES[1]
    company = {"role": "respondent", "side": 2, "name": people.company.name}
    company |= {"company": people.company, "kind": "organisation"}
    agent = {"speaker": "agent", "speaker_name": f"{HIDDEN}之友", "speaker_scope": "和解"}
    more = {"title": HIDDEN, "place": HIDDEN, "summary": HIDDEN}
    made = factories.complain(people, parties=(hidden, other | agent, company), **more)
    return DisputeNamingTheHidden(people, made.case)


def promised(d):
    facts = {"promise_text": "换管", "promise_due_on": clock.today()}
    d.office("make_promise", company=d.p.company, **facts)


def talked(d):
    d.mediator("contact", party=d.zhou, way="phone", reached=False, at=clock.now(), words="忙")
    d.mediator("offer", party=d.li, text="先修")
    d.mediator("investigate", place="楼上", asked="邻居", text="渗水")
    time_is_held(d)


def resume_and_draft(d):
    d.mediator("release_hold").sit_down().write(*factories.usual_clauses(d))
    d.mediator("draft_agreement")


def part_paid(d):
    d.mediator("start_performance").pay(FIRST, confirmed=False)
    d.mediator("dun", words="请付清")


ROAD = (
    factories._dispatched,
    promised,
    lambda d: d.company("answer", findings="无渗漏", action="建议调解", answered_by="许"),
    lambda d: d.office("rate", party=d.li, score="satisfied", words="好"),
    factories._requested,
    factories._accepted,
    factories._mediating,
    talked,
    resume_and_draft,
    lambda d: d.parties_sign(),
    lambda d: d.mediator("mediator_sign").office("seal"),
    part_paid,
    lambda d: d.mediator("record_act", obligation=d.duty, proof="不渗"),
)


def readers(d):
    """(actor, client, address of the case) of the other party and of the company."""
    ticket = Ticket.fresh()
    Dispute.office(d, "give_link", party=d.zhou, ticket=ticket)
    actor = actor_of_link(link_of(ticket.token).pk)
    yield actor, open_link(ticket), f"/my/cases/{d.number}/"
    yield d.p.as_manager, sign_in(d.p.manager), f"/company/cases/{d.number}/"


def answers(d, actor, client, base):
    """(address, answer) of every page of the case and every form, empty and refused."""
    pages = [base + part for part in PARTS] if base.startswith("/company") else [base]
    pages += ["/company/", "/company/promises/"] if base.startswith("/company") else []
    for page in pages:
        yield page, client.get(page)
    for act in sorted(offering.may(d.case, actor)):
        page = f"{base}{act}/"
        yield f"GET {page}", client.get(page)
        yield f"POST {page}", client.post(page, {"version": "x"})


@pytest.mark.one_database  # the names are found in Python
def test_a_hidden_name_written_into_every_text_is_on_no_page_of_the_others():
    d, shown, refused = complaint(cast()), [], 0
    for deed in ROAD:
        deed(d)
        for actor, client, base in readers(d):
            for page, answer in answers(d, actor, client, base):
                refused += answer.status_code == 422
                if HIDDEN in answer.content.decode():
                    shown.append(f"{d.status} {page}: {around(answer)}")

    assert shown == []
    assert refused > len(ROAD)


def around(answer):
    """The hidden name with what stands beside it."""
    text = answer.content.decode()
    place = text.index(HIDDEN)
    return " ".join(text[max(0, place - 60) : place + 20].split())


def against_a_hidden_company(people):
    """A complaint about a company whose name the other side may not know."""
    company = {"name": people.company.name, "company": people.company, "kind": "organisation"}
    company |= {"role": "respondent", "side": 2, "hide_name": True}
    return factories.at(people, S.REGISTERED, parties=(PARTIES[0], company))


def answered_by_a_hidden_company(people):
    """A request; its last line is of such a company."""
    d = against_a_hidden_company(people)
    d.office("request_mediation", party=d.li, how="窗口")
    return d.company("consent", party=d.case.parties.last(), agrees=True, how="书面")


def test_a_page_that_moved_on_names_nobody_of_a_hidden_company(client):
    people = cast()
    d = answered_by_a_hidden_company(people)
    open_case(client, d.case, d.li)

    page = client.get(f"/my/cases/{d.number}/request_mediation/")

    assert page.status_code == 409
    assert "已被他人办理" in page.content.decode()
    assert people.as_manager.name not in page.content.decode()


def test_no_page_names_a_hidden_company_by_which_an_answer_is_due():
    people = cast()
    d = against_a_hidden_company(people).office("dispatch", company=people.company)
    resident, bureau = open_link(issue_link(d.case, d.li)), sign_in(overseer(people))
    pages = [f"/my/cases/{d.number}/{act}" for act in ("", "rate/", "withdraw/", "consent/")]
    shown = [resident.get(page).content.decode() for page in pages]
    shown.append(bureau.get(f"/supervisor/cases/{d.number}/").content.decode())

    assert [text for text in shown if "安邻" in text] == []
    assert "由对方当事人办理" in shown[0]
    office = sign_in(people.clerk).get(f"/office/cases/{d.number}/").content.decode()
    assert "由安邻物业办理" in office


def test_a_line_of_a_hidden_company_is_signed_neither_by_its_name_nor_by_its_people():
    people = cast()
    d = answered_by_a_hidden_company(people)
    li = Actor(Kind.LINK, Function.RESIDENT, d.li.name, "link:1", party_id=d.li.pk)
    bureau = actor_of(overseer(people))
    signed = {who: entries_for(d.case, who)[0].by for who in (li, people.as_clerk)}
    assert signed[li] == f"{people.as_manager.posts[0].title or '物业公司'} · 对方当事人"
    assert signed[people.as_clerk].startswith(people.as_manager.name)
    assert "安邻" not in "".join(entry.by for entry in entries_for(d.case, bureau))


def test_who_may_read_a_hidden_name_is_asked_not_to_type_it_where_others_read():
    hidden, other = PARTIES[0] | {"hide_name": True}, PARTIES[1]
    d = factories.at(cast(), S.MEDIATING, parties=(hidden, other))
    note, mediator = f'data-avoid="{HIDDEN}" data-instead="申请人"', sign_in(d.p.mediator)
    pages = {
        act: mediator.get(f"/mediator/cases/{d.number}/{act}/").content.decode()
        for act in ("offer", "contact")
    }
    other_side = open_link(issue_link(d.case, d.zhou))
    pages["withdraw"] = other_side.get(f"/my/cases/{d.number}/withdraw_mediation/").content.decode()

    # of a contact the staff alone read the line
    assert {act: note in page for act, page in pages.items()} == {
        "offer": True,
        "contact": False,
        "withdraw": False,
    }
    assert "hidden_names.js" in pages["offer"]
