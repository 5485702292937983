"""Bodies: committees, companies, courts, departments."""

from django.db import models
from django.db.models import Q

from mediation.directory.short_names import free_short_name

from .places import District, Street


class Committee(models.Model):
    """A people's mediation committee 调委会.

    The templates contain {年} {代字} {序号}; `code` begins the complaint numbers (ASCII).
    """

    class Kind(models.TextChoices):
        INDUSTRY = "industry", "行业性专业性"
        STREET = "street", "街道"
        COMMUNITY = "community", "社区"

    code = models.CharField("代码", max_length=6, unique=True)
    name = models.CharField("名称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=20, unique=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="committees")
    kind = models.CharField("类型", max_length=20, choices=Kind, default=Kind.INDUSTRY)
    phone = models.CharField("电话", max_length=30, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    dossier_word = models.CharField("卷宗代字", max_length=20)
    agreement_word = models.CharField("协议代字", max_length=20)
    dossier_template = models.CharField(
        "卷号样式", max_length=60, default="（{年}）{代字}人调字第{序号}号"
    )
    agreement_template = models.CharField(
        "协议编号样式", max_length=60, default="{代字}调字〔{年}〕{序号}号"
    )
    # How the year of return visits counts, the oldest choice first: since, counts, by, at.
    visit_rules = models.JSONField("回访的起算", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "调委会"

    def __str__(self):
        return self.short_name


class PropertyCompany(models.Model):
    """A property-service company 物业服务企业."""

    name = models.CharField("名称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=20, blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    phone = models.CharField("电话", max_length=30, blank=True)
    legal_representative = models.CharField("法定代表人", max_length=40, blank=True)
    address = models.CharField("住所", max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="上级公司"
    )

    class Meta:
        verbose_name = verbose_name_plural = "物业公司"

    def __str__(self):
        return self.short_name or self.name

    def save(self, *args, **kwargs):
        """Name a new company for short where nobody has and no other is called the same."""
        if self._state.adding and not self.short_name:
            others = type(self).objects.values_list("short_name", flat=True)
            self.short_name = free_short_name(self.name, set(others))
        super().save(*args, **kwargs)


class Court(models.Model):
    """A people's court; the code begins its case numbers (闽0504)."""

    name = models.CharField("名称", max_length=60, unique=True)
    code = models.CharField("代字", max_length=12, blank=True)
    districts = models.ManyToManyField(District, related_name="courts", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "法院"

    def __str__(self):
        return self.name


class Department(models.Model):
    """A department or street office a complaint can be dispatched to; some oversee a place."""

    class Kind(models.TextChoices):
        HOUSING = "housing", "住建部门"
        JUSTICE = "justice", "司法行政部门"
        STREET = "street", "街道办事处"
        OTHER = "other", "其他部门"

    name = models.CharField("名称", max_length=60, unique=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="departments")
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.OTHER)
    street = models.ForeignKey(
        Street, models.PROTECT, null=True, blank=True, related_name="departments"
    )

    class Meta:
        verbose_name = verbose_name_plural = "部门"
        constraints = [
            models.CheckConstraint(
                name="street_office_has_its_street",
                condition=Q(kind="street", street__isnull=False)
                | (~Q(kind="street") & Q(street=None)),
                violation_error_message="街道办事处须写明所在街道，其他部门不写街道。",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def place(self) -> tuple[str, int]:
        """The place it oversees: its street, else its district, as ("street", key)."""
        return ("street", self.street_id) if self.street_id else ("district", self.district_id)
