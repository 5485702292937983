"""The agreement editor with two hundred parties: as light as with two, as far as it can be."""

import pytest

from cases.models import Party
from mediation import clock
from tests.cases.web.mediator.town import drafted
from tests.cast import cast
from tests.clients import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MOST = 600 * 1024


def test_the_editor_is_light_and_several_are_chosen_from_a_list():
    people = cast()
    case = drafted(people)
    facts = {"case": case, "role": "respondent", "side": 2, "added_on": clock.today()}
    Party.objects.bulk_create(Party(name=f"住户{n}", **facts) for n in range(198))

    page = sign_in(people.mediator).get(f"/mediator/cases/{case.number}/edit_agreement/").content

    assert len(page) < MOST
    assert b'<select name="clause-0-also_by" size="12" ' in page
