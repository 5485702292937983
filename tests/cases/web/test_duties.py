"""What was agreed, duty by duty: paid, only claimed, left; kept, broken; a sum still open."""

from datetime import timedelta

import pytest

from cases.forms.base import FORMS
from cases.forms.enforce.duties import duty_in_words
from cases.forms.enforce.visits import VISIT_OF
from cases.models import Case
from cases.web import clock_rows, duties, money_card
from cases.web.resident import owing
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation.accounts.actor import actor_of
from tests.cases.phases.agreed_duties import (
    after_drying,
    agreed,
    bill,
    breaks,
    outcome,
    penalty,
    quiet,
    vote,
)
from tests.cases.phases.several_parties import three, together
from tests.cases.web.public import made
from tests.cast import cast, overseer
from tests.dispute import Dispute, money
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FIRST, SECOND = MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)


def two_parts(d):
    return money(d, (FIRST, 30000), (SECOND, 20000), text="赔偿")


def notes(d):
    case = Case.objects.get(pk=d.case.pk)
    return [row["note"] for row in duties.rows(case, d.p.as_mediator)]


def parts(d):
    box = money_card.money_box(Case.objects.get(pk=d.case.pk), d.p.as_mediator)
    return box["unconfirmed"], [row["note"] for row in box["rows"]]


def test_what_only_the_payer_claims_is_not_paid_up_and_what_is_left_is_said():
    d = agreed(two_parts)
    assert notes(d) == ["第1期 300.00 元，3月9日到期，还有 7 天"]

    d.pay(30000, confirmed=False)
    assert notes(d) == [
        "已付 300.00 元，还欠 200.00 元；其中 300.00 元待收款人确认；3月16日到期，还有 14 天"
    ]
    assert parts(d) == (30000, ["还有 14 天", "付款方说已付，待收款人确认"])

    d.mediator("confirm_payment", payment=d.payments.get(), how="电话")
    assert parts(d) == (0, ["还有 14 天", "已付清"])
    d.pay(20000, confirmed=False)
    assert notes(d) == ["付款方说已付，待收款人确认"]
    assert parts(d)[1] == ["已付清", "付款方说已付，待收款人确认"]


def standing(d, party):
    rows = owing.rows(Case.objects.get(pk=d.case.pk), d.link(party))
    return [
        (row["title"], row["standing"], [part["owed"] for part in row["parts"]]) for row in rows
    ]


def test_payer_and_receiver_read_what_is_paid_claimed_planned_and_left():
    d = agreed(two_parts)
    assert standing(d, d.li) == [("周被要付给您", "", [30000, 20000])]

    d.pay(30000, confirmed=False)
    sums = "一共 500.00 元，已登记付了 300.00 元，其中 300.00 元还要{}确认收到，还欠 200.00 元。"
    assert standing(d, d.li) == [("周被要付给您", sums.format("您"), [20000])]
    assert standing(d, d.zhou) == [("您要付给李申", sums.format("收款的一方"), [20000])]

    d.pay(20000, confirmed=False)
    assert "还要您确认收到" in standing(d, d.li)[0][1]
    assert money_card.left_in_words(d.case) == "应付的都已登记；已登记的 500.00 元还要收款人确认"
    for payment in d.payments.all():
        d.mediator("confirm_payment", payment=payment, how="电话")
    assert standing(d, d.zhou) == [("您要付给李申", owing.ALL_PAID, [])]


def test_joint_debtors_and_their_creditor_read_what_that_means():
    joint, third = three(together("joint"))
    assert standing(joint, joint.zhou)[0][0] == "您和王三要付给李申（对方可以要您一人付全部）"
    assert standing(joint, third)[0][0] == "您和周被要付给李申（对方可以要您一人付全部）"
    assert standing(joint, joint.li)[0][0] == "周被、王三要付给您（可以向其中任何一人要全部）"


def test_what_waits_for_a_condition_is_not_owed_yet():
    waits = agreed(two_parts, vote(of_clause=1))
    assert standing(waits, waits.zhou) == [("您要付给李申", owing.NOT_YET[True], [])]


def test_the_money_card_adds_up_with_conditions_penalties_and_what_lapsed():
    d = agreed(two_parts, vote("subsequent", of_clause=1), penalty, quiet)
    d.pay(30000)
    breaks(d, MONDAY, obligation=d.case.obligations.get(kind="lasting"))
    [owed] = d.case.sheet.open_penalties
    d.mediator("record_penalty", penalty=owed, due_on=SECOND, proof="录像")
    outcome(d, MONDAY)

    box = money_card.money_box(Case.objects.get(pk=d.case.pk), d.p.as_mediator)
    sums = ("agreed", "paid", "left", "waiting", "lapsed", "paid_before")
    assert [box[name] for name in sums] == [100001, 30000, 50001, 0, 20000, 0]
    assert [(row["label"], row["note"]) for row in box["rows"]] == [
        ("周被付李申违约金 3月16日", "还有 14 天"),
        ("周被付李申 第2期 3月16日", "按约定的条件不再履行"),
        ("周被付李申 第1期 3月9日", "已付清"),
    ]


