"""The page that a case has moved on says what its reader's case page says."""

import re

import pytest
import time_machine
from django.urls import reverse

from cases.states import Status as S
from cases.web.what_next import name_of
from cases.words.readers import Reader
from mediation.directory.models import Department
from tests.cases.web import staging
from tests.cast import cast
from tests.dispute import PARTIES
from tests.factories import REACHABLE, at, complain
from tests.house import measuring
from tests.house.matrix import WITH_A_FORM

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NOW = re.compile("当前为“(.+?)”。")
BEFORE_ALL = {"registered"}  # nothing is over
READERS = {
    "office": Reader.STAFF,
    "mediator": Reader.STAFF,
    "company": Reader.COMPANY,
    "court": Reader.COURT,
    "applicant": Reader.PARTY,
}


def with_a_department(p):
    bureau = Department.objects.create(name="住建局", kind="housing", district=p.district)
    return complain(p).office("dispatch", department=bureau)


def never_mediated(p):
    return staging.refused(p).office("other_side_refuses")


def with_a_company_as_party(p):
    firm = PARTIES[1] | {"kind": "organisation", "company": p.company}
    return at(p, S.REQUESTED, parties=(PARTIES[0], firm)).all_consent()


def agreed_in_talks(p):
    return staging.session(p, "agreed")


MORE = with_a_department, never_mediated, with_a_company_as_party, agreed_in_talks, staging.refused
CASES = {str(state): staging.in_state(state) for state in REACHABLE} | {
    make.__name__: make for make in MORE
}


def browse(dispute, role):
    """A browser of the role, and the address of the case at its face."""
    client = measuring.browser(dispute.p, role, dispute.case)
    return client, reverse(f"{measuring.face_of(role)}:case", args=[dispute.number])


def moved_on(dispute, role) -> str:
    """The sentence shown for an act that is not possible any more; empty without such an act."""
    client, base = browse(dispute, role)
    rows = [row for row in WITH_A_FORM.values() if role in row.may]
    gone = [row.name for row in rows if dispute.status not in row.sources.split()]
    pages = (client.get(f"{base}{act}/") for act in gone)
    return next((page.context["sentence"] for page in pages if page.status_code == 409), "")


def state_on_the_case_page(dispute, role) -> str:
    """The state in the bar of the case page; where that is over, the reader's name for it."""
    client, base = browse(dispute, role)
    stages = client.get(base).context["stages"]
    here = [stage["label"] for stage in stages if stage["state"] == "current"]
    return here[0] if here else name_of(dispute.case, READERS[role])


@pytest.mark.parametrize("name", CASES)
def test_a_case_that_moved_on_is_called_what_its_readers_case_page_calls_it(name):
    dispute = CASES[name](cast())
    said = {role: sentence for role in READERS if (sentence := moved_on(dispute, role))}
    names = {role: NOW.search(sentence)[1] for role, sentence in said.items()}
    assert name in BEFORE_ALL or "office" in names
    assert names == {role: state_on_the_case_page(dispute, role) for role in names}


@pytest.mark.parametrize(
    ("name", "role", "state"),
    [
        ("answered", "company", "等住户评价"),
        ("with_a_company_as_party", "company", "等各方表态"),
        ("agreed", "mediator", "协议生效"),
        ("performing", "court", "履行中"),
        ("refused", "applicant", "现在不能调解"),
    ],
)
def test_each_reader_has_their_own_word_for_where_the_case_is_now(name, role, state):
    assert f"当前为“{state}”" in moved_on(CASES[name](cast()), role)


def test_who_acted_is_not_named_where_the_reader_may_not_read_the_line():
    dispute = at(cast(), S.MEDIATING)
    dispute.mediator("caucus", party=dispute.li, text="底线三千元")

    assert moved_on(dispute, "applicant").startswith(f"案件 {dispute.number} 已被他人办理，")
    assert moved_on(dispute, "mediator").startswith(f"案件 {dispute.number} 已由您自己于")


def test_who_did_the_act_themselves_reads_on_going_back_that_it_is_done():
    dispute = at(cast(), S.REQUESTED).all_consent()
    client, base = browse(dispute, "office")
    sent = measuring.filled(client.get(f"{base}accept/").context["form"])

    client.post(f"{base}accept/", sent)

    mine = client.get(f"{base}accept/")
    page = mine.content.decode()
    assert "<h1>您已经办过了</h1>" in page
    assert mine.context["sentence"].endswith("办过了，当前为“已受理”。")
    dispute.rights_notice_served()
    assert client.get(f"{base}accept/").context["sentence"].startswith("案件 ")


def test_an_act_whose_time_has_not_come_is_early_and_nothing_has_changed():
    dispute = at(cast(), S.ANSWERED)
    client, base = browse(dispute, "office")

    early, late = client.get(f"{base}archive/"), client.get(f"{base}dispatch/")

    assert (early.status_code, late.status_code) == (422, 409)
    assert "还没有到“归档”这一步" in early.content.decode()
    assert "情况已经有变化" not in early.content.decode()
    assert client.post(f"{base}archive/", {"pages": "21"}).status_code == 422


def test_an_act_of_an_earlier_day_is_named_with_its_day():
    with time_machine.travel("2026-03-05T15:20+08:00", tick=False):
        dispute = at(cast(), S.AGREED)
        assert "于15:20办理" in moved_on(dispute, "office")

    with time_machine.travel("2026-03-09T09:00+08:00", tick=False):
        assert "于2026年3月5日（周四）15:20办理" in moved_on(dispute, "office")


def test_the_message_after_an_act_calls_the_state_before_what_the_page_called_it():
    dispute = never_mediated(cast()).office("strike_off", checked="打电话问过")
    client, base = browse(dispute, "office")
    sent = measuring.filled(client.get(f"{base}close/").context["form"])
    page = client.post(f"{base}close/", sent, follow=True)

    (message,) = page.context["messages"]
    assert "由“未进入调解”变为“已结案”" in str(message)


def test_an_answer_that_another_gave_meanwhile_is_refused_in_the_words_of_now():
    dispute = at(cast(), S.REQUESTED)
    client, base = browse(dispute, "applicant")
    sent = measuring.filled(client.get(f"{base}consent/").context["form"])
    dispute.office("consent", party=dispute.zhou, agrees=False)
    dispute.office("consent", party=dispute.li, agrees=True)
    answer = client.post(f"{base}consent/", sent)

    assert answer.status_code == 409
    assert NOW.search(answer.context["sentence"])[1] == "现在不能调解"
    assert answer.context["texts"] != []
