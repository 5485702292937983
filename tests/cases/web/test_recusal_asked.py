"""While a recusal is undecided nobody is sent to the table, and the office's desk asks for it."""

import pytest

from cases.access.links import issue_link
from cases.models import Case
from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cases.web.staging import session
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # sentences of records
NOT_YET = "调委会作出决定以前，不接着调解"


@pytest.fixture
def asked(monday):
    """In mediation, with a day agreed for the next talk; the respondent asks for a recusal."""
    d = at(cast(), S.MEDIATING)
    session(d.p, "continue", d, next_on=clock.today())
    d.office("ask_recusal", party=d.zhou, mediator=d.p.mediator, ground="住在对门")
    return d


def the(d):
    return Case.objects.get(pk=d.case.pk)


def decide(d):
    with_reason = {"recusal": d.recusals.get(), "reasons": "查明不认识"}
    d.office("decide_recusal", outcome="refused", **with_reason)


@pytest.mark.parametrize("reader", [Reader.STAFF, Reader.PARTY, Reader.COMPANY])
def test_every_reader_is_told_to_wait_and_not_to_come(asked, reader):
    told = what_next(the(asked), reader)

    assert NOT_YET in told
    assert "再谈，" not in told
    decide(asked)
    assert NOT_YET not in what_next(the(asked), reader)


def test_the_party_does_not_read_the_appointment_as_the_next_thing(asked):
    page = open_link(issue_link(asked.case, asked.zhou)).get(f"/my/cases/{asked.number}/")

    assert "有人申请换调解员" in page.content.decode()
    assert "请按时来" not in page.content.decode()


def test_the_mediator_has_nothing_to_press_and_reads_why(asked):
    page = sign_in(asked.p.mediator).get(f"/mediator/cases/{asked.number}/")
    open_acts = [o.name for o in page.context["offers"] if not (o.quiet or o.stuck)]

    assert open_acts == []
    assert NOT_YET in page.content.decode()
    assert "等调解员调解" not in page.content.decode()


@pytest.mark.parametrize("stops", ["recusal", "sham"])
def test_no_desk_has_the_appointment_of_a_case_at_rest_among_the_tasks_of_today(monday, stops):
    d = at(cast(), S.MEDIATING)
    session(d.p, "continue", d, next_on=clock.today())
    told = {"addressee": "区司法局", "words": "双方串通"}
    asks = {"party": d.zhou, "mediator": d.p.mediator, "ground": "住在对门。。"}
    goes_on = {"body": "区司法局", "words": "双方互不相识"}
    seen = [_today(d)]
    d.office("ask_recusal", **asks) if stops == "recusal" else d.mediator("report_sham", **told)
    seen.append(_today(d))
    decide(d) if stops == "recusal" else d.mediator("clear_sham", **goes_on)
    seen.append(_today(d))

    assert seen == [(1, 1), (0, 0), (1, 1)]
    assert [str(one) for one in d.recusals.all()] in ([], ["申请陈调回避：住在对门"])


def _today(d):
    """How many cases the desks of the office and of the mediator have for today."""
    desks = ((d.p.clerk, "/office/"), (d.p.mediator, "/mediator/"))
    shelves = [sign_in(who).get(path).context["shelves"] for who, path in desks]
    return tuple(one["count"] for desk in shelves for one in desk if one["title"] == "今天")


def test_the_desk_of_the_office_asks_for_the_decision(asked):
    browser = sign_in(asked.p.clerk)
    shelves = {one["key"]: one for one in browser.get("/office/").context["shelves"]}
    rows = [(row.tag, row.action_label) for row in shelves["recusals"]["rows"]]

    assert (shelves["recusals"]["count"], rows) == (1, [("申请回避", "决定回避")])
    assert asked.number in browser.get(shelves["recusals"]["url"]).content.decode()
    decide(asked)
    shelves = {one["key"]: one for one in browser.get("/office/").context["shelves"]}
    assert shelves["recusals"]["count"] == 0
