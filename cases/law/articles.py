"""The articles behind the rules; every refusal cites one of them, or one of a list beside them."""

from .article import (
    CIVIL_CODE,
    MEDIATION_LAW,
    OWN_RULES,
    PROCEDURE_LAW,
    PROCEDURE_NOTES,
    WORK_RULES,
    Article,
)

VOLUNTARY = Article(MEDIATION_LAW, "第三条", "调解出于自愿，不阻碍仲裁、行政、司法途径。")
NO_BENEFIT = Article(MEDIATION_LAW, "第十五条", "调解员不得偏袒、收受财物、泄露隐私。")
START = Article(MEDIATION_LAW, "第十七条", "一方明确拒绝调解的，不得调解。")
CHOICE_OF_MEDIATOR = Article(MEDIATION_LAW, "第十九条", "调解员由调委会指定或者当事人选择。")
HELPERS = Article(MEDIATION_LAW, "第二十条", "征得当事人同意后，可以邀请有关人员参与调解。")
RIGHTS = Article(MEDIATION_LAW, "第二十三条", "当事人可以接受、拒绝或者要求终止调解。")
REMEDIES = Article(
    MEDIATION_LAW, "第二十六条", "调解不成的，终止并告知可通过仲裁、行政、司法途径维护权利。"
)
RECORDS = Article(MEDIATION_LAW, "第二十七条", "登记、调解记录、协议书等材料立卷归档。")
FORM_OF_AGREEMENT = Article(MEDIATION_LAW, "第二十八条", "可以书面，也可以口头并由调解员记录。")
CONTENT_OF_AGREEMENT = Article(
    MEDIATION_LAW, "第二十九条", "协议书载明当事人、事实、争议、内容、履行方式和期限。"
)
WRITTEN_EFFECT = Article(
    MEDIATION_LAW, "第二十九条", "各方签名、盖章或者按指印，调解员签名并加盖印章之日起生效。"
)
ORAL_EFFECT = Article(MEDIATION_LAW, "第三十条", "口头协议自达成之日起生效。")
VARIED = Article("民法典", "第五百四十三条", "当事人协商一致，可以变更合同。")
VARIED_CLEARLY = Article("民法典", "第五百四十四条", "变更的内容约定不明确的，推定为未变更。")
BINDING = Article(MEDIATION_LAW, "第三十一条", "协议有法律约束力，调委会督促履行。")
SUIT_ON_THE_AGREEMENT = Article(
    MEDIATION_LAW, "第三十二条", "就协议的履行、内容发生争议的，可以向法院起诉。"
)
DEFENDANT = Article(PROCEDURE_NOTES, "第六十一条", "不履行调解协议的，以协议的对方当事人为被告。")
JOINT_CONFIRMATION = Article(
    MEDIATION_LAW, "第三十三条", "自协议生效之日起三十日内共同申请司法确认。"
)
CONFIRMATION_PAPERS = Article(
    PROCEDURE_NOTES, "第三百五十四条", "申请司法确认要提交调解协议和有关证明。"
)
POSTED_IN_TIME = Article(PROCEDURE_LAW, "第八十五条", "期满前交邮的，不算过期。")
CONFIRMATION_COURT = Article(PROCEDURE_LAW, "第二百零五条", "共同向有管辖权的法院提出。")
MEDIATED_FIRST = Article(PROCEDURE_LAW, "第一百二十五条", "起诉到法院、适宜调解的，先行调解。")
FIRST_INSTANCE = Article(PROCEDURE_LAW, "第十八条", "第一审民事案件由基层人民法院管辖。")
CONFIRMATION_RULING = Article(PROCEDURE_LAW, "第二百零六条", "裁定协议有效的可申请执行。")
PAYMENT_ORDER = Article(
    PROCEDURE_LAW, "第二百二十五条", "请求给付金钱、没有其他债务纠纷、能够送达的，可以申请支付令。"
)
PAYMENT_ORDER_TERMS = Article(
    PROCEDURE_NOTES, "第四百二十七条", "到期且数额确定、没有对待给付义务、能够送达等。"
)
ORDER_IN_FORCE = Article(
    PROCEDURE_LAW, "第二百二十七条", "收到支付令起十五日内清偿，或者提出书面异议。"
)
OBJECTION_TO_A_RULING = Article(
    PROCEDURE_NOTES,
    "第三百七十二条",
    "当事人收到裁定十五日内、利害关系人知道侵害六个月内提出异议；成立的撤销，不成立的驳回。",
)
ORDER_NOT_SERVED = Article(
    PROCEDURE_NOTES, "第四百三十条", "发出支付令之日起三十日内无法送达债务人的，裁定终结督促程序。"
)
VOID_FROM_THE_START = Article(
    CIVIL_CODE, "第一百五十五条", "无效的或者被撤销的，自始没有法律约束力。"
)
ORDER_CONVERTS = Article(
    PROCEDURE_LAW, "第二百二十八条", "支付令失效的，转入诉讼程序，但申请人不同意起诉的除外。"
)
APPEAL = Article(
    PROCEDURE_LAW, "第一百七十一条", "自送达之日起，不服判决的十五日内、不服裁定的十日内上诉。"
)
RULINGS_APPEALED = Article(
    PROCEDURE_LAW, "第一百五十七条", "不予受理、管辖权异议、驳回起诉的裁定，可以上诉。"
)
TIME_WAS_MISSED = Article(
    PROCEDURE_LAW,
    "第八十六条",
    "因正当理由耽误期限的，障碍消除后十日内可以申请顺延，是否准许由法院决定。",
)
LAST_INSTANCE = Article(PROCEDURE_LAW, "第一百八十二条", "第二审的判决、裁定是终审的。")
SMALL_CLAIM = Article(PROCEDURE_LAW, "第一百六十五条", "小额诉讼实行一审终审。")
TRIAL_TIME = Article(
    PROCEDURE_LAW,
    "第一百五十二条、第一百六十四条、第一百六十八条",
    "普通程序六个月，简易程序三个月，小额诉讼二个月；经批准可以延长。",
)
SUIT_REFUSED = Article("民诉法解释", "第四百三十八条", "不同意起诉的，收到裁定七日内提出。")
RETRIAL = Article(
    PROCEDURE_LAW, "第二百一十条", "认为有错误的，可以向上一级人民法院申请再审；不停止执行。"
)
RETRIAL_IN = Article(PROCEDURE_LAW, "第二百一十六条", "申请再审，在判决、裁定生效后六个月内提出。")
RETRIAL_RESTS = Article(
    PROCEDURE_LAW, "第二百一十七条", "决定再审的，中止原文书的执行；医疗费用等可以不中止。"
)
NOTARISED_DEED = Article("公证法", "第三十七条", "给付明确、载明愿意接受强制执行的，可以申请执行。")
BY_SHARES = Article(CIVIL_CODE, "第五百一十七条", "按份债权、债务，份额难以确定的视为份额相同。")
JOINTLY = Article(CIVIL_CODE, "第五百一十八条", "连带债权人、债务人，每人可要求、应履行全部。")
CONDITIONS = Article(
    CIVIL_CODE, "第一百五十八条", "附生效条件的，条件成就时生效；附解除条件的，成就时失效。"
)
PENALTY = Article(CIVIL_CODE, "第五百八十五条", "可以约定一方违约时支付一定数额的违约金。")
WAIVED_DEBT = Article(
    CIVIL_CODE, "第五百七十五条", "债权人免除部分或者全部债务的，债务部分或者全部终止。"
)
WAIVED_FOR_ONE = Article(
    CIVIL_CODE,
    "第五百一十九条、第五百二十条",
    "只免除一位连带债务人的，在其份额（难以确定的视为相同）以内，其他人的债务也消灭。",
)
SET_OFF = Article(CIVIL_CODE, "第五百六十八条", "互负同种类债务的，到期后可以通知对方抵销。")
SET_OFF_AGREED = Article(CIVIL_CODE, "第五百六十九条", "互负债务的，双方协商一致也可以抵销。")
CAPACITY_ENDS = Article(CIVIL_CODE, "第十三条", "自然人从出生时起到死亡时止，具有民事权利能力。")
MERGED = Article(
    CIVIL_CODE, "第六十七条", "法人合并的，由合并后的承担；分立的，承担连带债务，另有约定的除外。"
)
ESTATE_IN_CARE = Article(
    CIVIL_CODE,
    "第一千一百四十五条",
    "没有继承人或者都放弃继承的，由民政部门或者村委会任遗产管理人。",
)
ESTATE_PAYS = Article(
    CIVIL_CODE,
    "第一千一百六十一条",
    "继承人以所得遗产的实际价值为限清偿债务，放弃继承的可以不清偿。",
)
TERM_UNCLEAR = Article(CIVIL_CODE, "第五百一十一条", "履行期限不明确的，可以随时履行或者请求履行。")
NOT_CONFIRMABLE = Article(PROCEDURE_NOTES, "第三百五十五条", "身份关系、确权等五种情形不受理。")
DISMISSED = Article(PROCEDURE_NOTES, "第三百五十八条", "内容不明确等情形裁定驳回。")
GUARDIAN = Article(CIVIL_CODE, "第二十三条", "监护人是没有完全民事行为能力的人的法定代理人。")
CAPACITY = Article(
    CIVIL_CODE, "第十七条至第二十四条", "未成年人、不能完全辨认自己行为的成年人由法定代理人代理。"
)
SPECIAL_AUTHORITY = Article(
    PROCEDURE_LAW, "第六十二条", "代为承认、放弃、变更请求，进行和解，必须有特别授权（参照）。"
)
REPRESENTED_CONSENT = Article(
    PROCEDURE_LAW,
    "第五十六条",
    "代表人变更、放弃请求，承认对方请求，进行和解，必须经被代表的当事人同意（参照）。",
)
REPRESENTATIVES = Article(PROCEDURE_NOTES, "第七十八条", "代表人为二至五人（参照）。")
AUTHORITY = Article(CIVIL_CODE, "第一百六十五条", "授权委托书载明代理事项、权限和期限。")
AUTHORITY_ENDS = Article(
    CIVIL_CODE, "第一百七十三条", "被代理人取消委托、代理人辞去委托等情形，委托代理终止。"
)
ADMINISTRATOR = Article(
    "企业破产法", "第二十五条", "管理人管理和处分债务人的财产，代表债务人参加法律程序。"
)
PAYMENT_BY_THE_INSOLVENT = Article(
    "企业破产法", "第十六条", "人民法院受理破产申请后，债务人对个别债权人的债务清偿无效。"
)
DUAL_AGENCY = Article(
    CIVIL_CODE, "第一百六十八条", "代理人不得自己代理、双方代理；监护人不得损害被监护人的利益。"
)
LAST_DAY_OFF = Article(CIVIL_CODE, "第二百零三条", "最后一天是休息日的，顺延到休息日的次日。")
ANSWER_PROMPTLY = Article(CIVIL_CODE, "第二百八十五条", "物业应当及时答复业主询问。")
ARRIVAL = Article(CIVIL_CODE, "第一百三十七条", "到达相对人时生效，数据电文进入其系统时到达。")
DUN_FIRST = Article(CIVIL_CODE, "第九百四十四条", "先催告；不得停水停电停气停热催费。")
LIMITATION = Article(
    CIVIL_CODE,
    "第一百八十八条、第一百八十九条、第一百九十五条",
    "三年，分期的从最后一期算；请求履行、同意履行的，时效中断。",
)
INTERRUPTION = Article("诉讼时效规定", "第十二条", "向调委会请求保护，时效自请求之日中断。")
NO_LIMITATION = Article(
    CIVIL_CODE, "第一百九十六条", "停止侵害、排除妨碍、消除危险等请求不适用诉讼时效。"
)
PART_PAYMENT = Article("诉讼时效规定", "第十四条", "部分履行视为同意履行义务。")
SIGN_ELECTRONIC = Article("电子签名法", "第三条", "涉及停止供水、供热、供气的，不适用电子文书。")
ACCEPTANCE_SCOPE = Article(WORK_RULES, "第二十二条", "不得受理：专门机关管辖、机关已受理。")
MEDIATION_TIME = Article(WORK_RULES, "第三十三条", "一般在一个月内调结。")
END_REASONS = Article("在线调解规则", "第二十五条", "调解程序终结的各种原因。")
RETURN_VISITS = Article(OWN_RULES, "“1123”回访", "一个周期年内两次回访。")
STRIKE_OFF = Article(OWN_RULES, "销号制度", "办理人以外的人核实后销号。")
PROMISES = Article(OWN_RULES, "承诺台账", "事事有回音、件件有着落。")
COURT_MATTERS = Article(OWN_RULES, "法院程序登记", "照法院程序的进度如实登记。")
HANDED_OVER_ONCE = Article(
    OWN_RULES, "派单制度", "不归自己办的可以退回一次；再有争议，由区里确定。"
)
TIME_TO_ANSWER = Article(OWN_RULES, "派单制度", "有凭证的可以延长一次答复期限，最长十五个工作日。")
REVIEW_ONCE = Article(OWN_RULES, "评价制度", "住户不满意的，复核一次。")
JOINING = Article(OWN_RULES, "并案办理", "同一纠纷并入一件办理，各自的登记日、请求日不变。")
LINKED_CASES = Article(
    OWN_RULES, "案件关联", "各办各的案件之间有关系的，两件都登记，写明是什么关系、怎么看出来的。"
)
HOUSING_OVERSIGHT = Article(
    "物业管理条例", "第四十八条", "房地产行政主管部门及时处理对物业管理活动的投诉。"
)
SUPERVISION = Article(
    OWN_RULES, "督办制度", "逾期的、特别重大的，写明文号、期限督办；回复以后由他人核实办结。"
)
GRADING = Article(
    OWN_RULES, "分级处置", "按性质、范围、危害定级，等级决定由谁牵头、多久答复、是否督办。"
)
RECTIFICATION = Article(
    OWN_RULES, "整改复查", "主管部门责令整改的，写明依据、事项、期限，到期复查。"
)
DISPATCHING = Article(OWN_RULES, "派单制度", "派给管理该小区的物业或者有权的部门。")
COURT_NUMBERS = Article(
    "人民法院案件案号的若干规定", "第二条", "案号写明年度、法院代字、类型代字和编号。"
)
FILING = Article(OWN_RULES, "卷宗制度", "应有文书齐全方可归档。")
SEAL_RULES = Article(OWN_RULES, "用印制度", "用印由经办人以外的人核对办理。")
DATES = Article(OWN_RULES, "登记制度", "日期如实登记，先后有序。")
PARTIES_AS_THEY_ARE = Article(OWN_RULES, "当事人登记", "当事人是谁、是哪一类，如实登记。")
CASE_PAPERS = Article(OWN_RULES, "受理登记", "来源、地点、事由齐全方可登记。")
COURT_PAPERS_RECEIVED = Article(
    "特邀调解规定", "第二十七条", "调解期限自签收法院移交的材料之日起计算。"
)
APPRAISAL_TIME = Article("在线调解规则", "第二十六条", "鉴定、评估的时间不计入调解期限。")
BY_THE_PARTIES = Article(
    "特邀调解规定", "第二十四条", "委派调解的协议，各方当事人签名、盖章或者捺印后生效。"
)
PAPER_OF_THE_COURT = Article(
    "特邀调解规定", "第二十条", "委托调解达成协议的，由法院审查并制作调解书。"
)
FINISH_A_PETITION = Article(
    "信访工作条例", "第三十四条", "自受理之日起六十日内办结；情况复杂的可以延长，不超过三十日。"
)
REPORT_BACK = Article(OWN_RULES, "移送案件", "结果书面回告移送的单位。")
TRANSFERS = Article(
    OWN_RULES, "案件移交", "当事人同意、对方调委会接收的可以移交，案卷一并移交，编号不变。"
)
COURT_APPOINTS = Article(
    "在线调解规则", "第十二条", "法院委派的，由当事人选定或者法院指定调解组织。"
)
REPORT_TO_THE_COURT = Article(
    "特邀调解规定", "第二十六条", "调解程序终结的，将结果书面报告法院，移交有关材料。"
)
ESCALATION = Article(MEDIATION_LAW, "第二十五条", "可能引起治安、刑事案件的，及时报告。")
SPARED_BY_THE_POLICE = Article(
    "治安管理处罚法",
    "第九条",
    "民间纠纷引起、情节较轻的，公安机关作出处理决定前，经人民调解委员会调解达成协议并履行，"
    "书面申请经公安机关认可的，不予处罚。",
)
SHAM = Article("特邀调解规定", "第十八条", "可能是虚假调解的，应当中止并报告。")
UNDISPUTED_FACTS = Article(
    "在线调解规则", "第二十二条", "调解不成的，可以书面记载各方没有争议的事实。"
)
COURTS_TIME = Article(
    "特邀调解规定", "第二十七条", "委派三十日，委托十五日、七日；当事人同意延长的，不受此限。"
)
LATER_ROLES = Article(
    "特邀调解规定", "第十六条", "调解员不得在后来的程序里担任代理人、证人、鉴定人、翻译人员等。"
)
SHAM_IS_PUNISHED = Article(
    PROCEDURE_LAW, "第一百一十五条", "恶意串通的，可以罚款、拘留；构成犯罪的，追究刑事责任。"
)
RECUSAL_AGAIN = Article(
    PROCEDURE_LAW, "第五十条", "不服回避决定的可以再提一次，等决定的时候不停下来。"
)
INTEREST = Article("特邀调解规定", "第十五条", "与当事人有利害关系的应当回避。")

CONFIRMED_IN_WRITING = "申请司法确认要提交协议文本，口头协议先订立书面协议。"
OTHER_WAYS_NAMED = "可以依法通过仲裁、行政途径解决，或者向人民法院起诉。"
