"""District and street of a case are those of its estate, else the district of its committee."""

from collections.abc import Iterator

from mediation.directory.models import Street

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """Cases in the lists of another district or street than their own."""
    streets = Street.objects.of_estates({case.estate_id for case in cases})
    for case in cases:
        street = streets.get(case.estate_id)
        district_id = street.district_id if street else case.committee.district_id
        if case.district_id != district_id:
            yield Fault(case.number, "案件所在的区与小区、调委会所在的区不符。")
        if case.street_id != (street and street.pk):
            yield Fault(case.number, "案件所在的街道与小区所在的街道不符。")
