"""Each act in the order of the work: what a party is asked, what follows it.

The order of the rows is the order in which acts are shown on a page. An empty sentence means what
the state reached says (`states.py`, `situations.py`).
"""

from cases.law.articles import INTERRUPTION
from cases.law.limitation import FROM_THAT_DAY
from cases.states import Stage

from .act_rows import adjudicate, enforce, handle, mediate
from .act_words import AskedBy
from .readers import Reader

# What these acts write of limitation, and what it means to a party; typed words stay as they are.
INTERRUPTED = (FROM_THAT_DAY, f"起诉的期限（诉讼时效）从这一天起重新计算（{INTERRUPTION}）。")

BY_STAGE = {
    Stage.HANDLE: handle.ACTS,
    Stage.MEDIATE: mediate.ACTS,
    Stage.ADJUDICATE: adjudicate.ACTS,
    Stage.ENFORCE: enforce.ACTS,
}
ACTS = {name: row for rows in BY_STAGE.values() for name, row in rows.items()}
INTERRUPTING = frozenset(name for name, row in ACTS.items() if row.interrupts)
ASKS = {name: row.ask for name, row in ACTS.items() if row.ask is not None}
ORDER = {name: place for place, name in enumerate(ACTS)}


def place_of(name: str) -> int:
    """The place of an act in the order of the work; an act without a place comes last."""
    return ORDER.get(name, len(ORDER))


def is_of_stage(name: str, stage: Stage) -> bool:
    """Whether the act belongs to the work of that stage; the last one ends what is enforced."""
    return name in BY_STAGE.get(stage, enforce.ACTS)


def asked_by(name: str) -> AskedBy:
    """What decides whether an act is asked now; the state alone where a party is not asked."""
    ask = ASKS.get(name)
    return ask.asked_by if ask else AskedBy.STATE


def label_of(name: str, reader: Reader, label: str) -> str:
    """An act as this reader's button says it; `label` is the office's."""
    return ACTS[name].labels.get(reader, label) if name in ACTS else label
