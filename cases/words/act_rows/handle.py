"""Acts of handling a complaint, to those that end it without mediation, in that order."""

from cases.words.act_words import ActWords, Ask, AskedBy

ACTS = {
    "register": ActWords(interrupts=True),
    "grade": ActWords(short="定级"),
    "resolve_on_spot": ActWords(short="当场处结"),
    "dispatch": ActWords(short="派单", story="调委会已把这件事交给该办的单位，等它按期答复。"),
    "take_dispatch": ActWords(story="物业公司已经收到这件事。"),
    "respond_first": ActWords(
        short="已联系住户",
        company="还要在期限内答复处理结果。",
        story="物业公司已经联系过反映问题的住户。",
    ),
    "bounce": ActWords(
        company="已经退回，由调委会另派。", story="接到的单位说不归它办，调委会另派。"
    ),
    "dispute_competence": ActWords(company="区里确定以前请照常办理。"),
    "settle_competence": ActWords(),
    "ask_time": ActWords(company="等调委会决定；没有同意以前，按原来的期限。"),
    "grant_time": ActWords(),
    "answer": ActWords(short="答复"),
    "review": ActWords(short="复核", story="住户不满意，调委会请承办的单位再办一次。"),
    "supervise": ActWords(story="有关单位正在督促办理。"),
    "reply_to_supervision": ActWords(company="等核实办结。"),
    "close_supervision": ActWords(),
    "make_promise": ActWords(
        staff="到了日子核查是否兑现。",
        company="请按答应的日子办好，到期会核查。",
    ),
    "check_promise": ActWords(
        short="核查",
        party="已经记下来了，工作人员会看到。",
        ask=Ask(
            "答应您的事，办好了吗？",
            "答应的日期和内容都登记着。请您看看到底办没办。",
            "提交",
            law_below=False,
            asked_by=AskedBy.PROMISE,
        ),
    ),
    "order_rectification": ActWords(story="主管部门要求物业公司整改。"),
    "fail_reinspection": ActWords(),
    "pass_reinspection": ActWords(short="复查合格", story="主管部门复查合格。"),
    "lift_notice": ActWords(),
    "record_passed_notice": ActWords(story="主管部门复查合格。"),
    "record_lifted_notice": ActWords(story="主管部门撤销了整改通知。"),
    "rate": ActWords(
        party="谢谢，您的评价已经记下来了。",
        ask=Ask(
            "您对处理满意吗？",
            "您的评价会记下来。不满意也请直说，说明哪里没办好。",
            "提交评价",
            asked_by=AskedBy.RATING,
        ),
    ),
    "strike_off": ActWords(short="销号", story="调委会另派人核对过这件事。"),
    "settle": ActWords(short="处结"),
    "reopen_handling": ActWords(story="又出现同样的问题，重新办理。"),
    "reopen": ActWords(),
    "join": ActWords(story="和同样的几件放在一起办。"),
    "leave": ActWords(story="单独办理。"),
    "link_case": ActWords(),
    "unlink_case": ActWords(),
    "check_scope": ActWords(),
    "decline": ActWords(),
    "withdraw": ActWords(
        party="已经撤回。以后需要，还可以再来。",
        ask=Ask(
            "不想继续了，撤回",
            "撤回以后，这件事就不再办了。以后还可以再提出来。",
            "确定撤回",
            quiet=True,
            law_below=False,
        ),
    ),
}
