"""A guard: one condition of an act, with the sentence shown when it fails."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cases.law import articles
from cases.law.article import Article

if TYPE_CHECKING:
    from .models import Case

NO_FACTS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of an act: test, sentence, article, and the act that helps.

    `needs` names facts of the form; while they are missing the guard counts as holding. `remedy` is
    the name of the act that helps, `about` the one fact the sentence is about, beside whose
    question a form says it; empty for none or several. `exact` words the sentence for one case and
    its facts, with the names and days that `otherwise` leaves open; worded so it is still equal.
    `basis_of` is the article in one case, where `basis` is only the usual one.
    Where one that is `absent` fails, there is nothing to act on: no page offers the entry.
    `or_else` is the act that helps while the remedy cannot be taken.
    One that `lapses` is asked with today's day before the act is offered; what was done in time may
    still be entered with its own day.
    """

    test: Callable[["Case", Mapping[str, Any]], bool]
    otherwise: str = field(compare=False)
    basis: Article = field(compare=False)
    needs: tuple[str, ...] = ()
    remedy: str = ""
    about: str = ""
    exact: Callable[["Case", Mapping[str, Any]], str] | None = None
    lapses: bool = False
    or_else: str = ""
    basis_of: Callable[["Case"], Article] | None = None
    absent: bool = False

    do_not_call_in_templates = True

    def __call__(self, case: "Case", facts: Mapping[str, Any] = NO_FACTS) -> bool:
        return not self.ready(facts) or self.test(case, facts)

    def ready(self, facts: Mapping[str, Any]) -> bool:
        """Whether the facts this guard needs are present."""
        return facts.keys() >= set(self.needs)

    def worded_for(self, case: "Case", facts: Mapping[str, Any]) -> "Guard":
        """The guard that fails here, with its exact sentence and article if it has them."""
        sentence = self.exact(case, facts) if self.exact else self.otherwise
        basis = self.basis_of(case) if self.basis_of else self.basis
        return replace(self, otherwise=sentence, basis=basis)

    def __str__(self) -> str:
        return f"{self.otherwise}（{self.basis}）"


def only_fact(needs: tuple[str, ...], basis: Article) -> str:
    """The fact a sentence is about that needs no other; empty for none or several.

    Of the day, only what is said of days: others need it to know that a form was submitted.
    """
    facts = [name for name in needs if name not in ("by", "on")]
    if not facts and basis is articles.DATES and "on" in needs:
        return "on"
    return facts[0] if len(facts) == 1 else ""


def guard(
    *,
    otherwise: str,
    basis: Article,
    needs: tuple[str, ...] = (),
    remedy: str = "",
    about: str = "",
    exact: Callable[["Case", Mapping[str, Any]], str] | None = None,
    lapses: bool = False,
    or_else: str = "",
    basis_of: Callable[["Case"], Article] | None = None,
    absent: bool = False,
) -> Callable[[Callable[["Case", Mapping[str, Any]], bool]], Guard]:
    """Turn a test into a guard with its sentence and article.

    `about` is given where it is not the only fact the guard needs.
    """

    def make(test: Callable[["Case", Mapping[str, Any]], bool]) -> Guard:
        about_fact = about or only_fact(needs, basis)
        own = (exact, lapses, or_else, basis_of, absent)
        return Guard(test, otherwise, basis, needs, remedy, about_fact, *own)

    return make
