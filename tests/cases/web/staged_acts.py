"""Every act with a form in every state that takes it: what comes before, and what is sent.

The matrix says it for one state or two of an act. In the others it is taken in the same way, except
where `OTHERWISE` says so; `STAGED` are cases that reached their state in a way of their own, and
`NEVER` the sources from which no case can be taken yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests import deeds
from tests import deeds_after as after
from tests.dispute import FIRST, SETTLED
from tests.factories import REACHABLE, at
from tests.house import matrix

# Who takes an act of which the matrix says nothing in a state: the first of these who may.
ROLES = ("office", "mediator", "court", "company", "applicant")
LATE = (S.AGREED, S.ADJUDICATING, S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.PERFORMED)
TALKING = (S.MEDIATING, S.PAUSED, S.SIGNING)
OF_WHAT_IS_IN_FORCE = tuple(
    "pay reverse_payment waive set_off_debts take_back_letting_off confirm_payment record_act "
    "reverse_act fix_sum record_event record_penalty record_breach end_breach "
    "record_observance reverse_observance succeed".split()
)
# Of a ruling that confirmed the agreement, of an award and of a judgment.
OF_A_TITLE_SET_ASIDE = tuple(
    "object_to_ruling objection_rejected ruling_set_aside "
    "ask_to_set_aside setting_aside_refused award_falls arbitrate_again award_falls_in_part "
    "ask_for_retrial retrial_decided title_replaced".split()
)
OVER = (S.PERFORMED, S.CLOSED, S.ARCHIVED)
LATER = (S.PAUSED, S.SIGNING, S.UNSATISFIED, S.CLOSED, S.ARCHIVED)
AT_COURT = {
    "court_send": deeds.nothing,
    "court_receive": after.sent_to_court,
    "court_return": after.sent_to_court,
    "court_accept": after.court_receives,
    "court_refuse": after.court_receives,
    "court_withdraw": deeds.nothing,
}
NEED_A_COURT = {*AT_COURT, "court_decide", "open_proceeding", "open_deed"} | {
    "sue_on_the_agreement",
    "open_payment_order",
}
NEVER = {
    ("return_referral", S.REQUESTED),  # 李申 asked the committee; staged below where nobody did
    ("check_promise", S.HANDLED),  # no promise is open when a complaint is settled
    *((act, S.ENFORCING) for act in AT_COURT),  # nothing waits: the court accepted
    *((act, state) for act in ("pay", "record_act", "confirm_payment") for state in OVER),
    # nothing is left to waive or to set off
    *((act, s) for act in ("waive", "set_off_debts", "take_back_letting_off") for s in OVER),
    # the claims stand in the text of the agreement
    *(
        (f"{verb}_claim", s)
        for verb in ("add", "change", "withdraw")
        for s in (S.SIGNING, *LATE, S.UNSATISFIED)
    ),
    # nothing is in force yet; staged below where it is, and a variation is talked about
    *((act, s) for act in OF_WHAT_IS_IN_FORCE for s in TALKING),
    *(("renegotiate", s) for s in (S.ADJUDICATING, S.PERFORMING)),
    *(("vary", s) for s in (S.PERFORMING, S.DEFAULTED)),
    *(("abandon_variation", s) for s in TALKING),
    *(("record_condition", s) for s in (S.MEDIATING, S.PAUSED)),
    # a group's results for a variation are a way of tests/house/ways.py
    *(("settle_members", s) for s in (S.PERFORMING, S.DEFAULTED)),
    # of a group whose members are bound: its own way leads from the table
    *((act, s) for act in ("share_payment", "share_reduction") for s in (*LATE, *LATER)),
    # the enforcement has to end first
    *((act, S.ENFORCING) for act in ("ruling_set_aside", "award_falls", "title_replaced")),
    # performed without a paper of another body; staged below where it has one
    *((act, s) for act in OF_A_TITLE_SET_ASIDE for s in (S.PERFORMED, S.CLOSED)),
    ("order_more", S.PERFORMED),
    ("keep_settlement", S.PERFORMING),  # nothing was settled
    ("hold", S.PAUSED),
    ("release_hold", S.PAUSED),
    ("extend", S.PAUSED),  # the time stands still; a court's own runs on
    ("reopen_mediation", S.CLOSED),  # what was agreed stands
    ("reopen_performance", S.CLOSED),  # everything was performed
}


@dataclass(frozen=True)
class Staged:
    """An act in a case: who takes it, what comes before, and the values of its form."""

    act: str
    before: Callable = deeds.nothing
    sent: Callable = deeds.nothing
    role: str = ""
    case: Callable | None = None  # the dispute from the people; else the usual one in the state

    @property
    def taken_by(self) -> str:
        """The role, or the first of those who may."""
        return self.role or next(role for role in ROLES if role in matrix.MAY[self.act])


def the_answer_is_held(d):
    d.office("hold", clock=d.case.clocks.get(key="K2a"), reason="台风")


def somebody_joins(d):
    d.office("add_party", kind="person", name="王三", role="other", side=3)


def the_joined(d):
    return {"party": d.case.parties.get(name="王三").pk}


def an_agent_before_the_text(d):
    d.mediator("amend", reason="换人出面")
    deeds.zhou_has_an_agent(d)
    d.mediator("draft_agreement")


def the_lead_is_over(d):
    """Sent by the police, and joined to a case that has ended."""
    deeds.police_sent_it(d)
    lead = type(d)(d.p, d.case.lead)
    lead.office("withdraw", party=lead.li, reason="自己商量")


def asked_by_the_police_alone(p):
    d = at(p, S.REGISTERED).office("record_referral", **deeds.FROM_THE_POLICE)
    return d.office("request_mediation", party=None)


TAKEN_BACK = Staged("reverse_payment", sent=after.the_payment_bounced)
OTHERWISE = {
    ("report_back", S.JOINED): Staged("report_back", the_lead_is_over),
    ("end_authority", S.SIGNING): Staged(
        "end_authority", an_agent_before_the_text, deeds.authority_of_zhou
    ),
    ("release_hold", S.DISPATCHED): Staged("release_hold", the_answer_is_held),
    **{("reverse_payment", s): TAKEN_BACK for s in OVER},
    **{
        ("release_party", s): Staged("release_party", somebody_joins, the_joined)
        for s in (*LATE, S.UNSATISFIED)
    },
    **{(act, s): Staged(act) for act in ("fail", "withdraw_mediation") for s in S},
    **{
        ("visit", s): Staged("visit", deeds.visits_are_ahead, deeds.somebody_was_met)
        for s in (*LATE, S.UNSATISFIED)
    },
    **{
        ("move_visit", s): Staged("move_visit", deeds.visits_are_ahead, deeds.the_first_visit_moved)
        for s in (*LATE, S.UNSATISFIED)
    },
    **{("reverse_act", s): Staged("reverse_act") for s in OVER},
    ("record_observance", S.PERFORMED): Staged(
        "record_observance", after.zhou_kept_quiet, after.kept_today
    ),
    **{
        ("give_up_visit", s): Staged(
            "give_up_visit", deeds.visits_are_ahead, after.the_first_visit_given_up
        )
        for s in (*LATE, S.UNSATISFIED)
    },
    **{
        ("plan_visits", s): Staged("plan_visits", after.nobody_ever_planned, deeds.two_visits)
        for s in (S.CLOSED, S.ARCHIVED)
    },
}


def acts_in(state) -> list[Staged]:
    """Every act that can be taken in this state of the usual dispute."""
    return [row for act in matrix.WITH_A_FORM.values() for row in _rows(act, state)]


def _rows(act, state):
    if state not in act.sources.split() or act.only_at or (act.name, state) in NEVER:
        return []
    own = [row for row in act.taken if row.state == state]
    if own or act.name in NEED_A_COURT:
        return [Staged(act.name, row.before, row.sent, min(row.by)) for row in own]
    row = act.taken[0]
    return [OTHERWISE.get((act.name, state), Staged(act.name, row.before, row.sent))]


STATES = [state for state in REACHABLE if acts_in(state)]

# --- cases that reached their state in a way of their own ---------------------------------------


def usual(state, *acts, days_ago=0):
    """The usual dispute in this state, where these deeds are done then."""

    def case(people):
        day = clock.today() - timedelta(days=days_ago) if days_ago else None
        d = at(people, state, day=day)
        for act in acts:
            act(d)
        return d

    return case


def starts(d):
    d.mediator("start_performance")


def today_passes(d):
    d.passes_to(clock.today())


def is_done(d):
    d.everything_is_done()


def work_is_done(d):
    d.mediator("record_act", obligation=d.duty, proof="看过")


def applies(d):
    d.office("open_enforcement", court=d.p.court)


def first_part_is_paid(d):
    d.pay(FIRST)


def is_paid(d):
    d.pay(SETTLED)


def is_paid_unconfirmed(d):
    d.pay(SETTLED, confirmed=False)


def withdraws(d):
    d.office("court_withdraw")


def is_refused(d):
    d.office("court_send").court("court_receive").court("court_refuse", words="材料不齐")


def pays(amount, *, confirmed=True):
    """The values of a payment."""

    def sent(d):
        told = {"confirmed": "on", "how": "当面", "confirmed_on": deeds.in_days(0)}
        return {"amount": amount, "way": "transfer", **(told if confirmed else {})}

    return sent


def before_a_court(*start, acts=tuple(AT_COURT), **more):
    """These acts of a court, in a case that comes before it so."""
    numbers = {"court_accept": after.number_of_enforcement}
    case = usual(*start, **more)
    return [Staged(a, AT_COURT[a], numbers.get(a, deeds.nothing), "office", case) for a in acts]


def as_in_the_matrix(act, case):
    """The act as its first row takes it, in this case."""
    row = matrix.WITH_A_FORM[act].taken[0]
    return Staged(act, row.before, row.sent, case=case)


def waits(d):
    d.mediator("pause", reason="等材料", proof="通知")


def varies(d):
    deeds.drafted_at_once(d)
    d.mediator("vary")


def is_unclear(d):
    d.apply_for_confirmation()
    after.court_decides("dismissed")(d)


# A variation is talked about, the talks are paused, its text is being signed.
TALKS = (
    usual(S.AGREED, deeds.they_talk_again),
    usual(S.AGREED, deeds.they_talk_again, waits),
    usual(S.AGREED, starts, varies),
)
NOT_ACCEPTED = tuple(act for act in AT_COURT if act != "court_accept")
ANSWERED = ("court_refuse", "court_withdraw")
ENDS = {"withdrawn": withdraws, "refused": is_refused}
UNCONFIRMED = usual(S.AGREED, starts, today_passes, days_ago=20)
# Performed, and closed as well, under a paper that may still be set aside.
PERFORMED_UNDER_A_TITLE = (
    usual(S.PERFORMING, is_done),
    usual(S.PERFORMING, is_done, after.is_closed),
)
STAGED = (
    *(
        as_in_the_matrix(act, case)
        for act in OF_A_TITLE_SET_ASIDE
        for case in PERFORMED_UNDER_A_TITLE
    ),
    Staged("return_referral", case=asked_by_the_police_alone),
    Staged("reopen_mediation", case=usual(S.FAILED, after.is_closed)),
    Staged("reopen_performance", case=usual(S.UNSATISFIED, after.is_closed)),
    Staged("open_deed", sent=after.goes_to_a_notary, case=usual(S.AGREED, starts)),
    Staged("open_deed", sent=after.goes_to_a_notary, case=UNCONFIRMED),
    Staged("open_proceeding", case=usual(S.AGREED, starts)),
    Staged("open_proceeding", case=UNCONFIRMED),
    Staged("sue_on_the_agreement", case=usual(S.AGREED, starts)),
    Staged("sue_on_the_agreement", case=UNCONFIRMED),
    Staged("open_payment_order", case=UNCONFIRMED),
    *(Staged("agreement_stands", end, case=usual(S.ADJUDICATING)) for end in ENDS.values()),
    *before_a_court(S.DEFAULTED, applies, acts=NOT_ACCEPTED),
    *before_a_court(S.PERFORMING, today_passes, applies, first_part_is_paid, days_ago=25),
    *before_a_court(S.ADJUDICATING, after.sent_to_court, is_done, acts=("court_withdraw",)),
    Staged("court_receive", case=usual(S.ADJUDICATING, after.sent_to_court, is_done)),
    Staged("court_return", case=usual(S.ADJUDICATING, after.sent_to_court, is_done)),
    Staged(
        "court_accept",
        sent=after.number_of_confirmation,
        case=usual(S.ADJUDICATING, after.court_receives, is_done),
    ),
    Staged("court_decide", case=usual(S.ADJUDICATING, after.court_accepts, is_done)),
    Staged("court_refuse", case=usual(S.ADJUDICATING, after.court_receives, is_done)),
    Staged("court_refuse", case=usual(S.DEFAULTED, applies, after.court_receives, is_done)),
    Staged("court_withdraw", case=usual(S.DEFAULTED, applies, is_done)),
    *(Staged("abandon_variation", case=talks) for talks in TALKS),
    *(Staged("pay", sent=pays("100"), case=talks) for talks in TALKS),
    *(Staged("record_act", case=talks) for talks in TALKS),
    *(Staged("renegotiate", case=usual(S.AGREED, ends)) for ends in (starts, is_unclear)),
    Staged("vary", deeds.drafted_at_once, case=usual(S.AGREED, starts)),
    Staged("vary", deeds.drafted_at_once, case=UNCONFIRMED),
    Staged("close", deeds.struck_off, deeds.two_visits, case=usual(S.PERFORMED)),
    Staged("pay", sent=pays("3000"), case=usual(S.PERFORMING, today_passes, days_ago=25)),
    Staged("pay", sent=pays("100"), case=usual(S.DEFAULTED)),
    Staged("pay", sent=pays("5800"), case=usual(S.DEFAULTED, work_is_done)),
    Staged("pay", sent=pays("5800", confirmed=False), case=usual(S.DEFAULTED, work_is_done)),
    Staged("pay", sent=pays("5800"), case=usual(S.AGREED, work_is_done)),
    Staged("record_act", case=usual(S.DEFAULTED, is_paid)),
    Staged(
        "confirm_payment",
        sent=deeds.words(how="电话"),
        case=usual(S.DEFAULTED, work_is_done, is_paid_unconfirmed),
    ),
)
