"""Ways to entries that the usual dispute does not take, every act through the door."""

from datetime import date, timedelta

from cases.access.links import Ticket
from cases.states import Status as S
from mediation import clock
from tests import deeds, dispute
from tests import deeds_after as after
from tests import deeds_of_letting_off as letting_off
from tests import deeds_of_succession as succession
from tests.cases.web.staged_acts import TALKS, UNCONFIRMED, Staged, starts, usual
from tests.factories import at
from tests.house.ways_agreed import (
    as_agreed,
    fined_for_noise,
    it_was_quiet,
    quiet_at_night,
    there_is_noise,
)
from tests.moments import morning_of

SEVEN_MONTHS_AGO = date(2025, 8, 1)
FROM_THE_PETITION_OFFICE = {"route": "petition", "body": "区信访局（示例）"}


def _between(d, **clause):
    return {"by_party": d.zhou, "to_party": d.li, **clause}


def a_bill(d):
    what = {"text": "维修费", "standard": "发票", "due_on": clock.today() + timedelta(days=30)}
    return _between(d, kind="later_sum", way="银行转账", **what)


def an_event(d):
    return _between(d, kind="act", text="恢复墙面", due_event="墙面干透", standard="平整")


def a_condition(d):
    return {"kind": "condition", "text": "业主大会通过", "effect": "precedent", "of_clause": 1}


def li_pays_zhou(d):
    day = (d.day or clock.today()) + timedelta(days=20)
    return dispute.money(d, (day, 200_000), by_party=d.li, to_party=d.zhou)


# --- before the table ----------------------------------------------------------------------------


def something_is_written(d):
    d.write(*dispute.usual_clauses(d))


def a_link_is_given(d):
    d.office("give_link", party=d.zhou, ticket=Ticket.fresh())


def rectified_beside_the_mediation(d):
    """A notice is open, and the parties already ask for mediation."""
    d.office("request_mediation", party=d.li, how="来访")


def passed_on(d):
    d.office("transfer", **deeds.transfer_to(deeds.another_committee(), d.both))


def petitioned(d):
    d.office("record_referral", **FROM_THE_PETITION_OFFICE).office("take_referral", how="电话")


def referred_by_the_police(people):
    """The police sent it, and it was taken; both sides have come to the table."""
    d = at(people, S.REQUESTED)
    d.office("record_referral", **deeds.FROM_THE_POLICE).office("take_referral", how="电话")
    d.all_consent()
    d.office("accept", mediator=d.p.mediator, clash="", clash_waived=False)
    return d.rights_notice_served().mediator("open_session", place="评理室")


def referred_in_vain(people):
    return referred_by_the_police(people).mediator("fail", end_reason="gap", words="差距太大。")


def referred_and_performed(people):
    d = referred_by_the_police(people).sit_down()
    d.write(*dispute.usual_clauses(d)).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance").everything_is_done()


# --- at a court ----------------------------------------------------------------------------------


def an_order_is_accepted(d):
    facts = {"obligation": d.debt, "court": d.p.court, "obstacle": "", "proof": "收件回执"}
    d.office("open_payment_order", **facts)
    d.office("court_accept", court_number=dispute.ORDER_NUMBER)


def an_order_is_issued(d):
    an_order_is_accepted(d)
    d.office("issue_order")


def an_order_is_objected_to(d):
    an_order_is_accepted(d)
    d.office("court_decide", outcome="objected", ruling="终结督促程序裁定")


def enforced_since_long(people):
    after.higher_court()
    with morning_of(SEVEN_MONTHS_AGO):
        return at(people, S.ENFORCING)


def court_above_is_asked(d):
    d.office("ask_higher_court", court=after.higher_court(), proof="收件回执")


ENTRIES = (
    Staged("edit_agreement", something_is_written, case=usual(S.MEDIATING)),
    Staged("give_link", a_link_is_given, case=usual(S.MEDIATING)),
    *(
        Staged(act, rectified_beside_the_mediation, case=usual(S.RECTIFYING))
        for act in ("record_passed_notice", "record_lifted_notice")
    ),
    Staged("take_transfer", case=usual(S.REQUESTED, passed_on)),
    Staged("return_transfer", case=usual(S.REQUESTED, passed_on)),
    Staged(
        "correct_referral",
        deeds.sent_by_the_police,
        deeds.words(number="洛公函〔2026〕8号"),
        case=usual(S.REQUESTED),
    ),
    Staged("extend_petition", petitioned, deeds.in_eighty_days, case=usual(S.REQUESTED)),
    Staged("report_back", case=referred_in_vain),
    Staged("apply_to_the_police", case=referred_and_performed),
    Staged("issue_order", an_order_is_accepted, case=UNCONFIRMED),
    Staged("serve_order", an_order_is_issued, case=UNCONFIRMED),
    Staged("convert_order", an_order_is_objected_to, after.number_of_a_suit, case=UNCONFIRMED),
    Staged("refuse_suit", an_order_is_objected_to, after.served_today, case=UNCONFIRMED),
    Staged("interrupt_enforcement_time", sent=after.demanded_today, case=usual(S.DEFAULTED)),
    Staged("ask_higher_court", sent=after.asks_above, case=enforced_since_long),
    Staged(
        "higher_court_decides",
        court_above_is_asked,
        after.above_sets_a_day,
        case=enforced_since_long,
    ),
    Staged(
        "fix_sum",
        sent=deeds.words(base="1000", proof="发票"),
        case=as_agreed(0, starts, ending=[a_bill]),
    ),
    Staged("record_event", sent=after.event_today, case=as_agreed(0, starts, ending=[an_event])),
    Staged(
        "record_condition",
        sent=after.condition_met_today,
        case=as_agreed(0, starts, ending=[a_condition]),
    ),
    Staged("record_breach", case=as_agreed(0, starts, ending=[quiet_at_night])),
    Staged("end_breach", there_is_noise, case=as_agreed(0, starts, ending=[quiet_at_night])),
    Staged(
        "record_observance",
        sent=after.kept_today,
        case=as_agreed(0, starts, ending=[quiet_at_night]),
    ),
    Staged(
        "reverse_observance",
        it_was_quiet,
        case=as_agreed(0, starts, ending=[quiet_at_night]),
    ),
    Staged(
        "record_penalty",
        there_is_noise,
        case=as_agreed(0, starts, ending=[quiet_at_night, fined_for_noise]),
    ),
    Staged(
        "set_off_debts",
        sent=letting_off.set_off_today,
        case=as_agreed(0, starts, ending=[li_pays_zhou]),
    ),
    *(
        Staged(
            "succeed", succession.one_heir_is_registered, succession.the_heir_takes_over, case=talks
        )
        for talks in TALKS
    ),
)
