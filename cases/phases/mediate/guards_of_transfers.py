"""Guards of a case that passes to another committee, and of that committee's answer."""

from django.db.models import Count, Exists, Max, Q

from cases.earlier_facts import earlier_fact
from cases.guards import guard
from cases.law import articles
from cases.papers import conditions
from cases.papers.kinds import KINDS
from cases.states import Status
from mediation.directory.models import Function

from .earlier_facts import the_last_session

NOBODY_WAITS = "没有等答复的移交。"
# The paper of a session: once signed, it is filed as a scan.
SESSION = next(kind.name for kind in KINDS if kind.is_there is conditions.has_sessions)


@guard(
    otherwise="移来的案件还没有答复：先接收，或者写明原因退回。",
    basis=articles.TRANSFERS,
    remedy="take_transfer",
)
def transfer_is_answered(case, facts):
    return not case.sheet.open_transfers


@guard(otherwise=NOBODY_WAITS, basis=articles.TRANSFERS, absent=True)
def a_transfer_waits(case, facts):
    return bool(case.sheet.open_transfers)


@guard(
    otherwise="请选另一个有人办公的调委会；退回过本案的，不再移交给它。",
    basis=articles.TRANSFERS,
    needs=("receiver", "on"),
    about="receiver",
)
def another_committee_receives(case, facts):
    receiver = facts["receiver"]
    at_work = receiver.posts.held_on(facts["on"]).filter(function=Function.OFFICE)
    returned = case.transfers.filter(answer="returned", receiver=receiver)
    return receiver.pk != case.committee_id and at_work.exclude(Exists(returned)).exists()


def in_the_way(case) -> dict:
    """What may stand against a transfer, asked at once: sessions, their signed records, an opinion
    awaited, money booked, an agreement in force; with the day of the last session."""
    signed = Q(evidence__kind="scan", evidence__paper=SESSION, evidence__taken_out_on=None)
    found = (
        type(case)
        .objects.filter(pk=case.pk)
        .annotate(
            held=Count("sessions", distinct=True),
            last=Max("sessions__on"),
            signed=Count("evidence", distinct=True, filter=signed),
            awaited=Exists(case.appraisals.filter(struck_on=None, ended_on=None)),
            paid=Exists(case.payments.all()),
            joined=Exists(case.joined_cases.filter(status=Status.JOINED)),
            agreed=Exists(case.agreements.filter(status="in_force")),
        )
    )
    names = ("held", "last", "signed", "awaited", "paid", "joined", "agreed")
    return case.sheet.cached("in the way of a transfer", lambda: found.values(*names).get())


@earlier_fact(the_last_session.happened)
def the_last_talk(case, facts):
    return in_the_way(case)["last"]


def _asked(case) -> list:
    """Who has to agree: before the acceptance who applied, after it every party."""
    everyone = case.sheet.needed_parties
    return [p for p in everyone if p.is_applicant] if case.mediator_id is None else everyone


def _who_is_missing(case, facts):
    missing = [party.called for party in _asked(case) if party not in facts["agreed"]]
    return f"还没有{'、'.join(missing)}同意移交的记录；没有同意的，由本会接着办。"


@guard(
    otherwise="移交要当事人同意：受理以前问申请的一方，受理以后问每一方。",
    basis=articles.VOLUNTARY,
    needs=("agreed",),
    about="agreed",
    exact=_who_is_missing,
)
def those_concerned_agree(case, facts):
    return all(party in facts["agreed"] for party in _asked(case))


@guard(
    otherwise="法院委派、委托本会调解的，由法院另行指定，不能自行移交：请退回，或者终止调解后回告法院。",
    basis=articles.COURT_APPOINTS,
)
def no_court_chose_the_committee(case, facts):
    return not case.on_route.by_court


@guard(
    otherwise="移送单位还没有得到答复：先接收或者退回移送，再移交。",
    basis=articles.REPORT_BACK,
    remedy="take_referral",
)
def the_referrer_was_answered(case, facts):
    return not case.sheet.waits_for_an_answer


@guard(
    otherwise="鉴定、评估的意见还没有出来，等有了结果再移交。",
    basis=articles.TRANSFERS,
    remedy="end_appraisal",
)
def no_opinion_is_awaited(case, facts):
    return not in_the_way(case)["awaited"]


def _unsigned(case, facts):
    found = in_the_way(case)
    lacking = found["held"] - found["signed"]
    return f"还有 {lacking} 份调解记录没有签名后扫描入卷，签好、入卷以后再移交。"


@guard(
    otherwise="调解记录要各方签名、扫描入卷以后才能移交。",
    basis=articles.RECORDS,
    remedy="file_scan",
    exact=_unsigned,
)
def sessions_are_signed(case, facts):
    return in_the_way(case)["signed"] >= in_the_way(case)["held"]


@guard(
    otherwise="有别的案件并入本案，先让它们脱离并案，再移交。",
    basis=articles.JOINING,
)
def nothing_is_joined_to_it(case, facts):
    return not in_the_way(case)["joined"]


@guard(
    otherwise="已经登记过付款，或者有协议在履行，不能移交；请由本会办完。",
    basis=articles.BINDING,
)
def no_money_is_booked(case, facts):
    return not (in_the_way(case)["paid"] or in_the_way(case)["agreed"])
