"""The categories of disputes and the official class each is counted in."""

from django.db.models import TextChoices


class OfficialClass(TextChoices):
    """The class of the official statistics a case is counted in; one per case."""

    PROPERTY = "property", "物业"
    NEIGHBOUR = "neighbour", "邻里"
    DAMAGE = "damage", "损害赔偿"
    OTHER = "other", "其他"


class Category(TextChoices):
    """The working categories, by code."""

    PF = "PF", "物业费及服务质量"
    LK = "LK", "渗漏水"
    NZ = "NZ", "噪声扰民"
    PK = "PK", "停车位/车位"
    DC = "DC", "装饰装修"
    EV = "EV", "电动车停放充电/飞线"
    PT = "PT", "宠物饲养"
    IL = "IL", "违建/占用公共部位"
    PA = "PA", "相邻通行/楼道堆物"
    SN = "SN", "环境卫生/油烟异味"
    UT = "UT", "水电气路及公共能耗分摊"
    PB = "PB", "公共收益"
    LV = "LV", "采光通风日照"
    HT = "HT", "高空抛物坠物"
    DV = "DV", "开发商遗留/前期物业"
    OC = "OC", "业委会选举换届"
    MF = "MF", "专项维修资金"
    TX = "TX", "物业选聘解聘交接"
    SF = "SF", "公共设施设备及安全保障"
    EL = "EL", "加装电梯"
    ZS = "ZS", "住改商/群租"
    QT = "QT", "其他"


C = Category
PROPERTY_CLASS = frozenset({C.PF, C.PK, C.EV, C.UT, C.PB, C.DV, C.OC, C.MF, C.TX, C.SF})
DAMAGE_CLASS = frozenset({C.HT})


def class_of(code: str) -> OfficialClass:
    """The official class a category is counted in by default."""
    if code in PROPERTY_CLASS:
        return OfficialClass.PROPERTY
    if code in DAMAGE_CLASS:
        return OfficialClass.DAMAGE
    return OfficialClass.NEIGHBOUR
