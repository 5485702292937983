"""Corrections of what was registered of a case and of a party, kept before and after."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import models

from cases.acts import Audience, Done, Effects, entry
from cases.law import documents, money
from cases.law.categories import class_of
from cases.law.identifiers import mask_id, mask_phone
from cases.phases import common, roles
from cases.states import OPEN
from cases.words.party_marks import party_mark

from . import guards as g
from . import guards_of_corrections as corrections
from .guards_of_corrections import CORRECTABLE, OF_A_PARTY

ALIKE_UNDER_THE_MASK = "号码有更正，遮蔽以后看起来一样"
MASKED = {"phone": mask_phone, "id_number": mask_id}


def in_words(record, name) -> str:
    """A value of a record as the trail writes it: by its label, protected numbers masked."""
    value = getattr(record, name)
    if name == "id_kind":
        return documents.Kind(value).label if value else documents.ID_CARD
    if name.startswith("amount") and isinstance(value, int) and not isinstance(value, bool):
        return f"{money.yuan(value)}元"
    if isinstance(value, date):
        return common.in_text(value)
    shown = getattr(record, f"get_{name}_display", None)
    words = str(shown() if shown else "" if value is None else value)
    words = {"True": "是", "False": "否"}.get(words, words)
    return MASKED[name](words) if name in MASKED else words


def write(record, fields) -> tuple[dict, dict]:
    """Write the fields; returns the values before and after, in words."""
    before = {name: in_words(record, name) for name in fields}
    for name, value in fields.items():
        setattr(record, name, value)
    return before, {name: in_words(record, name) for name in fields}


def differences(record, before, after) -> str:
    """What changed, in one sentence without its stop."""
    changed = [name for name in before if before[name] != after[name]]
    labels = {n: record._meta.get_field(n).verbose_name.removesuffix("（分）") for n in changed}
    words = [f"{labels[n]}{_change(before[n], after[n])}" for n in changed]
    return "；".join(words) or ALIKE_UNDER_THE_MASK


def _change(before: str, after: str) -> str:
    """What became of one value; an empty one is named, not quoted."""
    if not before:
        return f"登记为“{after}”"
    return f"由“{before}”改为“{after}”" if after else f"（原来是“{before}”）清空"


def _why(reason) -> str:
    return f"原因：{reason.rstrip('。')}。" if reason else ""


class Corrections(models.Model):
    """Acts that correct what was registered."""

    class Meta:
        abstract = True

    @entry(
        states=OPEN,
        label="更正登记",
        permission=roles.office,
        guards=(
            g.arose_by_the_registration,
            corrections.sum_is_not_that_of_the_claims,
            corrections.category_is_not_printed,
            corrections.something_differs,
        ),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
    )
    def correct(self, *, by, on, reason="", **fields):
        """Correct registered fields; the trail keeps the values before and after.

        Sums are 分. Raises `PermissionDenied` for fields not in `CORRECTABLE`, such as days that
        the law counts.
        """
        if not fields.keys() <= CORRECTABLE:
            raise PermissionDenied(sorted(fields.keys() - CORRECTABLE))
        before, after = write(self, fields)
        changed = tuple(fields)
        if "category" in fields:
            self.official_class = class_of(self.category)
            changed += ("official_class",)
        if "amount" in fields and before["amount"] != after["amount"]:
            self.amount_is_agreed = False
            changed += ("amount_is_agreed",)
        return Done(
            f"更正登记：{differences(self, before, after)}。{_why(reason)}",
            changed=changed,
            audience=Audience.STAFF,
            facts={"before": before, "after": after} | ({"reason": reason} if reason else {}),
            invalidates_open_forms=True,
        )

    @entry(
        states=OPEN,
        label="更正当事人信息",
        permission=roles.office,
        guards=(
            common.only_parties_of_this_case,
            corrections.party_is_not_printed,
            corrections.kind_fits_the_company,
            common.dwelling_is_in_the_estate,
            corrections.something_differs_of_the_party,
        ),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
    )
    def correct_party(self, *, by, on, party, reason, **fields):
        """Correct what was registered of a party; fields that are not given stay, empty ones clear.

        Protected numbers are masked on the trail. Raises `PermissionDenied` for fields not in
        `OF_A_PARTY`.
        """
        if not fields.keys() <= OF_A_PARTY:
            raise PermissionDenied(sorted(fields.keys() - OF_A_PARTY))
        party = self.sheet.party(party.pk)
        if fields.get("born_on"):
            party.born_precision = "day"
        if "dwelling" in fields:
            fields["dwelling"] = self.dwelling_called(fields["dwelling"])
        before, after = write(party, fields)
        party.save(update_fields=[*fields, "phone_mark", "id_mark", "born_precision"])
        self.distinguish_namesakes()
        what = differences(party, before, after)
        return Done(
            f"更正{party_mark(party.pk)}的登记：{what}。{_why(reason)}",
            audience=Audience.STAFF,
            facts={"corrected": party.pk, "before": before, "after": after, "reason": reason},
            parties=True,
            invalidates_open_forms=True,
        )
