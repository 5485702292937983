"""The layout of the brief: the same figures for the page and for the A4 sheet, with their lists."""

from calendar import monthrange
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, F, Sum

from cases.law import money
from cases.models import Step
from cases.states import Milestone
from cases.web.dated import overdue_parts
from cases.web.listing.filters import SUMS
from mediation.directory.models import Estate
from reports.charts import Bar
from reports.statistics.brief import DEFINITION, Brief, accepted_between, brief, by_month

DAY = timedelta(days=1)
TOP_ESTATES = 5


def title_of(body: str) -> str:
    """The title of a brief: whose it is, by its short name or the title of a post."""
    return f"{body}物业（邻里）纠纷调解简报"


class Lists:
    """Addresses of the lists behind the figures, at one face's list; empty on paper."""

    def __init__(self, address: str = "", since: date | None = None, until: date | None = None):
        self.address = address
        self.period = {"accepted_from": since, "accepted_to": until}

    def counted(self, **narrowed: object) -> str:
        """The list of the period's cases, narrowed."""
        return self.all(accepted="true", **self.period, **narrowed)

    def here(self, part: str) -> str:
        """An anchor on the page itself."""
        return f"#{part}" if self.address else ""

    def all(self, **narrowed: object) -> str:
        """The narrowed list, for any period."""
        wanted = {name: str(value) for name, value in narrowed.items() if value is not None}
        return f"{self.address}?{urlencode(wanted)}" if self.address else ""


def sheet(cases, *, since=None, until=None, title, made_by, made_on, demo=False, lists=None):
    """Everything a brief shows for cases accepted in the period; `cases` is already visible."""
    lists = lists or Lists()
    found = brief(accepted_between(cases, since, until))
    return {
        "title": title,
        "period": period_label(since, until, found),
        "demo": demo,
        "brief": found,
        "figures": figures(found, compared(cases, since, until), lists),
        "categories": [
            Bar(r.name, r.cases, lists.counted(category=r.code)) for r in found.by_category
        ],
        "months": months(cases, found, until, lists),
        "flow": flow(cases, since, until, lists),
        "sums_by_category": sums_by_category(found, lists),
        "sums_agreed": sums_agreed(accepted_between(cases, since, until), made_on, lists),
        "estates": estates(accepted_between(cases, since, until), lists),
        "definition": DEFINITION,
        "made_by": made_by,
        "made_on": _day_in_words(made_on),
    }


def period_label(since, until, found: Brief) -> str:
    """2026年10月, or from when to when."""
    if since and until and _whole_month(since, until):
        return f"{since.year}年{since.month}月"
    if since or until:
        return f"{_day_in_words(since) or '最早'}至{_day_in_words(until) or '今'}"
    if not found.by_month:
        return "全部"
    first, last = (month_in_words(found.by_month[end].name) for end in (0, -1))
    return f"{first}至{last}（全部）" if first != last else f"{first}（全部）"


def month_in_words(name: str) -> str:
    """A month in words.

    >>> month_in_words("2026-03")
    '2026年3月'
    """
    year, month = name.split("-")
    return f"{year}年{int(month)}月"


