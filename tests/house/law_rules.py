"""Rules of the law that no guard refuses and no article of the list names: where the product keeps
them, and by which test; and those whose steps are not the product's.

`word` is a name or sentence that both the file and its test use: a file that lost the rule is
found.
"""

from typing import NamedTuple


class Kept(NamedTuple):
    """A rule with its article, what is done about it, and the file and test that share a word."""

    article: str
    rule: str
    file: str
    word: str
    test: str


NOTICE, ITS_TEST = (
    "reports/documents/rights_notice.py",
    "tests/reports/documents/test_acceptance_and_notice.py",
)
PHASES = "tests/cases/phases"
KEPT = (
    Kept(
        "《人民调解法》第三条、第七条",
        "自愿、平等，不阻止走别的途径；告知书写明",
        NOTICE,
        "《人民调解法》第三条、第七条",
        ITS_TEST,
    ),
    Kept(
        "《人民调解法》第四条、《商事调解条例》第十六条",
        "人民调解不收费：每份文书都印",
        "templates/documents/paper.html",
        "人民调解不收取任何费用",
        ITS_TEST,
    ),
    Kept(
        "《人民调解法》第十五条、第二十三条，《在线调解规则》第二十九条",
        "背对背的内容、调解经过只给该看的人看",
        "cases/functions.py",
        "CAUCUS",
        "tests/cases/web/resident/test_case.py",
    ),
    Kept(
        "《人民调解法》第二十一条、第二十二条",
        "调解员可以提出方案，每一方的方案按日期记",
        "cases/phases/mediate/talks.py",
        "offer",
        "tests/cases/typed_shapes.py",
    ),
    Kept(
        "《人民调解法》第二十三条",
        "公开还是不公开，每次调解都记",
        "cases/forms/mediate/sessions.py",
        "不公开",
        "tests/cases/web/mediator/test_next_session.py",
    ),
    Kept(
        "《人民调解法》第二十四条",
        "当事人的义务：告知书写明",
        NOTICE,
        "如实陈述纠纷事实",
        ITS_TEST,
    ),
    Kept(
        "《人民调解法》第二十六条",
        "调解不成的终止调解，告知其他途径，写进经过；法院转来的，按其途径",
        "cases/phases/mediate/steps.py",
        "OTHER_WAYS_NAMED",
        "tests/story/test_2_mediate.py",
    ),
    Kept(
        "《人民调解工作若干规定》第二十条、第二十一条",
        "不是民事争议、当事人和纠纷都不在本会范围的，不予受理",
        "cases/law/scope.py",
        "out_of_area",
        f"{PHASES}/guards_of_scope.py",
    ),
    Kept(
        "《福建省多元化解纠纷条例》第三章",
        "不归本会的，写明当事人该找哪个单位",
        "cases/phases/handle/scope.py",
        "turn_to",
        f"{PHASES}/guards_of_scope.py",
    ),
    Kept(
        "综治中心规范化建设",
        "综治中心派来的，按移送登记、答复、回告",
        "cases/law/routes.py",
        "centre",
        f"{PHASES}/test_answers_to_referrals.py",
    ),
    Kept(
        "《特邀调解规定》第十三条",
        "重大、疑难的可以由几位调解员，一位主办",
        "cases/phases/mediate/mediators.py",
        "add_mediator",
        f"{PHASES}/test_several_mediators.py",
    ),
    Kept(
        "《特邀调解规定》第十四条、第二十二条，《在线调解规则》第十八条",
        "调解前告知；为达成协议认可的事实，诉讼中不作不利的证据",
        NOTICE,
        "不得在诉讼中作为对其不利的证据",
        ITS_TEST,
    ),
    Kept(
        "《特邀调解规定》第十九条、第二十条、第二十一条",
        "委派的协议送法院备案，委托的由法院审查；不成的材料移送法院",
        "cases/law/routes.py",
        "送委派的人民法院备案",
        "tests/reports/documents/test_letters.py",
    ),
    Kept(
        "《在线调解规则》第十三条",
        "选定调解员时列出查到的利害关系；后来加入的一方，补登时写明",
        "cases/phases/mediate/ties.py",
        "有利害关系：各方都同意其不回避，才能由其接着调解",
        f"{PHASES}/test_several_mediators.py",
    ),
    Kept(
        "《在线调解规则》第十七条、《民事诉讼法》第一百一十五条",
        "法院委派、委托的，告知书写明虚假调解的后果",
        NOTICE,
        "虚假调解的",
        ITS_TEST,
    ),
    Kept(
        "《个人信息保护法》第十七条、第二十三条、第四十五条、第四十六条",
        "处理哪些个人信息、为什么、保存多久、可以要求什么：告知书写明",
        NOTICE,
        "六、个人信息的处理",
        ITS_TEST,
    ),
    Kept(
        "《在线调解规则》第十七条、《司法确认规定》第三条",
        "身份证明、送达地址确认书等列在卷宗清单里，逐份扫描入卷",
        "cases/papers/kinds.py",
        "送达地址确认书",
        "tests/house/test_paper_kinds.py",
    ),
    Kept(
        "《在线调解规则》第二十二条",
        "没有争议的事实，各方同意后记载，一并交法院",
        "reports/documents/undisputed_facts.py",
        "undisputed",
        "tests/reports/documents/test_letters.py",
    ),
    Kept(
        "《民诉法解释》第三百五十六条、第三百五十七条",
        "法院退回补正；作出裁定以前可以撤回申请",
        "cases/phases/adjudicate/court_messages.py",
        "court_withdraw",
        f"{PHASES}/guards_of_adjudication.py",
    ),
    Kept(
        "《民法典》第十八条第二款、第二十一条、第二十二条",
        "谁要由法定代理人出面：按年龄、行为能力和依据",
        "cases/law/capacity.py",
        "capacity",
        "tests/cases/law/test_who_may_act.py",
    ),
    Kept(
        "《民法典》第二百七十一条至第二百九十六条、第九百三十九条、第九百四十二条至第九百四十六条、"
        "第九百四十九条、第九百五十条、第一千二百四十五条至第一千二百五十八条，"
        "《物业管理条例》第二十八条、第三十五条、第四十一条、第四十五条、第六十四条，"
        "《噪声污染防治法》第七十条、第八十六条，"
        "《物业服务纠纷司法解释》第一条至第三条，《建筑物区分所有权司法解释》第十三条至第十五条",
        "物业公司答复时，按类型列出有关条文",
        "cases/web/company/points.py",
        "TEMPLATES",
        "tests/cases/web/company/test_points.py",
    ),
)
NOT_OURS = (
    ("《人民调解法》第五条、第八条至第十条、第十三条、第十四条", "调委会的组成、名册、指导"),
    ("《人民调解法》第十八条", "法院、公安受理以前告知当事人来申请调解"),
    ("《特邀调解规定》第六条、第十条", "法院的特邀名册和档案"),
    ("《民事诉讼法》第一百八十五条、第一百八十六条", "法院怎样审查司法确认"),
    ("《民诉法解释》第三百五十一条至第三百五十三条", "法院怎样收取申请"),
    ("《诉讼费用交纳办法》第十三条至第十八条", "法院的收费"),
    ("《物业管理条例》第十六条、第十九条", "业委会备案、主管部门纠正业主大会、业委会的决定"),
    ("《宁波市人民调解条例》《深圳经济特区矛盾纠纷多元化解条例》", "别的地方的规定，不适用"),
)
