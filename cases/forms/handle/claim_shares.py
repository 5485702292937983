"""Shares of several people in one claim, in a line; asked at registration and afterwards."""

from django import forms

from cases.law.money import MoneyError
from cases.law.ratios import RatioError
from cases.law.shares import read_line
from cases.models import Claim

SHARES = Claim.Liability.SHARES
TOGETHER = "几个人一起请求、几个人一起被请求的"
HOW_SEVERAL_GET = "几个人一起请求的，怎么得"
HOW_SEVERAL_OWE = "几个人一起被请求的，怎么承担"
HOW_TO_WRITE = "按登记的先后写：1:1:2，或者 60%、其余，或者 3000、2000；合计要正好是这项请求。"
ONE_ALONE = ("", "只有一个人")
SHARES_OF_WHOM = "写了份额的，请在“怎么承担”或者“怎么得”里选“每人写明的一份”。"


class SharesLine(forms.CharField):
    """The line of the shares."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self):
        super().__init__(label="各人的份额", required=False, max_length=200, help_text=HOW_TO_WRITE)


def shares_of(form, sides, total) -> list[tuple]:
    """[(person, share)] of the side that shares as written; errors become those of the line.

    `sides` are (people in their order, how they share); `total` is in 分.
    """
    people = next((people for people, how in sides if how == SHARES), None)
    if people is None:
        form.add_error("shares", SHARES_OF_WHOM)
        return []
    try:
        line = read_line(form.cleaned_data["shares"], len(people), total)
    except (RatioError, MoneyError) as wrong:
        form.add_error("shares", str(wrong))
        return []
    return list(zip(people, line, strict=True))
