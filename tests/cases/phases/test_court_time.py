"""What a court is held to: each time starts and ends with an act, days counted by hand.

3/7 and 3/8 are a weekend, 4/4–4/6 and 5/1–5/5 days off, Saturday 5/9 is worked.
"""

from datetime import date

import pytest

from cases.consistency import faults
from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.states import Status as S
from tests.cases.phases.guards_of_claims import overdue
from tests.cases.phases.guards_of_payment_orders import order_of
from tests.cast import cast
from tests.deeds_after import higher_court
from tests.dispute import COURT_NUMBER, SUIT_NUMBER
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement


def runs(d):
    """The clocks of a court that have not ended: key of the rule to last day."""
    rows = d.clocks.filter(ended_on=None, key__regex="K1[45789]").values_list(
        "rule_key", "key", "due_on"
    )
    return {rule or key: due for rule, key, due in rows}


def on(day):
    return morning_of(f"2026-{day}")


def test_a_confirmation_is_taken_in_three_days_and_decided_in_thirty():
    with on("03-02"):
        d = at(cast(), S.ADJUDICATING).office("court_send").court("court_receive")
        assert runs(d) == {"K14a": date(2026, 3, 5)}
    with on("03-05"):
        d.court("court_accept", court_number=COURT_NUMBER)
        assert runs(d) == {"K14": date(2026, 4, 7)}  # 4/4, moved past 4/6
    with on("03-20"):
        daily_run.run()  # the fifteenth day is not over
        assert not d.trail.filter(name="clock_reminded").exists()
    with on("03-23"):
        daily_run.run()
        daily_run.run()
        [warned] = d.trail.filter(name="clock_reminded").values_list("sentence", flat=True)
    with on("04-08"):
        daily_run.run()
        [over] = d.trail.filter(name="clock_lapsed", facts__key="K14")
        d.court("court_decide", outcome="confirmed")

    assert warned == (
        "法院审查司法确认已满十五日（《司法确认规定》第五条，经院长批准可以延长十日），"
        "可以向法院了解进展。最后一天是2026年4月7日（周二）。"
    )
    assert over.sentence == (
        "法院审查司法确认期限已于2026年4月7日届满（《民事诉讼法》第一百八十七条；《司法确认规定》"
        "第五条另规定十五日，可以延长十日）。可以向法院了解进展。有特殊情况的，由本院院长批准延长。"
    )
    assert (runs(d), d.clocks.get(key="K14").status) == ({}, "lapsed")


def test_a_confirmation_that_is_extended_is_late_only_after_the_new_day():
    with on("03-02"):
        d = at(cast(), S.ADJUDICATING).court_takes_it()
        d.court("court_extends", until=date(2026, 5, 1), words="需要核实。")

    assert runs(d) == {"K14": date(2026, 5, 6)}  # a day off, past 5/5
    assert d.last_sentence.startswith("法院审查司法确认的期限经批准延长至2026年5月6日（")


@pytest.mark.parametrize("act", ["court_return", "court_refuse", "court_withdraw"])
def test_what_the_court_does_not_take_holds_it_to_nothing(act):
    facts = {"court_return": {"lacking": "身份证明"}, "court_refuse": {"words": "不属本院"}}
    with on("03-02"):
        d = at(cast(), S.ADJUDICATING).office("court_send").court("court_receive")
        (d.office if act == "court_withdraw" else d.court)(act, **facts.get(act, {}))
    assert runs(d) == {}


def sued(**more):
    d = at(cast(), S.AGREED).sue()
    assert runs(d) == {"K19a": date(2026, 3, 9)}
    return d.office("court_accept", court_number=SUIT_NUMBER, **more)


@pytest.mark.parametrize(
    ("procedure", "rule", "due"),
    [
        ("small", "K19.xe", date(2026, 5, 6)),  # 5/2, past 5/5
        ("simple", "K19.jy", date(2026, 6, 2)),
        ("ordinary", "K19.pt", date(2026, 9, 2)),
    ],
)
def test_a_suit_is_filed_in_seven_days_and_tried_in_the_time_of_its_procedure(procedure, rule, due):
    with on("03-02"):
        assert runs(sued(procedure=procedure)) == {rule: due}


def test_the_time_to_try_counts_from_the_filing_when_the_procedure_changes():
    with on("03-02"):
        d = sued()
        assert runs(d) == {}  # nobody knows yet by which procedure
    with on("04-20"):
        d.office("set_procedure", procedure="simple")
        assert runs(d) == {"K19.jy": date(2026, 6, 2)}
        d.office("set_procedure", procedure="ordinary")

    assert runs(d) == {"K19.pt": date(2026, 9, 2)}
    assert d.last_sentence == "法院适用普通程序审理。"


