"""Places, from the district down to one dwelling."""

from datetime import date

from django.db import models
from django.db.models import Q

from mediation.directory.dwellings import parts_of


class District(models.Model):
    """A district 区; some offices oversee the whole of it."""

    code = models.CharField("区划代码", max_length=6, unique=True)
    name = models.CharField("名称", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "区"

    def __str__(self):
        return self.name


class StreetQuerySet(models.QuerySet):
    def of_estates(self, keys) -> dict:
        """The street of each estate by the estate's key; those without a community are left out."""
        rows = self.filter(communities__estates__in=keys)
        return {row.estate: row for row in rows.annotate(estate=models.F("communities__estates"))}


class Street(models.Model):
    """A street or town 街道/镇."""

    district = models.ForeignKey(District, models.PROTECT, related_name="streets")
    name = models.CharField("名称", max_length=40)

    objects = StreetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "街道"
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="street_name_in_district")
        ]

    def __str__(self):
        return self.name


class Community(models.Model):
    """A community 社区, the lowest level of the state's own geography."""

    street = models.ForeignKey(Street, models.PROTECT, related_name="communities")
    name = models.CharField("名称", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "社区"
        constraints = [
            models.UniqueConstraint(fields=["street", "name"], name="community_name_in_street")
        ]

    def __str__(self):
        return self.name


class Estate(models.Model):
    """A residential estate 小区, served by one mediation committee."""

    class Kind(models.TextChoices):
        COMMERCIAL = "commercial", "商品房"
        RESETTLEMENT = "resettlement", "安置房"
        OLD = "old", "老旧小区"
        UNKNOWN = "unknown", "未登记"

    committee = models.ForeignKey("directory.Committee", models.PROTECT, related_name="estates")
    community = models.ForeignKey(Community, models.PROTECT, null=True, related_name="estates")
    code = models.SlugField("小区码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类型", max_length=20, choices=Kind, default=Kind.UNKNOWN)
    households = models.PositiveIntegerField("户数", null=True)
    flagged = models.BooleanField("待核", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "小区"
        constraints = [
            models.UniqueConstraint(fields=["committee", "name"], name="estate_name_in_committee")
        ]

    def __str__(self):
        return self.name

    def company_on(self, day):
        """The company that manages the estate on that Beijing date, or None."""
        return manager_on(day, self.managements.select_related("company"))


def manager_on(day, managements):
    """The company among these managements of one estate that manages it on that day, or None."""
    there = [one for one in managements if one.since <= day <= (one.until or date.max)]
    return max(there, key=lambda one: one.since).company if there else None


class EstateManagement(models.Model):
    """The management of an estate, from–to (both days included)."""

    class Mode(models.TextChoices):
        COMPANY = "company", "物业公司"
        OWNERS = "owners", "业主自管"
        STATE = "state", "国有代管"
        NONE = "none", "无物业"

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="managements")
    mode = models.CharField("管理方式", max_length=10, choices=Mode, default=Mode.COMPANY)
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, related_name="managements"
    )
    since = models.DateField("自")
    until = models.DateField("至", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "小区管理"
        constraints = [
            models.CheckConstraint(
                name="management_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                violation_error_message="管理终止日不能早于开始日。",
            )
        ]

    def __str__(self):
        return f"{self.estate} {self.get_mode_display()}"


class DwellingManager(models.Manager):
    def called(self, estate, typed: str):
        """The dwelling of the estate that is typed so, entered if it is new; None for nothing."""
        building, room = parts_of(typed.removeprefix(estate.name if estate else ""))
        if not room:
            return None
        return self.get_or_create(estate=estate, building=building, room=room)[0]


class Dwelling(models.Model):
    """One dwelling 房屋 of an estate."""

    estate = models.ForeignKey(Estate, models.CASCADE, related_name="dwellings")
    building = models.CharField("楼栋", max_length=30)
    room = models.CharField("房号", max_length=30)

    objects = DwellingManager()

    class Meta:
        verbose_name = verbose_name_plural = "房屋"
        constraints = [
            models.UniqueConstraint(fields=["estate", "building", "room"], name="dwelling_once")
        ]

    def __str__(self):
        return f"{self.building}{self.room}"
