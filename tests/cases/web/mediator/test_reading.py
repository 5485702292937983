"""The desk, the list and the case page: their contents, readers and statements."""

from datetime import timedelta

import pytest
import time_machine

from cases import door
from cases.states import Status as S
from cases.web.words import cn_day, yuan
from mediation import clock
from tests.cases.web.mediator.desk import DESK, LIST, shelf
from tests.cases.web.mediator.town import accepted, drafted, mediating, signing
from tests.clients import sign_in
from tests.dispute import FIRST
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db

DESK_STATEMENTS, LIST_STATEMENTS, CASE_STATEMENTS = 6, 5, 12
OF_A_DRAFT, OF_A_TAB = 1, 2  # its instalments; rows only that tab shows


def fill(p, how_many):
    for _ in range(how_many):
        accepted(p)
        signing(p)


@pytest.mark.parametrize("rows", [1, 5])
def test_the_desk_costs_the_same_for_two_and_ten_cases(
    people, browser, rows, django_assert_num_queries
):
    fill(people, rows)
    with django_assert_num_queries(DESK_STATEMENTS):
        assert browser.get(DESK).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_three_rows(
    people, browser, rows, django_assert_num_queries
):
    for _ in range(rows):
        accepted(people)
    with django_assert_num_queries(LIST_STATEMENTS):
        assert browser.get(LIST).status_code == 200


@pytest.mark.parametrize("make", [accepted, mediating, drafted, signing])
@pytest.mark.parametrize("tab", ["", "parties", "offers", "sessions", "papers"])
def test_a_case_page_stays_within_its_budget(
    people, browser, make, tab, django_assert_max_num_queries
):
    case = make(people)
    most = CASE_STATEMENTS + OF_A_DRAFT * (make is drafted) + OF_A_TAB * bool(tab)
    with django_assert_max_num_queries(most):
        assert browser.get(f"{LIST}{case.number}/?tab={tab}").status_code == 200


def test_a_shelfs_number_is_the_count_of_the_list_it_opens(people, browser):
    accepted(people)
    case = signing(people)
    door.record(
        case,
        "make_promise",
        by=people.as_mediator,
        promise_text="来电",
        promise_due_on=clock.today(),
        company=people.company,
    )
    for each in browser.get(DESK).context["shelves"]:
        assert browser.get(each["url"]).context["listing"].total == each["count"], each["title"]


def test_a_promise_due_today_is_on_the_shelf_of_today(people, browser):
    case = accepted(people)
    facts = {"promise_text": "修道闸", "company": people.company}
    door.record(case, "make_promise", by=people.as_mediator, promise_due_on=clock.today(), **facts)
    door.record(
        case,
        "make_promise",
        by=people.as_mediator,
        promise_due_on=clock.today() + timedelta(days=2),
        **facts,
    )
    response = browser.get(DESK)
    assert [shelf(response, t)["count"] for t in ("今天", "等我办", "快到期", "等别人")] == [
        1,
        1,
        1,
        0,
    ]


def test_a_text_all_have_signed_waits_for_the_seal(people, browser):
    case = signing(people)
    assert shelf(browser.get(DESK), "等我办")["count"] == 1
    for party in case.parties.all():
        door.record(
            case, "sign", by=people.as_mediator, party=party, mark="name", identity_checked="证"
        )
    door.record(case, "mediator_sign", by=people.as_mediator)
    response = browser.get(DESK)
    assert shelf(response, "等我办")["count"] == 0
    assert shelf(response, "等别人")["rows"][0]["note"].startswith("签字齐了")


def test_the_list_is_searched_filtered_and_sorted(people, browser):
    small, large = accepted(people, amount=100), accepted(people, amount=900)
    mediating(people, category="NZ")
    numbers = [c.number for c in browser.get(f"{LIST}?sort=amount").context["listing"].cases][:2]
    assert numbers == [small.number, large.number]
    assert browser.get(f"{LIST}?q=周被").context["listing"].total == 3
    assert browser.get(f"{LIST}?q={large.number}").context["listing"].total == 1
    assert browser.get(f"{LIST}?stage=裁").context["listing"].total == 0
    assert browser.get(f"{LIST}?sort=nonsense&page=99").status_code == 200


def test_another_mediator_gets_404_and_empty_lists(people):
    case = mediating(people)
    other = sign_in(people.bystander)
    base = f"{LIST}{case.number}/"
    for url in (base, f"{base}log_session/", f"{base}edit_agreement/"):
        assert other.get(url).status_code == 404
        assert other.post(url).status_code == (405 if url == base else 404)
    assert other.get(LIST).context["listing"].total == 0
    assert [s["count"] for s in other.get(DESK).context["shelves"]] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("who", ["clerk", "manager", "liaison"])
@pytest.mark.parametrize("url", [DESK, LIST, "/mediator/quick/"])
def test_other_functions_are_refused(people, who, url):
    assert sign_in(getattr(people, who)).get(url).status_code == 403


def test_a_visitor_is_sent_to_log_in(client):
    assert client.get("/mediator/quick/").headers["Location"].startswith("/login/")


def test_caucus_notes_are_for_the_mediator_alone(people, browser):
    case = mediating(people)
    door.record(case, "caucus", by=people.as_mediator, party=case.parties.last(), text="最多五千八")
    page = f"cases/{case.number}/?tab=sessions"
    assert "最多五千八" in browser.get(f"/mediator/{page}").content.decode()
    assert "最多五千八" not in sign_in(people.clerk).get(f"/office/{page}").content.decode()


