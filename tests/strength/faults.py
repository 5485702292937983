"""The table of planted faults: what stands between a reader and what is not his."""

from dataclasses import dataclass

from tests.house import test_doors as doors
from tests.house import test_strangers as strangers
from tests.house.walking import knock

ACTS = ["consent", "pay", "confirm_payment", "make_promise"]


def walk(*names):
    """A check: everybody knocks at these routes."""

    def check(world):
        wrong, _ = knock(world, names, acts=ACTS)
        assert wrong == [], wrong[0]

    return check


@dataclass(frozen=True)
class Fault:
    """A text of a module, what a careless hand writes instead, and the check that sees it."""

    what: str
    module: str
    old: str
    new: str
    check: object


CASES = walk("office:case", "mediator:case", "company:case", "court:case", "resident:case")
LISTS = walk("office:list", "mediator:list", "company:list", "court:list")
PAPERS = walk("company:paper", "resident:read", "company:case")
READING = doors.test_everybody_reads_just_the_sections_and_lines_of_the_table
OTHER_TOWN = strangers.test_what_happens_in_the_other_town_changes_no_page
FINDING = strangers.test_nobody_finds_by_what_he_may_not_read
LINK = strangers.test_a_link_is_given_for_an_own_party_and_its_receipt_shown_once
VISIBLE = "Case.objects.visible_to(actor)"
VISIBLE_TO_ASKER = "Case.objects.visible_to(request.actor)"
FAULTS = (
    # visible_to
    Fault(
        "every committee to the office",
        "cases.visibility",
        "return self.filter(committee__in=actor.bodies)",
        "return self.all()",
        CASES,
    ),
    Fault(
        "anybody's admission",
        "cases.visibility",
        "admissions__principal=actor.principal, ",
        "",
        CASES,
    ),
    Fault(
        "every case to everybody",
        "cases.visibility",
        "return self.none()",
        "return self.all()",
        READING,
    ),
    Fault(
        "the case page of any case",
        "cases.web.page",
        "visible = Case.objects.visible_to(request.actor).knowing",
        "visible = Case.objects.knowing",
        CASES,
    ),
    # audiences
    Fault(
        "every line of the trail",
        "cases.web.telling",
        "    rows = [row for row in rows if row.audience in told]\n",
        "",
        CASES,
    ),
    Fault(
        "every audience",
        "cases.visibility",
        "return AUDIENCES.get(actor.function, ())",
        "return tuple(Audience)",
        READING,
    ),
    # sections
    Fault(
        "every section",
        "cases.visibility",
        "return SECTIONS.get(actor.function, frozenset())",
        "return frozenset(Section)",
        READING,
    ),
    Fault(
        "a party's sections to every company",
        "cases.visibility",
        "return PARTY_SECTIONS if is_party(case, actor) else frozenset()",
        "return PARTY_SECTIONS",
        PAPERS,
    ),
    # names and phones
    Fault(
        "hidden names",
        "cases.visibility",
        "if not party.hide_name or _knows_hidden_names(party, actor):",
        "if True:",
        CASES,
    ),
    Fault(
        "hidden names written out",
        "cases.visibility",
        "        if party.hide_name:\n",
        "        if False:\n",
        CASES,
    ),
    Fault(
        "phones",
        "cases.visibility",
        "if Section.CONTACTS in sections(case, actor):",
        "if True:",
        CASES,
    ),
    # papers
    Fault(
        "papers to whoever sees the case",
        "cases.web.face",
        "        raise PermissionDenied\n    return get_object",
        "        pass\n    return get_object",
        PAPERS,
    ),
    Fault(
        "any paper through an own case",
        "cases.web.face",
        "get_object_or_404(case.documents, pk=pk)",
        "get_object_or_404(case.documents.model, pk=pk)",
        strangers.test_a_foreign_paper_is_not_reached_through_an_own_case,
    ),
    # lists
    Fault(
        "the office's list",
        "cases.web.office.lists",
        f"visible = {VISIBLE_TO_ASKER}",
        "visible = Case.objects.all()",
        LISTS,
    ),
    Fault(
        "the seals",
        "cases.web.office.lists",
        f"waiting = {VISIBLE_TO_ASKER}",
        "waiting = Case.objects",
        OTHER_TOWN,
    ),
    Fault(
        "the mediator's list",
        "cases.web.mediator.lists",
        f"visible = {VISIBLE_TO_ASKER}",
        "visible = Case.objects.all()",
        LISTS,
    ),
    Fault(
        "the company's list",
        "cases.web.company.views",
        f"list_cases(request, {VISIBLE_TO_ASKER})",
        "list_cases(request, Case.objects.all())",
        LISTS,
    ),
    Fault(
        "the court's list",
        "cases.web.court.views",
        f"{VISIBLE_TO_ASKER}, filters",
        "Case.objects.all(), filters",
        LISTS,
    ),
    Fault(
        "the company's promises",
        "cases.web.company.lists",
        f"mine = {VISIBLE}.filter(_ours(actor))",
        "mine = Case.objects",
        walk("company:promises"),
    ),
    Fault(
        "the company's mediations",
        "cases.web.company.lists",
        f"mine = {VISIBLE}.filter(pk__in=_as_party(actor))",
        "mine = Case.objects",
        walk("company:mediations"),
    ),
    Fault(
        "the court's inbox",
        "cases.web.court.desk",
        f"            case__in={VISIBLE},\n            case__status__in=AT_COURT,\n"
        "            court__in=actor.bodies,\n",
        "            case__status__in=AT_COURT,\n",
        walk("court:desk"),
    ),
    Fault(
        "the office's estates",
        "cases.web.office.lists",
        "Estate.objects.filter(committee__in=request.actor.bodies)",
        "Estate.objects",
        LISTS,
    ),
    Fault(
        "estates at the window",
        "cases.forms.registration",
        "Estate.objects.filter(committee__in=actor.bodies)",
        "Estate.objects",
        walk("office:register"),
    ),
    Fault(
        "estates in the quick record",
        "cases.forms.quick",
        "Estate.objects.filter(committee__in=actor.bodies)",
        "Estate.objects",
        walk("mediator:quick"),
    ),
    # counts
    Fault(
        "the office's numbers",
        "cases.web.office.desk",
        "numbers = visible.aggregate",
        "numbers = Case.objects.aggregate",
        OTHER_TOWN,
    ),
    Fault(
        "the office's due rows",
        "cases.web.office.desk",
        "soon_due().filter(case__in=visible)",
        "soon_due()",
        OTHER_TOWN,
    ),
    Fault(
        "the mediator's desk",
        "cases.web.mediator.desk",
        f"everything = {VISIBLE}",
        "everything = Case.objects.all()",
        OTHER_TOWN,
    ),
    Fault(
        "the mediator's numbers",
        "cases.web.mediator.lists",
        "counts = visible.aggregate",
        "counts = Case.objects.aggregate",
        OTHER_TOWN,
    ),
    Fault(
        "the company's desk",
        "cases.web.company.lists",
        "Case.objects.visible_to(actor)\n        .filter(company__in=actor.bodies, status",
        "Case.objects\n        .filter(status",
        OTHER_TOWN,
    ),
    Fault(
        "the brief",
        "reports.web.views",
        f"        {VISIBLE},\n",
        "        Case.objects.all(),\n",
        OTHER_TOWN,
    ),
    # search
    Fault(
        "cases by phone and ID",
        "cases.web.listing",
        "        if staff:\n",
        "        if True:\n",
        FINDING,
    ),
    Fault(
        "cases by a hidden name",
        "cases.web.listing",
        "known = Q(parties__hide_name=False)",
        "known = Q()",
        FINDING,
    ),
    Fault(
        "cases by a hidden name in the title",
        "cases.web.listing",
        "        if self._is_company:\n",
        "        if False:\n",
        FINDING,
    ),
    # receipt and link page
    Fault(
        "the receipt of any case",
        "cases.web.office.registering",
        "    def receipt(request, number):\n        case = page.find(request, number)",
        "    def receipt(request, number):\n        case = page.Case.objects.get(number=number)",
        walk("office:receipt"),
    ),
    Fault(
        "tickets on another case's receipt",
        "cases.web.office.registering",
        'if kept.get("case") != case.number:',
        "if not kept:",
        LINK,
    ),
    Fault(
        "a receipt shown again",
        "cases.web.office.registering",
        "    del request.session[RECEIPT]\n",
        "",
        LINK,
    ),
    Fault(
        "the link page of any case",
        "cases.web.office.registering",
        'case = page.find(request, number)\n        context = {\n            "case": page.head',
        "case = page.Case.objects.get(number=number)\n        context = {\n"
        '            "case": page.head',
        walk("office:give_link"),
    ),
    Fault(
        "a link for a party of any case",
        "cases.web.office.registering",
        "for p in case.sheet.parties if str(p.pk)",
        "for p in case.parties.model.objects.all() if str(p.pk)",
        LINK,
    ),
    # forms
    Fault(
        "parties of any case in a form",
        "cases.forms.base",
        "everyone = self.case.parties.all()",
        "everyone = self.case.parties.model.objects.all()",
        strangers.test_no_form_offers_rows_of_another_case,
    ),
    # front door
    Fault(
        "any face to anybody",
        "mediation.accounts.front_door",
        "        if not allowed:\n            raise PermissionDenied\n",
        "        allowed = allowed or list(view.admits)\n",
        CASES,
    ),
)
