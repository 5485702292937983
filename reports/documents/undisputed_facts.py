"""无争议事实记载 (F23): what the parties do not dispute, written down and signed by each.

在线调解规则 22. What somebody conceded to reach an agreement is no part of it (特邀调解规定 22).
"""

from cases.law.clause_text import chinese_day

from .base import freeze_issued
from .free_text import parts
from .letters import matter
from .parties import party_on_paper
from .signing import foot, party_mark


def draw(case, of, document) -> str:
    """The frozen HTML of the record; `of` is the text of the facts."""
    parties = case.sheet.needed_parties
    lines = [
        f"{matter(case)}，在调解中，各方对下列事实没有争议，同意记载：",
        of,
        "各方为达成调解协议作出的让步、承认，不在记载之内。",
        f"记载于{chinese_day(document.issued_on)}。各方核对无误后签名：",
    ]
    marks = [party_mark(party_on_paper(party, document.issued_on)) for party in parties]
    context = {"lines": parts(lines)}
    context |= foot(marks, case.committee.name, document.issued_on, staff="人民调解员")
    return freeze_issued("documents/undisputed_facts.html", document, context)