def test_the_gap_between_the_last_offers_is_shown(people, browser):
    case = mediating(people)
    for party, amount in zip(case.parties.all(), (650000, 500000), strict=True):
        door.record(case, "offer", by=people.as_mediator, party=party, amount=amount)
    response = browser.get(f"{LIST}{case.number}/?tab=offers")
    assert response.context["offers_made"]["gap"] == 150000


def test_a_tabs_number_is_the_count_of_the_rows_it_opens(people, browser):
    case = mediating(people)
    facts = {"role": "other", "side": 2, "name": "孙同"}
    case = door.record(case, "add_party", by=people.as_clerk, **facts)
    gone = case.parties.get(name="孙同")
    case = door.record(case, "release_party", by=people.as_clerk, party=gone, reason="无关")
    door.record(case, "offer", by=people.as_mediator, party=case.parties.first(), amount=100)

    pages = {tab: browser.get(f"{LIST}{case.number}/?tab={tab}").context for tab in TABS}

    assert counts(pages["parties"])["当事人"] == len(pages["parties"]["parties"]) == 3
    assert counts(pages["sessions"])["调解记录"] == len(pages["sessions"]["held"]) == 1
    assert {counts(page)["请求与方案"] for page in pages.values()} == {0}  # two lists, no number


TABS = ("parties", "offers", "sessions")


def counts(context):
    return {tab["label"]: tab["count"] for tab in context["tabs"]}


@pytest.mark.parametrize(
    "address", ["/mediator/cases/{}/?tab=sessions", "/office/cases/{}/?part=sessions"]
)
def test_the_findings_of_an_investigation_are_shown_on_the_case_page(people, address):
    facts = {"place": "1202室", "asked": "楼长", "text": "闭水两天后有渗漏。"}
    case = door.record(mediating(people), "investigate", by=people.as_mediator, **facts)
    person = people.mediator if "mediator" in address else people.clerk
    shown = sign_in(person).get(address.format(case.number)).content.decode()
    assert "闭水两天后有渗漏。" in shown
    assert "被调查人：楼长" in shown


def test_phrases_are_shown_under_the_field_they_go_into(people, browser):
    case = mediating(people)
    page = browser.get(f"{LIST}{case.number}/log_session/").content.decode()
    places = [
        page.index(mark) for mark in ('id="id_statements"', "申请人陈述：", 'id="id_content"')
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(("days", "title"), [(30, "今天"), (40, "逾期")])
def test_a_return_visit_is_owed_though_the_case_is_closed(people, browser, days, title):
    case = closed_with_visits(people)
    assert shelf(browser.get(DESK), title)["count"] == 0
    with time_machine.travel(clock.now() + timedelta(days=days)):
        browser = sign_in(people.mediator)
        due = shelf(browser.get(DESK), title)
        assert [row["url"] for row in due["rows"]] == [f"{LIST}{case.number}/"]
        listed = browser.get(due["url"])
        assert listed.context["listing"].total == due["count"] == 1
        assert f"{cn_day(clock.today() - timedelta(days - 30))}回访" in listed.content.decode()


def closed_with_visits(people):
    """A settled and closed case whose first return visit is due in a month."""
    case = mediating(people)
    by, office, day = people.as_mediator, people.as_clerk, clock.today()
    case = door.take(case, "conclude_orally", by=by, content="互相让一步，今后夜里不打球。")
    case = door.take(case, "perform_at_once", by=by, all_done=True)
    case = door.record(case, "strike_off", by=office, checked="到场核实")
    visits = {"first_visit_on": day + timedelta(days=30), "second_visit_on": day + timedelta(90)}
    return door.take(case, "close", by=by, **visits)


def test_the_list_of_a_shelf_does_not_mark_the_chip_for_all(people, browser):
    accepted(people)
    chips = browser.get(f"{LIST}?shelf=mine").context["chips"]
    assert [chip.label for chip in chips if chip.current] == []


def test_a_long_trail_is_folded_before_the_clocks_and_the_money(people, browser):
    dispute = at(people, S.AGREED)
    page = browser.get(f"{LIST}{dispute.number}/")
    older = len(page.context["entries"]) - 8
    assert older > 0
    assert f"更早的 {older} 条" in page.content.decode()


def test_a_lapsed_right_of_a_party_is_not_shown_as_late(people):
    dispute = at(people, S.AGREED)
    with time_machine.travel(clock.now() + timedelta(days=40)):
        browser = sign_in(people.mediator)
        page = browser.get(f"{LIST}{dispute.number}/")
        (over,) = page.context["clocks"]
        (row,) = browser.get(LIST).context["rows"]
        soon = shelf(browser.get(DESK), "快到期")
    assert (over["left_text"], over["tone"]) == ("期间已过", "")
    right = dispute.clocks.get(key="K13").due_on
    assert f"{right.month}月{right.day}日" not in row[2].text
    assert "共同申请司法确认" not in str(soon["rows"])


def test_a_part_paid_in_part_shows_what_is_left_of_it(people):
    with morning_of("2026-03-02"):
        d = at(people, S.PERFORMING).pay(100)
    first = d.debt.instalments.order_by("number").first()
    with morning_of(first.due_on + timedelta(days=9)):
        browser = sign_in(people.mediator)
        [row] = shelf(browser.get(DESK), "逾期")["rows"]
        money = browser.get(f"{LIST}{d.number}/").context["money"]

    assert row.note.startswith(f"还欠{yuan(FIRST - 100)}元，")
    assert (money["late"], money["rows"][0]["amount"]) == (FIRST - 100, FIRST)
    assert money["rows"][0]["note"].startswith("已付 1.00 元；逾期 ")
    assert "已付" not in money["rows"][1]["note"]
