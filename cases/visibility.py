"""Who sees which rows, and which contents of them.

Three questions with three names: `visible_to` (which cases), `audiences` (which lines of the trail)
and `sections` (which sections). An undeclared function sees nothing.
"""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from mediation import clock
from mediation.accounts.functions import Reach

from . import presence
from .functions import Section, row_of
from .law.clause_text import numeral
from .law.identifiers import mask_name, spellings_of_id, spellings_of_phones
from .states import HANDLING, OPEN, Status
from .words.written_names import contains_any, normalized_name, replacing

SHORT_NAME = 2  # characters of a name that may be an ordinary word as well


class CaseQuerySet(models.QuerySet):
    """Questions about cases."""

    def visible_to(self, actor):
        """The cases this actor may open; an undeclared function sees none."""
        match actor.reach:
            case Reach.ALL:
                return self.all()
            case Reach.COMMITTEE:
                return self.filter(committee__in=actor.bodies)
            case Reach.PLACE:
                return self._in(actor.places)
            case Reach.ADMITTED:
                return self._admitted(actor)
            case _:
                return self.none()

    def _in(self, places):
        """The cases in these places, by plain columns; in no place there are none."""
        columns = (Q(**{f"{kind}__in": keys}) for kind, keys in places.items())
        return self.filter(reduce(or_, columns)) if places else self.none()

    def _admitted(self, actor):
        """One access row per case, principal and function, in force today.

        The row names the person; the bodies that person serves today are checked as well, so that
        access ends at once when a post ends or changes.
        """
        in_force = Q(admissions__until=None) | Q(admissions__until__gte=clock.today())
        admitted = self.filter(
            in_force, admissions__principal=actor.principal, admissions__function=actor.function
        )
        return admitted.filter(_served(actor))

    def with_presence_flags(self):
        """Annotate which kinds of records each case has, so that absent kinds are not queried."""
        return self.annotate(**presence.FLAGS)

    def open(self):
        """Cases that are neither at rest nor ended."""
        return self.filter(status__in=[s.value for s in OPEN])

    def in_states(self, states):
        """Cases in one of these states."""
        return self.filter(status__in=[Status(s).value for s in states])

    def update(self, **kwargs):
        """Refuse to write a status around the door."""
        if "status" in kwargs:
            raise TypeError("a status is only written by the door (cases.door)")
        return super().update(**kwargs)


def _served(actor) -> Q:
    """The cases in which the bodies an actor serves today have a part."""
    stakes = row_of(actor.function).stakes
    return reduce(or_, (_stake(path, actor.bodies) for path in stakes), Q())


def _stake(path, bodies) -> Q:
    """A condition on a column of the case, or a subquery on its records, so that no row repeats."""
    records, _, column = path.partition("__")
    if not column:
        return Q(**{f"{path}__in": bodies})
    model = apps.get_model("cases", "Case")._meta.get_field(records).related_model
    return Q(Exists(model.objects.filter(case=OuterRef("pk"), **{f"{column}__in": bodies})))


def is_own(party, actor) -> bool:
    """Whether the actor speaks for this party: by its link, or for the body that is the party."""
    if actor.party_id is not None and actor.party_id == party.pk:
        return True
    column = row_of(actor.function).party_column
    return bool(column) and getattr(party, column) in actor.bodies


def own_rows(rows, actor, party=""):
    """The actor's own rows of a query of parties, or of rows with a `party`.

    An actor who cannot be a party keeps all rows.
    """
    column = row_of(actor.function).party_column
    if actor.party_id:
        return rows.filter(**{party or "pk": actor.party_id})
    if column:
        path = f"{party}__{column}" if party else column
        return rows.filter(**{f"{path}__in": actor.bodies})
    return rows


def is_party(case, actor) -> bool:
    """Whether a body the actor serves is itself a party of the case."""
    has_column = bool(row_of(actor.function).party_column)
    return has_column and any(is_own(party, actor) for party in case.sheet.parties)


def outside(case, actor) -> bool:
    """Whether the case is closed to this actor, who is no party, because it went to mediation."""
    gone = row_of(actor.function).leaves_at_mediation and case.status not in HANDLING
    return gone and not is_party(case, actor)


def is_masked(case, actor) -> bool:
    """Whether personal data of this case are masked: its function reads under a mask, and the
    actor has no opening of the case in force."""
    return row_of(actor.function).masked and opening_of(case, actor) is None


def opening_of(case, actor):
    """The unmasking in force that opens the case to this actor, or None; cached on the sheet."""

    def look():
        of_office = case.unmaskings.filter(department__in=actor.bodies)
        openings = of_office.filter(principal=actor.principal, until__gt=clock.now())
        return openings.order_by("-until").first()

    return case.sheet.cached(f"opened to {actor.principal}", look)


def sections(case, actor) -> frozenset:
    """The sections of this case the actor may read; a body that is a party reads as one."""
    row = row_of(actor.function)
    if row.masked:
        return row.sections | row.when_opened if opening_of(case, actor) else row.sections
    return row.sections | row.as_party if is_party(case, actor) else row.sections


def audiences(case, actor) -> tuple:
    """The audiences whose lines of the trail the actor may read."""
    row = row_of(actor.function)
    return row.to_party if is_party(case, actor) else row.audiences


def name_of(party, actor, among=()) -> str:
    """A party's name as this reader may see it; a hidden name only for staff, court, itself.

    Under a mask a person's surname; an organisation's name is no personal data. `among` are all
    parties of its case, where they were read already.
    """
    if hides_name(party, actor):
        which = _which_hidden(party, among or _everyone_with(party)) if party.case_id else ""
        return f"{'一位住户' if party.is_applicant else '对方当事人'}{which}"
    if row_of(actor.function).masked and is_masked(party.case, actor):
        return party.name if party.kind == "organisation" else mask_name(party.name)
    return party.printed_name


def _everyone_with(party) -> list:
    """All parties of a party's case."""
    return party.case.sheet.all_parties


def _which_hidden(party, among) -> str:
    """Which of several hidden people of its side a party is, by the order of registration.

    Everybody of the side is counted, so that no number changes when somebody hides later.
    """
    everyone = sorted(among, key=lambda one: one.pk)
    side = [one for one in everyone if one.is_applicant == party.is_applicant]
    if sum(one.hide_name for one in side) < 2 or party not in side:
        return ""
    return f"（第{numeral(side.index(party) + 1)}位）"


def hides_name(party, actor) -> bool:
    """Whether this reader may not know the party's name at its own wish."""
    if not party.hide_name:
        return False
    return not (row_of(actor.function).knows_hidden_names or is_own(party, actor))


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
            "instead": f"{party.get_role_display()}{_which_hidden(party, case.sheet.all_parties)}",
        }
        for party in hidden
        if name_of(party, actor) == party.printed_name
    ]


def short_name_of(party, actor) -> str:
    """What screens call a party: a company by its short name, where its name is not hidden."""
    shown = name_of(party, actor)
    return party.called if shown == party.printed_name else shown


def hidden_company(case, actor):
    """The party that is the company of the case, if this reader may not know its name, or None."""
    own = (p for p in case.sheet.all_parties if p.company_id and p.company_id == case.company_id)
    return next((p for p in own if hides_name(p, actor)), None)


def company_of(case, actor) -> str:
    """What this reader may call the company of the case; empty without one."""
    party = hidden_company(case, actor)
    return name_of(party, actor) if party else str(case.company or "")


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


def sees_contact(case, party, actor) -> bool:
    """Whether the reader may see this party's phone: staff, court, or the party itself."""
    return Section.CONTACTS in sections(case, actor) or is_own(party, actor)
