"""Desk and lists: true numbers, the same few statements for any number of cases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import door
from cases.models import Case, Party
from cases.states import Status as S
from cases.web.office import shelves
from mediation import clock
from tests.cases.web.office.people import complaint, walked
from tests.cast import town
from tests.clients import sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db

SHELVES = {
    "new": "dispatch",
    "requests": "accept",
    "signing": "seal",
    "endings": "strike_off",
    "filing": "archive",
}


def count(client, address):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def shelf(client, key):
    shelves = client.get("/office/").context["shelves"]
    return next(s for s in shelves if s["key"] == key)


@pytest.mark.one_database  # test_budgets.py counts on both
@pytest.mark.parametrize("address", ["/office/", "/office/cases/", "/office/seals/"])
def test_one_and_many_cases_cost_the_same_few_statements(p, address):
    client = sign_in(p.clerk)
    _one_of_each(p)
    one = count(client, address)
    for _ in range(2):
        _one_of_each(p)

    assert count(client, address) == one
    assert one <= {"/office/": 11, "/office/cases/": 7, "/office/seals/": 7}[address]


def _one_of_each(p):
    for until in ("dispatch", "accept", "seal"):
        walked(p, until)


def test_ten_cases_cost_the_desk_as_much_as_one(p):
    client = sign_in(p.clerk)
    complaint(p)
    one = count(client, "/office/")
    for _ in range(9):
        complaint(p)

    assert count(client, "/office/") == one


def test_filters_by_rows_cost_no_statement_more(p):
    client = sign_in(p.clerk)
    complaint(p)

    found = count(client, f"/office/cases/?estate={p.estate.pk}&mediator={p.mediator.pk}")

    assert found <= 6


@pytest.mark.parametrize(("key", "until"), SHELVES.items())
def test_a_shelf_counts_what_its_list_shows(p, key, until):
    case = walked(p, until)
    complaint(p) if key != "new" else None
    client = sign_in(p.clerk)

    stand = shelf(client, key)
    listed = client.get(stand["url"]).content.decode()

    assert stand["count"] == 1
    assert case.number in listed
    assert "共 1 件" in listed


def test_every_figure_of_the_desk_counts_what_its_list_shows(p):
    for until in (*SHELVES.values(), "answer", "give_notice"):
        walked(p, until)
    client = sign_in(p.clerk)
    figures = {f["label"]: f for f in client.get("/office/").context["figures"]}
    listed = {f["label"]: client.get(f["url"]).context["listing"].total for f in figures.values()}

    assert {label: figure["value"] for label, figure in figures.items()} == listed
    assert (listed["等我办"], listed["等别人"]) == (5, 2)


def test_what_is_not_signed_by_all_waits_for_signatures_not_for_the_seal(p):
    unsigned = walked(p, "sign")
    no_mediator = record_marks(p, walked(p, "sign"), parties=2)
    ready = walked(p, "seal")
    one_party = record_marks(p, walked(p, "sign"), parties=1, mediator=True)
    client = sign_in(p.clerk)

    seals = client.get("/office/seals/").context
    assert [case.pk for case in seals["listing"].cases] == [ready.pk]
    assert seals["rows"][0][1].tag == "可盖章"
    assert shelf(client, "signing")["count"] == 1
    waiting = {unsigned.pk, no_mediator.pk, one_party.pk}
    for key in ("unsigned", "others"):
        listed = client.get(f"/office/cases/?shelf={key}").context["listing"].cases
        assert {case.pk for case in listed} == waiting
    others = next(f for f in client.get("/office/").context["figures"] if f["label"] == "等别人")
    assert others["value"] == len(waiting)


def test_what_was_sealed_before_all_signed_still_waits_for_signatures(p):
    case = at(p, S.SIGNING).mediator("mediator_sign").office("seal").case
    client = sign_in(p.clerk)

    assert shelf(client, "signing")["count"] == 0
    listed = client.get("/office/cases/?shelf=unsigned").context["listing"].cases
    assert [one.pk for one in listed] == [case.pk]


def record_marks(p, case, *, parties, mediator=False):
    """A case being signed, with the marks of some."""
    for party in list(case.parties.all())[:parties]:
        facts = {"party": party, "mark": "name", "identity_checked": "身份证"}
        case = door.record(case, "sign", by=p.as_clerk, **facts)
    return door.record(case, "mediator_sign", by=p.as_mediator) if mediator else case


def test_who_is_only_mentioned_and_who_was_released_need_not_sign(p):
    case = walked(p, "seal")
    more = {"case": case, "side": 2, "added_on": clock.today()}
    Party.objects.create(role="other", name="旁人", **more)
    Party.objects.create(role="respondent", name="前任", released_on=clock.today(), **more)

    shown = sign_in(p.clerk).get("/office/seals/").context

    assert [one.pk for one in shown["listing"].cases] == [case.pk]
    assert shown["rows"][0][1].tag == "可盖章"


def test_what_is_to_be_sealed_shows_the_sum_agreed_not_the_sum_in_dispute(p):
    case = walked(p, "seal")
    assert case.amount != 580000

    shown = sign_in(p.clerk).get("/office/seals/").context

    assert [str(row[2].text) for row in shown["rows"]] == ["5,800.00 元"]


def test_no_state_is_on_two_shelves_of_the_office():
    states = [state for each in shelves.OURS for state in each.states]
    assert len(states) == len(set(states))


def test_a_recusal_at_the_signing_stands_with_what_is_to_be_decided(p):
    """Nobody signs or seals before that: else no desk names it."""
    case = walked(p, "seal")
    asked = {"mediator": case.mediator, "ground": "是对方的表姐夫", "how": "当面。"}
    door.record(case, "ask_recusal", by=p.as_clerk, party=case.parties.first(), **asked)
    client = sign_in(p.clerk)

    stand = shelf(client, "recusals")
    assert (stand["count"], [row["action_label"] for row in stand["rows"]]) == (1, ["决定回避"])
    assert shelf(client, "signing")["count"] == 0
    assert client.get("/office/seals/").context["rows"] == []
    page = client.get(f"/office/cases/{case.number}/")
    assert [offer.name for offer in page.context["offers"] if not offer.quiet] == ["decide_recusal"]


def contacted(p, case):
    """The company has contacted who complains."""
    door.record(case, "respond_first", by=p.as_manager, way="phone", words="下午去看")


def test_a_clock_that_runs_out_stands_on_the_shelf_of_the_due(p):
    case = walked(p, "answer")
    client = sign_in(p.clerk)
    first = shelf(client, "due")  # the company's first response
    assert (first["count"], first["rows"][0]["tag"]) == (1, "还有 1 天")
    contacted(p, case)
    assert shelf(client, "due")["count"] == 0

    p.calendar.move_to("2026-03-08T09:00+08:00")

    stand = shelf(sign_in(p.clerk), "due")
    assert (stand["count"], stand["rows"][0]["tag"]) == (1, "还有 1 天")


def test_a_refused_request_offers_to_end_it(p):
    case = walked(p, "consent")
    no = {"agrees": "no", "how": "电话中明确拒绝"}
    answers = {"party": case.parties.last().pk, "on": "2026-03-02", **no}
    client = sign_in(p.clerk)
    client.post(f"/office/cases/{case.number}/consent/", answers)

    row = shelf(client, "requests")["rows"][0]

    assert (row["tag"], row["action_label"]) == ("有人拒绝", "不予调解")


def test_the_open_filter_form_offers_only_the_office_s_own(p):
    other = town("WA", "别处")
    client = sign_in(p.clerk)
    assert other.estate.name == p.estate.name  # same name, another committee

    shown = client.get("/office/cases/?filter=open")

    field = next(f for f in shown.context["fields"] if f.name == "estate")
    assert [pk for pk, _ in field.field.choices] == ["", p.estate.pk]
    assert "---" not in shown.content.decode()


def test_a_list_sorts_by_amount(p):
    complaint(p, amount=500)
    complaint(p, amount=100)
    client = sign_in(p.clerk)

    shown = client.get("/office/cases/?sort=amount").context["rows"]

    assert [row[5].text for row in shown] == ["1.00 元", "5.00 元"]


@pytest.mark.parametrize("query", ["sort=nonsense", "page=x"])
def test_an_unknown_order_or_page_breaks_no_list(p, query):
    complaint(p)

    assert sign_in(p.clerk).get(f"/office/cases/?{query}").status_code == 200


def test_an_active_filter_can_be_lifted(p):
    complaint(p)
    client = sign_in(p.clerk)

    shown = client.get(f"/office/cases/?status=registered&estate={p.estate.pk}")

    assert [chip.label for chip in shown.context["conditions"]] == ["状态：已登记", "小区：侨韵苑"]
    assert Case.objects.count() == 1


def test_chips_count_what_they_open(p):
    _one_of_each(p)
    complaint(p)
    client = sign_in(p.clerk)
    for chip in client.get("/office/cases/").context["chips"]:
        opened = client.get(f"/office/cases/{chip.url}")
        assert opened.context["listing"].total == chip.count, chip.label
        assert [c.label for c in opened.context["chips"] if c.current] == [chip.label]


def test_a_span_that_ends_before_it_begins_is_an_error(p):
    complaint(p)
    query = "registered_from=2026-03-05&registered_to=2026-03-01"
    shown = sign_in(p.clerk).get(f"/office/cases/?{query}").content.decode()

    assert "止日不能早于起日。" in shown


@pytest.mark.parametrize(("since", "count"), [("2026-03-02", 1), ("2026-03-03", 0)])
def test_a_list_is_narrowed_by_the_day_of_registration(p, since, count):
    complaint(p)
    shown = sign_in(p.clerk).get(f"/office/cases/?registered_from={since}")

    assert shown.context["listing"].total == count


def test_a_list_says_the_next_deadline_and_sorts_by_it(p):
    complaint(p)
    due = walked(p, "answer")
    client = sign_in(p.clerk)
    first = client.get("/office/cases/?sort=due").context["rows"][0]
    contacted(p, due)
    rows = client.get("/office/cases/?sort=due").context["rows"]

    assert (due.number in first[0].note, first[2].tag) == (True, "还有 1 天")
    assert (due.number in rows[0][0].note, rows[0][2].note) == (True, "还有 7 天")
    assert [row[2].tag for row in rows] == ["", ""]


def test_the_open_filter_asks_for_its_choices_in_one_statement(p, django_assert_num_queries):
    at(p, S.MEDIATING)
    client = sign_in(p.clerk)
    for narrowed in ("", "&status=mediating"):
        client.get(f"/office/cases/?filter=open{narrowed}")
        with django_assert_num_queries(6):
            page = client.get(f"/office/cases/?filter=open{narrowed}").content.decode()
        assert f'<option value="{p.estate.pk}">{p.estate.name}</option>' in page
        assert f">{p.mediator.name}</option>" in page
    chosen = client.get(f"/office/cases/?filter=open&estate={p.estate.pk}").content.decode()
    assert f'<option value="{p.estate.pk}" selected>' in chosen
