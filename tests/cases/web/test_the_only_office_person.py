"""A committee with one person in its office: a mediator who had no part in the case checks."""

import pytest

from cases.states import Status as S
from mediation import clock
from tests.cases.phases.deeds_of_mediation import nobody_else_in_the_office
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_the_one_who_accepted_seals_once_another_mediator_has_checked():
    d = at(cast(), S.SIGNING).parties_sign().mediator("mediator_sign")
    nobody_else_in_the_office(d)
    path, client = f"/office/cases/{d.number}/seal/", sign_in(d.p.deputy)
    page = client.get(path).context["form"]
    filled = {bound.html_name: bound.value() for bound in page if bound.value() is not None}
    filled["on"] = clock.today()

    assert [person.name for person in page.fields["checked_by"].queryset] == ["吴旁"]
    assert client.post(path, filled).status_code == 422
    assert client.post(path, filled | {"checked_by": d.p.bystander.pk}).status_code == 303
    assert "岳副加盖调委会印章（吴旁核对，本会没有别的办公人员）。" in (
        d.trail.get(name="seal").sentence
    )


def test_where_another_can_seal_nobody_is_asked_who_checked():
    d = at(cast(), S.SIGNING)
    path = f"/office/cases/{d.number}/seal/"
    page = sign_in(d.p.clerk).get(path)
    of_who_accepted = sign_in(d.p.deputy).get(path)

    assert "checked_by" not in page.context["form"].fields
    assert [one.otherwise for one in of_who_accepted.context["missing"]] == [
        "用印要由经办人以外的人核对办理。"
    ]
    assert 'type="submit">加盖' not in of_who_accepted.content.decode()
