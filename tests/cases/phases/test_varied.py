"""An agreement in force that is varied: it binds until all have signed the new text, and its
payments count on."""

from datetime import timedelta

import pytest

from cases import consistency
from cases.door import next_by_state
from cases.forms.base import FORMS
from cases.law.clock_rules import LAPSE_OF_TALKS
from cases.models import Case
from cases.states import Milestone
from cases.states import Status as S
from cases.web import clock_rows
from cases.web.about import about
from cases.web.money_card import money_box
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_succession import died, heirs, takes
from tests.dispute import money
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def d():
    """Performing what no court confirmed, 1,000 of 5,800 paid and the work done."""
    d = at(cast(), S.AGREED).mediator("start_performance")
    return d.work_is_done().pay(100_000)


def drafted(d):
    """What is left is put off by half a year, 800 of it conceded."""
    later = clock.today() + timedelta(days=180)
    return d.write(money(d, (later, 400_000)))


def faults():
    return [str(fault) for fault in consistency.faults()]


def test_the_editor_leads_to_the_act_that_makes_a_variation_final(d):
    drafted(d)
    page = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/edit_agreement/")
    assert f'href="/mediator/cases/{d.case.number}/vary/"' in page.content.decode()
    assert "vary" in next_by_state.WANTED[S.PERFORMING](d.case)


def test_a_variation_that_lacks_the_seal_says_whom_it_waits_for(d):
    drafted(d).mediator("vary").parties_sign().mediator("mediator_sign")
    page = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/")
    assert "签字齐了，等调委会盖章" in page.content.decode()


def test_the_two_sums_of_a_variation_have_two_names(d):
    drafted(d).mediator("vary")
    told = [row["text"] for row in about(d.case, d.p.as_mediator)]
    assert "变更以后 4,000.00 元" in told
    assert len({text.split(" ")[0] for text in told}) == len(told)


def test_the_paper_of_a_variation_says_that_the_present_one_binds_on(d):
    drafted(d).mediator("vary")
    html = d.documents.get(kind="agreement", version=2).read_html()
    assert "此前原来的继续有效" in html
    assert "签署不再有效" not in html


def test_a_text_is_varied_at_once_and_what_was_paid_counts_on(d):
    drafted(d).mediator("vary")
    assert (d.status, d.case.sheet.agreement_in_force.version) == (S.SIGNING, 1)
    papers = d.documents.filter(kind="agreement").order_by("version")
    assert [paper.status for paper in papers] == ["in_force", "beside"]
    assert faults() == []

    d.all_marks()

    assert d.status == S.AGREED
    assert [one.status for one in d.agreements.order_by("version")] == ["superseded", "in_force"]
    assert [paper.status for paper in papers.all()] == ["superseded", "in_force"]
    issued = Case.objects.get(pk=d.case.pk).documents.filter(kind="agreement")
    assert [paper.standing.label for paper in issued.order_by("version")] == ["已变更", "有效"]
    assert (d.case.amount_agreed, d.case.amount_paid) == (500_000, 100_000)
    assert d.trail.get(milestone=Milestone.VARIED).name == "take_effect"
    assert d.clocks.filter(key="K13", ended_on=None).exists()
    assert faults() == []
    d.mediator("start_performance").pay(400_000, obligation=d.case.sheet.obligations[0])
    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 500_000)
    assert faults() == []


def test_what_is_not_signed_leaves_everything_as_it_was(d):
    number = d.case.agreement_number
    drafted(d).mediator("vary").mediator("abandon_variation", reason="一方不同意变更")

    assert (d.status, d.case.agreement_number) == (S.PERFORMING, number)
    assert [one.status for one in d.agreements.order_by("version")] == ["in_force", "void"]
    papers = d.documents.filter(kind="agreement").order_by("version")
    assert [paper.status for paper in papers] == ["in_force", "superseded"]
    assert (d.case.amount_agreed, d.case.amount_paid) == (580_000, 100_000)
    assert faults() == []


def test_talking_again_can_only_be_given_up_not_failed(d):
    d.mediator("renegotiate", reason="一方暂时付不出")
    assert d.status == S.MEDIATING
    [refused] = d.blocked(d.p.as_mediator, "fail", end_reason="gap")
    assert refused.startswith("协议已有执行依据在履行中，不能再作调解终止处理")
    drafted(d).mediator("draft_agreement").all_marks()
    assert (d.status, d.case.amount_agreed) == (S.AGREED, 500_000)
    assert faults() == []


def test_what_is_late_is_varied_too(d):
    assert d.passes_to(clock.today() + timedelta(days=60))
    drafted(d).mediator("vary").all_marks()
    assert d.status == S.AGREED
    assert faults() == []


def test_a_text_written_without_talks_begins_its_time_when_it_is_amended(d):
    first = d.clocks.get(key="K9")
    drafted(d).mediator("vary").mediator("amend", reason="日期写错")

    assert d.status == S.MEDIATING
    [runs] = d.clocks.filter(key="K9", ended_on=None)
    assert (runs.pk != first.pk, runs.started_on) == (True, clock.today())
    d.mediator("draft_agreement").all_marks()
    assert [one.status for one in d.agreements.order_by("version")] == [
        *("superseded", "superseded", "in_force")
    ]
    papers = d.documents.filter(kind="agreement").order_by("version")
    assert [paper.status for paper in papers] == ["superseded", "superseded", "in_force"]
    assert faults() == []


