"""The rows of every guard of a transfer between committees, once held and once not."""

from django.db.models import F

from cases.demo.sample_scan import sample_scan
from cases.phases.mediate import guards_of_mediators as m
from cases.phases.mediate import guards_of_reports as reports
from cases.phases.mediate import guards_of_transfers as g
from cases.states import Status as S
from tests import deeds
from tests.cases.phases.guard_rows import Row, after, usual
from tests.cases.phases.guards_of_adjudication import invited as a_court_sent_it
from tests.cases.phases.in_a_dispute import mediator
from tests.factories import at
from tests.moments import MONDAY

DAY = MONDAY
OWN = "（本会规定：案件移交）"
FIRST = f"移来的案件还没有答复：先接收，或者写明原因退回。{OWN}"
NOBODY = f"没有等答复的移交。{OWN}"
SENT = deeds.transfer_to(lambda d: deeds.another_committee(), lambda d: d.both)
WORDS = {"words": "材料齐全"}


def to(guard, says, broken, state=S.ACCEPTED):
    """A guard of the transfer itself."""
    return Row(guard, says, "transfer", usual(state, **SENT), broken)


def waiting(guard, act):
    """An act that answers a transfer."""
    came = after(S.REQUESTED, deeds.came_from_another_committee, **WORDS)
    return Row(guard, NOBODY, act, came, usual(S.REQUESTED, **WORDS))


def one_alone(d):
    return [d.li]


def it_was_returned(d):
    deeds.came_from_another_committee(d)
    d.case.transfers.update(
        sender=d.case.committee,
        receiver=deeds.another_committee(),
        answer="returned",
        answered_on=F("sent_on"),
    )


def a_session_is_signed(d):
    d.sit_down()
    d.office("file_scan", paper="session", file=sample_scan("调解记录"))


def a_session_is_held(d):
    d.sit_down()


def another_is_joined(d):
    other = at(d.p, S.REGISTERED)
    other.office("join", lead=d.number, reason="同一处渗漏")


def an_agreement_stands(d):
    """An earlier one, under which the case was taken up again."""
    how = {"status": "in_force", "effective_on": d.case.registered_on}
    d.case.agreements.create(version=1, **how)


ROWS = [
    Row(
        g.transfer_is_answered,
        FIRST,
        "accept",
        after(S.REQUESTED, lambda d: d.all_consent(), mediator=mediator),
        after(
            S.REQUESTED,
            lambda d: d.all_consent(),
            deeds.came_from_another_committee,
            mediator=mediator,
        ),
    ),
    to(
        g.transfer_is_answered,
        FIRST,
        after(S.REQUESTED, deeds.came_from_another_committee, **SENT),
    ),
    waiting(g.a_transfer_waits, "take_transfer"),
    waiting(g.a_transfer_waits, "return_transfer"),
    to(
        g.another_committee_receives,
        f"请选另一个有人办公的调委会；退回过本案的，不再移交给它。{OWN}",
        after(S.ACCEPTED, it_was_returned, **SENT),
    ),
    to(
        g.those_concerned_agree,
        "还没有周被同意移交的记录；没有同意的，由本会接着办。（《人民调解法》第三条）",
        usual(S.ACCEPTED, **SENT | {"agreed": one_alone}),
    ),
    to(
        g.no_court_chose_the_committee,
        "法院委派、委托本会调解的，由法院另行指定，不能自行移交：请退回，或者终止调解后回告法院。"
        "（《在线调解规则》第十二条）",
        after(S.ACCEPTED, a_court_sent_it, **SENT),
    ),
    to(
        g.the_referrer_was_answered,
        "移送单位还没有得到答复：先接收或者退回移送，再移交。（本会规定：移送案件）",
        after(S.REQUESTED, deeds.sent_by_the_police, **SENT),
    ),
    to(
        m.no_recusal_is_open,
        "有当事人申请调解员回避，先作出决定，再接着调解。（《人民调解法》第十五条）",
        after(S.ACCEPTED, deeds.mediator_is_challenged, **SENT),
    ),
    to(
        reports.mediation_is_not_suspended,
        str(reports.mediation_is_not_suspended),
        after(S.ACCEPTED, deeds.sham_is_reported, **SENT),
    ),
    to(
        g.no_opinion_is_awaited,
        f"鉴定、评估的意见还没有出来，等有了结果再移交。{OWN}",
        after(S.ACCEPTED, deeds.an_opinion_is_awaited, **SENT),
    ),
    to(
        g.nothing_is_joined_to_it,
        "有别的案件并入本案，先让它们脱离并案，再移交。（本会规定：并案办理）",
        after(S.ACCEPTED, another_is_joined, **SENT),
    ),
    to(
        g.no_money_is_booked,
        "已经登记过付款，或者有协议在履行，不能移交；请由本会办完。（《人民调解法》第三十一条）",
        after(S.ACCEPTED, an_agreement_stands, **SENT),
    ),
    Row(
        g.sessions_are_signed,
        "还有 1 份调解记录没有签名后扫描入卷，签好、入卷以后再移交。（《人民调解法》第二十七条）",
        "transfer",
        after(S.MEDIATING, a_session_is_signed, **SENT),
        after(S.MEDIATING, a_session_is_held, **SENT),
    ),
]
