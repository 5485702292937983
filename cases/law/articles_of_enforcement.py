"""The articles of enforcement: its time, its court, its settlements, who takes part in it."""

from .article import PROCEDURE_LAW, PROCEDURE_NOTES, Article

ENFORCEMENT_ENDS = Article(
    PROCEDURE_LAW, "第二百六十八条", "据以执行的法律文书被撤销的，终结执行。"
)
ENFORCED_IS_RETURNED = Article(
    PROCEDURE_LAW, "第二百四十四条", "据以执行的法律文书被撤销的，已经执行的财产裁定返还。"
)
ENFORCEABLE = Article(PROCEDURE_LAW, "第二百四十七条", "一方拒绝履行的，可以申请执行。")
ENFORCING_COURT = Article(
    PROCEDURE_LAW,
    "第二百三十五条",
    "由第一审法院，或者与其同级的被执行财产所在地法院执行；其他文书由被执行人住所地、财产所在地法院执行。",
)
AWARD_ENFORCED_BY = Article(
    "仲裁裁决执行规定",
    "第二条",
    "由被执行人住所地、财产所在地的中级法院执行；经批准可以指定基层法院。",
)
ENFORCEMENT_TIME = Article(PROCEDURE_LAW, "第二百五十条", "申请执行的期间为二年。")
SETTLED_ENFORCEMENT = Article(
    PROCEDURE_LAW, "第二百四十一条", "执行中达成和解的，不履行时可以申请恢复执行原生效法律文书。"
)
SETTLEMENT_KEPT = Article(
    PROCEDURE_NOTES, "第四百六十五条", "和解协议已经履行完毕的，不予恢复执行；已履行的部分扣除。"
)
SETTLEMENT_BROKEN = Article(
    PROCEDURE_NOTES, "第四百六十六条", "申请恢复执行的期间，自和解协议约定履行的最后一日起计算。"
)
IDLE_ENFORCEMENT = Article(
    PROCEDURE_LAW, "第二百三十七条", "收到申请执行书超过六个月未执行的，可以向上一级法院申请执行。"
)
ENFORCED_AGAIN = Article(
    PROCEDURE_NOTES,
    "第五百一十七条",
    "终结本次执行后发现财产的，可以再次申请，不受时效期间的限制。",
)
ENFORCEMENT_INTERRUPTED = Article(
    "执行程序解释", "第二十条", "申请执行、达成和解、提出履行要求、同意履行的，执行时效中断。"
)
EXECUTING_PARTIES = "变更、追加执行当事人规定"
CHANGE_OF_PARTY = Article(
    EXECUTING_PARTIES,
    "第二条、第五条、第六条、第十条至第十二条",
    "死亡、合并、分立的，由承继的人变更、追加为申请执行人、被执行人。",
)
AFTER_A_DEATH = Article(
    EXECUTING_PARTIES, "第二条、第十条", "死亡的，由其继承人承继权利，在遗产范围内承担责任。"
)
AFTER_A_MERGER = Article(
    EXECUTING_PARTIES, "第五条、第十一条", "因合并终止的，由合并后存续或者新设的单位承继。"
)
AFTER_A_DIVISION = Article(
    EXECUTING_PARTIES,
    "第六条、第十二条",
    "分立的，权利依分立协议由新设的单位承继，债务连带承担，另有书面约定的除外。",
)
DUTY_NOT_TO_ACT = Article(
    "执行程序解释", "第二十一条", "债务人负有不作为义务的，执行时效从违反之日起算。"
)
TWO_YEARS_OVER = f"已超过{ENFORCEMENT_TIME}的二年期间，由法院审查。"
