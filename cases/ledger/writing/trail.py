"""The trail of an imported row: its milestones, dated as in the ledger.

No act is claimed to have been done here: every line is of the kind 导入. Its moment is noon in
Beijing on its legal day, so that the same ledger always gives the same hashes. The time of the
import is in `Import`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from cases.acts import Audience
from cases.ledger.records import LedgerRow
from cases.legal_records.base import LegalRecord
from cases.models import Case, Step
from cases.models.trail import Origin, chain
from cases.states import Milestone, Status
from cases.words.party_marks import stored
from mediation import clock
from mediation.accounts.actor import SYSTEM

ACTOR_TITLE = "台账导入"
# Result → milestone, state it leads to.
ENDS = {
    "written": (Milestone.AGREED_WRITTEN, Status.AGREED),
    "oral": (Milestone.AGREED_ORAL, Status.AGREED),
    "failed": (Milestone.FAILED, Status.FAILED),
    "withdrawn": (Milestone.WITHDRAWN, Status.FAILED),
}
# Unknown columns may hold identity, account and telephone numbers; the trail is not sealed.
LONG_NUMBER = re.compile(r"(?<!\d)(\d{3})(\d{4,})(\d{3}[\dXx])(?![\dXx])")
PERFORMED = frozenset({"performed", "immediate", "on_time"})


class Line(NamedTuple):
    """One line before it is chained; a line without a target does not move the case."""

    sentence: str
    on: date
    target: str = ""
    milestone: str = ""
    facts: dict[str, Any] = {}


def requested_by_a_party(row: LedgerRow) -> bool:
    """Whether a party asked for mediation: only then was protection requested that day."""
    return row.source == "application"


def status_of(row: LedgerRow) -> str:
    """The state of the case: closed with a 结案日期, otherwise in mediation after a session.

    A result without its day is no milestone: the case stays in mediation until somebody ends it
    through the door.
    """
    return [line.target for line in lines_of(row) if line.target][-1]


def lines_of(row: LedgerRow) -> list[Line]:
    """The lines of the row in legal order; the last target is the state."""
    begun = row.registered_on
    lines = [
        Line(f"登记：{row.summary}（台账导入）。", begun, Status.REGISTERED, Milestone.REGISTERED),
        Line(_as_written(row), begun, facts=_facts(row)),
    ]
    if requested_by_a_party(row):
        lines.append(Line("当事人申请调解。", begun, Status.REQUESTED, Milestone.REQUESTED))
    sentence = f"受理调解，调解员{row.mediator}。" if row.mediator else "受理调解。"
    lines.append(Line(sentence, begun, Status.ACCEPTED, Milestone.ACCEPTED))
    lines += _ending(row) if row.ended_on else _at_the_table(row)
    return lines


def _at_the_table(row: LedgerRow) -> Iterator[Line]:
    if row.sessions or row.result_word:
        yield Line("已开始调解，台账未写结案日期。", row.registered_on, Status.MEDIATING)


def _ending(row: LedgerRow) -> Iterator[Line]:
    day = row.ended_on
    if row.result_code:
        milestone, target = ENDS[row.result_code]
        yield Line(f"{milestone.label}。", day, target, milestone)
        if target == Status.AGREED:
            yield Line("协议生效。", day, Status.AGREED, Milestone.EFFECTIVE)
            if row.performance_code in PERFORMED:
                yield Line("协议已经履行。", day, Status.PERFORMED, Milestone.PERFORMED)
    yield Line("按台账的结案日期结案。", day, Status.CLOSED, Milestone.CLOSED)


def _facts(row: LedgerRow) -> dict[str, Any]:
    """The values of the row without a column of their own, as written, long numbers masked."""
    facts = {
        "sheet": row.sheet,
        "row": row.number,
        "recorded_number": row.recorded_number,
        "amount": row.amount_as_written,
        "sessions": row.sessions,
        "result": row.result_word,
        "performance": row.performance_word,
        "satisfaction": row.satisfaction_word,
        "visited_on": row.visited_on and row.visited_on.isoformat(),
        "remarks": row.remarks,
        "others": {heading: masked(content) for heading, content in row.others},
    }
    return {name: value for name, value in facts.items() if value not in ("", None, {})}


def masked(content: str) -> str:
    """The content with the middle of every long number masked.

    >>> masked("转13900000001，6栋12号")
    '转139****0001，6栋12号'
    """
    return LONG_NUMBER.sub(lambda match: f"{match[1]}{'*' * len(match[2])}{match[3]}", content)


def _as_written(row: LedgerRow) -> str:
    values = {
        "原编号": row.recorded_number,
        "调解次数": row.sessions,
        "结果": row.result_word,
        "履行情况": row.performance_word,
        "回访": row.visited_on,
        "满意度": row.satisfaction_word,
        "备注": row.remarks,
    }
    words = "；".join(f"{name} {value}" for name, value in values.items() if value)
    return f"台账第 {row.number} 行所载：{words}。"


def moment(day: date) -> datetime:
    """Noon in Beijing of that day."""
    return clock.aware(datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001 -- Beijing's


def trail_of(row: LedgerRow, case: Case, records: Iterable[LegalRecord] = ()) -> list[Step]:
    """The chained trail lines; sets the head of the trail on the case.

    The last line covers the case and these records of it.
    """
    state, rows = "", []
    for seq, line in enumerate(lines_of(row), start=1):
        step = _row(case, seq, line)
        step.source, state = (state, line.target) if line.target else ("", state)
        rows.append(step)
    case.trail_head = chain(rows, [case, *records])
    return rows


def _row(case: Case, seq: int, line: Line) -> Step:
    return Step(
        case=case,
        seq=seq,
        kind=Step.Kind.IMPORT,
        name=line.milestone or ("import" if not line.target else line.target),
        target=line.target,
        milestone=line.milestone,
        on=line.on,
        month=line.on.year * 100 + line.on.month,
        at=moment(line.on),
        actor=SYSTEM.name,
        actor_title=ACTOR_TITLE,
        function=SYSTEM.function,
        principal=SYSTEM.principal,
        origin=Origin.IMPORTED,
        audience=Audience.ALL if line.target else Audience.STAFF,
        sentence=stored(line.sentence),
        facts=line.facts,
    )
