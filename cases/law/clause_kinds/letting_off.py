"""What waivers and set-offs share: a clause of the agreement that asks for less because of them."""

from cases.law.clause_text import numeral

AT_ONCE, ON_TIME, UPON = "at_once", "on_time", "upon"
EFFECTS = (
    (AT_ONCE, "协议生效就减免"),
    (ON_TIME, "那一条其余的都按期付清，才减免"),
    (UPON, "写明的条件成就，才减免"),
)

# Of joint debtors, whose debt is waived (民法典520).
EVERYBODY, ONE = "all", "one"
WHOSE = (
    (EVERYBODY, "各付款人都免除"),
    (ONE, "只免除这一位的：以其份额为限，其余的由其他人付"),
)


def under(position: int | None) -> str:
    """依本协议第一条."""
    return f"依本协议第{numeral(position)}条" if position else ""


def owed_under(by: str, position: int | None, liability: str) -> str:
    """周被依本协议第一条应付; of joint debtors the debt of all, for whom it counts (民法典520)."""
    whose = under(position)
    return f"{whose.removeprefix('依')}应付" if liability == "joint" else f"{by}{whose}应付"
