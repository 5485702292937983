"""The reviewed table of budgets: how many statements a page or an act may ask for.

For every act: where it is taken, what comes before it, and what its form is sent beside what
must be filled in anyway. An act or a reading page without an entry fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests.factories import COURT_NUMBER, ENFORCEMENT_NUMBER, SETTLED, usual_clauses
from tests.house.doors import PARTIES

CASE_PAGE, ONE_PART_IN_FULL, LIST, ACT = 12, 15, 6, 20
PAGES = {
    "company:desk": LIST,
    "company:promises": LIST,
    "company:mediations": LIST,
    "company:list": LIST,
    "mediator:desk": 8,
    "mediator:list": LIST,
    "mediator:list_workbook": LIST,
    "office:desk": 9,
    "office:seals": LIST,
    "office:list": LIST,
    "office:list_workbook": LIST,
    "court:desk": LIST,
    "court:list": LIST,
}


def nothing(d):
    """Nothing comes before the act, and nothing more is sent."""
    return {}


@dataclass(frozen=True)
class Taken:
    """How an act is taken: in which state, after which deeds, with which words."""

    act: str
    state: S
    before: Callable = nothing
    sent: Callable = nothing
    by: frozenset = frozenset()  # none named: everybody the table of doors names


def says(**words):
    """The form is sent these words."""
    return lambda d: words


def in_days(days):
    """That many days from today, as a form sends it."""
    return (clock.today() + timedelta(days=days)).isoformat()


def _promise(d):
    d.office("make_promise", promise_text="补漆", promise_due_on=clock.today(), promised_by="安邻")


def _answer(d):
    return {"promise_text": "补漆", "promise_due_on": in_days(7)}


def _zhou_refuses(d):
    d.office("consent", party=d.zhou, agrees=False, how="电话")


def _drafted(d):
    d.sit_down().write(*usual_clauses(d))


def _one_mark_missing(d):
    d.parties_sign().mediator("mediator_sign")


def _held(d):
    d.mediator("hold", clock=d.case.clocks.get(key="K9"), reason="鉴定")


def _sent(d):
    d.office("court_send")


def _received(d):
    d.office("court_send").court("court_receive")


def _accepted(d):
    d.court_takes_it()


def _decided(outcome):
    return lambda d: d.court_takes_it().court("court_decide", outcome=outcome)


def _all_but_the_last_payment(d):
    d.mediator("record_act", obligation=d.duty, proof="闭水48小时不渗")
    return d.pay(SETTLED, confirmed=False)


def _apply(d):
    d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")


def _struck_off(d):
    d.office("strike_off", checked="到场核实")


def _rated_and_struck_off(d):
    d.office("rate", party=d.li, score="satisfied")
    _struck_off(d)


def _text(d):
    """The editor with ten cards: five sums in two parts each, five works."""
    sent = {"matter": "1202室渗水。", "clause-TOTAL_FORMS": "10", "clause-INITIAL_FORMS": "0"}
    for number in range(10):
        card = _sum(d) if number % 2 else _work(d)
        card["ORDER"] = str(number + 1)
        sent |= {f"clause-{number}-{name}": value for name, value in card.items()}
    return sent


def _sum(d):
    parts = {"part-TOTAL_FORMS": "2", "part-INITIAL_FORMS": "0"}
    for part in (0, 1):
        parts |= {f"part-{part}-due_on": in_days(10 + part), f"part-{part}-amount": "500"}
    who = {"kind": "money", "by_party": d.zhou.pk, "to_party": d.li.pk}
    return who | {"amount": "1000", "text": "赔偿", "way": "银行转账"} | parts


def _work(d):
    who = {"kind": "act", "by_party": d.zhou.pk, "text": "重做防水层"}
    return who | {"standard": "闭水48小时不渗", "due_on": in_days(9)}


def _quarrel(d):
    """What was said, and a sum to be paid later."""
    who = {"payer": d.zhou.pk, "payee": d.li.pk, "doer": d.zhou.pk}
    return who | {"amount": "600", "at_once": "later", "due_on": in_days(9)}


PAID = says(amount="5800", way="transfer", confirmed="on", how="当面")
ROWS = (
    Taken("dispatch", S.REGISTERED),
    Taken("give_link", S.REGISTERED, sent=lambda d: {"party": d.li.pk, "key": "once"}),
    Taken("request_mediation", S.REGISTERED, by=frozenset({"office", "applicant"})),
    Taken("request_protection", S.REGISTERED, by=frozenset({"office"})),
    Taken("request_protection", S.MEDIATING),
    Taken("decline", S.REGISTERED),
    Taken("withdraw", S.REGISTERED),
    Taken("correct", S.REGISTERED),
    Taken("add_party", S.REGISTERED, by=frozenset({"office"})),
    Taken("take_dispatch", S.DISPATCHED),
    Taken("answer", S.DISPATCHED, sent=_answer),
    Taken("request_mediation", S.DISPATCHED, by=frozenset({"office", "company", "respondent"})),
    Taken("make_promise", S.DISPATCHED, by=frozenset({"company"})),
    Taken("rate", S.ANSWERED),
    Taken("strike_off", S.ANSWERED),
    Taken("settle", S.ANSWERED, _rated_and_struck_off),
    Taken("consent", S.REQUESTED, by=frozenset({"office", *PARTIES})),
    Taken("accept", S.REQUESTED, lambda d: d.all_consent(), by=frozenset({"office"})),
    Taken("other_side_refuses", S.REQUESTED, _zhou_refuses, by=frozenset({"office"})),
    Taken("consent", S.ACCEPTED, by=frozenset({"mediator"})),
    Taken("give_notice", S.ACCEPTED),
    Taken("open_session", S.ACCEPTED, lambda d: d.told_of_rights()),
    Taken("make_promise", S.MEDIATING, by=frozenset({"office", "mediator"})),
    Taken("check_promise", S.MEDIATING, _promise),
    Taken("release_party", S.MEDIATING),
    Taken("contact", S.MEDIATING),
    Taken("reassign", S.MEDIATING),
    Taken("log_session", S.MEDIATING),
    Taken("offer", S.MEDIATING, sent=says(amount="3000")),
    Taken("caucus", S.MEDIATING),
    Taken("investigate", S.MEDIATING),
    Taken("extend", S.MEDIATING, sent=says(all_agree="on")),
    Taken("hold", S.MEDIATING),
    Taken("release_hold", S.MEDIATING, _held),
    Taken("fail", S.MEDIATING, _drafted),
    Taken("withdraw_mediation", S.MEDIATING, _drafted),
    Taken("edit_agreement", S.MEDIATING, _drafted, _text),
    Taken("draft_agreement", S.MEDIATING, _drafted),
    Taken("conclude_orally", S.MEDIATING, _drafted, _quarrel),
    Taken("amend", S.SIGNING),
    Taken("sign", S.SIGNING, lambda d: d.mediator("mediator_sign").office("seal")),
    Taken("mediator_sign", S.SIGNING, lambda d: d.parties_sign().office("seal")),
    Taken("seal", S.SIGNING, _one_mark_missing),
    Taken("open_proceeding", S.AGREED),
    Taken("perform_at_once", S.AGREED, sent=says(all_done="on")),
    Taken("start_performance", S.AGREED),
    Taken("court_send", S.ADJUDICATING),
    Taken("court_receive", S.ADJUDICATING, _sent),
    Taken("court_return", S.ADJUDICATING, _sent),
    Taken("court_accept", S.ADJUDICATING, _received, says(court_number=COURT_NUMBER)),
    Taken("court_refuse", S.ADJUDICATING, _received),
    Taken("court_decide", S.ADJUDICATING, _accepted),
    Taken("court_withdraw", S.ADJUDICATING),
    Taken("title_given", S.ADJUDICATING, _decided("confirmed")),
    Taken("agreement_stands", S.ADJUDICATING, _decided("dismissed")),
    Taken("pay", S.PERFORMING, sent=PAID),
    Taken(
        "confirm_payment",
        S.PERFORMING,
        _all_but_the_last_payment,
        by=frozenset({"office", "mediator", "applicant"}),
    ),
    Taken("record_act", S.PERFORMING),
    Taken("dun", S.PERFORMING),
    Taken("pay", S.DEFAULTED, sent=PAID),
    Taken("open_enforcement", S.DEFAULTED),
    Taken("enforcement_accepted", S.DEFAULTED, _apply, says(court_number=ENFORCEMENT_NUMBER)),
    Taken("enforced", S.ENFORCING),
    Taken("enforcement_refused", S.ENFORCING),
    Taken("close", S.PERFORMED, _struck_off),
    Taken("visit", S.CLOSED),
    Taken("archive", S.CLOSED, sent=says(pages="21", retention="30")),
)
