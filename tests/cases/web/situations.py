"""The reviewed table of situations: the next act on the case page, and the shelves.

Each row describes a case in a few words, takes it there through the door, and names for one face
the next act and the shelves of that face's desk that hold the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cases.states import Status as S
from mediation import clock
from tests.cases.web.staging import (
    ago,
    asked,
    contacted,
    demanded,
    draft,
    in_state,
    joined_and_refused,
    orally,
    promise,
    rated,
    refused,
    ruled,
    sent,
    session,
    struck_off,
    two_sessions,
    unconfirmed,
)
from tests.deeds import supervised
from tests.factories import at, complain, unconfirmed_default

ONE = ({"role": "applicant", "side": 1, "name": "李申"},)
OFFICE, MEDIATOR, COMPANY, COURT = "office", "mediator", "company", "court"


def given(dispute, deed):
    """The dispute after this deed."""
    deed(dispute)
    return dispute


@dataclass(frozen=True)
class Situation:
    """One case, one reader: the next act ("" for none) and the shelves, in the desk's order."""

    name: str
    make: Callable
    face: str
    first: str
    shelves: tuple[str, ...] = ()


T = Situation
SITUATIONS = (
    # 处
    T("new complaint", in_state(S.REGISTERED), OFFICE, "dispatch", ("待派单",)),
    T(
        "complaint that asks for mediation at once",
        lambda p: complain(p, request={"how": "小区网页"}),
        OFFICE,
        "request_mediation",
        ("待派单",),
    ),
    T("dispatched", in_state(S.DISPATCHED), COMPANY, "respond_first"),
    T("dispatched and contacted", contacted, COMPANY, "answer"),
    T("dispatched, contact is due tomorrow", in_state(S.DISPATCHED), OFFICE, "", ("快到期",)),
    T("dispatched, the company has time", contacted, OFFICE, "", ()),
    T(
        "dispatched, the company is late",
        lambda p: at(p, S.DISPATCHED, day=ago(12)),
        OFFICE,
        "supervise",
        ("逾期",),
    ),
    T(
        "dispatched, late and supervised",
        lambda p: given(at(p, S.DISPATCHED, day=ago(12)), supervised),
        OFFICE,
        "answer",
        ("逾期", "快到期"),
    ),
    T("answered by the company", in_state(S.ANSWERED), COMPANY, ""),
    T(
        "dispatched ten days ago, no answer",
        lambda p: at(p, S.DISPATCHED, day=ago(12)),
        OFFICE,
        "supervise",
        ("逾期",),
    ),
    T(
        "answered, a promise for next week, nobody rated",
        lambda p: promise(at(p, S.ANSWERED), 9),
        OFFICE,
        "strike_off",
    ),
    T(
        "answered, the promised day is today",
        lambda p: promise(at(p, S.ANSWERED), 0),
        OFFICE,
        "check_promise",
        ("今天",),
    ),
    T(
        "answered, mediation was asked for at once",
        in_state(S.ANSWERED, request={"how": "小区网页"}),
        OFFICE,
        "request_mediation",
        ("待销号/结案",),
    ),
    T(
        "asked for mediation at once, then rated well",
        lambda p: rated(p, "fair", request={"how": "小区网页"}),
        OFFICE,
        "strike_off",
        ("待销号/结案",),
    ),
    T("rated well", lambda p: rated(p, "satisfied"), OFFICE, "strike_off", ("待销号/结案",)),
    T(
        "rated badly",
        lambda p: rated(p, "unsatisfied"),
        OFFICE,
        "request_mediation",
        ("待销号/结案",),
    ),
    T(
        "answered and struck off",
        lambda p: rated(p, "satisfied").office("strike_off", checked="看过"),
        OFFICE,
        "settle",
        ("待销号/结案",),
    ),
    # 调
    T("asked, nobody has spoken", asked, OFFICE, "consent", ("待受理",)),
    T("asked, nobody stands against", lambda p: asked(p, ONE), OFFICE, "add_party", ("待受理",)),
    T("asked and refused", refused, OFFICE, "other_side_refuses", ("待受理",)),
    T("asked, all willing", lambda p: asked(p).all_consent(), OFFICE, "accept", ("待受理",)),
    T("assigned today", in_state(S.ACCEPTED), MEDIATOR, "give_notice", ("等我办",)),
    T(
        "accepted, all served",
        lambda p: at(p, S.ACCEPTED).rights_notice_served(),
        MEDIATOR,
        "open_session",
        ("等我办",),
    ),
    T(
        "accepted, one who joined refuses",
        lambda p: joined_and_refused(at(p, S.ACCEPTED).rights_notice_served()),
        MEDIATOR,
        "fail",
        ("等我办",),
    ),
    T(
        "at the table, one who joined refuses",
        lambda p: joined_and_refused(at(p, S.MEDIATING)),
        MEDIATOR,
        "fail",
        ("等我办",),
    ),
    T("at the table, no session yet", in_state(S.MEDIATING), MEDIATOR, "log_session", ("等我办",)),
    T(
        "at the table, a promise in five days",
        lambda p: promise(at(p, S.MEDIATING), 9),
        MEDIATOR,
        "log_session",
        ("等我办",),
    ),
    T(
        "at the table, the promised day was yesterday",
        lambda p: promise(at(p, S.MEDIATING, day=ago(5)), -1, on=ago(4)),
        MEDIATOR,
        "check_promise",
        ("逾期", "等我办"),
    ),
    T(
        "at the table, the promised day is today",
        lambda p: promise(at(p, S.MEDIATING), 0),
        MEDIATOR,
        "check_promise",
        ("今天", "等我办"),
    ),
    T(
        "a draft that lacks nothing, and a promise that is due",
        lambda p: promise(draft(p), 0),
        MEDIATOR,
        "draft_agreement",
        ("今天", "等我办"),
    ),
    T(
        "a session to be continued",
        lambda p: session(p, "continue"),
        MEDIATOR,
        "log_session",
        ("等我办",),
    ),
    T(
        "all agreed, no draft",
        lambda p: session(p, "agreed"),
        MEDIATOR,
        "edit_agreement",
        ("等我办",),
    ),
    T("a session that failed", lambda p: session(p, "failed"), MEDIATOR, "fail", ("等我办",)),
    T(
        "a draft, then a session that failed",
        lambda p: session(p, "failed", draft(p)),
        MEDIATOR,
        "fail",
        ("等我办",),
    ),
    T(
        "a session that failed, then a draft",
        lambda p: draft(p, dispute=session(p, "failed")),
        MEDIATOR,
        "draft_agreement",
        ("等我办",),
    ),
    T(
        "a session that failed, the next one agreed on",
        lambda p: session(p, "failed", next_on=clock.today() + timedelta(days=9)),
        MEDIATOR,
        "log_session",
        ("等我办",),
    ),
    T(
        "an earlier session that failed, recorded after the agreement",
        lambda p: two_sessions(p, "failed", "agreed", recorded_first="agreed"),
        MEDIATOR,
        "edit_agreement",
        ("等我办",),
    ),
    T("a draft that lacks nothing", draft, MEDIATOR, "draft_agreement", ("等我办",)),
    T(
        "a draft without its day",
        lambda p: draft(p, {"kind": "act", "by_party": None, "text": "修门"}),
        MEDIATOR,
        "edit_agreement",
        ("等我办",),
    ),
    T(
        "the term of mediation ends in two days",
        lambda p: at(p, S.MEDIATING, day=ago(28)),
        MEDIATOR,
        "log_session",
        ("等我办", "快到期"),
    ),
    T(
        "the term of mediation is long over",
        lambda p: at(p, S.MEDIATING, day=ago(60)),
        MEDIATOR,
        "log_session",
        ("逾期", "等我办"),
    ),
    T("to be signed", in_state(S.SIGNING), MEDIATOR, "sign", ("等我办",)),
    T(
        "all parties signed",
        lambda p: at(p, S.SIGNING).parties_sign(),
        MEDIATOR,
        "mediator_sign",
        ("等我办",),
    ),
    T(
        "only the seal lacks",
        lambda p: at(p, S.SIGNING).parties_sign().mediator("mediator_sign"),
        OFFICE,
        "seal",
        ("待盖章",),
    ),
    T(
        "only the seal lacks",
        lambda p: at(p, S.SIGNING).parties_sign().mediator("mediator_sign"),
        MEDIATOR,
        "",
        ("等别人",),
    ),
    T(
        "in force, due already",
        lambda p: at(p, S.AGREED, day=ago(60)),
        MEDIATOR,
        "start_performance",
        ("逾期", "等我办"),
    ),
    T("in force, due later", in_state(S.AGREED), MEDIATOR, "start_performance", ("等我办",)),
    T("agreed by word of mouth", orally, MEDIATOR, "perform_at_once", ("今天", "等我办")),
    # 裁
    T("to be sent to the court", in_state(S.ADJUDICATING), OFFICE, "court_send", ()),
    T("sent to the court", sent, COURT, "court_receive", ("待签收",)),
    T("the court has ruled", ruled, COURT, "title_given", ("待回告",)),
    # 执
    T("performing, 771 days to enforce", in_state(S.PERFORMING), MEDIATOR, "pay", ("等别人",)),
    T("a payment nobody confirmed", unconfirmed, MEDIATOR, "confirm_payment", ("等别人",)),
    T("in default", unconfirmed_default, MEDIATOR, "dun", ("逾期", "等我办")),
    T("in default, demanded", demanded, MEDIATOR, "sue_on_the_agreement", ("逾期", "等我办")),
    T("performed", in_state(S.PERFORMED), OFFICE, "strike_off", ("待销号/结案",)),
    T(
        "performed and struck off",
        lambda p: struck_off(p, S.PERFORMED),
        MEDIATOR,
        "close",
        ("等我办",),
    ),
    T("closed", in_state(S.CLOSED), OFFICE, "file_scan", ("待归档",)),
    T(
        "closed, every scan filed",
        lambda p: at(p, S.CLOSED).scans_filed(),
        OFFICE,
        "archive",
        ("待归档",),
    ),
)
