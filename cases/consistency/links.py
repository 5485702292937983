"""Links between cases: each case has the link as it is seen from its side."""

from collections.abc import Iterator

from django.db.models import Q

from cases.models import CaseLink

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """Links of these cases that the other case does not have."""
    of_either = Q(case__in=cases) | Q(other__in=cases)
    links = CaseLink.objects.filter(of_either).select_related("case", "other").order_by("pk")
    theirs, own = {_key(link) for link in links}, {case.pk for case in cases}
    for link in (link for link in links if link.case_id in own):
        kind = CaseLink.seen_from_the_other(link.kind)
        if (link.other_id, link.case_id, kind, link.on, link.removed_on) not in theirs:
            what = f"与{link.other.number}的关联（{link}）在那一件里没有相应的记录。"
            yield Fault(link.case.number, what)


def _key(link) -> tuple:
    return link.case_id, link.other_id, link.kind, link.on, link.removed_on
