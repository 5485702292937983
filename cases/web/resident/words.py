"""What a party reads: each act and each state in plain words."""

from dataclasses import dataclass

from cases.phases.common import nobody_refused
from cases.states import Status as S

BY_LINK = "本人经专用链接办理"


@dataclass(frozen=True, slots=True)
class Words:
    """One act: what is asked, why, the button, and what is said when it is done."""

    ask: str
    why: str
    button: str
    done: str
    quiet: bool = False
    law_below: bool = True  # the form's own line on the law adds something


ACTS = {
    "consent": Words(
        "愿不愿意调解？",
        "调解要两边都愿意。您可以同意，也可以不同意；不同意没有任何坏处，也不用说理由。",
        "确定",
        "您的意思已经记下来了。改变主意可以再来改。",
    ),
    "rate": Words(
        "您对处理满意吗？",
        "您的评价会记下来。不满意也请直说，说明哪里没办好。",
        "提交评价",
        "谢谢，您的评价已经记下来了。",
    ),
    "request_mediation": Words(
        "请调委会调解",
        "物业的答复解决不了，可以请调委会来调解，不收费。从今天起，诉讼时效重新计算。",
        "申请调解",
        "您的申请已经收到。工作人员会问过对方，再告诉您。",
    ),
    "check_promise": Words(
        "答应您的事，办好了吗？",
        "答应的日期和内容都登记着。请您看看到底办没办。",
        "提交",
        "已经记下来了，工作人员会看到。",
        law_below=False,
    ),
    "confirm_payment": Words(
        "钱收到了吗？",
        "对方说已经付款。真的收到了再确认；没有收到就先不要点。",
        "确认收到",
        "已确认收到。",
    ),
    "withdraw": Words(
        "不想继续了，撤回",
        "撤回以后，这件事就不再办了。以后还可以再提出来。",
        "确定撤回",
        "已经撤回。以后需要，还可以再来。",
        quiet=True,
        law_below=False,
    ),
    "withdraw_mediation": Words(
        "不想再调解了，终止调解",
        "您随时可以终止调解，不用对方同意。终止以后，可以仲裁、找主管部门，或者去法院起诉。",
        "确定终止",
        "调解已经终止。您还可以仲裁、找主管部门，或者去法院起诉。",
        quiet=True,
    ),
}

# The fields of an act: the label, and what is said when nothing was chosen or written.
FIELDS = {
    "consent": {"agrees": ("您的意思", "请选同意，或者选不同意。")},
    "rate": {"score": ("您满意吗", "请选一项。"), "words": ("想说的话", "")},
    "check_promise": {
        "promise": ("哪一件", "请选一件。"),
        "kept": ("办好了没有", "请选办好了，或者没有办好。"),
        "proof": ("是什么情况", ""),
    },
    "confirm_payment": {"payment": ("哪一笔钱", "请选一笔。")},
    "withdraw": {"reason": ("为什么撤回", "请写一句为什么，比如已经解决了。")},
    "withdraw_mediation": {
        "settled": ("我们自己已经说好了", ""),
        "words": ("想说的话", ""),
    },
}

# A guard that speaks to the staff says to a party what it can do itself.
INSTEAD = {
    nobody_refused.otherwise: (
        "有一方不愿意调解。您还可以仲裁、找主管部门，或者去法院起诉；想问清楚，请打调委会电话。"
    ),
}

NEXT = {
    S.REGISTERED: "调委会看过以后，会交给物业公司或者该管的单位。",
    S.DISPATCHED: "物业公司要在期限里答复。到期不答复，会有人督办。",
    S.ANSWERED: "请看看答复。满意就评价一下；不满意，可以请调委会调解。",
    S.RECTIFYING: "主管部门要求物业整改，整改完会复查。",
    S.HANDLED: "这件事办结了。又出问题，可以再提出来。",
    S.DECLINED: "您还可以仲裁、找主管部门，或者去法院起诉。",
    S.WITHDRAWN: "以后需要，还可以再提出来。",
    S.JOINED: "您的事和同样的几件放在一起办，结果会告诉您。",
    S.REQUESTED: "两边都愿意，才开始调解。谁不愿意，都可以不调。",
    S.ACCEPTED: "调解员会打电话约时间，请留意接听。",
    S.MEDIATING: "谈的内容会保密。您随时可以要求终止。",
    S.PAUSED: "有情况要先弄清楚，之后接着谈。",
    S.SIGNING: "请先把协议看清楚，再到调解员约的地方签字。签不签由您决定。",
    S.AGREED: "请照协议办。两边可以一起请法院确认，不收费。",
    S.FAILED: "您还可以仲裁、找主管部门，或者去法院起诉。",
    S.ADJUDICATING: "有了结果会告诉您。",
    S.PERFORMING: "请照约定的日子办。收到钱请点确认。",
    S.DEFAULTED: "有事情过了约定的日子还没办，调委会正在催。",
    S.ENFORCING: "法院有了结果会告诉您。",
    S.PERFORMED: "约定的事都办完了。",
    S.UNSATISFIED: "以后发现可以执行的财产，还能请法院恢复执行。",
    S.CLOSED: "谢谢您的配合。",
    S.ARCHIVED: "谢谢您的配合。",
}


# Said instead, once this party has asked for mediation or rated the answer, or all have agreed;
# and where the agreement is by word of mouth, which no court confirms.
ASKED = "您已经请调委会调解。工作人员会问过对方愿不愿意，再告诉您。"
ORAL = "说好的事已经记下来了，请照着办。"
RATED = "您已经评价过。事情还没了的，可以请调委会调解。"
WILLING = "两边都愿意调解，调委会会安排调解员，再打电话约时间。"


def in_plain_words(sentence: str) -> str:
    """A guard's sentence for a party: what it can do, where the guard speaks to the staff."""
    return INSTEAD.get(sentence, sentence)
