"""A planted fault, and the checks that detect one."""

from dataclasses import dataclass

from tests.house import checks
from tests.house.walking import request_everywhere

ACTS = ["consent", "pay", "confirm_payment", "make_promise"]


def walk(*names):
    """A check: everybody requests these routes."""

    def check(world):
        wrong, _ = request_everywhere(world, names, acts=ACTS)
        assert wrong == [], wrong[0]

    return check


def none(look):
    """A check: this look at the world returns nothing."""

    def check(world):
        seen = look(world)
        assert seen == [], seen

    return check


@dataclass(frozen=True)
class Fault:
    """A text of a module, its faulty replacement, and the check that detects it."""

    what: str
    module: str
    old: str
    new: str
    check: object


CASES = walk("office:case", "mediator:case", "company:case", "court:case", "resident:case")
LISTS = walk("office:list", "mediator:list", "company:list", "court:list")
OVERSIGHT = walk("supervisor:case", "supervisor:list", "supervisor:desk", "supervisor:ask")
PAPERS = walk("company:paper", "resident:read", "company:case")
READING = none(checks.readings_beyond_the_table)
OTHER_TOWN = none(checks.pages_changed_by_the_other_town)
FINDING = none(checks.searches_revealing_hidden_values)
LINK = none(checks.misissued_links)
FOREIGN_PAPERS = none(checks.foreign_papers_reached)
FOREIGN_ROWS = none(checks.foreign_rows_in_forms)
VISIBLE = "Case.objects.visible_to(actor)"
