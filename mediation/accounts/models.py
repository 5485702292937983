"""Log-ins."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from .key_probes import KeyProbe  # noqa: F401 -- Django reads models here


class User(AbstractUser):
    """A log-in of one person; what it may do follows from the person's posts."""

    first_name = last_name = None
    person = models.OneToOneField(
        "directory.Person", models.PROTECT, null=True, blank=True, related_name="login"
    )
    demo = models.BooleanField("演示账号", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "账号"

    def __str__(self):
        return self.username


class Tries(models.Model):
    """The number of tries and until when they count; one row for all web processes."""

    key = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=1)
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "尝试次数"

    def __str__(self):
        return f"{self.key} {self.count}"


class RefusedPage(models.Model):
    """The page of a refused form, compressed and sealed, until it may be forgotten.

    All marks are keyed: no row names a person, a session or an address. `form` is the same for all
    pages of one form, refused any number of times.
    """

    mark = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=64, db_index=True, default="")
    holder = models.CharField(max_length=64, db_index=True)
    status = models.PositiveSmallIntegerField()
    page = models.BinaryField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "退回的页面"

    def __str__(self):
        return f"page {self.pk}"
