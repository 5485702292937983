"""Acceptance: the mediators to choose from, ranked, with the reasons for the rank."""

from dataclasses import dataclass

from django.db.models import Count

from cases.forms.mediate.assigning import FROM_A_LEDGER
from cases.models import Case
from cases.states import OPEN
from mediation import clock
from mediation.directory.models import Function, Post

from . import facts

MOST_CARDS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mediator with the reasons for and against the choice."""

    pk: int
    name: str
    here: bool
    everywhere: bool
    load: int
    clash: str
    flagged: bool = False  # known from the word of a ledger alone

    @property
    def rank(self) -> tuple:
        """The sort key: no tie first, then known, posted at the estate, with the fewest cases."""
        unsure = bool(self.clash), self.flagged
        return *unsure, not self.here, not self.everywhere, self.load, self.pk

    @property
    def words(self) -> str:
        """The reasons for and against this mediator, in one line."""
        tie = f"{self.clash}（各方都同意才能选）" if self.clash else "未发现利害关系"
        words = [self.posted, f"手上 {self.load} 件", tie, *([FROM_A_LEDGER] * self.flagged)]
        return " · ".join(words)

    @property
    def posted(self) -> str:
        """The posting, in words."""
        return "驻点本小区" if self.here else "全辖区" if self.everywhere else "驻点其他小区"


def offer_ranked(form, ranked) -> None:
    """Offer the mediators as cards in the order of their rank; none is preselected."""
    field = form.fields["mediator"]
    field.most_buttons = MOST_CARDS
    field.choices = [(person.pk, person.name) for person in ranked]
    form.notes = form.notes | {"mediator": {str(person.pk): person.words for person in ranked}}


def candidates(case) -> list[Candidate]:
    """The committee's mediators, best ranked first; four statements for any number."""
    posts = Post.objects.held_on(clock.today()).filter(
        function=Function.MEDIATOR, committee=case.committee_id
    )
    posts = list(posts.select_related("person").prefetch_related("estates"))
    people = {post.person_id for post in posts}
    loads = dict(
        Case.objects.filter(mediator__in=people, status__in=sorted(OPEN))
        .values_list("mediator")
        .annotate(Count("pk"))
    )
    mediators = facts.ties([case.committee_id])
    tied = facts.tied(case.sheet.parties, mediators)
    found = {post.person_id: _candidate(post, case, loads, tied) for post in posts}
    return sorted(found.values(), key=lambda person: person.rank)


def _candidate(post, case, loads, tied):
    estates = {estate.pk for estate in post.estates.all()}
    clash = "在一方当事人公司任过职，或者与一方同名，请核实" if post.person_id in tied else ""
    return Candidate(
        pk=post.person_id,
        name=post.person.name,
        here=case.estate_id in estates,
        everywhere=not estates,
        load=loads.get(post.person_id, 0),
        clash=clash,
        flagged=post.person.flagged,
    )
