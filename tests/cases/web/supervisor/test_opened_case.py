"""A masked case opened to an overseeing office: asked by one person, granted by another."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from cases.access import unmasking
from cases.models import AccessLog, Case
from cases.visibility import opening_of
from cases.web import case_parts
from mediation import clock
from mediation.accounts.actor import actor_of
from mediation.directory.models import Department, District, Function, Person
from tests.cases.web.supervisor.addresses import case_url
from tests.clients import sign_in
from tests.factories import at, complain
from tests.house.walking import body_of

pytestmark = pytest.mark.django_db

REASON = "当事人来信反映停电，要打电话核实"


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


def test_a_case_opened_under_a_clock_that_was_ahead_is_masked_again(p, monday):
    case = complain(p).case
    opened(p, case)
    case.unmaskings.update(
        decided_at=clock.now() + timedelta(days=99), until=clock.now() + timedelta(days=100)
    )

    assert not p.qian.get(case_url(case)).context["opened"]


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


def test_who_asked_reads_that_the_request_was_refused_until_they_ask_again(p):
    case = complain(p).case
    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    p.fu.post(case_url(case, f"open/{case.unmaskings.get().pk}/"), {"grant": "no"})

    page = body_of(p.qian.get(case_url(case)))
    assert "fu没有同意您的查看申请" in page
    assert REASON in page
    assert "没有同意" not in body_of(p.fu.get(case_url(case)))

    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    assert "没有同意" not in body_of(p.qian.get(case_url(case)))


def test_who_asked_reads_that_nobody_answered(p, monday):
    case = complain(p).case
    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    day = body_of(p.fu.get(case_url(case, f"open/{case.unmaskings.get().pk}/")))
    assert f"{clock.today().month}月{clock.today().day}日" in day

    monday.shift(timedelta(hours=unmasking.HOURS_WAITING, minutes=1))

    later = sign_in(Person.objects.get(name="qian"))
    assert "一天之内没有人答复" in body_of(later.get(case_url(case)))


def moves_once_found(monkeypatch, case):
    """The estate of the case comes to lie in another district once a page has read the case."""
    read = case_parts.find

    def find(request, number):
        found = read(request, number)
        elsewhere = District.objects.get(name="邻区")
        QuerySet(Case).filter(pk=case.pk).update(district=elsewhere, street=None)
        return found

    monkeypatch.setattr(case_parts, "find", find)


def test_a_request_for_a_case_that_moves_away_meanwhile_is_refused_and_kept(p, monkeypatch):
    case = complain(p).case
    moves_once_found(monkeypatch, case)

    answer = p.qian.post(case_url(case, "open/"), {"reason": REASON})

    assert answer.status_code == 409
    assert "已经不在您负责的范围，没有办成" in body_of(answer)
    assert REASON in body_of(answer)
    assert not case.unmaskings.exists()


def test_an_answer_for_a_case_that_moves_away_meanwhile_is_refused(p, monkeypatch):
    case = complain(p).case
    p.qian.post(case_url(case, "open/"), {"reason": REASON})
    asked = case.unmaskings.get()
    moves_once_found(monkeypatch, case)

    answer = p.fu.post(case_url(case, f"open/{asked.pk}/"), {"grant": "yes"})

    assert answer.status_code == 409
    assert "已经不在您负责的范围，没有办成" in body_of(answer)
    assert case.unmaskings.get().decided_at is None
