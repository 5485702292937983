"""A case with all its records, in memory."""

from dataclasses import dataclass, field
from itertools import chain

from cases.legal_records.base import LegalRecord
from cases.models import Case, Party
from mediation.accounts.actor import Actor

from .plan import Plan


@dataclass(slots=True, eq=False)
class Bundle:
    """A case with all its records, each kind in its own list."""

    plan: Plan
    case: Case
    mediator: Actor
    promised: str
    parties: list[Party] = field(default_factory=list)
    rows: dict[type, list] = field(default_factory=dict)

    def add(self, record):
        """Keep a record for storage with the others of its kind."""
        self.rows.setdefault(type(record), []).append(record)
        return record

    @property
    def legal_records(self) -> list[LegalRecord]:
        """The case and every record of it that the trail covers."""
        kinds = [rows for kind, rows in self.rows.items() if issubclass(kind, LegalRecord)]
        return [self.case, *self.parties, *chain.from_iterable(kinds)]

    def one(self, model):
        """The last record of a kind, or None."""
        return self.rows.get(model, [None])[-1]

    @property
    def applicant(self) -> Party:
        """The party that applies."""
        return self.parties[0]

    @property
    def respondent(self) -> Party:
        """The other party."""
        return self.parties[1]
