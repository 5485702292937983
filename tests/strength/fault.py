"""A planted fault, and the checks that detect one."""

from dataclasses import dataclass

from tests.house import test_doors as doors
from tests.house import test_strangers as strangers
from tests.house.walking import request_everywhere

ACTS = ["consent", "pay", "confirm_payment", "make_promise"]


def walk(*names):
    """A check: everybody requests these routes."""

    def check(world):
        wrong, _ = request_everywhere(world, names, acts=ACTS)
        assert wrong == [], wrong[0]

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
READING = doors.test_everybody_reads_just_the_sections_and_lines_of_the_table
OTHER_TOWN = strangers.test_what_happens_in_the_other_town_changes_no_page
FINDING = strangers.test_a_search_does_not_match_what_the_reader_may_not_read
LINK = strangers.test_a_link_is_given_for_an_own_party_and_its_receipt_shown_once
VISIBLE = "Case.objects.visible_to(actor)"
