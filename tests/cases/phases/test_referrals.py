"""What a court sends: by the route its own time, effect and way to a title; others report back."""

from datetime import date

import pytest

from cases.door.refusals import StepBlocked
from cases.law import routes
from cases.phases.common import in_text
from cases.states import Status as S
from cases.web.what_next import name_of, what_next
from cases.words.readers import Reader
from tests.cases.phases.sent_cases import MONDAY, THURSDAY, sent
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import usual_clauses
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

INVITED = "《特邀调解规定》第二十七条、《在线调解规则》第二十四条"


def in_force(d):
    """Signed by the parties on Thursday, by the mediator and the seal on Friday."""
    with morning_of(THURSDAY):
        d.rights_notice_served().mediator("open_session").sit_down().write(*usual_clauses(d))
        d.mediator("draft_agreement").parties_sign()
    with morning_of("2026-03-06"):
        return d.mediator("mediator_sign").office("seal")


# Route: last day (a month from Thursday 3/5; 30, 15, 7 days from Monday 3/2), basis.
TIMES = {
    "court_before": (date(2026, 4, 1), INVITED),
    "court_after": (date(2026, 3, 17), INVITED),
    "court_simplified": (date(2026, 3, 9), INVITED),
    "police": (date(2026, 4, 7), "《人民调解工作若干规定》第三十三条"),  # 4/5 in a festival
    "petition": (date(2026, 4, 7), "《人民调解工作若干规定》第三十三条"),
}


@pytest.mark.parametrize("route", TIMES)
def test_the_time_to_mediate_is_that_of_the_route(route):
    clock = sent(route).clocks.get(key="K9")

    assert (clock.due_on, clock.rule.basis) == TIMES[route]


def test_a_committees_own_length_does_not_change_the_time_of_a_court(db):
    d = at(cast(), S.REQUESTED)
    from_table = d.case.clock_due("K9", MONDAY).on, d.case.clock_due("K9", MONDAY, "K11c").on
    assert from_table == (date(2026, 4, 2), date(2026, 3, 9))


# Route: day of effect, the clock of confirmation, what the paper and the trail say.
EFFECTS = {
    "court_before": (THURSDAY, True, "按指印之日起生效。各方可以自生效之日起三十日内"),
    "court_after": (date(2026, 3, 6), False, "委托调解的人民法院审查后制作调解书"),
    "police": (date(2026, 3, 6), True, "人民调解员签名并加盖人民调解委员会印章之日起生效"),
}


@pytest.mark.parametrize("route", EFFECTS)
def test_paper_and_trail_say_the_effect_of_the_route(route):
    d = in_force(sent(route))
    day, confirmable, on_paper = EFFECTS[route]
    html = d.documents.get(kind="agreement").read_html()
    said = d.trail.get(milestone="ended_agreed_written").sentence

    assert (d.effective_on, d.clocks.filter(key="K13").exists()) == (day, confirmable)
    assert on_paper in html
    assert ("共同申请司法确认" in said, "制作调解书" in said) == (confirmable, not confirmable)
    assert not d.clocks.filter(key="K9", ended_on=None).exists()


def signed_by_the_parties(route):
    d = sent(route)
    with morning_of(THURSDAY):
        d.rights_notice_served().mediator("open_session").sit_down().write(*usual_clauses(d))
        return d.mediator("draft_agreement").parties_sign()


@pytest.mark.parametrize(
    ("route", "public", "party"),
    [
        (
            "court_before",
            "各方当事人都已签署，自签署之日起生效，调解员签名、加盖印章还在补办",
            "各方都签了，协议已经生效",
        ),
        ("court_after", "已定稿，还没有签齐，尚未生效", "各方都签了，等调解员签名、盖章"),
        ("police", "已定稿，还没有签齐，尚未生效", "各方都签了，等调解员签名、盖章"),
    ],
)
def test_what_all_parties_signed_is_in_force_where_a_court_invited(route, public, party):
    d = signed_by_the_parties(route)

    assert d.documents.get(kind="agreement").standing.words == public
    assert name_of(d.case, Reader.PARTY) == party


def test_what_is_in_force_by_the_parties_is_neither_amended_nor_ended():
    d = signed_by_the_parties("court_before")
    words = (
        "法院委派调解的，各方都签署后协议已经生效，不能再修改、终止；请补登调解员签名、盖章。"
        "（《特邀调解规定》第二十四条）"
    )

    with morning_of(THURSDAY):
        assert d.blocked(d.p.as_mediator, "amend", reason="改金额") == [words]
        assert d.blocked(d.p.as_mediator, "fail", end_reason="gap") == [words]
        assert d.blocked(d.link(d.zhou), "withdraw_mediation") == [words]


def test_who_signed_does_not_read_that_they_should_sign():
    d = sent("")
    with morning_of(THURSDAY):
        d.rights_notice_served().mediator("open_session").sit_down().write(*usual_clauses(d))
        d.mediator("draft_agreement")
        d.mediator("sign", party=d.li, mark="name", identity_checked="身份证")

    assert what_next(d.case, Reader.PARTY, me=d.li).startswith("您已经签好了")
    assert what_next(d.case, Reader.PARTY, me=d.zhou).startswith("请先把协议看清楚")


