"""Which members of a group: numbers on its list or households, typed as people write them."""

import re
from collections.abc import Iterable

from django import forms

from cases.phases.mediate.members_chosen import ALL, BUT_THESE, THESE, in_words
from mediation.accounts.typed_names import folded
from mediation.accounts.typed_text import half_width

MOST_MEMBERS = 2_000
LONGEST = 2_000
_APART = re.compile(r"[、,;；。\n]+")
_DASH = re.compile(r"\s*([-—–~至到])\s*")
_ONE = re.compile(r"第?([0-9]{1,5})号?(?:(?:-|—|–|~|至|到)+第?([0-9]{1,5})号?)?")
# A building is 3号楼, 3幢 or 3-; a room is 602室 or 602.
_BUILDING = re.compile("号楼|[幢栋座楼#]")
NOT_MEMBERS = (
    "名单里没有“{}”这个序号、这一户，请对照成员名单，写成 3、17、201-215 或者 3号楼602室。"
)
SEVERAL = "“{}”在名单里是序号 {}，请写明是哪一个序号。"
BOTH = "“{}”可以是名单上的序号，也可以是序号 {} 的一户；请写成“{}”，或者写“{}”。"
BACKWARDS = "“{}”前面的序号比后面的大，请核对。"
TOO_HIGH = f"成员的序号最多到 {MOST_MEMBERS}，请核对。"
NONE_GIVEN = "请写明是哪些序号、哪些户。"
ONLY_ONE = "一次只更正一户，请只写一个序号或者一户。"
BUTTONS = [
    (ALL, "还没有表态的，全部"),
    (BUT_THESE, "还没有表态的，除了几户"),
    (THESE, "只有几户"),
]
HINT = "对照成员名单，写成 3、17、201-215，也可以写 3号楼602室。"
Listed = dict[int, str]  # the households of a list, in one form, by the members' numbers


class MemberNumbers(forms.CharField):
    """Members of a group: 3、17、201-215 or 3号楼602室; cleans to the parts that were typed.

    `numbers_of` reads them by the list of the group.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST, help_text=HINT, **kwargs)

    def clean(self, value):
        """The parts that were typed, each a number, a span of numbers or a household."""
        lines = (super().clean(value) or "").splitlines()
        typed = _DASH.sub(r"\1", "\n".join(map(half_width, lines)))
        return tuple(part.strip() for part in _APART.split(typed) if part.strip())


def numbers_of(group, parts: Iterable[str]) -> tuple[int, ...]:
    """The numbers, sorted, of the members that these parts mean; one statement.

    Raises `ValidationError` with the part that means nobody, or more than one.
    """
    rows = group.members.remaining().values_list("number", "household")
    listed = {number: _in_one_form(household) for number, household in rows}
    found: set[int] = set()
    for part in parts:
        found.update(_meant(part, listed))
    return tuple(sorted(found))


def _meant(part: str, listed: Listed) -> Iterable[int]:
    """The members of one part; what spaces divide are several, unless it is one household."""
    numbers, homes = _span(part), _households(part, listed)
    if numbers and homes and set(numbers) <= set(listed):
        raise forms.ValidationError(_asked(part, numbers, homes))
    if numbers and not homes:
        return _checked(part, numbers)
    if not homes and " " in part:
        return [number for one in part.split() for number in _meant(one, listed)]
    if len(homes) != 1:
        which = SEVERAL.format(part[:20], in_words(homes)) if homes else _nobody(part)
        raise forms.ValidationError(which)
    return homes


def _span(part: str) -> tuple[int, int] | tuple[()]:
    """The first and the last number of a part such as 17, 第17号 or 201-215; else nothing."""
    written = _ONE.fullmatch(part)
    return (int(written[1]), int(written[2] or written[1])) if written else ()


def _checked(part: str, span: tuple[int, ...]) -> range:
    first, last = span
    if first > last:
        raise forms.ValidationError(BACKWARDS.format(part[:20]))
    if last > MOST_MEMBERS:
        raise forms.ValidationError(TOO_HIGH)
    return range(first, last + 1)


def _nobody(part: str) -> str:
    return NOT_MEMBERS.format(part[:20])


def _asked(part, span, homes) -> str:
    """The question which of both is meant, with what to write for each."""
    first, last = span
    by_number = f"第{first}号" if first == last else f"第{first}号至第{last}号"
    return BOTH.format(part[:20], in_words(homes), by_number, in_words(homes))


def _households(part: str, listed: Listed) -> list[int]:
    """The members whose household this is, or ends with it: 602室 of 3号楼602室."""
    home = _in_one_form(part)
    exact = [number for number, one in listed.items() if one == home]
    if exact or not home or _span(part):
        return exact
    ends = re.compile(rf"(?:.*[^0-9])?{re.escape(home)}")
    return [number for number, one in listed.items() if ends.fullmatch(one)]


def _in_one_form(household: str) -> str:
    """A household as they are compared: 3号楼602室, 3幢602 and 3-602 are one."""
    plain = _BUILDING.sub("-", folded(household))
    return re.sub("-+", "-", plain).removesuffix("室")
