"""The words of paper ledgers, as data: headings, categories, sources, results, and others.

Lists are strings separated by spaces; `words.py` looks words up. Words are compared in half width,
without spaces and regardless of case, so each is listed once.
"""

import re

from cases.law.categories import OfficialClass

PROPERTY, NEIGHBOUR = OfficialClass.PROPERTY.value, OfficialClass.NEIGHBOUR.value
DAMAGE, OTHER = OfficialClass.DAMAGE.value, OfficialClass.OTHER.value

# Field → headings in use; the first is its name in our sentences.
HEADINGS = {
    "sequence": "序号 编号序号 行号 No No. 项次",
    "registered_on": (
        "登记日期 登记时间 受理日期 受理时间 收案日期 收案时间 立案日期 申请日期 申请时间 "
        "来访日期 接待日期 日期 时间"
    ),
    "number": (
        "案件编号 案号 编号 案件号 卷宗号 卷宗编号 登记编号 登记号 受理编号 受理号 协议编号 "
        "协议书编号 文号 台账编号"
    ),
    "applicants": (
        "申请人 申请人姓名 申请人姓名或名称 申请人名称 申请方 申请人(甲方) 甲方 甲方当事人 反映人 "
        "来访人 投诉人 诉求人"
    ),
    "phone": (
        "申请人电话 申请人联系电话 申请人手机 申请人手机号 申请人联系方式 联系电话 联系方式 电话 "
        "手机号 手机 申请方电话 甲方电话"
    ),
    "id_numbers": (
        "申请人身份证号 申请人身份证号码 申请人身份证 申请人证件号码 申请人证件号 身份证号 "
        "身份证号码 身份证 公民身份号码 证件号码 证件号 甲方身份证号 身份证号或统一社会信用代码 "
        "身份证号/统一社会信用代码"
    ),
    "respondents": (
        "被申请人 被申请人姓名 被申请人姓名或名称 被申请人名称 被申请方 对方当事人 乙方 "
        "乙方当事人 被反映人 被投诉人 相对方 另一方当事人 被申请人(乙方)"
    ),
    "respondent_phone": (
        "被申请人电话 被申请人联系电话 被申请人手机 被申请人手机号 被申请人联系方式 对方电话 "
        "对方联系电话 乙方电话 被申请方电话"
    ),
    "estate": (
        "小区 小区名称 所属小区 所在小区 物业小区 住宅小区 楼盘 项目名称 小区(项目) 小区/项目"
    ),
    "place": (
        "楼栋房号 房号 楼栋 楼栋号 楼号房号 门牌 门牌号 房屋坐落 地址 详细地址 楼栋单元房号 "
        "具体位置 房屋地址 住址"
    ),
    "category": "纠纷类型 纠纷类别 纠纷种类 案件类型 案件类别 类型 类别 案由 矛盾纠纷类型 纠纷分类",
    "summary": (
        "纠纷简要情况 简要情况 纠纷简况 案情简介 简要案情 案情 主要内容 纠纷概况 基本情况 "
        "纠纷情况 事由 纠纷事由 纠纷主要事实 诉求 主要诉求"
    ),
    "amount": (
        "涉及金额 涉案金额 金额 争议金额 标的额 标的 协议金额 涉及标的 协议涉及金额 纠纷金额 "
        "调解金额 涉及款项"
    ),
    "source": "来源 案件来源 纠纷来源 受理方式 受理来源 来源渠道 受理渠道 渠道",
    "mediator": (
        "调解员 人民调解员 主持调解员 承办人 承办调解员 调解人 调解员姓名 主办调解员 经办人"
    ),
    "sessions": "调解次数 次数 调解次 调解(次) 调解次数(次)",
    "result": "调解结果 结果 处理结果 办理结果 调处结果 调解情况 结案方式",
    "ended_on": (
        "结案日期 结案时间 办结日期 办结时间 调结日期 调结时间 调解日期 调解结束日期 终结日期 "
        "协议日期 办结"
    ),
    "performance": "履行情况 履行 协议履行情况 履行状态 履行结果 是否履行",
    "visited_on": "回访日期 回访时间 回访 回访日",
    "satisfaction": "满意度 满意情况 满意程度 回访满意度 评价 满意度评价 是否满意",
    "remarks": "备注 备考 说明 附注",
    "ignored": "原行号 退回原因",
}
RETURN_COLUMNS = ("原行号", "退回原因")  # of our own error workbook
REQUIRED = ("registered_on", "applicants", "estate", "category")

