"""治安案件书面申请书 (F30): the parties made an agreement here, performed it, and ask to be spared.

治安管理处罚法 9. The parties sign and hand it in; the committee only writes it.
"""

from cases.law import articles
from cases.law.clause_text import chinese_day

from .base import freeze_issued
from .feedback import DONE, agreed
from .free_text import parts
from .letters import matter
from .parties import party_on_paper
from .signing import foot, party_mark


def draw(case, of, document) -> str:
    """The frozen HTML of the application; `of` holds who applies and the proof of performance."""
    parties, proof = of
    names = "、".join(party.printed_name for party in parties)
    lines = [
        f"{case.sheet.referral.sender}：",
        f"申请人{names}。{matter(case)}。",
        f"{agreed(case)}{DONE}",
        f"履行的凭证：{proof}",
        f"现书面申请认可上述协议及其履行，依法不予处罚（{articles.SPARED_BY_THE_POLICE}）。",
        f"协议的达成和履行，由本会盖章证明。申请于{chinese_day(document.issued_on)}，"
        "申请人核对无误后签名：",
    ]
    marks = [party_mark(party_on_paper(party, document.issued_on)) for party in parties]
    context = {"lines": parts(lines)}
    context |= foot(marks, case.committee.name, document.issued_on, staff="经办人")
    return freeze_issued("documents/to_the_police.html", document, context)
