"""How a ledger was understood: sheets, columns, rows set aside, what was assumed, in Chinese.

The command and the page show the same sentences.
"""

from collections.abc import Iterator

from cases.ledger import words
from cases.ledger.reader import Reading
from cases.ledger.row_kinds import Kind

MOST_ROWS = 20
SKIPPED = {
    Kind.BLANK: "空行",
    Kind.TITLE: "标题、单位和签字行",
    Kind.HEADING: "重复的表头",
    Kind.TOTAL: "小计、合计行",
    Kind.HIDDEN: "隐藏的行",
    Kind.STRUCK: "划掉的行",
    Kind.VOID: "注明作废的行",
    Kind.OF_OTHERS: "别的调委会的行",
}


def as_json(reading: Reading) -> dict:
    """The understanding as a machine reads it."""
    return {
        "sheets": reading.sheets,
        "sheets_not_read": reading.unread,
        "columns": {heading: words.name_of(name) for name, heading in reading.columns.items()},
        "columns_not_understood": reading.unknown_columns,
        "columns_ignored": reading.ignored_columns,
        "columns_hidden": reading.hidden_columns,
        "rows_skipped": {kind: reading.skipped[kind] for kind in SKIPPED if reading.skipped[kind]},
        "rows_aside": [
            {"sheet": sheet, "kind": kind, "rows": numbers}
            for (sheet, kind), numbers in reading.aside.items()
        ],
        "words": _codes_of_words(reading),
        "ditto_marks": dict(reading.dittos),
        "assumed": reading.assumed,
        "refused_rows_unlisted": reading.unlisted,
        "questions_unlisted": reading.questions.unlisted,
        "warnings": [
            {"row": n.row, "column": n.column, "value": n.value, "reason": n.reason}
            for n in reading.notices
        ],
    }


def _codes_of_words(reading: Reading) -> dict[str, dict[str, str]]:
    """By the name of the column: each word as written, and the code it was read as."""
    return {
        words.name_of(name): {word: code for word, (code, _) in known.items()}
        for name, known in reading.words().items()
        if known
    }


def sentences(reading: Reading) -> Iterator[str]:
    """The understanding in sentences; nothing is said of what did not occur."""
    yield f"读取的工作表：{'、'.join(reading.sheets) or '无'}。"
    for sheet, reason in reading.unread.items():
        yield f"工作表“{sheet}”：{reason}"
    known = (f"{h}→{words.name_of(n)}" if words.name_of(n) != h else h
             for n, h in reading.columns.items())  # fmt: skip
    yield f"认出的列：{'、'.join(known)}。"
    if reading.unknown_columns:
        unknown = "、".join(reading.unknown_columns)
        yield f"看不懂的列：{unknown}。没有对应的按原文保留在案件记录中，其中的长串号码只留首尾。"
    if reading.ignored_columns:
        yield f"不读取的列：{'、'.join(reading.ignored_columns)}。"
    if reading.hidden_columns:
        yield f"这些列在表中是隐藏的，照常读取：{'、'.join(reading.hidden_columns)}。"
    yield from _about_rows(reading)
    yield from reading.assumed
    if reading.unlisted:
        yield f"退回的太多，只列出前面的；另有 {reading.unlisted} 行退回没有列出，改好以后会再列。"
    if more := reading.questions.unlisted:
        yield f"问题太多，只列出前面的；另有 {more} 处的问题没有列出，回答以后会再列。"


def _about_rows(reading: Reading) -> Iterator[str]:
    skipped = [f"{name} {reading.skipped[kind]} 行" for kind, name in SKIPPED.items()
               if reading.skipped[kind]]  # fmt: skip
    if skipped:
        yield f"不算案件、没有读取的行：{'，'.join(skipped)}。"
    for (sheet, kind), numbers in reading.aside.items():
        rows = "、".join(map(str, numbers[:MOST_ROWS])) + ("等" if len(numbers) > MOST_ROWS else "")
        taken = "" if reading.skipped[kind] else "，按您的回答已读取"
        yield f"工作表“{sheet}”{SKIPPED[Kind(kind)]}：第 {rows} 行{taken}。"
    if reading.dittos:
        marks = "，".join(f"{name} {times} 处" for name, times in reading.dittos.items())
        yield f"“同上”一类的记号已换成上一行的内容：{marks}。"
