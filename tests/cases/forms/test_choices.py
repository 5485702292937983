"""Few choices are buttons, more are a list; what tells one from others stands with it in both."""

import pytest
from django import forms

from cases.forms.asked import Asked
from cases.forms.base import FORMS
from cases.forms.choices import MOST_BUTTONS, RowChoice
from cases.states import Status as S
from mediation.directory.models import PropertyCompany
from tests.cast import cast
from tests.factories import at, complain

pytestmark = pytest.mark.django_db


class Ways(Asked):
    notes = {"way": {"0": "最常用"}}

    way = forms.ChoiceField(label="怎么付")

    def __init__(self, count):
        super().__init__()
        self.fields["way"].choices = [(str(n), f"第{n}种") for n in range(count)]


@pytest.mark.parametrize(("count", "kind"), [(MOST_BUTTONS, "choice"), (MOST_BUTTONS + 1, "list")])
def test_more_than_five_choices_are_a_list(count, kind):
    assert Ways(count).questions["way"].kind == kind


def test_a_list_shows_the_note_of_a_choice_once_however_often_it_is_drawn():
    form = Ways(MOST_BUTTONS + 1)
    drawn = [form.questions["way"] for _ in range(2)][-1]
    labels = [label for _, label in drawn.bound.field.choices]
    assert labels[:3] == ["请选择", "第0种（最常用）", "第1种"]


LAYOUTS = {"短": "", "洛江区住房和城乡建设局": "q-wide", "长" * 25: "q-cards"}


@pytest.mark.parametrize("label", LAYOUTS)
def test_long_labels_get_the_room_they_need(label):
    form = Ways(2)
    form.fields["way"].choices = [("0", label), ("1", "乙")]
    form.notes = {}
    assert form.questions["way"].layout == LAYOUTS[label]


MARKED = {0: ("安邻物业", "本小区物业"), 6: ("安邻物业（本小区物业）", "本小区物业")}


@pytest.mark.parametrize("others", MARKED)
def test_the_company_of_the_estate_comes_first_and_is_marked_but_not_chosen(others):
    people = cast()
    PropertyCompany.objects.bulk_create(PropertyCompany(name=f"{n}号物业") for n in range(others))
    form = FORMS["dispatch"](case=complain(people), actor=people.as_clerk)
    question = form.questions["addressee"]
    first = next(choice for choice in question.choices if choice.label != "请选择")

    assert (first.label, first.note) == MARKED[others]
    assert question.bound.value() is None


def test_rows_of_the_page_are_called_by_name_or_number_and_by_the_only_other():
    field = RowChoice(label="谁", of="side", most=3, unnamed="第N方")
    field.offer({0: "李申", 2: ""})

    assert field.widget.choices == [("0", "李申"), ("2", "第2方")]
    assert field.counterpart_labels("付给") == {"0": "付给第2方", "2": "付给李申"}
    assert field.counterpart_labels("付给", asked=True) == {}


def test_among_three_rows_none_is_the_only_other():
    field = RowChoice(label="谁", of="side", most=3, unnamed="第N方")
    field.offer({0: "李申", 1: "周被", 2: ""})

    assert field.counterpart_labels("付给") == {}


def who_signs(people, *unable):
    """Who may sign, as offered where these parties have a guardian for want of capacity."""
    d = at(people, S.SIGNING)
    guarded = {"capacity": "none", "speaker": "guardian", "speaker_name": "孙母"}
    d.parties.filter(pk__in=[getattr(d, name).pk for name in unable]).update(**guarded)
    form = FORMS["sign"](case=d.case, actor=people.as_mediator)
    return [str(key) for key, _ in form.fields["signer"].choices if key]


@pytest.mark.parametrize(
    ("unable", "offered"),
    [((), ["self"]), (("li",), ["self", "guardian"]), (("li", "zhou"), ["guardian"])],
)
def test_nobody_is_asked_to_sign_for_themselves_who_may_not(unable, offered):
    assert who_signs(cast(), *unable) == offered


def test_of_people_nobody_is_asked_for_a_seal_or_a_licence():
    """A unit that has not signed is asked for both."""
    people = cast()
    d = at(people, S.SIGNING)

    def shown():
        form = FORMS["sign"](case=d.case, actor=people.as_mediator)
        labels = [label for key, label in form.fields["signer"].choices if key == "self"]
        return labels, any("营业执照" in one for one in form.phrases["identity_checked"])

    assert shown() == (["本人"], False)
    d.parties.filter(pk=d.zhou.pk).update(kind="organisation")
    d.case.forget()
    assert shown() == (["本人（单位盖章）"], True)
