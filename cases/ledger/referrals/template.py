"""The workbook to fill in: the headings that are read, and what each column wants."""

import io
from datetime import datetime, time

from xlsxwriter import Workbook

from cases.law.categories import Category
from cases.ledger.errors import PLAIN
from cases.models import Referral
from mediation import clock

from .columns import HEADINGS, KNOWN_OF_A_COURT, REQUIRED, ROUTE_WORDS, name_of

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
WIDTH = 18


def template(*, by_court: bool = False) -> bytes:
    """The empty workbook, with a sheet that says what each column wants; shorter for a court."""
    fields = [one for one in HEADINGS if not (by_court and one in KNOWN_OF_A_COURT)]
    content = io.BytesIO()
    with Workbook(content, PLAIN) as book:
        book.set_properties({"created": datetime.combine(clock.today(), time.min)})
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        empty, how = book.add_worksheet("移送"), book.add_worksheet("怎么填")
        empty.freeze_panes(1, 0)
        empty.set_column(0, len(fields) - 1, WIDTH)
        how.set_column(0, 1, WIDTH)
        how.set_column(2, 2, 4 * WIDTH, wrapped)
        for at, field in enumerate(fields):
            empty.write_string(0, at, _heading(field), bold)
        for row, field in enumerate(fields):
            needed = "必填" if field in REQUIRED else "可以不填"
            wanted = OF_A_COURT.get(field, WANTED[field]) if by_court else WANTED[field]
            for at, cell in enumerate((_heading(field), needed, wanted)):
                how.write_string(row, at, cell)
    return content.getvalue()


def _heading(field: str) -> str:
    return f"{name_of(field)}（元）" if field == "amount" else name_of(field)
