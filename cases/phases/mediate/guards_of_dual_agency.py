"""Guards against somebody acting for both sides, or for the side they are against."""

from cases.guards import guard
from cases.law import articles, dual_agency
from cases.law.dual_agency import Acting

OTHER = "other"
NOT_FOR_BOTH = "出面的人不能同时替对方出面，也不能就是对方当事人。"


def _acting(party, **changed) -> Acting:
    values = {"speaker": party.speaker, "speaker_name": party.speaker_name} | changed
    return Acting(party.called, party.name, party.side, **values)


def _entered(fields) -> Acting:
    return Acting(
        fields["name"],
        fields["name"],
        fields["side"],
        fields.get("speaker", ""),
        fields.get("speaker_name", ""),
    )


def _sides(case) -> list:
    """The parties of the two sides; a party of neither is nobody's opponent."""
    return [party for party in case.sheet.parties if party.role != OTHER]


def clash_entered(case, facts) -> str:
    """What clashes once this is entered: a party's agent, a party, or those of a new case."""
    if "parties" in facts:
        rows = [row for row in facts["parties"] if row["role"] != OTHER]
        return dual_agency.clash([_entered(row) for row in rows])
    chosen = facts.get("party")
    rest = [_acting(party) for party in _sides(case) if party != chosen]
    if chosen is None:
        new = None if facts.get("role") == OTHER else _entered(facts)
    else:
        speaks = {name: facts[name] for name in ("speaker", "speaker_name")}
        own = case.sheet.party(chosen.pk)
        new = None if own is None or own.role == OTHER else _acting(own, **speaks)
    return dual_agency.clash([*rest, new], new) if new else ""


@guard(
    otherwise=NOT_FOR_BOTH,
    basis=articles.DUAL_AGENCY,
    needs=("speaker", "speaker_name"),
    about="speaker_name",
    exact=clash_entered,
)
def acts_for_one_side(case, facts):
    return not clash_entered(case, facts)


def _clash(case, facts) -> str:
    return dual_agency.clash([_acting(party) for party in _sides(case)])


@guard(
    otherwise=NOT_FOR_BOTH,
    basis=articles.DUAL_AGENCY,
    needs=("on",),
    remedy="represent",
    exact=_clash,
)
def nobody_acts_for_both_sides(case, facts):
    return not _clash(case, facts)
