"""The office sets how long its own clocks are, from a day ahead on; what the law sets stays."""

from datetime import date

import pytest

from cases.law.clock_rules import OF_THE_COMMITTEE, RULES
from cases.models import ClockLength
from cases.states import Status as S
from tests.clients import sign_in
from tests.factories import at
from tests.house import budgets, measuring

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGE = "/office/directory/"
TOMORROW = "2026-03-03"


def sent(p, key, **values):
    """The answer to the form of one clock."""
    return sign_in(p.clerk).post(f"{PAGE}?clock={key}", {"committee": p.committee.pk} | values)


def errors(answer):
    return {name: list(words) for name, words in answer.context["form"].errors.items()}


def test_a_length_counts_for_clocks_that_start_from_its_day_on(p, monday):
    before = at(p, S.DISPATCHED)
    assert sent(p, "K2a", amount="三", since=TOMORROW).status_code == 302
    row = ClockLength.objects.get()
    assert (row.committee, str(row.length), row.by) == (p.committee, "3个工作日", p.as_clerk.name)
    assert row.set_at is not None

    monday.move_to("2026-03-03T09:00+08:00")
    after = at(p, S.DISPATCHED)
    due = [d.clocks.get(key="K2a").due_on for d in (before, after)]
    assert due == [date(2026, 3, 9), date(2026, 3, 6)]
    before.office("hold", clock=before.clocks.get(key="K2a"), reason="委托鉴定。")
    monday.move_to("2026-03-04T09:00+08:00")
    before.office("release_hold")
    assert before.clocks.get(key="K2a").due_on == date(2026, 3, 10)


def test_of_one_day_the_last_one_counts_and_all_stay_readable(p):
    for amount in (3, 4):
        sent(p, "K2a", amount=amount, since=TOMORROW)
    assert ClockLength.objects.count() == 2
    assert str(at(p, S.REGISTERED).case.clock_due("K2a", date(2026, 3, 3)).on) == "2026-03-09"
    shown = sign_in(p.clerk).get(f"{PAGE}?clocks").content.decode()
    assert shown.count(f"{p.as_clerk.name}，2026年3月2日 09:00登记") == 2
    assert "起3个工作日" in shown
    assert "物业答复：5个工作日" in shown


@pytest.mark.parametrize(
    ("key", "sent_values", "about", "words"),
    [
        ("K2a", {"amount": 3, "since": "2026-03-02"}, "since", "只能从明天或者以后起"),
        ("K2a", {"amount": 3, "since": "2025-01-01"}, "since", "只能从明天或者以后起"),
        (
            "K2a",
            {"amount": 16, "since": TOMORROW},
            "amount",
            "（个工作日）”最大填15，请核对。",
        ),
        ("K1", {"amount": 73, "since": TOMORROW}, "amount", "“多长（小时）”最大填72，请核对。"),
        ("K2a", {"amount": 0, "since": TOMORROW}, "amount", "最小填1"),
        ("K2a", {"amount": "", "since": TOMORROW}, "amount", "请填写“多长（个工作日）”。"),
        ("K2a", {"amount": 5, "since": TOMORROW}, "amount", "那天本来就是5个工作日"),
        ("K21a", {"amount": 180, "since": TOMORROW}, "amount", "要早于第二次"),
        ("K21b", {"amount": 20, "since": TOMORROW}, "amount", "要早于第二次"),
    ],
)
def test_what_cannot_be_set_is_refused_with_its_reason(p, key, sent_values, about, words):
    answer = sent(p, key, **sent_values)
    assert (answer.status_code, ClockLength.objects.count()) == (422, 0)
    assert any(words in one for one in errors(answer)[about]), errors(answer)


@pytest.mark.parametrize("key", ["K9", "K13", "K16", "K2a.3", "K21", "x"])
def test_no_form_sets_what_the_law_or_a_level_sets(p, key):
    assert sent(p, key, amount=3, since=TOMORROW).status_code == 404
    assert ClockLength.objects.count() == 0


def test_the_page_asks_as_little_for_many_lengths_as_for_none(p):
    client = sign_in(p.clerk)
    for amount in range(1, 5):
        sent(p, "K2a", amount=amount, since=TOMORROW)
    client.get(f"{PAGE}?clocks")  # the table is read once per process
    with measuring.counted() as found:
        client.get(f"{PAGE}?clocks")

    assert ClockLength.objects.count() == 4
    assert len(found) <= budgets.LIST


def test_the_law_is_shown_and_another_committee_is_not_set(p):
    shown = sign_in(p.clerk).get(f"{PAGE}?clocks").content.decode()
    assert "申请执行：2年" in shown
    assert "?clock=K16" not in shown
    foreign = sent(p, "K2a", amount=3, since=TOMORROW, committee=999)
    assert (foreign.status_code, ClockLength.objects.count()) == (422, 0)
    assert sign_in(p.mediator).get(f"{PAGE}?clocks").status_code == 403


def test_a_committee_sets_what_its_rules_leave_to_it():
    said = {key for key, rows in RULES.items() if "由调委会设定" in rows[-1].basis}
    assert {key for key in said if "." not in key} == {*OF_THE_COMMITTEE}
