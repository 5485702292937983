"""What is known before a workbook is read: places, courts, companies, who sends it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cases.ledger import estate_names, words


@dataclass(frozen=True, slots=True)
class Places:
    """The committee's estates, the courts of its district and the companies there, by their names.

    `sender` is the court whose liaison sends the workbook; None where the committee typed it.
    """

    estates: Mapping[str, Any]
    courts: Mapping[str, Any]
    companies: Mapping[str, Any]
    sender: Any = None


def of_committee(
    estates: Collection[Any], courts: Collection[Any], companies: Collection[Any], sender=None
) -> Places:
    """What is known, by the names in the form in which they are compared."""
    by_name: dict[str, Any] = {}
    for company in companies:
        for name in (company.name, company.short_name):
            by_name.setdefault(words.key(name), company)
    by_name.pop("", None)
    return Places(
        {estate_names.key(one.name): one for one in estates},
        {words.key(str(one)): one for one in courts},
        by_name,
        sender,
    )
