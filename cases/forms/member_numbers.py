"""Which members of a group: their numbers on its list, typed as people write them."""

import re

from django import forms

from cases.phases.mediate.members_chosen import ALL, BUT_THESE, THESE
from mediation.accounts.typed_text import half_width

MOST_MEMBERS = 2_000
LONGEST = 2_000
_APART = re.compile(r"[、,;；。\s]+")
_ONE = re.compile(r"第?([0-9]{1,5})号?(?:(?:-|—|–|~|至|到)+第?([0-9]{1,5})号?)?")
NOT_NUMBERS = "“{}”看不出是哪些序号，请写成 3、17、201-215 这样。"
BACKWARDS = "“{}”前面的序号比后面的大，请核对。"
NONE_GIVEN = "请写明是哪些序号。"
BUTTONS = [
    (ALL, "还没有表态的，全部"),
    (BUT_THESE, "还没有表态的，除了几户"),
    (THESE, "只有几户"),
]
HINT = "对照成员名单，写成 3、17、201-215 这样。"


class MemberNumbers(forms.CharField):
    """Numbers on the list of a group: 3、17、201-215; cleans to a sorted tuple of them."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST, help_text=HINT, **kwargs)

    def clean(self, value):
        """Read the numbers; the refusal shows the part that is none."""
        typed = half_width(super().clean(value) or "")
        typed = re.sub(r"\s*([-—–~至到])\s*", r"\1", typed)
        found = set()
        for part in filter(None, _APART.split(typed)):
            found.update(_numbers(part))
        return tuple(sorted(found))


def _numbers(part: str) -> range:
    """The numbers of one part, such as 17 or 201-215; raises `ValidationError`."""
    written = _ONE.fullmatch(part)
    if written is None:
        raise forms.ValidationError(NOT_NUMBERS.format(part[:20]))
    first, last = int(written[1]), int(written[2] or written[1])
    if first > last:
        raise forms.ValidationError(BACKWARDS.format(part[:20]))
    if last > MOST_MEMBERS:
        raise forms.ValidationError(f"成员的序号最多到 {MOST_MEMBERS}，请核对。")
    return range(first, last + 1)
