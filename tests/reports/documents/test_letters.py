"""Letters to other bodies: the result of a case, and what may be a sham mediation."""

import io
import re
from datetime import date

import pytest
from django.db.models import QuerySet
from pypdf import PdfReader

from cases.forms.base import FORMS
from cases.models import Case
from cases.papers.reading import readable_papers
from cases.search.mediation_results import with_result
from cases.states import EndReason
from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from reports.documents.feedback import results
from tests.cases.phases.sent_cases import THURSDAY, received, sent
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds import police_sent_it, sham_is_reported
from tests.deeds_after import court_finds_it_void, suit_is_lost
from tests.dispute import PARTIES, usual_clauses
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def printed(d, kind):
    reader = PdfReader(io.BytesIO(d.documents.get(kind=kind).read_pdf()))
    assert len(reader.pages) == 1
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def told(d, day="2026-03-20"):
    with morning_of(day):
        return d.office("report_back", how="书面报告并移送材料。")


def failed(route):
    d = sent(route, number="")
    with morning_of("2026-03-09"):
        return d.mediator("fail", end_reason="gap", words="一方只肯出三百。")


@pytest.mark.parametrize(
    ("route", "goes_on", "party"),
    [
        (
            "court_before",
            "材料移送委派的人民法院；当事人坚持诉讼的，由该院依法登记立案（《特邀调解规定》第二十一条）。",
            "没有调成，材料会交回委派的法院",
        ),
        (
            "court_after",
            "案件转回委托的人民法院，由该院继续审理（《特邀调解规定》第二十一条）。",
            "没有调成，案件转回法院",
        ),
        (
            "police",
            "已告知各方：可以依法通过仲裁、行政途径解决，或者向人民法院起诉。",
            "您还可以仲裁",
        ),
    ],
)
def test_who_sent_a_case_reads_that_it_failed_and_what_follows_on_this_route(route, goes_on, party):
    d = told(failed(route))
    letter = printed(d, "feedback")

    assert "终止调解，原因：各方分歧较大，无法达成一致。" in letter
    assert goes_on in letter
    assert "三百" not in letter  # nothing that was said in mediation
    assert what_next(d.case, Reader.PARTY, me=d.li).startswith(party)
    assert goes_on.removeprefix("已告知各方：") in d.trail.get(name="fail").sentence


POLICE = {"ground": "special_body", "reason": "周被另有治安案件", "turn_to": "万安派出所"}


def declined(**hidden):
    parties = [PARTIES[0], PARTIES[1] | hidden]
    return at(cast(), S.REGISTERED, parties=parties).office("decline", **POLICE)


def test_who_applied_reads_why_the_case_was_declined_and_who_helps():
    d = declined()
    letter = printed(d, "refusal")

    assert "李申：2026年3月2日登记的" in letter
    assert (
        "法律、法规规定只能由专门机关处理（《人民调解工作若干规定》第二十二条第一项）。" in letter
    )
    assert "原因：周被另有治安案件。这件事请找：万安派出所。" in letter
    assert "您还可以依法通过仲裁、行政途径解决，或者向人民法院起诉。" in letter
    assert [paper.kind for paper in readable_papers(d.case, d.link(d.li))] == ["refusal"]
    assert readable_papers(d.case, d.link(d.zhou)) == []


@pytest.mark.parametrize(
    ("ground", "body", "letter_says", "party_reads"),
    [
        (
            "pending",
            "洛江区人民法院",
            "已经受理的单位会依法处理；对处理结果不服的，可以依法申请复议、上诉或者起诉。",
            "这件事请找洛江区人民法院，那里已经受理，会依法处理；",
        ),
        (
            "settled",
            "",
            "对已经作出的处理不服的，可以依法申请复议、上诉、申请再审或者起诉。",
            "这件事已经处理过。不服的，",
        ),
    ],
)
def test_who_is_declined_for_another_body_is_not_sent_to_bring_it_there_again(
    ground, body, letter_says, party_reads
):
    d = at(cast(), S.REGISTERED)
    d.office("decline", ground=ground, reason="已在别处办理", turn_to=body)
    letter = printed(d, "refusal")

    assert f"{letter_says}（《人民调解工作若干规定》第二十四条）" in letter
    assert "仲裁" not in letter
    assert letter_says in d.trail.get(name="decline").sentence
    assert what_next(d.case, Reader.PARTY, me=d.li).startswith(party_reads)


def test_who_only_complained_is_not_told_that_the_day_of_a_request_stays():
    assert "可以再到本会申请。" in printed(declined(), "refusal")


def test_who_asked_for_protection_keeps_the_day_when_declined():
    d = at(cast(), S.REQUESTED).office("decline", **POLICE)
    assert "可以再到本会申请，请求的日子不变。" in printed(d, "refusal")


def test_the_letter_keeps_a_hidden_name_and_its_reason_back():
    assert "周被" not in printed(declined(hide_name=True), "refusal")


def test_a_case_taken_up_again_leaves_its_letter_without_worth():
    d = declined().office("reopen", reason="不是治安案件")
    assert d.documents.get(kind="refusal").status == "superseded"

    d.office("decline", ground="not_civil", reason="不属民间纠纷")
    versions = d.documents.filter(kind="refusal").order_by("version")
    assert list(versions.values_list("version", "status")) == [(1, "superseded"), (2, "in_force")]


