"""A sum is read by the server while it is typed, by the reader that the form uses."""

import pytest

from cases.forms.fields import MoneyField

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "fen", "words"),
    [
        ("1.2万", 1_200_000, "12,000.00 元　人民币壹万贰仟元整"),
        ("５，８００", 580_000, "5,800.00 元　人民币伍仟捌佰元整"),
    ],
)
def test_a_sum_is_answered_in_figures_and_in_words_as_the_form_reads_it(client, typed, fen, words):
    answer = client.get("/sum/", {"q": typed}).json()

    assert answer == {"fen": fen, "words": words}
    assert MoneyField().clean(typed) == fen


def test_where_a_sum_may_be_near_its_words_keep_that(client):
    answer = client.get("/sum/", {"q": "约六百", "about": ""}).json()

    assert answer == {"fen": 60_000, "words": "约 600.00 元　人民币陆佰元整"}
    assert "data-about" in MoneyField(keeps_about=True).widget.attrs


@pytest.mark.parametrize("typed", ["", "很多", "-5", "0.001", "约六百", "1200左右"])
def test_a_text_that_is_not_a_sum_gets_the_error_sentence_of_the_form(client, typed):
    answer = client.get("/sum/", {"q": typed}).json()

    assert list(answer) == ["error"]
