"""Every act page of office and court on the main road: shown, done, within its statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.states import Status
from mediation import clock
from mediation.directory.models import PropertyCompany
from tests.cases.web.office.people import FACE, ROAD, complaint, post, send, walk, walked
from tests.clients import sign_in
from tests.house.budgets import ACT, CASE_PAGE
from tests.moments import morning_of

pytestmark = pytest.mark.django_db

READ, DO = CASE_PAGE, ACT
# A closed case's page looks for every paper the dossier needs before it offers to archive.
READ_MOST = {("archive", Status.CLOSED): 16}
# A court that enforces also reads the payments: what of them only the payer claims.
READ_MOST |= {("court_receive", Status.DEFAULTED): 14, ("enforced", Status.ENFORCING): 14}
READ_MOST |= {("enforcement_accepted", Status.DEFAULTED): 14}
# The time a court is held to is counted by the calendar, which a process reads once.
READ_MOST |= {
    (act, Status.ADJUDICATING): 14 for act in ("court_receive", "court_accept", "court_decide")
}
# In default: also what was demanded.
READ_MOST |= {("open_enforcement", Status.DEFAULTED): 14}
# Beside every act of a court stands all that was sent to it, and what was demanded since.
FORM = {"court": 15}
# Before a dossier is filed its papers are printed, so that their pages are known; only once.
# Who seals is not who accepted.
READS_MORE = {"archive": 29, "seal": 14}
# Over the budget: a seal that is the last mark also puts the agreement into force (title,
# obligations, instalments, K13, two milestones). The set may only shrink.
# Accepting draws a number from a series that is opened here. The counts hold the savepoints.
DO_HEAVY, DO_MOST = {"dispatch", "accept", "seal", "title_given", "enforced"}, 29
DO_HEAVY |= {"open_proceeding"}
# Acts of the road whose page or form is checked in detail.
STATIONS = ["dispatch", "consent", "accept", "seal", "open_proceeding", "pay", "archive"]


def ask(client, method, address, *data):
    """The status of an answer and its number of statements."""
    with CaptureQueriesContext(connection) as caught:
        response = getattr(client, method)(address, *data)
    return response.status_code, len(caught)


def test_office_and_court_go_the_whole_road_by_their_pages(p):
    case = complaint(p)
    for who, act, data in ROAD:
        if act is None:
            case = who(p, case)
            continue
        client, page = sign_in(getattr(p, who)), f"/{FACE[who]}/cases/{case.number}/"
        sent = {"on": clock.today().isoformat(), "version": case.version, **data(p, case)}
        sent |= {"as_of": case.trail_length}
        read, read_count = ask(client, "get", page)
        form, form_count = ask(client, "get", f"{page}{act}/")
        done, done_count = ask(client, "post", f"{page}{act}/", sent)
        assert (act, read, form, done) == (act, 200, 200, 303)
        assert read_count <= READ_MOST.get((act, case.status), READ), act
        assert form_count <= READS_MORE.get(act, FORM.get(FACE[who], READ)), act
        assert done_count <= (DO_MOST if act in DO_HEAVY else DO), act
        case = Case.objects.get(pk=case.pk)
    assert case.status == Status.ARCHIVED


@pytest.mark.parametrize("until", STATIONS)
def test_every_part_of_the_case_page_shows_at_every_station(p, until):
    case = walked(p, until)
    client = sign_in(p.clerk)

    for part in ("story", "parties", "claims", "sessions", "dossier", "numbers"):
        assert client.get(f"/office/cases/{case.number}/?part={part}").status_code == 200


def test_a_stale_version_is_answered_with_409_and_both_texts(p):
    case = complaint(p)
    client = sign_in(p.clerk)
    sent = {"on": "2026-03-02", "version": case.version - 1, "addressee": f"company-{p.company.pk}"}

    response = client.post(f"/office/cases/{case.number}/dispatch/", sent | {"note": "请当天上门"})

    assert response.status_code == 409
    assert "请当天上门" in response.content.decode()


def test_an_act_no_longer_possible_is_answered_with_409(p):
    case = walked(p, "answer")

    response = sign_in(p.clerk).get(f"/office/cases/{case.number}/dispatch/")

    assert response.status_code == 409


def beside(response) -> dict:
    """The refusals that stand at their questions, by the name of the question."""
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def test_a_day_before_the_last_step_is_refused_at_its_question_with_that_day(p):
    case = complaint(p)
    sent = {"on": "2026-02-20", "addressee": f"company-{p.company.pk}", "version": case.version}

    response = sign_in(p.clerk).post(f"/office/cases/{case.number}/dispatch/", sent)

    assert response.status_code == 422
    day = (
        "日期不能早于2026年3月2日（周一），上一步是那天办的；请填那天或者以后的日期。"
        "（本会规定：登记制度）"
    )
    assert (beside(response), response.context["refused"]) == ({"on": [day]}, [])


def test_an_entry_before_what_it_rests_on_is_refused_at_its_day_with_reason_and_remedy(p):
    with morning_of("2026-02-02"):
        case = complaint(p)
    case = walk(p, case, "request_mediation")

    sent = {"on": "2026-02-20", "party": case.parties.first().pk, "score": "fair"}
    response = send(p, "clerk", case, "rate", sent)

    assert response.status_code == 422
    day = (
        "日期不能早于2026年3月2日（周一），答复是那天作出的；请填那天或者以后的日期。"
        "（本会规定：登记制度）"
    )
    assert (beside(response), response.context["refused"]) == ({"on": [day]}, [])


def test_a_company_that_does_not_manage_the_estate_is_refused_at_its_own_question(p):
    case, other = complaint(p), PropertyCompany.objects.create(name="别家物业")

    response = send(p, "clerk", case, "dispatch", {"addressee": f"company-{other.pk}"})

    sentence = "别家物业今天不管理该小区，请核对小区的物业登记或者另选。（本会规定：派单制度）"
    assert (beside(response), response.context["refused"]) == ({"addressee": [sentence]}, [])


def test_what_is_not_about_the_day_is_not_refused_at_the_day(p):
    case = walked(p, "accept")
    leaving = {"party": case.parties.first().pk, "reason": "登记有误"}
    post(p, "clerk", case, "release_party", leaving)

    response = send(p, "clerk", case, "release_party", leaving)

    on_top = [reason.otherwise for reason in response.context["refused"]]
    assert (beside(response), on_top) == ({}, ["请选择本案在册的当事人。"])


def test_acceptance_is_refused_with_every_reason(p):
    case = walked(p, "consent")
    sent = {"on": "2026-03-02", "mediator": p.mediator.pk, "version": case.version}
    sent |= {"tie": "yes", "clash": "同村", "chosen_by_parties": "committee"}

    response = sign_in(p.clerk).post(f"/office/cases/{case.number}/accept/", sent)

    assert response.status_code == 422
    on_top = [reason.otherwise for reason in response.context["refused"]]
    assert on_top == ["还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。"]
    assert beside(response) == {
        "mediator": [
            "调解员与一方当事人有利害关系，且各方没有都同意其不回避，请另选调解员。"
            "（《人民调解法》第十五条）"
        ]
    }
    assert 'value="同村"' in response.content.decode()