def test_a_referral_says_who_sent_it_and_sets_the_source_of_the_statistics():
    d = at(cast(), S.REQUESTED)
    number = "（2026）闽0599诉前调12号"
    d.office("record_referral", route="court_before", court=d.p.court, number=number)

    assert (d.case.source, d.case.route) == ("entrusted_court", "court_before")
    assert d.last_sentence == (
        f"登记移送：{d.p.court}（法院立案前委派），文号{number}，2026年3月2日签收材料。"
        "调解期限自这一天起算。2026年3月5日（含当日）前答复接收还是退回。"
    )


def test_the_result_is_reported_back_before_the_case_is_closed():
    d = sent("police", body="河市派出所")
    d.mediator("fail", end_reason="gap").office("report_back", how="寄送反馈函")

    assert d.last_sentence == "结果已书面回告河市派出所：寄送反馈函。"
    assert not d.case.sheet.waits_for_a_report


def test_every_route_has_a_row():
    assert routes.ROUTES.keys() == set(routes.Route)


def corrected(d, **changed):
    """The referral corrected on Friday; what is not given stays."""
    known = d.referrals.get()
    kept = {n: getattr(known, n) for n in ("route", "court", "body", "number", "received_on")}
    with morning_of("2026-03-06"):
        return d.office("correct_referral", **kept | changed, reason="登记时写错了。")


SUNDAY = date(2026, 3, 1)
# Route: last day before and after the receipt is corrected from Monday to Sunday.
MOVED = {
    "court_before": ("2026年4月1日", "2026年3月31日"),
    "court_after": ("2026年3月17日", "2026年3月16日"),
}


@pytest.mark.parametrize("route", MOVED)
def test_what_counts_from_the_receipt_counts_from_the_corrected_day_and_says_so(route):
    d = corrected(sent(route), received_on=SUNDAY)
    running, (before, after) = d.clocks.get(key="K9"), MOVED[route]

    assert (running.started_on, in_text(running.due_on)) == (SUNDAY, after)
    assert d.last_sentence == (
        "更正移送：签收材料日由“2026年3月2日”改为“2026年3月1日”。调解期限自更正后的签收日起算，"
        f"最后一天由{before}改为{after}。原因：登记时写错了。"
    )


def test_the_time_of_a_route_that_counts_from_acceptance_does_not_move():
    d = corrected(sent("police"), received_on=SUNDAY, number="洛公函〔2026〕8号")

    assert d.clocks.get(key="K9").due_on == TIMES["police"][0]
    assert "调解期限" not in d.last_sentence
    assert "文号由“没有”改为“洛公函〔2026〕8号”" in d.last_sentence


def test_a_last_day_the_parties_agreed_to_stays_when_the_receipt_is_corrected():
    d = sent("court_before")
    with morning_of(THURSDAY):
        d.mediator("extend", until=date(2026, 4, 20), all_agree=True, reason="鉴定")
    corrected(d, received_on=SUNDAY)

    assert d.clocks.get(key="K9").due_on == date(2026, 4, 20)
    assert "最后一天仍是2026年4月20日" in d.last_sentence


@pytest.mark.parametrize(
    ("route", "basis"),
    [
        ("court_before", "《特邀调解规定》第二十七条"),
        ("court_after", "《特邀调解规定》第二十七条"),
        ("police", "《人民调解工作若干规定》第三十三条"),
        ("", "《人民调解工作若干规定》第三十三条"),
    ],
)
def test_a_refused_extension_names_the_article_of_its_route(route, basis):
    d = sent(route)
    with morning_of(THURSDAY), pytest.raises(StepBlocked) as refused:
        d.mediator("extend", until=THURSDAY, all_agree=False)

    assert {str(guard.basis) for guard in refused.value.guards} == {basis}


def test_days_held_stay_added_when_the_receipt_is_corrected():
    d = sent("court_before")
    with morning_of(THURSDAY):
        d.mediator("hold", clock=d.clocks.get(key="K9"), reason="鉴定")
    with morning_of("2026-03-06"):
        d.mediator("release_hold")
    corrected(d, received_on=SUNDAY)

    assert d.clocks.get(key="K9").due_on == date(2026, 4, 1)


def test_a_referral_is_corrected_by_its_form_and_the_court_stays():
    d = sent("court_before")
    path = f"/office/cases/{d.number}/correct_referral/"
    with morning_of("2026-03-06"):
        client = sign_in(d.p.clerk)
        form = client.get(path).context["form"]
        names = [bound for bound in form if bound.value() not in (None, False)]
        filled = {bound.html_name: bound.value() for bound in names}
        wrong = client.post(path, filled | {"reason": "写错了。"})
        right = client.post(path, filled | {"reason": "写错了。", "received_on": "2026-03-01"})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert d.referrals.get().received_on == SUNDAY
    assert d.referrals.get().court == d.p.court
