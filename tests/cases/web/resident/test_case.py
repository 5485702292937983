"""The page of a party through its link, and its acts, in plain words."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.door import offering
from cases.models import Case, Payment
from cases.states import Status
from cases.words.acts import ASKS
from cases.words.states import STATES
from tests.cases.web.public import made
from tests.cast import cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,  # the same pages are read by test_budgets.py on both
]

CAUCUS = "底线是三千元"


@pytest.fixture
def p(monday):
    return cast()


def url(case, act=""):
    return f"/my/cases/{case.number}/{act and act + '/'}"


def read(client, case, act=""):
    response = client.get(url(case, act))
    assert response.status_code == 200
    return response.content.decode()


def respondent(case):
    return case.parties.get(side=2)


def act(client, case, name, **facts):
    return client.post(url(case, name), facts | {"key": name})


def test_every_act_in_plain_words_is_one_a_party_may_take():
    assert set(ASKS) <= offering.names()


def test_the_applicant_reads_the_state_of_the_complaint(client, p):
    case = made.answered(p)
    made.open_case(client, case)
    text = read(client, case)
    assert STATES[Status.ANSWERED].party in text
    assert "公共管道无渗漏。" in text
    assert "您对处理满意吗？" in text


@pytest.mark.parametrize("side", [1, 2])
@pytest.mark.parametrize("make", [made.mediating, made.signing, made.performing])
def test_id_phone_and_private_notes_never_appear(client, p, make, side):
    case = make(p)
    made.open_case(client, case, case.parties.get(side=side))
    text = read(client, case)
    for secret in [made.ID_NUMBER, made.PHONE, made.OTHER_PHONE, CAUCUS, "背对背"]:
        assert secret not in text


def test_a_hidden_name_is_not_shown_to_the_other_side(client, p):
    case = made.requested(p, hide=True)
    made.open_case(client, case, respondent(case))
    text = read(client, case)
    assert "一位住户" in text
    assert "李申" not in text


def test_the_invited_neighbour_learns_what_this_is_and_may_refuse(client, p):
    case = made.requested(p)
    made.open_case(client, case, respondent(case))
    text = read(client, case)
    for words in ["邀请您一起谈谈", "不收钱", "可以不来", "不用说理由", "同意调解", "不同意"]:
        assert words in text


@pytest.mark.parametrize(("answer", "kept"), [("yes", "yes"), ("no", "no")])
def test_yes_and_no_are_recorded_for_oneself_today_through_the_link(client, p, answer, kept):
    case = made.requested(p)
    made.open_case(client, case, respondent(case))
    page = client.get(url(case, "consent"), {"agrees": answer})
    assert page.context["form"]["agrees"].value() in (None, "")
    other = case.parties.get(side=1).pk
    forged = {"agrees": answer, "party": other, "on": "2020-01-01", "how": "当面"}
    assert act(client, case, "consent", **forged).status_code == 303
    party = respondent(case)
    assert (party.consent, party.consent_on, party.consent_how) == (
        kept,
        date(2026, 3, 2),
        "本人经专用链接办理",
    )
    assert case.parties.get(pk=other).consent == ""
    assert "改变主意" in read(client, case)


def test_the_day_of_request_is_today_whatever_was_posted(client, p, monday):
    case = made.answered(p)
    monday.move_to("2026-03-12T09:00+08:00")
    made.open_case(client, case)
    assert act(client, case, "request_mediation", on="2026-03-03").status_code == 303
    assert Case.objects.get().requested_on == date(2026, 3, 12)


def test_withdrawing_and_stopping_are_always_there_but_quiet(client, p):
    case = made.complaint(p)
    made.open_case(client, case)
    assert "撤回" in read(client, case)
    assert act(client, case, "withdraw").status_code == 422
    assert act(client, case, "withdraw", reason="和好了").status_code == 303
    assert Case.objects.get().status == Status.WITHDRAWN


def test_a_party_may_stop_mediation_at_any_time(client, p):
    case = made.mediating(p)
    made.open_case(client, case, respondent(case))
    assert act(client, case, "withdraw_mediation").status_code == 303
    assert Case.objects.get().status == Status.FAILED
    assert "去法院起诉" in read(client, case)


def test_acts_of_others_are_refused(client, p):
    case = made.mediating(p)
    made.open_case(client, case)
    for name in ("caucus", "fail", "seal", "accept", "pay"):
        assert client.get(url(case, name)).status_code == 403
        assert act(client, case, name).status_code == 403
    assert client.get(url(case, "no_such_act")).status_code == 404


def test_the_agreement_can_be_read_as_text_and_as_a_file(client, p):
    case = made.signing(p)
    made.open_case(client, case, respondent(case))
    assert "请先把协议看清楚" in read(client, case)
    document = case.documents.get(kind="agreement")
    text = read(client, case, f"papers/{document.pk}")
    assert "5,800.00" in text
    assert document.check_code in text
    assert "<style" not in text
    other = made.signing(p)
    assert (
        client.get(url(case, f"papers/{other.documents.get(kind='agreement').pk}")).status_code
        == 404
    )


def test_both_sides_see_what_is_owed_by_whom_and_until_when(client, p):
    case = made.performing(p)
    for side, words in ((1, "周被要付给您"), (2, "您要付给李申")):
        made.open_case(client, case, case.parties.get(side=side))
        text = read(client, case)
        assert words in text
        assert "5,800.00 元" in text
        assert "还有 18 天" in text


def test_only_the_receiver_is_asked_to_confirm(client, p):
    case = made.performing(p)
    facts = {"amount": 580000, "paid_on": date(2026, 3, 2), "way": "transfer"}
    duty = case.obligations.get()
    case = door.record(case, "pay", by=p.as_mediator, obligation=duty, **facts)
    made.open_case(client, case, respondent(case))
    assert "钱收到了吗" not in read(client, case)
    payment = Payment.objects.get()
    assert act(client, case, "confirm_payment", payment=payment.pk).status_code == 403
    made.open_case(client, case, case.parties.get(side=1))
    assert "钱收到了吗" in read(client, case)
    assert act(client, case, "confirm_payment", payment=payment.pk).status_code == 303
    assert Case.objects.get().status == Status.PERFORMED


def test_a_stale_page_shows_that_the_case_moved_on(client, p):
    case = made.complaint(p)
    made.open_case(client, case)
    case = door.take(case, "dispatch", by=p.as_clerk, company=p.company)
    stale = act(client, case, "withdraw", reason="不要了", version="0")
    assert stale.status_code == 409
    assert "不要了" in stale.content.decode()


def test_more_history_costs_no_more_queries(client, p):
    case = made.dispatched(p)
    facts = {"promise_text": "检查", "promise_due_on": date(2026, 3, 9), "company": p.company}
    door.record(case, "make_promise", by=p.as_clerk, **facts)
    made.open_case(client, case)
    client.get(url(case))
    with CaptureQueriesContext(connection) as short:
        client.get(url(case))
    for _ in range(3):
        door.record(case, "make_promise", by=p.as_clerk, **facts)
    with CaptureQueriesContext(connection) as long:
        client.get(url(case))
    assert len(long) == len(short) <= 14


def test_open_questions_are_above_old_answers(client, p):
    case = made.requested(p, first=made.answered)
    made.open_case(client, case)
    text = read(client, case)
    assert text.index("您已经申请调解，请再确认一次") < text.index("公共管道无渗漏。")
    assert "愿不愿意调解？" not in text


def test_a_complaint_that_was_answered_shows_the_answer_before_the_question(client, p):
    case = made.answered(p)
    made.open_case(client, case)
    text = read(client, case)
    assert text.index("公共管道无渗漏。") < text.index("您对处理满意吗？")


def test_a_duty_calls_a_hidden_name_as_the_other_side_may_read_it(client, p):
    apology = {"kind": "apology", "way": "当面口头", "due_on": date(2026, 3, 20)}
    case = made.performing(p, hide=True, more=[apology])
    made.open_case(client, case, respondent(case))
    text = read(client, case)
    assert "向一位住户赔礼道歉" in text
    assert "向李申赔礼道歉" not in text


def test_who_asks_after_a_refusal_reads_what_else_is_possible_and_that_their_day_counts(client, p):
    p.committee.phone = "0595-22000100"
    p.committee.save()
    case = made.answered(p)
    other = respondent(case)
    door.record(case, "consent", by=p.as_clerk, party=other, agrees=False, how="电话")
    made.open_case(client, case)
    assert act(client, case, "request_mediation").status_code == 303  # its day is kept
    text = read(client, case)
    assert "您还可以仲裁、找主管部门，或者去法院起诉" in text
    assert p.committee.phone in text
    told = "您于2026年3月2日提出请求，诉讼时效自该日中断（《诉讼时效规定》第十二条）。"
    assert told in text


def test_a_party_without_an_other_side_can_request_and_the_day_is_kept(client, p):
    case = made.answered(p, parties=[made.PARTIES[0]])
    made.open_case(client, case)
    assert act(client, case, "request_mediation").status_code == 303
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.requested_on) == ("requested", date(2026, 3, 2))


def test_the_page_of_an_act_not_possible_now_asks_no_question(client, p):
    case = made.performing(p)
    made.open_case(client, case)
    text = read(client, case, "confirm_payment")
    assert "现在没有等您确认的付款" in text
    assert "<select" not in text


def test_fields_and_choices_use_everyday_words(client, p):
    case = made.performing(p)
    facts = {"amount": 80000, "paid_on": date(2026, 3, 2), "way": "transfer"}
    duty = case.obligations.get()
    case = door.record(case, "pay", by=p.as_mediator, obligation=duty, **facts)
    made.open_case(client, case)
    text = read(client, case, "confirm_payment")
    assert "800.00 元，" in text
    assert "2026年3月2日（周一）" in text
    assert "---------" not in text


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (made.answered, "rate", "请选一项。"),
        (made.requested, "consent", "请选同意，或者选不同意。"),
        (made.complaint, "withdraw", "请写一句为什么，比如已经解决了。"),
    ],
)
def test_what_is_missing_is_asked_for_in_plain_words(client, p, make, name, sentence):
    case = make(p)
    made.open_case(client, case)
    response = act(client, case, name)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "字段" not in response.content.decode()


def test_opening_a_step_that_is_not_possible_does_not_speak_of_something_sent(client, p):
    case = made.requested(p)
    made.open_case(client, case)
    gone = client.get(url(case, "rate"))
    assert gone.status_code == 422
    assert "您刚才提交的" not in gone.content.decode()
    assert "您刚才提交的" in act(client, case, "rate", score="satisfied").content.decode()
