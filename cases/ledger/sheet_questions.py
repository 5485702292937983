"""What the headings, units and hidden rows of a table leave open."""

from collections.abc import Iterator

from cases.ledger import answers, words
from cases.ledger.questions import Question
from cases.ledger.row_kinds import Kind
from cases.ledger.table import Table

# Without these the figures of a case would be lost in silence: while one of them has no column,
# a heading that nobody has explained holds the sheet up.
WEIGHTY = ("number", "amount", "mediator", "result", "ended_on")


BESIDE = "右边还有一张表（从“{}”列起），请移到下面或者另一张工作表后再导入；没有读取。"


def unexplained(table: Table) -> list[str]:
    """The headings without an answer; columns without a heading are not among them."""
    kept = {at for at, heading in table.others.items() if at < len(table.headings)}
    named = [table.headings[at] for at in kept if table.headings[at]]
    return [heading for heading in named if table.answers.heading(heading) is None]


def missing_weighty(table: Table) -> list[str]:
    """The weighty columns that are missing, by field."""
    return [name for name in WEIGHTY if name not in table.columns]


def is_held_up(table: Table) -> bool:
    """Whether the table cannot be read before a question is answered or the file mended."""
    needs = table.missing or missing_weighty(table)
    is_open = table.missing or (needs and unexplained(table)) or not table.factor
    return bool(is_open or table.beside)


def can_be_answered(table: Table) -> bool:
    """Whether answers alone can make the table readable."""
    if table.beside:
        return False
    return bool(is_held_up(table) and (unexplained(table) or (not table.missing)))


def why_held_up(table: Table) -> str:
    """Why the table was not read."""
    if table.beside:
        return BESIDE.format(table.beside)
    reasons = []
    if table.missing:
        reasons.append(f"缺少“{'”“'.join(map(words.name_of, table.missing))}”列")
    if unknown := unexplained(table):
        reasons.append(f"看不懂“{'”“'.join(unknown)}”列")
    if not table.factor:
        reasons.append("金额的单位有矛盾或者看不懂")
    return f"{'，'.join(reasons)}，没有读取。"


def of(table: Table) -> Iterator[Question]:
    """The questions that the headings and the unit leave open."""
    if table.beside:
        return
    needs = [*table.missing, *missing_weighty(table)]
    for heading in unexplained(table):
        yield Question(
            "headings",
            heading,
            _about(heading, needs),
            answers.choices_of_headings(),
            needed=bool(needs),
            default="" if needs else answers.KEEP,
        )
    if not table.factor:
        heading = table.headings[table.columns["amount"]]
        named = "、".join(sorted(table.units()))
        yield Question(
            "units",
            heading,
            f"“{heading}”列的数字以什么为单位？列名、标题或单位行写的是：{named}。",
            tuple(answers.UNITS),
        )


def about_copies(waiting: list[str]) -> Iterator[Question]:
    """Whether the sheets that look like copies are to be read beside the others."""
    for name in waiting:
        asked = f"工作表“{name}”像是旧表、副本或者样表，要不要读取？"
        yield Question("sheets", name, asked, answers.CHOICES_OF_A_PART)


def _about(heading: str, needs: list[str]) -> str:
    names = "”“".join(map(words.name_of, needs))
    hint = f"（台账里还没有“{names}”列）" if needs else ""
    return f"“{heading}”列是什么？{hint}"


def about_rows(table: Table) -> Iterator[Question]:
    """The questions about rows that were set aside."""
    hidden = table.aside.get(Kind.HIDDEN, ())
    if hidden and not table.answers.hidden_rows:
        yield Question(
            *("hidden_rows", "隐藏行", "有隐藏（筛选）的行，要不要读取？"),
            answers.CHOICES["hidden_rows"],
            times=len(hidden),
        )
    struck = len(table.aside.get(Kind.STRUCK, ())) + len(table.aside.get(Kind.VOID, ()))
    if struck and not table.answers.struck_rows:
        yield Question(
            *("struck_rows", "划掉的行", "有划掉或者注明作废的行，要不要读取？"),
            answers.CHOICES["struck_rows"],
            needed=False,
            default=answers.NOT_READ,
            times=struck,
        )


def assumed(table: Table) -> Iterator[str]:
    """What was taken to be meant where nothing was written."""
    if "amount" in table.columns:
        heading = table.headings[table.columns["amount"]]
        if not table.units() and words.key(heading) not in table.answers.units:
            yield f"“{heading}”列没有写单位，按元读取。"
        elif table.factor != 1:
            unit = next(name for name, yuan in answers.UNITS.items() if yuan == table.factor)
            yield f"“{heading}”列按{unit}读取。"
    for heading, times in table.lost.items():
        yield f"“{heading}”列有 {times} 处是没有值的公式、错误值或者划掉的内容，没有保留。"
    for name in missing_weighty(table):
        below = f"第 {table.first + 1} 行起的表" if table.start else ""
        yield f"工作表“{table.sheet.name}”{below}没有“{words.name_of(name)}”列。"
