"""Words by which a court may refuse to confirm an agreement (民诉解释 355): hints, never a bar.

Only people know what a clause is about; the application asks them ground by ground (GROUNDS).
"""

import re

GROUNDS = (
    ("jurisdiction", "不属于人民法院受理范围"),
    ("court", "不归收到申请的法院管辖"),
    ("status", "确认婚姻、亲子、收养等身份关系有效、无效或者解除"),
    ("procedure", "要适用其他特别程序、公示催告程序、破产程序"),
    ("ownership", "物权、知识产权的确权"),
)
_IMMOVABLE = (
    "房屋|房产|住房|用房|商铺|店面|车位|车库|露台|阳台|平台|屋顶|屋面|天台|外墙|墙面|架空层|地下室|"
    "储藏[室间]|杂物间|绿地|花园|院子|院落|庭院|通道|楼道|过道|走廊|楼梯|天井|土地|宅基地|空地|会所|"
    "管道井|围墙|公共部位|共有部分|公共区域|[0-9０-９]+室|号房"
)
_MOVABLE = (
    "款|金|费|益|电瓶|电池|车辆|电动车|自行车|汽车|家具|家电|空调|热水器|冰箱|洗衣机|材料|废料|旧件|"
    "物品|垃圾|花木|花盆|宠物|犬|猫|瓷砖|门窗|工具|货物|机器|手机|钥匙|发票|设备"
)
_OWNED = re.compile(
    r"(?:归|属于?)(?!还)[^，。；、]{0,16}?(?:所有|专有|共有)|所有权(?!人)|产权(?!人|证)|权属|归属|确权"
)
# Where two plots meet is part of whose land it is (民法典 233; 土地管理法 14).
_BOUNDARY = re.compile("以[^，。；]{1,16}为界|界址|地界|四至")
_USED_ALONE = re.compile(
    r"(?:归|由|供|属于?)[^，。；、]{0,16}?(?:专有|专用|独占|独享|独用|独自使用|单独使用|永久使用|专属)|使用权归"
)
_NOT = re.compile("不得|不能|不可|禁止|不归|不由|不属|不供|无权")
_STATUS = re.compile("婚姻关系|离婚|亲子关系|收养|监护权|抚养权|身份关系")
_PROCEDURE = re.compile(
    "宣告(?:失踪|死亡)|认定[^，。；]{0,8}(?:民事行为能力|无主)|选民资格|实现担保物权|公示催告|破产"
)
_PROPERTY_OF_MIND = re.compile("知识产权|商标权?|专利权?|著作权")

Hint = tuple[str, str]


def hints(words: str) -> list[Hint]:
    """(ground, the words that point to it) in what a clause says."""
    found = [("status", match[0]) for match in _STATUS.finditer(words)][:1]
    found += [("procedure", match[0]) for match in _PROCEDURE.finditer(words)][:1]
    owned = _ownership(words) or _BOUNDARY.search(words) or _PROPERTY_OF_MIND.search(words)
    return found + ([("ownership", owned[0])] if owned else [])


def _ownership(words: str) -> re.Match[str] | None:
    """The first words that decide who owns, or alone uses, what cannot be carried away."""
    for match in _OWNED.finditer(words):
        about = _sentence_up_to(words, match)
        if re.search(_IMMOVABLE, about) or not re.search(_MOVABLE, about):
            return match
    for match in _USED_ALONE.finditer(words):
        about = _sentence_up_to(words, match)
        if re.search(_IMMOVABLE, about) and not _NOT.search(about):
            return match
    return None


def _sentence_up_to(words: str, match: re.Match[str]) -> str:
    """The sentence up to the end of these words, from the last stop on."""
    start = max(words.rfind(stop, 0, match.start()) for stop in "。；，\n") + 1
    return words[start : match.end()]
