"""Template filters: sums, days and masked values as people read them."""

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from cases.law import identifiers, money
from mediation import clock

register = template.Library()


@register.filter
def yuan(fen):
    """分 as 8,600.00; nothing for None."""
    return "" if fen in (None, "") else money.yuan(int(fen))


@register.filter
def wan(fen):
    """分 as 万元 with two decimals."""
    return "" if fen in (None, "") else money.wan(int(fen))


@register.filter
def cn_date(day):
    """2026年3月5日（周四）."""
    return clock.in_words(day) if day else ""


@register.filter
def cn_day(day):
    """11月20日; with the year when it is not this year's."""
    if not day:
        return ""
    year = "" if day.year == clock.today().year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


@register.filter
def cn_time(moment):
    """20:05 on Beijing's wall clock."""
    if not moment:
        return ""
    return f"{clock.local(moment) if hasattr(moment, 'date') else moment:%H:%M}"


@register.filter
def cn_moment(moment):
    """11月20日 20:05, in Beijing."""
    return f"{cn_day(clock.local(moment).date())} {cn_time(moment)}" if moment else ""


@register.filter
def what_is_kept(form):
    """What a refused form still holds, for its summary of errors; a form may say it itself.

    No browser keeps a file that was chosen.
    """
    takes_files = getattr(form, "is_multipart", None)  # what holds several forms has none
    files = "，文件请重新选" if takes_files and takes_files() else ""
    return getattr(form, "kept", f"已填的内容都在{files}")


@register.filter
def as_asked(label):
    """A label as errors repeat it: without the article or the unit that ends it.

    >>> as_asked("有没有不能申请支付令的情形（《民诉法解释》第四百二十七条）")
    '有没有不能申请支付令的情形'
    """
    return label.partition("（")[0] or label


@register.filter
def mask_phone(phone):
    """138****5678."""
    return identifiers.mask_phone(phone or "")


@register.filter
def percent(part, whole):
    """A share as 95.1%; a dash when the whole is zero."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


@register.filter
def qr(address) -> SafeString:
    """The QR code of an address, to be scanned instead of typed; drawn without style or script."""
    drawn = segno.make(address, error="m", micro=False)
    inline = drawn.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None)
    return mark_safe(inline)  # noqa: S308 -- drawn here, the address is in its dots only
