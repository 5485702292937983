"""Typed texts as their reader may see them: hidden names replaced, numbers masked (decision 29)."""

from .functions import Section, row_of
from .law.identifiers import spellings_of_id, spellings_of_phones
from .visibility import hides_name, is_own, name_of, sees_contact, which_hidden
from .words.written_names import contains_any, normalized_name, replacing

SHORT_NAME = 2  # characters of a name that may be an ordinary word as well


def names_as_seen(parties, actor):
    """A function that gives a typed text of a case with these parties as this reader may see it.

    A hidden name is replaced, however it is written, and a company's full name by its short name;
    a party's telephone or ID number is masked for those who may not see contacts.
    A visible name that contains a hidden one stays whole; of two equal ones the hidden counts.
    """
    hidden = {p: name_of(p, actor, parties) for p in parties if hides_name(p, actor)}
    names = [name for party in hidden for name in party.all_names]
    visible = [row for party in parties if party not in hidden for row in _visible(party)]
    visible += [(shown, None) for shown in hidden.values()]
    return replacing(
        *((name, shown) for party, shown in hidden.items() for name in party.all_names),
        *((name, shown) for name, shown in visible if shown or contains_any(name, names)),
        *((name, shown) for party, shown in hidden.items() for name in _own_names(party)),
        numbers=hidden_numbers(parties, actor),
        words=_words_among_names(hidden),
    )


def _words_among_names(hidden) -> dict[str, bool]:
    """What was decided of the names of these parties: whether they are ordinary words as well.

    Of two alike the one that is always a name counts.
    """
    decided = {}
    for party in sorted(hidden, key=lambda one: one.name_in_text == one.NameInText.ALWAYS):
        if party.name_in_text:
            is_word = party.name_in_text == party.NameInText.WORD
            decided |= {normalized_name(name): is_word for name in party.all_names}
    return decided


def hidden_numbers(parties, actor) -> list[tuple[str, str]]:
    """The digits of telephones and ID numbers this reader may not see, each with its mask."""
    numbers = {False: {}, True: {}}
    for party in parties:
        written = spellings_of_phones(party.phone) | spellings_of_id(party.id_number)
        numbers[_reads_numbers(party, actor)] |= written
    return [
        (digits, mask) for digits, mask in numbers[False].items() if digits not in numbers[True]
    ]


def _reads_numbers(party, actor) -> bool:
    """Like `sees_contact`, without asking the case where no party or opening may show them."""
    row = row_of(actor.function)
    if Section.CONTACTS in row.sections | row.as_party | row.when_opened:
        return sees_contact(party.case, party, actor)
    return is_own(party, actor)


def _own_names(party) -> list[str]:
    """The names of a hidden party that stay hidden where a visible one has them too.

    Those of a company, which a branch of it shares, do not.
    """
    return [party.name] if party.kind == "organisation" else party.all_names


def _visible(party) -> list[tuple]:
    """What a visible party is called, each with the short name that stands for it, or None."""
    short = party.short_name if party.short_name != party.name else None
    return [*((name, None) for name in party.all_names), (party.name, short)]


def as_seen(case, text, actor) -> str:
    """A text typed in this case as this reader may see it: its way onto a page or a choice."""
    seen = case.sheet.cached(
        ("names as seen by", actor), lambda: names_as_seen(case.sheet.all_parties, actor)
    )
    return seen(text)


def names_to_avoid(case, actor) -> list[dict[str, str]]:
    """The hidden names this actor knows and should not type, each with what to write instead.

    `names` are the ways of writing it, parted by |; what an organisation is called for short too.
    """
    hidden = (party for party in case.sheet.all_parties if party.hide_name)
    return [
        {
            "name": party.name,
            "names": "|".join(dict.fromkeys(party.all_names)),
            "may_be_word": len(party.name) == SHORT_NAME and not party.name_in_text,
            "instead": f"{party.get_role_display()}{which_hidden(party, case.sheet.all_parties)}",
        }
        for party in hidden
        if name_of(party, actor) == party.printed_name
    ]
