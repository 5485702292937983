"""One item of a court's own paper: what it orders, of whom, for whom, by which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .records import Obligation
from .records_of_orders import FurtherParty

Kind, Side = Obligation.Kind, FurtherParty.Side
KIND_OF = {"sum": Kind.MONEY, "act": Kind.ACT, "lasting": Kind.LASTING}


@dataclass(frozen=True)
class Ordered:
    """A sum (分) of a debtor to a creditor, in parts or at once, an act, or what lasts.

    `due_on` is its last day, of what lasts the day on which it ends; `parts` are (day, 分) in
    their order, and `goes_on` whether the paper asks for more of them than are written. Further
    debtors owe the whole, further creditors may each be paid the whole.
    """

    kind: str
    debtor: Any
    creditor: Any = None
    amount: int | None = None
    text: str = ""
    due_on: date | None = None
    parts: tuple = ()
    goes_on: bool = False
    also_debtors: tuple = ()
    also_creditors: tuple = ()

    @property
    def planned(self) -> tuple:
        """(day, 分) of each part of a sum; nothing of an act."""
        whole = ((self.due_on, self.amount),) if self.kind == Kind.MONEY else ()
        return tuple(self.parts) or whole

    @property
    def further(self) -> list:
        """(side, party) of each who owes, or is owed, beside the first."""
        owe = [(Side.DEBTOR, party) for party in self.also_debtors]
        return owe + [(Side.CREDITOR, party) for party in self.also_creditors]


def item(kind, *, due_on=None, text=None, amount=None, **who) -> Ordered:
    """The item that the form of an act tells: a sum has no words, an act no sum."""
    kind = KIND_OF[kind]
    is_money = kind == Kind.MONEY
    parts = tuple(who.pop("parts", None) or ())
    known = {name: tuple(who.pop(name, None) or ()) for name in ("also_debtors", "also_creditors")}
    known |= {"parts": parts if is_money else (), "text": "" if is_money else text}
    known["goes_on"] = bool(who.pop("goes_on", False) and known["parts"])
    creditor = who.pop("creditor", None)
    return Ordered(
        kind,
        who["debtor"],
        creditor=creditor,
        amount=amount if is_money else None,
        due_on=due_on,
        **known,
    )
