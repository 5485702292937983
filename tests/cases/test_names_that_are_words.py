"""A hidden name that is an ordinary word as well: the office decides what is rewritten."""

import pytest
from django.db.models import QuerySet

from cases.texts_as_seen import as_seen, names_to_avoid
from cases.web.company.lists import Discreet
from tests.cast import cast
from tests.factories import complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
HIDDEN = "一位住户"
ALONE = ("{}", "他说：{}。", "{}、周被", "（{}）")
# The name, a sentence with the word, and one about the person.
WORDS = (
    ("陈述", "请双方陈述意见", "陈述说漏水"),
    ("何时", "何时来修", "何时打人"),
    ("钟楼", "到钟楼见面", "钟楼的家"),
    ("高峰", "高峰时段吵", "高峰说他没有"),
)


def complaint_of(name, **more):
    applicant = {"role": "applicant", "side": 1, "kind": "person", "name": name, "hide_name": True}
    other = {"role": "respondent", "side": 2, "kind": "person", "name": "周被"}
    return complain(cast(), parties=[applicant | more, other])


def decided(d, how):
    party = d.case.parties.get(hide_name=True)
    return d.office("correct_party", party=party, name_in_text=how, reason="本人说明")


def seen(d, text):
    d.case.forget()
    return as_seen(d.case, text, d.link(d.zhou))


@pytest.mark.parametrize(("name", "word", "person"), WORDS)
def test_the_office_decides_whether_a_name_is_a_word_as_well(name, word, person):
    d = complaint_of(name)

    decided(d, "word")
    assert seen(d, word) == word
    assert [seen(d, way.format(name)) for way in ALONE] == [w.format(HIDDEN) for w in ALONE]

    decided(d, "always")
    assert seen(d, person) == person.replace(name, HIDDEN)


def test_where_nobody_decided_a_name_that_no_list_knows_is_hidden():
    assert seen(complaint_of("陈述"), "陈述说漏水") == f"{HIDDEN}说漏水"


def test_a_list_of_cases_reads_it_alike():
    d = decided(complaint_of("陈述"), "word")
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(title="陈述意见不一；陈述：漏水")
    d.case.refresh_from_db()

    assert Discreet([d.case], d.p.as_manager).title(d.case) == f"陈述意见不一；{HIDDEN}：漏水"


def test_the_writer_reads_that_the_office_may_decide_until_it_did():
    d = complaint_of("陈述")
    [row] = names_to_avoid(d.case, d.p.as_clerk)
    decided(d, "word")
    d.case.forget()
    [then] = names_to_avoid(d.case, d.p.as_clerk)

    assert (row["may_be_word"], then["may_be_word"]) == (True, False)


def test_the_trail_says_what_was_decided():
    d = decided(complaint_of("陈述"), "word")

    assert "保密的姓名写在句子里由“没有写明（按常用词表）”改为“也是常用词" in d.last_sentence
