"""The bar 处 调 裁 执: the present stage, the outcome of earlier ones, and stages never entered."""

from cases.door.next_afterwards import FALLS
from cases.states import RESTING, STAGE_OF, Stage, Status
from cases.web.tried_again import tried_again
from cases.web.what_next import name_of
from cases.words import states
from cases.words.acts import ACTS
from cases.words.readers import Reader
from cases.words.situations import Situation
from cases.words.situations_afterwards import Afterwards

STAGES = (Stage.HANDLE, Stage.MEDIATE, Stage.ADJUDICATE, Stage.ENFORCE)
AHEAD, PASSED = "尚未进入", "已完成"
# States whose name is shown on the stage they ended; after any other the stage is just over.
OUTCOMES = frozenset(
    {Status.ANSWERED, Status.HANDLED, Status.AGREED, Status.PERFORMED}
    | {Status.DECLINED, Status.WITHDRAWN, Status.JOINED, Status.FAILED, Status.UNSATISFIED}
    | {Status.PERFORMING, Status.DEFAULTED}  # left for a court, with something still owed
)
# Ends without a result of the stage: shown without a tick.
LOST = {words.stage_for(r) for words in ACTS.values() if words.fruitless for r in Reader}
SET_ASIDE = frozenset(FALLS.values())
NO_LONGER = "不再履行"  # of the stage that a paper which fell had led to
# What a retrial means for the performance of the paper in force (民诉法 217).
MEANWHILE = {
    Afterwards.RETRIED: "再审，中止执行",
    Afterwards.RETRIED_AND_PERFORMED: "再审，不中止执行",
}
AT_IT_AGAIN = {one.name_for(Reader.STAFF) for one in (*MEANWHILE, Afterwards.ARBITRATED_AGAIN)}
FRUITLESS = frozenset(
    {Status.DECLINED, Status.WITHDRAWN, Status.FAILED, Status.UNSATISFIED}
    | {Status.PERFORMING, Status.DEFAULTED}
)


def stage_bar(case, trail, reader=Reader.STAFF) -> list[dict]:
    """Four rows (key, label, state done|over|current|ahead) from the trail, newest line first.

    Readers see their own word for the present state, as in their lists; what is over only a party
    reads in its own words, others in the office's.
    """
    last, came, now = _history(trail, reader)
    again = tried_again(case)
    if again:
        came[Stage.ADJUDICATE] = again.name_for(Reader.STAFF)
    now = now or STAGE_OF[Status(case.status)]
    rows = [
        {"key": stage.value, "days": "", **_shown(case, stage, now, last.get(stage), came, reader)}
        for stage in STAGES
    ]
    if again in MEANWHILE and reader != Reader.PARTY:
        rows[-1]["label"] = MEANWHILE[again]
    return rows


def _history(trail, reader) -> tuple[dict[Stage, Status], dict[Stage, str], Stage | None]:
    """The last state in each stage, the outcomes of stages that acts have left, the present one."""
    last: dict[Stage, Status] = {}
    came: dict[Stage, str] = {}
    now = None
    for row in reversed(trail):
        if row.name in SET_ASIDE:  # what that stage had given is gone
            came[Stage.ADJUDICATE] = ACTS[row.name].stage_for(reader)
        if not row.target:
            continue
        target, before = Status(row.target), now
        now = before if before and target in RESTING else STAGE_OF[target]
        last[now] = target
        came.pop(now, None)  # what a stage had come to before it went on
        words = ACTS[row.name].stage_for(reader) if row.name in ACTS else ""
        if before and words:
            came[before] = NO_LONGER if row.name in SET_ASIDE else words
    return last, came, now


def _shown(case, stage, now, last, came, reader) -> dict:
    if stage == now:
        return {"label": name_of(case, reader), "state": "current"}
    if last is None:
        return {"label": AHEAD, "state": "ahead"}
    label = came.get(stage) or (_outcome(case, last, reader) if last in OUTCOMES else PASSED)
    fruitless = last in FRUITLESS or label in LOST | AT_IT_AGAIN | {NO_LONGER}
    return {"label": label, "state": "over" if fruitless else "done"}


def _outcome(case, last, reader) -> str:
    """How a stage ended; mediation that was never accepted is named as such."""
    reader = reader if reader == Reader.PARTY else Reader.STAFF
    if last == Status.FAILED and case.accepted_on is None:
        return Situation.NOT_MEDIATED.name_for(reader)
    return states.name_of(last, reader)
