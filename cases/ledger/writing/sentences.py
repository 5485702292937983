"""What is said of an import: the same sentences by the command and on the page."""

from collections.abc import Iterator, Sequence

from cases.law import money
from cases.ledger import words
from cases.ledger.questions import Question
from cases.ledger.reader import Reading
from cases.ledger.records import Refusal
from mediation.directory.models import Committee

NOTHING_IN_IT = "台账里没有案件，没有可以导入的行。"
CHECKED, STORED = "已核对行数", "已处理行数"
MOST_LINES = 50


def title_doubt(reading: Reading, committee: Committee | None, name: str = "") -> str:
    """The doubt when the ledger's title names another committee; empty without one."""
    title, names = reading.committee_title, names_of(committee, name)
    if not title or any(words.key(one) in words.key(title) for one in names):
        return ""
    return f"台账标题写的是“{title}”，导入的是“{names[-1]}”，请确认没有选错调委会。"


def names_of(committee: Committee | None, name: str = "") -> list[str]:
    """The names of the committee imported into, which may have only this one as yet."""
    return [committee.short_name, committee.name] if committee else [name]


def with_sheet(complaint: Refusal, sheets: list[str]) -> str:
    """The reason; with the sheet's name if there are several sheets."""
    where = f"工作表“{complaint.sheet}”：" if len(sheets) > 1 else ""
    return f"{where}{complaint.reason}"


def of_cells(complaints: Sequence[Refusal], sheets: list[str], hint: str = "") -> Iterator[str]:
    """The first of these complaints, each with its row; of the others their number and a hint."""
    for one in complaints[:MOST_LINES]:
        yield f"第 {one.row} 行：{with_sheet(one, sheets)}"
    if (more := len(complaints) - MOST_LINES) > 0:
        yield f"另有 {more} 处{hint}。"


def how_asked(question: Question) -> str:
    """Whether an answer is needed, or what is done without it."""
    return "请回答" if question.needed else f"可以回答（没有回答时{question.default}）"


def asked(question: Question) -> str:
    """A question with the number of places it is about."""
    return f"{question.sentence}（{question.times} 处）"


def summary(outcome, *, rehearsed: bool) -> str:
    """The figures of a run, or of its rehearsal."""
    what = "试算，没有写入" if rehearsed else "已导入"
    return (
        f"{what}：读到 {outcome.read} 行，导入 {outcome.imported} 行，已有 {outcome.skipped} 行，"
        f"退回 {outcome.refused_rows} 行；新建小区 {outcome.estates} 个、"
        f"调解员 {outcome.mediators} 名（待核）；涉及金额合计 {money.yuan(outcome.total)} 元。"
    )
