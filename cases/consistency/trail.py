"""The trail: unbroken, its end stored on the case, its columns repeated correctly."""

from collections.abc import Iterator

from cases.models import Step
from cases.models.trail import GENESIS, MIGRATED
from cases.states import Milestone, Status
from mediation import clock
from mediation.accounts import key_probes

from .fault import Fault, by_case

FIRST, LAST = 0, -1
CLOSED_ON = "closed_on"
PUT_THERE = "经过第{}行没有带密钥的校验，是绕过系统写进去的。"
NOT_KEYED = "经过还没有全部改用带密钥的校验，先运行 manage.py rekey。"

# column of the case, milestone, and which line with that milestone the column repeats
REPEATED = (
    ("registered_on", Milestone.REGISTERED, FIRST),
    ("accepted_on", Milestone.ACCEPTED, FIRST),
    ("effective_on", Milestone.EFFECTIVE, FIRST),
    (CLOSED_ON, Milestone.CLOSED, LAST),
)


def faults(cases) -> Iterator[Fault]:
    """Faults of the trails of these cases."""
    trails = by_case(Step.objects.filter(case__in=cases).order_by("case_id", "seq"))
    for case in cases:
        rows = trails[case.pk]
        links, keyed = broken_links(case, rows), without_key(rows)
        for what in (*links, *keyed, *_status(case, rows), *_columns(case, rows)):
            yield Fault(case.number, what)


def without_key(rows) -> Iterator[str]:
    """Lines without a key: older than keys, or put there since every line had one."""
    bare = next((row.seq for row in rows if not row.key_id), None)
    if bare is not None:
        all_keyed = key_probes.is_noted(key_probes.EVERY_LINE)
        yield PUT_THERE.format(bare) if all_keyed else NOT_KEYED


def broken_links(case, rows) -> Iterator[str]:
    """The lines count from 1 without a gap, each hash is correct, and the case stores the last."""
    head = GENESIS
    for seq, row in enumerate(rows, 1):
        if row.seq != seq:
            yield f"经过第{seq}行缺失。"
            return
        if row.previous != head or not row.is_genuine():
            yield f"经过第{seq}行（{row.on} {row.name}）被改动过，校验值不符。"
            return
        if row.month != row.on.year * 100 + row.on.month:
            yield f"经过第{seq}行的年月 {row.month} 与日期 {row.on} 不符。"
        head = row.hash
    yield from _end(case, rows, head)


def _end(case, rows, head) -> Iterator[str]:
    """The case repeats length, hash and moment of the trail's end."""
    if case.trail_length != len(rows):
        yield f"经过应有{case.trail_length}行，实有{len(rows)}行。"
    elif case.trail_head != head:
        yield "案件记下的末行校验值与经过不符。"
    elif (last := _last_act(rows)) and case.moved_at != last.at:
        yield f"最近办理是 {_moment(case.moved_at)}，经过末行是 {_moment(last.at)}。"


def _last_act(rows):
    """The last line that is not of a data migration, which moves no case."""
    return next((row for row in reversed(rows) if row.name != MIGRATED), None)


def _moment(at) -> str:
    return f"{clock.local(at):%Y-%m-%d %H:%M:%S}"


def _status(case, rows) -> Iterator[str]:
    """The status is the target of the last line that has one."""
    target = next((row.target for row in reversed(rows) if row.target), "")
    if case.status != target:
        yield f"状态是“{_label(case.status)}”，经过最后到的是“{_label(target)}”。"


def _label(status: str) -> str:
    return Status(status).label if status in Status.values else status or "无"


def _since_it_was_opened_again(rows) -> list:
    """The lines after the last one that took a closed case up again: what closed it is over."""
    again = [number for number, row in enumerate(rows, 1) if _opens_again(row)]
    return list(rows)[max(again, default=0) :]


def _opens_again(row) -> bool:
    """Whether the line leads out of the closed state, but not into the archive."""
    return row.source == Status.CLOSED and row.target not in ("", Status.CLOSED, Status.ARCHIVED)


def _columns(case, rows) -> Iterator[str]:
    """The columns for lists equal the days of the milestones."""
    for column, milestone, which in REPEATED:
        counted = _since_it_was_opened_again(rows) if column == CLOSED_ON else rows
        days = [row.on for row in counted if row.milestone == milestone]
        wanted, kept = days[which] if days else None, getattr(case, column)
        if kept != wanted:
            name = case._meta.get_field(column).verbose_name
            yield f"{name}是 {kept or '空'}，经过中“{milestone.label}”是 {wanted or '空'}。"
    last = max((row.on for row in rows if row.milestone), default=None)
    if case.milestone_on not in (None, last):
        yield f"最近节点日是 {case.milestone_on}，经过中是 {last or '空'}。"
