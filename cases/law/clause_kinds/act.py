"""要做的事: who does what, for whom, where, by when, and to which standard."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    A_PERSON,
    GAP,
    PRONOUN,
    ROLE,
    Wording,
    at_place,
    deed,
    ending,
    join,
    names_somebody,
    term,
    until_day,
    until_event,
    without,
    written_as,
)
from cases.law.lasting_duties import is_done_again, is_lasting

# For whom, in the words themselves: 免费为租客更换, 同意租客进入.
FOR_SOMEBODY = re.compile(
    "(免费|无偿|负责|统一|及时|另行)*(?:[为替帮给]|帮助|协助|配合|陪同|同意|允许|准许)"
)
# What is given or said to somebody is not done for them: 向李申返还钥匙.
GIVEN_TO = re.compile("返还|归还|交还|退还|送还|交付|移交|提交|出示|说明|告知|通知|报告|公布")
STANDARD_ITSELF = ("合格标准", "验收标准", "标准为")
CHECKED = ("查验", "验收", "检测", "检查", "核验", "确认", "认可")


def _sentence(c: Wording) -> str:
    where = at_place(c.place)
    if is_done_again(c.hours):
        whom, what = _for_whom(c)
        done = join(f"{c.by or GAP}{until_day(c)}{c.hours}{whom}{where}{what}", until_event(c))
    elif is_lasting("act", c.text, c.by, has_day=c.due_on is not None):
        done = join(f"{c.by}{where}{without(c.text, *written_as(c.by))}", until_day(c))
    else:
        whom, what = _for_whom(c)
        done = f"{c.by or GAP}{term(c)}{c.hours}{whom}{where}{what}"
    return join(done, _standard(c.standard), c.checker and _checker(c.checker))


def _for_whom(c: Wording) -> tuple[str, str]:
    """For or to whom, unless the text names them itself; and what is done."""
    text = deed(c.text, c.by)
    if text.startswith("同意") and not (
        names_somebody(c.to_names or (c.to,), text[:12]) or ROLE.match(text, len("同意"))
    ):
        text = without(text, "同意")  # 同意李申通行 is something else
    if not c.to:
        return "", text or GAP
    what = _without_whom(c.to, text)
    if names_somebody(c.to_names or (c.to,), what) or _names_a_role(what):
        return "", what or GAP
    return f"{'向' if GIVEN_TO.match(what) else '为'}{c.to}", what or GAP


def _without_whom(to: str, text: str) -> str:
    """The text without 为李申, 给李申 or 为对方 before it."""
    if (whom := re.match("[为替帮给]", text)) and (said := PRONOUN.match(text, whom.end())):
        return text[said.end() :] or text
    return without(text, *(f"{sign}{name}" for name in written_as(to) for sign in "为给"))


def _names_a_role(text: str) -> bool:
    """Whether a text says for whom by what they are: 免费为租客更换."""
    found = FOR_SOMEBODY.match(text)
    return bool(found and A_PERSON.match(text, found.end()))


def _standard(text: str) -> str:
    if not text or text.startswith(STANDARD_ITSELF):
        return text
    return ending(text, "为合格", "合格", "为准", "标准", "要求")


def _checker(text: str) -> str:
    """由物业查验，李申在场: what stands behind the first comma is kept as it is.

    Of 业主、社区 both check: a 、 parts only what is complete before it.
    """
    ends = [m.start() for m in re.finditer("[，、,]", text)]
    whole = (at for at in ends if text[at] != "、" or text[:at].endswith(CHECKED))
    at = next(whole, len(text))
    return join(f"由{ending(without(text[:at], '由'), *CHECKED)}", text[at + 1 :])


ROW = row.ClauseKind(
    "act",
    "要做的事",
    {
        "by_party": "谁来做",
        "also_by": row.TOGETHER,
        "to_party": "为谁做",
        "also_to": "还为谁",
        "text": "做什么",
        "due_on": "最晚完成",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
        "standard": "做到什么程度算合格",
        "checker": "谁来查验",
        "place": "在哪里",
        "hours": "时段、次数（每日、每周两次）",
    },
    _sentence,
    (
        row.WHO,
        row.ANOTHER,
        row.WHAT,
        row.BY_WHEN,
        ("standard", lambda c: c.standard, "没有写明做到什么程度算合格" + row.UNCLEAR),
    ),
    duty=row.ACT,
    rare=frozenset({"also_by", "also_to", "due_event", "due_days", "place", "hours"}),
    unwritten=frozenset({"to_party"}),
    warnings=lambda c: (
        ([] if is_done_again(c.hours) else row.unclear_terms(c)) + row.sum_not_booked(c)
    ),
)
