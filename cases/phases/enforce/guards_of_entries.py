"""Guards that entries of performance share: which duty, which proof, and no day after the record.

Each is made with its own sentence and named after its rule.
"""

from cases.guards import Guard, guard
from cases.law import articles
from cases.law.article import Article
from cases.phases.common import judged_on

from .guards_of_titles import guard_of_the_title


def some_duty(name: str, which: str, otherwise: str) -> Guard:
    """Some duty under the title in force has the property `which`."""

    def test(case, facts):
        return any(getattr(duty, which) for duty in case.sheet.obligations)

    test.__name__ = name
    return guard_of_the_title(otherwise=otherwise, absent=True)(test)


def this_duty(name: str, which: str, otherwise: str) -> Guard:
    """The duty chosen is one under the title in force that has the property `which`."""

    def test(case, facts):
        duty = case.sheet.obligation(facts["obligation"].pk)
        return duty is not None and getattr(duty, which)

    test.__name__ = name
    return guard_of_the_title(otherwise=otherwise, needs=("obligation",))(test)


def has_proof(name: str, otherwise: str, basis: Article, *, of: str) -> Guard:
    """The entry about `of` says by what it is proved."""

    def test(case, facts):
        return bool(facts["proof"].strip())

    test.__name__ = name
    return guard(otherwise=otherwise, basis=basis, needs=(of, "proof"), about="proof")(test)


def by_the_day_recorded(name: str, fact: str, sentence: str) -> Guard:
    """The day of the fact is not after the day on which it is recorded."""

    def test(case, facts):
        return facts[fact] <= facts["on"]

    def exact(case, facts):
        return f"{sentence}（{judged_on(facts['on'])}）。"

    test.__name__ = name
    needs, asked = (fact, "on"), {"about": fact, "exact": exact}
    return guard(otherwise=f"{sentence}。", basis=articles.DATES, needs=needs, **asked)(test)
