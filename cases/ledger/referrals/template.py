"""The workbook to fill in: the headings that are read, and what each column wants."""

from cases.law.categories import Category
from cases.ledger.filled_in import template as filled_in
from cases.models import Referral

from .columns import COLUMNS, KNOWN_OF_A_COURT, ROUTE_WORDS

NAME = "移送登记表模板.xlsx"
# What each column wants, beside its name.
WANTED = {
    "route": f"{'、'.join(row.split()[0] for row in ROUTE_WORDS.values())}",
    "sender": "法院写全称",
    "number": "案号、移送函文号或者工单号，每件都要有",
    "via": f"法院的案件写：{'、'.join(Referral.Via.labels)}",
    "received_on": "写成 2026-03-05",
    "report_until": "来函写明的才填，写成 2026-03-05",
    "applicants": "只写姓名或者名称，几位用顿号分开",
    "phone": "几位的用顿号分开，顺序和姓名相同",
    "respondents": "同申请人",
    "respondent_phone": "同申请人电话",
    "estate": "写本会名册里的名称；不在册的留空",
    "place": "写到楼栋房号",
    "category": "、".join(Category.labels),
    "summary": "简要写明",
    "claim": "一方不止一位的，登记后再补登",
    "amount": "元",
}
OF_A_COURT = {
    "route": "委派、委托（普通程序）、委托（简易程序）",
    "number": "本院的案号，每件都要有",
    "report_until": "要求哪天以前回告的才填，写成 2026-03-05",
    "estate": "不知道的留空，在地点里写全",
}


def template(*, by_court: bool = False) -> bytes:
    """The empty workbook, with a sheet that says what each column wants; shorter for a court."""
    wanted = WANTED | OF_A_COURT if by_court else WANTED
    left_out = KNOWN_OF_A_COURT if by_court else ()
    shown = {name: text for name, text in wanted.items() if name not in left_out}
    return filled_in.template(COLUMNS, "移送", shown, in_yuan=("amount",))
