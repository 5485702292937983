"""What both demo committees write into their records in the same words."""

TERMS_AGREED = "双方就数额、期限和要做的事达成一致。"
QUIET_AFTERWARDS = "双方相处正常，没有再起争执"


def papers_checked(kind: str) -> str:
    """The papers of identity seen when a party of this kind signs."""
    return "核对居民身份证原件" if kind == "person" else "核对营业执照和委托书"
