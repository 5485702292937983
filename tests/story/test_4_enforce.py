"""执 The agreement is followed to the last 分, enforced if need be, closed, visited and filed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cases.states import Milestone
from cases.states import Status as S
from mediation.accounts.actor import SYSTEM
from tests.cast import cast
from tests.dispute import ENFORCEMENT_NUMBER, FIRST, SECOND, SETTLED
from tests.factories import at, unconfirmed_default

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def people():
    return cast()


def paid(dispute):
    return [part.paid for part in dispute.debt.instalments.order_by("number")]


def test_a_part_is_paid_and_the_rest_stays_owed_to_the_fen(people):
    leak = at(people, S.PERFORMING).pay(299999)
    assert paid(leak) == [299999, 0]

    leak.pay(2)

    assert paid(leak) == [FIRST, 1]
    assert leak.debt.instalments.get(number=1).paid_on == date(2026, 3, 2)
    assert (leak.debt.owed, leak.amount_paid) == (279999, 300001)


def test_an_overpayment_is_credited(people):
    leak = at(people, S.PERFORMING).pay(SETTLED + 20000)

    payment = leak.payments.get()
    assert (payment.amount, payment.credited, leak.amount_paid) == (600000, 20000, SETTLED)
    assert leak.trail.get(name="pay").sentence.endswith(
        "6,000.00元。其中多付200.00元。收款人2026年3月2日确认（当面确认）。"
    )


def test_an_unconfirmed_payment_keeps_the_case_open_until_the_receiver_confirms(people):
    leak = at(people, S.PERFORMING)
    leak.mediator("record_act", obligation=leak.duty, proof="闭水48小时不渗")
    leak.pay(SETTLED, confirmed=False)
    payment = leak.payments.get()
    assert (leak.status, leak.debt.status) == (S.PERFORMING, "done")

    with pytest.raises(PermissionDenied):
        leak.do(leak.link(leak.zhou), "confirm_payment", payment=payment)
    leak.do(leak.link(leak.li), "confirm_payment", payment=payment)

    assert leak.payments.get().confirmed_how == "李申确认"
    assert leak.status == S.PERFORMED


def test_the_daily_run_declares_a_default_and_payment_cures_it(people, monday):
    leak = at(people, S.PERFORMING)
    monday.move_to("2026-03-20T23:00+08:00")
    assert not leak.passes_to(date(2026, 3, 20))

    monday.move_to("2026-03-21T02:00+08:00")
    assert leak.passes_to(date(2026, 3, 21))
    assert (leak.status, leak.trail.latest("seq").actor) == (S.DEFAULTED, "系统")
    leak.mediator("dun", words="请三日内付清首期")
    leak.pay(FIRST)

    assert leak.status == S.PERFORMING
    assert not leak.passes_to(date(2026, 3, 21))


def test_only_the_daily_run_declares_a_default(people):
    leak = at(people, S.PERFORMING)

    with pytest.raises(Exception, match="default"):
        leak.office("default")
    assert leak.blocked(SYSTEM, "default") == [
        "到今天没有逾期未履行的事项。（《人民调解法》第三十一条）"
    ]


def test_full_payment_in_default_completes_the_case(people):
    leak = at(people, S.DEFAULTED).everything_is_done()

    assert leak.status == S.PERFORMED
    assert leak.trail.filter(milestone=Milestone.PERFORMED).count() == 1
    assert leak.agreements.get().status == "performed"


def test_enforcement_without_a_title_is_refused_and_a_suit_is_named(people):
    leak = unconfirmed_default(people)

    assert leak.blocked(people.as_clerk, "open_enforcement", court=people.court) == [
        "强制执行要有可执行的依据（如经司法确认的协议）；没有的可以就协议起诉。"
        "（《民事诉讼法》第二百四十七条）"
    ]


def test_after_two_years_the_creditor_is_warned_and_the_court_decides(people, monday):
    leak = at(people, S.DEFAULTED)
    due = leak.clocks.get(key="K16").due_on
    assert due == date(2028, 2, 24)  # the last part, due on 2026-02-19, could be paid until 2/24
    monday.move_to("2028-02-25T09:00+08:00")

    leak.office("open_enforcement", court=people.court)

    assert leak.last_sentence.endswith("已超过《民事诉讼法》第二百五十条的二年期间，由法院审查。")
    assert leak.proceedings.filter(kind="enforcement").exists()


def test_enforced_money_is_recorded_in_the_money_ledger(people):
    leak = at(people, S.DEFAULTED).pay(100000)
    leak.office("open_enforcement", court=people.court).office("court_send")
    leak.court("court_receive").court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)

    leak.court_enforces()

    rows = leak.payments.order_by("pk").values_list("amount", "way", "credited")
    assert list(rows) == [(100000, "transfer", 0), (480000, "court", 0)]
    assert leak.payments.last().confirmed_how == "申请人收条"
    assert leak.trail.get(name="enforced").sentence == (
        f"{people.court}执行完毕：到位4,800.00元，已发还（申请人收条）。账户扣划。"
    )
    assert paid(leak) == [FIRST, SECOND]
    assert (leak.status, leak.amount_paid) == (S.PERFORMED, SETTLED)
    assert {o.status for o in leak.obligations.all()} == {"done"}
    assert leak.sheet.enforcement.outcome == "paid"


def test_the_debtor_pays_while_the_court_enforces(people):
    leak = at(people, S.ENFORCING).everything_is_done()

    assert (leak.status, leak.amount_paid) == (S.PERFORMED, SETTLED)


def test_closing_needs_a_strike_off_by_another_person_and_two_visits(people):
    leak = at(people, S.PERFORMED)

    refused = leak.blocked(people.as_clerk, "close")
    leak.office("strike_off", checked="到场核实")
    leak.office("close", first_visit_on=date(2026, 4, 1), second_visit_on=date(2026, 8, 28))

    assert refused == [
        "还没有由经办人以外的人销号。（本会规定：销号制度）",
        "请填写回访计划：结案后一年内（2026年3月2日到2027年3月2日）两次，第二次晚于第一次。"
        "（本会规定：“1123”回访）",
    ]
    assert (leak.status, leak.closed_on) == (S.CLOSED, date(2026, 3, 2))
    assert leak.visits.count() == 2


def test_both_visits_are_made_in_the_evening_and_rated(people, monday):
    leak = at(people, S.CLOSED)
    for day in ("2026-04-01T19:30+08:00", "2026-08-29T19:30+08:00"):
        monday.move_to(day)
        leak.mediator("visit", words="墙面干透", met=[leak.li], evening=True)
    leak.do(leak.link(leak.li), "rate", score="satisfied")

    done = leak.visits.order_by("planned_on").values_list("done_on", "evening")
    assert list(done) == [(date(2026, 4, 1), True), (date(2026, 8, 29), True)]
    assert leak.ratings.get().party == leak.li


def test_a_failed_case_is_closed_without_visits_and_archived_with_its_papers(people):
    leak = at(people, S.MEDIATING).sit_down().mediator("fail", end_reason="gap")
    leak.office("strike_off").office("close")

    leak.scans_filed().office("archive", retention="10")

    assert leak.status == S.ARCHIVED
    assert leak.last_sentence == "立卷归档，文书2份、扫描件2份，共5页，保管期限10年。"


def test_a_case_with_a_missing_paper_cannot_be_archived(people):
    leak = at(people, S.MEDIATING).mediator("fail", end_reason="gap")
    leak.office("strike_off").office("close")

    assert leak.blocked(people.as_clerk, "archive", retention="10") == [
        "卷宗应有的文书还不齐：人民调解记录、终止调解通知书。（本会规定：卷宗制度）"
    ]
