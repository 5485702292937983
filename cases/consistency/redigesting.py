"""Data migrations over legal records: the one way in which a migration may change covered columns.

Each case is one transaction under its lock. A record whose present columns fit the newest line that
names it is changed, and a new line carries its new digest; one that was altered before is changed
as well, since the schema asks for it, but keeps the digest of its line, so `check_consistency` goes
on naming it. The line names the migration, how many records it changed and which of them did not
fit. No old line is rewritten: anchors stay true.

    def run(apps, schema_editor):
        rewrite(apps, Rewrite("0040_a_clause_has_its_order", "clause", number, "按次序编号"))

    operations = [AddField(…), RunPython(run, back)]

Columns that a later migration removes or renames are `leaving`: the new digest is taken without
them. Remove them in the next migration, because PostgreSQL alters no table with pending checks.
A later change of `not_covered` or `of_case` of a record must give earlier rewrites the former ones.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps.registry import Apps
from django.db import models, transaction

from cases.acts import Audience
from cases.legal_records import digests
from cases.legal_records.base import bytes_columns, legal_models
from cases.models import Case, Step
from cases.models.trail import GENESIS, MIGRATED
from mediation import clock, keyed_digests
from mediation.accounts.actor import SYSTEM

from . import records, trail

REWRITTEN = "系统升级（迁移 {migration}）改写了{kind}{count}项：{what}。"
NOT_FITTING = "其中{count}项在改写前就与校验值不符，没有换新的校验值。"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a migration does to the records of one kind (the model's name in lower case).

    `change` alters the columns of one record in memory, by that record alone; `what` tells it in
    Chinese, without a full stop. `where` limits the records. `not_covered`, `of_case`: as they were
    at this migration, if they changed later.
    """

    migration: str
    kind: str
    change: Callable[[models.Model], None]
    what: str
    where: models.Q = field(default_factory=models.Q)
    leaving: tuple[str, ...] = ()
    not_covered: Mapping[str, str] | None = None
    of_case: tuple[str, ...] = ()


def rewrite(apps: Apps, this: Rewrite) -> Counter:
    """Do it case by case; returns the counts of `cases`, `records` and `altered` before.

    May be killed and run again: a case whose newest migration line of that kind names this
    migration is done. Raises `ValueError` where the key of a line is missing, as nothing can be
    checked then.
    """
    model = _as_legal(apps.get_model("cases", this.kind), this)
    counts: Counter = Counter()
    for pk in _cases(model, this):
        with transaction.atomic():
            counts += _rewrite_case(apps.get_model("cases", "Case"), model, pk, this)
    if counts["altered"]:
        sys.stderr.write(f"{NOT_FITTING.format(count=counts['altered'])}见 check_consistency。\n")
    return counts


def _as_legal(model: Any, this: Rewrite) -> Any:
    """The model of that migration with what its present class declares for digests."""
    present: Any = next(m for m in (Case, *legal_models()) if m._meta.model_name == this.kind)
    model.not_covered = present.not_covered if this.not_covered is None else this.not_covered
    model.of_case = this.of_case or getattr(present, "of_case", ("pk",))
    model.covered_many = getattr(present, "covered_many", ())
    model.bytes_columns = lambda: bytes_columns(model)
    return model


def _cases(model: Any, this: Rewrite) -> list[int]:
    rows = records.rows_of_cases(model).filter(this.where)
    return list(rows.values_list("in_case", flat=True).order_by("in_case").distinct())


