"""A settlement during enforcement: kept it ends the matter, broken it revives the title."""

from datetime import date, timedelta

import pytest

from cases import consistency
from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from cases.web.money_card import money_box
from cases.web.resident import owing
from cases.web.what_next import what_next
from cases.words.readers import Reader
from tests.cases.phases.guards_of_the_end import another_debt
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_objections import is_set_aside
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND = date(2026, 3, 31), date(2026, 4, 30)
SCHEDULE = [(FIRST, 300_000), (SECOND, 200_000)]


@pytest.fixture
def d():
    dispute = at(cast(), S.ENFORCING)
    dispute.work_is_done()
    return dispute.court("settle_enforcement", schedule=SCHEDULE, words="")


def rows(d):
    parts = [part for duty in d.case.sheet.obligations for part in duty.instalments.all()]
    return sorted((part.due_on or date.max, part.owed) for part in parts if part.owed)


def test_what_is_owed_is_cut_by_the_settlement_and_adds_up(d):
    assert (d.status, d.case.sheet.enforcement.outcome) == (S.PERFORMING, "settled")
    owed = rows(d)
    assert sum(amount for _, amount in owed) == 580_000
    assert sum(amount for day, amount in owed if day == FIRST) == 300_000
    assert sum(amount for day, amount in owed if day == SECOND) == 200_000
    assert sum(amount for day, amount in owed if day == date.max) == 80_000
    assert "其余800.00元，照此履行完的不再要求。" in d.trail.last().sentence
    runs = d.clocks.get(key="K16", ended_on=None)
    assert (runs.started_on, runs.due_on) == (SECOND, date(2028, 5, 3))  # a Sunday, Labour Day


def test_what_was_conceded_waits_for_no_event_and_staff_read_what_ends_it(d):
    lines = {row["label"]: row["note"] for row in money_box(d.case, d.p.as_clerk)["rows"]}
    assert lines["没有写进和解的"] == "照和解履行完的，不再要求"
    assert "按约定的事件" not in lines.values()
    assert "和解履行完毕" in what_next(d.case, Reader.STAFF)
    assert "恢复执行" in what_next(d.case, Reader.COURT)


def test_the_debtor_reads_of_what_was_conceded_what_ends_it(d):
    [row] = [row for row in owing.rows(d.case, d.link(d.zhou)) if row["parts"]]
    lines = {part["label"] or part["due_on"]: part["left_text"] for part in row["parts"]}
    assert lines["没有写进和解的"] == "照和解履行完的，不再要求"
    assert "按约定的事件" not in lines.values()


def test_a_party_reads_the_day_to_which_a_settlement_moves_an_act():
    d = at(cast(), S.ENFORCING)
    d.court("settle_enforcement", schedule=SCHEDULE, acts_due_on=SECOND, words="")
    [row] = [row for row in owing.rows(d.case, d.link(d.li)) if row["text"] and row["is_open"]]
    assert row["left_text"].startswith("最晚2026年4月30日（含当日）；")


def test_a_part_that_was_paid_keeps_its_number_for_itself():
    d = at(cast(), S.ENFORCING)
    d.work_is_done()
    d.pay(100_000)
    d.court("settle_enforcement", schedule=[(FIRST, 200_000)], words="")
    numbers = [part.number for part in d.case.sheet.instalments]
    assert len(set(numbers)) == len(numbers)


def test_a_settlement_kept_ends_the_matter(d, monday):
    monday.shift(timedelta(days=20))
    d.pay(300_000)
    assert d.blocked(d.p.as_clerk, "keep_settlement", proof="收条")[0].startswith(
        "和解约定的还没有"
    )
    d.pay(200_000)
    d.office("keep_settlement", proof="收条")

    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 500_000)
    assert d.case.settlements.get().status == "kept"
    assert list(consistency.faults()) == []


def test_a_settlement_broken_revives_the_title_and_what_was_paid_counts(d, monday):
    monday.shift(timedelta(days=20))
    d.pay(300_000)
    monday.shift(timedelta(days=50))  # 11 May
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)

    assert d.status == S.DEFAULTED
    assert d.case.settlements.get().status == "broken"
    assert sum(amount for _, amount in rows(d)) == 280_000
    assert all(day < date(2026, 3, 2) for day, _ in rows(d))
    said = d.trail.filter(name="default").last().sentence
    assert "执行和解没有履行，恢复原来的执行依据，已付的扣除" in said
    assert d.clocks.get(key="K16", ended_on=None).started_on == SECOND
    assert list(consistency.faults()) == []


