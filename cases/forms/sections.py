"""What a form declares about its page: sections with spoken titles, and what follows the act."""

from dataclasses import dataclass

from cases.law.articles import Article


@dataclass(frozen=True, slots=True)
class Fold:
    """What is rarely needed, under one named line; nothing required may stand here."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, under a title as one would say it."""

    title: str
    names: tuple[str, ...] = ()
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class After:
    """One thing that follows from the act; `when` names the choice on which it depends."""

    text: str
    basis: Article | str = ""
    when: tuple[str, ...] = ()

    @property
    def condition(self) -> dict:
        """The question and the answers on which the line depends, as the page reads them."""
        return {"name": self.when[0], "values": " ".join(self.when[1:])} if self.when else {}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known already: a line with the way to change or to add it."""

    label: str
    value: str = ""
    note: str = ""
    url: str = ""
    change: str = ""
