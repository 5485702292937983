"""What rules out a payment order (民诉法 225, 民诉解释 427), and what it leaves out."""

OBSTACLES = (
    ("disputes", "双方之间还有其他债务纠纷"),
    ("counter_duty", "债权人自己还有对应的事没有做（有对待给付义务）"),
    ("cannot_be_served", "债务人不在境内、下落不明，或者支付令送不到"),
    ("preserved", "已经申请了诉前保全"),
    ("quarrel", "债务人对欠不欠、欠多少有争议"),
)
ANSWER_DAYS = 15  # the debtor pays or objects in writing, counted from the service (民诉法 227)
NOT_BY_THE_ORDER = (
    "只凭支付令申请执行申请时已经到期的那笔款；协议其余的款项、事项不能凭它执行，"
    "到期不履行的另行起诉、申请支付令，或者经司法确认以后再申请执行"
)
