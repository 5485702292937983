"""The columns of a workbook of referrals, and the words of its routes; nothing is guessed."""

from dataclasses import replace

from cases.law.routes import Route
from cases.ledger import words
from cases.ledger.filled_in.columns import Columns

MOST_ROWS = 200
HEADINGS = {
    "route": "途径 移送途径 移送方式 来件途径",
    "sender": "移送单位 移送法院 来件单位 移送机关 转办单位 来函单位 委派法院 委托法院 法院",
    "number": "文号 案号 移送文号 移送函文号 来函文号 工单号 工单编号 受理编号 编号",
    "via": "怎么收到的 收到方式 接收方式 送达方式",
    "received_on": "收到日期 签收日期 签收材料日期 收件日期 接收日期 派单日期",
    "report_until": "要求回告日期 回告期限 反馈期限 要求反馈日期 办理期限 办结期限",
    "applicants": "申请人 原告 投诉人 诉求人 反映人",
    "phone": "申请人电话 申请人联系电话 申请人联系方式 原告电话 投诉人电话",
    "respondents": "被申请人 被告 被投诉人 对方当事人 被反映人",
    "respondent_phone": "被申请人电话 被申请人联系电话 被申请人联系方式 被告电话 对方电话",
    "estate": "小区 小区名称 所在小区",
    "place": "地点 纠纷地点 发生地点 详细地址 地址",
    "category": "纠纷类型 纠纷类别 类型 案由",
    "summary": "纠纷情况 纠纷简要情况 简要情况 事实与理由 诉求内容",
    "claim": "请求事项 诉讼请求 请求 诉求",
    "amount": "涉及金额 金额 涉案金额 标的额",
}
REQUIRED = (
    *("route", "sender", "number", "received_on", "applicants", "respondents", "place"),
    *("category", "summary"),
)
# What a court that sends the workbook itself need not write: who it is, and when and how it came.
KNOWN_OF_A_COURT = ("sender", "via", "received_on")
IGNORED = frozenset(map(words.key, "序号 行号 原行号 退回原因 备注".split()))
LIMITS = {"sender": 120, "number": 60, "place": 200, "summary": 3000, "claim": 300}
COLUMNS = Columns(HEADINGS, REQUIRED, IGNORED, LIMITS, enough=4, most=MOST_ROWS)
ROUTE_WORDS = {
    Route.COURT_BEFORE: "委派 立案前委派 诉前委派 法院委派 诉前调解",
    Route.COURT_AFTER: "委托（普通程序） 普通程序委托 立案后委托（普通程序）",
    Route.COURT_SIMPLIFIED: "委托（简易程序） 简易程序委托 立案后委托（简易程序）",
    Route.PROCURATORATE: "检察院",
    Route.POLICE: "公安 公安机关 派出所",
    Route.CENTRE: "综治中心",
    Route.PETITION: "信访 信访部门 信访局",
    Route.HOTLINE: "12345 12345热线 热线",
    Route.OTHER: "其他部门 其他",
}
_ROUTES = {
    words.key(word): route
    for route, row in ROUTE_WORDS.items()
    for word in (Route(route).label, *row.split())
}
IN_DOUBT = "看不出是普通程序还是简易程序，请写明（期限不同：十五日、七日）"
NO_ROUTE = f"不是能识别的途径，可以写：{'、'.join(row.split()[0] for row in ROUTE_WORDS.values())}"


def columns_of(*, by_court: bool) -> Columns:
    """The columns; fewer are required where the court itself sends the workbook."""
    needed = tuple(one for one in REQUIRED if not (by_court and one in KNOWN_OF_A_COURT))
    return replace(COLUMNS, required=needed)


def route_of(word: str) -> str | None:
    """The route somebody wrote, or None for an unknown word.

    >>> str(route_of("派出所")), str(route_of("委托(简易程序)")), route_of("委托")
    ('police', 'court_simplified', None)
    """
    return _ROUTES.get(words.key(word))
