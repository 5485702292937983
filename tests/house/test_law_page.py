"""docs/law.md is as the code has it: no rule without a test, no article without a use."""

import dataclasses

import pytest

from cases.acts import ClockTrigger
from cases.door import offering
from cases.law import articles
from cases.law.article import Article
from cases.law.clock_rules import RULES, SUPERVISED
from tests.house import law_page
from tests.house.law_rules import KEPT
from tests.house.law_tables import CHANGED_BY, ELSEWHERE, STARTED_BY, TRANSITIONS

REGISTER = "register"  # it opens a case: no act of one


def _text_of(name):
    return (law_page.ROOT / name).read_text(encoding="utf-8")


def names_of_acts():
    return {act.name for act in offering.catalogue()} | {REGISTER}


def unused_articles():
    refused = {guard.basis for guard in law_page.acts_of_guards()}
    named = law_page.constants().items()
    return [name for name, it in named if it not in refused and not law_page.users_of(name)]


def test_the_page_of_law_is_as_the_code_has_it():
    page = law_page.PAGE
    stale = not page.exists() or page.read_text(encoding="utf-8") != law_page.law_page()
    assert not stale, "docs/law.md is stale: make draw"


def test_every_rule_has_a_test():
    untested = [g for g in law_page.acts_of_guards() if not law_page.test_of(g)]
    assert [f"{g.test.__module__}.{g.test.__name__}" for g in untested] == []


def test_every_article_is_used():
    assert unused_articles() == []


def test_an_article_that_nothing_uses_is_seen(monkeypatch):
    spare = Article("民法典", "第一条", "立法目的。")
    monkeypatch.setattr(articles, "SPARE", spare, raising=False)

    assert unused_articles() == ["SPARE"]


def test_a_rule_without_a_test_is_seen():
    known = next(iter(law_page.acts_of_guards()))

    def tried_by_nobody(case, facts):
        return True

    assert law_page.test_of(dataclasses.replace(known, test=tried_by_nobody)) == ""


def test_every_transition_names_acts_that_can_be_taken():
    assert [*TRANSITIONS] == [f"T{number}" for number in range(1, 32)]
    built = {act.name for act in offering.catalogue()} | {REGISTER}
    asked = {name for _, names in TRANSITIONS.values() for name in names.split()}
    assert asked - built == set()


def test_every_clock_stands_in_one_table():
    named = [{key.partition(".")[0] for key in table} for table in (RULES, ELSEWHERE)]
    tables = [{key.rstrip("abc") for key in keys if key != SUPERVISED} for keys in named]
    found = sorted((key for table in tables for key in table), key=lambda key: int(key[1:]))
    assert found == [f"K{number}" for number in range(1, 22)]


def test_every_clock_has_vectors_and_every_trigger_its_clocks():
    assert [key for key in RULES if not law_page.vectors_of(key)] == []
    assert {*STARTED_BY} == {*ClockTrigger}
    assert {name for names in CHANGED_BY.values() for name in names} - names_of_acts() == set()


@pytest.mark.parametrize("rule", KEPT, ids=lambda rule: rule.article)
def test_where_a_rule_is_kept_and_its_test_are_there(rule):
    without = [name for name in (rule.file, rule.test) if rule.word not in _text_of(name)]
    assert rule.word
    assert without == []


@pytest.mark.parametrize("key", [key for key, at in ELSEWHERE.items() if at.file])
def test_what_keeps_a_time_and_its_test_are_there(key):
    at = ELSEWHERE[key]
    without = [name for name in (at.file, at.test) if at.word not in _text_of(name)]
    assert at.word
    assert without == []
