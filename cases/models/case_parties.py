"""How a case takes parties in, tells them apart and admits them."""

from cases.access import links
from mediation.directory.models import Dwelling

from .party import Party
from .party_names import distinguish


class TakesParties:
    """A case with `estate` and the parties of its sheet."""

    def new_party(self, *, on, **fields) -> Party:
        """Add a party to the case; its `dwelling` is given as typed, of the case's estate."""
        fields["dwelling"] = self.dwelling_called(fields.get("dwelling") or "")
        party = Party(case=self, added_on=on, **fields)
        party.save()
        self.forget()
        return party

    def dwelling_called(self, typed: str):
        """The dwelling of the case's estate that is typed so, entered if it is new, or None."""
        return Dwelling.objects.called(self.estate, typed)

    def distinguish_namesakes(self) -> None:
        """Write at each party what tells it apart from those of its name; after every change of a
        party's name, role, side, dwelling or address."""
        in_order = sorted(self.sheet.all_parties, key=lambda party: party.pk)
        for party in distinguish(in_order):
            party.save(update_fields=["distinction"])

    def admit_by_link(self, party, ticket):
        """Give the party a new one-case link and revoke the older one."""
        links.issue_link(self, party, ticket)