def _rewrite_case(cases: Any, model: Any, pk: int, this: Rewrite) -> Counter:
    """Check, change and cover the records of one case under its lock."""
    case = cases.objects.select_for_update(of=("self",)).get(pk=pk)
    steps = case._meta.apps.get_model("cases", "Step")
    lines = [Step(**row) for row in steps.objects.filter(case=pk).order_by("seq").values()]
    if _is_done(lines, this):
        return Counter()
    rows = records.rows_of_cases(model).filter(this.where, in_case=pk).order_by("pk")
    fits = {row.pk: _fits(row, newest) for row, newest in _with_newest(case, lines, rows)}
    changed = [row.pk for row in rows if _change(row, this)]
    if not changed:
        return Counter()
    stored = records.rows_of_cases(model).filter(pk__in=changed)
    taken = {digests.place_of(row): _digest(row, this) for row in stored if fits[row.pk]}
    altered = [key for key in changed if fits[key] is False]
    _append(case, steps, _line(model, this, taken, changed, altered))
    return Counter(cases=1, records=len(changed), altered=len(altered))


def _is_done(lines: list[Step], this: Rewrite) -> bool:
    """Whether the newest line of a migration about that kind names this one."""
    of_kind = (row for row in lines if row.name == MIGRATED and row.facts["kind"] == this.kind)
    return [row.facts["migration"] for row in of_kind][-1:] == [this.migration]


def _with_newest(case: Any, lines: list[Step], rows: Any) -> Iterator[tuple[Any, Any]]:
    """Each record with the newest line that names it; None in a trail that is not genuine."""
    sound = not any(trail.broken_links(case, lines))
    newest = records.newest_lines(lines)
    for row in rows:
        line = newest.get(digests.place_of(row))
        yield row, line if sound or line is None else records.Covered("", line.seq, line.key_id)


def _fits(row: Any, newest: records.Covered | None) -> bool | None:
    """Whether the record is as its line says; None where no line names it."""
    if newest is None:
        return None
    if newest.key_id not in keyed_digests.keyring():
        raise ValueError(f"缺少经过第{newest.seq}行所用的密钥，设好 OLD_HASH_KEYS 再升级。")
    return digests.digest(row, newest.key_id) == newest.digest


def _change(row: Any, this: Rewrite) -> bool:
    """Change and save the record; returns whether its digest is another one now."""
    names = {field.attname for field in row._meta.concrete_fields} - row.get_deferred_fields()
    before = {name: getattr(row, name) for name in names}
    contents = digests.canonical(row)
    this.change(row)
    if columns := [name for name, value in before.items() if getattr(row, name) != value]:
        row.save(update_fields=columns)
    return digests.canonical(row, but=this.leaving) != contents


def _digest(row: Any, this: Rewrite) -> digests.Taken:
    return digests.Taken(digests.digest(row, but=this.leaving))


def _line(model: Any, this: Rewrite, taken: dict, changed: list[int], altered: list[int]) -> Step:
    """The line of the trail that tells the rewrite and covers what fitted before."""
    kind = model._meta.verbose_name
    sentence = REWRITTEN.format(
        migration=this.migration, kind=kind, count=len(changed), what=this.what
    )
    sentence += NOT_FITTING.format(count=len(altered)) if altered else ""
    facts = {"migration": this.migration, "kind": this.kind, "altered": altered}
    now = clock.now()
    day = clock.beijing(now)
    row = Step(name=MIGRATED, kind=Step.Kind.ENTRY, sentence=sentence, facts=facts, at=now, on=day)
    row.month = day.year * 100 + day.month
    row.actor, row.principal, row.function = SYSTEM.name, SYSTEM.principal, SYSTEM.function
    row.actor_title, row.audience = "系统升级", Audience.STAFF
    row.records = digests.as_text(taken)
    return row


def _append(case: Any, steps: Any, row: Step) -> None:
    """Chain the line to the trail as the case knows it; `moved_at` stays, as nobody acted."""
    row.case_id, row.seq = case.pk, case.trail_length + 1
    head = row.seal(case.trail_head or GENESIS)
    columns = [field.attname for field in steps._meta.concrete_fields if not field.primary_key]
    steps.objects.create(**{name: getattr(row, name) for name in columns})
    cases = type(case).objects.filter(pk=case.pk)
    cases.update(trail_length=row.seq, trail_head=head)
