"""Help for a company's answer: phrases and legal points of each category."""

from dataclasses import dataclass

from cases.law.categories import Category as C


@dataclass(frozen=True, slots=True)
class Point:
    """One article and what it requires, in a line."""

    basis: str
    says: str


@dataclass(frozen=True, slots=True)
class Template:
    """Phrases for findings and action, with the articles behind them."""

    findings: tuple[str, ...]
    action: tuple[str, ...]
    points: tuple[Point, ...]


DUTY = Point("《民法典》第九百四十二条", "维修养护共有部分，维护秩序，制止违法行为并报告主管部门。")
ANSWER = Point("《民法典》第二百八十五条", "及时答复业主对物业服务情况的询问。")
OPEN_BOOKS = Point("《民法典》第九百四十三条", "定期公开服务、收费、维修资金和共有收益情况。")
NO_CUT = Point("《民法典》第九百四十四条", "催交费用先催告；不得停水、停电、停气、停热。")
WHO_PAYS = Point(
    "《物业管理条例》第四十一条",
    "约定由承租人等交的，业主负连带责任；没有售出、没有交付的，由建设单位交。",
)
URGED = Point(
    "《物业管理条例》第六十四条", "逾期不交的，业主委员会督促限期交纳；仍不交的，物业可以起诉。"
)
REPORT = Point("《物业管理条例》第四十五条", "对违规行为应当制止，并及时向主管部门报告。")
CONDUCT = Point("《民法典》第二百八十六条", "业主行为不得妨害他人；物业可以请求停止侵害。")

OF_SERVICES, OF_OWNERSHIP = "《物业服务纠纷司法解释》", "《建筑物区分所有权司法解释》"
HINDERED = Point(
    f"{OF_SERVICES}第一条", "业主妨碍物业服务与管理的，可以请求停止侵害、排除妨碍、恢复原状。"
)
OVERCHARGED = Point(
    f"{OF_SERVICES}第二条", "擅自扩大范围、提高标准、重复收费的，业主可以不交，已收的应当退还。"
)
REFUND = Point(f"{OF_SERVICES}第三条", "服务终止后，预收而没有提供服务期间的物业费应当退还。")
DISCLOSE = Point(
    f"{OF_OWNERSHIP}第十三条",
    "业主可以请求公布、查阅维修资金、规约和决定、服务合同、共有部分收益、车位处分等情况。",
)
EARNED = Point(
    f"{OF_OWNERSHIP}第十四条",
    "擅自用共有部分经营的，收益扣除合理成本后归业主；成本由经营的人证明。",
)
HARMFUL = Point(
    f"{OF_OWNERSHIP}第十五条",
    "违章加建、改建，违规装修，侵占通道等共有部分，属于损害他人合法权益的行为。",
)

VOTE_OF_OWNERS = "《民法典》第二百七十八条"
VOTED = Point(VOTE_OF_OWNERS, "三分之二以上业主参与表决，一般事项参与的过半数同意。")

CAME = "{day}到现场查看，"
REPORT_TO_FIRE_SERVICE = "拒不改正的报告消防部门。"
ALWAYS_ACTION = ("已安排人员处理，完成后请住户验看。", "属住户之间的事，建议请调委会调解。")

