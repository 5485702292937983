"""What comes next, for each reader, after a refusal, a ruling, a settlement or a default."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cases.phases.agreed_duties import agreed, quiet
from tests.cases.phases.sent_cases import received
from tests.cases.web.public import made
from tests.cases.web.staging import rated, refused, ruled, sent
from tests.cast import cast
from tests.deeds_after import court_finds_it_void
from tests.dispute import money
from tests.factories import at, unconfirmed_default
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]


def reads(dispute, me, reader=Reader.PARTY):
    return what_next(dispute.case, reader, me=dispute.parties.get(pk=me.pk))


def test_who_refused_is_not_told_that_somebody_else_did():
    dispute = refused(cast())
    assert reads(dispute, dispute.zhou).startswith("您表示了不同意，这次不调解。")
    assert reads(dispute, dispute.zhou, Reader.COMPANY).startswith("贵公司表示了不同意")
    assert reads(dispute, dispute.li).startswith("有一方不愿意调解。")


@pytest.mark.parametrize(
    ("score", "staff", "company"),
    [
        ("satisfied", "住户已经评价，由另一人核实销号", "住户已经评价，等调委会核实"),
        ("fair", "住户已经评价，由另一人核实销号", "住户已经评价，等调委会核实"),
        ("unsatisfied", "住户评价不满意，", "住户评价不满意，请再与住户商量；"),
    ],
)
def test_after_a_rating_nobody_waits_for_one(score, staff, company):
    dispute = rated(cast(), score)
    assert what_next(dispute.case, Reader.STAFF).startswith(staff)
    assert what_next(dispute.case, Reader.COMPANY).startswith(company)
    assert reads(dispute, dispute.li).startswith("您已经评价过。")
    assert reads(dispute, dispute.zhou).startswith("请看看答复。")


def test_who_is_only_paid_is_not_told_to_keep_the_days():
    dispute = at(cast(), S.PERFORMING)
    assert reads(dispute, dispute.li).startswith("等对方照定下的日子付。")
    assert reads(dispute, dispute.zhou) == "请照定下的日子办。"


def test_where_duties_only_last_nobody_is_told_to_pay_or_to_keep_a_day():
    dispute = agreed(quiet)
    assert what_next(dispute.case, Reader.STAFF) == "约定的事要一直遵守；有人违反的，登记违反约定。"
    assert reads(dispute, dispute.zhou) == "请照约定一直遵守；对方违反了，请打调委会电话。"
    assert reads(dispute, dispute.li) == "约定的事由对方一直遵守；对方违反了，请打调委会电话。"


def test_beside_a_duty_that_lasts_a_payment_is_still_asked_for():
    dispute = agreed(lambda d: money(d, (MONDAY, 30000)), quiet)
    assert what_next(dispute.case, Reader.STAFF) == "登记付款和办完的事，请收款人确认。"
    dispute.pay(30000, confirmed=False)
    assert reads(dispute, dispute.li).endswith("再点确认。")


def test_who_asked_for_mediation_at_once_is_not_told_to_ask_after_the_answer():
    dispute = at(cast(), S.ANSWERED, request={"how": "小区网页"})
    assert "已经请求调解的，工作人员会问过" in reads(dispute, dispute.li)
    assert what_next(dispute.case, Reader.STAFF).startswith("本人已请求调委会调解")
    assert "住户已请求调委会调解" in what_next(dispute.case, Reader.COMPANY)


@pytest.mark.parametrize(
    ("outcome", "party", "staff"),
    [
        ("confirmed", "法院裁定协议有效。", "法院裁定协议有效，"),
        ("dismissed", "法院没有确认协议。", "法院没有确认协议，"),
    ],
)
def test_the_result_of_the_court_is_told_to_the_parties_at_once(outcome, party, staff):
    dispute = ruled(cast(), outcome)
    assert reads(dispute, dispute.zhou).startswith(party)
    assert what_next(dispute.case, Reader.STAFF).startswith(staff)


def test_an_application_that_was_withdrawn_is_not_said_to_be_refused_by_the_court():
    dispute = sent(cast()).office("court_withdraw", words="想自己履行")
    assert what_next(dispute.case, Reader.STAFF).startswith("申请已撤回，")
    assert reads(dispute, dispute.li) == "确认申请撤回了，协议照样有效，请照协议办。"


def test_who_settled_by_themselves_are_not_sent_to_a_court():
    dispute = at(cast(), S.MEDIATING).office("withdraw_mediation", settled=True)
    assert reads(dispute, dispute.li).startswith("各方自己说好了，")
    assert what_next(dispute.case, Reader.STAFF).startswith("由经办人以外的人销号")


@pytest.mark.parametrize(("days", "may"), [(10, True), (40, False)])
def test_confirmation_is_named_only_while_it_can_be_asked_for(days, may):
    dispute = at(cast(), S.AGREED, day=clock.today() - timedelta(days=days))
    if not may:
        dispute.case.clocks.filter(key="K13").update(status="lapsed")
    sentences = [reads(dispute, dispute.li), what_next(dispute.case, Reader.STAFF)]
    assert ["确认，不收费" in sentences[0], "需要的申请司法确认" in sentences[1]] == [may, may]


def test_a_debt_due_on_an_event_names_the_event(client):
    dispute = at(cast(), S.MEDIATING).sit_down()
    clause = {"kind": "money", "by_party": dispute.zhou, "to_party": dispute.li, "amount": 100000}
    dispute.write(clause | {"way": "银行转账", "due_event": "天花板干透后三日内"})
    dispute.mediator("draft_agreement").all_marks().mediator("start_performance")
    made.open_case(client, dispute.case, dispute.zhou)
    page = client.get(f"/my/cases/{dispute.number}/").content.decode()
    assert "<dt>天花板干透后三日内<" in page


@pytest.mark.parametrize(
    ("late", "remedy"),
    [(unconfirmed_default, "就协议起诉"), (lambda p: at(p, S.DEFAULTED), "申请执行")],
)
def test_a_default_names_the_way_that_is_open(late, remedy):
    line = late(cast()).trail.get(name="default")
    assert line.sentence == f"有到期未履行的事项。可督促履行，或者依法{remedy}。"


def test_who_is_turned_elsewhere_reads_to_whom():
    d = at(cast(), S.REGISTERED)
    d.office("decline", ground="special_body", reason="治安案件", turn_to="万安派出所")
    assert reads(d, d.li).startswith("这件事请找万安派出所。您还可以")
    assert d.last_sentence.count("万安派出所") == 1
    d.office("reopen", reason="又来办").office("decline", ground="not_civil", reason="不是争议")
    assert reads(d, d.li).startswith("您还可以")


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ("court_after", "这次不调解，案件转回法院，法院会接着审理"),
        ("court_before", "这次不调解，材料会交回委派的法院"),
        ("police", "有一方不愿意调解。您还可以仲裁"),
    ],
)
def test_who_came_from_a_court_is_not_sent_to_sue_again(route, says):
    d = received(route, number="")
    d.office("consent", party=d.zhou, agrees=False, how="电话")
    assert what_next(d.case, Reader.PARTY, me=d.li).startswith(says)
    d.office("decline", ground="not_civil", reason="不属民间纠纷")
    declined = what_next(d.case, Reader.PARTY, me=d.li)
    assert declined.startswith(says if route != "police" else "您还可以")


@pytest.mark.parametrize(
    ("route", "says"),
    [
        ("court_after", "原来的协议不再照着办，案件转回法院，法院会接着审理"),
        ("court_before", "原来的协议不再照着办，材料会交回委派的法院"),
        ("", "原来的协议不再照着办。您还可以仲裁"),
    ],
)
def test_whose_agreement_fell_is_told_what_its_court_does(route, says):
    d = at(cast(), S.ADJUDICATING)
    court_finds_it_void(d)
    d.office("no_result")
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(route=route)
    d.case = type(d.case).objects.get(pk=d.case.pk)
    assert what_next(d.case, Reader.PARTY, me=d.li).startswith(says)
