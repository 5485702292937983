"""The rows of every guard of taking back what was recorded as done, or as kept."""

from cases.models import Observance
from cases.phases.enforce import guards_of_taking_back as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_enforcement import BINDING, duty, duty_of_another_case
from tests.cases.phases.guard_rows import Row, after, usual
from tests.deeds_after import work_is_done
from tests.deeds_of_taking_back import zhou_was_quiet_today
from tests.moments import MONDAY

DAY = MONDAY
UNDONE = {"obligation": duty, "reason": "回访时发现没有做", "proof": "到场查看"}
TWICE = {"reason": "同一次登记了两次"}


def log(d):
    return d.observances.get()


def log_taken_back(d):
    zhou_was_quiet_today(d)
    zhou_was_quiet_today(d)
    d.mediator("reverse_observance", observance=d.observances.first(), **TWICE)


def first_log(d):
    return Observance.objects.filter(case=d.case).first()


def undone(guard, says, broken):
    held = after(S.PERFORMING, work_is_done, **UNDONE)
    return Row(guard, says, "reverse_act", held, broken)


def not_kept(guard, says, broken):
    held = after(S.PERFORMING, zhou_was_quiet_today, observance=log, **TWICE)
    return Row(guard, says, "reverse_observance", held, broken)


ROWS = [
    undone(
        g.an_act_was_done,
        f"没有登记为做完的事项，没有可以撤回的；付款登记错的，办“冲销付款”。{BINDING}",
        usual(S.PERFORMING, **UNDONE),
    ),
    undone(
        g.act_was_done,
        f"请选择本案一项登记为做完的事项。{BINDING}",
        after(S.PERFORMING, work_is_done, **UNDONE | {"obligation": duty_of_another_case}),
    ),
    undone(
        g.undone_is_proved,
        f"请写明凭什么认定没有做，例如到场查看、照片。{BINDING}",
        after(S.PERFORMING, work_is_done, **UNDONE | {"proof": " "}),
    ),
    not_kept(
        g.something_was_logged,
        f"没有可以撤回的记录：没有登记过照约定做到，或者都已经撤回。{BINDING}",
        after(S.PERFORMING, observance=lambda d: Observance(case=d.case), **TWICE),
    ),
    not_kept(
        g.log_stands,
        f"请选择本案一次没有撤回的记录。{BINDING}",
        after(S.PERFORMING, log_taken_back, observance=first_log, **TWICE),
    ),
]
