"""An award: served, a court asked to set it aside, kept or fallen; days counted by hand."""

from datetime import date

import pytest

from cases.consistency import faults
from cases.door import next_act, offering
from cases.door.next_by_state import wanted_acts
from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from cases.web.case_parts import buttons
from cases.web.dated import running_clocks
from cases.web.stage_bar import stage_bar
from cases.web.what_next import what_next
from cases.words.readers import Reader
from cases.words.situations_afterwards import Afterwards
from tests.cast import cast
from tests.deeds_of_awards import PROOF, asks, awarded, by_zhou, running
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement

RULED = {"ruling": "（2026）闽05民特3号民事裁定书"}
SET_ASIDE = RULED | {"how": "set_aside"}


@pytest.mark.parametrize(
    ("served", "last", "basis"),
    [
        ("2026-02-28", date(2026, 8, 28), "2017年修正的《仲裁法》第五十九条"),
        ("2026-03-01", date(2026, 6, 1), "《仲裁法》第七十二条"),
        ("2026-03-20", date(2026, 6, 22), "《仲裁法》第七十二条"),  # 6/19–6/21
    ],
)
def test_the_time_to_ask_counts_from_the_last_receipt(served, last, basis):
    d = awarded("2026-02-26")
    with morning_of(served):
        d.office("serve_award", **PROOF)
    assert running(d)["K20"] == last
    assert f"{last:%Y年%-m月%-d日}（含当日）" in d.last_sentence
    assert basis in d.last_sentence


def test_when_it_is_over_nobody_is_late():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        d.office("serve_award", **PROOF)
    with morning_of("2026-06-03"):
        daily_run.run()
        [over] = d.trail.filter(name="clock_lapsed", facts__key="K20")
        assert not running_clocks().filter(case=d.case, key="K20").exists()
    assert over.sentence == (
        "申请撤销仲裁裁决期限已于2026年6月2日届满（《仲裁法》第七十二条）。收到裁决书的当事人不能再"
        "申请撤销裁决；被申请执行的，仍可以依法请求不予执行。"
    )


@pytest.mark.parametrize(("on", "late"), [("2026-06-02", False), ("2026-06-03", True)])
def test_a_late_application_is_recorded_and_the_court_decides(on, late):
    d = awarded("2026-03-02")
    with morning_of(on):
        d.office("ask_to_set_aside", **by_zhou(d, since=date(2026, 3, 2)))
    warned = "已超过申请撤销裁决的期限（最后一天是2026年6月2日），是否受理由法院决定。"
    assert (warned in d.last_sentence) is late
    assert "向示例市中级人民法院申请撤销裁决，理由：裁决所根据的证据是伪造的" in d.last_sentence


def test_an_application_that_is_refused_changes_nothing_and_another_may_follow():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        before = running(d)
        d.office("ask_to_set_aside", **by_zhou(d))
        d.office("setting_aside_refused", **RULED)
        assert (running(d), d.case.sheet.title.kind) == (before, "award")
        assert d.last_sentence.startswith("示例市中级人民法院裁定驳回撤销裁决的申请")
        d.office("ask_to_set_aside", **by_zhou(d))


def test_an_award_that_is_set_aside_leaves_the_way_to_a_court_and_to_a_new_arbitration():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        d.office("serve_award", **PROOF)
        d.pay(100_000)
        d.office("ask_to_set_aside", **by_zhou(d))
        d.office("award_falls", **SET_ASIDE)

        assert (d.status, d.case.sheet.title, running(d)) == (S.FAILED, None, {})
        assert [str(one) for one in faults() if one.number == d.number] == []
        assert "已经执行的，由法院裁定返还（《民事诉讼法》第二百四十四条）" in d.last_sentence
        bar = {one["key"]: one for one in stage_bar(d.case, [*d.trail.order_by("-seq")])}
        assert (bar["裁"]["label"], bar["裁"]["state"]) == ("裁决失去效力", "over")
        assert (bar["执"]["label"], bar["执"]["state"]) == ("不再履行", "over")
        told = what_next(d.case, Reader.PARTY, me=d.zhou)
        assert told == Afterwards.AWARD_FELL.value.party_next
        assert what_next(d.case, Reader.STAFF) == Afterwards.AWARD_FELL.value.staff_next
        offered = {offer.name for offer in offering.offers(d.case, d.p.as_clerk)}
        assert wanted_acts(d.case, offered) == ("open_suit", "strike_off")
        d.office("open_suit", kind="suit", party=d.li, court=d.p.court, **PROOF)
    assert d.status == S.ADJUDICATING


