"""容忍进入: whom somebody lets in, to do what; or what of theirs is put up with."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import (
    GAP,
    PRONOUN,
    ROLE,
    Wording,
    at_place,
    deed,
    names_somebody,
    term,
    without,
    written_as,
)

# What the first person does, not the one let in: 容忍合理噪音, 不阻止施工, 对噪音予以容忍.
OWN_DEED = re.compile(
    "(?P<how>(?:适度|适当|继续|相互|互相|尽量|充分|合理|暂时|长期|多加|应当?|予以|给予|表示)*)"
    "(?P<deed>容忍|忍受|接受|谅解|配合|协助"
    "|不(?:得|再|予)?(?:阻[止拦挠碍]|妨[碍害]|干[涉扰预]|拒绝|反对|刁难|限制|投诉|举报))"
    "(?P<what>.*)"
)
WHOLE = re.compile("(?:予以|给予|表示)$")  # 对李申予以容忍
# What somebody causes, not what they do: 李申的噪音, but 李申施工.
IS_A_THING = re.compile("[^的因在从]*(?:[音声味烟光尘]|[振震]动|影响|行为|做法|不便|道歉)")
ENTERS = re.compile("进入|进[屋门户]|入[户室屋]|上门")
PUT_UP_WITH = re.compile("对(?P<what>.+?)(?P<deed>(?:予以|表示|给予)?(?:容忍|谅解|理解|配合))")


def _sentence(c: Wording) -> str:
    when = (term(c) if c.has_term else "") + c.hours
    said = without(deed(c.text, c.by), "同意")
    if own := OWN_DEED.fullmatch(said) or PUT_UP_WITH.fullmatch(said):
        return f"{c.by or GAP}{when}{at_place(c.place)}{_own_deed(c, own)}"
    where = at_place(c.place, "进入")
    said = without(said, "允许", "准许", "让", *written_as(c.to))
    to, pronoun = c.to, PRONOUN.match(said)
    if to and pronoun:
        said = said[pronoun.end() :]
    elif ROLE.match(said):  # 允许租客进入 says whom
        to = ""
    said = without(said, where) or GAP
    said = said.removesuffix("予以配合").rstrip("，、并") or said
    if where and ENTERS.match(said):  # 入户维修 says it already, but not where
        where = at_place(without(c.place, "进入"), "到")
    if to or not where or where.startswith("到"):
        return f"{c.by or GAP}允许{to}{when}{where}{said}，并予以配合"
    return f"{c.by or GAP}允许{when}{said}，可以{where}，并予以配合"


def let_happen(text: str) -> str:
    """What is put up with, without who and where: 允许检修, 不阻止施工."""
    said = without(text, "同意")
    if OWN_DEED.fullmatch(said) or PUT_UP_WITH.fullmatch(said):
        return said
    return said if said.startswith(("允许", "准许")) else f"允许{said}"


def _own_deed(c: Wording, own: re.Match[str]) -> str:
    """What the first person does, with the other's name in it."""
    what, deed = own["what"], own["deed"]
    is_named = names_somebody(c.to_names or (c.to,), what) or ROLE.match(what)
    other = "" if is_named else c.to
    if other and (pronoun := PRONOUN.match(what)):
        what = what[pronoun.end() :]
    if other and IS_A_THING.fullmatch(what):
        other += "的"
    if own.re is PUT_UP_WITH:
        return f"对{other}{what}{deed}"
    if other and not what and WHOLE.search(own["how"]):
        return f"对{other}{own['how']}{deed}"
    return f"{own['how']}{deed}{other}{what}"


ROW = row.ClauseKind(
    "tolerate",
    "容忍进入",
    {
        "by_party": "谁允许",
        "to_party": "允许谁",
        "also_to": "还允许谁",
        "place": "进入哪里",
        "text": "做什么",
        "hours": "时段",
        "due_on": "最晚哪天",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
    },
    _sentence,
    (row.WHO, row.ANOTHER, row.WHAT),
    duty=row.LASTING,
    rare=frozenset({"also_to", "due_event", "due_days"}),
    unwritten=frozenset({"to_party"}),
)
