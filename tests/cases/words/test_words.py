"""The tables of words: complete, each sentence in one place, true for its reader."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from cases.door import offering
from cases.functions import ROWS
from cases.states import Status as S
from cases.words.act_words import ActWords
from cases.words.acts import ACTS, ASKS, ORDER
from cases.words.readers import Reader
from cases.words.situations import Situation
from cases.words.situations_afterwards import Afterwards
from cases.words.states import STATES, StateWords, name_of, next_of
from tests.cases.words.office_language import OFFICE_LANGUAGE

ROOT = Path(__file__).resolve().parent.parent.parent.parent
WORDS = ROOT / "cases" / "words"
SITUATIONS = (*Situation, *Afterwards)
LONG_ENOUGH = 8  # characters; shorter sentences may be repeated
NEXT_FIELDS = ("staff_next", "party_next", "company_next", "court_next")


def built():
    return list(offering.catalogue())


def texts(row) -> dict[str, str]:
    """The sentences of one row by their column."""
    columns = {f.name: getattr(row, f.name) for f in fields(row)}
    return {name: text for name, text in columns.items() if isinstance(text, str) and text}


def rows():
    yield from STATES.values()
    yield from ACTS.values()
    yield from ASKS.values()
    yield from (situation.value for situation in SITUATIONS)


def sentences() -> set[str]:
    all_texts = {text for row in rows() for text in texts(row).values()}
    return {text.removesuffix("。") for text in all_texts if len(text) >= LONG_ENOUGH}


def product_sources():
    for package, kind in (
        ("cases", "py"),
        ("reports", "py"),
        ("mediation", "py"),
        ("templates", "html"),
    ):
        for path in sorted((ROOT / package).rglob(f"*.{kind}")):
            if WORDS not in path.parents and "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("status", S)
def test_every_state_has_every_word_for_every_reader(status):
    row = STATES[status]
    assert all(getattr(row, name) for name in ("party", "waits_for", *NEXT_FIELDS))
    assert all(name_of(status, reader) and next_of(status, reader) for reader in Reader)


def test_every_built_act_has_its_row_and_no_row_is_left_over():
    assert {act.name for act in built()} | {"register"} == set(ACTS)
    assert list(ORDER) == list(ACTS)


def test_what_a_party_is_asked_is_an_act_that_answers_it_when_done():
    assert set(ASKS) <= set(ACTS)
    assert [name for name in ASKS if not ACTS[name].party] == []


def test_no_sentence_of_the_tables_is_repeated_elsewhere_in_the_product():
    known = sentences()
    twice = {
        f"{path.relative_to(ROOT)}: {sentence}"
        for path, text in product_sources()
        for sentence in known
        if sentence in text
    }
    assert twice == set()


def test_no_sentence_is_repeated_in_the_tables_for_one_reader():
    sentences = [s.value.staff_next for s in SITUATIONS if s.value.staff_next]
    assert len(sentences) == len(set(sentences))


def test_a_party_reads_no_office_language():
    read = [row.party for row in STATES.values()] + [row.party_next for row in STATES.values()]
    read += [text for row in ASKS.values() for text in texts(row).values()]
    read += [text for row in ACTS.values() for text in (row.party, row.story)]
    read += [text for s in SITUATIONS for text in (s.value.party, s.value.party_next)]
    assert [text for text in read if OFFICE_LANGUAGE.search(text)] == []


def test_a_company_and_a_court_are_not_spoken_to_as_the_office():
    read = [row.company_next + row.court_next for row in STATES.values()]
    read += [row.company + row.court for row in ACTS.values()]
    assert [text for text in read if re.search("销号|立卷|一案链接", text)] == []


def test_every_face_knows_its_reader():
    assert {row.reader for row in ROWS} == set(Reader)


def test_every_reader_has_its_columns():
    assert {f"{reader}_next" for reader in Reader} == {
        f.name for f in fields(StateWords) if f.name.endswith("_next")
    }
    assert {f.name for f in fields(ActWords)} >= {str(reader) for reader in Reader}
