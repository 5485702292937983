"""The filters that keep others' data out of lists, counts and searches."""

from tests.strength.fault import FINDING, LISTS, OTHER_TOWN, VISIBLE, Fault, walk

IN_LISTS = (
    # lists
    Fault(
        "every list of cases",
        "cases.web.listing.case_list",
        VISIBLE,
        "Case.objects.all()",
        LISTS,
    ),
    Fault(
        "the seals",
        "cases.web.office.lists",
        f"{VISIBLE}.filter(question",
        "Case.objects.filter(question",
        OTHER_TOWN,
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
        f"_of_courts(actor.bodies).filter(case__in={VISIBLE})",
        "Proceeding.objects.filter(case__status__in=AT_COURT)",
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
        "cases.forms.handle.registered_matter",
        "Estate.objects.filter(committee__in=actor.bodies)",
        "Estate.objects",
        walk("office:register"),
    ),
    Fault(
        "estates in the quick record",
        "cases.forms.mediate.quick_record",
        "Estate.objects.filter(committee__in=actor.bodies)",
        "Estate.objects",
        walk("mediator:quick"),
    ),
    # counts
    Fault(
        "the office's numbers",
        "cases.web.office.desk",
        "numbers = count_each(actor, Case.objects.visible_to,",
        "numbers = count_each(actor, lambda actor: Case.objects.all(),",
        OTHER_TOWN,
    ),
    Fault(
        "the office's due rows",
        "cases.web.office.desk",
        "clocks.filter(case__in=visible)",
        "clocks",
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
        "the numbers on chips",
        "cases.web.listing.chips",
        "asked, base = [*more, *choices(actor)], cases(actor).order_by()",
        "asked, base = [*more, *choices(actor)], cases(actor).model.objects.order_by()",
        OTHER_TOWN,
    ),
    Fault(
        "the company's desk",
        "cases.web.company.work",
        f"{VISIBLE}.filter(company__in=actor.bodies, status",
        "Case.objects.filter(status",
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
        "cases.web.listing.filters",
        "        if finds == Finds.EVERYTHING:\n            phone",
        "        if True:\n            phone",
        FINDING,
    ),
    Fault(
        "cases by a hidden name",
        "cases.web.listing.filters",
        "known = Q(parties__hide_name=False)",
        "known = Q()",
        FINDING,
    ),
    Fault(
        "cases by a hidden name in the title",
        "cases.web.listing.filters",
        "        if finds == Finds.OPEN_WORDS:\n            found =",
        "        if False:\n            found =",
        FINDING,
    ),
)
