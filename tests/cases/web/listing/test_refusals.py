"""A list answers what it was asked, or says why it cannot; it never leaves a condition out."""

import pytest

from tests.cast import cast
from tests.clients import sign_in
from tests.factories import complain

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database("what an address asks is read before the database"),
]
REVERSED = "registered_from=2026-05-01&registered_to=2026-04-01"
# Who asks which list what, and a part of the answer.
REFUSED = [
    ("clerk", "/office/cases/", REVERSED, "止日不能早于起日。"),
    ("clerk", "/office/cases/", "reached_from=2026-05-02&reached_to=2026-05-01", "止日不能早于"),
    ("clerk", "/office/cases/", "registered_from=2026-13-01", "“2026-13-01”没有这一天"),
    ("clerk", "/office/cases/", "month=202613", "“受理月”要写成 202603 这样。"),
    ("clerk", "/office/cases/", "estate=x", "“小区”选的不在可选的几项里"),
    ("clerk", "/office/cases/", "estate=99999999999999999999", "“小区”选的不在可选的几项里"),
    ("clerk", "/office/cases/", "from=2026-03-01", "网址里的“from”不是这个列表的条件"),
    ("clerk", "/office/cases/", "shelf=nothing", "这个列表没有“nothing”一栏"),
    ("mediator", "/mediator/cases/", REVERSED, "止日不能早于起日。"),
    ("liaison", "/court/cases/", "step=nothing", "这个列表没有“nothing”一栏"),
    ("manager", "/company/", "show=nothing", "这个列表没有“nothing”一栏"),
    ("manager", "/company/cases/", "status=failed", "网址里的“status”不是这个列表的条件"),
]


@pytest.mark.parametrize(("who", "page", "query", "sentence"), REFUSED)
def test_a_condition_that_cannot_be_read_is_named_and_nothing_is_listed(who, page, query, sentence):
    people = cast()
    shown = sign_in(getattr(people, who)).get(f"{page}?{query}")

    assert (shown.status_code, shown.context["listing"].total) == (422, 0)
    assert sentence in shown.content.decode()


def test_a_day_of_a_condition_is_read_as_people_write_it():
    people = cast()
    complain(people)
    shown = sign_in(people.clerk).get("/office/cases/?registered_from=2026年1月1日")

    assert (shown.status_code, shown.context["listing"].total) == (200, 1)
