"""The company's lists: true counts, by the clock, only its own, in few queries."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.door import offering
from cases.models import Case
from cases.states import Status
from cases.web.listing import case_list
from mediation import clock
from tests.cases.web.public import made
from tests.cast import cast, town
from tests.clients import sign_in
from tests.deeds_of_succession import PROOF, takes
from tests.dispute import PARTIES, Dispute
from tests.house import budgets, measuring

pytestmark = pytest.mark.django_db
PAGES = ["/company/", "/company/promises/", "/company/mediations/", "/company/cases/"]


def fee_case(p, **more):
    """The company asks an owner for its fee."""
    parties = [
        {
            "role": "applicant",
            "side": 1,
            "kind": "organisation",
            "name": p.company.name,
            "company": p.company,
        },
        {"role": "respondent", "side": 2, "name": "钱欠", "phone": made.OTHER_PHONE},
    ]
    return made.complaint(p, parties=parties, category="PF", title="物业费", **more)


def promise(p, case, text="换好管道", due_on=date(2026, 3, 9)):
    facts = {"promise_text": text, "promise_due_on": due_on}
    return door.record(case, "make_promise", by=p.as_manager, said_by="许管家", **facts)


def keeps(p, case, text):
    """The office checks a promise and finds it kept."""
    facts = {"promise": case.promises.get(text=text), "kept": True, "proof": "到场核查"}
    return door.record(case, "check_promise", by=p.as_clerk, **facts)


def chips_of(response):
    return {chip.label: chip.count for chip in response.context["chips"]}


def test_the_chips_count_what_they_open(company, p, monday):
    made.answered(p)
    ordered = made.dispatched(p, title="要整改的", urgent=True)
    QuerySet.update(Case.objects.filter(pk=ordered.pk), status=Status.RECTIFYING)
    monday.move_to("2026-03-03T09:00+08:00")
    made.dispatched(p, title="早派的")
    monday.move_to("2026-03-10T09:00+08:00")
    made.dispatched(p, urgent=True, title="急的")
    sign_in(p.manager, company)
    response = company.get("/company/")
    assert chips_of(response) == {
        "待答复": 2,
        "已逾期": 1,  # nobody was contacted within a day
        "今天到期": 1,
        "督办中": 0,
        "紧急": 1,
        "待整改": 1,
        "等住户评价": 1,
    }
    for chip in response.context["chips"]:
        opened = company.get(f"/company/{chip.url}")
        assert len(opened.context["rows"]) == chip.count == opened.context["listing"].total


def test_the_most_urgent_clock_comes_first_and_the_late_are_named(company, p, monday):
    made.answered(p, title="已答复的")
    made.dispatched(p, title="早派的")
    monday.move_to("2026-03-10T09:00+08:00")
    made.dispatched(p, title="晚派的")
    sign_in(p.manager, company)
    response = company.get("/company/")
    rows = response.context["rows"]
    assert [title.text for _, title, *_ in rows] == ["早派的", "晚派的"]
    assert rows[0][0].tag == "逾期 7 天"  # the first response
    assert chips_of(response)["已逾期"] == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [("楼上漏水", "已经三天。"), ("楼上漏水，已经三天", ""), ("楼上", "楼上漏水，已经三天。")],
)
def test_a_row_does_not_say_its_title_twice(company, p, title, shown):
    made.dispatched(p, title=title, summary="楼上漏水，已经三天。")
    (row,) = company.get("/company/").context["rows"]
    assert row[1].note == shown


def test_a_state_is_called_what_the_company_calls_it(company, p):
    case = made.answered(p)
    assert case.status_label == "已答复"
    (on_desk,) = company.get("/company/?show=rating").context["rows"]
    (listed,) = company.get("/company/cases/").context["rows"]
    assert (on_desk[0].tag, listed[1].text) == ("等住户评价", "等住户评价")


def test_a_complaint_offers_the_first_contact_and_then_the_answer(company, p, monkeypatch):
    d = Dispute(p, made.dispatched(p))
    (row,) = company.get("/company/").context["rows"]
    assert (row[5].text, row[5].url[-15:]) == ("已联系住户", "/respond_first/")

    d.company("respond_first", way="phone", words="已约好上门。")
    (row,) = company.get("/company/").context["rows"]
    assert (row[5].text, row[5].url[-8:]) == ("答复", "/answer/")

    acts = tuple(act for act in offering.catalogue() if act.name != "answer")
    monkeypatch.setattr(offering, "catalogue", lambda: acts)

    (row,) = company.get("/company/").context["rows"]
    assert (row[5].text, row[5].url) == ("查看", row[1].url)


def test_another_companys_complaints_are_not_there(company, p):
    other = cast(town("QT", "另一处"))
    secret = made.dispatched(other, title="别家公司的事")
    promise(other, secret)
    fee_case(other)
    for page in PAGES:
        response = company.get(page)
        assert "别家公司的事" not in response.content.decode()
        assert secret.number not in response.content.decode()
    assert company.get(f"/company/cases/{secret.number}/").status_code == 404
    assert company.get(f"/company/cases/{secret.number}/answer/").status_code == 404
    assert chips_of(company.get("/company/"))["待答复"] == 0


def test_promises_are_listed_with_their_clock(company, p):
    promise(p, made.dispatched(p))
    ((what, day, check),) = company.get("/company/promises/").context["rows"]
    assert (what.text, day.tag, day.tone, check.text) == ("换好管道", "还有 7 天", "", "")


def test_open_promises_come_first_and_the_chips_count_what_they_open(company, p, monday):
    keeps(p, promise(p, made.dispatched(p)), "换好管道")
    promise(p, made.dispatched(p), "补好墙面")
    monday.move_to("2026-03-10T09:00+08:00")
    promise(p, made.dispatched(p), "清走杂物", date(2026, 3, 20))
    sign_in(p.manager, company)
    shown = company.get("/company/promises/")
    assert [(day.tag, what.text) for what, day, _ in shown.context["rows"]] == [
        ("逾期 1 天", "补好墙面"),
        ("还有 10 天", "清走杂物"),
        ("已兑现", "换好管道"),
    ]
    counts = {"全部": 3, "待兑现": 2, "已逾期": 1, "已兑现": 1, "未兑现": 0}
    assert chips_of(shown) == counts
    for chip in shown.context["chips"]:
        opened = company.get(f"/company/promises/{chip.url}").context
        assert len(opened["rows"]) == chip.count == opened["listing"].total


@pytest.mark.parametrize("page", ["/company/", "/company/promises/"])
def test_what_does_not_fit_on_a_page_is_on_the_next(company, p, monkeypatch, page):
    monkeypatch.setattr(case_list, "PAGE", 1)
    made_for = [promise(p, made.dispatched(p)).number for _ in range(2)]

    first = company.get(page)
    second = company.get(f"{page}{first.context['listing'].next_url}")

    pages = [shown.content.decode() for shown in (first, second)]
    assert [[n for n in made_for if n in text] for text in pages] == [[n] for n in made_for]
    assert "共 2 " in pages[0]


def test_what_neighbours_promise_each_other_is_not_listed(company, p):
    case = made.answered(p)
    case = door.take(case, "request_mediation", by=p.as_clerk, party=case.parties.first())
    facts = {"promise_text": "邻居之间的约定", "promise_due_on": date(2026, 3, 9)}
    facts["party"] = case.parties.last()
    door.record(case, "make_promise", by=p.as_clerk, **facts)
    assert Case.objects.visible_to(p.as_manager).exists()
    assert company.get("/company/promises/").context["rows"] == []


def test_cases_with_the_company_as_party_are_listed(company, p):
    made.dispatched(p)
    case = fee_case(p)
    rows = company.get("/company/mediations/").context["listing"].cases
    assert [row.number for row in rows] == [case.number]


@pytest.mark.parametrize("page", PAGES)
def test_three_rows_cost_as_many_queries_as_one(company, p, page):
    def fill():
        promise(p, made.dispatched(p))
        made.answered(p)
        fee_case(p)

    fill()
    company.get(page)
    with CaptureQueriesContext(connection) as one:
        company.get(page)
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        company.get(page)
    assert len(three) == len(one) <= 8


def test_lists_are_only_read(company):
    for page in PAGES:
        assert company.post(page).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_sent_to_log_in_and_a_mediator_is_refused(client, p, page):
    assert client.get(page).status_code == 302
    sign_in(p.mediator, client)
    assert client.get(page).status_code == 403


def test_a_party_of_the_complaint_is_found_where_mediation_was_asked_for_before_it(company, p):
    case = made.dispatched(p)
    asked = {"party": case.parties.first(), "how": "电话", "on": date(2026, 2, 28)}
    door.take(case, "request_mediation", by=p.as_clerk, **asked)

    found = company.get("/company/cases/?q=李申")

    assert found.context["listing"].total == 1


def test_the_list_can_be_searched_where_there_is_no_box_at_the_top(company, p):
    made.dispatched(p)
    text = company.get("/company/cases/?q=漏水").content.decode().split("<main")[1]
    assert 'name="q" value="漏水"' in text
    assert "楼上漏水" in text


def test_a_search_keeps_the_budget_of_a_list(company, p):
    for _ in range(3):
        made.dispatched(p)
        fee_case(p)
    company.get("/company/cases/?q=漏水")
    with measuring.counted() as seen:
        page = company.get("/company/cases/?q=漏水")

    assert page.context["listing"].total == 3
    assert len(seen) <= budgets.LIST


def own_row(company):
    (row,) = company.get("/company/mediations/").context["rows"]
    return row[1].text, row[2]


def test_the_list_says_whose_move_it_is(company, p):
    d = Dispute(p, made.requested(p, first=fee_case))
    assert own_row(company)[0] == "待我方表态"

    d.office("consent", party=d.both[0], agrees=True, how="书面")
    assert own_row(company)[0] == "我方已同意，等其他各方表态、调委会受理"


def test_the_committees_own_time_is_not_red_for_a_company(company, p, monday):
    made.mediating(p, first=fee_case)
    monday.move_to("2026-05-04T09:00+08:00")
    sign_in(p.manager, company)
    day = own_row(company)[1]
    assert (day.tag, day.tone, day.note[:2]) == ("", "", "逾期")


def test_a_company_that_has_to_pay_reads_its_own_day_in_red(company, p, monday):
    ours = {"kind": "organisation", "name": p.company.name, "company": p.company}
    made.performing(p, parties=[PARTIES[0], {"role": "respondent", "side": 2, **ours}])
    assert own_row(company)[0] == "待我方履行"

    monday.move_to("2026-05-04T09:00+08:00")
    sign_in(p.manager, company)
    state, day = own_row(company)
    assert (state, day.tone, day.tag[:2]) == ("待我方履行", "late", "逾期")


def test_what_a_paper_has_a_company_owe_with_others_is_its_move(company, p):
    ours = {"kind": "organisation", "name": p.company.name, "company": p.company}
    d = Dispute(p, made.performing(p)).office("add_party", role="other", side=3, **ours)
    assert own_row(company)[0] != "待我方履行"

    firm = d.case.parties.get(company=p.company)
    for duty in d.case.obligations.all():
        duty.further_parties.create(party=firm, side="debtor")
    assert own_row(company)[0] == "待我方履行"

    waived = {"of_debtor": firm, "releases": True, "kind": "waiver", "on": clock.today()}
    for duty in d.case.obligations.all():
        d.case.reductions.create(obligation=duty, proof="书面免除", **waived)
    assert own_row(company)[0] != "待我方履行"  # its debt was waived; the others owe the rest


def test_what_several_bodies_took_over_together_is_the_move_of_each(company, p, monday):
    old = {"role": "respondent", "side": 2, "kind": "organisation"}
    d = Dispute(p, made.performing(p, parties=[PARTIES[0], old | {"name": "老物业公司"}]))
    gone = d.case.parties.get(name="老物业公司")
    ours = {"name": p.company.name, "company": p.company}
    for body in (ours, {"name": "另一家公司"}):
        d.office("add_party", predecessor=gone, **old | body)
    assert own_row(company)[0] != "待我方履行"  # until the succession is on record

    both = [takes(d, p.company.name), takes(d, "另一家公司")]
    facts = {"ground": "division", "happened_on": clock.today(), **PROOF}
    d.office("succeed", predecessor=gone, successors=both, **facts)
    assert own_row(company)[0] == "待我方履行"
    monday.move_to("2026-05-04T09:00+08:00")
    sign_in(p.manager, company)
    assert own_row(company)[1].tone == "late"

    first = d.case.parties.get(company=p.company)
    with measuring.counted() as seen:
        company.get("/company/mediations/")
    assert len(seen) <= budgets.LIST
    assert first in d.case.sheet.obligations[0].debtors
