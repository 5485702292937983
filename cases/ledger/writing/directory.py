"""The estates, mediators and companies named in rows; unknown ones are created and flagged."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from cases.ledger import estate_names, words
from cases.ledger.records import LedgerRow
from cases.ledger.writing.estates import Estates
from cases.ledger.writing.lengths import mediators_of
from mediation.accounts.typed_names import folded
from mediation.directory.models import Estate, Function, Person, Post, PropertyCompany


class Directory:
    """The directory of one committee by name; empty for a committee still to be created.

    A mediator is the same with and without the dot in the name, in either script.

    `first_days` maps every mediator's name to the first day in the whole file, so that a post
    begins on the same day however often the import was interrupted; `spellings` says which estate
    a name in the ledger is.
    """

    def __init__(self, committee, first_days: dict[str, date], spellings: Estates) -> None:
        self.committee, self.first_days, self.spellings = committee, first_days, spellings
        self.estates: dict[str, Estate] = {}
        self.posts: defaultdict[str, list[Post]] = defaultdict(list)
        self.companies: dict[str, PropertyCompany] = {}
        self.new_estates: dict[str, str] = {}
        self.new_mediators: dict[str, str] = {}

    def load(self) -> "Directory":
        """Read what is registered now."""
        if self.committee is None:
            return self
        estates = Estate.objects.filter(committee=self.committee)
        self.estates = {estate_names.key(estate.name): estate for estate in estates.order_by("-pk")}
        for post in Post.objects.filter(
            committee=self.committee, function=Function.MEDIATOR
        ).select_related("person"):
            self.posts[folded(post.person.name)].append(post)
        for company in PropertyCompany.objects.order_by("-pk"):
            self.companies[words.key(company.name)] = company
        return self

    def note(self, row: LedgerRow) -> None:
        """Remember the unknown names of a row, in file order."""
        name = self.spellings.name_of(row.estate)
        if estate_names.key(name) not in self.estates:
            self.new_estates.setdefault(estate_names.key(name), name)
        for name in mediators_of(row):
            if folded(name) not in self.posts:
                self.new_mediators.setdefault(folded(name), name)

    def create(self) -> None:
        """Create the remembered names; every estate and mediator is flagged for review."""
        codes = _free_codes(f"{self.committee.code.lower()}-")
        made = Estate.objects.bulk_create(
            Estate(committee=self.committee, name=name, code=next(codes), flagged=True)
            for name in self.new_estates.values()
        )
        self.estates |= {estate_names.key(estate.name): estate for estate in made}
        people = Person.objects.bulk_create(
            Person(name=name, flagged=True) for name in self.new_mediators.values()
        )
        posts = Post.objects.bulk_create(self._post(person) for person in people)
        for post in posts:
            self.posts[folded(post.person.name)].append(post)

    def _post(self, person: Person) -> Post:
        return Post(
            person=person,
            function=Function.MEDIATOR,
            title="调解员",
            committee=self.committee,
            since=self.first_days[folded(person.name)],
        )

    def namesakes(self, name: str, day: date) -> set[int]:
        """The mediators a name may mean: those in post that day, or else any former ones."""
        posts = self.posts.get(folded(name), ())
        that_day = {p.person_id for p in posts if p.since <= day <= (p.until or day)}
        return that_day or {post.person_id for post in posts}

    def mediator(self, name: str, day: date) -> Person:
        """The mediator of that name; the importer has checked that there is exactly one."""
        (pk,) = self.namesakes(name, day)
        return next(p.person for p in self.posts[folded(name)] if p.person_id == pk)

    def estate(self, row: LedgerRow) -> Estate:
        """The estate of a row."""
        return self.estates[estate_names.key(self.spellings.name_of(row.estate))]

    def company(self, name: str) -> PropertyCompany | None:
        """The registered company of exactly that name; none is ever created."""
        return self.companies.get(words.key(name))


def registered_estates(committee) -> list[str]:
    """The names of a committee's estates, the oldest first."""
    if committee is None:
        return []
    return list(
        Estate.objects.filter(committee=committee).order_by("pk").values_list("name", flat=True)
    )


def first_days(rows: Iterable[LedgerRow]) -> dict[str, date]:
    """The first day of each mediator in these rows."""
    days: dict[str, date] = {}
    for row in rows:
        for name in mediators_of(row):
            key = folded(name)
            days[key] = min(days.get(key, row.registered_on), row.registered_on)
    return days


def _free_codes(prefix: str):
    """The codes after the highest one in use."""
    used = Estate.objects.filter(code__startswith=prefix).values_list("code", flat=True)
    tails = (code.removeprefix(prefix) for code in used)
    last = max((int(tail) for tail in tails if tail.isdecimal()), default=0)
    while True:
        last += 1
        yield f"{prefix}{last}"
