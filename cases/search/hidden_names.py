"""Cases found by open words, title and place, that hold what is hidden from the reader."""

from django.db.models import Q

from cases.models import Party
from cases.texts_as_seen import hidden_numbers, names_as_seen
from cases.words.written_names import replacing

OPEN_WORDS = ("title", "place")
HAS_NUMBERS = ~Q(phone_mark="") | ~Q(id_mark="")


def cases_showing_hidden_names(cases, actor, ways) -> set[int]:
    """The keys of those among these cases whose title or place shows a hidden name, or where the
    words looked for (`ways`) occur only in a number that is masked. One query."""
    asks_for_figures = any(map(str.isdigit, "".join(ways)))
    hidden = Q(hide_name=True) | HAS_NUMBERS if asks_for_figures else Q(hide_name=True)
    parties = {}
    for party in Party.objects.filter(hidden, case__in=cases.values("pk")).select_related(
        "case", "company"
    ):
        parties.setdefault(party.case, []).append(party)
    return {
        case.pk
        for case, rows in parties.items()
        if _are_named(case, rows, actor)
        or (asks_for_figures and not _is_found_as_shown(case, rows, actor, ways))
    }


def _open_words(case) -> list[str]:
    return [getattr(case, name) for name in OPEN_WORDS]


def _are_named(case, parties, actor) -> bool:
    seen = names_as_seen([party for party in parties if party.hide_name], actor)
    return any(seen(words) != words for words in _open_words(case))


def _is_found_as_shown(case, parties, actor, ways) -> bool:
    """Whether the words looked for occur in what the reader is shown, with its masks."""
    masked = replacing(numbers=hidden_numbers(parties, actor))
    shown = "\n".join(map(masked, _open_words(case))).casefold()
    return any(way.casefold() in shown for way in ways)
