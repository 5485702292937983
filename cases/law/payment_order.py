"""What rules out a payment order (民诉法 225, 民诉解释 427), as people answer it."""

OBSTACLES = (
    ("disputes", "双方之间还有其他债务纠纷"),
    ("counter_duty", "债权人自己还有对应的事没有做（有对待给付义务）"),
    ("cannot_be_served", "债务人不在境内、下落不明，或者支付令送不到"),
    ("preserved", "已经申请了诉前保全"),
    ("quarrel", "债务人对欠不欠、欠多少有争议"),
)
ANSWER_DAYS = 15  # the debtor pays or objects in writing, counted from the service (民诉法 227)
