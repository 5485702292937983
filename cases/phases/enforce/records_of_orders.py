"""Whom a court's own paper binds, or benefits, beside the first party of a duty."""

from django.db import models

from cases.legal_records.base import LegalRecord

from .records import Obligation


class FurtherParty(LegalRecord):
    """A further party that owes, or is owed, the whole of what a court's own paper orders."""

    of_case = ("obligation__case",)

    class Side(models.TextChoices):
        DEBTOR = "debtor", "连带履行"
        CREDITOR = "creditor", "共同受领"

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="further_parties")
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="+")
    side = models.CharField("哪一边", max_length=8, choices=Side)

    class Meta:
        verbose_name = verbose_name_plural = "文书写明的共同一方"
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "party"],
                name="further_party_once",
                violation_error_message="同一位当事人在一项里只写一次。",
            )
        ]

    def __str__(self):
        return str(self.party_id)
