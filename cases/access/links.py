"""Admission to single cases: access rows, one-case links, and the log of full views.

`entitled` says who should be admitted and until when, from the records alone; the door keeps
`CaseAccess` equal to it, and `check_consistency` recounts it.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from mediation import clock
from mediation.accounts.actor import Actor, Kind, principal_of
from mediation.directory.models import Function, Post
from mediation.vault import fingerprint

# The acts that change who is entitled, and in which functions; other acts leave the rows alone.
ADMITTING = {
    "register": frozenset({Function.MEDIATOR, Function.COMPANY}),
    "dispatch": frozenset({Function.COMPANY}),
    "accept": frozenset({Function.MEDIATOR}),
    "reassign": frozenset({Function.MEDIATOR}),
    "add_party": frozenset({Function.COMPANY}),
    "release_party": frozenset({Function.COMPANY, Function.RESIDENT}),
    "court_send": frozenset({Function.COURT}),
    "give_link": frozenset({Function.RESIDENT}),
}
LINK_DAYS = 180
CODE_TRIES = 5
LOCK_MINUTES = 15


class CaseAccess(models.Model):
    """One admission of one principal to one case, in one function, until a day."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="admissions")
    principal = models.CharField(max_length=40)
    function = models.CharField(max_length=12, choices=Function)
    until = models.DateField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "准入"
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "function", "case"], name="one_admission_a_function"
            )
        ]

    def __str__(self):
        return f"{self.principal} {self.function}"


class Link(models.Model):
    """A one-case link for one party: token in the address, code by another way."""

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
        """Neither revoked nor expired (Beijing day)."""
        return self.revoked_at is None and clock.today() <= self.expires_on

    @property
    def locked(self) -> bool:
        """Too many wrong codes a moment ago."""
        return self.locked_until is not None and clock.now() < self.locked_until

    @property
    def principal(self) -> str:
        """How access rows name the holder."""
        return f"link:{self.pk}"

    @property
    def tries_left(self) -> int:
        """Wrong codes still allowed before the link is locked."""
        return CODE_TRIES - self.tries

    def try_code(self, code: str) -> bool:
        """Whether the code is right; five wrong ones lock the link for a quarter of an hour.

        Counts under the row's lock, so that codes tried side by side are all counted.
        """
        with transaction.atomic():
            fresh = Link.objects.select_for_update(of=("self",)).get(pk=self.pk)
            good = fresh._count_try(secrets.compare_digest(fresh.code_mark, code_mark(code)))
            fresh.save(update_fields=["tries", "locked_until"])
        self.tries, self.locked_until = fresh.tries, fresh.locked_until
        return good

    def _count_try(self, right: bool) -> bool:
        """Count one try; whether it opens the link."""
        if self.locked:
            return False
        self.tries = 0 if right else self.tries + 1
        self.locked_until = None
        if self.tries >= CODE_TRIES:
            self.tries = 0
            self.locked_until = clock.now() + timedelta(minutes=LOCK_MINUTES)
        return right


class AccessLog(models.Model):
    """A full view of a protected field, or an opening with a reason: who, what, when."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="access_log")
    principal = models.CharField(max_length=40)
    actor = models.CharField(max_length=80)
    function = models.CharField(max_length=12)
    what = models.CharField("查看内容", max_length=120)
    reason = models.CharField("理由", max_length=200, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "查看记录"

    def __str__(self):
        return self.what


@dataclass(frozen=True, slots=True)
class Ticket:
    """A fresh link in the clear, shown once: the address part and the code."""

    token: str
    code: str

    @classmethod
    def fresh(cls) -> "Ticket":
        """A ticket nobody can guess."""
        return cls(secrets.token_urlsafe(18), f"{secrets.randbelow(10**6):06}")

    @classmethod
    def of(cls, by: Actor, key: str, place: object = "") -> "Ticket":
        """The ticket that goes with a form's key: the same again when the form comes twice."""
        mark = f"{by.principal}:{key}:{place}"
        code = int(fingerprint(f"ticket-code:{mark}"), 16) % 10**6
        return cls(fingerprint(f"ticket-token:{mark}")[:32], f"{code:06}")

    @property
    def url(self) -> str:
        """The link's address."""
        return f"{settings.SITE_URL}/r/{self.token}/"


def code_mark(code: str) -> str:
    """The keyed fingerprint of a code; spaces and case do not matter."""
    return fingerprint(f"code:{code.strip().upper()}")


def token_mark(token: str) -> str:
    """The keyed fingerprint of a link's token."""
    return fingerprint(f"token:{token}")


