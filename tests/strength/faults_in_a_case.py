"""The filters that keep others' data out of a case page, its papers, forms and receipts."""

from tests.strength.fault import (
    CASES,
    FOREIGN_PAPERS,
    FOREIGN_ROWS,
    LINK,
    PAPERS,
    READING,
    Fault,
    walk,
)

IN_A_CASE = (
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
        "cases.web.case_parts",
        "visible = Case.objects.visible_to(request.actor).with_presence",
        "visible = Case.objects.with_presence",
        CASES,
    ),
    # audiences
    Fault(
        "every line of the trail",
        "cases.web.trail_lines",
        "row.audience in readable and row.name != REPEATED",
        "row.name != REPEATED",
        CASES,
    ),
    Fault(
        "every audience",
        "cases.visibility",
        "return row.to_party if is_party(case, actor) else row.audiences",
        'return row_of("mediator").audiences',
        READING,
    ),
    # sections
    Fault(
        "every section",
        "cases.visibility",
        "return row.sections | row.as_party if is_party(case, actor) else row.sections",
        "return frozenset(Section)",
        READING,
    ),
    Fault(
        "a party's sections to every company",
        "cases.visibility",
        "if is_party(case, actor) else row.sections",
        "if True else row.sections",
        PAPERS,
    ),
    # names and phones
    Fault(
        "hidden names",
        "cases.visibility",
        "if hides_name(party, actor):",
        "if False:",
        CASES,
    ),
    Fault(
        "hidden names written out",
        "cases.texts_as_seen",
        "hidden = {p: name_of(p, actor, parties) for p in parties if hides_name(p, actor)}",
        "hidden = {}",
        CASES,
    ),
    Fault(
        "phones",
        "cases.visibility",
        "return Section.CONTACTS in sections(case, actor) or is_own(party, actor)",
        "return True",
        CASES,
    ),
    # papers
    Fault(
        "papers to everybody who sees the case",
        "cases.web.paper_pages",
        "readable_papers(case, request.actor):\n        raise PermissionDenied\n",
        "readable_papers(case, request.actor):\n        pass\n",
        PAPERS,
    ),
    Fault(
        "any paper through an own case",
        "cases.web.paper_pages",
        "(paper for paper in issued_papers(case) if paper.pk == pk)",
        "iter(case.documents.model.objects.filter(pk=pk))",
        FOREIGN_PAPERS,
    ),
    # receipt and link page
    Fault(
        "the receipt of any case",
        "cases.web.office.links_given",
        "    def receipt(request, number):\n        case = case_parts.find(request, number)",
        "    def receipt(request, number):\n"
        "        case = case_parts.Case.objects.get(number=number)",
        walk("office:receipt"),
    ),
    Fault(
        "tickets on another case's receipt",
        "cases.web.receipts",
        "if one.number == number]",
        "]",
        LINK,
    ),
    Fault(
        "a receipt shown to the next person at the computer",
        "cases.web.receipts",
        "if one.by == actor.principal]",
        "]",
        LINK,
    ),
    Fault(
        "a receipt without an end",
        "cases.web.receipts",
        "if one.at > least]",
        "]",
        LINK,
    ),
    Fault(
        "the link page of any case",
        "cases.web.office.links_given",
        "case = case_parts.find(request, number)\n        context = {\n"
        '            "case": case_parts.head',
        "case = case_parts.Case.objects.get(number=number)\n        context = {\n"
        '            "case": case_parts.head',
        walk("office:give_link"),
    ),
    Fault(
        "a link for a party of any case",
        "cases.web.office.links_given",
        "for p in case.sheet.parties if str(p.pk)",
        "for p in case.parties.model.objects.all() if str(p.pk)",
        LINK,
    ),
    # forms
    Fault(
        "parties of any case in a form",
        "cases.forms.base",
        'everyone = self.case.parties.select_related("company", "dwelling")',
        "everyone = self.case.parties.model.objects.all()",
        FOREIGN_ROWS,
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
