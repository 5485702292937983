"""The sides of the quick record: added, struck, the first two always there, the first applies."""

import pytest

from cases.forms.mediate.quick_sides import FIRST_STAY
from cases.models import Case, Party
from tests.cases.web.mediator.quick_form import filled_in, nothing_is_kept, side

pytestmark = pytest.mark.django_db

QUICK = "/mediator/quick/"


def test_a_row_is_added_and_struck_without_script(people, browser):
    response = browser.post(QUICK, filled_in(people, add="side"))
    assert (response.status_code, len(response.context["side_rows"])) == (200, 3)
    data = filled_in(people, **{"side-TOTAL_FORMS": "3"}, **side(2, ""))
    response = browser.post(QUICK, data | {"remove": "2"})
    assert 'name="side-2-DELETE" class="d-none" id="id_side-2-DELETE" checked' in (
        response.content.decode()
    )
    assert browser.post(QUICK, data | {"side-2-DELETE": "on"}).status_code == 303
    assert Party.objects.count() == 2


@pytest.mark.parametrize("place", [0, 1])
def test_a_forged_deletion_of_one_of_the_two_sides_is_refused_and_the_side_stays(
    people, browser, place
):
    third = side(2, "丙某", side="2") | {"side-TOTAL_FORMS": "3", f"side-{place}-DELETE": "on"}
    response = browser.post(QUICK, filled_in(people, asked="party", **third))

    page = response.content.decode()
    assert (response.status_code, page.count(FIRST_STAY)) == (422, 1)
    assert [row["DELETE"].value() for row in response.context["sides"]] == [False] * 3
    assert nothing_is_kept()


def test_the_first_side_applies_whatever_side_was_sent_for_it(people, browser):
    browser.post(QUICK, filled_in(people, **{"side-0-side": "2", "side-1-side": "3"}))
    assert list(Case.objects.get().parties.values_list("role", "side").order_by("pk")) == [
        ("applicant", 1),
        ("respondent", 2),
    ]
