"""How a ledger's words were understood, in Chinese, for confirmation before an import."""

from collections.abc import Iterator

from cases.law.categories import Category
from cases.ledger import vocabulary, words
from cases.ledger.reader import Reading
from cases.ledger.writing.records import SOURCES
from cases.models import Source


def mapped(reading: Reading) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """(column, [(word as written, meaning, count)]) for every column of words."""
    for field, meanings in reading.words().items():
        rows = [
            (word, f"→ {meaning(field, word, code)}", f"{times} 行")
            for word, (code, times) in meanings.items()
        ]
        if rows:
            yield words.name_of(field), rows


def meaning(field: str, word: str, code: str) -> str:
    """The meaning of a word.

    >>> meaning("category", "公共设施设备", "SF"), meaning("source", "110转办", "police")
    ('公共设施设备及安全保障（SF）', '公安机关委托移送')
    """
    match field:
        case _ if not code:
            return "没有对应，按原文保留"
        case "category":
            return f"{Category(code).label}（{code}）"
        case "source":
            return _source(word, code)
        case "result":
            return vocabulary.RESULTS[code][0]
        case "performance":
            return vocabulary.PERFORMANCES[code].split()[0]
    return vocabulary.SATISFACTIONS[code].split()[0]


def _source(word: str, channel: str) -> str:
    group = words.source(word).group
    return Source(SOURCES.get(group) or f"entrusted_{words.organ(channel)}").label
