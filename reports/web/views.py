"""The brief as a page whose figures link to the lists behind them, and as sheets of A4."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string

from cases.forms.fields import DayField
from cases.functions import row_of
from cases.models import Case
from cases.web.listing.cells import LONG, Cell, heads, number_cell
from cases.web.listing.filter_fields import SPAN_REVERSED
from mediation import clock
from mediation.accounts.front_door import admits
from mediation.directory.models import Function
from mediation.plain_forms import PlainForm
from reports.brief_groups import Lists
from reports.brief_sheet import sheet, title_of, title_of_mediator
from reports.charts import page_bars
from reports.documents import base
from reports.documents.brief import brief_html
from reports.periods import Period

CHARTS = ("categories", "months", "flow", "sums_by_category", "sums_agreed")
UNKNOWN = "网址里的“{0}”不是简报的条件；按受理日统计写 since（自）和 until（至）。"


class PeriodForm(PlainForm):
    """From when to when; both ends may be left open. `from` and `to` are read as well."""

    since = DayField(label="自", required=False)
    until = DayField(label="至", required=False)

    def __init__(self, query):
        data = query.copy()
        for ours, theirs in (("since", "from"), ("until", "to")):
            data.setdefault(ours, data.pop(theirs, [""])[-1])
        super().__init__(data)

    def clean(self):
        """The end is not before the beginning, and nothing was asked that is not counted by."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", SPAN_REVERSED)
        for name in sorted(self.data.keys() - self.fields.keys()):
            self.add_error(None, UNKNOWN.format(name[:20]))
        return data

    @property
    def period(self) -> Period:
        """The period of a valid form."""
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


def _sheet(actor, period, lists):
    own = row_of(actor.function).assigned
    body = actor.title_line.split(" · ")[-1]
    return sheet(
        Case.objects.visible_to(actor),
        period=period,
        title=title_of_mediator(actor.name) if own else title_of(body),
        made_by=actor.name,
        made_on=clock.today(),
        demo=settings.DEMO,
        lists=lists,
    )


@admits(Function.OFFICE, Function.MEDIATOR)
def brief(request):
    """The brief of the cases this actor may see; every figure opens its list."""
    form = PeriodForm(request.GET)
    face = import_string(f"cases.web.{request.actor.function}.views.FACE")
    context = face.context("reports:brief") | {"form": form}
    if not form.is_valid():
        return render(request, "reports/brief_refused.html", context, status=422)
    found = _sheet(request.actor, form.period, Lists(reverse(f"{face.name}:list"), form.period))
    context |= found | {f"chart_{name}": page_bars(found[name]) for name in CHARTS}
    context["tables"] = [_table(**table) for table in found["tables"]]
    context["pdf_url"] = f"{reverse('reports:brief_pdf')}?{request.GET.urlencode()}"
    context["pdf_in_full_url"] = f"{reverse('reports:brief_pdf_in_full')}?{request.GET.urlencode()}"
    return render(request, "reports/brief.html", context)


def _table(title, name, rows, definition) -> dict:
    labels = (title.removeprefix("按"), "件数", "涉及金额（元）")
    lines = [_line(**row) for row in rows]
    columns = heads(*labels, numeric=labels[1:])
    return {"title": title, "name": name, "columns": columns, "rows": lines} | {
        "definition": definition
    }


def _line(name, cases, amount, url) -> list[Cell]:
    first = Cell(name, url=url, look=LONG, link="strong")
    return [first, number_cell(cases), number_cell(amount)]


@admits(Function.OFFICE, Function.MEDIATOR)
def brief_pdf(request, *, in_full=False):
    """The brief on one page; a period that cannot be read is refused, never left out."""
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return brief(request)
    found = _sheet(request.actor, form.period, Lists())
    content = base.pdf(brief_html(found, in_full=in_full), title="调解简报")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return response