def test_every_kind_of_duty_says_how_it_stands():
    d = agreed(bill, after_drying, quiet, lambda d: quiet(d, due_on=SECOND))
    assert notes(d) == [
        *("金额待定", "待“墙面干透”"),
        "一直遵守；到5月31日没有违反的，记为已履行",
        "到3月16日为止",
    ]

    broken = d.case.obligations.get(ends_on=SECOND)
    breaks(d, MONDAY, obligation=broken)
    assert notes(d)[-1] == "3月2日违反，还没有改正"


def test_what_is_not_done_or_put_up_with_is_said_as_such_and_not_cut_short():
    long = "工作日上午九点以前不放广播，其余时间音量调到五十分贝以下"

    def lasting(kind, text):
        return lambda d: quiet(d, kind=kind, text=text)

    d = agreed(
        lasting("refrain", "不牵绳遛狗"),
        lasting("refrain", "深夜敲打"),
        lasting("refrain", long),
        lasting("tolerate", "搭设脚手架"),
        lasting("tolerate", "不阻拦检修"),
        lambda d: quiet(d, kind="apology", text="", to_party=d.li, way="当面", due_on=SECOND),
    )
    case = Case.objects.get(pk=d.case.pk)
    assert [row["what"] for row in duties.rows(case, d.p.as_mediator)] == [
        *("不得有不牵绳遛狗的行为", "不得深夜敲打", long),
        *("允许搭设脚手架", "不阻拦检修", "赔礼道歉"),
    ]
    shown = [duty_in_words(duty) for duty in case.obligations.order_by("pk")]
    assert [words.split("：")[1][:6] for words in shown][3:] == [
        *("允许搭设脚手", "不阻拦检修", "赔礼道歉"),
    ]


def test_a_case_that_is_closed_says_when_it_will_be_visited():
    d = agreed(two_parts).pay(50000)
    d.office("strike_off", checked="到场核实")
    first, second = MONDAY + timedelta(days=30), MONDAY + timedelta(days=180)
    d.office("close", first_visit_on=first, second_visit_on=second)
    assert d.last_sentence == "结案。计划回访：2026年4月1日、2026年8月29日。"
    ahead = "2026年4月1日、2026年8月29日"
    assert what_next(d.case, Reader.STAFF) == f"核对卷宗后归档；计划回访：{ahead}。"
    assert ahead in what_next(d.case, Reader.PARTY, me=d.li)


def test_a_visit_shows_its_planned_day_and_asks_the_rating_without_a_choice_made():
    d = agreed(two_parts).pay(50000)
    d.office("strike_off", checked="到场核实")
    d.office("close", first_visit_on=FIRST, second_visit_on=SECOND)

    form = FORMS["visit"](case=d.case, actor=d.p.as_mediator)
    [first, second] = form.known(VISIT_OF)
    unrated = FORMS["visit"]({"words": "没有新的矛盾。"}, case=d.case, actor=d.p.as_mediator)

    assert (first.value, second.value) == ("2026年3月9日（周一）", "2026年3月16日（周一）")
    assert form["score"].value() is None
    assert "score" in unrated.errors


def test_visits_still_planned_stand_among_the_days_to_come_of_every_reader():
    d = agreed(two_parts).pay(50000)
    d.office("strike_off", checked="到场核实")
    d.office("close", first_visit_on=FIRST, second_visit_on=SECOND)

    for reader in (d.p.as_mediator, d.link(d.li)):
        rows = clock_rows.clocks(Case.objects.get(pk=d.case.pk), reader)
        assert [(row["name"], row["due_on"], row["ends"]) for row in rows] == [
            ("计划回访", FIRST, ""),
            ("计划回访", SECOND, ""),
        ]


def test_what_a_term_waits_for_names_nobody_who_is_hidden(client):
    p = cast()
    later = {"kind": "money", "amount": 10000, "way": "现金"}
    later |= {"due_event": "李申搬走", "due_days": 3}
    case = made.performing(p, hide=True, more=[later])
    made.open_case(client, case, case.parties.get(side=2))
    text = client.get(f"/my/cases/{case.number}/").content.decode()
    assert "一位住户搬走后三日内" in text
    assert "李申" not in text

    readers = {
        p.as_mediator: "待“李申搬走”",
        Dispute(p, case).link(case.parties.get(side=2)): "待“一位住户搬走”",
        actor_of(overseer(p)): "待约定的事发生",
    }
    for reader, note in readers.items():
        assert duties.rows(Case.objects.get(pk=case.pk), reader)[1]["note"] == note
