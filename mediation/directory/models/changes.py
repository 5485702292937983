"""What was changed in the directory: who, when, before and after; nobody alters a line."""

from django.db import models

from mediation import clock

from .bodies import PropertyCompany
from .people import Person


class DirectoryChange(models.Model):
    """One change of a person's other posts, or of a company; an empty side was not there."""

    at = models.DateTimeField("时间", default=clock.now)
    by = models.CharField("经手人", max_length=60)
    principal = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="changes")
    company = models.ForeignKey(PropertyCompany, models.PROTECT, null=True, related_name="changes")
    before = models.CharField("原来", max_length=400, blank=True)
    after = models.CharField("现在", max_length=400, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员与公司的更改"
        constraints = [
            models.CheckConstraint(
                name="change_is_of_a_person_or_a_company",
                condition=models.Q(person=None, company__isnull=False)
                | models.Q(person__isnull=False, company=None),
                violation_error_message="更改要写明是谁的，或者哪家公司的。",
            )
        ]

    def __str__(self):
        return f"{self.before}→{self.after}"

    def save(self, **kwargs):
        """Add a line; what was written stays."""
        if not self._state.adding:
            raise RuntimeError("a change of the directory is never rewritten")
        super().save(**kwargs)

    def delete(self, **kwargs):
        """Refuse."""
        raise RuntimeError("a change of the directory is never deleted")
