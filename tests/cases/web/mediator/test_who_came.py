"""Who came for a unit, and as what, is asked of every session and printed."""

from itertools import chain

import pytest

from cases.forms.mediate.sessions import came_as, came_for
from cases.states import Status as S
from reports.documents.closing_report import who_came
from tests.cases.web.mediator.desk import log_session
from tests.cast import cast
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
    return log_session(d.p, d.case, key="k", **{names[n]: v for n, v in typed.items()})


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
