"""Guards of a pause, of a party out of reach, and of a request after a mediation that failed."""

from cases.guards import guard
from cases.law import articles
from cases.phases import roles
from cases.states import Status

from . import unreachable
from .guards import what_was_tried


@guard(
    otherwise="请写明中止的凭证，例如鉴定委托书、住院证明。",
    basis=articles.MEDIATION_TIME,
    needs=("proof",),
)
def pause_has_its_proof(case, facts):
    return bool(facts["proof"].strip())


def out_of_reach(case) -> list:
    """The parties that the attempts prove cannot be reached."""
    tried = unreachable.by_party(case)
    return [party for party, attempts in tried.items() if unreachable.proved_on(attempts)]


@guard(
    otherwise="还不足以证明联系不上。",
    basis=articles.END_REASONS,
    remedy="contact",
    exact=what_was_tried,
)
def a_party_cannot_be_reached(case, facts):
    return bool(out_of_reach(case))


@guard(
    otherwise="请选择是哪一方再次申请。",
    basis=articles.START,
    needs=("by", "on"),
    about="party",
)
def somebody_asks_again(case, facts):
    return roles.party_of(case, facts["by"]) is not None or facts.get("party") is not None


@guard(
    otherwise="正在中止调解；办理恢复调解，期限就接着计算。",
    basis=articles.MEDIATION_TIME,
    remedy="resume",
)
def mediation_is_not_paused(case, facts):
    return case.status != Status.PAUSED
