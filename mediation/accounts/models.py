"""Log-ins."""

from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession
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


class Session(AbstractBaseSession):
    """A session of a browser; of somebody who signed in, with what it can be recognised by."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")
    started_at = models.DateTimeField("登录时间", null=True)
    seen_at = models.DateTimeField("最近使用")
    device = models.CharField("设备", max_length=60, blank=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = verbose_name_plural = "登录"

    @classmethod
    def get_session_store_class(cls):
        """The store that writes these rows."""
        from .sessions import SessionStore  # noqa: PLC0415 -- app ready

        return SessionStore


class LoginEvent(models.Model):
    """What happened to a log-in: signed in, password changed, sessions ended; never altered."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "登录"
        SIGNED_OUT = "signed_out", "退出登录"
        PASSWORD = "password", "修改密码，其他登录随之结束"
        ENDED = "ended", "结束其他登录"
        ENDED_BY_OFFICE = "ended_by_office", "调委会结束其登录"

    user = models.ForeignKey(User, models.CASCADE, related_name="events")
    kind = models.CharField("事项", max_length=16, choices=Kind)
    at = models.DateTimeField("时间")
    by = models.CharField("办理人", max_length=80)
    principal = models.CharField(max_length=40)
    device = models.CharField("设备", max_length=60, blank=True)
    address = models.CharField("网络地址", max_length=45, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "账号记录"
        indexes = [models.Index(fields=["user", "-at"], name="events_of_a_login")]

    def __str__(self):
        return f"{self.at} {self.get_kind_display()}"


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
