"""Opening the personal data of one case with a reason, for half an hour, by two persons.

A person who reads under a mask asks in writing; a colleague of the same department agrees or
refuses. Requests, answers and every page read in full are stored in the case's `AccessLog`, which
the committee reads. Nothing here moves the case or writes its trail.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q

from cases.functions import row_of
from mediation import clock
from mediation.accounts.actor import Actor

from .rows import AccessLog

MINUTES_OPEN = 30
HOURS_WAITING = 24
SHORTEST_REASON = 10
LONGEST_REASON = 200


class NotWaiting(Exception):
    """The request has been answered already, or its day ended without an answer."""


class UnmaskingQuerySet(models.QuerySet):
    def waiting(self):
        """Requests without an answer whose day is not over."""
        since = clock.now() - timedelta(hours=HOURS_WAITING)
        return self.filter(decided_at=None, asked_at__gt=since)

    def recent(self):
        """Requests of the last two days: those that wait, and what has lately become of others."""
        return self.filter(asked_at__gt=clock.now() - timedelta(hours=2 * HOURS_WAITING))

    def to_answer(self, actor: Actor):
        """The waiting requests of colleagues of the actor's departments, oldest first."""
        others = self.waiting().exclude(principal=actor.principal)
        return others.filter(department__in=actor.bodies).order_by("asked_at", "pk")


class Unmasking(models.Model):
    """One request to see the personal data of a case; granted when `until` is set."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="unmaskings")
    department = models.ForeignKey("directory.Department", models.PROTECT, related_name="+")
    principal = models.CharField(max_length=40)
    actor = models.CharField("申请人", max_length=80)
    reason = models.CharField("理由", max_length=LONGEST_REASON)
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.CharField(max_length=40, blank=True)
    decided_name = models.CharField("答复人", max_length=80, blank=True)
    decided_at = models.DateTimeField("答复时间", null=True)
    until = models.DateTimeField("可看到", null=True)

    objects = UnmaskingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "查看申请"
        indexes = [models.Index(fields=["case", "principal"], name="unmasking_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="unmasking_answered_by_another",
                condition=~Q(decided_by=F("principal")),
                violation_error_message="查看个人信息须由本单位另一人同意。",
            ),
            models.CheckConstraint(
                name="unmasking_granted_by_somebody",
                condition=Q(until=None) | (Q(decided_at__isnull=False) & ~Q(decided_by="")),
                violation_error_message="没有人同意的申请不能打开。",
            ),
        ]

    def __str__(self):
        return f"{self.actor} {self.asked_at}"

    @property
    def is_waiting(self) -> bool:
        """Whether it has no answer and its day is not over."""
        in_time = self.asked_at > clock.now() - timedelta(hours=HOURS_WAITING)
        return self.decided_at is None and in_time

    @property
    def was_in_vain(self) -> bool:
        """Whether it was refused, or its day ended without an answer."""
        return self.until is None and not self.is_waiting


def _office_of_the_place(case, by: Actor) -> int:
    """The department by whose place the actor sees the case."""
    places = {("street", case.street_id), ("district", case.district_id)}
    own = (post for post in by.posts if post.body_id in by.bodies and post.place in places)
    return next(post.body_id for post in own)


def ask(case, by: Actor, reason: str) -> Unmasking:
    """Ask to see the personal data of a case; the same person's waiting request is kept.

    Raises `Case.DoesNotExist` for a stranger, `PermissionDenied` for an actor who does not read
    under a mask, `ValueError` for a reason that is too short or too long.
    """
    if not row_of(by.function).masked or not by.bodies:
        raise PermissionDenied("unmask")
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise ValueError(f"理由要写{SHORTEST_REASON}到{LONGEST_REASON}个字。")
    with transaction.atomic():
        fresh = _locked(case.pk, by)
        asked = fresh.unmaskings.waiting().filter(principal=by.principal).first()
        if asked is None:
            asked = fresh.unmaskings.create(
                department_id=_office_of_the_place(fresh, by),
                principal=by.principal,
                actor=by.name,
                reason=reason,
                asked_at=clock.now(),
            )
            log(fresh, by, "申请查看个人信息", reason)
    return asked


def answer(case, pk: int, by: Actor, *, grant: bool) -> Unmasking:
    """Agree to a request, which opens the case to the asker for half an hour, or refuse it.

    Raises `Case.DoesNotExist` for a stranger and where the case has no such request,
    `PermissionDenied` for the asker and for people of other departments, `NotWaiting` when it was
    answered or its day is over.
    """
    with transaction.atomic():
        fresh = _locked(case.pk, by)
        request = fresh.unmaskings.filter(pk=pk).first()
        if request is None:
            raise type(fresh).DoesNotExist
        if not _is_colleague(request, by):
            raise PermissionDenied("unmask")
        if not fresh.unmaskings.waiting().filter(pk=pk).exists():
            raise NotWaiting
        request.decided_by, request.decided_name = by.principal, by.name
        request.decided_at = clock.now()
        request.until = clock.now() + timedelta(minutes=MINUTES_OPEN) if grant else None
        request.save()
        what = f"同意{request.actor}查看个人信息" if grant else f"不同意{request.actor}查看个人信息"
        log(fresh, by, what, request.reason)
    return request


def _is_colleague(request: Unmasking, by: Actor) -> bool:
    """Whether this is another person of the asker's department."""
    of_department = row_of(by.function).masked and request.department_id in by.bodies
    return of_department and request.principal != by.principal


def log(case, by: Actor, what: str, reason: str = "") -> None:
    """Write one line of the case's access log."""
    AccessLog.objects.create(
        case=case,
        principal=by.principal,
        actor=f"{by.name}（{by.title_line}）"[:80],
        function=by.function,
        what=what,
        reason=reason,
        at=clock.now(),
    )


def log_full_view(opening: Unmasking, by: Actor, what: str) -> None:
    """Log that the actor read this in full, with the reason under which the case is open."""
    log(opening.case, by, f"查看{what}", opening.reason)


def _locked(pk: int, by: Actor):
    """The case under its lock, through the actor's visibility."""
    visible = Unmasking._meta.get_field("case").related_model.objects.visible_to(by)
    return visible.select_for_update(of=("self",)).get(pk=pk)