def test_the_two_years_are_not_over_before_the_settlement_is_due(monday):
    """A last day of 30 June 2028 gives the creditor until Monday, 1 July 2030 (Sunday moves)."""
    d = at(cast(), S.ENFORCING)
    d.work_is_done()
    last = date(2028, 6, 30)
    d.court("settle_enforcement", schedule=[(last, 580_000)], words="")
    runs = d.clocks.get(key="K16", ended_on=None)
    assert (runs.started_on, runs.due_on) == (last, date(2030, 7, 1))
    monday.move_to("2028-03-06T09:00+08:00")
    daily_run.run()
    assert not d.trail.filter(name="clock_lapsed").exists()


# --- before anybody applied to enforce it -------------------------------------------------------


@pytest.fixture
def by_themselves():
    """In default of what a court confirmed: the parties settle it, 800 of 5,800 conceded."""
    dispute = at(cast(), S.DEFAULTED)
    dispute.work_is_done()
    return dispute.office("settle_title", schedule=SCHEDULE, proof="和解协议")


def test_what_a_court_confirmed_is_settled_by_the_parties_and_the_paper_stays(by_themselves):
    d = by_themselves
    assert (d.status, d.case.sheet.title.kind) == (S.PERFORMING, "confirmed")
    assert sum(amount for _, amount in rows(d)) == 580_000
    runs = d.clocks.get(key="K16", ended_on=None)
    assert (runs.started_on, runs.due_on) == (SECOND, date(2028, 5, 3))  # a Sunday, Labour Day
    assert list(consistency.faults()) == []


def test_kept_it_ends_the_matter(by_themselves):
    d = by_themselves.pay(500_000)
    d.office("keep_settlement", proof="收条")

    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 500_000)
    kept = d.trail.get(name="keep_settlement").sentence
    assert kept.startswith("和解履行完毕，其余800.00元不再要求（《民法典》第五百七十五条）。")
    assert list(consistency.faults()) == []


def test_goods_taken_in_place_of_money_keep_it(by_themselves):
    d = by_themselves.pay(500_000, way="goods", proof="电动车一辆的交接单")
    assert "以物抵付" in d.last_sentence
    d.office("keep_settlement", proof="交接单")

    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 500_000)
    assert list(consistency.faults()) == []


def test_broken_the_paper_stands_as_before_less_what_was_paid(by_themselves, monday):
    d = by_themselves.pay(300_000)
    monday.shift(timedelta(days=70))
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)

    assert (d.status, sum(amount for _, amount in rows(d))) == (S.DEFAULTED, 280_000)
    said = d.trail.filter(name="default").last().sentence
    assert "和解没有履行，恢复原来的执行依据，已付的扣除" in said
    assert "申请强制执行（《民事诉讼法》第二百四十七条）" in said
    assert d.clocks.get(key="K16", ended_on=None).started_on == SECOND
    assert list(consistency.faults()) == []


def test_broken_after_the_ruling_was_set_aside_it_leads_to_a_suit(by_themselves, monday):
    d = by_themselves
    is_set_aside(d)
    monday.shift(timedelta(days=70))
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)

    assert d.trail.filter(name="default").last().sentence == (
        "有到期未履行的事项。和解没有履行，仍按原来的协议履行，已付的扣除。"
        "可督促履行，或者依法就协议起诉。"
    )
    assert not d.clocks.filter(key="K16", ended_on=None).exists()
    assert (d.status, sum(amount for _, amount in rows(d))) == (S.DEFAULTED, 580_000)
    assert list(consistency.faults()) == []


# --- the rows of its form ----------------------------------------------------------------------

URL = "/court/cases/{}/settle_enforcement/"


@pytest.fixture
def enforcing():
    dispute = at(cast(), S.ENFORCING)
    dispute.work_is_done()
    return dispute


def sent(d, *rows, **more):
    typed = {"on": "2026-03-02", "version": d.case.version, "as_of": d.case.trail_length}
    typed |= {"key": "settled", "schedule": str(len(rows))} | more
    for n, row in enumerate(rows):
        parts = zip(("day", "sum", "debt"), row, strict=False)
        typed |= {f"schedule-{n}-{name}": value for name, value in parts}
    return sign_in(d.p.liaison).post(URL.format(d.number), typed)


