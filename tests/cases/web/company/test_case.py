"""One case as the company reads it, and what it may do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.models import Answer, Case
from mediation.accounts.actor import actor_of
from tests.cases.web.public import made
from tests.clients import sign_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # the same pages are read by test_budgets.py on both
]

HIDDEN_FROM_ALL = [made.ID_NUMBER, made.PHONE, made.OTHER_PHONE]
ANSWER = {
    "findings": "公共管道无渗漏。",
    "action": "建议调解。",
    "answered_by": "许管家",
    "result": "done",
}


def url(case, act=""):
    return f"/company/cases/{case.number}/{act and act + '/'}"


def read(client, case, act=""):
    response = client.get(url(case, act))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_the_complaint_and_the_way_on(company, p):
    text = read(company, made.dispatched(p))
    assert "楼上卫生间漏水损坏天花板" in text
    assert "/answer/" in text


@pytest.mark.parametrize("act", ["", "answer"])
def test_id_phone_and_a_hidden_name_never_appear(company, p, act):
    case = made.dispatched(p, hide=True)
    assert case.parties.first().name == "李申"
    text = read(company, case, act)
    for secret in [*HIDDEN_FROM_ALL, "李申"]:
        assert secret not in text
    assert "李申" not in company.get("/company/").content.decode()
    listed = company.get("/company/cases/?q=李申").content.decode()
    asked = ('value="李申"', "查找：李申")
    assert "李申" not in listed.replace(asked[0], "").replace(asked[1], "")


def test_a_hidden_name_stays_hidden_when_its_bearer_acts_by_link(client, company, p):
    case = made.answered(p, hide=True)
    resident = client.__class__()
    made.open_case(resident, case)
    done = resident.post(f"/my/cases/{case.number}/rate/", {"score": "fair", "key": "k"})
    assert done.status_code == 303
    text = read(company, case)
    assert "基本满意" in text
    assert "李申" not in text


def test_a_hidden_name_is_not_shown_when_the_case_has_moved_on(client, company, p):
    case = made.dispatched(p, hide=True)
    resident = client.__class__()
    made.open_case(resident, case)
    gone = {"reason": "自己好了", "key": "w"}
    assert resident.post(f"/my/cases/{case.number}/withdraw/", gone).status_code == 303
    response = company.post(url(case, "answer"), ANSWER | {"key": "a"})
    assert response.status_code == 409
    assert "一位住户" in response.content.decode()
    assert "李申" not in response.content.decode()


def test_what_neighbours_settle_stays_with_them(company, p):
    case = made.dispatched(p, amount=860000)
    case = door.take(case, "request_mediation", by=p.as_clerk, party=case.parties.first())
    for party in case.parties.all():
        door.record(case, "consent", by=p.as_clerk, party=party, agrees=True, how="他家里")
    door.take(case, "accept", by=p.as_deputy, mediator=p.mediator)
    text = read(company, case)
    assert "不是当事人" in text
    for secret in ["他家里", "陈调", "8,600.00", "人调字"]:
        assert secret not in text


def test_private_notes_are_never_shown_not_even_to_a_party(company, p):
    parties = [
        {"role": "applicant", "side": 1, "kind": "organisation"}
        | {"name": p.company.name, "company": p.company},
        made.PARTIES[1],
    ]
    case = made.performing(p, parties=parties)
    text = read(company, case)
    assert "底线是三千元" not in text
    assert "背对背" not in text
    assert "人民调解协议书" in text
    for secret in HIDDEN_FROM_ALL:
        assert secret not in text


def test_the_papers_of_neighbours_are_not_for_the_company(company, p):
    case = made.performing(p, first=made.dispatched)
    document = case.documents.get(kind="agreement")
    assert "人民调解协议书" not in read(company, case)
    assert company.get(f"{url(case)}papers/{document.pk}.pdf").status_code == 403


def test_a_case_page_costs_at_most_twelve_queries(company, p):
    case = made.dispatched(p)
    company.get(url(case))
    with CaptureQueriesContext(connection) as found:
        company.get(url(case))
    assert len(found) <= 12


def test_an_answer_is_given_and_the_day_is_today_whatever_was_posted(company, p, monday):
    case = made.dispatched(p)
    monday.move_to("2026-03-12T09:00+08:00")
    sign_in(p.manager, company)
    response = company.post(url(case, "answer"), ANSWER | {"on": "2026-03-03", "key": "a"})
    assert response.status_code == 303
    assert str(Answer.objects.get().on) == "2026-03-12"
    assert "接下来：等住户评价" in company.get(response.url).content.decode()


def test_the_page_before_and_the_message_after_an_answer_call_its_state_alike(company, p):
    case = made.dispatched(p)
    changes = "由“待答复”变为“等住户评价”"
    assert f"这件事{changes}" in read(company, case, "answer")
    done = company.post(url(case, "answer"), ANSWER, follow=True).content.decode()
    assert f"已办理“答复”，{changes}。" in done


def test_the_answer_page_helps_with_phrases_and_law(company, p):
    text = read(company, made.dispatched(p), "answer")
    assert 'data-phrase="#id_findings"' in text
    assert "3月2日到现场查看，" in text
    assert "第二百九十六条" in text


def test_a_refusal_without_ground_is_refused_and_nothing_is_lost(company, p):
    case = made.dispatched(p)
    response = company.post(url(case, "answer"), ANSWER | {"result": "refuse", "key": "a"})
    assert response.status_code == 422
    text = response.content.decode()
    assert "法律依据" in text
    assert "公共管道无渗漏。" in text
    assert Case.objects.get(pk=case.pk).status == "dispatched"


def test_a_threat_to_cut_water_is_refused(company, p):
    case = made.dispatched(p)
    facts = ANSWER | {"action": "不交费就停水催缴", "key": "a"}
    assert company.post(url(case, "answer"), facts).status_code == 422


def test_the_same_answer_twice_has_one_effect_and_a_later_one_is_refused(company, p):
    case = made.dispatched(p)
    facts = ANSWER | {"key": "a"}
    assert company.post(url(case, "answer"), facts).status_code == 303
    assert company.post(url(case, "answer"), facts).status_code == 303
    assert Answer.objects.count() == 1
    assert company.post(url(case, "answer"), ANSWER | {"key": "b"}).status_code == 409


def test_a_company_as_party_consents_for_itself_only(company, p):
    parties = [
        {"role": "applicant", "side": 1, "kind": "organisation"}
        | {"name": p.company.name, "company": p.company},
        made.PARTIES[1],
    ]
    case = made.requested(p, parties=parties)
    own, other = case.parties.all()
    asked = {"agrees": "yes", "how": "经办人", "key": "a"}
    assert company.post(url(case, "consent"), asked | {"party": other.pk}).status_code == 422
    assert company.post(url(case, "consent"), asked | {"party": own.pk}).status_code == 303


@pytest.mark.parametrize(("asked", "loud"), [(False, False), (True, True)])
def test_a_company_is_asked_prominently_only_once_somebody_wants_mediation(company, p, asked, loud):
    ours = {"kind": "organisation", "name": p.company.name, "company": p.company}
    parties = [made.PARTIES[0], {"role": "respondent", "side": 2} | ours]
    case = (made.requested if asked else made.answered)(p, parties=parties)

    offers = company.get(url(case)).context["offers"]

    assert [not b.quiet for b in offers if b.name == "consent"] == [loud]


def test_a_company_that_agreed_to_the_mediation_can_only_end_it(company, p):
    ours = {"kind": "organisation", "name": p.company.name, "company": p.company}
    case = made.mediating(p, parties=[made.PARTIES[0], {"role": "respondent", "side": 2} | ours])

    offered = {b.name for b in company.get(url(case)).context["offers"]}

    assert {"consent", "withdraw_mediation"} & offered == {"withdraw_mediation"}


def test_a_clerk_who_left_the_company_sees_nothing(client, p):
    case = made.dispatched(p)
    p.manager.posts.update(until="2026-03-01")
    sign_in(p.manager, client)
    assert client.get(url(case)).status_code in (302, 403)
    assert actor_of(p.manager).functions == []


def test_the_page_of_an_act_says_whose_face_it_is(company, p):
    text = read(company, made.dispatched(p), "take_dispatch")
    assert "物业公司" in text.split("<header")[1].split("</a>")[0]


def test_a_company_that_is_a_party_speaks_for_itself(company, p):
    own = {"role": "respondent", "side": 2, "kind": "organisation", "name": p.company.name}
    case = made.requested(p, parties=[made.PARTIES[0], own | {"company": p.company}])
    assert "表明我方是否同意调解" in read(company, case)
    text = read(company, case, "consent")
    assert "表明我方是否同意调解" in text
    assert "怎么表态的" not in text
    assert company.post(url(case, "consent"), {"agrees": "yes"}).status_code == 303
    party = case.parties.get(side=2)
    assert (party.consent, party.consent_how) == ("yes", "经物业公司账号表态")
    again = next(b for b in company.get(url(case)).context["offers"] if b.name == "consent")
    assert again.quiet


@pytest.mark.parametrize(
    ("more", "question"),
    [
        (
            {"result": "promise", "promise_text": "补漆", "promise_due_on": "2026-03-01"},
            "promise_due_on",
        ),
        ({"result": "refuse"}, "refused_ground"),
    ],
)
def test_a_refused_answer_is_marked_at_the_question_it_lacks(company, p, more, question):
    page = company.post(url(made.dispatched(p), "answer"), ANSWER | more)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [question]
    assert page.context["refused"] == []


def test_a_company_chooses_the_payment_it_received_by_its_day(company, p):
    own = {"role": "applicant", "side": 1, "kind": "organisation", "name": p.company.name}
    case = made.performing(p, parties=[own | {"company": p.company}, made.PARTIES[1]])
    facts = {"amount": 80000, "paid_on": date(2026, 3, 2), "way": "transfer"}
    duty = case.obligations.get()
    case = door.record(case, "pay", by=p.as_mediator, obligation=duty, **facts)
    text = read(company, case, "confirm_payment")
    assert "800.00 元，" in text
    assert "2026年3月2日（周一）" in text


def test_what_it_must_do_and_by_when_comes_before_the_story(company, p):
    own = {"role": "respondent", "side": 2, "kind": "organisation", "name": p.company.name}
    case = made.performing(p, parties=[made.PARTIES[0], own | {"company": p.company}])
    text = read(company, case)
    places = [text.index(f'id="{name}-h"') for name in ("next", "duties", "story")]
    assert places == sorted(places)
