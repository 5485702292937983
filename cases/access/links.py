"""One-case links: issued by the door, opened with a code, locked after wrong codes."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from cases.law.numbering import plain_code
from mediation import clock
from mediation.accounts.actor import Actor, Kind
from mediation.directory.models import Function
from mediation.vault import exact_mark, exact_marks, fingerprints

from .rows import CaseAccess

LINK_DAYS = 180
CODE_TRIES = 5
LOCK_MINUTES = 15
TOKEN = re.compile("[0-9A-Za-z_-]{24,32}")


class Link(models.Model):
    """A one-case link for one party: the token is in the address, the code is given separately."""

    class Scope(models.TextChoices):
        PARTY = "party", "当事人"
        HELPER = "helper", "协助人"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="links")
    party = models.ForeignKey("cases.Party", models.CASCADE, related_name="links")
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.PARTY)
    token_mark = models.CharField(max_length=64, unique=True)
    code_mark = models.CharField(max_length=64)
    expires_on = models.DateField("有效期至")
    revoked_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "一案链接"

    def __str__(self):
        return f"link {self.pk}"

    @property
    def alive(self) -> bool:
        """Whether the link is neither revoked nor expired (Beijing date)."""
        return self.revoked_at is None and clock.today() <= self.expires_on

    @property
    def locked(self) -> bool:
        """Whether the link is locked after too many wrong codes."""
        return self.locked_until is not None and clock.now() < self.locked_until

    @property
    def principal(self) -> str:
        """The principal of the link's holder in access rows."""
        return f"link:{self.pk}"

    @property
    def tries_left(self) -> int:
        """Wrong codes still allowed before the link is locked."""
        return CODE_TRIES - self.tries

    def try_code(self, code: str) -> bool:
        """Whether the code is right; five wrong codes lock the link for a quarter of an hour.

        Counts under the row's lock, so that concurrent attempts are all counted.
        """
        with transaction.atomic():
            fresh = Link.objects.select_for_update(of=("self",)).get(pk=self.pk)
            right = [secrets.compare_digest(fresh.code_mark, mark) for mark in code_marks(code)]
            good = fresh._count_try(any(right))
            fresh.save(update_fields=["tries", "locked_until"])
        self.tries, self.locked_until = fresh.tries, fresh.locked_until
        return good

    def _count_try(self, right: bool) -> bool:
        """Count one attempt and return whether it opens the link."""
        if self.locked:
            return False
        self.tries = 0 if right else self.tries + 1
        self.locked_until = None
        if self.tries >= CODE_TRIES:
            self.tries = 0
            self.locked_until = clock.now() + timedelta(minutes=LOCK_MINUTES)
        return right


@dataclass(frozen=True, slots=True)
class Ticket:
    """A new link in the clear, shown once: token and code."""

    token: str
    code: str

    @classmethod
    def fresh(cls) -> "Ticket":
        """A random ticket."""
        return cls(secrets.token_urlsafe(18), f"{secrets.randbelow(10**6):06}")

    @classmethod
    def of(cls, by: Actor, key: str, place: object = "") -> "Ticket":
        """The ticket derived from a form's key, so that a repeated form gets the same one."""
        mark = f"{by.principal}:{key}:{place}"
        code = int(exact_mark(f"ticket-code:{mark}"), 16) % 10**6
        return cls(exact_mark(f"ticket-token:{mark}")[:32], f"{code:06}")

    @property
    def url(self) -> str:
        """The address of the link."""
        return f"{settings.SITE_URL}/r/{self.token}/"


def code_marks(code: str) -> list[str]:
    """The fingerprints of a code under every hash key, the present one's first; spaces and case
    are ignored."""
    return fingerprints(f"code:{plain_code(code)}")


def token_marks(token: str) -> list[str]:
    """The marks of a link's token, byte for byte, under every hash key, the present one's first."""
    return exact_marks(f"token:{token}")


def issue_link(case, party, ticket: Ticket | None = None) -> Ticket:
    """Give a party a link and a code, valid at once; only their fingerprints are stored.

    Revokes an older link of the party. Called by the door (`give_link`, `register`).
    """
    ticket = ticket or Ticket.fresh()
    with transaction.atomic():
        case.links.filter(party=party, revoked_at=None).update(revoked_at=clock.now())
        link = Link.objects.create(
            case=case,
            party=party,
            token_mark=token_marks(ticket.token)[0],
            code_mark=code_marks(ticket.code)[0],
            expires_on=clock.today() + timedelta(days=LINK_DAYS),
        )
        CaseAccess.objects.create(
            case=case,
            principal=link.principal,
            function=Function.RESIDENT,
            until=link.expires_on,
        )
    return ticket


def link_of(token: str) -> Link | None:
    """The link with that token, alive or not, or None; nothing in a token is forgiven.

    Links given before marks were exact are found by their old mark, until the last has expired.
    """
    if not TOKEN.fullmatch(token):
        return None
    marks = [*token_marks(token), *fingerprints(f"token:{token}")]
    related = Link.objects.select_related("case__committee", "party")
    return related.filter(token_mark__in=marks).first()


def living(tickets: list[Ticket]) -> list[tuple[Ticket, Link]]:
    """Those of these tickets whose links are alive and whose parties active; one query."""
    by_mark = {token_marks(ticket.token)[0]: ticket for ticket in tickets}
    related = Link.objects.select_related("case__estate__committee", "case__committee", "party")
    rows = {one.token_mark: one for one in related.filter(token_mark__in=by_mark)}
    found = [(ticket, rows[mark]) for mark, ticket in by_mark.items() if mark in rows]
    return [(ticket, link) for ticket, link in found if link.alive and link.party.active]


def known_by_code(number: str, code: str) -> Link | None:
    """The live link of a case with that code, or None; always one query."""
    return (
        Link.objects.filter(
            case__number=number.strip().upper(),
            code_mark__in=code_marks(code),
            revoked_at=None,
            expires_on__gte=clock.today(),
            party__released_on=None,
        )
        .select_related("case")
        .first()
    )


def actor_of_link(pk: int) -> Actor | None:
    """The actor behind an opened link while the link is alive; one query."""
    link = Link.objects.filter(pk=pk).select_related("party").first()
    if link is None or not link.alive or not link.party.active:
        return None
    return Actor(
        kind=Kind.LINK,
        function=Function.RESIDENT,
        name=link.party.name,
        principal=link.principal,
        title=link.party.get_role_display(),
        case_id=link.case_id,
        party_id=link.party_id,
    )
