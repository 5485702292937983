"""Who mediates: the mediators to choose from, ranked, with the reasons for and against each."""

from dataclasses import dataclass

from django.db.models import Count

from cases.forms.mediate.assigning import FROM_A_LEDGER
from cases.law.categories import Category
from cases.models import Case
from cases.phases.mediate import ties
from cases.states import OPEN
from cases.web.words import cn_day
from mediation import clock
from mediation.directory.models import Function, Person, Post

MOST_CARDS = 12
NO_TIE, ONLY_IF_WAIVED = "未发现利害关系", "各方都同意才能选"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mediator with the reasons for and against the choice.

    `here`, `everywhere`: posted at the estate of the case, or at all. `fits`: the kind of dispute
    is one of their specialties, in words; `speaks` what they speak beside the common language.
    """

    pk: int
    name: str
    here: bool
    everywhere: bool
    load: int
    clash: str
    flagged: bool = False  # known from the word of a ledger alone
    fits: str = ""
    speaks: str = ""
    away: str = ""

    @property
    def rank(self) -> tuple:
        """The sort key: no tie first, then known, there, posted at the estate, at home in the kind
        of dispute, with the fewest cases."""
        unsure = bool(self.clash), self.flagged, bool(self.away)
        return *unsure, not self.here, not self.fits, not self.everywhere, self.load, self.pk

    @property
    def words(self) -> str:
        """The reasons for and against this mediator, in one line."""
        tie = f"{self.clash}（{ONLY_IF_WAIVED}）" if self.clash else NO_TIE
        for_it = [self.posted, self.fits, self.speaks, f"手上 {self.load} 件"]
        words = [*for_it, tie, self.away, *([FROM_A_LEDGER] * self.flagged)]
        return " · ".join(filter(None, words))

    @property
    def posted(self) -> str:
        """The posting, in words."""
        return "驻点本小区" if self.here else "全辖区" if self.everywhere else "驻点其他小区"


def offer_ranked(form, ranked) -> None:
    """Offer the mediators as cards in the order of their rank; none is preselected, and one who
    need not be named may be left out."""
    field = form.fields["mediator"]
    field.most_buttons = MOST_CARDS
    nobody = [] if field.required else [("", field.empty_label)]
    field.choices = [*nobody, *((person.pk, person.name) for person in ranked)]
    form.notes = form.notes | {"mediator": {str(person.pk): person.words for person in ranked}}


def candidates(case) -> list[Candidate]:
    """The committee's mediators, best ranked first; six statements for any number."""
    today = clock.today()
    posts = Post.objects.held_on(today).filter(
        function=Function.MEDIATOR, committee=case.committee_id
    )
    posts = list(posts.select_related("person").prefetch_related("estates"))
    people = {post.person_id: post.person for post in posts}
    ties.with_posts(people.values())
    loads = dict(
        Case.objects.filter(mediator__in=people.keys(), status__in=sorted(OPEN))
        .values_list("mediator")
        .annotate(Count("pk"))
    )
    found = {
        post.person_id: _candidate(post, people[post.person_id], case, loads) for post in posts
    }
    return sorted(found.values(), key=lambda person: person.rank)


def _candidate(post, person: Person, case, loads) -> Candidate:
    estates = {estate.pk for estate in post.estates.all()}
    return Candidate(
        pk=person.pk,
        name=person.name,
        here=case.estate_id in estates,
        everywhere=not estates,
        load=loads.get(person.pk, 0),
        clash=ties.tie_of(case, person),
        flagged=person.flagged,
        fits=_fits(person, case),
        speaks=f"会说{person.languages}" if person.languages else "",
        away=_away(person),
    )


def _fits(person: Person, case) -> str:
    fits = case.category in person.specialties.split()
    return f"擅长{Category(case.category).label}" if fits else ""


def _away(person: Person) -> str:
    if not person.is_away(clock.today()):
        return ""
    until = f"，{cn_day(person.away_until)}以后回来" if person.away_until else ""
    return f"现在不在岗{until}"
