"""What staff read as the next act, and its position on the page: from the records."""

import pytest

from cases.access.links import issue_link
from cases.door.next_by_state import from_desk
from cases.forms.base import FORMS
from cases.states import Status as S
from cases.web.what_next import name_of, what_next
from cases.words.readers import Reader
from mediation import clock
from mediation.directory.models import Department
from tests.cases.web.staging import joined_and_refused, promise, ruled, session
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.deeds_of_groups import listed
from tests.factories import at, complain, unconfirmed_default

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # the same pages are read by test_budgets.py on both
]
READERS = {"office": Reader.STAFF, "court": Reader.COURT}
ONE = ({"role": "applicant", "side": 1, "name": "李申"},)


def coming(case):
    return what_next(case, Reader.STAFF)


@pytest.fixture
def people():
    return cast()


def asked(people, parties=None):
    """A request nobody has answered yet; with one party only, if asked for."""
    dispute = complain(people, **({"parties": parties} if parties else {}))
    return dispute.office("request_mediation", party=dispute.li)


def loud(people, dispute, face="office"):
    who = people.clerk if face == "office" else people.mediator
    page = sign_in(who).get(f"/{face}/cases/{dispute.number}/")
    return [offer.name for offer in page.context["offers"] if not offer.quiet]


def test_after_a_request_come_the_consents_and_then_the_mediator(people):
    dispute = asked(people)
    assert coming(dispute.case) == "问清李申、周被是否同意，都同意的受理。"
    dispute.all_consent()
    assert coming(dispute.case) == "各方都同意了，受理并指派调解员。"


def test_the_members_of_a_list_are_asked_beside_the_party_that_is_silent(people):
    dispute = asked(people)
    listed(dispute)
    assert loud(people, dispute)[:2] == ["consent", "ask_members"]


def test_a_company_is_shown_how_to_say_that_it_made_contact(people):
    dispute = at(people, S.DISPATCHED)
    page = sign_in(people.manager).get(f"/company/cases/{dispute.number}/")
    shown = [offer.name for offer in page.context["offers"] if not offer.quiet]
    assert shown[:2] == ["respond_first", "answer"]
    dispute.company("respond_first", way="phone", words="下午去看")
    page = sign_in(people.manager).get(f"/company/cases/{dispute.number}/")
    assert "respond_first" not in [o.name for o in page.context["offers"] if not o.quiet]


def test_nobody_is_offered_to_record_a_decision_on_a_dispute_that_is_none(people):
    dispute = at(people, S.DISPATCHED)
    page = sign_in(people.clerk).get(f"/office/cases/{dispute.number}/")
    assert "settle_competence" not in [offer.name for offer in page.context["offers"]]


def test_a_request_with_one_party_needs_the_other_side_first(people):
    dispute = asked(people, ONE)
    assert coming(dispute.case).startswith("先补登对方当事人")
    assert loud(people, dispute)[0] == "add_party"
    assert from_desk(dispute.case, list(dispute.case.parties.all())) == "add_party"


def test_a_refusal_makes_ending_the_mediation_the_first_act(people):
    dispute = asked(people)
    assert "other_side_refuses" not in loud(people, dispute)
    dispute.office("consent", party=dispute.zhou, agrees=False)
    assert "对方不同意调解" in coming(dispute.case)
    assert loud(people, dispute)[0] == "other_side_refuses"


def test_once_all_were_served_the_session_comes(people):
    dispute = at(people, S.ACCEPTED)
    assert coming(dispute.case) == "送达权利义务告知书，开始调解。"
    dispute.rights_notice_served()
    assert coming(dispute.case) == "开始调解。"


@pytest.mark.parametrize("state", [S.ACCEPTED, S.MEDIATING])
def test_who_joins_after_the_acceptance_and_refuses_leaves_or_ends_the_mediation(people, state):
    dispute = joined_and_refused(at(people, state))
    refusing = dispute.case.parties.get(name="王三")

    assert coming(dispute.case) == "有一方不同意调解：让其退出，或者终止调解，并告知其他途径。"
    assert what_next(dispute.case, Reader.PARTY, me=refusing).startswith("您表示了不同意")
    assert what_next(dispute.case, Reader.PARTY, me=dispute.li) == (
        "有一方不愿意调解。工作人员会告诉您接下来怎么办。"
    )


def test_signing_names_the_missing_marks(people):
    dispute = at(people, S.SIGNING)
    assert coming(dispute.case) == "还差李申签署、周被签署、调解员签名、另一人盖章。"
    dispute.parties_sign()
    assert coming(dispute.case) == "各方都签了，还差调解员签名、另一人盖章。"


def test_an_answer_that_was_struck_off_is_settled_next(people):
    dispute = at(people, S.ANSWERED)
    dispute.office("strike_off", checked="到场看过")
    assert coming(dispute.case) == "处结。"


def test_an_application_goes_to_the_court_step_by_step(people):
    dispute = at(people, S.AGREED).apply_for_confirmation()
    assert coming(dispute.case) == "把材料送法院。"
    assert loud(people, dispute)[0] == "court_send"
    assert "title_given" not in loud(people, dispute)
    dispute.office("court_send")
    assert coming(dispute.case) == "等法院签收。"


def test_what_is_due_later_is_not_called_performed_at_once(people):
    dispute = at(people, S.AGREED)
    assert loud(people, dispute, "mediator")[0] == "start_performance"


def test_a_title_that_can_be_enforced_needs_no_confirmation(people):
    assert "open_proceeding" in loud(people, unconfirmed_default(people))
    assert "open_proceeding" not in loud(people, at(people, S.DEFAULTED))


