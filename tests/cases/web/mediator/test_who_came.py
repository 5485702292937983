"""Who came for a unit, and as what, is asked of every session and printed."""

from itertools import chain

import pytest

from cases.forms.mediate.sessions import CAME_AS, came_as, came_for
from cases.states import Status as S
from reports.documents.closing_report import who_came
from tests.cases.web.mediator.desk import LIST, log_session
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
NAME = "单位由谁参加、谁同意的，请写明姓名（《民法典》第一百六十五条）。"
POST = "请写明参加的人的职务，或者凭什么代理（《民法典》第一百六十五条）。"
HALF = "写了谁替一方到场的，姓名、职务或者授权都要写明。（《民法典》第一百六十五条）"
CAME = "某某物业公司由吴经理（项目经理）到场"


@pytest.fixture
def d():
    unit = {"role": "respondent", "side": 2, "kind": "organisation", "name": "某某物业公司"}
    return at(cast(), S.MEDIATING, parties=(PARTIES[0], unit))


def log(d, **typed):
    unit = d.case.parties.get(kind="organisation")
    names = {"name": came_for(unit), "post": came_as(unit)}
    return log_session(d.p, d.case, key="k", **{names.get(n, n): v for n, v in typed.items()})


@pytest.mark.parametrize(
    ("typed", "says"), [({}, [NAME, POST]), ({"name": "吴经理"}, [HALF])], ids=["none", "name"]
)
def test_a_unit_that_is_there_is_asked_who_came_for_it(d, typed, says):
    answer = log(d, **typed)

    errors = answer.context["form"].errors
    assert (answer.status_code, list(chain(*errors.values()))) == (422, says)


def test_who_came_stands_in_the_report(d):
    assert log(d, name="吴经理", post="项目经理").status_code == 303
    d.case.forget()

    [(label, lines)] = who_came(d.case)
    assert (label, "".join(text for line in lines for text, _ in line)) == ("替谁到场", f"{CAME}。")


def test_who_came_is_asked_below_the_parties_once_that_unit_is_ticked(d):
    page = sign_in(d.p.mediator).get(f"{LIST}{d.case.number}/log_session/")
    unit, form = d.case.parties.get(kind="organisation"), page.context["form"]
    names = [came_for(unit), came_as(unit)]

    assert [one.bound.name for one in form.drawn[0].questions][:3] == ["present", *names]
    conditions = [form.questions[name].asked_when for name in names]
    assert conditions == [{"name": "present", "values": str(unit.pk)}] * 2


@pytest.mark.parametrize(("hides", "status"), [({"hides": "on"}, 303), ({}, 422)])
def test_who_came_for_a_unit_that_was_not_there_is_not_read(d, hides, status):
    person = d.case.parties.get(kind="person")
    answer = log(d, name="吴经理", post="项目经理", present=[person.pk], **hides)

    assert answer.status_code == status
    attended = [session.attended for session in d.case.sessions.all()]
    assert attended == ([""] if hides else [])
    refused = answer.context["form"].errors if answer.context else {}
    assert [text.split("”只在")[0] for text in chain(*refused.values())] == (
        [] if hides else ["“替某某物业公司到场的是谁", f"“{CAME_AS}（某某物业公司）"]
    )
