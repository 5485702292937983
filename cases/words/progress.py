"""How far long work has come, in words."""


def how_far(what: str, count: int, total: int | None, seconds: float) -> str:
    """The number done, of how many if that is known, and the rate.

    >>> how_far("已处理行数", 1200, 1886, 6.0), how_far("已核对行数", 3, None, 9.0)
    ('已处理行数 1,200/1,886（每秒 200）', '已核对行数 3（每秒 不到 1）')
    """
    of = f"/{total:,}" if total is not None else ""
    rate = round(count / seconds) if seconds > 0 else 0
    return f"{what} {count:,}{of}（每秒 {rate or '不到 1'}）"
