"""The names by which a party is called, printed and written."""

from collections.abc import Iterable
from typing import Any

from cases.words.namesakes import distinctions
from cases.words.personal_names import names_of_people
from mediation.accounts.typed_names import folded
from mediation.directory.short_names import all_forms

ORGANISATION = "organisation"


class PartyNames:
    """The names of a party with `name`, `kind`, `company` and `distinction`."""

    @property
    def short_name(self) -> str:
        """What staff call the party on desks and in titles: a company by its short name.

        A branch that was entered under a name of its own keeps it.
        """
        company = self.company if self.kind == ORGANISATION else None
        is_it = company and company.short_name and folded(self.name) == folded(company.name)
        return company.short_name if is_it else self.name

    @property
    def called(self) -> str:
        """What screens call the party: its short name, and what tells it apart from a namesake."""
        return self._with_distinction(self.short_name)

    @property
    def printed_name(self) -> str:
        """The party within a sentence on paper: its name, told apart from a namesake."""
        return self._with_distinction(self.name)

    def _with_distinction(self, name) -> str:
        return f"{name}（{self.distinction}）" if self.distinction else name

    @property
    def all_names(self) -> list[str]:
        """The names the party may be written by: its own, and those of its people or company."""
        if self.kind != ORGANISATION:
            return [self.name, *names_of_people(self.name)]
        company = [*all_forms(self.company.name), self.company.short_name] if self.company else []
        return list(filter(None, [*all_forms(self.name), *company]))


def distinguish(parties: Iterable[Any]) -> list[Any]:
    """Set what tells the parties of one case apart where they have one name; not saved.

    Takes all parties of the case in the order of their entry and returns those it changed.
    """
    parties = list(parties)
    rows = [(one.name, one.get_role_display(), one.home, one.side) for one in parties]
    changed = []
    for party, distinction in zip(parties, distinctions(rows), strict=True):
        if party.distinction != distinction:
            party.distinction = distinction
            changed.append(party)
    return changed
