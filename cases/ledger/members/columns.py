"""The columns of a workbook of members; nothing is guessed."""

from cases.ledger import words
from cases.ledger.filled_in import template
from cases.ledger.filled_in.columns import Columns

MOST_ROWS = 2_000
WANTED = {
    "sequence": "名单上的序号；新登记的留空",
    "household": "例如 3幢501室；户和姓名至少写一样",
    "applicants": "一行一户，只写一个姓名；还不知道的留空",
    "phone": "一个号码",
    "amount": "请求或者欠付的金额",
    "grounds": "没有交、不同意付的理由",
    "representative": "是代表人的写“是”，最多五人",
}
COLUMNS = Columns(
    headings={
        "sequence": "序号 名单序号",
        "household": "户 户号 房号 房屋 门牌 哪一户 楼栋房号 地址",
        "applicants": "姓名 业主 业主姓名 户主 成员",
        "phone": "电话 联系电话 手机 手机号 联系方式",
        "amount": "金额 欠费金额 请求金额 应付金额 欠付金额",
        "grounds": "理由或者抗辩 理由 抗辩 原因 欠费原因",
        "representative": "代表人 是否代表人",
    },
    required=(),
    columns=("household", "applicants"),
    ignored=frozenset(map(words.key, "序号 名单序号 备注 退回原因".split())),
    limits={"household": 120, "applicants": 80, "grounds": 300},
    enough=2,
    most=MOST_ROWS,
)


def workbook(rows=()) -> bytes:
    """The list as a workbook, or the empty one to fill in."""
    return template.template(COLUMNS, "成员", WANTED, in_yuan=("amount",), rows=rows)