TEMPLATES = {
    C.LK: Template(
        (f"{CAME}渗水点在", "公共管道无渗漏。", "渗水来自公共管道。", "渗水来自楼上专有部分。"),
        ("更换公共管道，恢复被损坏的墙面。", "已通知楼上住户停止用水、配合查漏。", *ALWAYS_ACTION),
        (DUTY, Point("《民法典》第二百九十六条", "用水排水应当尽量避免给相邻方造成损害。")),
    ),
    C.NZ: Template(
        (f"{CAME}当时声音来自", "多次巡查，夜间确有响声。", "属设备噪声，来自水泵房（电梯）。"),
        ("已上门劝阻，并留下书面告知。", "设备加装减振，完成后复测。", *ALWAYS_ACTION),
        (Point("《噪声污染防治法》第七十条", "及时劝阻、调解；无效的向主管部门报告。"), CONDUCT),
    ),
    C.PF: Template(
        ("经查账，该户应交、已交情况为", "所说服务问题属实：", "所说服务问题已整改："),
        (
            "对账单已送达，请核对。",
            "服务不到位的部分，愿意协商。",
            "建议请调委会调解，不影响日常服务。",
        ),
        (NO_CUT, WHO_PAYS, URGED, OPEN_BOOKS, OVERCHARGED, REFUND),
    ),
    C.PK: Template(
        (f"{CAME}车位权属为", "该处为业主共有的道路、场地。", "已查看出入记录和监控。"),
        ("已通知车主挪车。", "重新划线、加装标识。", *ALWAYS_ACTION),
        (Point("《民法典》第二百七十五条", "占用共有道路、场地的车位属于业主共有。"), ANSWER),
    ),
    C.EV: Template(
        (f"{CAME}楼道内有电动车（电池）", "有飞线充电。", "充电位不足，现有"),
        ("已清走并告知车主。", "增设充电位，选址公示后施工。", REPORT_TO_FIRE_SERVICE),
        (
            Point("《高层民用建筑消防安全管理规定》第三十七条", "楼道、楼梯间禁止停放和充电。"),
            REPORT,
        ),
    ),
    C.PA: Template(
        (f"{CAME}楼道内堆有", "消防通道被占用。"),
        ("已通知清理，逾期不清的代为移走、妥善保管。", REPORT_TO_FIRE_SERVICE),
        (Point("《消防法》第二十八条", "不得占用、堵塞、封闭疏散通道和消防车通道。"), REPORT),
    ),
    C.DC: Template(
        (f"{CAME}该户正在装修", "该户未事先告知。", "施工时间超出约定。"),
        ("已要求停止违规施工。", "已重申施工时间，每日巡查。", *ALWAYS_ACTION),
        (
            Point("《民法典》第九百四十五条", "装修应当事先告知物业，遵守规定、配合检查。"),
            REPORT,
            HARMFUL,
            HINDERED,
        ),
    ),
    C.IL: Template(
        (f"{CAME}搭建（占用）情况为", "占用的是业主共有部分。"),
        ("已书面要求恢复原状。", "已报告城管部门，协助处理。"),
        (CONDUCT, REPORT, HARMFUL, HINDERED),
    ),
    C.UT: Template(
        (f"{CAME}停水（电、气）原因为", "公摊按以下办法计算："),
        ("已联系供水（电、气）单位抢修。", "公摊明细已公示。"),
        (NO_CUT, OPEN_BOOKS),
    ),
    C.SF: Template(
        (f"{CAME}故障为", "已查维保记录："),
        ("已停用并设警示，联系维保单位。", "修复后检验合格再启用，并公示原因。"),
        (DUTY, Point("《物业管理条例》第三十五条", "未履行约定致人身、财产受损的，依法承担责任。")),
    ),
    C.HT: Template(
        (f"{CAME}坠落物为", "已调取监控。"),
        ("已清理、设防护，张贴告知。", "已报警，协助调查。"),
        (Point("《民法典》第一千二百五十四条", "物业应当采取必要的安全保障措施。"), DUTY),
    ),
    C.SN: Template(
        (f"{CAME}气味（垃圾）来自", "清运记录为"),
        ("已清理，增加清运次数。", "油烟问题已报告城管部门。"),
        (DUTY, Point("《民法典》第二百九十四条", "不得违反规定弃置固体废物、排放污染物。")),
    ),
    C.PT: Template(
        (f"{CAME}饲养情况为", "已查看监控。"),
        ("已上门告知牵绳、及时清理。", "伤人、无证的已报告公安机关。", *ALWAYS_ACTION),
        (CONDUCT, Point("《民法典》第一千二百四十五条", "饲养动物造成他人损害的，依法承担责任。")),
    ),
    C.PB: Template(
        ("共有收益账目情况为",),
        ("收支明细已公示。", "扣除合理成本后的收益归业主共有。"),
        (
            OPEN_BOOKS,
            Point("《民法典》第二百八十二条", "共有部分收入扣除成本后属于业主共有。"),
            DISCLOSE,
            EARNED,
        ),
    ),
    C.LV: Template(
        (f"{CAME}遮挡物为", "遮挡的是共有的树木（设施）。"),
        ("已修剪（移除），不再遮挡。", *ALWAYS_ACTION),
        (Point("《民法典》第二百九十三条", "不得妨碍相邻建筑物的通风、采光和日照。"), DUTY),
    ),
    C.DV: Template(
        ("承接查验时的记录为", "属建设单位的保修范围："),
        ("已书面请建设单位维修，跟踪结果。", *ALWAYS_ACTION),
        (
            Point("《物业管理条例》第二十八条", "承接物业应当查验共用部位、共用设施设备。"),
            Point("《民法典》第九百三十九条", "前期物业服务合同对业主有法律约束力。"),
        ),
    ),
    C.OC: Template(
        ("选举（换届）的进度为", "本公司保管的资料为"),
        ("已把业主名册等资料交给筹备组。", "不介入选举，请联系社区、街道。"),
        (
            Point("《民法典》第二百七十七条", "政府部门和居委会指导、协助选举业主委员会。"),
            VOTED,
            DISCLOSE,
        ),
    ),
    C.MF: Template(
        ("维修的部位、费用为", "业主表决的结果为"),
        ("已公示方案、预算和表决结果。", "表决没有通过，不动用维修资金。"),
        (
            Point("《民法典》第二百八十一条", "维修资金属于业主共有，使用情况应当定期公布。"),
            VOTED,
            DISCLOSE,
        ),
    ),
    C.TX: Template(
        ("合同的期限、终止的日期为", "移交的清单为"),
        ("已移交资料、设施和代管的费用。", "交接期间照常服务。"),
        (
            Point("《民法典》第九百四十六条", "业主解聘物业的，提前六十日书面通知。"),
            Point(
                "《民法典》第九百四十九条", "终止后应当退出、移交；不退出的，不得请求其后的物业费。"
            ),
            Point(
                "《民法典》第九百五十条",
                "新的物业或者业主接管以前，应当继续服务，可以请求这段期间的物业费。",
            ),
            REFUND,
        ),
    ),
    C.EL: Template(
        ("加装的手续、表决结果为", "施工影响的住户为"),
        ("已协助公示方案。", "施工期间安排专人看护。", *ALWAYS_ACTION),
        (
            Point(
                VOTE_OF_OWNERS,
                "改建附属设施的，三分之二以上业主参与，参与的四分之三以上同意。",
            ),
            Point("《民法典》第二百八十八条", "有利生产、方便生活，正确处理相邻关系。"),
        ),
    ),
    C.ZS: Template(
        (f"{CAME}经营（出租）情况为", "有利害关系的业主的意见为"),
        ("已书面要求提供业主同意的材料。", "已报告街道和有关部门。"),
        (Point("《民法典》第二百七十九条", "住改商要有利害关系的业主一致同意。"), REPORT),
    ),
}
USUAL = Template(
    (f"{CAME}情况为", "与住户通过电话，了解到"),
    ALWAYS_ACTION,
    (ANSWER, DUTY),
)


def template_for(category: str, day) -> dict:
    """Phrases and points for an answer of that category, with today's day filled in."""
    found = TEMPLATES.get(category, USUAL)
    today = f"{day.month}月{day.day}日"
    return {
        "findings": [text.format(day=today) for text in found.findings],
        "action": found.action,
        "points": found.points,
    }
