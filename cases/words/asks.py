"""What a party is asked, act by act: the question, why, and the button."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """One act as a party meets it; `law_below`: the form's own line on the law adds something."""

    ask: str
    why: str
    button: str
    quiet: bool = False
    law_below: bool = True


ASKS = {
    "consent": Ask(
        "愿不愿意调解？",
        "调解要两边都愿意。您可以同意，也可以不同意；不同意也不用说理由。",
        "确定",
    ),
    "rate": Ask(
        "您对处理满意吗？",
        "您的评价会记下来。不满意也请直说，说明哪里没办好。",
        "提交评价",
    ),
    "request_mediation": Ask(
        "请调委会调解",
        "物业的答复解决不了，可以请调委会来调解，不收费。您第一次请求的那一天，诉讼时效中断。",
        "申请调解",
    ),
    "check_promise": Ask(
        "答应您的事，办好了吗？",
        "答应的日期和内容都登记着。请您看看到底办没办。",
        "提交",
        law_below=False,
    ),
    "confirm_payment": Ask(
        "钱收到了吗？",
        "对方说已经付款。真的收到了再确认；没有收到就先不要点。",
        "确认收到",
    ),
    "withdraw": Ask(
        "不想继续了，撤回",
        "撤回以后，这件事就不再办了。以后还可以再提出来。",
        "确定撤回",
        quiet=True,
        law_below=False,
    ),
    "withdraw_mediation": Ask(
        "不想再调解了，终止调解",
        "您随时可以终止调解，不用对方同意。终止以后，可以仲裁、找主管部门，或者去法院起诉。",
        "确定终止",
        quiet=True,
    ),
}
