"""Every act of the reviewed table sent again: one effect, one answer; other values are refused.

The same form under the same key changes nothing more and gets the same answer; the same key with
other values is refused, and so is a form that was opened before the case moved on, or before the
last entry of its kind.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django import forms
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from cases.forms.fields import DayField, MoneyField
from cases.models import Case, Proceeding
from cases.states import Status as S
from cases.web import stepping
from mediation import clock
from mediation.workdays import work_calendar
from tests.cases.phases.deeds_of_enforcement import VISITS
from tests.cast import cast
from tests.deeds import sent_file
from tests.dispute import SETTLED
from tests.factories import ENFORCEMENT_NUMBER, REACHABLE, at
from tests.house import matrix, measuring

pytestmark = pytest.mark.django_db
STATES = [state for state in REACHABLE if any(row.state == state for row in matrix.TAKEN)]
CHECKED = ("phone", "id_number")  # only certain values are valid there
LATER, DAY = timedelta(seconds=90), timedelta(days=1)
BEFORE_MIDNIGHT = "2026-03-02T23:59+08:00"
SENT_BEFORE = re.compile(f"{stepping.SENT_BEFORE}|刚才那张已经办好了")
# The later history is hidden from an actor who no longer has access.
MOVED_ON = re.compile(
    "案件 .+ 已由.+办理，当前为“.+”。请核对后再操作。|案件已被他人办理，请核对后|草稿又被修改过"
)
PASSED_ON = re.compile("案件 .+ 已经不在本会（.+移交.+），由现在的调委会办理。")
NOT_SEEN = re.compile(
    "打开这一页以后，案件 .+ 已由.+办理“.+”，当前为“.+”。请核对后再操作。|没有再记一次，当前为"
)
# The page of links has a form of its own, which can be sent in any state.
LINKS = "give_link"
# By these the one who sends loses the case: the same form gets the first answer, any other is told
# what stands on the page of transfers, and nothing of the case.
LEAVING = {"transfer", "return_transfer"}


def is_enforced(d):
    """A court takes the case for enforcement, whatever is still owed or broken."""
    if not d.case.proceedings.filter(status=Proceeding.Status.PREPARING).exists():
        d.office("open_enforcement", court=d.p.court)
    d.office("court_send").court("court_receive")
    d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER, on=None)


def done_to_the_end(d):
    """The work is done, and what is still owed is paid."""
    d.mediator("record_act", obligation=d.duty, proof="闭水48小时不渗")
    if d.case.amount_paid < SETTLED:
        d.pay(SETTLED)


# What others do meanwhile, for acts that do not move the case.
def is_closed(d):
    if d.case.sheet.waits_for_a_report:
        d.office("report_back", how="寄送反馈函")
    d.office("strike_off", checked="到场核实").office("close", **VISITS)


MOVES = {
    S.REGISTERED: lambda d: d.office("dispatch", company=d.p.company),
    S.DISPATCHED: lambda d: d.office("answer", findings="无渗漏", action="调解", answered_by="许"),
    S.RECTIFYING: lambda d: d.office("request_mediation", party=d.li),
    S.ANSWERED: lambda d: d.office("request_mediation", party=d.li),
    S.REQUESTED: lambda d: d.office("withdraw", party=d.li, reason="已自行解决"),
    S.ACCEPTED: lambda d: d.office("withdraw_mediation"),
    S.MEDIATING: lambda d: d.office("withdraw_mediation"),
    S.SIGNING: lambda d: d.office("withdraw_mediation"),
    S.ADJUDICATING: done_to_the_end,
    S.PERFORMING: lambda d: d.passes_to(clock.today() + 90 * DAY),
    S.DEFAULTED: is_enforced,
    S.FAILED: lambda d: d.office("strike_off", checked="到场核实").office("close"),
    S.PERFORMED: is_closed,
    S.CLOSED: lambda d: d.scans_filed().office("archive", retention="30"),
    S.ENFORCING: lambda d: d.office("end_without_result", ruling="终本裁定"),
}


@pytest.fixture(autouse=True)
def now(db):
    """The last minute of a Monday in March, advanced by hand."""
    with time_machine.travel(BEFORE_MIDNIGHT, tick=False) as traveller:
        work_calendar()  # a process reads it once
        yield traveller


@dataclass
class Filled:
    """One act's page as filled in, and the other values it could take."""

    client: Client
    path: str
    sent: dict
    otherwise: list  # of (name in the form, another value, whether it is free text)

    def post(self, **changed):
        """Send it."""
        return self.client.post(self.path, self.sent | changed)

    def done(self) -> str:
        """Send it and succeed; the address it leads to."""
        answer = self.post()
        assert answer.status_code == 303, (answer.status_code, measuring.refusal(answer))
        return answer.url

    def page_of(self, answer) -> str:
        """The page of an answer, or the one it redirects to."""
        page = self.client.get(answer.url) if answer.status_code == 303 else answer
        return unescape(page.content.decode())


