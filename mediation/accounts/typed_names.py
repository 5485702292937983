"""Names and places as people type them: the form that is stored, and what look-ups compare.

Brackets and punctuation stay as people write them.
"""

import re
import unicodedata

from .typed_text import DASHES, compact, without_invisible

DOT = "·"  # between the parts of a name, as identity cards print it
OTHER_DOTS = "•‧∙⋅・･．●﹒"
_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_DOTTED = re.compile(rf"(?<=[{_HAN}]) ?[{OTHER_DOTS}{DOT}.] ?(?=[{_HAN}])")
# Full width letters and figures, and the twins of characters that text copied from a PDF holds.
_TWINS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2f00-\u2fdf\uf900-\ufaff]")
_IN_NUMBERS = re.compile(rf"(?<=[0-9A-Za-z])[{''.join(map(chr, DASHES))}－](?=[0-9A-Za-z])")
# Traditional characters that keyboards and old papers give in names and addresses.
_TRADITIONAL = (
    "園號樓棟單區縣鎮鄉東門廣場華龍麗陳張劉黃吳趙孫馬羅鄭謝韓馮蔣蕭葉閻陸鐘湯滿許鄧賈鄒譚龔賴"
    "盧錢顧嚴魯韋紀項聶莊倫興業銀錦輝慶漢國際廈灣橋濱寶順風雲綠蘭蓮鳳鳴鶴鵬飛遠達運進連賢貴賓"
    "贊環瑋瓊萬億產務會館員個層兩車庫電氣頭陽陰隊階險雙難雞離霧靜頂預領題額願類買賣長鄰裡衛計"
    "溫韻僑學醫藥圖書歲齡寧實寬審對導將專尋爾塊壘壩壽處備復夢奧妝姍嬌孿宮憲應懷戀戰戶撿擴擁據"
    "攤攝數斷舊時晉曉曠暉條來楊楓極榮槍標樹機權歡歐歷殘殺決沒況淚淨渾減測濟瀏灑灘燈燒爐爭爺牆"
    "狀獅獎現瑤畫當療發盜監盤睏矯礎礙禮種稱穀穩競筆節範築簡糧紅約級紋納紙細終結給統絲經維網緊"
    "線練總績織繼續罷義習聖聞聯聰職膠臺與舉艙藝蔥蘇虛蟲補裝複見規視親覺觀觸訂討訊記訓設訴診詞"
    "試詩話該詳語誠誤說調請論諾證識議護讀變讓豐負財責貨質購賠賽軍軟輕較輪轉辦農這還遲適選釋針"
    "鋒鋼鎖鏡鐵開閉間閃關雜靈靚頁須飯飲餘駐駕騎驗體鬧魚鮮鳥麥黨齊齒龜羣峯裏綫麪嶺嶽濤瀾潔潤澤"
    "瑩璽煒燁燦爍穎紹綺綱繡纓翹聲芻莖蔔薈薩蘊蕓蕩蟬衝譽貝軒轅逕鄲鈞鈺鉑銘鋭錫鍾鎧閔閩雋霽韜頌"
    "頤顯騰驍鴻鵑鶯閣術島鷺瓏賀鈴閘廠廳峽嵐駿齋儀優兒凱創劍動勝勞匯協厲參"
)
_SIMPLIFIED = (
    "园号楼栋单区县镇乡东门广场华龙丽陈张刘黄吴赵孙马罗郑谢韩冯蒋萧叶阎陆钟汤满许邓贾邹谭龚赖"
    "卢钱顾严鲁韦纪项聂庄伦兴业银锦辉庆汉国际厦湾桥滨宝顺风云绿兰莲凤鸣鹤鹏飞远达运进连贤贵宾"
    "赞环玮琼万亿产务会馆员个层两车库电气头阳阴队阶险双难鸡离雾静顶预领题额愿类买卖长邻里卫计"
    "温韵侨学医药图书岁龄宁实宽审对导将专寻尔块垒坝寿处备复梦奥妆姗娇孪宫宪应怀恋战户捡扩拥据"
    "摊摄数断旧时晋晓旷晖条来杨枫极荣枪标树机权欢欧历残杀决没况泪净浑减测济浏洒滩灯烧炉争爷墙"
    "状狮奖现瑶画当疗发盗监盘困矫础碍礼种称谷稳竞笔节范筑简粮红约级纹纳纸细终结给统丝经维网紧"
    "线练总绩织继续罢义习圣闻联聪职胶台与举舱艺葱苏虚虫补装复见规视亲觉观触订讨讯记训设诉诊词"
    "试诗话该详语诚误说调请论诺证识议护读变让丰负财责货质购赔赛军软轻较轮转办农这还迟适选释针"
    "锋钢锁镜铁开闭间闪关杂灵靓页须饭饮余驻驾骑验体闹鱼鲜鸟麦党齐齿龟群峰里线面岭岳涛澜洁润泽"
    "莹玺炜烨灿烁颖绍绮纲绣缨翘声刍茎卜荟萨蕴芸荡蝉冲誉贝轩辕迳郸钧钰铂铭锐锡钟铠闵闽隽霁韬颂"
    "颐显腾骁鸿鹃莺阁术岛鹭珑贺铃闸厂厅峡岚骏斋仪优儿凯创剑动胜劳汇协厉参"
)
_ONE_SCRIPT = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_NO_DOTS = dict.fromkeys(map(ord, DOT + OTHER_DOTS))
ONE_DOT = dict.fromkeys(map(ord, OTHER_DOTS), DOT)


