"""Six at once at the served site: every act of the table, the quick record, a new case.

Under one key the six get the same answer and one line is written; under different keys one takes
the step, or records the entry, and five are refused with a sentence.
"""

import re

import pytest
from django.urls import reverse

from cases.models import Case
from mediation import clock
from tests import live
from tests.cases.web.mediator import quick_form
from tests.cases.web.office import registration_form
from tests.cases.web.public import complaint_form
from tests.cast import cast
from tests.house.matrix import TAKEN
from tests.six_at_once import SIX

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
SAME, OWN = ["same"] * SIX, [f"key-{i}" for i in range(SIX)]
REFUSED = "还不能办理</h2>|请改正以下各处，已填的内容都在</h2>"  # on top, or at its question
UNSEEN = "已由.+办理“.+”，当前为“|没有再记一次"
GONE = "已由.+办理，当前为“|案件已被他人办理，请核对|已经不在本会（"
TOLD = re.compile(f"{UNSEEN}|{GONE}|草稿又被修改过|{REFUSED}")
CASE_NUMBER = re.compile(r"SY\d{4}-\d{6}")


@pytest.fixture(params=TAKEN, ids=lambda row: f"{row.act}-{row.state}")
def row(request):
    """One act in one state."""
    return request.param


def test_six_with_one_key_leave_one_line_and_are_answered_alike(site, row):
    answers, lines = live.act_at_once(site, cast(), row, SAME)

    assert {answer.status for answer in answers} == {303}
    assert len({answer.leads_to for answer in answers}) == lines == 1


def test_of_six_with_different_keys_one_succeeds_and_writes_a_line(site, row):
    answers, lines = live.act_at_once(site, cast(), row, OWN)

    refused = [answer for answer in answers if answer.status != 303]
    assert (len(refused), lines) == (SIX - 1, 1)
    assert {answer.status for answer in refused} == {409}
    assert [answer.page for answer in refused if not TOLD.search(answer.page)] == []


def quick_record(people):
    """A quarrel settled on the spot, as the mediator sends it."""
    return "mediator", reverse("mediator:quick"), quick_form.filled_in(people), 303


def registration(people):
    """A complaint at the window, each party with a link."""
    form = registration_form.filled_in(people, on=clock.today().isoformat())
    return "office", reverse("office:register"), form, 303


def complaint(people):
    """An anonymous complaint from the estate's page."""
    return "", reverse("public:estate", args=[people.estate.code]), complaint_form.FILLED_IN, 303


NEW = [quick_record, registration, complaint]


def sent_at_once(site, new, changes) -> list[str]:
    """The numbers in the six answers when all open a case at once; a refusal is marked with ×."""
    people = cast()
    role, path, form, answered = new(people)
    six = live.visitors(site, people, role, path)
    if not role:  # a visitor's key counts in one browser
        six = [six[0]] * SIX
    answers = live.send_at_once(six, path, [form | change for change in changes])
    assert {answer.status for answer in answers} <= {answered, 422}
    return [
        f"{'×' * (one.status == 422)}{CASE_NUMBER.search(one.leads_to or one.page)[0]}"
        for one in answers
    ]


def numbers() -> list[str]:
    return list(Case.objects.order_by("number").values_list("number", flat=True))


@pytest.mark.parametrize("new", NEW)
def test_six_with_one_key_open_one_case(site, new):
    sent = sent_at_once(site, new, [{"key": "same"}] * SIX)
    assert [*{*sent}] == numbers()


@pytest.mark.parametrize("new", NEW)
def test_six_alike_with_different_keys_open_one_case_and_five_name_it(site, new):
    sent = sent_at_once(site, new, [{"key": key} for key in OWN])
    (number,) = numbers()
    assert sorted(sent) == [number, *[f"×{number}"] * (SIX - 1)]


@pytest.mark.parametrize("new", NEW)
def test_six_different_forms_open_six_cases_with_six_numbers(site, new):
    sent = sent_at_once(site, new, [{"key": key, "summary": f"漏水{key}"} for key in OWN])
    assert sorted(sent) == numbers()
    assert len(numbers()) == SIX
