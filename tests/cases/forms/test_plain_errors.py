"""No sentence of the framework reaches people: errors name the question and what to do."""

import re

import pytest
from django import forms

from cases.forms.base import FORMS
from cases.forms.fields import RatioField
from cases.forms.handle.parties import PartyFields
from mediation import urls  # noqa: F401 -- the forms of every page are loaded
from mediation.plain_forms import PlainForm
from tests.cases.forms.every_form import every_form
from tests.cast import cast
from tests.factories import at
from tests.house.sources import PACKAGES

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def subclasses(cls):
    """Every class below this one."""
    return {cls}.union(*(subclasses(below) for below in cls.__subclasses__()))


def ours():
    """Every class of forms of the product."""
    return {cls for cls in subclasses(forms.BaseForm) if cls.__module__.split(".")[0] in PACKAGES}


def framework_sentences(form):
    """(field, code) of every error for which the framework would speak; its texts are lazy."""
    for name, field in form.fields.items():
        codes = {getattr(test, "code", "") for test in field.validators} | {*field.error_messages}
        for code in codes:
            if not isinstance(field.error_messages.get(code), str):
                yield type(form).__name__, name, code


def test_a_message_names_the_question_without_its_articles():
    class Asks(PlainForm):
        tried = forms.CharField(
            label="用什么程序审理（《民事诉讼法》第一百五十二条、第一百六十四条）"
        )
        sum = forms.CharField(label="金额（元）")

    errors = Asks({}).errors
    assert errors["tried"] == ["请填写“用什么程序审理”。"]
    assert errors["sum"] == ["请填写“金额（元）”。"]


def test_every_form_of_the_site_speaks_plainly():
    assert {cls.__name__ for cls in ours() if not issubclass(cls, PlainForm)} == set()


def test_every_error_of_every_field_is_in_our_words():
    people = cast()
    people.dispute = at(people, "mediating")
    plain = [cls() for cls in ours() if cls.__init__ is PlainForm.__init__]
    wrong = [found for form in (*every_form(people), *plain) for found in framework_sentences(form)]
    assert wrong == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"head_count": "0"}, "“人数”最小填1，请核对。"),
        ({"head_count": "几个"}, "“人数”要填整数，例如 3。"),
        ({"name": "李" * 81}, "“姓名或者名称”最多写80个字，现在有81个，请删短一些。"),
        ({"name": "李\0申"}, "“姓名或者名称”里有存不了的字符，请删掉重写。"),
        ({"kind": "外星人"}, "“类别”选的不在可选的几项里，请重新选择。"),
        ({"company": "x"}, "“登记在册的物业公司”选的不在可选的几项里，请重新选择。"),
        ({"company": "1\0"}, "“登记在册的物业公司”选的不在可选的几项里，请重新选择。"),
        ({}, "请填写“姓名或者名称”。"),
    ],
)
def test_an_error_names_the_question_and_what_to_do(sent, sentence):
    form = PartyFields(sent)
    errors = [error for name in [*sent, "name"][:1] for error in form.errors[name]]
    assert errors == [sentence]


class Shares(PlainForm):
    """Questions with a percent sign, which the framework reads as a place to fill in."""

    ratio = RatioField(label="占多少，例如 50%", required=False)
    who = forms.MultipleChoiceField(label="哪几个占 50%", choices=[("1", "甲")], required=False)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"ratio": "5\0"}, "“占多少，例如 50%”里有存不了的字符，请删掉重写。"),
        ({"ratio": "\ud800"}, "“占多少，例如 50%”里有读不出的字符（显示为“�”），请删掉重写。"),
        ({"who": ["2"]}, "“哪几个占 50%”选的不在可选的几项里，请重新选择。"),
        ({"who": "1"}, "“哪几个占 50%”选的不在可选的几项里，请重新选择。"),
    ],
)
def test_a_percent_sign_in_a_question_stays_one(sent, sentence):
    errors = Shares(sent).errors
    assert [error for name in sent for error in errors[name]] == [sentence]


@pytest.mark.parametrize("name", sorted(name for name, form in FORMS.items() if form.party_labels))
def test_a_party_is_asked_by_a_sentence_for_what_is_missing(name):
    form = FORMS[name]
    asked = {
        field: missing
        for field, (_, missing) in form.party_labels.items()
        if form.base_fields[field].required
    }
    assert [field for field, said in asked.items() if not re.fullmatch("请.+。", said)] == []
