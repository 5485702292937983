"""Legal records: each as the trail line that wrote it last covers it, none lost, none added."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from cases.legal_records import digests
from cases.legal_records.base import legal_models
from cases.models import Step
from mediation import keyed_digests

from .fault import Fault


class Covered(NamedTuple):
    """The digest of a record on the newest line that names it."""

    digest: str
    seq: int
    key_id: str
    altered_before: tuple[int, ...] = ()  # lines that wrote over what had been altered


def faults(cases) -> Iterator[Fault]:
    """Records of these cases that were altered, deleted or added without a line of the trail."""
    covered, records = covered_by_trail(cases), records_of(cases)
    for case in cases:
        for what in differences(covered[case.pk], records[case.pk]):
            yield Fault(case.number, what)


def covered_by_trail(cases) -> dict[int, dict[digests.Place, Covered]]:
    """Per case, the digest of each record by the newest line that names it."""
    lines = Step.objects.filter(case__in=cases).exclude(records="").order_by("case_id", "seq")
    covered: dict[int, dict] = defaultdict(dict)
    for line in lines.values_list("case_id", "seq", "hash", "records", named=True):
        _cover(covered[line.case_id], line)
    return covered


def newest_lines(lines) -> dict[digests.Place, Covered]:
    """The digest of each record by the newest of these lines of one case that names it."""
    covered: dict[digests.Place, Covered] = {}
    for line in lines:
        _cover(covered, line)
    return covered


def _cover(covered: dict[digests.Place, Covered], line) -> None:
    """Put what a line says of its records in the place of what earlier lines say."""
    named = keyed_digests.key_of(line.hash)
    none = Covered("", 0, named if _is_covered(covered, line.case_id) else "")
    for place, taken in digests.from_text(line.records).items():
        earlier = covered.get(place, none)
        altered = earlier.altered_before
        if not _fits_before(earlier, taken, named):
            altered = (*altered, line.seq)
        covered[place] = Covered(taken.digest, line.seq, named, altered)


def _is_covered(covered, case) -> bool:
    """Whether a line covers the case: from then on it covers what it writes as well."""
    return digests.Place("case", case) in covered


def _fits_before(earlier: Covered, taken: digests.Taken, named: str) -> bool:
    """Whether a record was, when a line wrote over it, what the earlier line had left.

    Not known, so true, where the line kept no digest of before or the lines have unlike keys.
    """
    if not taken.before or named != earlier.key_id:
        return True
    return bool(earlier.digest) and earlier.digest.startswith(taken.before)


def records_of(cases) -> dict[int, dict[digests.Place, object]]:
    """Per case its legal records, the case itself first."""
    records: dict[int, dict] = defaultdict(dict)
    for case in cases:
        records[case.pk][digests.place_of(case)] = case
    for model in legal_models():
        for record in _rows(model, cases):
            records[record.in_case][digests.place_of(record)] = record
    return records


def _rows(model, cases):
    """The records of one kind in these cases, each with the key of its case."""
    which = Q()
    for path in model.of_case:
        which |= Q(**{f"{path}__in": cases})
    return rows_of_cases(model).filter(which)


def rows_of_cases(model):
    """All records of one kind, each with the key of its case as `in_case`; no bytes are read."""
    paths = model.of_case
    rows = model._base_manager.defer(*model.bytes_columns())
    rows = rows.prefetch_related(*getattr(model, "covered_many", ()))
    return rows.annotate(in_case=Coalesce(*paths) if len(paths) > 1 else F(*paths))


def differences(covered, records) -> Iterator[str]:
    """What the trail says of the records, against the records."""
    for place, record in records.items():
        name = f"{record._meta.verbose_name}（主键{place.key}）"
        line = covered.get(place)
        yield from _altered_before(name, line)
        if line is None or line.digest == digests.DELETED:
            yield f"{name}不是经由办理写入的，经过中没有它的校验值。"
        elif line.key_id not in keyed_digests.keyring():
            yield f"{name}无法核对：缺少经过第{line.seq}行所用的密钥。"
        elif digests.digest(record, line.key_id) != line.digest:
            yield f"{name}被改动过，与经过第{line.seq}行的校验值不符。"
    for place, line in covered.items():
        if place not in records:
            yield from _altered_before(f"{_label(place.kind)}（主键{place.key}）", line)
        if line.digest != digests.DELETED and place not in records:
            yield f"{_label(place.kind)}（主键{place.key}）不见了，经过第{line.seq}行写入过。"


def _altered_before(name, line) -> Iterator[str]:
    for seq in line.altered_before if line else ():
        yield f"{name}在经过第{seq}行写入以前被改动过。"


def _label(kind) -> str:
    return next((m._meta.verbose_name for m in legal_models() if m._meta.model_name == kind), kind)
