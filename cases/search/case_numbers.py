"""Finding one case by any of its numbers."""

from django.db.models import QuerySet

from cases.models import Case
from mediation.accounts.typed_text import compact, without_invisible
from mediation.directory.models import Committee

NUMBERS = ("number", "dossier_number", "agreement_number", "recorded_number")
FULL_WIDTH = str.maketrans("()[]", "（）〔〕")
BATCH = 500


def spellings(text: str) -> set[str]:
    """The ways in which a typed number or name may be stored; empty for an empty text.

    As typed, and without spaces in half and full width; never with an invisible mark.

    >>> sorted(spellings("双物 [2026]1号"))
    ['双物 [2026]1号', '双物 〔2026〕1号', '双物[2026]1号', '双物〔2026〕1号']
    """
    typed, plain = without_invisible(text).strip(), compact(text).upper()
    return {typed, plain, typed.translate(FULL_WIDTH), plain.translate(FULL_WIDTH)} - {""}


class CaseUnclear(Exception):
    """No case, or more than one, has the number; the message is the Chinese sentence to show."""


def find_case(text: str, committee=None, cases: QuerySet | None = None) -> Case:
    """The case with that complaint, dossier, agreement or recorded number.

    Recorded numbers are unique per committee only. Raises `CaseUnclear`.
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
    return cases.filter(pk__in=keys).select_related("committee", "estate", "mediator")


def _several(text: str, cases_found: list[Case]) -> str:
    committees = sorted({case.committee.code for case in cases_found})
    if len(committees) > 1:
        return f"“{text}”在{'、'.join(committees)}都有，请用 --committee 写明调委会。"
    numbers = "、".join(case.number for case in cases_found[:5])
    return f"“{text}”对应多件案件，请改用投诉编号：{numbers}。"