def test_what_was_agreed_by_word_of_mouth_goes_to_no_court(people):
    dispute = at(people, S.MEDIATING).mediator("conclude_orally", content="互不追究", doer=None)
    assert coming(dispute.case) == "当场履行的登记履行，其余开始履行。"
    assert "open_proceeding" not in loud(people, dispute, "mediator")
    page = dispute_page(dispute)
    assert "请照着办" in page


def dispute_page(dispute):
    """The case as its applicant reads it."""
    browser = open_link(issue_link(dispute.case, dispute.li))
    return browser.get(f"/my/cases/{dispute.number}/").content.decode()


def test_a_changed_agreement_has_to_be_signed_again(people):
    dispute = at(people, S.SIGNING)
    sent = {"reason": "日期写错", "on": clock.today().isoformat()}
    url = f"/mediator/cases/{dispute.number}/amend/"
    page = sign_in(people.mediator).post(url, sent, follow=True).content.decode()
    assert "接下来：改好协议再定稿，各方重新签署。" in page


def test_an_urgent_case_is_first_on_its_shelf(people):
    for _ in range(6):
        complain(people)
    urgent = complain(people, urgent=True)
    shelves = sign_in(people.clerk).get("/office/").context["shelves"]
    first = next(s for s in shelves if s["key"] == "new")["rows"][0]
    assert urgent.number in first["note"]


def test_no_party_is_preselected_even_where_only_one_has_not_answered(people):
    dispute = asked(people)
    dispute.office("consent", party=dispute.li, agrees=True)
    form = FORMS["consent"](case=dispute.case, actor=people.as_clerk)
    assert (form["party"].value(), form["agrees"].value(), form["on"].value()) == (None,) * 3


@pytest.mark.parametrize("act", ["draft_agreement", "start_performance", "other_side_refuses"])
def test_a_form_that_asks_only_for_a_day_explains_its_act(people, act):
    assert FORMS[act](case=complain(people).case, actor=people.as_clerk).explain


def test_a_case_registered_with_a_request_is_not_shown_as_a_complaint(people):
    dispute = complain(people, request={"how": "小区网页"})
    assert coming(dispute.case) == "本人已请求调委会调解，办理申请调解。"
    assert loud(people, dispute)[0] == "request_mediation"
    shelves = sign_in(people.clerk).get("/office/").context["shelves"]
    (row,) = next(s for s in shelves if s["key"] == "new")["rows"]
    assert (row["tag"], row["action_label"]) == ("请求调解", "办调解")


def test_when_all_is_paid_only_the_receivers_confirmation_is_missing(people):
    dispute = at(people, S.PERFORMING)
    dispute.pay(dispute.debt.owed, confirmed=False)
    assert coming(dispute.case) == "登记付款和办完的事，请收款人确认。"
    dispute.mediator("record_act", obligation=dispute.duty, proof="闭水48小时不渗")
    assert coming(dispute.case) == "请收款人确认收到。"


def test_after_talks_that_came_to_an_agreement_comes_its_draft(people):
    assert coming(session(people, "agreed").case) == "谈成了，起草协议；只有口头的，登记口头协议。"


def test_an_open_promise_is_checked_before_the_case_is_closed(people):
    dispute = promise(at(people, S.PERFORMED), 3)
    dispute.office("strike_off", checked="到场核实")
    assert coming(dispute.case) == "先核查承诺，再结案。"


def test_a_case_sent_to_a_department_speaks_of_no_company(people):
    dispute = complain(people)
    bureau = Department.objects.create(name="司法局", kind="justice", district=people.district)
    dispute.office("dispatch", department=bureau)
    assert coming(dispute.case) == "有关部门在期限内答复。"
    assert name_of(dispute.case, Reader.PARTY) == "有关部门正在办理"
    page = dispute_page(dispute)
    assert "有关部门要在期限里答复" in page
    assert "物业公司" not in page
    answered = {"findings": "看过了", "action": "已处理", "answered_by": "司法局"}
    dispute.office("answer", **answered)
    assert "物业" not in name_of(dispute.case, Reader.PARTY)


def test_the_act_that_dispatches_names_no_addressee_before_one_is_chosen(people):
    dispute = complain(people)
    page = sign_in(people.clerk).get(f"/office/cases/{dispute.number}/")
    labels = {offer.name: offer.label for offer in page.context["offers"]}
    assert labels["dispatch"] == "派单"


@pytest.mark.parametrize(
    ("outcome", "report", "other"),
    [
        ("confirmed", "title_given", "agreement_stands"),
        ("dismissed", "agreement_stands", "title_given"),
    ],
)
def test_a_ruling_leads_to_its_report_and_the_other_one_is_not_shown(
    people, outcome, report, other
):
    dispute = ruled(people, outcome)
    for who, face in ((people.clerk, "office"), (people.liaison, "court")):
        page = sign_in(who).get(f"/{face}/cases/{dispute.number}/")
        labels = {offer.name: offer.label for offer in page.context["offers"]}
        assert (report in labels, other in labels) == (True, False)
        assert labels[report] in what_next(dispute.case, READERS[face])


def test_an_act_of_a_proceeding_that_is_over_is_refused_for_one_reason(people):
    dispute = ruled(people)
    page = sign_in(people.clerk).get(f"/office/cases/{dispute.number}/court_accept/")
    assert [reason.otherwise for reason in page.context["refused"]] == ["没有待办的法院程序。"]
