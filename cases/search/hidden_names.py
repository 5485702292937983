"""Cases whose open words, title and place, contain a name that is hidden from the reader."""

from cases.models import Party
from cases.visibility import names_as_seen

OPEN_WORDS = ("title", "place")


def naming_hidden_parties(cases, actor) -> set[int]:
    """The keys of those among these cases whose title or place shows a hidden name. One query."""
    hidden = Party.objects.filter(case__in=cases.values("pk"), hide_name=True)
    parties = {}
    for party in hidden.select_related("case", "company"):
        parties.setdefault(party.case, []).append(party)
    return {case.pk for case, rows in parties.items() if _are_named(case, rows, actor)}


def _are_named(case, parties, actor) -> bool:
    seen = names_as_seen(parties, actor)
    return any(seen(words) != words for words in (getattr(case, name) for name in OPEN_WORDS))
