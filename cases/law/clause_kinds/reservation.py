"""保留: rights that the agreement leaves open."""

import re

from cases.law.clause_kinds import row
from cases.law.clause_text import GAP, Wording, ending, without, written_as

NOT_FINAL = "这份协议没有了结全部争议；保留的部分不能申请强制执行，以后要另行主张。"

ACTED_ON = re.compile(f"权利|权$|主张|请求|要求|起诉|诉讼|诉权|追究|索赔|追偿|申请|{GAP}")


def _sentence(c: Wording) -> str:
    text = without(c.text, *written_as(c.by), "保留", "不放弃") or GAP
    if "保留" in text:
        return f"{c.by}{text}"
    if not ACTED_ON.search(text):  # a loss, not yet a right
        text = f"就{without(text, '就')}另行主张"
    return f"{c.by}保留{ending(text, '的权利', '权利', '权')}"


ROW = row.ClauseKind(
    "reservation",
    "保留",
    {"by_party": "谁保留", "text": "保留什么权利、哪部分损失"},
    _sentence,
    (row.WHAT,),
    unwritten=frozenset({"by_party"}),
    warnings=lambda c: [NOT_FINAL],
)
