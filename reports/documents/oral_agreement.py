"""人民调解口头协议登记表 (F10): what the parties agreed by word of mouth, in numbered clauses.

It is filled in like the written agreement (调解法 28, 30): the same parties and the same clauses.
Signatures are set where the parties want to; the agreement is in force without them.
"""

from cases.law import articles, money
from cases.law.clause_text import chinese_day

from .acceptance import sources_of, title_of
from .attached_lists import lists_of_members
from .base import freeze_issued
from .closing_report import NOTHING, clauses_in_order, who_came
from .free_text import parts, sentences
from .parties import party_on_paper
from .signing import foot, party_mark, staff_mark

IN_FORCE = f"各方口头达成协议，自达成之日起生效（{articles.ORAL_EFFECT}）。"
SIGNED_IF_WANTED = "各方可以在下面签名核对；不签名的，不影响口头协议的效力。"


def draw(case, of, document) -> str:
    """The frozen HTML of the form; `of` is the oral agreement in force."""
    on_paper = [party_on_paper(p, document.issued_on) for p in case.sheet.needed_parties]
    context = {
        "boxes": boxes(case, of),
        "parties": on_paper,
        "sources": sources_of(case),
        "rows": [
            ("简要事实", parts(sentences(of.facts or case.summary))),
            *who_came(case),
            ("协议内容", parts(clauses_in_order(of))),
            ("履行方式", parts(sentences(of.performance) or [NOTHING])),
            ("调解结果", parts([IN_FORCE, SIGNED_IF_WANTED])),
        ],
        "lists": lists_of_members(case),
    }
    marks = [*map(party_mark, on_paper), staff_mark("人民调解员", str(case.mediator or ""))]
    context |= foot(marks, case.committee.name, document.issued_on, staff="登记人")
    return freeze_issued("documents/oral_agreement.html", document, context)


def boxes(case, agreement) -> list[tuple[str, str, str, str]]:
    """The boxes of the head: two labels and their values a row."""
    asked = sum(clause.amount or 0 for clause in agreement.parts if clause.kind == "money")
    return [
        ("纠纷名称", title_of(case), "达成时间", chinese_day(agreement.effective_on)),
        ("协议金额", money.both(asked) if asked else NOTHING, "调解员", str(case.mediator or "")),
    ]
