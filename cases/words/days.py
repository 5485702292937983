"""Sentences about days that the door, its forms and pages say."""

IN_THE_FUTURE = "日期不能晚于今天。"
IF_TODAY = "日期填今天的，"  # before a last day that holds for today alone


def not_before(day: str, happened: str, instead: str) -> str:
    """That a day precedes what the act rests on: from which day on it may be, why, what to do."""
    return f"日期不能早于{day}，{happened}；{instead}。"
