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
from mediation.workdays.reading import with_stamp

from . import presence
from .functions import Section, row_of
from .law.clause_text import numeral
from .law.identifiers import mask_name
from .states import HANDLING, OPEN, Status

ONLY_BY_THE_DOOR = "a case is only written by the door (cases.door)"
BY_THE_DIRECTORY = frozenset({"street", "district"})  # they follow the place of the estate


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
        return with_stamp(self.annotate(**presence.FLAGS))

    def open(self):
        """Cases that are neither at rest nor ended."""
        return self.filter(status__in=[s.value for s in OPEN])

    def in_states(self, states):
        """Cases in one of these states."""
        return self.filter(status__in=[Status(s).value for s in states])

    def update(self, **columns):
        """Write where cases lie; raises `TypeError` for any other column, which the door writes."""
        if not columns.keys() <= BY_THE_DIRECTORY:
            raise TypeError(ONLY_BY_THE_DOOR)
        return super().update(**columns)

    def bulk_update(self, objs, fields, batch_size=None):
        """Raise `TypeError`: the door writes cases."""
        raise TypeError(ONLY_BY_THE_DOOR)

    def bulk_create(self, objs, **how):
        """Raise `TypeError`: the door opens cases."""
        raise TypeError(ONLY_BY_THE_DOOR)

    def delete(self):
        """Raise `TypeError`: no case is deleted."""
        raise TypeError(ONLY_BY_THE_DOOR)

    delete.alters_data = delete.queryset_only = True


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
        in_force = {"decided_at__lte": clock.latest(), "until__gt": clock.now()}
        openings = of_office.filter(principal=actor.principal, **in_force)
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


OTHER_CASE = "other_case"  # the fact of a line that names a second case, by its key


def without_unseen_cases(case, rows, actor) -> list:
    """The lines of a trail without those on other cases that this actor may not see.

    Not even that there is such a case may show.
    """
    keys = {row.facts[OTHER_CASE] for row in rows if OTHER_CASE in row.facts}
    if not keys:
        return rows
    seen = type(case).objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True)
    unseen = keys - set(seen)
    return [row for row in rows if row.facts.get(OTHER_CASE) not in unseen]


def every_link(case, actor):
    """The links of a case, removed ones too; `is_seen` where this actor may see the other one."""
    seen = type(case).objects.visible_to(actor).filter(pk=OuterRef("other_id"))
    links = case.links_to_cases.annotate(is_seen=Exists(seen))
    return links.select_related("other").order_by("pk")


def links_seen(case, actor) -> list:
    """The links of a case that stand, with others that this actor may see as well."""
    return case.sheet.rows("links", every_link(case, actor).filter(is_seen=True, removed_on=None))


def joined_seen(case, actor) -> list:
    """The cases that joined this one and that this actor may see as well, by their registration."""
    seen = type(case).objects.visible_to(actor).filter(lead=case)
    return case.sheet.rows("joined", seen.order_by("registered_on", "pk"))


def name_of(party, actor, among=()) -> str:
    """A party's name as this reader may see it; a hidden name only for staff, court, itself.

    Under a mask a person's surname; an organisation's name is no personal data. `among` are all
    parties of its case, where they were read already.
    """
    if hides_name(party, actor):
        which = which_hidden(party, among or _everyone_with(party)) if party.case_id else ""
        return f"{'一位住户' if party.is_applicant else '对方当事人'}{which}"
    if row_of(actor.function).masked and is_masked(party.case, actor):
        return party.name if party.kind == "organisation" else mask_name(party.name)
    return party.printed_name


def _everyone_with(party) -> list:
    """All parties of a party's case."""
    return party.case.sheet.all_parties


def which_hidden(party, among) -> str:
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


def sees_contact(case, party, actor) -> bool:
    """Whether the reader may see this party's phone: staff, court, or the party itself."""
    return Section.CONTACTS in sections(case, actor) or is_own(party, actor)
