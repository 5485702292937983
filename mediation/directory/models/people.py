"""People and their posts. A mediator is a person with a post; a log-in is optional."""

from django.db import models
from django.db.models import Q

from mediation.vault import RowKeyField, SealedTextField

from .places import Estate


class Function(models.TextChoices):
    """The function of a post, which decides what its holder may do and which face they use."""

    RESIDENT = "resident", "当事人"
    COMPANY = "company", "物业公司"
    MEDIATOR = "mediator", "调解员"
    OFFICE = "office", "调委会"
    COURT = "court", "法院"
    SUPERVISOR = "supervisor", "主管部门"
    GRID = "grid", "网格员"
    ADMIN = "admin", "系统管理员"
    SYSTEM = "system", "系统"
    PUBLIC = "public", "公众"


class Person(models.Model):
    """A person who holds posts (mediator, clerk, judge …).

    Of a mediator also what speaks for a choice: `specialties` are codes of categories separated by
    spaces, `languages` words separated by 、, and the days on which they are away.
    """

    name = models.CharField("姓名", max_length=60)
    row_key = RowKeyField()
    phone = SealedTextField("电话", blank=True, default="")
    flagged = models.BooleanField("待核", default=False)
    specialties = models.CharField("专长", max_length=120, blank=True, default="")
    languages = models.CharField("会说的语言", max_length=80, blank=True, default="")
    away_since = models.DateField("不在岗自", null=True, blank=True)
    away_until = models.DateField("不在岗至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        constraints = [
            models.CheckConstraint(
                name="away_in_order",
                condition=Q(away_until=None)
                | Q(away_since__isnull=False, away_until__gte=models.F("away_since")),
                violation_error_message="到岗的日期不能早于离岗的日期。",
            )
        ]

    def __str__(self):
        return self.name

    def is_away(self, day) -> bool:
        """Whether they are away on that Beijing date."""
        begun = self.away_since is not None and self.away_since <= day
        return begun and (self.away_until is None or day <= self.away_until)


class PostQuerySet(models.QuerySet):
    def held_on(self, day):
        """The posts in force on that Beijing date."""
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))


class Post(models.Model):
    """A dated post: one person, one function, one body, some estates (none: all of the body's)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    function = models.CharField("职能", max_length=12, choices=Function)
    title = models.CharField("职务", max_length=40, blank=True)
    committee = models.ForeignKey(
        "directory.Committee", models.PROTECT, null=True, blank=True, related_name="posts"
    )
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, blank=True, related_name="posts"
    )
    court = models.ForeignKey(
        "directory.Court", models.PROTECT, null=True, blank=True, related_name="posts"
    )
    department = models.ForeignKey(
        "directory.Department", models.PROTECT, null=True, blank=True, related_name="posts"
    )
    estates = models.ManyToManyField(Estate, related_name="posts", blank=True)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        constraints = [
            models.CheckConstraint(
                name="post_has_the_body_of_its_function",
                condition=(
                    Q(function__in=["mediator", "office"], committee__isnull=False)
                    | Q(function="company", company__isnull=False)
                    | Q(function="court", court__isnull=False)
                    | Q(function="supervisor", department__isnull=False)
                    | Q(function__in=["grid", "admin"])
                ),
                violation_error_message="任职须写明所在单位。",
            )
        ]

    def __str__(self):
        return f"{self.person} {self.title or self.get_function_display()}"


class Affiliation(models.Model):
    """A post of a person that gives no function here: owners' committee, another company.

    Read for ties to a party, also after it ended; unknown days are empty.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organisation = models.CharField("单位", max_length=80)
    title = models.CharField("职务", max_length=40, blank=True)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "其他任职"

    def __str__(self):
        return f"{self.person} {self.organisation}{self.title}"
