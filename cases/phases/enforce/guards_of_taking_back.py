"""Guards of taking back what was recorded as done, or as kept of a duty that lasts."""

from cases.law import articles

from .guards_of_entries import has_proof, some_duty, this_duty
from .guards_of_titles import guard_of_the_title

NOTHING_DONE = "没有登记为做完的事项，没有可以撤回的；付款登记错的，办“冲销付款”。"
NOTHING_KEPT = "没有可以撤回的记录：没有登记过照约定做到，或者都已经撤回。"


an_act_was_done = some_duty("an_act_was_done", "is_done_act", NOTHING_DONE)
act_was_done = this_duty("act_was_done", "is_done_act", "请选择本案一项登记为做完的事项。")
undone_is_proved = has_proof(
    "undone_is_proved",
    "请写明凭什么认定没有做，例如到场查看、照片。",
    articles.BINDING,
    of="obligation",
)


@guard_of_the_title(otherwise=NOTHING_KEPT, absent=True)
def something_was_logged(case, facts):
    return bool(case.sheet.observances)


@guard_of_the_title(otherwise="请选择本案一次没有撤回的记录。", needs=("observance",))
def log_stands(case, facts):
    return facts["observance"].pk in [kept.pk for kept in case.sheet.observances]
