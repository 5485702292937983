"""Six browsers at once at the served site; every act is tried in `tests/strength`."""

import pytest

from cases.states import Status as S
from tests import live
from tests.cast import cast
from tests.house.matrix import TAKEN
from tests.six_at_once import SIX

pytestmark = pytest.mark.django_db(transaction=True)
DISPATCH = next(row for row in TAKEN if (row.act, row.state) == ("dispatch", S.REGISTERED))


@pytest.fixture(scope="module")
def site(django_db_setup):
    """One server for the tests of this file."""
    with live.served() as site:
        yield site


def test_six_with_one_key_are_answered_alike_and_leave_one_line(site):
    answers, lines = live.act_at_once(site, cast(), DISPATCH, ["same"] * SIX)

    assert {(answer.status, answer.leads_to != "") for answer in answers} == {(303, True)}
    assert len({answer.leads_to for answer in answers}) == lines == 1


def test_of_six_with_keys_of_their_own_one_dispatches_and_five_are_refused_with_a_sentence(site):
    answers, lines = live.act_at_once(site, cast(), DISPATCH, [f"key-{i}" for i in range(SIX)])

    assert sorted(answer.status for answer in answers) == [303] + [409] * (SIX - 1)
    refused = [answer.page for answer in answers if answer.status == 409]
    assert all("已由您自己于" in page and "请核对后再操作。" in page for page in refused)
    assert lines == 1
