"""The box of what follows counts from the day in the form, and never states another for certain."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.models import Case
from cases.web.afterwards import afterwards
from cases.words.days import IF_TODAY, last_day_in_words
from mediation import clock
from tests import deeds
from tests.cases.web.act_rows import ROWS, opened
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house import measuring
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]
STARTING = {(act.name, state) for act in offering.catalogue() for state in act.sources
            if act.effects.starts}  # fmt: skip
COUNTING = list({row.act: row for row in ROWS if (row.act, row.state) in STARTING}.values())
# What a last day depends on besides the day itself.
ASKED_FIRST = (
    "ordered due_on nature extent harm kind procedure outcome until schedule acts_due_on".split()
)
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)


def on(form, day):
    """The days of the act in this form, by name: all of them this one."""
    names = [
        n
        for n in ("on", "paid_on", "breached_on", "happened_on", "since", "served_on")
        if n in form.fields and not form[n].is_hidden
    ]
    return dict.fromkeys(names, day.isoformat())


def field_of(name):
    """The field that a name sent belongs to, also where it has several boxes (schedule-0-due)."""
    return name.partition("-")[0]


def started(d, known):
    """The last days of the clocks that the act started, in words."""
    new = d.case.clocks.exclude(pk__in=known)
    return {last_day_in_words(row.due) for row in new}


@pytest.mark.parametrize("row", COUNTING, ids=lambda row: row.act)
def test_the_box_asked_about_a_day_names_the_last_day_that_the_door_counts_from_it(row, monday):
    d = at(cast(), row.state)
    row.before(d)
    monday.move_to(f"{THURSDAY}T09:00+08:00")
    client, path, _ = opened(d, replace(row, before=deeds.nothing))
    form = FORMS[row.act](case=Case.objects.get(pk=d.case.pk), actor=d.p.as_clerk)
    day = on(form, TUESDAY)

    answers = measuring.filled(form) | row.sent(d)
    chosen = {name: value for name, value in answers.items() if field_of(name) in ASKED_FIRST}
    box = client.get(path, {"follows": "", **chosen, **day})
    known = [one.pk for one in d.case.clocks.all()]
    sent = answers | day | {"confirmed_on": str(TUESDAY)}
    if "paid_on" in form.fields:
        sent |= {"amount": "1"}  # in part: what is left is owed on
    answer = client.post(path, sent)

    assert answer.status_code == 303, measuring.refusal(answer)
    said = box.content.decode()
    assert [last for last in started(d, known) if last not in said] == []
    assert (IF_TODAY in said, "从今天" in said) == (False, False)


@pytest.mark.parametrize("row", COUNTING, ids=lambda row: row.act)
def test_before_a_day_is_entered_a_last_day_is_stated_for_today_alone(row):
    d = at(cast(), row.state)
    _, _, form = opened(d, row)
    act = next(a for a in offering.catalogue() if a.name == row.act and row.state in a.sources)

    lines = [line.text for line in afterwards(form, act, form.case, form.actor)]

    last = [text for text in lines if "从今天" in text]
    assert [text for text in last if IF_TODAY not in text] == []


def test_an_extension_to_a_day_off_names_the_day_agreed_and_the_last_day():
    d = at(cast(), "mediating")
    sent = {"all_agree": "on", "until": "2026-05-30", "on": clock.today().isoformat()}
    form = FORMS["extend"](sent, case=Case.objects.get(pk=d.case.pk), actor=d.p.as_mediator)
    form.is_valid()

    [line] = form.after

    assert line.text == "调解期限改到2026年5月30日（周六），逢休息日顺延到2026年6月1日（周一）"


def test_a_day_of_which_nothing_can_be_counted_leaves_the_sentence_about_today():
    d = at(cast(), "requested")
    path = f"/office/cases/{d.number}/accept/?follows=&on="
    client = sign_in(d.p.clerk)

    future, nonsense = (client.get(path + day).content.decode() for day in ("2026-03-09", "昨天"))

    assert (IF_TODAY in future, IF_TODAY in nonsense) == (True, True)
    assert "2026年4月8日" not in future


def test_a_released_hold_is_counted_from_today_only_if_today_is_entered():
    d = at(cast(), "mediating")
    d.mediator("hold", clock=d.clocks.get(key="K9"), reason="委托鉴定。")
    case = Case.objects.get(pk=d.case.pk)
    empty = FORMS["release_hold"](case=case, actor=d.p.as_mediator)
    today = {"on": clock.today().isoformat()}
    entered = FORMS["release_hold"](today, case=case, actor=d.p.as_mediator)
    entered.is_valid()

    assert [form.after[0].text.startswith(IF_TODAY) for form in (empty, entered)] == [True, False]
