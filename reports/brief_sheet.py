"""The layout of the brief: the same figures for the page and for the A4 sheet, with their lists."""

from dataclasses import replace
from datetime import date

from django.db.models import Count, Exists, OuterRef, Sum

from cases.law import money
from cases.models import Proceeding
from cases.phases.enforce.records import left_to_pay
from cases.search.mediation_results import that_reached
from cases.states import Milestone
from cases.web.dated import overdue_parts
from cases.web.listing.filters import SUMS
from mediation.directory.models import Estate
from reports import charts
from reports.brief_groups import Lists, tables
from reports.charts import Bar
from reports.periods import Period, day_in_words, month_in_words, month_span
from reports.statistics.brief import Brief, accepted_between, brief, by_month
from reports.statistics.definitions import DEFINITION, DEFINITIONS

TOP_ESTATES, MOST_BARS, MOST_SUMS = 5, 9, 8


TITLE = "物业（邻里）纠纷调解简报"


def title_of(body: str) -> str:
    """The title of a committee's brief."""
    return f"{body}{TITLE}"


def title_of_mediator(name: str) -> str:
    """The title of a brief of one mediator's own cases, which is not the committee's."""
    return f"{name}经办的{TITLE}"


def sheet(cases, *, period, title, made_by, made_on, demo=False, lists=None):
    """Everything a brief shows for cases accepted in the period; `cases` is already visible."""
    lists = lists or Lists()
    counted = accepted_between(cases, period.since, period.until)
    found = brief(counted)
    return {
        "title": title,
        "period": period_label(period, found),
        "demo": demo,
        "brief": found,
        "figures": figures(found, compared(cases, period, lists), lists),
        "categories": categories(found, lists),
        "months": months(cases, found, period.until, lists),
        "flow": flow(cases, period.since, period.until, lists),
        "sums_by_category": sums_by_category(found, lists)[:MOST_SUMS],
        "sums_agreed": sums_agreed(counted, made_on, lists),
        "estates": estates(counted, lists),
        "tables": tables(found, lists),
        "definitions": DEFINITIONS,
        "definition": DEFINITION,
        "made_by": made_by,
        "made_on": day_in_words(made_on),
    }


def categories(found: Brief, lists: Lists) -> list[Bar]:
    """The largest categories, the others added up in a bar that opens them together."""
    code_of = {row.name: row.code for row in found.by_category}
    rows = [Bar(r.name, r.cases, lists.counted(category=r.code)) for r in found.by_category]
    shown = charts.top(rows, MOST_BARS)
    others = code_of.keys() - {bar.label for bar in shown}
    url = lists.counted(categories=".".join(sorted(code_of[name] for name in others)))
    return [bar if bar.label in code_of else replace(bar, url=url) for bar in shown]


def period_label(period: Period, found: Brief) -> str:
    """The period in words; of everything, from which month to which."""
    if words := period.words():
        return words
    if not found.by_month:
        return "全部"
    first, last = (month_in_words(found.by_month[end].name) for end in (0, -1))
    return f"{first}至{last}（全部）" if first != last else f"{first}（全部）"


def compared(cases, period: Period, lists: Lists) -> list[dict]:
    """The period before and the same one a year before, each with its list."""
    spans = (("上期", period.before()), ("去年同期", period.year_before()))
    return [
        {
            "label": label,
            "value": str(accepted_between(cases, span.since, span.until).count()),
            "url": lists.of(span),
            "title": span.words(),
        }
        for label, span in spans
        if span is not None
    ]


def figures(found: Brief, notes: list[dict], lists: Lists) -> list[dict]:
    """The four large figures, each with its list, its definition and what it is compared with."""
    share = f"（{100 * found.agreed / found.ended:.1f}%）" if found.ended else ""
    money_note = {"label": "有金额的", "value": f"{found.with_money} 件"}
    of_money, ended = lists.counted(money="true"), lists.counted(ended="true")
    return [
        _figure("cases", "调解纠纷", f"{found.cases} 件", lists.counted(), notes),
        _figure(
            "success",
            f"调解成功{share}",
            f"{found.agreed} 件",
            lists.counted(agreed="true"),
            [{"label": "调解已经结束", "value": f"{found.ended} 件", "url": ended}],
        ),
        _figure(
            "amount",
            "涉及金额",
            f"{money.wan(found.amount)} 万元",
            of_money,
            [money_note | {"url": of_money}],
        ),
        _figure("estates", "有纠纷的小区", f"{found.estates} 个", lists.here("by-estate"), []),
    ]


