"""此前已付: what was paid before the agreement, towards a clause or beside the sums."""

from cases.law.clause_kinds import row
from cases.law.clause_kinds.letting_off import owed_under
from cases.law.clause_text import GAP, Wording, chinese_day, without, written_as
from cases.law.money import both

COUNTS = "计入{}的款项，该部分不再支付"
BESIDE = "不计入本协议约定支付的款项"
OF_WHICH = "没有写计入第几条的，只写在协议里：付款按付款那一条的金额记账、跟踪。"


def _sentence(c: Wording) -> str:
    day = chinese_day(c.from_on) if c.from_on else GAP
    sum_ = both(c.amount) if c.amount else f"人民币{GAP}"
    what = without(c.text, *written_as(c.by), "支付", "已付", "已经支付")
    proof = f"（凭证：{c.standard or GAP}）"
    owed = owed_under(c.by, c.of_clause, c.of_liability)
    counts = COUNTS.format(owed) if c.of_clause else BESIDE
    return f"{c.by or GAP}已于{day}向{c.to or GAP}支付{what}{sum_}{proof}，{counts}"


ROW = row.ClauseKind(
    "prior",
    "此前已付",
    {
        "by_party": "谁付的",
        "to_party": "付给了谁",
        "amount": "付了多少（元）",
        "from_on": "哪天付的",
        "text": "付的什么钱",
        "standard": "凭证",
        "of_clause": "计入第几条的付款（另外算、不计入的不填）",
    },
    _sentence,
    (
        row.PAYER,
        row.PAYEE,
        row.ANOTHER,
        row.SUM,
        ("from_on", lambda c: c.from_on, "没有写明哪天付的" + row.UNCLEAR),
        ("standard", lambda c: c.standard, "没有写明付款的凭证" + row.UNCLEAR),
    ),
    choices={"text": "医疗费 赔偿款 押金 物业费", "standard": "转账记录 收条"},
    warnings=lambda c: [] if c.of_clause else [OF_WHICH],
)
