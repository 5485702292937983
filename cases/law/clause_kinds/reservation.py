"""保留: rights that the agreement leaves open."""

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, ending

NOT_FINAL = "这份协议没有了结全部争议；保留的部分不能申请强制执行，以后要另行主张。"


def _sentence(c: Wording) -> str:
    text = c.text or GAP
    return f"{c.by}{text}" if "保留" in text else f"{c.by}保留{ending(text, '的权利', '权利')}"


ROW = row.ClauseKind(
    "reservation",
    "保留",
    {"by_party": "谁保留", "text": "保留什么权利、哪部分损失"},
    _sentence,
    (row.WHAT,),
    unwritten=frozenset({"by_party"}),
    warnings=lambda c: [NOT_FINAL],
)