def test_a_written_agreement_goes_to_the_court_that_sent_the_case():
    d = sent("court_after")
    with morning_of(THURSDAY):
        d.rights_notice_served().mediator("open_session").sit_down().write(*usual_clauses(d))
        d.mediator("draft_agreement").all_marks()
    letter = printed(told(d), "feedback")

    assert f"各方达成书面协议（{d.agreement_number}），自2026年3月5日起生效。" in letter
    assert "协议提交委托的人民法院，请审查并制作调解书" in letter
    assert letter.count("示例区人民法院") == 1  # the addressee, whom the letter calls 贵院
    assert "贵院委托本会调解的" in letter
    frozen = d.documents.get(kind="feedback").read_html()
    assert f'<span class="keep">{d.agreement_number}</span>' in frozen


@pytest.mark.parametrize(
    ("route", "to_court"),
    [
        ("court_before", "送委派的人民法院备案（《特邀调解规定》第十九条）。"),
        ("court_after", "提交委托的人民法院，请审查并制作调解书；当事人申请撤诉的，"),
        ("police", ""),
    ],
)
def test_an_oral_agreement_goes_to_the_court_as_it_was_recorded(route, to_court):
    d = sent(route, number="")
    with morning_of(THURSDAY):
        d.rights_notice_served().mediator("open_session").sit_down()
        d.mediator("conclude_orally", content="互不追究", doer=None)
    letter = printed(told(d), "feedback")

    assert "各方达成口头协议，自2026年3月5日起生效。" in letter
    recorded = "记载协议内容的口头协议登记表"
    assert (recorded in letter, recorded + to_court in letter) == (bool(to_court),) * 2


@pytest.mark.parametrize(
    ("act", "facts", "how"),
    [
        ("withdraw_mediation", {"settled": True}, "各方在调解中自行和解，撤回申请"),
        ("fail", {"end_reason": "sham", "words": "法院查明串通。"}, "调解中发现涉嫌虚假调解"),
        ("fail", {"end_reason": "out_of_scope", "words": "。"}, "受理以后查明不属受理范围"),
    ],
)
def test_what_ended_without_a_failure_is_not_called_one(act, facts, how):
    d = sent("police", number="")
    with morning_of(THURSDAY):
        if facts.get("end_reason") == "sham":
            sham_is_reported(d)
        d.mediator(act, **facts)
    letter = printed(told(d), "feedback")

    assert f"受理，{how}，终止调解。" in letter
    assert "没有达成协议" not in letter


@pytest.mark.parametrize(
    ("decided", "ends", "says"),
    [
        (court_finds_it_void, ("no_result", {}), "协议从一开始就没有约束力"),
        (suit_is_lost, ("claim_lost", {"since": MONDAY}), "判决驳回诉讼请求。"),
    ],
)
def test_what_a_court_decided_on_an_agreement_is_told_and_nothing_is_urged(decided, ends, says):
    d = at(cast(), S.ADJUDICATING)
    decided(d)
    name, facts = ends
    d.office(name, **facts)
    d.case.forget()
    told = "".join(results(d.case))

    assert "各方达成书面协议" in told
    assert says in told
    assert "跟踪、督促" not in told


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (S.ENFORCING, "债权人已经申请强制执行，由执行的人民法院办理。"),
        (S.UNSATISFIED, "人民法院裁定终结本次执行，还有没有履行的；"),
        (S.DEFAULTED, "履行情况由本会跟踪、督促。"),
    ],
)
def test_what_a_court_enforces_is_not_said_to_be_urged_by_the_committee(status, says):
    told = "".join(results(at(cast(), status).case))
    assert says in told
    assert ("跟踪、督促" in told) is (status == S.DEFAULTED)


def test_what_nobody_agreed_to_was_not_mediated():
    d = received("police", number="")
    with morning_of(THURSDAY):
        d.office("consent", party=d.zhou, agrees=False, how="电话")
        d.office("other_side_refuses")
    letter = printed(told(d), "feedback")

    assert "没有进入调解，原因：一方当事人明确拒绝调解。" in letter

    QuerySet(Case).update(end_reason=EndReason.UNWILLING)  # as an earlier version wrote it
    assert results(Case.objects.get())[0] == "没有进入调解，原因：一方当事人明确拒绝调解。"


@pytest.mark.parametrize("act", ["fail", "withdraw_mediation"])
def test_a_mediation_that_never_began_was_refused_not_broken_off(act):
    d = received("police", number="")
    with morning_of(THURSDAY):
        d.all_consent().office("accept", mediator=d.p.mediator)
        form = FORMS["fail"](case=d.case, actor=d.p.as_mediator)
        assert dict(form.fields["end_reason"].choices)["unwilling"] == EndReason.REFUSED.label
        d.mediator(act, **({"end_reason": "unwilling"} if act == "fail" else {}))
    assert d.case.end_reason == EndReason.REFUSED
    assert d.last_sentence.startswith("终止调解：一方当事人明确拒绝调解。")
    letter = printed(told(d), "feedback")
    assert "受理，还没有开始调解，一方当事人明确拒绝调解，终止调解。" in letter
    [counted] = with_result(Case.objects.all())
    assert counted.result == ("stopped" if act == "withdraw_mediation" else "ended_failed")


