"""What pages say to each reader: hidden names stay hidden, what is missing is named."""

from datetime import timedelta

import pytest

from cases.door import offering
from cases.states import Status as S
from cases.web.trail_lines import entries_for
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at, complain, unconfirmed_default

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def test_a_hidden_name_inside_free_text_is_shown_to_staff_only(people):
    dispute = at(people, S.REQUESTED)
    hidden = dispute.li
    hidden.hide_name = True
    hidden.save()
    words = f"当面听{hidden.name}说过了"
    dispute.office("consent", party=dispute.zhou, agrees=True, how=words)
    case = dispute.case
    case.forget()
    trails = {
        by: "".join(entry.sentence for entry in entries_for(case, actor))
        for by, actor in (("staff", people.as_clerk), ("other", dispute.link(dispute.zhou)))
    }
    assert words in trails["staff"]
    assert hidden.name not in trails["other"]
    assert "当面听一位住户说过了" in trails["other"]


def test_what_is_missing_is_asked_for_by_its_name(people):
    dispute = at(people, S.REGISTERED)
    url = f"/office/cases/{dispute.number}/decline/"
    page = sign_in(people.clerk).post(url, {"on": ""}).content.decode()
    assert "请填写“原因”。" in page
    assert "请填写“决定日期”。" in page
    assert "这个字段是必填项" not in page


def test_the_summary_of_errors_names_a_question_with_an_article_once(people):
    dispute = unconfirmed_default(people)
    url = f"/office/cases/{dispute.number}/open_payment_order/"
    page = sign_in(people.clerk).post(url, {"on": ""}).content.decode()
    summary = page.split('class="error-summary"')[1].split("</ul>")[0]
    assert "请选择“有没有不能申请支付令的情形”。" in summary
    assert summary.count("有没有不能申请支付令的情形") == 1


def test_an_unanswered_question_never_marks_a_promise_as_broken(people):
    dispute = at(people, S.REGISTERED)
    due = clock.today() + timedelta(days=2)
    promised = {"promise_text": "修门禁", "promise_due_on": due, "company": people.company}
    dispute.office("make_promise", **promised)
    promise = dispute.case.promises.get()
    url = f"/office/cases/{dispute.number}/check_promise/"
    answer = sign_in(people.clerk).post(url, {"on": clock.today(), "promise": promise.pk})
    assert answer.status_code == 422
    assert "请选择“核查结果”。" in answer.content.decode()
    promise.refresh_from_db()
    assert promise.status == promise.Status.OPEN


def test_an_answer_with_a_promise_is_shown_with_the_promise(people):
    dispute = at(people, S.DISPATCHED)
    facts = {"findings": "水管老化。", "action": "换管", "answered_by": "许管家"}
    facts |= {"promise_text": "换好。", "promise_due_on": clock.today() + timedelta(days=2)}
    dispute.company("answer", **facts)
    day = f"{facts['promise_due_on']:%Y年%-m月%-d日}"
    newest = entries_for(dispute.case, people.as_clerk)[0]
    assert newest.sentence.endswith(f"答复：水管老化。处理：换管。承诺：{day}（含当日）前换好。")


def test_the_mark_of_a_party_that_somebody_typed_stays_as_typed(people):
    d = at(people, S.MEDIATING)
    typed = f"{{p{d.zhou.pk}}}说{{{{}}p{d.zhou.pk}}}，{{{{p{d.li.pk}}}}}"
    claim = d.case.claims.create(from_party=d.li, to_party=d.zhou, item="赔偿", amount=100)
    d.office("change_claim", claim=claim, item=typed, reason=typed)
    d.mediator("contact", party=d.zhou, way="phone", reached=True, at=clock.now(), words=typed)
    d.office("correct", summary=typed)
    lines = entries_for(d.case, people.as_clerk)[:3]

    assert [typed in line.sentence for line in lines] == [True] * 3
    assert "联系周被" in lines[1].sentence
    changed = d.trail.filter(name="change_claim").get().facts["after"]
    assert (changed["谁请求"], changed["请求"]) == (f"{{p{d.li.pk}}}", typed)


def test_a_demand_stays_as_typed(people):
    d = complain(people)
    typed = f"先看{{p{d.li.pk}}}"
    d.office("dispatch", company=people.company, note=typed)
    assert f"要求：{typed}" in entries_for(d.case, people.as_clerk)[0].sentence


def test_lines_of_earlier_versions_are_read_as_before(people):
    d = complain(people)
    row = d.trail.latest("seq")
    row.sentence = f"{{p{d.li.pk}}}来电。{{p0}}。"
    assert entries_for(d.case, people.as_clerk, rows=[row])[0].sentence == "李申来电。{p0}。"


def test_what_looks_like_the_mark_of_a_party_stays_as_typed(people):
    dispute = complain(people, summary="{p0}说楼上漏水 {p1x}")
    assert "{p0}说楼上漏水 {p1x}" in entries_for(dispute.case, people.as_clerk)[0].sentence


def test_a_company_stands_on_its_card_by_its_short_name(people):
    firm = {"kind": "organisation", "name": people.company.name, "company": people.company}
    rows = ({"role": "applicant", "side": 1, "name": "李申"}, {"role": "respondent", "side": 2})
    dispute = complain(people, parties=(rows[0], rows[1] | firm))
    page = sign_in(people.clerk).get(f"/office/cases/{dispute.number}/consent/")
    labels = [label for _, label in page.context["form"].fields["party"].choices if label[0] != "-"]
    assert labels[-2:] == ["李申", "安邻物业"]


def test_the_way_to_mend_is_shown_only_to_who_may_go_there(people):
    dispute = at(people, S.REQUESTED)
    url = f"/office/cases/{dispute.number}/accept/"
    shown = sign_in(people.clerk).get(url).content.decode()
    assert f"/office/cases/{dispute.number}/consent/" in shown
    assert "consent" in offering.may(dispute.case, people.as_clerk)
    assert "accept" not in offering.may(dispute.case, dispute.link(dispute.li))


def test_an_automatic_step_is_not_listed_as_anyones_act(people):
    for status in (S.SIGNING, S.PERFORMING, S.DEFAULTED):
        dispute = at(people, status)
        others = offering.who_else(dispute.case, people.as_clerk)
        assert "系统" not in {row["function"] for row in others}
