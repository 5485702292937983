"""Workbooks of a group's members for the tests: invented people only."""

from tests.cases.ledger.referral_books import book as made

ROW = {
    "户": "3幢501室",
    "姓名": "王一户",
    "电话": "13900000001",
    "金额（元）": 1200.5,
    "理由或者抗辩": "漏水没有修",
    "代表人": None,
}


def name(serial) -> str:
    """A name of its own for each of the first sixty."""
    return f"王{'成立名利和平安康宁静远志'[serial % 12]}{'一二三四五'[serial // 12 % 5]}"


def row(serial=1, **over):
    """One sound row by heading; `over` replaces cells."""
    who = {"户": f"3幢{serial}01室", "姓名": name(serial)}
    return ROW | who | {"电话": f"139{serial:08}"} | over


def book(*rows, change=None):
    """The bytes of a workbook with these rows below the headings."""
    return made(*rows, change=change)