def _day_in_words(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def compared(cases, since, until) -> str:
    """The previous period and the same period a year before, when the period has both ends."""
    if not (since and until):
        return ""
    before_until = since - DAY
    whole = _whole_month(since, until)
    before_since = before_until.replace(day=1) if whole else before_until - (until - since)
    before = accepted_between(cases, before_since, before_until).count()
    year = accepted_between(cases, _year_back(since), _year_back(until)).count()
    return f"上期 {before}，去年同期 {year}"


def _whole_month(since: date, until: date) -> bool:
    """Whether the span is one calendar month."""
    ends = since.day == 1 and (until + DAY).day == 1
    return ends and (since.year, since.month) == (until.year, until.month)


def _year_back(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, min(day.day, last))


def figures(found: Brief, compared_words: str, lists: Lists) -> list[dict]:
    """The four large figures, each with its list."""
    share = f"（{100 * found.agreed / found.ended:.1f}%）" if found.ended else ""
    cases, agreed = f"{found.cases} 件", f"{found.agreed} / {found.ended}"
    amount, with_money = f"{money.wan(found.amount)} 万元", f"{found.with_money} 件有金额"
    return [
        _figure("调解纠纷", cases, lists.counted(), note=compared_words),
        _figure(f"调解成功{share}", agreed, lists.counted(agreed="true")),
        _figure("涉及金额", amount, lists.counted(money="true"), note=with_money),
        _figure("有纠纷的小区", f"{found.estates} 个", lists.here("by-estate")),
    ]


def _figure(label: str, value: str, url: str, note: str = "") -> dict:
    return {"label": label, "value": value, "note": note, "tone": "", "url": url}


def months(cases, found: Brief, until, lists: Lists) -> list[Bar]:
    """The last twelve months up to the period's end, by acceptance."""
    last = until or _last_month(found)
    if last is None:
        return []
    spans = [_month_span(last, back) for back in range(11, -1, -1)]
    counts = {row.name: row.cases for row in by_month(accepted_between(cases, spans[0][0], last))}
    return [
        Bar(
            str(first.month),
            counts.get(f"{first:%Y-%m}", 0),
            lists.all(month=f"{first:%Y%m}", accepted_to=until),
            full_label=f"{first.year}年{first.month}月",
            note=f"{first.year}年" if first.month == 1 or place == 0 else "",
        )
        for place, (first, _) in enumerate(spans)
    ]


def _last_month(found: Brief) -> date | None:
    if not found.by_month:
        return None
    year, month = map(int, found.by_month[-1].name.split("-"))
    return date(year, month, monthrange(year, month)[1])


def _month_span(last: date, back: int) -> tuple[date, date]:
    year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


FLOW = (
    ("处 登记", Milestone.REGISTERED),
    ("调 受理", Milestone.ACCEPTED),
    ("达成协议", Milestone.EFFECTIVE),
    ("裁 确认", Milestone.CONFIRMED),
    ("执 强制", Milestone.ENFORCEMENT_BEGAN),
)


def flow(cases, since, until, lists: Lists) -> list[Bar]:
    """From 处 to 执: cases that reached each milestone in the period, by its legal day."""
    return [
        Bar(
            label,
            reached(cases, milestone, since, until),
            lists.all(reached=milestone.value, reached_from=since, reached_to=until),
        )
        for label, milestone in FLOW
    ]


def reached(cases, milestone, since=None, until=None) -> int:
    """How many of the cases reached a milestone on a legal day of the period."""
    rows = Step.objects.filter(milestone=milestone, case__in=cases.order_by().values("pk"))
    if since:
        rows = rows.filter(on__gte=since)
    if until:
        rows = rows.filter(on__lte=until)
    return rows.values("case").distinct().count()


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
        .aggregate(late=Sum(F("amount") - F("paid"), default=0))
    )
    tones = {"agreed": "", "paid": "ok", "late": "late"}
    return [
        Bar(SUMS[name], found[name], lists.counted(sum=name), tone=tone, words=_wan(found[name]))
        for name, tone in tones.items()
    ]


def _wan(fen: int) -> str:
    return f"{money.wan(fen)} 万元"


def estates(counted, lists: Lists) -> list[dict]:
    """The busiest estates with their rate per 1,000 households."""
    rows = (
        Estate.objects.filter(cases__in=counted.order_by().values("pk"))
        .annotate(n=Count("cases"))
        .order_by("-n", "name")
    )
    found = [
        {
            "name": e.name,
            "cases": e.n,
            "rate": 1000 * e.n / e.households if e.households else None,
            "url": lists.counted(estate=e.pk),
        }
        for e in rows
    ]
    return sorted(found, key=lambda row: (-row["cases"], row["name"]))[:TOP_ESTATES]
