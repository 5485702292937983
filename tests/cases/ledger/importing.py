"""Imports for the tests: ledgers as bytes, imported into a committee of their own."""

from cases.ledger.answers import Answers
from cases.ledger.writer import Importer, Ledger
from cases.ledger.writing import kept_answers, new_committee
from cases.models import Case
from tests.cases.ledger.ledgers import TODAY, book, many, packed, row

NAME = "示例物业（邻里）纠纷人民调解委员会"
# One fault each; the reader refuses them.
BROKEN = (
    {"登记日期": "2025-02-30"},
    {"登记日期": "2099-01-01"},
    {"结案日期": "2020-01-01"},
    {"申请人": None},
    {"小区": None},
    {"纠纷类型": "婚姻"},
    {"涉及金额(元)": "-5"},
    {"申请人身份证号": "350599199001010000"},
)


def ledger(*rows, raw=None, into=None, **how):
    """A ledger with these rows, read with the answers given and kept."""
    answers = Answers.of(kept_answers.merged(into, raw or {}) if into else raw or {})
    return Ledger.of("台账.xlsx", packed(book(*rows, **how)), today=TODAY, answers=answers)


def bring(*rows, into=None, raw=None, **how):
    """Import the rows with these answers, keep the answers, and return the outcome."""
    into = into or committee()
    read = ledger(*rows, raw=raw, into=into, **how)
    kept_answers.keep(into, raw or {})
    return Importer(read, into).run()


def committee():
    """The committee of the ledgers."""
    return new_committee.find_or_create(NAME)


def imported(**over):
    """The case imported from one sound row."""
    outcome = bring(row(**over))
    assert outcome.refused == []
    return Case.objects.latest("pk")


def mixed(seed, size):
    """Rows in every style, mixed with broken ones: (rows, values of the sound ones)."""
    rows, meant = many(seed, size)
    for place, fault in enumerate(BROKEN):
        rows.insert(5 * place + 3, row(9000 + place, **fault))
    return rows, meant
