"""Sentences about days that both the door and its forms say."""

IN_THE_FUTURE = "日期不能晚于今天。"


def not_before(day: str, happened: str, instead: str) -> str:
    """That a day precedes what the act rests on: from which day on it may be, why, what to do."""
    return f"日期不能早于{day}，{happened}；{instead}。"
