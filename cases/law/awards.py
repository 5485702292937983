"""Why a court sets aside an award (仲裁法 71)."""

GROUNDS = (
    ("no_clause", "没有仲裁协议"),
    ("beyond", "裁决的事项不属于仲裁协议的范围，或者仲裁机构无权仲裁"),
    ("procedure", "仲裁庭的组成或者仲裁的程序违反法定程序"),
    ("forged", "裁决所根据的证据是伪造的"),
    ("hidden", "对方隐瞒了足以影响公正裁决的证据"),
    ("corrupt", "仲裁员索贿受贿、徇私舞弊、枉法裁决"),
    ("public", "违背公共利益"),
)
