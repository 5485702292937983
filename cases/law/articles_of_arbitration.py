"""The articles of arbitration: its agreement, the award, and how the award falls."""

from .article import Article

# The 仲裁法 as revised on 2025-09-12, in force since 2026-03-01.
ARBITRATION_LAW = "仲裁法"
ARBITRATION_AGREED = Article(ARBITRATION_LAW, "第四条", "采用仲裁的，双方自愿达成仲裁协议。")
AWARD_FELL = Article(
    ARBITRATION_LAW,
    "第十条",
    "裁决被撤销、不予执行的，可以按重新达成的仲裁协议申请仲裁，也可以起诉。",
)
AWARD_TO_BE_SET_ASIDE = Article(
    ARBITRATION_LAW, "第七十一条", "有法定情形的，向仲裁机构所在地的中级人民法院申请撤销裁决。"
)
AWARD_SET_ASIDE_IN = Article(
    ARBITRATION_LAW, "第七十二条", "申请撤销裁决的，自收到裁决书之日起三个月内提出。"
)
AWARD_NOT_ENFORCED = Article(
    ARBITRATION_LAW, "第七十六条", "被申请人证明裁决有法定情形的，裁定不予执行。"
)
AWARD_ENFORCEMENT_RESTS = Article(
    ARBITRATION_LAW, "第七十七条", "申请撤销裁决的，中止执行；撤销的终结执行，驳回的恢复执行。"
)
ARBITRATED_AGAIN = Article(
    ARBITRATION_LAW,
    "第七十四条",
    "可以重新仲裁的，通知仲裁庭限期重新仲裁，中止撤销程序；拒绝的恢复。",
)
AWARD_IN_PART = Article("仲裁法解释", "第十九条", "超出仲裁协议的部分可以分开的，撤销该部分。")
