"""The filters between an office that oversees a place and other places, names and typed words."""

from tests.strength.fault import FINDING, OVERSIGHT, READING, Fault, walk

OF_OVERSIGHT = (
    Fault(
        "every district to an office that oversees one",
        "cases.visibility",
        "return self.filter(reduce(or_, columns)) if places else self.none()",
        "return self.all()",
        OVERSIGHT,
    ),
    Fault(
        "no mask at all",
        "cases.visibility",
        "return row_of(actor.function).masked and opening_of(case, actor) is None",
        "return False",
        OVERSIGHT,
    ),
    Fault(
        "names under the mask",
        "cases.visibility",
        'return party.name if party.kind == "organisation" else mask_name(party.name)',
        "return party.name",
        OVERSIGHT,
    ),
    Fault(
        "title, place and summary as typed",
        "cases.web.case_parts",
        "        return words_under_mask(case)\n    return {",
        "        pass\n    return {",
        OVERSIGHT,
    ),
    Fault(
        "phones and addresses in full",
        "cases.web.party_rows",
        '"phone": mask_phone(party.phone), "address": _place_under_mask(case, party)',
        '"phone": party.phone, "address": party.address',
        OVERSIGHT,
    ),
    Fault(
        "promises as typed",
        "cases.web.clock_rows",
        'text = "" if is_masked(case, actor) else',
        'text = "" if False else',
        OVERSIGHT,
    ),
    Fault(
        "the trail as written",
        "cases.web.trail_lines",
        "        return [_under_mask(row, case, actor) for row in rows if _done(row)][:limit]\n",
        "        pass\n",
        OVERSIGHT,
    ),
    Fault(
        "what is only read when opened",
        "cases.visibility",
        "row.sections | row.when_opened if opening_of(case, actor) else row.sections",
        "row.sections | row.when_opened",
        READING,
    ),
    Fault(
        "papers that are not opened",
        "cases.visibility",
        "row.sections | row.when_opened if opening_of(case, actor) else row.sections",
        "row.sections | row.when_opened",
        walk("supervisor:paper"),
    ),
    Fault(
        "a search by words and names",
        "cases.web.listing.filters",
        "if finds != Finds.NUMBERS:",
        "if True:",
        FINDING,
    ),
    Fault(
        "requests of another office",
        "cases.web.supervisor.opening",
        "found.unmaskings.filter(department__in=request.actor.bodies)",
        "found.unmaskings.all()",
        walk("supervisor:decide"),
    ),
)