def fill_in(d, row, role) -> Filled:
    """Open the act's page and fill in the required fields."""
    client = measuring.browser(d.p, role, d.case)
    path = reverse(f"{measuring.face_of(role)}:act", args=[d.case.number, row.act])
    form = client.get(path).context.get("form")
    if row.act == LINKS:
        return Filled(client, path, row.sent(d), [("party", d.zhou.pk, False)])
    sent = measuring.filled(form) | row.sent(d)
    return Filled(client, path, sent, written_otherwise(form, sent))


def written_otherwise(form, sent) -> list:
    """Each visible field that is asked after these answers, with another value."""
    asked = [b for b in form.visible_fields() if b.name not in CHECKED and is_asked(b, sent)]
    seen = [(b.html_name, b.field) for b in asked]
    changes = [(n, other(field, sent.get(n, "")), is_text(field)) for n, field in seen]
    return [row for row in changes if row[1] is not None]


def is_asked(bound, sent) -> bool:
    """Whether a question is asked: one that depends on another answer is not, after others."""
    name, *answers = getattr(bound.form, "asked_when", {}).get(bound.name) or [""]
    return not answers or sent.get(bound.form.add_prefix(name)) in answers


def is_text(field) -> bool:
    """Whether the field takes free text."""
    return type(field) is forms.CharField


def other(field, value):
    """Another value for the field, or None where there is no other."""
    if isinstance(field, DayField):
        return str(date.fromisoformat(str(value or clock.today())) - DAY)
    if isinstance(field, forms.BooleanField):
        return "" if value else "on"
    if hasattr(field, "choices"):
        taken = {"", *map(str, value if isinstance(value, list) else [value])}
        keys = [str(key) for key, _ in field.choices if str(key) not in taken]
        return keys[0] if keys else None
    if isinstance(field, forms.FileField):
        return sent_file("另一份")
    plain = {MoneyField: "7", forms.IntegerField: "7", forms.TimeField: "08:15"}
    return plain.get(type(field), f"{value}另")


def everything() -> dict:
    """Every row of every table of the cases, with the head of every trail."""
    models = apps.get_app_config("cases").get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        return {model.__name__: rows_of(cursor, model._meta.db_table) for model in models}


def rows_of(cursor, table) -> list[tuple]:
    """The rows as the database keeps them."""
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY id')
    return cursor.fetchall()


def changed_since(before) -> list[str]:
    """The tables with changed rows."""
    return [name for name, rows in everything().items() if rows != before[name]]


def every_way(state, now):
    """(dispute, act, role, form) of every row of the table in this state; each is rolled back."""
    d = at(cast(), state)
    for row in (row for row in matrix.TAKEN if row.state == state):
        now.move_to(BEFORE_MIDNIGHT)
        with measuring.undone():
            row.before(d)
            for role in sorted(row.by):
                d.case = Case.objects.get(pk=d.case.pk)
                now.move_to(BEFORE_MIDNIGHT)
                with measuring.undone():
                    yield d, row.act, role, fill_in(d, row, role)
        d.case = Case.objects.get(pk=d.case.pk)


def sent_twice(form, now) -> tuple[str, dict]:
    """The same form a moment later, though on another day: the same answer, no further effect."""
    first = form.done()
    done = everything()
    now.shift(LATER)
    assert form.done() == first
    assert changed_since(done) == []
    return first, done