def tidy_name(text: str) -> str:
    """A name or place as it is stored.

    Without invisible marks and without spaces beside Chinese characters, letters and figures in
    half width, one dot between the parts of a name, one dash between figures.

    >>> tidy_name("买买提•吐尔逊"), tidy_name(" 王　五 "), tidy_name("Ａ座６—１２０２ 室（东）")
    ('买买提·吐尔逊', '王五', 'A座6-1202室（东）')
    """
    shown = " ".join(without_invisible(text).split())
    return _plain_dashes(_DOTTED.sub(DOT, _BESIDE_HAN.sub("", _half_width(shown))))


def plain_figures(text: str) -> str:
    r"""A text in people's own words as it is stored: letters and figures in half width, one dash
    between them; lines, spaces and punctuation as they were typed.

    >>> plain_figures("９０１室  漏水，\n３—５楼（东）")
    '901室  漏水，\n3-5楼（东）'
    """
    return _plain_dashes(_half_width(without_invisible(text)))


def _half_width(text: str) -> str:
    return _TWINS.sub(lambda twin: unicodedata.normalize("NFKC", twin[0]), text)


def _plain_dashes(text: str) -> str:
    return _IN_NUMBERS.sub("-", text)


def folded(text: str) -> str:
    """What look-ups compare: one script, half width, lower case, without spaces and dots.

    >>> folded("皿園 小區（Ａ）"), folded("买买提•吐尔逊") == folded("买买提·吐尔逊")
    ('皿园小区(a)', True)
    """
    return compact(text).translate(_ONE_SCRIPT).translate(_NO_DOTS)


def spellings(text: str) -> set[str]:
    """The ways in which typed words may be stored; empty for an empty text.

    As typed, as stored today, and without spaces in half and full width, in one script.

    >>> sorted(spellings("皿園•甲")), sorted(spellings("园 (一期)"))
    (['皿园·甲', '皿园•甲', '皿園·甲', '皿園•甲'], ['园 (一期)', '园(一期)', '园（一期）'])
    """
    typed, plain = without_invisible(text).strip(), compact(text).upper()
    ways = {typed, tidy_name(text), plain, plain.translate(_FULL_WIDTH)}
    return {script for way in ways for script in (way, way.translate(_ONE_SCRIPT))} - {""}


def name_spellings(text: str) -> set[str]:
    """The ways in which a typed name may be stored: also with a dot that was left out, and without.

    >>> sorted(name_spellings("买买提·吐") - spellings("买买提·吐"))
    ['买·买提吐', '买买·提吐', '买买提吐']
    >>> "买买提·吐尔逊" in name_spellings("买买提吐尔逊"), name_spellings("李小明") == {"李小明"}
    (True, True)
    """
    ways, bare = spellings(text), tidy_name(text).translate(_NO_DOTS)
    if not _LONG_NAME.fullmatch(bare):
        return ways
    return ways | {bare} | {f"{bare[:at]}{DOT}{bare[at:]}" for at in range(1, len(bare))}


_LONG_NAME = re.compile(rf"[{_HAN}]{{4,15}}")  # names without a dot have up to three or four
_FULL_WIDTH = str.maketrans("()[]", "（）〔〕")
