"""The form of a workbook of referrals, for the committee and for a court: sent, read, kept."""

import uuid

from django import forms
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header

from cases.forms.table_file import TableFile
from cases.ledger.referrals import taking_in, template
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.uploads import sending
from cases.models import ReferralBatch
from cases.web.listing.workbook import XLSX
from mediation import clock
from mediation.directory.models import Committee, Court
from mediation.plain_forms import KeyField, PlainForm

MAX_FILE = 2 * 2**20
MAX_REQUEST = MAX_FILE + 2**19  # the rest of the form
TOO_LARGE = "移送表超过 2 MB，请分成几个文件。"
BATCHES_SHOWN = 20


class BatchForm(PlainForm):
    """The workbook, and where there are several the committee that takes the cases and the court
    that sends them.

    `courts` (ids) is given where a court itself sends it, `several` where it is known without
    asking whether there is more than one committee.
    """

    key = KeyField(required=True, max_length=64)
    court = forms.ModelChoiceField(Court.objects.none(), label="哪家法院移送")
    committee = forms.ModelChoiceField(Committee.objects.none(), label="调委会")
    file = TableFile(
        most_bytes=MAX_FILE,
        too_large=TOO_LARGE,
        label="移送表",
        help_text=".xlsx、.xls 或者 .csv，一次最多 200 件。",
        allow_empty_file=True,
    )

    def __init__(self, *args, committees, courts=(), several=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.committees = committees
        self.only_court = next(iter(courts), None)
        if len(courts) > 1:
            self.fields["court"].queryset = Court.objects.filter(pk__in=courts).order_by("name")
        else:
            del self.fields["court"]
        self._choose(len(committees[:2]) > 1 if several is None else several)
        self.fields["file"].error_messages["required"] = "请选择移送表。"
        self.fields["key"].initial = uuid.uuid4().hex

    def _choose(self, several: bool):
        """Ask which committee of several."""
        if several:
            self.fields["committee"].queryset = self.committees
        else:
            del self.fields["committee"]

    @cached_property
    def only(self) -> Committee | None:
        """The only committee, where none is asked; None where there is none or several."""
        return None if "committee" in self.fields else self.committees.first()

    def clean(self):
        """Refuse a workbook for which there is no committee."""
        data = super().clean()
        if "committee" not in self.fields and self.only is None:
            self.add_error(None, "本地还没有可以移送的调委会。")
        return data

    def taken_in(self, by) -> ReferralBatch | None:
        """The batch, its rows opened; None where the form or the workbook as a whole is refused,
        of which nothing is kept: it is read first, so that nobody meets a batch that goes again."""
        if not self.is_valid():
            return None
        content = self.cleaned_data["file"].read()
        of_whom = {"committee": self.only or self.cleaned_data["committee"], "court": self._court()}
        try:
            workbook = taking_in.read_for(**of_whom, source=content)
        except ReaderError as wrong:
            self.add_error("file", str(wrong))
            return None
        batch = self._batch(by, content, **of_whom)
        taking_in.take_in(batch, workbook, by)
        return batch

    def _batch(self, by, content: bytes, committee, court) -> ReferralBatch:
        """The batch of this workbook; the same by the same form is one."""
        key = sending.key_of(self.cleaned_data["key"], committee, content)
        mine = {"principal": by.principal, "key": key}
        sent_by = f"{by.name}（{court}）" if court else by.name
        kept = {"file_name": self.cleaned_data["file"].name, "sent_by": sent_by[:80]}
        kept |= {"committee": committee, "court": court, "at": clock.now()}
        try:
            with transaction.atomic():
                return ReferralBatch.objects.create(**mine, **kept)
        except IntegrityError:
            return ReferralBatch.objects.get(**mine)

    def _court(self) -> Court | None:
        """The court that sends the workbook, if it is one."""
        if self.only_court is None:
            return None
        return self.cleaned_data.get("court") or Court.objects.get(pk=self.only_court)


def latest(batches):
    """The last of these batches, each with the number of cases it became."""
    return batches.annotate(opened=Count("cases")).order_by("-pk")[:BATCHES_SHOWN]


def template_view(*, by_court: bool):
    """The view of the workbook to fill in."""

    def template_file(request):
        disposition = content_disposition_header(True, template.NAME)
        content = template.template(by_court=by_court)
        return HttpResponse(content, XLSX, headers={"Content-Disposition": disposition})

    return template_file
