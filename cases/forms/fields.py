"""Fields that read what people type: sums, shares, numbers, days; each cleans to what is stored."""

import re
from fractions import Fraction

from django import forms

from cases.law import daily_rates, day_rules, money, ratios
from cases.law.clause_text import percent
from cases.law.deadlines import Length, Unit
from cases.law.numerals import whole_number
from cases.law.sums import named_sum
from cases.law.written_days import NoSuchDay, NotADay, WrongWeekday, read_day
from cases.words.days import IN_THE_FUTURE
from mediation import clock
from mediation.accounts.typed_text import half_width

MOST_SHOWN = 20  # characters of what was typed
PAST = ((0, "今天"), (-1, "昨天"))
AHEAD = ((1, "明天"), (7, "一周后"), (30, "三十天后"))
_COUNTED = re.compile(
    "第?([0-9]{1,9}|[一二两三四五六七八九十百千零]{1,9}) ?(?:个?[天日人户名位期次条])?"
)

UNITS = {
    "小时": Unit.HOURS,
    **dict.fromkeys(("天", "日", "自然日"), Unit.DAYS),
    **dict.fromkeys(("工作日", "工作天"), Unit.WORKDAYS),
    **dict.fromkeys(("周", "星期"), None),
    "月": Unit.MONTHS,
    "年": Unit.YEARS,
}
_OF_TIME = re.compile(rf"(.+?) ?个?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?:以?内)?")
OTHER_UNIT = "这里按“{0}”计算，“{1}”是别的单位，请换算以后填几{0}。"


class MoneyField(forms.CharField):
    """A sum in 元 as people type it; cleans to 分 (int) or None when empty.

    Only with `keeps_about` it may be near that sum: 约 does not get lost.
    """

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "autocomplete": "off", "data-words": ""}
    )
    counts_money = True
    about = False  # whether the sum that was read was typed as near it: 约1.2万, 500左右

    def __init__(self, *args, keeps_about=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.keeps_about = keeps_about
        if keeps_about:  # the form records `about`, and the page says so while the sum is typed
            self.widget.attrs["data-about"] = ""

    def clean(self, value):
        """Read the sum; the error message names what is wrong with it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            written = named_sum(text, about=self.keeps_about)
        except money.MoneyError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        self.about = written.about
        return written.fen

    def prepare_value(self, value):
        """Show 分 as 元."""
        return money.yuan(value) if isinstance(value, int) else value


class RatioField(forms.CharField):
    """A share as people type it (70%, 七成, 1/3); None when empty.

    It cleans to 1/10,000 (int), or to a fraction where that is not whole.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    read = staticmethod(ratios.parse_ratio)

    def clean(self, value):
        """Read the share; the error message names what is wrong with it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ratios.RatioError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value):
        """Show the share as a percentage."""
        return percent(value) if isinstance(value, int) else value


class DailyRateField(RatioField):
    """A share of each day: 万分之五, 0.05%."""

    read = staticmethod(daily_rates.parse_daily_rate)

    def prepare_value(self, value):
        """Show the rate in words."""
        return daily_rates.rate_in_words(value) if isinstance(value, Fraction) else value


class NumberField(forms.IntegerField):
    """A whole number as people type it, which a number box would swallow: ７, 七, 七日, 第二条."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        """The number in half width, without invisible marks and the word that it counts."""
        typed = half_width(value).strip() if isinstance(value, str) else value
        counted = _COUNTED.fullmatch(typed) if isinstance(typed, str) else None
        words = counted and not counted[1].isdigit() and whole_number(counted[1])
        return super().to_python(words or (counted[1] if counted else typed))


class LengthField(NumberField):
    """A length of time in one unit, read with it or without; another unit is asked about."""

    def __init__(self, *args, unit=Unit.DAYS, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit

    def to_python(self, value):
        """The number: 3, 3日 or 三天 where days are asked, 3个工作日 where working days are."""
        typed = half_width(value).strip() if isinstance(value, str) else value
        named = _OF_TIME.fullmatch(typed) if isinstance(typed, str) else None
        if named and UNITS[named[2]] != self.unit:
            asked = Length(1, self.unit).unit_in_words
            raise forms.ValidationError(OTHER_UNIT.format(asked, typed[:MOST_SHOWN]), "invalid")
        return super().to_python(named[1] if named else value)


class DayField(forms.DateField):
    """A Beijing day, typed or picked; `near` are likely days, as offsets from today.

    `rule` bounds it; a field without one needs a reason (`tests/house/test_days.py`).
    """

    def __init__(self, near=PAST, rule=None, **kwargs):
        self.near, self.rule = near, rule
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)

    def to_python(self, value):
        """The day as people write it; the refusal shows what was typed, as a date box cannot."""
        typed = half_width(value) if isinstance(value, str) else ""
        if not typed:
            return super().to_python(value)
        shown = f"“{''.join(filter(str.isprintable, typed[:MOST_SHOWN]))}”"
        try:
            return read_day(typed)
        except NoSuchDay:
            raise forms.ValidationError(f"{shown}没有这一天，请核对。", "invalid") from None
        except WrongWeekday:
            wrong = f"{shown}里的日期和星期几对不上，请核对是哪一天。"
            raise forms.ValidationError(wrong, "invalid") from None
        except NotADay:
            wrong = f"{shown}不像日期，请连年份写成 2026-03-05 这样。"
            raise forms.ValidationError(wrong, "invalid") from None

    def clean(self, value):
        """Refuse days out of bounds, since clocks are counted from this day."""
        day = super().clean(value)
        rule = self.rule or day_rules.FIFTY_YEARS
        if day and (wrong := rule.refusal(day, clock.today())):
            raise forms.ValidationError(wrong)
        return day


def not_in_the_future(day):
    """The day, refused if it lies after today."""
    if day > clock.today():
        raise forms.ValidationError(IN_THE_FUTURE)
    return day


def long_text(rows=3, **attrs):
    """A box for longer text."""
    return forms.Textarea(attrs={"rows": rows, **attrs})


def time_of_day(label):
    """An optional time of day."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)
