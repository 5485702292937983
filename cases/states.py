"""The states of a case. Every set of states is named and defined here."""

from typing import Any

from django.db.models import TextChoices
from django_fsm import FSMField


class Status(TextChoices):
    """The states of a case, in the order of the four stages."""

    REGISTERED = "registered", "已登记"
    DISPATCHED = "dispatched", "办理中"
    ANSWERED = "answered", "已答复"
    RECTIFYING = "rectifying", "整改中"
    HANDLED = "handled", "已处结"
    DECLINED = "declined", "不予受理"
    WITHDRAWN = "withdrawn", "已撤回"
    JOINED = "joined", "已并案"
    REQUESTED = "requested", "待受理"
    ACCEPTED = "accepted", "已受理"
    MEDIATING = "mediating", "调解中"
    PAUSED = "paused", "中止"
    SIGNING = "signing", "待生效"
    AGREED = "agreed", "协议生效"
    FAILED = "failed", "调解终止"
    ADJUDICATING = "adjudicating", "裁处中"
    PERFORMING = "performing", "履行中"
    DEFAULTED = "defaulted", "逾期未履行"
    ENFORCING = "enforcing", "强制执行中"
    PERFORMED = "performed", "履行完毕"
    UNSATISFIED = "unsatisfied", "终结本次执行"
    CLOSED = "closed", "已结案"
    ARCHIVED = "archived", "已归档"


S = Status


class Stage(TextChoices):
    """The four stages and the end."""

    HANDLE = "处", "处"
    MEDIATE = "调", "调"
    ADJUDICATE = "裁", "裁"
    ENFORCE = "执", "执"
    END = "结", "结"


HANDLING = frozenset(
    {S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING}
    | {S.HANDLED, S.DECLINED, S.WITHDRAWN, S.JOINED}
)
MEDIATION = frozenset(
    {S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SIGNING, S.AGREED, S.FAILED}
)
ADJUDICATION = frozenset({S.ADJUDICATING})
ENFORCEMENT = frozenset({S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.PERFORMED, S.UNSATISFIED})
THE_END = frozenset({S.CLOSED, S.ARCHIVED})

STATES_OF_STAGE = {
    Stage.HANDLE: HANDLING,
    Stage.MEDIATE: MEDIATION,
    Stage.ADJUDICATE: ADJUDICATION,
    Stage.ENFORCE: ENFORCEMENT,
    Stage.END: THE_END,
}
STAGE_OF = {status: stage for stage, states in STATES_OF_STAGE.items() for status in states}

RESTING = frozenset({S.HANDLED, S.DECLINED, S.WITHDRAWN, S.JOINED})
OPEN = frozenset(Status) - RESTING - THE_END
WITH_THE_COMPANY = frozenset({S.DISPATCHED, S.RECTIFYING})
ON_THE_TABLE = frozenset({S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SIGNING})
IN_MEDIATION = frozenset({S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SIGNING})
NEEDS_A_MEDIATOR = IN_MEDIATION | {S.AGREED, S.ADJUDICATING} | (ENFORCEMENT - {S.UNSATISFIED})
# Where a text is talked about and signed; under a title it varies what is in force.
TALKING = frozenset({S.MEDIATING, S.PAUSED, S.SIGNING})
# While a variation is talked about or signed, what is in force is performed on; before any
# agreement the guards of performance refuse there.
MONEY_MOVES = frozenset(
    TALKING
    | {S.AGREED, S.ADJUDICATING, S.PERFORMING, S.DEFAULTED, S.ENFORCING}
    | {S.PERFORMED, S.UNSATISFIED, S.CLOSED, S.ARCHIVED}
)


class Milestone(TextChoices):
    """What statistics count: a legal fact with its day, whatever act recorded it."""

    REGISTERED = "registered", "登记"
    DISPATCHED = "dispatched", "派单"
    ANSWERED = "answered", "答复"
    HANDLED = "handled", "处结"
    REQUESTED = "requested", "申请调解"
    TRANSFERRED = "transferred", "移交"
    ACCEPTED = "accepted", "受理调解"
    DECLINED = "declined", "不予受理"
    AGREED_WRITTEN = "ended_agreed_written", "达成书面协议"
    AGREED_ORAL = "ended_agreed_oral", "达成口头协议"
    FAILED = "ended_failed", "调解不成"
    WITHDRAWN = "ended_withdrawn", "撤回"
    NOT_MEDIATED = "not_mediated", "未进入调解"
    EFFECTIVE = "effective", "协议生效"
    VARIED = "varied", "协议变更"
    CONFIRMED = "confirmed", "司法确认"
    ENFORCEMENT_BEGAN = "enforcement_began", "强制执行"
    PERFORMED = "performed", "履行完毕"
    CLOSED = "closed", "结案"
    ARCHIVED = "archived", "归档"


AGREED_MILESTONES = frozenset({Milestone.AGREED_WRITTEN, Milestone.AGREED_ORAL})
MEDIATION_ENDED = AGREED_MILESTONES | {Milestone.FAILED, Milestone.WITHDRAWN}


class EndReason(TextChoices):
    """Why mediation ended without an agreement (在线规则 25, and three of our own).

    UNWILLING is said of a mediation that had begun, REFUSED of one that never did (调解法 17). Of
    what earlier versions recorded, UNWILLING stands for both.
    """

    SETTLED_THEMSELVES = "settled_themselves", "自行和解，撤回申请"
    UNREACHABLE = "unreachable", "调解期限内无法与当事人取得联系"
    UNWILLING = "unwilling", "一方当事人明确表示不愿意继续调解"
    REFUSED = "refused", "一方当事人明确拒绝调解"
    GAP = "gap", "各方分歧较大，无法达成一致"
    TIME_OVER = "time_over", "调解期限届满，未同意延期"
    REFUSED_TO_SIGN = "refused_to_sign", "当事人拒绝签字"
    OUT_OF_SCOPE = "out_of_scope", "不属受理范围"
    SHAM = "sham", "涉嫌虚假调解"
    OTHER = "other", "其他"


class StatusField(FSMField):
    """The column of a state, which only its transitions change; for migrations plain text.

    The library keeps every field of its kind in a signal, also those of the models of the past that
    a migration makes by the thousand, and calls them all for each further model.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, protected=True, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """What a migration writes down."""
        name, _, args, kwargs = super().deconstruct()
        del kwargs["protected"]
        return name, "django.db.models.CharField", args, kwargs