def test_a_small_claim_on_record_is_not_appealed_and_the_question_is_not_asked_again():
    with on("03-02"):
        d = sued(procedure="small")
        d.office("court_decide", outcome="granted", ruling="民事判决书")
        facts = {"court": higher_court(), "served_on": date(2026, 3, 2), "proof": "回执"}
        refused = d.blocked(d.p.as_clerk, "open_appeal", party=d.zhou, **facts)

    assert refused == ["适用小额诉讼程序的，一审终审，不能上诉。（《民事诉讼法》第一百六十五条）"]
    assert "small_claim" not in FORMS["open_appeal"](None, case=d.case, actor=d.p.as_clerk).fields


def test_an_appeal_is_tried_in_three_months_and_no_procedure_is_asked():
    with on("03-02"):
        d = sued(procedure="simple")
        d.office("court_decide", outcome="granted", ruling="民事判决书")
        facts = {"court": higher_court(), "served_on": date(2026, 3, 2), "proof": "回执"}
        d.office("open_appeal", party=d.zhou, **facts)
        asked = FORMS["court_accept"](None, case=d.case, actor=d.p.as_clerk).fields
        d.office("court_accept", court_number="（2026）闽05民终9号")

    assert "procedure" not in asked
    assert runs(d) == {"K19.ss": date(2026, 6, 2)}


def ordered_on(issued, served=None, day=date(2026, 5, 8)):
    """A payment order issued on that day, and served on the other."""
    with on("05-08"):
        return overdue(order_of(issued, served, on=day))(cast())[0]


def test_an_order_nobody_could_be_served_with_ends_and_leaves_the_way_to_a_suit():
    d = ordered_on(date(2026, 4, 7))
    assert runs(d) == {"K18c": date(2026, 5, 7)}
    with on("05-08"):
        d.office("court_decide", outcome="unserved", ruling="终结督促程序裁定")
        assert runs(d) == {}
        assert not d.case.sheet.last_adjudication.may_become_a_suit
        d.office("agreement_stands")
        assert d.last_sentence.startswith("没有取得支付令，协议仍有约束力，继续履行")
        d.sue()

    assert d.status == S.ADJUDICATING
    assert [str(one) for one in faults() if one.number == d.number] == []


def test_an_order_is_taken_in_five_days_issued_in_fifteen_and_objected_to_in_fifteen():
    with on("05-08"):
        d, facts = overdue()(cast())
        facts = {"obligation": d.debt, "court": d.p.court, "obstacle": "", "proof": "回执"}
        d.office("open_payment_order", **facts)
        assert runs(d) == {"K18a": date(2026, 5, 13)}
        d.office("court_accept", court_number="（2026）闽0599民督7号")
        assert runs(d) == {"K18b": date(2026, 5, 25)}  # Sat 23, Sun 24
        d.office("issue_order")
        assert runs(d) == {"K18c": date(2026, 6, 8)}  # Sun 7
        d.office("serve_order", proof="送达回证")

    assert runs(d) == {"K18": date(2026, 5, 25)}
    assert d.last_sentence.startswith("支付令送达债务人。债务人应当在2026年5月25日（含当日）前清偿")


def test_six_months_after_the_court_got_it_an_enforcement_is_idle():
    with on("03-02"):
        d = at(cast(), S.ENFORCING)
        assert runs(d) == {"K17": date(2026, 9, 2)}
    with on("04-01"):
        d.office("end_without_result", ruling="终本裁定")
        assert runs(d) == {}
        again = {"court_number": "（2026）闽0504执恢3号", "found": "有了存款"}
        d.office("resume_enforcement", **again)

    assert runs(d) == {"K17": date(2026, 10, 8)}  # 10/1–10/7


def idle(outcome, **more):
    """Six months were over on 2 September; the court above decided so on the tenth."""
    with on("03-02"):
        d = at(cast(), S.ENFORCING)
    with on("09-03"):
        daily_run.run()
        [over] = d.trail.filter(name="clock_lapsed", facts__key="K17")
        assert over.sentence.endswith("申请执行人可以向上一级人民法院申请执行。")
        d.office("ask_higher_court", court=higher_court(), proof="收件回执")
        assert runs(d) == {}
    with on("09-10"):
        d.office("higher_court_decides", outcome=outcome, ruling="决定书", **more)
    return d


def test_the_court_above_sets_the_idle_court_a_day():
    d = idle("within", until=date(2026, 10, 31))
    assert runs(d) == {"K17": date(2026, 10, 31)}  # a Saturday: the day the court itself set
    assert d.last_sentence.startswith(
        "示例市中级人民法院责令原执行法院限期执行，执行到2026年10月31日"
    )


def test_the_court_above_takes_the_matter_and_has_six_months():
    d = idle("itself")
    assert runs(d) == {"K17": date(2027, 3, 10)}
    assert d.case.sheet.enforcement.court == higher_court()


def test_an_application_that_is_refused_leaves_the_court_as_it_was():
    d = idle("refused")
    assert (runs(d), d.case.sheet.enforcement.court) == ({}, d.p.court)