def test_an_award_that_was_performed_and_closed_may_be_set_aside_as_well():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        d.pay(300_000)
        assert d.status == S.PERFORMED
        visits = {"first_visit_on": date(2026, 4, 1), "second_visit_on": date(2026, 9, 1)}
        d.office("strike_off", checked="到场核实").office("close", **visits)
        d.office("ask_to_set_aside", **by_zhou(d))
        d.office("award_falls", **SET_ASIDE)
        assert (d.status, d.case.closed_on, d.case.sheet.title) == (S.FAILED, None, None)
        assert d.case.sheet.visits_planned == []
        assert [str(one) for one in faults() if one.number == d.number] == []


def test_an_award_that_no_court_enforces_falls_without_an_application():
    d = awarded("2026-03-02")
    with morning_of("2026-03-04"):
        d.office("award_falls", **RULED, how="not_enforced")
    assert d.status == S.FAILED
    assert d.last_sentence.startswith("法院裁定不予执行，（2026）闽05民特3号民事裁定书；")


SETTLED = {"schedule": [(date(2026, 6, 1), 200_000)], **PROOF}


def settles(d):
    d.office("settle_title", **SETTLED)


@pytest.mark.parametrize("deeds", [(settles,), (settles, asks), (asks, settles)])
def test_a_settlement_of_an_award_that_falls_is_kept_no_more(deeds):
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        for deed in deeds:
            deed(d)
        assert [str(one) for one in faults() if one.number == d.number] == []
        d.office("award_falls", **RULED, how="not_enforced" if deeds == (settles,) else "set_aside")
        assert (d.status, d.case.sheet.settlement, running(d)) == (S.FAILED, None, {})
        assert [str(one) for one in faults() if one.number == d.number] == []
    assert d.case.settlements.get().status == "broken"


@pytest.mark.parametrize("deeds", [(settles, asks), (asks, settles)])
def test_a_settlement_goes_on_where_the_application_is_refused(deeds):
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        for deed in deeds:
            deed(d)
        d.office("setting_aside_refused", **RULED)
        assert (d.status, d.case.sheet.settlement.status) == (S.PERFORMING, "open")
        d.pay(200_000).office("keep_settlement", **PROOF)
    assert d.status == S.PERFORMED


def test_a_settlement_that_was_broken_before_falls_with_its_award():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        settles(d)
        asks(d)
    assert d.passes_to(date(2026, 6, 3))
    with morning_of("2026-06-03"):
        assert (d.status, d.case.settlements.get().status) == (S.DEFAULTED, "broken")
        d.office("award_falls", **SET_ASIDE)
        assert (d.status, running(d)) == (S.FAILED, {})
        assert [str(one) for one in faults() if one.number == d.number] == []


def test_an_arbitration_commission_accepts_and_decides_in_its_own_words():
    with morning_of("2026-03-02"):
        d = at(cast(), S.FAILED)
        where = {"party": d.li, "body": "泉州仲裁委员会", "clause": "物业服务合同第九条"}
        d.office("open_suit", kind="arbitration", **where, **PROOF)
        assert offering.called_in(d.case, "court_accept") == "登记受理"
        d.office("court_accept", court_number="(２０２６)泉仲字第　８８号")
        assert d.last_sentence == "仲裁委员会受理，案号（2026）泉仲字第88号。"
        assert offering.called_in(d.case, "court_decide") == "登记结果"
        form = FORMS["court_decide"](case=d.case, actor=d.p.as_clerk)
        assert dict(form.fields["outcome"].choices) == {
            "awarded": "裁决支持，应当履行",
            "lost": "裁决驳回仲裁请求",
            "dismissed": "驳回仲裁申请",
        }
        assert "裁定" not in "".join((form.fields["on"].label, *(s.title for s in form.sections)))
        d.office("court_decide", outcome="lost", ruling="裁决书")
        assert d.last_sentence == "仲裁委员会裁决驳回仲裁请求（裁决书）。"


def test_what_answers_an_application_comes_first_and_is_not_listed_before():
    d = awarded("2026-03-02")
    with morning_of("2026-03-02"):
        answers = ("setting_aside_refused", "award_falls")
        only_then = {"arbitrate_again", "award_falls_in_part", answers[0]}
        assert only_then.isdisjoint(_shown(d))
        d.office("ask_to_set_aside", **by_zhou(d))
        assert tuple(_shown(d))[:2] == answers
        assert only_then <= set(_shown(d))
        d.office("setting_aside_refused", **RULED)
        assert _shown(d)[0] == "pay"


def _shown(d):
    case = Case.objects.get(pk=d.case.pk)
    return [one.name for one in next_act.arranged(case, buttons(case, d.p.as_clerk, "/"))]
