"""Guards of promises: whose they are, their day, and who checks them."""

from cases.functions import row_of
from cases.guards import guard
from cases.law import articles
from cases.phases import roles
from cases.phases.common import in_text, judged_on
from mediation.directory.models import Department, PropertyCompany

CHECKED_BY_ANOTHER = "由承诺人以外的人核查"
PROMISED_FOR = "承诺要同时写明内容和完成日期，日期不能早于作出承诺的那天"


@guard(
    otherwise=f"{PROMISED_FOR}。",
    basis=articles.PROMISES,
    needs=("on",),
    about="promise_due_on",
    exact=lambda case, facts: f"{PROMISED_FOR}（{judged_on(facts['on'])}）。",
)
def promise_has_a_date(case, facts):
    text, due = facts.get("promise_text"), facts.get("promise_due_on")
    return (not text and due is None) or bool(text and due and due >= facts["on"])


@guard(otherwise="请选择一项还没有核查的承诺。", basis=articles.PROMISES, needs=("promise",))
def promise_is_open(case, facts):
    asked = facts["promise"].pk
    return any(p.pk == asked and p.status == p.Status.OPEN for p in case.sheet.promises)


def _until_when_promised(case, facts):
    due = in_text(facts["promise"].due_on)
    return f"答应的日子是{due}，到{judged_on(facts['on'])}还没有过，{NOT_BROKEN}"


NOT_BROKEN = "不能记为没有兑现。"


@guard(
    otherwise=f"填的那天还没有过答应的日子，{NOT_BROKEN}",
    basis=articles.PROMISES,
    needs=("promise", "kept", "on"),
    about="kept",
    exact=_until_when_promised,
)
def broken_only_after_its_day(case, facts):
    return facts["kept"] or facts["on"] > facts["promise"].due_on


def companies_that_promise(case, day) -> list:
    """The companies of the case that day: the one it was sent to, and the estate's manager."""
    both = (case.company, case.sheet.manager_on(day))
    return list(dict.fromkeys(filter(None, both)))


def who_promises(case, facts):
    """The party or company whose promise it is: a company's clerk speaks for the company alone."""
    if row_of(facts["by"].function).can_be_party:
        return roles.party_of(case, facts["by"]) or case.company
    return facts.get("party") or facts.get("company")


def columns_of(promisor) -> dict:
    """What a promise keeps of who made it: party, company, and what they are called."""
    if isinstance(promisor, PropertyCompany):
        return {"by": str(promisor), "company": promisor}
    if isinstance(promisor, Department):
        return {"by": str(promisor)}
    return {"by": promisor.printed_name[:80], "party": promisor, "company": promisor.company}


@guard(
    otherwise="请选择是谁承诺的：本案当事人，或者本案的物业公司。",
    basis=articles.PROMISES,
    needs=("on", "by"),
    about="party",
)
def promisor_is_in_the_case(case, facts):
    promisor = who_promises(case, facts)
    if isinstance(promisor, PropertyCompany):
        return promisor == case.company or promisor in companies_that_promise(case, facts["on"])
    return promisor is not None


@guard(
    otherwise=f"承诺要{CHECKED_BY_ANOTHER}。",
    basis=articles.PROMISES,
    needs=("promise", "by"),
)
def checker_did_not_promise(case, facts):
    """Of early promises only the name is known, by which they are compared."""
    own, promise = roles.party_of(case, facts["by"]), facts["promise"]
    if own and promise.party_id == own.pk:
        return False
    if own and own.company_id and promise.company_id == own.company_id:
        return False
    names = {own.name, own.printed_name[:80], own.short_name, str(own.company)} if own else set()
    return promise.by not in names | {facts["by"].name}


@guard(
    otherwise="记为已兑现的，要写明怎么核查的，例如到场看过、有完工照片。",
    basis=articles.PROMISES,
    needs=("promise", "kept", "by"),
    about="proof",
)
def kept_is_proved(case, facts):
    """Of a party to whom something was promised their own word is the proof."""
    by_a_party = roles.party_of(case, facts["by"]) is not None
    return not facts["kept"] or by_a_party or bool(facts.get("proof", "").strip())


@guard(otherwise="没有待核查的承诺。", basis=articles.PROMISES, absent=True)
def some_promise_open(case, facts):
    return case.open_promises > 0
