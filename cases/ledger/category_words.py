"""The words of paper ledgers for the category of a dispute.

Lists are strings separated by spaces; `words.py` looks words up.
"""

from cases.law.categories import OfficialClass

PROPERTY, NEIGHBOUR = OfficialClass.PROPERTY.value, OfficialClass.NEIGHBOUR.value
DAMAGE, OTHER = OfficialClass.DAMAGE.value, OfficialClass.OTHER.value

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
