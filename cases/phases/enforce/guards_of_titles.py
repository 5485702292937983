"""The article on what is owed: an agreement binds, what a court or tribunal decided is enforced."""

from functools import partial

from cases.guards import guard
from cases.law import articles, articles_of_enforcement

from .records import Title

DECIDED = {Title.Kind.JUDGMENT, Title.Kind.COURT_PAPER, Title.Kind.PAYMENT_ORDER, Title.Kind.AWARD}


def article_of_the_title(case):
    """The article under which the title in force is performed; without one that of agreements."""
    title = case.sheet.title
    return (
        articles_of_enforcement.ENFORCEABLE if title and title.kind in DECIDED else articles.BINDING
    )


# A guard about performing what is owed under whichever title.
guard_of_the_title = partial(guard, basis=articles.BINDING, basis_of=article_of_the_title)
