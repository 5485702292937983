"""The route by which a case came into mediation, and what it decides; one row each.

People's own mediation follows 《人民调解法》; what a court sends follows the rules of court-invited
and online mediation: its own time, counted from the receipt of the court's papers, its own effect,
a court that confirms, and a written report back.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

OWN_TIME, FROM_A_COURT = "K9", "entrusted_court"
ANSWER, ANSWER_TO_OTHERS = "K10", "K10b"  # the time to accept or decline a referral
FINISH_A_PETITION = "K3"


class Route(TextChoices):
    """Who brought the case to the committee, as far as the law makes a difference."""

    OWN = "", "本会自行受理"
    COURT_BEFORE = "court_before", "法院立案前委派"
    COURT_AFTER = "court_after", "法院立案后委托（普通程序）"
    COURT_SIMPLIFIED = "court_simplified", "法院立案后委托（简易程序）"
    PROCURATORATE = "procuratorate", "检察院移送"
    POLICE = "police", "公安机关移送"
    CENTRE = "centre", "综治中心流转"
    PETITION = "petition", "信访部门转办"
    HOTLINE = "hotline", "12345热线转办"
    OTHER = "other", "其他部门移送"


@dataclass(frozen=True, slots=True)
class RouteRow:
    """What a route decides.

    `clock` is the rule of the time to mediate, `from_receipt` whether it counts from the receipt
    of the referral. `parties_alone`: the parties' marks alone put a written agreement in force.
    `court_paper`: the court that sent the case makes a paper of its own of the agreement, so that
    no confirmation is applied for. `effect` is the sentence on the agreement, empty for the usual
    one; `source` the source in the official statistics; `reports_back` whether the body that sent
    the case is told the result in writing; `appraisal_left_out` whether the days of an appraisal
    are left out of the time to mediate (在线调解规则 26). `once_agreed` is what
    becomes of the paper of the agreement, `if_it_fails` what the court does with the case then;
    empty where no court does anything (特邀调解规定 19 to 21). `once_performed` is what the body
    that sent the case may do once all is performed. `finish_clock` is the time in which
    the body that sent the case must have the result; empty where no law sets one.
    """

    clock: str = OWN_TIME
    source: str = ""
    from_receipt: bool = False
    parties_alone: bool = False
    court_paper: bool = False
    reports_back: bool = True
    appraisal_left_out: bool = False
    by_court: bool = False
    effect: str = ""
    once_agreed: str = ""
    if_it_fails: str = ""
    once_performed: str = ""
    finish_clock: str = ""

    @property
    def answer_clock(self) -> str:
        """The rule of the time in which the committee says whether it takes the referral."""
        return ANSWER if self.by_court else ANSWER_TO_OTHERS


_CONFIRMED_WHERE_INVITED = (
    "自各方当事人签名、盖章或者按指印之日起生效。"
    "各方可以自生效之日起三十日内共同向邀请调解的人民法院申请司法确认。"
)
_TO_THE_COURT = (
    "自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"
    "各方可以请求委托调解的人民法院审查后制作调解书，或者向该院申请撤诉。"
)


_FILED_WITH_THE_COURT = "送委派的人民法院备案（《特邀调解规定》第十九条）。"
_PAPER_OF_THE_COURT = (
    "提交委托的人民法院，请审查并制作调解书；当事人申请撤诉的，由该院裁定"
    "（《特邀调解规定》第二十条）。"
)
_BACK_BEFORE_FILING = (
    "材料移送委派的人民法院；当事人坚持诉讼的，由该院依法登记立案（《特邀调解规定》第二十一条）。"
)
_BACK_TO_TRIAL = "案件转回委托的人民法院，由该院继续审理（《特邀调解规定》第二十一条）。"

_MAY_BE_SPARED = (
    "当事人书面申请的，请审查是否认可、依法不予处罚（《治安管理处罚法》第九条）；"
    "履行的凭证可以附后。"
)


def _after_filing(clock: str) -> RouteRow:
    return RouteRow(
        clock=clock,
        source=FROM_A_COURT,
        from_receipt=True,
        court_paper=True,
        by_court=True,
        appraisal_left_out=True,
        effect=_TO_THE_COURT,
        once_agreed=_PAPER_OF_THE_COURT,
        if_it_fails=_BACK_TO_TRIAL,
    )


ROUTES = {
    Route.OWN: RouteRow(reports_back=False),
    Route.COURT_BEFORE: RouteRow(
        clock="K11a",
        source=FROM_A_COURT,
        from_receipt=True,
        parties_alone=True,
        by_court=True,
        appraisal_left_out=True,
        effect=_CONFIRMED_WHERE_INVITED,
        once_agreed=_FILED_WITH_THE_COURT,
        if_it_fails=_BACK_BEFORE_FILING,
    ),
    Route.COURT_AFTER: _after_filing("K11b"),
    Route.COURT_SIMPLIFIED: _after_filing("K11c"),
    Route.PROCURATORATE: RouteRow(source="entrusted_procuratorate"),
    Route.POLICE: RouteRow(source="entrusted_police", once_performed=_MAY_BE_SPARED),
    Route.CENTRE: RouteRow(source="entrusted_other"),
    Route.PETITION: RouteRow(source="entrusted_petition", finish_clock=FINISH_A_PETITION),
    Route.HOTLINE: RouteRow(source="entrusted_other"),
    Route.OTHER: RouteRow(source="entrusted_other"),
}


def row_of(route: str) -> RouteRow:
    """The row of a stored route."""
    return ROUTES[Route(route)]
