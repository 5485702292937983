"""The words of paper ledgers, as data: sources, results, performance, satisfaction, and others.

Lists are strings separated by spaces; `words.py` looks words up. Words are compared in half width,
without spaces and regardless of case, so each is listed once.
"""

import re

OWN, APPLIED, ENTRUSTED = "own_initiative", "application", "entrusted"

# Channel → statutory source, the organ that entrusted the case, words. Matters found by grid, visit
# or chat group and taken up without a party's request are 主动调解; those sent by an organ 移送.
SOURCES = {
    "own": (OWN, "", "主动调解 调委会主动调解 主动介入 主动 调委会主动 主动排查"),
    "grid": (OWN, "", "网格上报 网格吹哨 网格 网格员上报 网格排查 网格员 网格报送 网格化平台"),
    "patrol": (OWN, "", "走访摸排 走访 夜访夜谈 夜访 排查 摸排 巡查 排查发现 走访发现 入户走访"),
    "chat_group": (OWN, "", "微信群 微信群关键词 业主群 群消息"),
    "company": (OWN, "", "物业公司报送 物业报送 物业上报 物业公司"),
    "owners_committee": (OWN, "", "业委会报送 业委会上报 业委会"),
    "street": (
        OWN,
        "",
        "街道/社区 社区上报 街道上报 社区报送 街道 社区 街道转办 社区转办 村居上报 街道交办",
    ),
    "deputies": (OWN, "", "代表委员 人大代表 政协委员"),
    "centre": (ENTRUSTED, "other", "综治中心 综治中心移送 综治中心转办 综治中心流转"),
    "hotline": (
        ENTRUSTED,
        "other",
        "12345 12345转办 12345热线 12345工单 12345平台 市民热线 便民热线",
    ),
    "application": (
        APPLIED,
        "",
        "当事人申请 依申请调解 依申请 申请 申请调解 依当事人申请 当事人申请调解",
    ),
    "window": (APPLIED, "", "窗口来访 窗口 来访 上门申请 群众来访 当事人来访 上门"),
    "phone": (APPLIED, "", "电话 来电 电话申请 群众来电 来电申请"),
    "qr": (APPLIED, "", "二维码 随手拍 小程序 二维码/随手拍/小程序 扫码 网上申请 线上申请"),
    "court": (
        ENTRUSTED,
        "court",
        "法院委派 法院委托 法院 法院移送 法院委派/委托 法院委托移送 法院诉前委派 诉前委派 "
        "诉前调解 法院转办 人民法院委派 人民法院委托",
    ),
    "procuratorate": (
        ENTRUSTED,
        "procuratorate",
        "检察院 检察院移送 检察院委托 检察院委托移送 检察机关",
    ),
    "police": (
        ENTRUSTED,
        "police",
        "公安移送 公安 公安机关 派出所 派出所移送 公安委托 警民 警调 公安机关委托移送 "
        "公安机关移送 110 110转办 派出所委托 派出所警民/警调 派出所转办",
    ),
    "petition": (
        ENTRUSTED,
        "petition",
        "信访 信访部门 信访移送 信访部门移送 信访转办 信访局 信访局移送 信访部门委托移送 "
        "信访网上窗口 信访部门转办",
    ),
    "housing": (
        ENTRUSTED,
        "other",
        "住建部门移送 住建移送 住建局移送 住建 住建部门 住建局 住建转办",
    ),
    "other_organ": (
        ENTRUSTED,
        "other",
        "其他部门 其他部门移送 其他部门委托移送 部门移送 上级交办 其他移送 城管移送 司法局移送 "
        "司法所移送 司法局转办 司法所转办",
    ),
}

# Code → name, other names.
RESULTS = {
    "written": (
        "达成书面协议",
        "书面协议 书面 调解成功(书面) 达成调解协议(书面) 签订调解协议 签订调解协议书 签订协议 "
        "签订书面协议 成功(书面) 书面调解协议",
    ),
    "oral": (
        "达成口头协议",
        "口头协议 口头 调解成功(口头) 达成调解协议(口头) 成功(口头) 口头调解协议",
    ),
    "failed": (
        "调解不成",
        "不成 未达成协议 调解失败 失败 不成功 调解不成功 终止调解 未成功 终止 调解终止 未调成 "
        "未达成",
    ),
    "withdrawn": (
        "撤回申请",
        "撤回 撤回调解申请 申请人撤回 撤销申请 撤诉 撤回调解 撤销调解申请 自行和解撤回",
    ),
}

# Agreed, without the form: 表二 counts each success under one form, so the user is asked.
RESULTS_WITHOUT_FORM = "调解成功 成功 达成协议 达成调解协议 已调解 调解达成协议 调成"

