"""docs/states.md, generated from the declarations of states, steps, guards and entries."""

from collections.abc import Iterable, Iterator
from typing import Any

from cases.acts import Act, Follow
from cases.door import offering
from cases.models import Agreement, Dispatch, Proceeding
from cases.states import STAGE_OF, STATES_OF_STAGE, Stage, Status
from cases.words.states import STATES

INTRODUCTION = """# 案件的状态和步骤

本页由代码生成（`make draw`），不要手工修改；与代码不一致时测试不通过。
*斜体*的步骤是条件成就时随之发生的，不由人办理。
一条路径是否走得通，只由本页所列条件决定；每个条件都写明依据。
"""

TITLES = {
    Stage.HANDLE: "一、处：物业和部门先办",
    Stage.MEDIATE: "二、调：人民调解",
    Stage.ADJUDICATE: "三、裁：司法确认、诉讼、仲裁",
    Stage.ENFORCE: "四、执：履行和强制执行",
    Stage.END: "五、结：结案归档",
}
MACHINES = ((Dispatch, "派单"), (Agreement, "协议各版"), (Proceeding, "裁执程序"))
FOLLOWS = {Follow.AT_ONCE: "条件成就时随之发生", Follow.DAILY: "由每日运行办理"}


def states_page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_diagram(), *_stages(), *_entries(), *_machines()])


def who_takes(act: Act) -> str:
    """The people an act's permission names."""
    return "、".join(role.words for role in act.permission.each)


def _diagram() -> Iterator[str]:
    yield "## 总图\n\n```mermaid\nstateDiagram-v2"
    for status in Status:
        yield f'    state "{status.label}" as {status.value}'
    yield f"    [*] --> {Status.REGISTERED.value}"
    for status in Status:
        for act, target in leaving(status):
            yield f"    {status.value} --> {target.value}: {act.label}"
    yield "```\n"


def leaving(status: Status) -> list[tuple[Act, Status]]:
    """The steps out of a state and their targets: by people, then follow-ups."""
    steps = [(a, a.target) for a in offering.catalogue() if a.target and status in a.sources]
    return sorted(steps, key=lambda row: _rank(row[0]))


def _rank(act: Act) -> tuple[bool, bool, str]:
    return bool(act.follow), act.quiet, act.name


def _stages() -> Iterator[str]:
    for stage, title in TITLES.items():
        yield f"## {title}\n"
        for status in Status:
            if STAGE_OF[status] == stage:
                yield from _state(status)


def _state(status: Status) -> Iterator[str]:
    yield f"### {status.label} `{status.value}`\n"
    yield f"当事人看到：{STATES[status].party}。\n"
    rows = leaving(status)
    if not rows:
        yield "没有离开这个状态的步骤。\n"
        return
    yield "| 步骤 | 去向 | 由谁办 | 什么情况下拒绝，依据 |\n|---|---|---|---|"
    for act, target in rows:
        yield f"| {_name(act)} | {target.label} | {who_takes(act)} | {_guards(act)} |"
    yield ""


def _name(act: Act) -> str:
    label = f"*{act.label}*" if act.follow else act.label
    notes = [FOLLOWS[act.follow]] if act.follow else []
    noted = f"（{'；'.join(notes)}）" if notes else ""
    return f"{label} `{act.name}`{noted}"


def _guards(act: Act) -> str:
    if not act.guards:
        return "—"
    return "<br>".join(str(guard) for guard in act.guards)


def _entries() -> Iterator[str]:
    yield "## 只记事、不改变状态的记录\n"
    yield "| 记录 | 可在哪些状态办理 | 由谁办 | 什么情况下拒绝，依据 |\n|---|---|---|---|"
    for act in offering.catalogue():
        if not act.is_step:
            yield f"| {_name(act)} | {_among(act.sources)} | {who_takes(act)} | {_guards(act)} |"
    yield ""


def _among(sources: Iterable[Status]) -> str:
    """The states by name, a complete stage by the stage's name."""
    words, left = [], set(sources)
    for stage, states in STATES_OF_STAGE.items():
        if states <= left:
            words.append(f"{stage.value}（全部）")
            left -= states
    return "、".join([*words, *(status.label for status in Status if status in left)])


def _machines() -> Iterator[str]:
    yield "## 挂在案件上的三个小状态机\n"
    yield "它们由案件的记录推动，和案件一样只经过同一道门。\n"
    for model, title in MACHINES:
        yield f"### {title}\n\n| 由 | 到 | 动作 |\n|---|---|---|"
        for source, target, label in moves(model):
            yield f"| {source} | {target} | {label} |"
        yield ""


def moves(model: Any) -> list[tuple[str, str, str]]:
    """The transitions of a small machine, in the order of its states."""
    order = list(model.Status)
    transitions = model._meta.get_field("status").get_all_transitions(model)
    rows = {
        (model.Status(m.source), model.Status(m.target), m.custom["label"]) for m in transitions
    }
    ranked = sorted(rows, key=lambda row: (order.index(row[0]), order.index(row[1]), row[2]))
    return [(source.label, target.label, label) for source, target, label in ranked]
