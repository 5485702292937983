"""A typed clause as values: as `edit_agreement` writes it, and as its sentence is made of it."""

from cases.forms.mediate.clause_fields import PARTIES
from cases.law.clause_text import sides_of
from cases.models import Clause

# Each side of a clause: its first party, the others, how they share, and their shares.
SIDES = (
    ("by_party", "also_by", "liability", "shares"),
    ("to_party", "also_to", "entitlement", "to_shares"),
)
BESIDE = frozenset(name for _, also, _, of_each in SIDES for name in (also, of_each))
SHARES = Clause.Liability.SHARES
# What a card writes as typed, beside the parties: the names of the clause's own columns.
TEXTS = "text place due_event standard checker way hours effect whose liability entitlement".split()
VALUES = "amount due_on ratio daily_rate bound from_on until_on due_days".split()
VALUES += ["of_clause", "against_clause"]


class ClauseValues:
    """What was typed in the form of a clause."""

    def values(self) -> dict:
        """The clause as `edit_agreement` writes it."""
        found = {n: v for n, v in self.cleaned_data.items() if n not in ("ORDER", "DELETE")}
        shares = {}
        for first, also, how, of_each in SIDES:
            found[first] = self.parties.get(found.get(first, ""))
            found[also] = [self.parties[key] for key in found.get(also, ())]
            written = found.pop(of_each, None) or {}
            shares |= written if found.get(how) == SHARES else {}
        found["shares"] = [(self.parties[key], share) for key, share in shares.items()]
        if self.parts is not None:
            found["instalments"] = self.plan()
        return found

    def plan(self) -> list[tuple]:
        """The instalments [(day, 分)]; half-typed rows, which cannot be saved, are left out."""
        return [(day, sum_) for day, sum_ in self._typed_parts() if day and sum_]

    def _typed_parts(self) -> list[tuple]:
        """The instalments as typed, (day or None, 分 or None), without empty rows."""
        rows = [getattr(form, "cleaned_data", {}) for form in self.parts.alive]
        pairs = [(row.get("due_on"), row.get("amount")) for row in rows]
        return [(day, sum_) for day, sum_ in pairs if day or sum_]

    def wording(self) -> dict:
        """The clause as plain values for its sentence, defects and warnings."""
        found = dict.fromkeys(TEXTS, "") | dict.fromkeys(VALUES)
        found |= {"kind": self.kind_of_row, "instalments": []}
        values = self.values()
        people = [_people(values, first, also) for first, also, *_ in SIDES]
        shares = {party.pk: share for party, share in values["shares"]}
        left_out = {*PARTIES, *BESIDE}
        found |= {n: v for n, v in values.items() if n not in left_out and v is not None}
        found |= sides_of(*people, shares)
        if self.parts is not None:
            found["instalments"] = self._typed_parts()
        is_whole = self.parts is not None and not found["instalments"]
        if is_whole and found["amount"] and found["due_on"]:
            found["instalments"] = [(found["due_on"], found["amount"])]
        return found


def _people(values, first, also) -> list:
    """Everybody on one side of a clause, the first one first."""
    return list(dict.fromkeys(filter(None, [values[first], *values[also]])))
