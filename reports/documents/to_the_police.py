"""治安案件书面申请书 (F30): the parties made an agreement here, performed it, and ask to be spared.

治安管理处罚法 9. The parties sign and hand it in before the police decide; the committee only
writes it.
"""

from dataclasses import replace

from cases.law import articles
from cases.law.clause_text import chinese_day
from cases.words.punctuation import without_final_stop

from .base import freeze_issued
from .feedback import DONE, agreed
from .free_text import parts
from .letters import matter
from .parties import party_on_paper
from .signing import foot, party_mark

APPLICANT = "申请人"
IN_TIME = "本申请在贵单位作出处理决定以前提出。"


def draw(case, of, document) -> str:
    """The frozen HTML of the application; `of` holds who applies, what the police deal with, and
    the proof of performance."""
    parties, offence, proof = of
    applying = [_applicant(party, document.issued_on) for party in parties]
    lines = [
        f"贵单位办理的治安案件：{without_final_stop(offence)}。",
        f"{matter(case, to_who_sent_it=True)}。{agreed(case)}{DONE}",
        f"履行的凭证：{without_final_stop(proof)}。",
        f"申请人书面申请认可上述协议及其履行，依法不予处罚（{articles.SPARED_BY_THE_POLICE}）。"
        f"{IN_TIME}",
        f"协议的达成和履行，由本会盖章证明。申请于{chinese_day(document.issued_on)}，"
        "申请人核对无误后签名：",
    ]
    context = {"to": case.sheet.referral.sender, "parties": applying, "lines": parts(lines)}
    marks = [party_mark(one) for one in applying]
    context |= foot(marks, case.committee.name, document.issued_on, staff="经办人")
    return freeze_issued("documents/to_the_police.html", document, context)


def _applicant(party, on):
    """Who applies here, whatever their role in the mediation."""
    return replace(party_on_paper(party, on), role=APPLICANT)
