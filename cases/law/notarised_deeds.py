"""What a notarised deed can enforce: payments and the delivery of things alone (公证法 37)."""

from .articles import NOTARISED_DEED

BESIDE_PAYMENTS = (
    "要做的事、不能做的事，除了交付物品的，不能凭公证书申请强制执行；"
    "要都能强制执行的，请共同申请司法确认"
)
ON_THE_TRAIL = f"{BESIDE_PAYMENTS}（{NOTARISED_DEED}）。"