# Code → class of the official form (表二) unless the word implies another, and the words: those of
# the working list and those seen in ledgers; the category's own label is understood as well.
CATEGORIES = {
    "PF": (
        PROPERTY,
        "物业费及服务质量 物业服务收费 物业费 物业服务费 物业收费 物业管理费 物业欠费 欠缴物业费 "
        "拖欠物业费 物业费催缴 物业服务质量 物业服务 服务质量 物业费纠纷 物业服务合同",
    ),
    "PB": (PROPERTY, "公共收益 公共收益分配 公共收入 共有部分收益 小区公共收益 公共收益使用"),
    "MF": (
        PROPERTY,
        "专项维修资金 维修资金使用 维修资金 公共维修资金 维修基金 公维金 房屋维修资金",
    ),
    "PK": (
        PROPERTY,
        "停车位/车库/停车秩序 车位及停车管理 停车位 停车位/车位 车位 车库 停车 停车秩序 停车管理 "
        "停车收费 车位管理 车位纠纷 车辆停放 乱停车 地下车位",
    ),
    "EV": (
        PROPERTY,
        "电动车停放充电 电动车充电停放 电动车停放充电/飞线 电动车 电动车充电 飞线充电 充电桩 "
        "电动自行车充电 电动自行车停放 充电桩安装 飞线 电动车停放",
    ),
    "DC": (NEIGHBOUR, "装饰装修 装修 装修纠纷 房屋装修 装修施工 装修管理 装饰"),
    "DV": (
        PROPERTY,
        "前期物业/开发商遗留 开发商遗留/前期物业 开发商遗留 前期物业 开发商遗留问题 房屋质量 "
        "建设遗留 交房纠纷 开发遗留问题",
    ),
    "TX": (
        PROPERTY,
        "物业选聘/解聘/交接退出 物业选聘 物业解聘 物业交接 物业退出 物业更换 物业撤场 "
        "新老物业交接 选聘物业 物业公司更换 解聘物业",
    ),
    "OC": (
        PROPERTY,
        "业委会选举/换届/决定/知情权 业委会选举 业委会选举换届 业委会换届 业委会 业主委员会 "
        "业主委员会选举 业委会决定 业主知情权 业主大会 业委会履职 物管会",
    ),
    "SF": (
        PROPERTY,
        "安全保障/财物丢失/电梯 公共设施设备 公共设施 公共设备 设施设备 设施设备维护 安全保障 "
        "财物丢失 财物被盗 电梯 电梯故障 电梯维修 电梯安全 公共设施维护 公共设施损坏 消防设施",
    ),
    "UT": (
        PROPERTY,
        "水电气路及公共能耗分摊 水电气路 公共能耗分摊 水电费 水电公摊 公摊水电 公摊 能耗分摊 "
        "停水停电 水电 供水 供电 供气 公共水电 水电费分摊 用水用电",
    ),
    "LK": (
        NEIGHBOUR,
        "渗漏水/排水 房屋漏水渗水 渗漏水 漏水 渗水 房屋漏水 房屋渗水 房屋渗漏 排水 漏水渗水 "
        "渗水漏水 楼上漏水 屋面漏水 外墙渗水 相邻排水 下水道堵塞 用水排水",
    ),
    "NZ": (
        NEIGHBOUR,
        "噪声 噪音扰民 噪声扰民 噪音 噪声污染 噪音污染 生活噪音 生活噪声 装修噪音 装修噪声 "
        "设备噪音 设备噪声 广场舞 噪音纠纷 广场舞噪音",
    ),
    "PT": (
        NEIGHBOUR,
        "宠物饲养 宠物 养犬 养狗 犬只伤人 宠物伤人 宠物扰民 犬只饲养 养宠 遛狗 狗咬人",
    ),
    "IL": (
        NEIGHBOUR,
        "违法搭建/占用公共部位/圈占绿地 违建/占用公共部位 违法搭建 违章搭建 违建 违章建筑 "
        "占用公共部位 圈占绿地 私搭乱建 占用公共区域 毁绿种菜 占用绿地 侵占公共部位",
    ),
    "LV": (
        NEIGHBOUR,
        "通风采光日照 采光通风通行 采光通风日照 采光通风 通风采光 采光 通风 日照 相邻采光 采光权 "
        "相邻通风采光",
    ),
    "PA": (
        NEIGHBOUR,
        "相邻通行/楼道堆物/消防通道 相邻通行/楼道堆物 相邻通行 楼道堆物 消防通道 通行 楼道堆放 "
        "楼道杂物 占用消防通道 占用楼道 堵塞通道",
    ),
    "SN": (
        NEIGHBOUR,
        "油烟异味/垃圾/环境卫生 环境卫生/油烟异味 环境卫生 油烟异味 油烟 异味 垃圾 油烟扰民 卫生 "
        "垃圾分类 垃圾清运 垃圾堆放",
    ),
    "HT": (DAMAGE, "高空抛物坠物 高空抛物 高空坠物 高空抛坠物 抛物 坠物 高空抛物/坠物 外墙脱落"),
    "EL": (NEIGHBOUR, "加装电梯 电梯加装 老旧小区加装电梯 增设电梯 既有住宅加装电梯"),
    "ZS": (NEIGHBOUR, "住改商/群租 住改商 群租 群租房 住宅改商用 民宿 住改非"),
    "QT": (OTHER, "其他 其它 其他纠纷 其它纠纷"),
}
# The same code under another official class than its usual one.
CATEGORIES_OF_OTHER_CLASS = {
    "其他邻里纠纷": ("QT", NEIGHBOUR),
    "其他邻里": ("QT", NEIGHBOUR),
    "其他物业纠纷": ("QT", PROPERTY),
    "其他物业": ("QT", PROPERTY),
    "邻里纠纷": ("QT", NEIGHBOUR),
    "邻里": ("QT", NEIGHBOUR),
    "相邻关系": ("QT", NEIGHBOUR),
    "物业纠纷": ("QT", PROPERTY),
    "物业": ("QT", PROPERTY),
}

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
FOOTERS = re.compile(r"(?:填表人?|制表人?|审核人?|负责人|经办人|填报人|填报日期|注|说明|备注)[:].*")
TITLES = re.compile(
    r".*(?:台账|登记[表簿册]|统计表|明细表|汇总表|一览表)(?:\(.*\))?|填报单位.*|单位:.*"
)
COMMITTEE = re.compile(r"(?:^|[:：]|\d{4}年度?)([^:：]*?(?:调解委员会|调委会))")
ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"})
COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕".split()
)