def test_each_row_is_a_day_and_a_sum_and_blank_rows_are_left_out(enforcing):
    answer = sent(enforcing, ("2026-03-31", "3,000"), ("", ""), ("2026年4月30日", "2000元"))
    assert answer.status_code == 303
    enforcing.case = Case.objects.get(pk=enforcing.case.pk)
    owed = rows(enforcing)
    assert [row for row in owed if row[0] in (FIRST, SECOND)] == [
        (FIRST, 300_000),
        (SECOND, 200_000),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("2026-03-31", ""), "第2期：日期和金额都要写；不要这一期的，都清空。"),
        (("2026-02-30", "5"), "第2期：“2026-02-30”没有这一天，请核对。"),
        (("2026-03-31", "五块钱多"), "第2期："),
    ],
)
def test_a_wrong_row_is_named_and_every_row_is_shown_again(enforcing, row, says):
    page = sent(enforcing, ("2026-03-30", "3000"), row)
    html = page.content.decode()
    assert (page.status_code, says in html) == (422, True)
    assert 'value="2026-03-30"' in html
    assert 'value="3000"' in html


def test_more_rows_come_without_script_and_nothing_typed_is_lost(enforcing):
    page = sent(enforcing, ("2026-03-31", "abc"), more="schedule", words="其他的话")
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count("哪天付</label>") == 4
    assert 'value="abc"' in html
    assert "其他的话" in html
    assert "看不懂" not in html


def test_of_two_debts_each_row_says_who_pays_whom(enforcing):
    d = enforcing
    another_debt(d)
    first, second = (duty for duty in d.case.obligations.order_by("pk") if duty.amount)
    refused = sent(d, ("2026-03-31", "3000"))
    assert "第1期：请选谁付谁。" in refused.content.decode()

    both = (("2026-03-31", "3000", first.pk), ("2026-03-31", "60", second.pk))
    assert sent(d, *both).status_code == 303
    left = {
        duty.pk: [(p.due_on, p.owed) for p in duty.instalments.order_by("pk") if p.owed]
        for duty in (first, second)
    }
    assert left == {
        first.pk: [(FIRST, 300_000), (None, 280_000)],
        second.pk: [(FIRST, 6_000), (None, 4_000)],
    }
    numbers = [[p.number for p in duty.instalments.order_by("pk")] for duty in (first, second)]
    assert numbers == [[1, 2], [1, 2]]
    sentence = d.trail.get(name="settle_enforcement").sentence
    li, zhou = (f"{{p{party.pk}}}" for party in (d.li, d.zhou))
    assert f"2026年3月31日前{zhou}付{li}3,000.00元，2026年3月31日前{li}付{zhou}60.00元" in sentence


def test_after_a_settlement_was_broken_the_page_and_the_trail_speak_of_resumption(d, monday):
    monday.shift(timedelta(days=70))  # 11 May: both parts are late
    daily_run.run()
    d.case = Case.objects.get(pk=d.case.pk)
    client = sign_in(d.p.clerk)
    page = client.get(f"/office/cases/{d.number}/open_enforcement/").content.decode()
    assert "<h1>申请恢复执行" in page
    assert "申请恢复执行原来的文书，已付的扣除（《民事诉讼法》第二百四十一条）" in page
    assert "申请执行不用先交费" in page
    assert "申请恢复执行" in what_next(d.case, Reader.STAFF)
    case_page = client.get(f"/office/cases/{d.number}/").content.decode()
    assert "申请恢复执行" in case_page
    d.office("open_enforcement", court=d.p.court).office("court_send")
    assert d.trail.get(name="open_enforcement", sentence__contains="申请恢复执行")
    court = sign_in(d.p.liaison).get(f"/court/cases/{d.number}/").content.decode()
    assert "申请恢复执行" in court


def test_an_application_after_one_that_was_withdrawn_is_called_another():
    d = at(cast(), S.DEFAULTED)
    address = f"/office/cases/{d.number}/open_enforcement/"
    assert "<h1>申请强制执行" in sign_in(d.p.clerk).get(address).content.decode()
    d.office("open_enforcement", court=d.p.court).office("court_withdraw")
    assert "<h1>再次申请强制执行" in sign_in(d.p.clerk).get(address).content.decode()
