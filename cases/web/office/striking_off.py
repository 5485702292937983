"""Several handled matters struck off on one page: each row goes through the door by itself."""

from dataclasses import replace

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q

from cases import door
from cases.door import idempotency, refusals
from cases.door.named_acts import STRIKE_OFF
from cases.forms.handle.strike_offs import StrikeOffs
from cases.models import Answer, Case, Promise
from cases.models.trail import Origin
from cases.states import Status
from cases.web.listing.case_list import CaseList
from cases.web.listing.cells import Cell
from cases.web.listing.columns import Column
from cases.web.listing.standard_columns import STATE, title_column
from cases.web.staff import StaffNames
from cases.web.stepping import SENT_BEFORE, see_other
from cases.web.words import cn_day

from .shelves import ENDED, answer_was_judged

NOT_THERE = "这一件已经不在本会名下，没有办。"


def to_strike_off(actor):
    """The cases of the committee that are done with or answered, and not struck off yet."""
    done = Q(status__in=ENDED) | (Q(status=Status.ANSWERED) & answer_was_judged())
    cases = Case.objects.visible_to(actor).filter(done, struck_off_on=None, origin=Origin.DONE)
    return cases.annotate(promised=Exists(_open_promises()))


def _open_promises():
    return Promise.objects.filter(case=OuterRef("pk"), status=Promise.Status.OPEN)


class Handled(StaffNames):
    """Names of the cases of one page, with the last answer of each. Two statements."""

    def __init__(self, cases, actor):
        super().__init__(cases, actor)
        self.me = actor.principal
        found = list(Answer.objects.filter(case__in=cases).order_by("pk"))
        for case in cases:
            case.sheet.answers = [one for one in found if one.case_id == case.pk]

    def handled_by_me(self, case) -> bool:
        """Whether the reader handled the matter, so that another has to strike it off."""
        return case.handler_principal == self.me


def _pick_cell(case, names) -> Cell:
    if names.handled_by_me(case):
        return Cell(tag="您经办的", note="由别人销号")
    return Cell("选", pick=f"{case.pk}-{case.trail_length}", aloud=f"：{names.title(case)}")


def _handler_cell(case, names) -> Cell:
    """Who handled it: the mediator, or who answered, with the day and what was done."""
    last = case.sheet.last_answer
    if case.mediator:
        return Cell(case.mediator.name, note="调解员")
    if last is None:
        return Cell()
    return Cell(last.answered_by, note=f"{cn_day(last.on)}答复：{last.action}", look="cell-long")


def _promise_cell(case, names) -> Cell:
    return Cell(tag="待核查", tone="soon") if case.promised else Cell("无")


LIST = CaseList(
    title="成批销号",
    hint="由经办人以外的人逐件核实过的，在这里一起销号；每一件分别核对，办不成的写明原因。",
    columns=(
        Column("选", _pick_cell, aloud=True),
        title_column("office"),
        STATE,
        Column("经办", _handler_cell),
        Column("承诺", _promise_cell),
    ),
    names=Handled,
    cases=to_strike_off,
    more=lambda cases: cases,
    filters=None,
    sort="",
    ties=("pk",),
    empty="没有等销号的案件。",
    empty_icon="check-circle",
)


def page(request, face):
    """The list with its form; POST strikes the chosen rows off and says what became of each."""
    form = StrikeOffs(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refused = _strike_off(request, form)
        if len(refused) < len(form.rows):
            return see_other(request.get_full_path())
    context = LIST.page(request) | {"form": form, "wrong_rows": form.non_field_errors()}
    context["rows"] = [_ticked(row, form.chosen) for row in context["rows"]]
    status = 422 if request.method == "POST" else 200
    return face.render(request, "office/strike_offs.html", context, "list", status)


def _ticked(row, chosen) -> list:
    """The row, its box as it was sent."""
    first, *rest = row
    seen = {one.partition("-")[0] for one in chosen}
    return [replace(first, picked=first.pick.partition("-")[0] in seen), *rest]


def _strike_off(request, form) -> list[str]:
    """Each chosen row through the door, in its own transaction; the sentences of the refused."""
    rows = form.rows
    cases = Case.objects.visible_to(request.actor).in_bulk([pk for pk, _ in rows])
    done, refused = [], []
    for pk, seen in rows:
        why = _refusal(cases.get(pk), seen, request.actor, form)
        if why:
            refused.append(f"{cases[pk].number if pk in cases else '一件'}没有销号：{why}")
        else:
            done.append(cases[pk].number)
    if done:
        messages.success(request, f"已销号{len(done)}件：{'、'.join(done)}。")
    for sentence in refused:
        messages.warning(request, sentence)
    return refused


def _refusal(case, seen, actor, form) -> str:
    """Strike this one off; why it was refused, or an empty string."""
    if case is None:
        return NOT_THERE
    key, on = f"{form.cleaned_data['key']}-{case.pk}", form.cleaned_data["on"]
    checked = form.cleaned_data["checked"]
    try:
        door.record(case, STRIKE_OFF, by=actor, on=on, key=key, as_of=seen, checked=checked)
    except refusals.StepBlocked as blocked:
        return "".join(map(str, blocked.guards))
    except refusals.NoSuchStep as moved:
        return str(moved)
    except idempotency.KeyReused:
        return SENT_BEFORE
    except Case.DoesNotExist:
        return NOT_THERE
    return ""