def issue_link(case, party, ticket: Ticket | None = None) -> Ticket:
    """Give a party a link and a code, good at once; only their fingerprints are kept.

    An older link of the party is revoked. Knocked at by the door (`give_link`, `register`).
    """
    ticket = ticket or Ticket.fresh()
    with transaction.atomic():
        case.links.filter(party=party, revoked_at=None).update(revoked_at=clock.now())
        link = Link.objects.create(
            case=case,
            party=party,
            token_mark=token_mark(ticket.token),
            code_mark=code_mark(ticket.code),
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
    """The link with that token, alive or not."""
    related = Link.objects.select_related("case__committee", "party")
    return related.filter(token_mark=token_mark(token)).first()


def known_by_code(number: str, code: str) -> Link | None:
    """The living link of a case whose code this is; one query, whatever was typed."""
    return (
        Link.objects.filter(
            case__number=number.strip().upper(),
            code_mark=code_mark(code),
            revoked_at=None,
            expires_on__gte=clock.today(),
            party__released_on=None,
        )
        .select_related("case")
        .first()
    )


def actor_of_link(pk: int) -> Actor | None:
    """The actor behind an opened link, while it lives; one query."""
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


def entitled(case, functions=None) -> dict[tuple[str, str], object]:
    """Who is admitted to the case: {(principal, function): last day or None}.

    With `functions`, only the admissions in those functions.
    """
    found: dict[tuple[str, str], object] = {}
    for function, people in ENTITLED.items():
        if functions is None or function in functions:
            found |= people(case)
    return found


def _mediators(case):
    rows = case.assignments.filter(until=None).values_list("person_id", flat=True)
    people = set(rows) | ({case.mediator_id} if case.mediator_id else set())
    return {(principal_of(pk), Function.MEDIATOR.value): None for pk in people}


def _company_people(case):
    """The company's people for the estate; a company that lost the estate only as a party."""
    found = {}
    parties = set(
        case.parties.filter(company__isnull=False, released_on=None).values_list(
            "company_id", flat=True
        )
    )
    for company_id in parties | ({case.company_id} if case.company_id else set()):
        until = None if company_id in parties else _managed_until(case, company_id)
        for post in _company_posts(company_id, case):
            last = _earlier(until, post.until)
            found[principal_of(post.person_id), Function.COMPANY.value] = last
    return found


def _managed_until(case, company_id):
    if case.estate_id is None:
        return None
    row = (
        case.estate.managements.filter(company=company_id)
        .order_by(models.F("until").desc(nulls_first=True))
        .first()
    )
    return row.until if row else None


def _posts(**where):
    """Posts in force or to come; of several of one person the longest counts last."""
    return (
        Post.objects.filter(**where)
        .filter(Q(until=None) | Q(until__gte=clock.today()))
        .order_by(models.F("until").asc(nulls_last=True), "pk")
    )


def _company_posts(company_id, case):
    """The company's posts for all its estates, or for this one."""
    return _posts(company_id=company_id).filter(Q(estates=None) | Q(estates=case.estate_id or 0))


def _earlier(one, other):
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def _court_people(case):
    """People of the courts the papers were sent to."""
    courts = {
        p.court_id
        for p in case.proceedings.exclude(status="preparing")
        if p.court_id and p.sent_on is not None
    }
    return {
        (principal_of(post.person_id), Function.COURT.value): post.until
        for court_id in courts
        for post in _posts(court_id=court_id)
    }


def _link_holders(case):
    links = case.links.filter(revoked_at=None, party__released_on=None)
    return {(link.principal, Function.RESIDENT.value): link.expires_on for link in links}


ENTITLED = {
    Function.MEDIATOR: _mediators,
    Function.COMPANY: _company_people,
    Function.COURT: _court_people,
    Function.RESIDENT: _link_holders,
}


def keep(case, functions=None):
    """Make the access rows of a case equal to `entitled`; writes only what differs."""
    wanted = entitled(case, functions)
    rows = case.admissions.filter(function__in=functions or list(ENTITLED))
    have = {(row.principal, row.function): row for row in rows}
    gone = [row.pk for key, row in have.items() if key not in wanted]
    if gone:
        CaseAccess.objects.filter(pk__in=gone).delete()
    CaseAccess.objects.bulk_create(
        CaseAccess(case=case, principal=key[0], function=key[1], until=until)
        for key, until in wanted.items()
        if key not in have
    )
    for key, until in wanted.items():
        if key in have and have[key].until != until:
            CaseAccess.objects.filter(pk=have[key].pk).update(until=until)
