"""Every built act is taken at least once, and leaves its line on the trail."""

from datetime import date, timedelta

import pytest

from cases.access.links import Ticket
from cases.door import offering
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.all_guard_rows import ROWS
from tests.cast import cast
from tests.deeds import police_sent_it
from tests.deeds_after import (
    penalty_is_claimed_after_all,
    the_condition_that_ends_it_came,
    the_ordered_sum_is_paid,
    zhou_breaks_it,
)
from tests.deeds_of_objections import is_set_aside
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TO_THEIR_END = (S.HANDLED, S.DECLINED, S.WITHDRAWN, S.FAILED, S.ENFORCING, S.ARCHIVED)


def lines(dispute):
    return set(dispute.trail.values_list("name", flat=True))


def small_acts(people):
    """Minor entries: contact, inquiry, offer, private talk, correction, demand, stop."""
    d = at(people, S.MEDIATING)
    d.mediator("contact", party=d.zhou, way="phone", reached=False, at=clock.now(), words="关机")
    d.mediator("investigate", place="1202室", asked="周被", text="地漏周边渗水")
    d.mediator("report_danger", addressee="当地派出所", at=clock.now(), words="扬言报复")
    assert d.case.urgent
    d.mediator("offer", party=d.zhou, text="先修后谈")
    d.mediator("caucus", party=d.zhou, text="愿意多出一些")
    d.office("correct", title="卫生间渗水", difficult=True)
    d.office("correct_party", party=d.li, phone="13800009999", reason="换了号码")
    d.office("give_link", party=d.zhou, ticket=Ticket.fresh())
    police_sent_it(d)
    corrected = {"route": "police", "body": "双阳派出所", "received_on": d.case.registered_on}
    d.office("correct_referral", **corrected, reason="写错了。")
    a_claim_comes_and_goes(d)
    d.mediator("make_promise", party=d.li, promise_text="回访", promise_due_on=date(2026, 4, 1))
    d.mediator("hold", clock=d.case.clocks.get(key="K9"), reason="鉴定")
    d.mediator("release_hold")
    d.mediator("begin_appraisal", what="渗漏原因", body="某鉴定所（示例）")
    d.mediator("strike_appraisal", appraisal=d.case.appraisals.get(), reason="登记有误。")
    d.mediator("report_sham", addressee="区司法局", words="双方串通")
    d.mediator("clear_sham", body="区司法局", words="双方互不相识")
    return d.office("withdraw_mediation", words="双方已和好。", settled=True)


def a_claim_comes_and_goes(d):
    """A claim is added, changed and withdrawn."""
    d.office("add_claim", party=d.zhou, against=d.li, item="不再敲门", reason="当面提出。")
    added = d.case.claims.get(item="不再敲门")
    d.office("change_claim", claim=added, item="夜间不再敲门", reason="当面提出。")
    d.office("withdraw_claim", claim=added, reason="放弃。")


def back_and_forth(people):
    """A text opened again, an application back from court, a debtor urged and paying late."""
    with morning_of("2026-02-10"):
        d = at(people, S.SIGNING).mediator("amend", reason="错字").mediator("draft_agreement")
        d.all_marks().apply_for_confirmation().office("court_withdraw").office("agreement_stands")
    assert d.passes_to(date(2026, 3, 2))
    d.mediator("dun", words="请三日内付清")
    return d.pay(300000)


def dismissed(people):
    """An enforcement the court dismissed, and one it carried through."""
    d = at(people, S.ENFORCING).court("enforcement_refused")
    d.office("open_enforcement", court=people.court).office("court_send").court("court_receive")
    d.court("enforcement_accepted", court_number="（2026）闽0599执恢3号")
    return d.court_enforces()


def broken_promise(people):
    """A duty not to act that is broken while everything is performed on time."""
    d = at(people, S.PERFORMING)
    zhou_breaks_it(d)
    return d


def ended_by_condition(people):
    """Conditions that end the agreement before it is performed."""
    d = at(people, S.PERFORMING)
    the_condition_that_ends_it_came(d)
    return d


def owed_again(people):
    """A penalty that is claimed once everything counted as performed."""
    d = at(people, S.PERFORMING)
    penalty_is_claimed_after_all(d)
    return d


def enforced_for_a_part(people):
    """An order for a part of what was agreed is enforced."""
    d = at(people, S.ENFORCING)
    the_ordered_sum_is_paid(d)
    return d


def enforced_in_vain_by_a_ruling_that_fell(people):
    """A ruling that is set aside once it was enforced without result."""
    d = at(people, S.UNSATISFIED)
    is_set_aside(d)
    return d


def back_at_the_office(people):
    """Joined by mistake and taken out again; withdrawn and brought again."""
    d = at(people, S.JOINED).office("leave", reason="不是同一处渗漏")
    d.office("withdraw", party=d.li, reason="已和好")
    return d.office("reopen", reason="又漏了")


def test_every_built_act_is_taken():
    people = cast()
    taken = {row.act for row in ROWS if row.held}
    stories = (small_acts, back_and_forth, dismissed, broken_promise, ended_by_condition)
    later = (owed_again, enforced_in_vain_by_a_ruling_that_fell, back_at_the_office)
    in_part = (enforced_for_a_part,)
    for story in (*stories, *later, *in_part):
        taken |= lines(story(people))
    for status in TO_THEIR_END:
        taken |= lines(at(people, status))
    built = {act.name for act in offering.catalogue()}

    assert built - taken <= {"add_party"}  # by name in the test below


def test_a_party_that_turns_up_later_is_added_by_name():
    d = at(cast(), S.REQUESTED)
    d.office("add_party", role="respondent", side=2, name="王后来", address="厂区宿舍")

    assert [party.name for party in d.sheet.parties] == ["李申", "周被", "王后来"]
    assert d.parties.get(name="王后来").added_on == date(2026, 3, 2)


def test_the_second_round_of_the_court_is_on_record():
    d = dismissed(cast())
    outcomes = d.proceedings.filter(kind="enforcement").order_by("pk")

    assert list(outcomes.values_list("outcome", flat=True)) == ["dismissed", "paid"]
    assert d.trail.latest("seq").on - d.effective_on == timedelta(days=60)