def test_a_varied_agreement_is_varied_again_and_every_payment_counts_once(d):
    drafted(d).mediator("vary").all_marks().mediator("start_performance")
    d.pay(150_000, obligation=d.case.sheet.obligations[0])
    later = clock.today() + timedelta(days=90)
    d.write(money(d, (later, 200_000))).mediator("vary").all_marks()

    assert (d.case.amount_agreed, d.case.amount_paid) == (450_000, 250_000)
    d.mediator("start_performance").pay(200_000, obligation=d.case.sheet.obligations[0])
    assert (d.status, d.case.amount_agreed, d.case.amount_paid) == (S.PERFORMED, 450_000, 450_000)
    assert faults() == []


def test_the_money_card_counts_what_was_paid_before_the_variation(d):
    drafted(d).mediator("vary").all_marks().mediator("start_performance")
    box = money_box(d.case, d.p.as_mediator)
    assert (box["agreed"], box["paid"], box["left"], box["paid_before"]) == (
        *(500_000, 100_000, 400_000, 0),
    )


def test_what_is_in_force_is_paid_while_a_variation_is_signed(d):
    """Five thousand eight hundred are owed until all have signed; the last payment performs it."""
    [owed] = [duty for duty in d.case.sheet.obligations if duty.amount]
    drafted(d).mediator("vary").pay(480_000, obligation=owed)

    assert (d.status, d.case.amount_paid) == (S.SIGNING, 580_000)
    d.mediator("abandon_variation", reason="已经付清")
    assert d.status == S.PERFORMED
    assert faults() == []


def test_what_a_court_confirmed_is_not_varied_by_the_parties():
    d = at(cast(), S.PERFORMING)
    [refused] = drafted(d).blocked(d.p.as_mediator, "vary")
    assert refused.startswith("现在的执行依据是经司法确认的协议，各方的协议不能改变它的内容。")


def test_an_oral_agreement_is_varied_by_word_or_in_writing():
    d = at(cast(), S.MEDIATING).mediator("conclude_orally", content="以后各走各的门")
    d.mediator("start_performance").mediator("renegotiate", reason="情况有变化")
    d.mediator("conclude_orally", content="以后轮流打扫")

    assert [one.status for one in d.agreements.order_by("version")] == ["superseded", "in_force"]
    d.mediator("start_performance")
    drafted(d).mediator("vary").all_marks()
    [paper] = d.documents.filter(kind="agreement")
    oral = d.documents.filter(kind="oral_agreement").order_by("version")
    assert [form.status for form in oral] == ["superseded", "superseded"]
    assert (paper.status, d.status, d.case.agreement_number != "") == ("in_force", S.AGREED, True)
    assert faults() == []


def test_the_paper_in_force_and_the_one_beside_it_say_what_they_are_worth(d):
    drafted(d).mediator("vary")
    old, new = d.documents.filter(kind="agreement").order_by("version")
    assert (old.standing.label, old.standing.binds) == ("有效", True)
    assert (new.standing.label, new.standing.binds) == ("变更待签署", False)


def test_an_heir_takes_over_while_it_is_talked_about_and_the_draft_is_written_again(d):
    d.mediator("renegotiate", reason="一方去世")
    heirs("周子")(d)
    drafted(d).office("succeed", **died(d, takes(d, "周子")))

    assert {duty.debtor.name for duty in d.case.sheet.obligations if duty.owed} == {"周子"}
    refused = d.blocked(d.p.as_mediator, "draft_agreement")
    assert any(one.startswith("草稿条款里还有已经退出本案的当事人") for one in refused)
    assert faults() == []


def test_who_writes_a_variation_reads_what_it_replaces(d):
    asked = d.mediator("renegotiate", reason="一方付不出")
    page = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/edit_agreement/")
    told = page.context["replaces"]
    assert told["number"] == asked.case.agreement_number
    assert told["sentences"] == [c.sentence for c in asked.case.sheet.agreement_in_force.parts]
    assert "没有写进去的不再履行" in page.content.decode()

    drafted(d)
    final = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/draft_agreement/")
    assert "没有写进去的不再履行" in final.content.decode()
    clocks = clock_rows.clocks(d.case, d.p.as_mediator)
    assert [row["lapse"] for row in clocks if row["name"] == "调解期限"] == [LAPSE_OF_TALKS]


def test_the_first_agreement_replaces_nothing(monday):
    d = at(cast(), S.MEDIATING)
    page = sign_in(d.p.mediator).get(f"/mediator/cases/{d.case.number}/edit_agreement/")
    assert page.context["replaces"] is None
    final = FORMS["draft_agreement"](case=d.case, actor=d.p.as_mediator)
    assert "没有写进去的" not in str(final.after)
