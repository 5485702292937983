"""The brief as a page whose totals link to the lists behind them, and as one A4 sheet."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string

from cases.forms.base import DayField
from cases.law import money
from cases.models import Case
from cases.web.listing.cells import LONG, Cell, heads, number_cell
from cases.web.listing.filters import SPAN_REVERSED
from mediation import clock
from mediation.accounts.front_door import admits
from mediation.directory.models import Function
from mediation.plain_forms import PlainForm
from reports.brief_sheet import Lists, month_in_words, sheet, title_of
from reports.charts import page_bars, top
from reports.documents import base
from reports.documents.brief import brief_html

MOST_BARS, MOST_SUMS = 12, 8


class Period(PlainForm):
    """From when to when; both ends may be left open."""

    since = DayField(label="自", required=False)
    until = DayField(label="至", required=False)

    def clean(self):
        """The end is not before the beginning."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", SPAN_REVERSED)
        return data


def _sheet(request, form, lists):
    actor = request.actor
    period = form.cleaned_data if form.is_valid() else {}
    return sheet(
        Case.objects.visible_to(actor),
        since=period.get("since"),
        until=period.get("until"),
        title=title_of(actor.title_line.split(" · ")[-1]),
        made_by=actor.name,
        made_on=clock.today(),
        demo=settings.DEMO,
        lists=lists,
    )


@admits(Function.OFFICE, Function.MEDIATOR)
def brief(request):
    """The brief of the cases this actor may see; every total opens its list."""
    form = Period(request.GET)
    face = import_string(f"cases.web.{request.actor.function}.views.FACE")
    period = form.cleaned_data if form.is_valid() else {}
    lists = Lists(reverse(f"{face.name}:list"), period.get("since"), period.get("until"))
    found = _sheet(request, form, lists)
    context = face.context("reports:brief") | found | _charts(found)
    context |= {"form": form, "tables": tables(found["brief"], lists)}
    context["pdf_url"] = f"{reverse('reports:brief_pdf')}?{request.GET.urlencode()}"
    return render(request, "reports/brief.html", context, status=200 if form.is_valid() else 422)


def _charts(found) -> dict:
    return {
        "chart_categories": page_bars(top(found["categories"], MOST_BARS, "#by-category")),
        "chart_months": page_bars(found["months"]),
        "chart_flow": page_bars(found["flow"]),
        "chart_sums": page_bars(found["sums_by_category"][:MOST_SUMS]),
        "chart_agreed": page_bars(found["sums_agreed"]),
    }


def tables(found, lists: Lists) -> list[dict]:
    """Every group as a table, each row a link to its list."""
    months = [
        r._replace(name=month_in_words(r.name), code=r.name.replace("-", ""))
        for r in found.by_month
    ]
    return [
        _table("按结果", found.by_result, lambda r: lists.counted(result=r.code)),
        _table("按来源", found.by_source, lambda r: lists.counted(source=r.code)),
        _table(
            "按类型", found.by_category, lambda r: lists.counted(category=r.code), "by-category"
        ),
        _table("按小区", found.by_estate, lambda r: lists.counted(estate=r.key), "by-estate"),
        _table("按调解员", found.by_mediator, lambda r: lists.counted(mediator=r.key)),
        _table("按月", months, lambda r: lists.counted(month=r.code)),
    ]


def _table(title, rows, link, name="") -> dict:
    labels = (title.removeprefix("按"), "件数", "涉及金额（元）")
    lines = [_line(row, link(row)) for row in rows]
    return {
        "title": title,
        "name": name,
        "columns": heads(*labels, numeric=labels[1:]),
        "rows": lines,
    }


def _line(row, url) -> list[Cell]:
    name = Cell(row.name, url=url, look=LONG, link="strong")
    return [name, number_cell(row.cases), number_cell(money.yuan(row.amount))]


@admits(Function.OFFICE, Function.MEDIATOR)
def brief_pdf(request):
    """The same figures on one A4 sheet."""
    form = Period(request.GET)
    content = base.pdf(brief_html(_sheet(request, form, Lists())), title="调解简报")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="brief.pdf"'
    return response
