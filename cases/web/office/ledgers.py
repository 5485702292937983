"""The import page: a ledger is sent, checked, asked about and imported, in the command's words."""

import json
import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views import View

from cases.forms.table_file import TableFile
from cases.ledger.uploads import holding, sending, starting
from cases.ledger.writing import sentences
from cases.models import LedgerFile, LedgerUpload
from cases.web.listing.workbook import XLSX
from cases.words.progress import how_far
from mediation import clock
from mediation.directory.models import Committee
from mediation.plain_forms import KeyField, PlainForm, speak_plainly

MAX_FILE = 20 * 2**20
MAX_REQUEST = MAX_FILE + 2**20  # the rest of the form
TOO_LARGE = "台账文件超过 20 MB，请分成几个文件分别导入。"
MOVED_ON = "这份台账已经在办别的一步，请看下面现在的情况。"
NO_ANSWER = "还没有回答：请至少回答一个问题再提交。"
EMPTY_REPORT = {
    **dict.fromkeys(("doubt", "wrong", "summary"), ""),
    **dict.fromkeys(("understood", "words", "notices", "refused", "questions"), ()),
    **dict.fromkeys(("refused_rows", "needed", "read", "new"), 0),
}
CORRECTED = "改好的工作簿"
FEW = 5
NAME_OF_REFUSED = "退回的行.xlsx"
Stage = LedgerUpload.Stage


