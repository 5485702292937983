"""减免: what is no longer asked for, wholly, in part, or for a period."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, join, names_somebody, period, told_apart, without
from cases.law.money import both

GIVEN_UP = (
    "减免",
    "免除",
    "放弃",
    "豁免",
    "免收",
    "免交",
    "免去",
    "减收",
    "不再收取",
    "不再要求",
)  # what the sentence says itself


ALSO_BEHIND = re.compile(f"(?<=.)(?:予以|全部|部分)*(?:{'|'.join(GIVEN_UP)}|不收)$")  # 滞纳金免除
NO_LONGER = re.compile("不(?:再|予)?(主张|追究|追偿|收取|计收|索要|索赔|要求|收)(.*)")
A_CLAIM = ("权利", "主张", "请求", "诉求", "诉讼请求", "要求", "追究")


def _sentence(c: Wording) -> str:
    sum_ = both(c.amount) if c.amount else ""
    by, to = told_apart(c.by), told_apart(c.to)
    said = ALSO_BEHIND.sub("", without(c.text, by, "同意", "自愿", *GIVEN_UP, to))
    span = period(c)
    of_time = f"{span}的" if span and c.until_on else ""
    since = span if span and not c.until_on else _since(c.due_event)
    return join(f"{c.by or GAP}同意{_given_up(c, of_time, said, sum_)}", since)


def _given_up(c: Wording, of_time: str, said: str, sum_: str) -> str:
    """减免李申物业费; of a claim itself that it is no longer pursued, or given up."""
    named = names_somebody(c.to_names or (c.to,), said)
    if pursued := NO_LONGER.fullmatch(said):
        deed, what = pursued.groups()
        other = "" if named else c.to if deed == "追究" else c.to and f"向{c.to}"
        verb = f"追究{other}" if deed == "追究" else f"{other}{deed}"
        return f"不再{verb}{of_time}{what}{sum_}"
    if said.endswith(A_CLAIM):
        what = said if named or not c.to else f"对{c.to}的{without(said, '对')}"
        return f"放弃{of_time}{what}{sum_}"
    return f"减免{c.to}{of_time}{said or ('' if sum_ else GAP)}{sum_}"


def _since(event: str) -> str:
    return event and f"自{without(event, '自', '从').removesuffix('起')}起"


ROW = row.ClauseKind(
    "waiver",
    "减免",
    {
        "by_party": "谁减免",
        "to_party": "减免谁的",
        "text": "减免什么",
        "amount": "金额（元）",
        "from_on": "哪天起的",
        "until_on": "到哪天为止的",
        "due_event": "从什么时候起",
    },
    _sentence,
    (
        row.WHO,
        row.ANOTHER,
        ("text", lambda c: c.text or row.has_amount(c), "没有写明减免什么" + row.UNCLEAR),
    ),
    rare=frozenset({"from_on", "until_on", "due_event"}),
    unwritten=frozenset({"to_party"}),
    warnings=lambda clause: [row.NOT_BOOKED] if clause.amount else [],
)
