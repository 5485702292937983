"""Guards of a sheet of supervision (督办单)."""

from cases.guards import guard
from cases.law import articles, clock_rules
from cases.phases.common import in_text, judged_on

ONLY_A_HIGHER_ONE = "只有上一级可以另行督办；本级的请先办结。"


def _open_sheet(case, facts):
    return f"{case.sheet.open_supervision.title}还没有办结，{ONLY_A_HIGHER_ONE}"


@guard(
    otherwise=f"已经有一份没有办结的督办单，{ONLY_A_HIGHER_ONE}",
    basis=articles.SUPERVISION,
    needs=("by",),
    remedy="close_supervision",
    exact=_open_sheet,
)
def only_a_higher_one_supervises_again(case, facts):
    if case.sheet.clock(clock_rules.SUPERVISED) is None:
        return True
    return case.rank_of(facts["by"]) > case.sheet.open_supervision.rank


@guard(
    otherwise="督办期限不能早于开出的那天。",
    basis=articles.SUPERVISION,
    needs=("due_on", "on"),
    about="due_on",
    exact=lambda case, facts: f"督办期限不能早于开出的那天（{judged_on(facts['on'])}）。",
)
def supervision_is_due_later(case, facts):
    return facts["due_on"] >= facts["on"]


@guard(
    otherwise="督导单位的督办单要写明文号。",
    basis=articles.SUPERVISION,
    needs=("by", "due_on"),
    about="number",
)
def a_department_has_its_number(case, facts):
    own = case.rank_of(facts["by"]) == 1
    return own or bool(facts.get("number", "").strip())


@guard(otherwise="现在没有督办单。", basis=articles.SUPERVISION)
def a_sheet_is_open(case, facts):
    return case.sheet.clock(clock_rules.SUPERVISED) is not None


def _who_is_higher(case, facts):
    return f"{case.sheet.open_supervision.title}由开出的督导单位办结。"


@guard(
    otherwise="督导单位开出的督办单，由其办结。",
    basis=articles.SUPERVISION,
    needs=("by",),
    exact=_who_is_higher,
)
def closed_by_who_issued_it(case, facts):
    sheet = case.sheet.open_supervision
    return sheet is None or case.rank_of(facts["by"]) >= sheet.rank


@guard(
    otherwise="督办要由回复人以外的人核实办结，请换一位同事。",
    basis=articles.SUPERVISION,
    needs=("by",),
)
def closed_by_another_than_replied(case, facts):
    sheet = case.sheet.open_supervision
    return sheet is None or sheet.replier != facts["by"].principal


@guard(
    otherwise="督办单还没有办结。",
    basis=articles.SUPERVISION,
    remedy="close_supervision",
    exact=lambda case, facts: (
        f"{case.sheet.open_supervision.title}还没有办结"
        f"（期限{in_text(case.sheet.open_supervision.due_on)}）。"
    ),
)
def no_sheet_is_open(case, facts):
    return case.sheet.clock(clock_rules.SUPERVISED) is None
