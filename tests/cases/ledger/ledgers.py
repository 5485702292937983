"""Ledgers for the tests: invented people only, identity numbers of the unassigned region 350599."""

import io
import random
import zipfile
from datetime import date, timedelta

import openpyxl

from cases.ledger.reader import read

TODAY = date(2026, 10, 15)
TITLE = "示例物业(邻里)纠纷人民调解委员会调解台账"
HEADINGS = [
    *("序号", "登记日期", "案件编号", "申请人", "申请人电话", "申请人身份证号", "被申请人"),
    *("被申请人电话", "小区", "楼栋房号", "纠纷类型", "纠纷简要情况", "涉及金额(元)", "来源"),
    *("调解员", "调解次数", "调解结果", "结案日期", "履行情况", "回访日期", "满意度", "备注"),
]
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(rng=None):
    """A number with a correct checksum that belongs to nobody."""
    rng = rng or random.Random(7)
    born = date(1950, 1, 1) + timedelta(days=rng.randrange(18_000))
    body = f"350599{born:%Y%m%d}{rng.randrange(1, 999):03d}"
    total = sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


NUMBER = "示邻调〔2026〕{:04d}号"
SOUND = {
    "序号": 1,
    "登记日期": "2026-03-05",
    "案件编号": NUMBER.format(1),
    "申请人": "李申",
    "申请人电话": "13900000001",
    "申请人身份证号": identity(),
    "被申请人": "周被",
    "被申请人电话": "13900000002",
    "小区": "示例花园",
    "楼栋房号": "3栋0101室",
    "纠纷类型": "房屋漏水渗水",
    "纠纷简要情况": "楼上漏水",
    "涉及金额(元)": 1200,
    "来源": "当事人申请",
    "调解员": "陈调",
    "调解次数": 2,
    "调解结果": "达成书面协议",
    "结案日期": "2026-03-20",
    "履行情况": "已履行",
    "回访日期": "2026-04-20",
    "满意度": "满意",
    "备注": None,
}


def row(serial=1, **over):
    """One sound row by heading; `over` replaces cells, None empties one."""
    return SOUND | {"序号": serial, "案件编号": NUMBER.format(serial)} | over


def book(*rows, above=((TITLE,), ("填报单位:示例街道",)), headings=None):
    """An openpyxl workbook: title rows, headings, then rows (dicts or plain lists)."""
    workbook = openpyxl.Workbook()
    fill(workbook.active, *rows, above=above, headings=headings)
    return workbook


def fill(sheet, *rows, above=(), headings=None):
    headings = headings or HEADINGS
    for cells in (*above, headings):
        sheet.append(cells)
    for cells in rows:
        listed = [cells.get(h) for h in headings] if isinstance(cells, dict) else cells
        sheet.append(listed or [None])
    return sheet


def packed(workbook):
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def reading(*rows, **how):
    return read(packed(book(*rows, **how)), today=TODAY)


def only(*rows, **how):
    """The one row of a ledger that must be accepted."""
    result = reading(*rows, **how)
    assert result.refused == []
    (taken,) = result.rows
    return taken


def reasons(*rows, **how):
    """The refusals: (row, column, value, reason)."""
    return [(r.row, r.column, r.value, r.reason) for r in reading(*rows, **how).refused]


def repacked(data, **parts):
    """The package with parts replaced: name with __ for / and no ending → content."""
    out = io.BytesIO()
    replaced = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, replaced.pop(name, None) or old.read(name))
        for name, content in replaced.items():
            new.writestr(name, content)
    return out.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


def crafted(sheet_data, before=""):
    """A workbook whose first sheet holds exactly this XML."""
    content = before + SHEET.format(f"<sheetData>{sheet_data}</sheetData>")
    return repacked(packed(book(row())), xl__worksheets__sheet1=content)


DAY_STYLES = (
    lambda day: day,
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f" {day:%Y%m%d} ",
)
AMOUNT_STYLES = (
    lambda yuan: yuan,
    str,
    lambda yuan: f"{yuan}元",
    lambda yuan: f"¥{yuan:,}",
    lambda yuan: f"{yuan:,}元",
    lambda yuan: str(yuan).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    lambda yuan: f"{yuan / 10_000}万",
)
CATEGORIES = ("物业服务收费", "房屋漏水渗水", "噪音扰民", "公共设施设备", "其他邻里纠纷")


def many(seed, size):
    """Rows as a committee writes them, with their values: (rows, [(day, fen, category)])."""
    rng = random.Random(seed)
    rows, meant = [], []
    for serial in range(1, size + 1):
        day = date(2024, 1, 1) + timedelta(days=rng.randrange(700))
        yuan, category = rng.choice([None, rng.randrange(10, 90_000)]), rng.choice(CATEGORIES)
        written = rng.choice(["无", "-", None]) if yuan is None else rng.choice(AMOUNT_STYLES)(yuan)
        over = {
            "登记日期": rng.choice(DAY_STYLES)(day),
            "结案日期": rng.choice(DAY_STYLES)(day + timedelta(days=rng.randrange(40))),
            "回访日期": None,
            "申请人": rng.choice(["李申", " 李申\u3000", "李申、王二"]),
            "申请人身份证号": identity(rng),
            "纠纷类型": category,
            "涉及金额(元)": written,
        }
        rows.append(row(serial, **over))
        meant.append((day, None if yuan is None else yuan * 100, category))
        if rng.random() < 0.05:
            rows.append(rng.choice([["小计", *[None] * 11, 999_999], [], HEADINGS]))
    return [*rows, ["合计", *[None] * 11, 1]], meant
