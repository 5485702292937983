"""What the cards of the editor take from the table of the kinds of clauses."""

from cases.law.clause_kinds.table import KINDS

FIELDS = {code: row.fields for code, row in KINDS.items()}
WIDE = {"text", "standard"}
SHORT_TEXT = {"money", "later_sum", "fee_cut", "prior"}  # what kind of money, in a word
PARTIES = ("by_party", "to_party")


def likely_values() -> list[tuple[str, list[str]]]:
    """The lists of likely values: the key of each, and its words."""
    return [
        (f"{name}-{code}", words.split())
        for code, row in KINDS.items()
        for name, words in row.choices.items()
    ]
