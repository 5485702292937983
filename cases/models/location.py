"""Where a case lies: its district and street, in columns of its own for lists of a whole place."""

from collections.abc import Iterable

from django.db import models

from mediation.directory.models import Street


class HasAPlace(models.Model):
    """A case that looks up its place again, when another committee takes it."""

    class Meta:
        abstract = True

    def find_its_place(self):
        """Write district and street; the case is saved by its caller."""
        locate([self])


def locate(cases: Iterable) -> None:
    """Write district and street of cases about to be stored; one statement for all.

    The street is that of the estate, None where its community is not known; the district is the
    street's, else the committee's.
    """
    cases = list(cases)
    keys = {case.estate_id for case in cases} - {None}
    streets = Street.objects.of_estates(keys) if keys else {}
    for case in cases:
        case.street = street = streets.get(case.estate_id)
        case.district_id = street.district_id if street else case.committee.district_id
