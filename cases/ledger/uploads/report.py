"""What the page shows of a ledger, in the sentences of the command; kept with the upload."""

from typing import Any

from cases.ledger import understood
from cases.ledger.questions import Question, Questions
from cases.ledger.reader import Reading
from cases.ledger.writer import Ledger, Outcome
from cases.ledger.writing import sentences, understood_words
from cases.ledger.writing.sentences import MOST_LINES as MOST
from mediation.directory.models import Committee

DOWNLOAD = "，下载退回的行查看"


def report_of(
    ledger: Ledger, outcome: Outcome, committee: Committee, *, rehearsed: bool
) -> dict[str, Any]:
    """The report of a rehearsal or of an import.

    `understood`, `notices` and `refused` are sentences, `words` has the words of each column,
    `questions` the open ones, `new` the rows that are (or would be) new cases.
    """
    reading = ledger.reading
    return {
        "doubt": sentences.title_doubt(reading, committee),
        "understood": list(understood.sentences(reading)),
        "words": _words(reading),
        "notices": list(sentences.of_cells(reading.notices, reading.sheets)),
        "refused": list(sentences.of_cells(outcome.refused, reading.sheets, DOWNLOAD)),
        "refused_rows": outcome.refused_rows,
        "questions": [_question(one) for one in _needed_first(reading.questions)],
        "needed": len(reading.questions.needed),
        "read": outcome.read,
        "new": outcome.imported,
        "summary": sentences.summary(outcome, rehearsed=rehearsed),
    }


def _words(reading: Reading) -> list[dict[str, Any]]:
    """The first words of each column with their meaning, and how many more there are."""
    return [
        {
            "column": column,
            "rows": [(word, meant.removeprefix("→ "), times) for word, meant, times in rows[:MOST]],
            "more": max(len(rows) - MOST, 0),
        }
        for column, rows in understood_words.mapped(reading)
    ]


def _needed_first(questions: Questions) -> list[Question]:
    return sorted(questions, key=lambda one: not one.needed)


def _question(question: Question) -> dict[str, Any]:
    return question.as_json() | {
        "how": sentences.how_asked(question),
        "asked": sentences.asked(question),
    }
