"""What people read and are offered once a court has judged a suit."""

from datetime import date

import pytest

from cases.door import next_act, offering
from cases.forms.base import FORMS
from cases.states import Status as S
from cases.web.case_parts import buttons
from cases.web.what_next import name_of, what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cast import cast
from tests.deeds_after import higher_court
from tests.dispute import SUIT_NUMBER
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def never_agreed():
    """Mediation failed; 李申's suit is accepted."""
    d = at(cast(), S.FAILED)
    d.office("open_suit", kind="suit", party=d.li, court=d.p.court, proof="收件回执")
    return d.office("court_accept", court_number=SUIT_NUMBER)


def shown(d) -> list[str]:
    """The acts in sight for the office, as it reads them."""
    found = next_act.arranged(d.case, buttons(d.case, d.p.as_clerk, "/"), Reader.STAFF)
    return [one.label for one in found if not one.quiet and not one.blocked_by]


def judged(d, outcome):
    d.office("court_decide", outcome=outcome, ruling="民事判决书", words="没有依据")
    return what_next(d.case, Reader.STAFF), what_next(d.case, Reader.PARTY, me=d.li)


def test_a_suit_has_a_result(never_agreed):
    assert offering.called_in(never_agreed.case, "court_decide") == "登记结果"


def test_a_confirmation_has_a_ruling():
    d = at(cast(), S.ADJUDICATING)
    assert offering.called_in(d.case, "court_decide") == "登记裁定"


@pytest.mark.parametrize("outcome", ["lost", "dismissed"])
def test_what_is_told_after_a_suit_names_an_act_in_sight(never_agreed, outcome):
    staff, _ = judged(never_agreed, outcome)
    named = [label for label in shown(never_agreed) if f"“{label}”" in staff]
    assert "登记上诉" in named


def test_who_lost_at_first_reads_until_when_to_appeal(never_agreed):
    _, party = judged(never_agreed, "lost")
    assert "收到判决书十五日内可以上诉" in party


def test_nobody_reads_of_an_agreement_where_there_was_none(never_agreed):
    judged(never_agreed, "dismissed")
    facts = {"served_on": clock.today(), "proof": "上诉状"}
    never_agreed.office("open_appeal", party=never_agreed.li, court=higher_court(), **facts)
    never_agreed.office("court_accept", court_number="（2026）闽05民终8号")
    staff, party = judged(never_agreed, "dismissed")
    for told in (staff, party, name_of(never_agreed.case, Reader.PARTY)):
        assert "协议" not in told
    assert shown(never_agreed)[0] == "程序没有结果，回到调解终止"
    assert f"“{shown(never_agreed)[0]}”" in staff


def test_the_time_to_enforce_is_counted_once_the_parts_are_entered(never_agreed):
    never_agreed.office("court_decide", outcome="granted", ruling="民事判决书")
    clerk = never_agreed.p.as_clerk
    typed = {"since": "2026-03-02", "ordered": "parts", "on": "2026-03-02"}
    typed |= {"debtor": never_agreed.zhou.pk, "creditor": never_agreed.li.pk}
    form = FORMS["judgment_given"](typed, case=never_agreed.case, actor=clerk)
    form.is_valid()
    assert form.last_day_ordered() is None
    parts = {"schedule": "1", "schedule-0-day": "2026-06-30", "schedule-0-sum": "100"}
    form = FORMS["judgment_given"](typed | parts, case=never_agreed.case, actor=clerk)
    form.is_valid()
    assert form.last_day_ordered() == date(2026, 6, 30)
