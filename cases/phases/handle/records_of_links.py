"""Links between cases: a record on each side, so that each trail covers its own."""

from django.db import models
from django.db.models import F, Q

from cases.legal_records.base import LegalRecord

MARK = "link-"


class CaseLink(LegalRecord):
    """What another case is to this one; the other case keeps the link seen from its side."""

    class Kind(models.TextChoices):
        DUPLICATE = "duplicate", "重复：那一件和本案是同一件事，登记了两次"
        FOLLOWS = "follows", "后续：本案是那一件的后续"
        FOLLOWED = "followed", "后续：那一件是本案的后续"
        ARISES = "arises", "由来：本案由那一件而来"
        GAVE_RISE = "gave_rise", "由来：那一件由本案而来"
        RELATED = "related", "关联：两件有关系，各办各的"

    IN_SHORT = {
        "duplicate": "与本案重复",
        "follows": "本案是它的后续",
        "followed": "本案的后续",
        "arises": "本案由它而来",
        "gave_rise": "由本案而来",
        "related": "与本案有关联",
    }
    FROM_THE_OTHER_SIDE = {
        "follows": "followed",
        "followed": "follows",
        "arises": "gave_rise",
        "gave_rise": "arises",
    }
    LATER = frozenset({"follows", "arises"})  # this case is the later one
    EARLIER = frozenset({"followed", "gave_rise"})  # the other one is

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="links_to_cases")
    other = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    kind = models.CharField("是什么关系", max_length=10, choices=Kind)
    reason = models.CharField("怎么看出来的", max_length=300)
    on = models.DateField("登记日")
    by = models.CharField("登记人", max_length=60)
    removed_on = models.DateField("撤销日", null=True)
    removed_why = models.CharField("撤销的原因", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "案件关联"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "other"],
                condition=Q(removed_on=None),
                name="one_link_between_two_cases",
                violation_error_message="这两件案件已经登记过关联。",
            ),
            models.CheckConstraint(
                name="no_link_to_itself",
                condition=~Q(case=F("other")),
                violation_error_message="案件不能和自己关联。",
            ),
            models.CheckConstraint(
                name="link_removed_after_it_was_made",
                condition=Q(removed_on=None) | Q(removed_on__gte=F("on")),
                violation_error_message="撤销关联的日子不能早于登记关联的日子。",
            ),
        ]

    def __str__(self):
        return self.in_short

    @property
    def in_short(self) -> str:
        """What the other case is to this one, in a few words before its number."""
        return self.IN_SHORT[self.kind]

    @property
    def mark(self) -> str:
        """What names the link to those who remove it without seeing the other case."""
        return f"{MARK}{self.pk}"

    @classmethod
    def seen_from_the_other(cls, kind) -> str:
        """The same link as the other case has it."""
        return cls.FROM_THE_OTHER_SIDE.get(kind, kind)


def key_of(mark: str) -> int | None:
    """The key of the link with that mark; None for anything else.

    >>> key_of("link-12"), key_of("link-"), key_of("SY2026-000012")
    (12, None, None)
    """
    key = mark.removeprefix(MARK)
    return int(key) if mark.startswith(MARK) and key.isdecimal() and len(key) < 19 else None
