"""Workbooks of referrals for the tests: invented people and numbers only."""

import io

import openpyxl

ROW = {
    "途径": "公安",
    "移送单位": "河市派出所",
    "文号": "洛公移〔2026〕1号",
    "怎么收到的": None,
    "收到日期": "2026-03-02",
    "要求回告日期": None,
    "申请人": "李申",
    "申请人电话": "13900000001",
    "被申请人": "周被",
    "被申请人电话": "13900000002",
    "小区": "侨韵苑",
    "地点": "6号楼1202室",
    "纠纷类型": "渗漏水",
    "纠纷情况": "楼上卫生间漏水，损坏天花板。",
    "请求事项": "赔偿天花板损失",
    "涉及金额（元）": 8600,
}


def row(serial=1, **over):
    """One sound row by heading; `over` replaces cells."""
    return ROW | {"文号": f"洛公移〔2026〕{serial}号"} | over


def court_row(serial=1, **over):
    """A court's referral on paper before a suit is filed."""
    sent = {"途径": "委派", "移送单位": "示例区人民法院", "怎么收到的": "签收材料"}
    return row(serial, **sent | {"文号": f"（2026）闽0599诉前调{serial}号"} | over)


def book(*rows, change=None):
    """The bytes of a workbook with these rows below the headings; `change` may alter its sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "移送"
    headings = list(dict.fromkeys(name for one in rows or (ROW,) for name in one))
    sheet.append(headings)
    for one in rows:
        sheet.append([one.get(name) for name in headings])
    if change:
        change(sheet)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()