def _figure(name: str, label: str, value: str, url: str, notes: list[dict]) -> dict:
    figure = {"label": label, "value": value, "url": url, "notes": notes}
    return figure | {"definition": DEFINITIONS[name]}


def months(cases, found: Brief, until, lists: Lists) -> list[Bar]:
    """The last twelve months up to the period's end, by acceptance."""
    last = until or _last_month(found)
    if last is None:
        return []
    spans = [month_span(last, back) for back in range(11, -1, -1)]
    rows = by_month(accepted_between(cases, spans[0].since, last))
    counts = {row.name: row.cases for row in rows}
    return [
        Bar(
            str(span.since.month),
            counts.get(f"{span.since:%Y-%m}", 0),
            lists.all(month=f"{span.since:%Y%m}", accepted_to=until),
            full_label=f"{span.since.year}年{span.since.month}月",
            note=f"{span.since.year}年" if span.since.month == 1 or place == 0 else "",
        )
        for place, span in enumerate(spans)
    ]


def _last_month(found: Brief) -> date | None:
    if not found.by_month:
        return None
    year, month = map(int, found.by_month[-1].name.split("-"))
    return month_span(date(year, month, 1), 0).until


FLOW = (
    ("处 登记", Milestone.REGISTERED),
    ("调 受理", Milestone.ACCEPTED),
    ("协议生效", Milestone.EFFECTIVE),
    ("裁 确认", Milestone.CONFIRMED),
    ("执 强制", Milestone.ENFORCEMENT_BEGAN),
)


def flow(cases, since, until, lists: Lists) -> list[Bar]:
    """From 处 to 执: cases that reached each milestone in the period, by its legal day."""
    bars = []
    for label, milestone in FLOW:
        there = that_reached(cases.order_by(), milestone, since=since, until=until)
        url = lists.all(reached=milestone.value, reached_from=since, reached_to=until)
        count, words = (
            _confirmed(there) if milestone == Milestone.CONFIRMED else (there.count(), "")
        )
        bars.append(Bar(label, count, url, words=words))
    return bars


CONFIRMATION_FELL = Exists(
    Proceeding.objects.filter(
        case=OuterRef("pk"), kind=Proceeding.Kind.CONFIRMATION, set_aside_on__isnull=False
    )
)


def _confirmed(cases) -> tuple[int, str]:
    """How many were confirmed; in words where courts set some of these rulings aside later."""
    found = cases.aggregate(given=Count("pk"), fell=Count("pk", filter=CONFIRMATION_FELL))
    fell = f"{found['given']}（{found['fell']}件后来被撤销）" if found["fell"] else ""
    return found["given"], fell


def sums_by_category(found: Brief, lists: Lists) -> list[Bar]:
    """The money involved by category, the largest first, in 万元."""
    rows = sorted((row for row in found.by_category if row.amount), key=lambda row: -row.amount)
    return [
        Bar(r.name, r.amount, lists.counted(category=r.code, money="true"), words=_wan(r.amount))
        for r in rows
    ]


def sums_agreed(counted, today, lists: Lists) -> list[Bar]:
    """The money of the period's agreements, what of it is paid, and what is late today, in 万元."""
    keys = counted.order_by().values("pk")
    found = counted.order_by().aggregate(
        agreed=Sum("amount_agreed", default=0), paid=Sum("amount_paid", default=0)
    )
    found |= (
        overdue_parts(today)
        .filter(obligation__case__in=keys)
        .aggregate(late=Sum(left_to_pay(), default=0))
    )
    tones = {"agreed": "", "paid": "ok", "late": "late"}
    return [
        Bar(SUMS[name], found[name], lists.counted(sum=name), tone=tone, words=_wan(found[name]))
        for name, tone in tones.items()
    ]


def _wan(fen: int) -> str:
    return f"{money.wan(fen)} 万元"


def estates(counted, lists: Lists) -> list[dict]:
    """The estates with the most cases, and their cases per 1,000 households."""
    rows = (
        Estate.objects.filter(cases__in=counted.order_by().values("pk"))
        .annotate(n=Count("cases"))
        .order_by("-n", "name")
    )
    found = [
        {
            "name": e.name,
            "cases": e.n,
            "rate": f"每千户 {1000 * e.n / e.households:.1f} 件" if e.households else "户数未登记",
            "url": lists.counted(estate=e.pk),
        }
        for e in rows
    ]
    return sorted(found, key=lambda row: (-row["cases"], row["name"]))[:TOP_ESTATES]
