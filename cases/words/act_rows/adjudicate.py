"""Acts at a court, from sending a package to its last result, in the order of the work."""

from cases.words.act_words import ActWords
from cases.words.situations_afterwards import Afterwards

EXAMINE_THEN_DECIDE = "审查后登记受理、不予受理，或者退回补正"
WHAT_IS_LEFT = "{left}。"
OTHER_ITEMS = "文书还有别的项目的，办理“登记文书的另一项”"
WITH_A_REPORT = "{report}"
CLOSING_REPORT = "人民调解结案报告表已生成，在“文书”里打印，签名后入卷。"

ACTS = {
    "court_send": ActWords(),
    "court_receive": ActWords(short="签收", court=f"{EXAMINE_THEN_DECIDE}。"),
    "court_accept": ActWords(short="受理", court="审查后登记裁定。"),
    "enforcement_accepted": ActWords(short="受理执行"),
    "court_return": ActWords(court="调委会补正后再送来。"),
    "court_refuse": ActWords(court="把不予受理的结果回告调委会。"),
    "court_decide": ActWords(short="登记裁定"),
    "title_given": ActWords(
        short="回告调委会", stage="有执行依据", stage_of_party="法院确认了协议"
    ),
    "agreement_stands": ActWords(
        short="回告调委会",
        court="协议仍有约束力，由调委会跟踪履行。",
        stage="未得执行依据",
        stage_of_party="协议仍有效",
        fruitless=True,
    ),
    "judgment_given": ActWords(
        short="文书生效",
        made=WHAT_IS_LEFT,
        staff=f"{OTHER_ITEMS}；付了、办完的，照样登记。",
        stage="有执行依据",
        stage_of_party="文书已生效",
    ),
    "title_breached": ActWords(
        short="文书生效",
        made=WHAT_IS_LEFT,
        staff=f"{OTHER_ITEMS}；债权人可以申请执行。",
        stage="有执行依据",
        stage_of_party="文书已生效",
    ),
    "order_more": ActWords(short="另一项", made=WHAT_IS_LEFT),
    "mediate_again": ActWords(
        staff="重新问各方是否同意，谈成的另行起草协议。", stage="协议无效", fruitless=True
    ),
    "claim_lost": ActWords(stage="请求未获支持", fruitless=True, made=WITH_A_REPORT),
    "open_suit": ActWords(short="登记起诉", staff=Afterwards.RECEIVED.value.staff_next),
    "open_deed": ActWords(
        staff=Afterwards.RECEIVED.value.staff_next,
        way="请委托的法院制作调解书（须各方同意）",
        way_of_party="和对方一起请委托的法院制作调解书（各方都要同意）",
    ),
    "convert_order": ActWords(),
    "refuse_suit": ActWords(),
    "issue_order": ActWords(),
    "serve_order": ActWords(),
    "serve_ruling": ActWords(),
    "object_to_ruling": ActWords(),
    "objection_rejected": ActWords(short="登记决定"),
    "ruling_set_aside": ActWords(stage="确认裁定被撤销", fruitless=True),
    "owed_by_the_agreement": ActWords(),
    "serve_award": ActWords(),
    "ask_to_set_aside": ActWords(),
    "setting_aside_refused": ActWords(short="登记决定"),
    "arbitrate_again": ActWords(),
    "award_falls_in_part": ActWords(),
    "ask_for_retrial": ActWords(),
    "retrial_decided": ActWords(short="登记决定"),
    "title_replaced": ActWords(short="登记新文书"),
    "award_falls": ActWords(stage="裁决失去效力", fruitless=True),
    "set_procedure": ActWords(),
    "court_extends": ActWords(),
    "open_appeal": ActWords(),
    "retry_suit": ActWords(),
    "no_result": ActWords(stage="没有结果", fruitless=True),
    "enforced": ActWords(short="执行完毕"),
    "enforcement_refused": ActWords(short="回告调委会", court="由调委会告知当事人其他途径。"),
    "ask_higher_court": ActWords(),
    "higher_court_decides": ActWords(),
    "end_without_result": ActWords(short="终结本次执行", stage="没有可执行的财产", fruitless=True),
    "settle_enforcement": ActWords(short="执行和解", stage="达成执行和解"),
    "keep_settlement": ActWords(),
    "resume_enforcement": ActWords(short="恢复执行"),
    "court_withdraw": ActWords(),
}
