"""Overseeing offices: flags and lists of their place, masked cases, opened by two persons."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cases.access import unmasking
from cases.door import offering
from cases.door.recording import append, flush, line
from cases.models import AccessLog, Case
from cases.visibility import opening_of
from cases.web.trail_lines import entries_for
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Community, Department, District, Function, Person, Street
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at, complain
from tests.house.walking import body_of

pytestmark = pytest.mark.django_db
REASON = "当事人来信反映停电，要打电话核实"
TYPED = ("漏水损坏", "1202", "赔偿天花板")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def p():
    """The cast with two people at the housing office, one at its street and one next door."""
    people = cast()
    street = people.estate.community.street
    here, away = people.district, District.objects.create(code="350598", name="邻区")
    bureau = Department.objects.create(name="住建局", kind="housing", district=here)
    office = Department.objects.create(name="街道办", kind="street", district=here, street=street)
    there = Department.objects.create(name="邻区住建局", kind="housing", district=away)
    where = {"qian": bureau, "fu": bureau, "jiang": office, "stranger": there}
    for name, body in where.items():
        setattr(people, name, sign_in(hire(name, Function.SUPERVISOR, department=body)))
    return people


def case_url(case, more=""):
    return f"/supervisor/cases/{case.number}/{more}"


def flagged(p):
    """A case with a late clock, an urgent one, one with a late promise, and a quiet one."""
    long_ago = clock.today() - timedelta(days=60)
    late = complain(p, day=long_ago)
    late.office("dispatch", company=p.company)
    urgent = complain(p, urgent=True)
    promised = complain(p, day=long_ago)
    promised.office("dispatch", company=p.company)
    promised.company("answer", **ANSWER)
    return late.case, urgent.case, promised.case, complain(p).case


ANSWER = {
    **{"findings": "已查看", "action": "安排维修", "answered_by": "许管家"},
    **{"promise_text": "换水管", "promise_due_on": date(2026, 2, 1)},
}


def numbers(client, flag):
    page = client.get("/supervisor/cases/", {"flag": flag})
    return {case.number for case in page.context["listing"].cases}


def test_each_flag_counts_what_its_list_shows(p):
    late, urgent, promised, _ = flagged(p)
    wanted = {"late": {late.number}, "urgent": {urgent.number}, "promises": {promised.number}}

    desk = p.qian.get("/supervisor/")

    wanted["open"] = set(numbers(p.qian, ""))
    shown = {
        figure["url"].partition("flag=")[2]: figure["value"] for figure in desk.context["figures"]
    }
    assert {flag: numbers(p.qian, flag) for flag in wanted} == wanted
    assert shown == {flag: len(cases) for flag, cases in wanted.items()}


def test_a_case_in_another_street_is_hidden_from_the_street_office_and_other_districts(p):
    case = complain(p).case
    other = Street.objects.create(district=p.district, name="河市镇")
    p.estate.community = Community.objects.create(street=other, name="河市社区")
    p.estate.save()
    moved = Case.objects.get(pk=case.pk)

    statuses = {
        name: getattr(p, name).get(case_url(moved)).status_code
        for name in ("qian", "jiang", "stranger")
    }

    assert statuses == {"qian": 200, "jiang": 404, "stranger": 404}
    assert numbers(p.jiang, "") == numbers(p.stranger, "") == set()
    assert numbers(p.qian, "") == {case.number}


def test_a_masked_case_shows_surnames_and_no_typed_text(p):
    case = at(p, "mediating").case
    pages = [
        p.qian.get(case_url(case)),
        p.qian.get("/supervisor/cases/"),
        p.qian.get("/supervisor/"),
    ]

    body = body_of(pages[0])
    assert "李某" in body
    assert "138****" in body
    written = [*TYPED, *(party["name"] for party in PARTIES), *(q["phone"] for q in PARTIES)]
    assert [word for word in written for page in pages if word in body_of(page)] == []
    assert not AccessLog.objects.exists()


def story_of(client, case):
    return [entry.sentence for entry in client.get(case_url(case)).context["entries"]]


def test_a_lapsed_deadline_is_named_under_the_mask(p):
    late = complain(p, day=clock.today() - timedelta(days=60))
    late.office("dispatch", company=p.company)
    call_command("run_due")
    newest, *earlier = story_of(p.qian, late.case)
    assert newest == late.case.trail.latest("seq").sentence
    assert "已于2026年1月8日届满" in newest
    assert earlier == ["派单给物业公司。", "登记。"]


def test_a_line_of_typed_words_alone_is_left_out_under_the_mask(p):
    dispute = complain(p)
    append(dispute.case, line("note", "李申说漏水损坏。", clock.today(), p.as_clerk))
    flush(dispute.case)
    assert story_of(p.qian, dispute.case) == ["登记。"]


def test_that_an_agreement_is_in_force_is_said_once(p):
    case = at(p, "agreed").case
    said = re.compile("生效|有约束力")
    assert list(filter(said.search, story_of(p.qian, case))) == ["协议生效。"]
    read = [entry.sentence for entry in entries_for(case, p.as_clerk)]
    assert [words[:4] for words in filter(said.search, read)] == ["书面协议"]


def test_no_act_is_offered_in_any_state(p):
    overseer = actor_of(Person.objects.get(name="qian"))
    for status in ("registered", "requested", "mediating"):
        case = at(p, status).case
        assert offering.may(case, overseer) == set()
        assert p.qian.get(case_url(case, "consent/")).status_code == 404


def test_the_workbook_is_masked_too(p, tmp_path):
    case = complain(p).case
    answer = p.qian.get("/supervisor/cases.xlsx")
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"".join(answer) if answer.streaming else answer.content)

    cells = [str(c.value) for row in load_workbook(file).active for c in row if c.value]

    assert case.number in cells
    assert [word for word in (*TYPED, "李申", "周被") for cell in cells if word in cell] == []


@pytest.mark.parametrize("text", ["李申", "漏水", "1202", "13800000001"])
def test_a_search_goes_by_numbers_alone(p, text):
    case = complain(p).case

    assert not p.qian.get("/supervisor/cases/", {"q": text}).context["listing"].cases
    response = p.qian.get("/supervisor/cases/", {"q": case.number})
    assert [one.pk for one in response.context["listing"].cases] == [case.pk]


def test_filters_offer_estates_and_committees_of_the_place_alone(p):
    complain(p)
    for client, estates in ((p.qian, ["侨韵苑"]), (p.stranger, [])):
        page = client.get("/supervisor/cases/", {"filter": "open"})
        fields = {field.name: field.field for field in page.context["fields"]}
        assert [str(row) for row in fields["estate"].queryset] == estates
        assert fields["committee"].queryset.count() == len(estates)


def opened(p, case):
    """Let 钱 ask and 付 agree; the address of the case."""
    assert p.qian.post(case_url(case, "open/"), {"reason": REASON}).status_code == 303
    asked = case.unmaskings.get()
    answer = p.fu.post(case_url(case, f"open/{asked.pk}/"), {"grant": "yes"})
    assert (answer.status_code, answer.url) == (303, case_url(case))
    return case_url(case)


def test_an_opened_case_is_read_in_full_for_half_an_hour_and_logged_for_the_office(p, monday):
    case = at(p, "mediating").case
    page = opened(p, case)

    assert "李申" in body_of(p.qian.get(page))
    assert "李申" not in body_of(p.fu.get(page))
    page = body_of(sign_in(p.clerk).get(f"/office/cases/{case.number}/", {"part": "views"}))
    assert page.count(REASON) == 3  # asked, granted, read
    assert "查看当事人姓名" in page

    monday.shift(timedelta(minutes=30))
    assert "李申" not in body_of(p.qian.get(page))


def test_mediation_stays_closed_in_an_opened_case(p):
    d = at(p, "mediating")
    d.mediator("caucus", party=d.li, text="李申私下说三千也行")
    d.mediator("offer", party=d.li, text="一次付三千")

    body = body_of(p.qian.get(opened(p, d.case)))

    assert [word for word in ("三千", "一次付") if word in body] == []


def test_the_desk_of_a_colleague_leads_to_the_request(p):
    case = complain(p).case
    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    url = case_url(case, f"open/{case.unmaskings.get().pk}/")

    assert [row.action_url for row in p.fu.get("/supervisor/").context["requests"]] == [url]
    assert not p.qian.get("/supervisor/").context["requests"]
    assert REASON in body_of(p.fu.get(url))
    assert p.jiang.get(url).status_code == 404


def test_the_asker_cannot_agree_and_a_second_answer_comes_too_late(p):
    case = complain(p).case
    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    url = case_url(case, f"open/{case.unmaskings.get().pk}/")

    assert p.qian.post(url, {"grant": "yes"}).status_code == 403
    assert p.fu.post(url, {}).status_code == 422
    assert p.fu.post(url, {"grant": "no"}).status_code == 303
    assert p.fu.post(url, {"grant": "yes"}).status_code == 409


def test_a_short_reason_comes_back_with_what_was_typed(p):
    case = complain(p).case

    answer = p.qian.post(case_url(case, "open/"), {"reason": "看看"})

    assert answer.status_code == 422
    assert "看看" in body_of(answer)
    assert not case.unmaskings.exists()


def test_papers_are_read_only_in_an_opened_case_and_each_view_is_logged(p):
    case = at(p, "agreed").case
    paper = case.documents.get(kind="agreement")
    url = reverse("supervisor:paper", args=[case.number, paper.pk])
    assert p.qian.get(url).status_code == 403

    opened(p, case)

    assert p.qian.get(url).status_code == 200
    assert AccessLog.objects.latest("pk").what.startswith("查看文书：")


def test_a_page_asks_as_little_for_three_cases_as_for_one(p, django_assert_num_queries):
    complain(p, urgent=True)
    for path, budget in (("/supervisor/", 9), ("/supervisor/cases/", 8)):
        client = Client()
        client.cookies = p.qian.cookies
        with django_assert_num_queries(budget, exact=False) as one:
            client.get(path)
        flagged(p)
        with django_assert_num_queries(len(one)):
            client.get(path)


def test_the_mask_keeps_a_hidden_name_and_what_was_typed_as_an_address(p):
    d = at(p, "mediating")
    case = d.case
    case.parties.filter(pk=d.li.pk).update(
        hide_name=True, kind="organisation", address="联系人李申，侨韵苑6号楼1102室"
    )

    page = body_of(p.qian.get(case_url(case)))

    assert "一位住户" in page
    assert "李申" not in page


def test_a_request_goes_to_the_office_of_the_place_and_opens_to_that_office_alone(p):
    case = at(p, "mediating").case
    person = Person.objects.get(name="fu")
    away = Department.objects.get(name="邻区住建局")
    here = Department.objects.get(name="住建局")
    Person.objects.get(name="stranger").posts.create(
        function=Function.SUPERVISOR, department=here, since=clock.today() - timedelta(days=9)
    )
    both = Person.objects.get(name="stranger")

    asked = unmasking.ask(case, actor_of(both), REASON)
    unmasking.answer(case, asked.pk, actor_of(person), grant=True)
    both.posts.filter(department=here).update(department=away)

    assert asked.department == here
    assert opening_of(Case.objects.get(pk=case.pk), actor_of(both)) is None
