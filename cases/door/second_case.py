"""Acts that concern a second case: both are locked in the order of their keys.

Two people who link two cases from either side at once would else wait for each other for ever.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from cases.law.numbering import spellings
from cases.models import Case
from cases.phases.handle.records_of_links import key_of

NAMED_BY = "other"  # the fact of an act that names a second case, by its number or by a link


def lock_both(case: Case, facts: Mapping[str, Any]) -> None:
    """Lock the case and the second one that the facts name; nothing for other acts."""
    number = facts.get(NAMED_BY)
    if not isinstance(number, str):
        return
    named = Q(number__in={case.number, *spellings(number)})
    if key := key_of(number):
        named |= Q(pk__in=case.links_to_cases.filter(pk=key).values("other"))
    rows = Case.objects.filter(named).order_by("pk").select_for_update()
    list(rows.values_list("pk", flat=True))
