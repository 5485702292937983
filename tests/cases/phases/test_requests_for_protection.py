"""Each right-holder's first day of asking the committee: how, proof, and never changed."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from cases import consistency, door
from cases.models import Party
from cases.states import Status as S
from cases.web.party_rows import limitation_sentence_for
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at, complain
from tests.house import measuring
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
TUESDAY, LATER = date(2026, 3, 3), date(2026, 3, 20)


@pytest.fixture(autouse=True)
def today():
    with morning_of(LATER):
        yield


@pytest.fixture
def people():
    return cast()


def request_of(party):
    party.refresh_from_db()
    return party.asked_on, party.asked_how, party.asked_proof


def test_a_complaint_that_asked_fixes_the_day_of_every_applicant(people):
    second = {**PARTIES[0], "name": "李妻", "id_number": "", "phone": ""}
    d = complain(people, day=MONDAY, parties=[*PARTIES, second], request={"how": "窗口来访"})

    asked = (MONDAY, "窗口来访", f"登记编号{d.number}")
    assert [request_of(p) for p in d.parties.filter(role="applicant")] == [asked, asked]
    assert request_of(d.zhou) == (None, "", "")
    assert d.case.requested_on == MONDAY


def test_a_complaint_without_a_request_fixes_no_day(people):
    d = complain(people)
    assert (request_of(d.li)[0], d.case.requested_on) == (None, None)


def test_a_party_asking_for_mediation_gets_its_day_and_the_other_has_none(people):
    d = complain(people, day=MONDAY)
    d.office("request_mediation", party=d.li, how="电话", proof="录音3分20秒")

    assert request_of(d.li) == (MONDAY, "电话", "录音3分20秒")
    assert request_of(d.zhou) == (None, "", "")


def test_own_initiative_does_not_interrupt_the_time_of_a_silent_creditor(people):
    d = complain(people)
    d.office("request_mediation", source="own_initiative")
    assert (request_of(d.li)[0], d.case.requested_on) == (None, None)

    d.office("request_protection", party=d.li, how="来访", proof="登记表")

    assert request_of(d.li) == (LATER, "来访", "登记表")
    assert d.case.requested_on == LATER
    assert "李申" not in d.trail.latest("seq").sentence  # the name is shown as each may see it
    assert "诉讼时效自当日中断" in d.trail.latest("seq").sentence


def test_another_right_holder_has_a_day_of_its_own(people):
    d = complain(people, day=MONDAY, request={})
    d.case = door.take(d.case, "request_mediation", by=people.as_clerk, party=d.li, on=MONDAY)
    d.office("request_protection", party=d.zhou, how="电话", on=TUESDAY)

    assert (request_of(d.li)[0], request_of(d.zhou)[0]) == (MONDAY, TUESDAY)
    assert d.case.requested_on == MONDAY


def test_an_earlier_day_reported_later_is_the_first_of_the_case(people):
    d = complain(people, day=MONDAY)
    d.office("request_mediation", party=d.li, how="来访", on=LATER)
    d.office("request_protection", party=d.zhou, how="短信", on=TUESDAY)
    assert d.case.requested_on == TUESDAY


def test_asking_again_keeps_the_first_day_and_has_a_day_of_its_own(people):
    d = complain(people, day=MONDAY, request={"how": "电话"})
    before = request_of(d.li)
    d.day = None
    d.office("request_mediation", party=d.li, how="来访", proof="另一张表")

    assert request_of(d.li) == before
    assert (d.case.requested_on, d.li.days_asked) == (MONDAY, [MONDAY, LATER])
    again = d.trail.latest("seq")
    assert (again.on, again.facts["how"], again.facts["proof"]) == (LATER, "来访", "另一张表")
    assert (again.facts["asked_again"], "asked" in again.facts) == (d.li.pk, False)
    assert list(consistency.faults()) == []


ASKED_TWICE = {  # the later day, and whether its line tells of limitation again
    "the same day": (MONDAY, False),
    "another day": (LATER, True),
}


@pytest.mark.parametrize("when", ASKED_TWICE)
@pytest.mark.parametrize("act", ["request_mediation", "request_protection"])
def test_the_trail_tells_once_of_the_interruption_of_a_day(people, when, act):
    day, is_told = ASKED_TWICE[when]
    d = complain(people, day=MONDAY, request={"how": "电话"})
    assert "诉讼时效自当日中断" in d.trail.first().sentence

    d.office(act, party=d.li, how="来访", on=day)

    assert ("诉讼时效自当日中断" in d.trail.latest("seq").sentence) == is_told


def test_a_request_is_recorded_though_the_other_side_refused(people):
    d = complain(people, day=MONDAY)
    d.office("consent", party=d.zhou, agrees=False, how="电话")
    d.office("request_mediation", party=d.li, how="来访")

    assert (request_of(d.li)[0], d.status) == (MONDAY, S.REQUESTED)
    refused = d.blocked(people.as_clerk, "accept", mediator=people.mediator)
    assert "一方当事人已明确拒绝调解。（《人民调解法》第十七条）" in refused

    d.office("other_side_refuses")
    d.office("request_protection", party=d.li, how="电话", on=LATER)
    assert d.li.days_asked == [MONDAY, LATER]


ENDINGS = {
    "decline": (S.REGISTERED, {"reason": "不属民间纠纷", "ground": "not_civil"}),
    "fail": (S.MEDIATING, {"end_reason": "gap"}),
    "withdraw_mediation": (S.MEDIATING, {}),
}


@pytest.mark.parametrize("act", ENDINGS)
def test_an_ending_tells_of_limitation_only_who_asked_with_their_day(people, act):
    state, facts = ENDINGS[act]
    d = at(people, state, day=MONDAY)
    if not d.li.days_asked:
        d.office("request_protection", party=d.li, how="来访", on=MONDAY)
    d.office(act, **facts)

    line = d.trail.latest("seq")
    told = "于2026年3月2日提出请求，诉讼时效自该日中断（《诉讼时效规定》第十二条）。"
    assert "时效" not in line.sentence
    assert line.facts["limitation"] == {str(d.li.pk): told}
    shown = {p.pk: limitation_sentence_for(d.case, p, d.link(p)) for p in (d.li, d.zhou)}
    assert shown == {d.li.pk: f"您{told}", d.zhou.pk: ""}


def test_a_claim_to_stop_a_nuisance_has_no_limitation_to_interrupt(people):
    claims = [{"item": "停止夜间敲击", "nature": "stop"}]
    d = complain(people, day=MONDAY, claims=claims, request={"how": "来访"})
    d.office("decline", reason="已另行处理", ground="settled")

    sentences = [line.sentence for line in d.trail.all()]
    assert "所提请求不适用诉讼时效（《民法典》第一百九十六条）。" in sentences[0]
    assert not any("中断" in sentence for sentence in sentences)
    assert d.trail.latest("seq").facts["limitation"] == {}
    assert limitation_sentence_for(d.case, d.li, d.link(d.li)) == ""


def test_a_company_that_is_no_party_proposes_and_interrupts_nothing(people):
    d = at(people, S.DISPATCHED, day=MONDAY)
    d.company("request_mediation")

    line = d.trail.latest("seq")
    assert (d.case.source, line.sentence) == ("own_initiative", "安邻物业建议调解，征求各方意见。")
    assert (d.case.requested_on, line.facts["source"]) == (None, "own_initiative")


def test_a_referral_names_the_court_and_keeps_the_number_of_its_letter(people):
    d = complain(people, day=MONDAY)
    letter = {"referrer": "洛江区人民法院", "referral_number": "（2026）闽0504委调3号"}
    d.office("request_mediation", source="entrusted_court", **letter)

    sentence = "收到洛江区人民法院委派函，征求各方意见。来函文号：（2026）闽0504委调3号。"
    assert d.trail.latest("seq").sentence == sentence
    number = d.external_numbers.get()
    assert (number.system, number.number) == tuple(letter.values())


@pytest.mark.parametrize(
    ("route", "letter"), [("court_before", "委派函"), ("court_after", "委托函")]
)
def test_a_court_assigns_before_filing_and_entrusts_after_it(people, route, letter):
    d = complain(people, day=MONDAY)
    d.office("record_referral", route=route, court=people.court, number="")
    d.office("request_mediation", source="entrusted_court")
    assert d.last_sentence.startswith(f"收到{people.court}{letter}，征求各方意见")


def test_a_fixed_day_of_request_is_never_overwritten(people):
    d = complain(people, day=MONDAY, request={"how": "电话"})
    party = d.li
    for name, value in (("asked_on", TUESDAY), ("asked_how", "来访"), ("asked_proof", "")):
        wrong = Party.objects.get(pk=party.pk)
        setattr(wrong, name, value)
        with pytest.raises(RuntimeError):
            wrong.save()
    party.record_request(TUESDAY, "来访")
    assert request_of(party)[:2] == (MONDAY, "电话")


def test_the_database_refuses_a_way_of_asking_without_a_day(people):
    d = complain(people)
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.filter(pk=d.li.pk).update(asked_how="电话")


FAULTS = {
    "UPDATE cases_party SET asked_on = '2026-03-01' WHERE case_id = %s AND role = 'applicant'": {
        "请求保护日记为 2026-03-02，各方最早是 2026-03-01。",
        "经过第2行的请求保护日与当事人登记的不符。",
    },
    "UPDATE cases_case SET requested_on = '2026-03-01' WHERE id = %s": {
        "请求保护日记为 2026-03-01，各方最早是 2026-03-02。"
    },
    "UPDATE cases_party SET asked_again_on = '2026-03-09' WHERE case_id = %s AND side = 1": {
        "李申最近再次请求的日子记为 2026-03-09，经过上是 空。"
    },
    "UPDATE cases_case SET requested_on = NULL WHERE id = %s": {
        "请求保护日记为 空，各方最早是 2026-03-02。"
    },
}


@pytest.mark.parametrize("sql", FAULTS)
def test_a_day_altered_around_the_door_is_reported(people, sql):
    d = complain(people, day=MONDAY)
    d.office("request_mediation", party=d.li, how="来访")
    assert list(consistency.faults()) == []
    with connection.cursor() as cursor:
        cursor.execute(sql, [d.pk])

    said = {fault.what for fault in consistency.faults()}
    by_content = {what for what in said if "校验值" not in what}
    assert (by_content, len(said - by_content)) == (FAULTS[sql], 1)


def test_a_request_may_be_recorded_until_the_mediation_is_over(people):
    d = at(people, S.SIGNING)
    d.mediator("request_protection", party=d.zhou, how="当面")
    assert request_of(d.zhou)[0] == LATER


def test_an_act_on_a_party_read_before_keeps_values_written_meanwhile(people):
    """A form reads its party before the lock; values written meanwhile are kept."""
    d = complain(people, day=MONDAY)
    stale = d.li
    d.office("request_mediation", party=d.li, how="来访")
    d.office("consent", party=stale, agrees=True, how="来访")
    d.office("give_notice", parties=[stale], how="当面")
    again = d.li
    assert (again.asked_on, again.consent, again.notice_on) == (MONDAY, "yes", MONDAY)

    d.office("release_party", party=stale, reason="房屋已出售")
    again.refresh_from_db()
    assert (again.asked_on, again.consent, again.released_on) == (MONDAY, "yes", MONDAY)


def test_the_office_reads_and_writes_it_on_its_pages(people):
    d = complain(people, day=MONDAY)
    clerk = sign_in(people.clerk)
    page = f"/office/cases/{d.number}/"
    form = clerk.get(f"{page}request_protection/").context["form"]
    sent = measuring.filled(form) | {"party": d.li.pk, "how": "", "on": "2026-03-02"}

    refused = clerk.post(f"{page}request_protection/", sent)
    assert (refused.status_code, "请填写“怎么提出的”。" in refused.content.decode()) == (422, True)
    done = clerk.post(f"{page}request_protection/", sent | {"how": "来访", "proof": "登记表"})

    assert done.status_code == 303
    shown = clerk.get(f"{page}?part=parties").content.decode()
    assert "2026年3月2日（周一）请求调委会保护权利（来访）" in shown


def test_a_request_reported_later_with_an_earlier_day_moves_no_day(people):
    """The party's day is fixed once written; the case's stays the first of the parties'."""
    d = complain(people, day=MONDAY)
    d.office("request_protection", party=d.li, how="电话", on=LATER)
    d.office("request_mediation", party=d.li, how="来访", on=TUESDAY)

    assert (request_of(d.li)[0], d.case.requested_on) == (LATER, LATER)
    assert list(consistency.faults()) == []
