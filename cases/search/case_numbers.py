"""Finding one case by any of its numbers."""

from django.db.models import Q, QuerySet

from cases.law import court_numbers
from cases.law.numbering import ending_of_serial, spellings
from cases.models import Case, Proceeding
from mediation.directory.models import Committee

NUMBERS = ("number", "dossier_number", "agreement_number", "recorded_number")
BATCH = 500


def with_court_number(text: str) -> Q:
    """The cases whose court uses that number; none for a text that is not a court's number."""
    number = court_numbers.in_normal_form(text)
    if not number:
        return Q(pk__in=())
    return Q(pk__in=Proceeding.objects.filter(number=number).values("case"))


def with_serial(text: str) -> Q:
    """The cases whose complaint or import number has that serial; none for any other text."""
    ending = ending_of_serial(text)
    return Q(number__endswith=ending) if ending else Q(pk__in=())


class CaseUnclear(Exception):
    """No case, or more than one, has the number; the message is the Chinese sentence to show."""


def find_case(text: str, committee=None, cases: QuerySet | None = None) -> Case:
    """The case with that complaint, dossier, agreement, recorded or court's number.

    A bare serial is looked for only where it is no number itself. Recorded numbers are unique per
    committee only. Raises `CaseUnclear`.
    """
    cases = Case.objects.all() if cases is None else cases
    cases_found = list(_with_number(cases, text, committee)[:BATCH])
    if not cases_found:
        where = f"{committee}没有" if committee else "没有"
        raise CaseUnclear(f"{where}编号为“{text}”的案件，请核对编号。")
    if len(cases_found) > 1:
        raise CaseUnclear(_several(text, cases_found))
    return cases_found[0]


def _with_number(cases: QuerySet, text: str, committee) -> QuerySet:
    """The cases with that number in any column; one indexed query per column."""
    ways = spellings(text)
    committees = [committee] if committee is not None else list(Committee.objects.all())
    cases, keys = cases.filter(committee__in=committees), set()
    for column in NUMBERS:
        named = cases.filter(**{f"{column}__in": ways}).exclude(**{column: ""})
        keys.update(named.order_by().values_list("pk", flat=True)[:BATCH])
    exact = Q(pk__in=keys) | with_court_number(text)
    related = cases.select_related("committee", "estate", "mediator")
    return related.filter(exact if keys else exact | with_serial(text))


def _several(text: str, cases_found: list[Case]) -> str:
    committees = sorted({case.committee.code for case in cases_found})
    if len(committees) > 1:
        return f"“{text}”在{'、'.join(committees)}都有，请用 --committee 写明调委会。"
    numbers = "、".join(case.number for case in cases_found[:5])
    return f"“{text}”对应多件案件，请改用投诉编号：{numbers}。"
