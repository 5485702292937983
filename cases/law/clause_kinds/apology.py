"""道歉: to whom, in which form, before which audience."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, ending, join, term, without


def _sentence(c: Wording) -> str:
    way = without(c.way, "以") or GAP
    says_how = way.startswith(("在", "通过", "用"))  # 在业主群, 通过微信
    how = way if says_how else f"以{ending(way, '形式', '方式')}"
    place = without(c.place, "在")
    where = f"在{place}范围内" if place and place not in way else ""
    if not c.to and place:  # to people who are no parties: 全体业主
        return join(f"{c.by or GAP}{term(c)}{how}向{place}赔礼道歉", c.text)
    text = f"{c.by or GAP}{term(c)}{how}{where}向{c.to or GAP}赔礼道歉"
    return join(text, c.text)


ROW = row.ClauseKind(
    "apology",
    "道歉",
    {
        "by_party": "谁道歉",
        "to_party": "向谁",
        "also_to": "还向谁",
        "way": "形式",
        "place": "范围（只向当事人以外的人道歉的，写向谁）",
        "due_on": "最晚哪天",
        "due_event": row.DUE_EVENT,
        "due_days": row.DUE_DAYS,
        "text": "还写明什么",
    },
    _sentence,
    (
        row.WHO,
        ("to", lambda c: c.to or c.place, "没有写明向谁道歉" + row.UNCLEAR),
        row.ANOTHER,
        ("way", lambda c: c.way, "没有写明道歉的形式" + row.UNCLEAR),
        row.BY_WHEN,
    ),
    duty=row.ACT,
    unwritten=frozenset({"to_party"}),
    rare=frozenset({"also_to", "due_event", "due_days", "text"}),
    choices={"way": "当面口头 书面 在业主群"},
    warnings=row.unclear_terms,
)
