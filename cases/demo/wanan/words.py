"""The texts of 万安's cases: invented, without sums or names that could contradict the records."""

# code: story | another story / what was asked for / what was promised / against whom
# (neighbour, company, owner: the company asks, committee: the owners' committee, shop)
LINES = {
    "PF": "业主以公共部位维修不及时为由没有交物业费，公司催交|业主对收费标准和保洁质量有异议，"
    "双方对欠交数额说法不一/结清物业费/公司每月公布维修和保洁记录/owner",
    "LK": "楼上卫生间渗水，楼下天花板发霉|阳台地漏返水，楼下吊顶泡坏/修复渗漏并赔偿损失/"
    "重做防水层并修复受损部位/neighbour",
    "NZ": "楼上夜间走动、拖动家具声响大，多次敲门争吵|练琴到深夜，楼下住户不能休息/"
    "晚间不再制造噪声/二十二时后不再发出影响休息的声响/neighbour",
    "PK": "租赁车位多次被外来车辆占用|车位划线不清，邻里为停车争执/车位归还使用并减免租金/"
    "重新划线并加强车辆管理/company",
    "DC": "午间装修钻孔，隔壁墙砖震裂|装修垃圾堆在楼道，邻居出入不便/赔偿损失并限定施工时间/"
    "午间和夜间停止施工并修复墙面/neighbour",
    "EV": "电动车推进楼道充电|从窗户拉线给电动车充电/不再在楼内充电/移到室外充电棚充电/neighbour",
    "PT": "遛狗不牵绳，老人受惊摔倒|宠物在公共部位便溺，邻居多次投诉/赔偿并约束宠物/"
    "出门牵绳、及时清理/neighbour",
    "IL": "楼道内安装鞋柜和栅栏|在公共露台搭建雨棚/拆除占用部分/拆除并恢复原状/neighbour",
    "PA": "旧家具堆在楼道，通行不便|消防通道被杂物占用/清走堆放物/清走杂物并不再堆放/neighbour",
    "SN": "底层餐饮店油烟排到二楼窗前|垃圾堆在单元门口，异味扰民/消除油烟异味/"
    "把排烟管接到屋顶并每日清洗/neighbour",
    "UT": "楼道照明电费按户平摊，住户有异议|水表倒转，双方对水费说法不一/退还多收的费用/"
    "按面积重新分摊并公布明细/company",
    "PB": "电梯广告收入多年没有公布|公共场地出租收入去向不明/公布收支并返还/"
    "公布合同和收支明细/company",
    "LV": "楼上雨棚伸出过长，遮挡楼下采光|空调外机对着邻居窗户/截短雨棚或者移位/"
    "截短雨棚并调整外机位置/neighbour",
    "HT": "花盆从阳台坠落，砸坏楼下车顶|外墙饰面脱落，砸坏楼下雨棚/赔偿维修费/"
    "清理外沿并加装防坠设施/neighbour",
    "DV": "前期物业交付标准与合同不符|因前期物业费未交，公司不交钥匙/按合同交付并结清费用/"
    "交付钥匙并按交付日计费/company",
    "OC": "业主对业委会候选人名单有异议|换届表决票统计方式引起争议/重新公示/"
    "重新公示七日并接受核对/committee",
    "MF": "屋面防水拟用维修资金，业主对表决人数有异议|电梯大修动用维修资金，费用分摊有争议/"
    "核对表决结果并明确分摊/重新表决并公布分摊明细/company",
}
CHANNELS = {
    "application": ("window", "phone", "estate_page", "owners", "company"),
    "own_initiative": ("on_the_spot", "grid", "visit", "community"),
    "entrusted_court": ("court",),
    "entrusted_police": ("police",),
    "entrusted_petition": ("petition",),
    "entrusted_other": ("housing", "hotline"),
}
ASKED = {
    "application": "{who}申请调解（填写申请书）",
    "own_initiative": "调委会主动介入调解",
    "entrusted_court": "法院委托移送调解",
    "entrusted_police": "公安机关委托移送调解",
    "entrusted_petition": "信访部门委托移送调解",
    "entrusted_other": "其他部门委托移送调解",
}
PERFORMED_AT_ONCE = "当场付清、当场查看"


def of(category: str, pick) -> tuple[str, str, str, str]:
    """Story, request, promise and the other side of a case of that category."""
    stories, asked, promised, against = LINES[category].split("/")
    return pick(stories.split("|")) + "。", asked, promised, against
