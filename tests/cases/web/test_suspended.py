"""A mediation reported as a possible sham stands still for everybody until the result is known."""

from datetime import date

import pytest

from cases.access.links import issue_link
from cases.door import offering
from cases.door.next_by_state import wanted_acts
from cases.models import Case
from cases.states import Status as S
from cases.web import clock_rows
from cases.web.what_next import name_of, what_next
from cases.words.readers import Reader
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # sentences of records
REPORTED = {"addressee": "区司法局", "words": "双方串通"}
FOUND = {"body": "区司法局", "words": "双方互不相识"}


@pytest.fixture
def suspended():
    """Accepted on 2 March, reported on the 12th, read on the 16th."""
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    with morning_of("2026-03-12"):
        d.mediator("report_sham", **REPORTED)
    with morning_of("2026-03-16"):
        yield d


def test_staff_read_that_it_stands_still_and_what_ends_that(suspended):
    case, mediator = Case.objects.get(pk=suspended.case.pk), suspended.p.as_mediator
    names = {offer.name for offer in offering.offers(case, mediator)}

    assert what_next(case, Reader.STAFF) == (
        "已中止并报告，等处理结果：查明不是虚假调解的恢复调解，查明属实的终止调解。"
    )
    assert wanted_acts(case, names) == ("clear_sham", "fail")
    assert clock_rows.clocks(case, mediator)[-1]["who"] == (
        "3月12日起不计入期限，发现可能是虚假调解"
    )


def test_the_desk_puts_it_among_those_that_wait_for_others(suspended):
    shelves = sign_in(suspended.p.mediator).get("/mediator/").context["shelves"]
    rows = {shelf["title"]: [row["note"] for row in shelf["rows"]] for shelf in shelves}

    assert "调解期限已暂停，等处理结果或者鉴定意见" in rows["等别人"][0]
    assert rows["等我办"] == []


def test_a_party_reads_that_it_stopped_and_never_why(suspended):
    browser = open_link(issue_link(suspended.case, suspended.zhou))
    page = browser.get(f"/my/cases/{suspended.number}/").content.decode()

    assert name_of(suspended.case, Reader.PARTY) == "调解暂时停下"
    assert what_next(suspended.case, Reader.PARTY) == "有情况要先弄清楚，之后接着谈。"
    assert [word for word in ("虚假", "串通", "司法局") if word in page] == []


def test_when_it_is_no_sham_the_time_goes_on_and_the_days_between_do_not_count(suspended):
    suspended.mediator("clear_sham", **FOUND)
    k9 = suspended.clocks.get(key="K9")

    # A month from 2 March is 2 April; the four days from the 12th to the 16th move it to the 6th,
    # the last of the three days off at Tomb-sweeping (4 to 6 April 2026): so to Tuesday, 7 April.
    assert (k9.status, k9.held_days, k9.due_on) == ("running", 4, date(2026, 4, 7))
    assert suspended.last_sentence == (
        "区司法局查明不是虚假调解，恢复调解：双方互不相识。调解期限至2026年4月7日。"
    )
    suspended.sit_down()


def test_when_it_is_a_sham_the_mediation_ends_with_that_reason(suspended):
    suspended.mediator("fail", end_reason="sham", words="派出所查明双方串通。")

    assert (suspended.status, suspended.end_reason) == (S.FAILED, "sham")
