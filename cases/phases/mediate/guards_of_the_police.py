"""Guards of an application to the police that sent the case, once the agreement is performed."""

from cases.earlier_facts import earlier_fact
from cases.guards import guard
from cases.law import articles
from cases.law.routes import Route
from cases.states import Milestone


def performed_on(case):
    """The last day on which everything agreed was performed, or None; asked once."""
    days = case.trail.filter(milestone=Milestone.PERFORMED).order_by("-on").values_list("on")
    found = case.sheet.cached("performed on", days.first)
    return found and found[0]


@earlier_fact("约定的事项是那天全部履行的")
def the_performance(case, facts):
    return performed_on(case)


@guard(
    otherwise="只有公安机关移送的案件才能申请；没有登记的，先登记移送。",
    basis=articles.SPARED_BY_THE_POLICE,
)
def the_police_sent_it(case, facts):
    return case.sheet.referral is not None and case.route == Route.POLICE


@guard(
    otherwise="请选由谁申请。",
    basis=articles.SPARED_BY_THE_POLICE,
    needs=("parties",),
    about="parties",
)
def somebody_applies(case, facts):
    return bool(facts["parties"])


@guard(
    otherwise="要达成协议并且全部履行，才能申请不予处罚。",
    basis=articles.SPARED_BY_THE_POLICE,
)
def agreement_was_performed(case, facts):
    if case.route != Route.POLICE:  # the other guard says so, and nothing is looked up
        return True
    return case.effective_on is not None and performed_on(case) is not None