# Code → words.
PERFORMANCES = {
    "performed": "已履行 履行完毕 全部履行 履行 已全部履行 是 已履行完毕",
    "immediate": "即时履行 当场履行 即时 当场 当场履行完毕",
    "on_time": "按期履行 按时履行 如期履行",
    "partial": "部分履行 分期履行中 分期履行 履行中 正在履行 部分",
    "unperformed": "未履行 没有履行 拒不履行 不履行 否 逾期未履行 尚未履行",
    "not_due": "未到期 未到履行期 履行期未到 未到履行期限",
}

# Code → words.
SATISFACTIONS = {
    "satisfied": "满意 非常满意 很满意 比较满意 是",
    "fair": "基本满意 一般 较满意",
    "unsatisfied": "不满意 不太满意 很不满意 非常不满意 否",
    "unrated": "未评价 未回访 未反馈 无评价",
}

# Words for an empty value.
NOTHING = (
    "无 - -- --- / \\ 空 没有 未填 不详 n/a na nil null none — —— ── _ 暂无 (空) 不涉及 "
    "无金额 未涉及 *"
)

TOTALS = re.compile(
    r"(?:本页|本月|本季度?|本年|全年|本表|以上|(?:\d{4}年)?\d{0,2}月?份?|第?[一二三四]季度)?"
    r"(?:小计|合计|总计|共计|累计|总合计|合计数)(?:[:(].*|[\d.,]*[件宗起元万]*)"
)
# A total's label wherever it stands, and the figures beside it: 皿园小区小计, 漏水类合计:4件.
TOTAL_LABEL = re.compile(
    r".{0,30}(?:小计|合计|总计|共计|累计|合计数)(?:[:(].{0,20}|[\d.,]*[件宗起元万人户]*)?"
)
FIGURE = re.compile(r"[-+¥]?[\d.,]+(?:[件宗起元人户次]|万元?)?|[-—/]|")
FOOTERS = re.compile(
    r"(?:填表人?|制表人?|审核人?|审批人?|盖章|签字|日期|负责人|经办人|填报人|填报日期|注|说明|备注)[:].*"
)
TITLES = re.compile(
    r".*(?:台账|登记[表簿册]|统计表|明细表|汇总表|一览表)(?:\(.*\))?|填报单位.*|单位:.*"
)
# A row with nothing but the period of the rows below it.
PERIOD = re.compile(
    r"(?:\d{4}年度?)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度?|[上下]半年)?"
)
COMMITTEE = re.compile(r"(?:^|[:：]|\d{4}年度?)([^:：]*?(?:调解委员会|调委会))")
ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"})
COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕".split()
)
# A remark that the row is no case: 此件作废（重复登记）, 已删除, 与3号重复.
VOID_REMARK = re.compile(
    r"(?:此|本|该)?(?:件|行|条|案|号|编号|登记)?已?(?:作废|删除|注销|废弃)(?:[(,;.。!].*)?"
    r"|(?:与.{1,12}|此件|系)?重复(?:登记|录入|件)?(?:[(,;.。!].*)?"
)
VOID = frozenset("作废 已作废 本行作废 此行作废 废 注销 已注销 重复作废 登记错误作废".split())
# A sheet that is older than another or its copy: only a person knows whether it is to be read.
COPIED_SHEET = re.compile(
    r".*(?:副本|备份|复件|复本|copy|backup|草稿|模板|样表|样例|范例|填写示例|填表示例|删除|不用|停用|弃用|勿用)"
    r".*|旧(?!小区|城|区).*|.*(?<![老陈])旧(?:台账|表|版|数据|的)?|历史(?:数据|版本|备份)?|.*[(]\d{1,2}[)]",
    re.IGNORECASE,
)
VOID_SHEET = re.compile(r".*(?:作废|废弃|回收站).*")
DITTO = frozenset(
    "同上 如上 同前 上同 同上行 同上一行 同上一条 同上一件 同上述 ditto do ibid ↑ "
    "〃 々 ′′ '' \" ″ 〞 〟 ˝ ,, „ “ ” “” ``".split()
)
# It points somewhere, and only a person knows what is meant: 同左, 同第2行, 同申请人, ……
POINTER = re.compile(
    r"同(?:左|右|下|后)[一]?(?:行|列|格|栏|条)?|同第?\d+(?:行|号|条|件)|同(?:上|前)[(,;].*|[.…·]{2,}"
    r"|同(?:被?申请人|申请方|被申请方|甲方|乙方|登记日期|受理日期|申请日期|结案日期|备注)"
)