@pytest.mark.parametrize(
    ("route", "goes_back"),
    [("court_before", "由该院依法登记立案"), ("court_after", "由该院继续审理")],
)
@pytest.mark.parametrize("by", ["zhou", "li"])
def test_a_court_reads_what_follows_also_where_mediation_did_not_begin(route, goes_back, by):
    d = received(route, number="")
    with morning_of(THURSDAY):
        if by == "zhou":
            d.office("consent", party=d.zhou, agrees=False, how="电话").office("other_side_refuses")
        else:
            d.office("withdraw", party=d.li, reason="自己商量")
    letter = printed(told(d), "feedback")

    assert "没有进入调解" in letter
    assert goes_back in letter


def test_what_nobody_disputes_is_written_down_for_all_to_sign():
    d = sent("court_before")
    with morning_of("2026-03-09"):
        agreed = {"undisputed_facts": "1202室天花板渗水属实。", "facts_agreed": True}
        d.mediator("fail", end_reason="gap", words="一方只肯出三百。", **agreed)
    paper = printed(d, "undisputed_facts")

    assert "各方对下列事实没有争议，同意记载：1202室天花板渗水属实。" in paper
    assert "各方为达成调解协议作出的让步、承认，不在记载之内。" in paper
    assert "申请人李申（签名、盖章或者按指印）：" in paper
    assert "三百" not in paper


def test_each_line_of_what_was_typed_is_a_paragraph_that_shows_no_birth_date():
    d = sent("")
    typed = "1. 墙砖裂了三块。\n2. 业主李申，350599196103010016。"
    with morning_of("2026-03-12"):
        d.mediator("report_sham", addressee="区司法局", words=typed)
        d.mediator("clear_sham", body="区司法局", words="债务属实")
        d.mediator("fail", end_reason="gap", undisputed_facts=typed, facts_agreed=True)
    facts = d.documents.get(kind="undisputed_facts").read_html()

    for kind in ("suspicion", "undisputed_facts"):
        assert "350599********0016" in printed(d, kind)
    assert re.findall(r"<p[^>]*>(?:<[^>]*>)*([12]\.)", facts) == ["1.", "2."]


def test_a_title_of_a_letter_is_in_one_font():
    d = sent("")
    with morning_of("2026-03-12"):
        d.mediator("report_sham", addressee="区司法局", words="双方串通")
    fonts = PdfReader(io.BytesIO(d.documents.get(kind="suspicion").read_pdf())).pages[0]
    named = {font.get_object()["/BaseFont"] for font in fonts["/Resources"]["/Font"].values()}
    families = {name.split("+")[-1].removesuffix("-Bold") for name in named}
    assert families == {"Wanan-Biaosong", "Wanan-Song"}


def test_a_report_of_a_sham_is_a_paper_that_no_party_reads():
    d = sent("court_before")
    with morning_of("2026-03-12"):
        d.mediator("report_sham", addressee="示例区人民法院", words="双方串通，债务并不存在")
    report = printed(d, "suspicion")
    paper = d.documents.get(kind="suspicion")

    assert report.startswith(f"可能是虚假调解的情况报告案件编号：{d.number}示例区人民法院：")
    assert (
        "示例区人民法院委派本会调解的李申、周被之间的渗漏水纠纷，本会于2026年3月2日签收，"
        "本会在调解中发现可能是虚假调解，已于2026年3月12日中止调解。" in report
    )
    assert "具体情况：双方串通，债务并不存在。" in report
    assert (paper.issued_on, paper.number) == (date(2026, 3, 12), d.number)
    for person, path, status in (
        (d.p.clerk, f"/office/cases/{d.number}/papers/{paper.pk}.pdf", 200),
        (d.p.liaison, f"/court/cases/{d.number}/papers/{paper.pk}.pdf", 404),
    ):
        assert sign_in(person).get(path).status_code == status


def test_the_application_to_the_police_says_who_asks_about_what_and_in_time():
    d = at(cast(), S.PERFORMED)
    police_sent_it(d)
    said = {"parties": [d.zhou], "offence": "2026年3月1日推搡邻居", "proof": "收条"}
    d.office("apply_to_the_police", **said)
    paper = printed(d, "to_the_police")

    assert "申请人周被" in paper
    assert d.zhou.address.replace(" ", "") in paper
    assert "贵单位办理的治安案件：2026年3月1日推搡邻居。" in paper
    assert "本申请在贵单位作出处理决定以前提出。" in paper
    assert "治安案件：2026年3月1日推搡邻居。" in d.last_sentence


def test_the_closing_report_in_the_dossier_has_the_telephones_of_all():
    d = at(cast(), S.CLOSED)
    paper = d.documents.get(kind="closing_report").read_html()
    assert not any(party.print_contact for party in d.both)
    assert all(party.phone in paper for party in d.both)