class SendForm(PlainForm):
    """The file, and for somebody of several committees the one it belongs to."""

    key = KeyField(required=True, max_length=64)
    committee = forms.ModelChoiceField(Committee.objects.none(), label="调委会")
    file = TableFile(
        most_bytes=MAX_FILE,
        too_large=TOO_LARGE,
        label="台账文件",
        help_text=".xlsx、.xls 或者 .csv，最大 20 MB。",
        allow_empty_file=True,
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        own = Committee.objects.filter(pk__in=actor.bodies).order_by("name")
        self.fields["committee"].queryset = own
        self.only = own[0] if len(own) == 1 else None
        if self.only:
            del self.fields["committee"]
        self.fields["file"].error_messages["required"] = "请选择台账文件。"

    def clean(self):
        """Refuse one more than a person may keep."""
        if self.errors:
            return
        others = sending.of_actor(self.actor).exclude(key=sending.key_of(*self._as_sent()))
        if others.count() >= sending.MOST:
            raise forms.ValidationError(sending.TOO_MANY)

    def _as_sent(self) -> tuple:
        """Key, committee and content."""
        file = self.cleaned_data["file"]
        file.seek(0)
        committee = self.only or self.cleaned_data["committee"]
        return self.cleaned_data["key"], committee, file.read()

    def sent(self) -> LedgerUpload:
        """The upload, kept."""
        key, committee, content = self._as_sent()
        name = self.cleaned_data["file"].name
        return sending.send(by=self.actor, committee=committee, key=key, name=name, content=content)


class AnswerForm(PlainForm):
    """The open questions of a report; nothing is preselected, and any may be left open."""

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {}
        for place, question in enumerate(questions):
            name = _name_of(question)
            self.places[name] = place
            self.fields[name] = _field(question)
            speak_plainly(self.fields[name])

    def clean(self):
        """Refuse a form without any answer."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(NO_ANSWER)

    def answers(self) -> dict[int, str]:
        """The chosen answers by the place of their question."""
        given = self.cleaned_data.items()
        return {self.places[name]: chosen for name, chosen in given if chosen}


def _name_of(question) -> str:
    """The same question has the same name on every page of the ledger."""
    about = json.dumps([question["section"], question.get("column"), question["written"]])
    return f"q-{uuid.uuid5(uuid.NAMESPACE_OID, about).hex}"


def _field(question) -> forms.ChoiceField:
    choices = [(one, one) for one in question["choices"]]
    few = len(choices) <= FEW
    return forms.ChoiceField(
        label=question["asked"],
        help_text=question["how"],
        required=False,
        choices=choices if few else [("", "请选择"), *choices],
        widget=forms.RadioSelect if few else forms.Select,
        error_messages={"invalid_choice": "请从列出的几项里选。"},
    )


class Ledgers(View):
    """Where a ledger is sent, and the ledgers this person sent."""

    face = None

    def get(self, request):
        """The form and the list."""
        return self.show(SendForm(actor=request.actor, initial={"key": uuid.uuid4().hex}))

    def post(self, request):
        """Keep the ledger and start the work on it."""
        form = SendForm(request.POST, request.FILES, actor=request.actor)
        if not form.is_valid():
            return self.show(form, status=422)
        upload = form.sent()
        starting.start()
        return redirect("office:ledger", upload.pk)

    def show(self, form, status=200):
        """The page with the form."""
        sent = list(sending.of_actor(self.request.actor).select_related("committee"))
        context = {"form": form, "sent": sent, "several": form.only is None}
        return self.face.render(
            self.request, "office/ledgers.html", context, current="desk", status=status
        )


class Ledger(View):
    """One ledger: how it was understood, its questions, its progress, its result."""

    face = None

    def get(self, request, upload):
        """The page of the present stage; htmx asks for the progress alone."""
        found = find(request, upload)
        if not request.htmx:
            return self.show(found)
        if found.stage not in holding.WAITING:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "office/ledger_progress.html", progress_of(found))

    def post(self, request, upload):
        """Do what was pressed; the same press again has no second effect."""
        found = find(request, upload)
        act = {
            "answers": self.take_answers,
            "take_back": sending.take_answers_back,
            "import": sending.order,
            "again": sending.try_again,
            "continue": lambda upload: upload.stage in holding.WAITING,
            "delete": sending.delete,
        }.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        return self.done(found, act(found))

    def take_answers(self, upload):
        """Take the answers; a form with an unknown answer is shown again."""
        if upload.stage != Stage.CHECKED:
            return False
        form = AnswerForm(self.request.POST, questions=json.loads(upload.report)["questions"])
        if not form.is_valid():
            return self.show(upload, form, status=422)
        return sending.take_answers(upload, form.answers())

    def done(self, upload, result):
        """Lead on to the page; start the work that now waits."""
        if isinstance(result, HttpResponse):
            return result
        if self.request.POST["act"] == "delete" and result:
            messages.success(self.request, "已删除这份台账；已经导入的案件不受影响。")
            return redirect("office:ledgers")
        if result:
            starting.start()
        else:
            messages.info(self.request, MOVED_ON)
        return redirect("office:ledger", upload.pk)

    def show(self, upload, form=None, status=200):
        """The page of the upload."""
        report = EMPTY_REPORT | json.loads(upload.report or "{}")
        questions = report["questions"] if upload.stage == Stage.CHECKED else []
        context = {
            "upload": upload,
            "report": report,
            "form": form or AnswerForm(questions=questions),
            "answered": list(_answered(json.loads(upload.answers or "{}"))),
            "send_again": _send_again(upload, self.request.actor),
            "cases_url": cases_url(upload),
            **progress_of(upload),
        }
        return self.face.render(
            self.request, "office/ledger.html", context, current="desk", status=status
        )


def _send_again(upload, actor) -> SendForm | None:
    """The form that sends the refused rows once corrected; None where no workbook is kept."""
    if not upload.files.filter(kind=LedgerFile.Kind.REFUSED).exists():
        return None
    form = SendForm(actor=actor, initial={"key": uuid.uuid4().hex})
    form.fields["file"].label = CORRECTED
    return form


def find(request, pk) -> LedgerUpload:
    """An upload of this person; 404 for anybody else's."""
    found = sending.of_actor(request.actor).select_related("committee").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def progress_of(upload) -> dict:
    """How far the work is, and whether somebody is at it."""
    began = upload.began_at or clock.now()
    seconds = (clock.now() - began).total_seconds()
    what = sentences.CHECKED if upload.total is None else sentences.STORED
    return {
        "upload": upload,
        "waits": upload.stage in holding.WAITING,
        "is_held": holding.is_held(upload),
        "how_far": how_far(what, upload.counted, upload.total, seconds) if upload.counted else "",
    }


def cases_url(upload) -> str:
    """The list of the cases it became; empty without any."""
    if upload.stage != Stage.DONE or upload.of_import_id is None:
        return ""
    return f"{reverse('office:list')}?of_import={upload.of_import_id}"


def _answered(given):
    """(what, answer) of the answers given so far."""
    for section in given.values():
        if isinstance(section, str):
            yield "", section
            continue
        for written, chosen in section.items():
            inner = chosen.items() if isinstance(chosen, dict) else [(written, chosen)]
            yield from inner


def refused_rows(request, upload):
    """The workbook of the refused rows, to be corrected and sent again."""
    found = find(request, upload)
    try:
        content = found.file_of(LedgerFile.Kind.REFUSED)
    except LedgerFile.DoesNotExist as none:
        raise Http404 from none
    disposition = content_disposition_header(True, NAME_OF_REFUSED)
    return HttpResponse(content, XLSX, headers={"Content-Disposition": disposition})
