"""No act bears a day before the facts it rests on.

Every act is tried on a case registered long before, at which everything else happened on Monday:
once dated before Monday, once on Monday itself.
"""

import pytest
from django.db.models import QuerySet

from cases.door import offering
from cases.models import Case, Party
from cases.states import Status as S
from tests.cases.phases import what_happened
from tests.cases.phases import what_happened_later as later
from tests.cases.phases.all_guard_rows import ROWS
from tests.cases.phases.dated import BEFORE, LATER, LONG_BEFORE, not_before, refusal
from tests.cases.phases.guard_rows import actor
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

THE_LAST_STEP = "上一步是那天办的"
EARLIER = what_happened.EARLIER | later.EARLIER
HAPPENED = [*what_happened.HAPPENED.items(), *later.HAPPENED.items()]
WITH_A_DAY_RULE = what_happened.WITH_A_DAY_RULE | later.WITH_A_DAY_RULE


def why(name):
    """The refusal of an act dated before Monday."""
    happened = next((what for what, acts in HAPPENED if name in acts.split()), None)
    return WITH_A_DAY_RULE.get(name) or not_before(
        "2026年3月2日（周一）", happened or THE_LAST_STEP
    )


FURTHER = [*what_happened.FURTHER, *later.FURTHER]
DATED = {row.act: row for row in [*reversed(ROWS), *FURTHER] if row.held}


def acts_with_a_day():
    return sorted({a.name for a in offering.catalogue() if not a.follow})


def long_registered(dispute, facts):
    """The case and its parties were there long before all else."""
    QuerySet(Case).filter(pk=dispute.pk).update(registered_on=LONG_BEFORE)
    dispute.parties.update(added_on=LONG_BEFORE)
    dispute.case = Case.objects.get(pk=dispute.pk)
    for given in facts.values():
        for party in given if isinstance(given, list) else [given]:
            if isinstance(party, Party):
                party.refresh_from_db()


@pytest.mark.parametrize("name", acts_with_a_day())
def test_an_act_is_refused_before_the_day_of_what_it_rests_on_and_not_on_that_day(name):
    people, row = cast(), DATED[name]
    with morning_of(MONDAY):
        dispute, facts = row.held(people)
        long_registered(dispute, facts)
    with morning_of(LATER):
        by = actor(people, row, dispute)
        refused = refusal(dispute, name, by, facts, BEFORE)

        assert refused[-1:] == ([] if name in EARLIER else [why(name)])
        assert not refused or refusal(dispute, name, by, facts, MONDAY) == []


def test_a_party_may_have_promised_before_the_matter_was_sent_to_the_company():
    with morning_of(LONG_BEFORE):
        dispute = at(cast(), S.REGISTERED)
    with morning_of(MONDAY):
        dispute.office("dispatch", company=dispute.p.company)
        office, facts = dispute.p.as_clerk, what_happened.PROMISE | {"party": dispute.zhou}

        assert refusal(dispute, "make_promise", office, facts, BEFORE) == []