def is_left(form) -> bool:
    """Whether the one who sent the form lost the case by it."""
    return form.path.split("/")[-2] in LEAVING


def sent_from_outside(form, done):
    """Any other sending than the first by who lost the case: told where it went, no effect."""
    others = [{name: value} for name, value, _ in form.otherwise]
    for changed in ({"key": "another"}, *others):
        answer = form.post(**changed)
        assert answer.status_code == 409, changed
        assert PASSED_ON.search(answer.content.decode())
    assert changed_since(done) == []


def sent_stale(form, done):
    """The same form under another key, opened before the first was sent: refused, no effect."""
    stale = form.post(key="another")
    page = form.page_of(stale)
    assert (stale.status_code, changed_since(done)) == (409, [])
    assert (MOVED_ON if has_moved(form) else NOT_SEEN).search(page)


def has_moved(form) -> bool:
    """Whether the case, or the draft of its agreement, was moved on by the first sending."""
    version = Case.objects.get(number=form.path.split("/")[3]).version
    return "seen" in form.sent or form.sent.get("version", version) != version


def answer_to_other_values(form, act) -> int:
    """The status: the page of links, the case that moved on by the first sending, or the form."""
    if act == LINKS:
        return 303
    return 409 if has_moved(form) else 422


def sent_otherwise(form, act, done):
    """One value changed under the same key: refused with a sentence, without effect."""
    expected = answer_to_other_values(form, act)
    for name, value, _ in form.otherwise:
        refused = form.post(**{name: value})
        text, why = form.page_of(refused), measuring.refusal(refused)
        explained = SENT_BEFORE.search(text) or MOVED_ON.search(text) or any(why)
        assert refused.status_code == expected, name
        assert explained, (name, why)
    assert changed_since(done) == []


def sent_too_late(form, d, first):
    """The case has moved on: a form opened before is refused, one sent before is answered.

    By the act itself, else by others: from the state in which what came before the act left it.
    """
    opened = d.case.version
    if Case.objects.get(pk=d.case.pk).version == opened:
        MOVES[S(d.case.status)](d)
    assert Case.objects.get(pk=d.case.pk).version > opened
    done = everything()
    typed = {name: value for name, value, free in form.otherwise if free}
    refused = form.post(**typed, key="another")
    page = form.page_of(refused)
    assert (refused.status_code, changed_since(done)) == (409, [])
    assert MOVED_ON.search(page)
    assert [text for text in typed.values() if text not in page] == []
    assert form.done() == first


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_act_from_this_state_has_one_effect_and_one_answer(state, now, subtests):
    for d, act, role, form in every_way(state, now):
        with subtests.test(act=act, role=role):
            length = d.case.trail.count()
            first, done = sent_twice(form, now)
            assert d.case.trail.filter(seq__gt=length, name=act).count() == 1
            if is_left(form):
                sent_from_outside(form, done)
                continue
            sent_stale(form, done)
            sent_otherwise(form, act, done)
            if act != LINKS:
                sent_too_late(form, d, first)


def signs(client, dispute, **sent):
    """The mediator signs this case's agreement under one and the same key."""
    data = {"on": str(clock.today()), "key": "k", "version": dispute.version} | sent
    return client.post(reverse("mediator:act", args=[dispute.number, "mediator_sign"]), data)


def test_a_key_counts_for_one_act_of_one_case():
    people = cast()
    one, two = at(people, S.SIGNING), at(people, S.SIGNING)
    mediator = measuring.browser(people, "mediator")
    assert signs(mediator, one).status_code == 303
    done = everything()
    refused = signs(mediator, two)
    assert refused.status_code == 422
    assert SENT_BEFORE.search(refused.content.decode())
    assert changed_since(done) == []


def test_what_was_refused_has_not_used_up_its_key():
    people = cast()
    dispute, mediator = at(people, S.SIGNING), measuring.browser(people, "mediator")
    nothing = everything()
    late = signs(mediator, dispute, version=dispute.version - 1)
    assert (late.status_code, changed_since(nothing)) == (409, [])
    assert signs(mediator, dispute).status_code == 303
