"""The figures of 万安. Sums are in 元; each line adds up to 1886 or to its parent."""

CASES = 1886
MONEY_CASES = 877
YUAN = 2_679_800

# code: cases, of these with money, 元
CATEGORIES = {
    "PF": (388, 341, 1_012_600),
    "LK": (304, 251, 846_300),
    "NZ": (231, 19, 27_400),
    "PK": (214, 52, 88_700),
    "DC": (121, 43, 121_500),
    "EV": (109, 13, 11_800),
    "PT": (96, 37, 52_300),
    "IL": (89, 10, 26_900),
    "PA": (74, 5, 6_100),
    "SN": (61, 8, 9_400),
    "UT": (52, 34, 43_800),
    "PB": (39, 11, 84_600),
    "LV": (33, 11, 49_500),
    "HT": (32, 24, 71_200),
    "DV": (24, 15, 131_700),
    "OC": (12, 0, 0),
    "MF": (7, 3, 96_000),
}
OFFICIAL = {"property": 845, "neighbour": 1009, "damage": 32}

RESULTS = {"written": 722, "oral": 1079, "failed": 58, "withdrawn": 27}
SOURCES = {
    "application": 962,
    "own_initiative": 788,
    "entrusted_court": 58,
    "entrusted_police": 31,
    "entrusted_petition": 17,
    "entrusted_other": 30,
}
PERFORMANCES = {"at_once": 1312, "on_time": 431, "partly": 33, "not": 25}
CONFIRMATIONS = {"confirmed": 91, "dismissed": 2, "withdrawn": 3}
DIFFICULT = 74
YEARS = {2023: 452, 2024: 497, 2025: 534, 2026: 403}

# street, community: its estates, each as name, kind (see KINDS), households, cases
ESTATES = {
    ("万安街道", "万福社区"): "锦溪华庭 商 360 11 澄澜安置小区 安 236 19 栖云安置小区 安 604 15 "
    "望洲花园 商 236 11 汀兰新村 老 1416 39 棠悦家园 商 604 24 桐荫新村 老 924 39",
    ("万安街道", "桥南社区"): "砚池新村 老 486 11 听潮新村 老 188 11 鹭屿雅苑 商 1060 23 "
    "榕景家园 商 1060 52 霁月花园 商 360 23 拾光家园 商 1248 31",
    ("万安街道", "后埭社区"): "云岫小区 商 1416 46 沐阳安置小区 安 1416 41 "
    "清晏安置小区 安 1248 60 嘉澍家园 商 836 35 瑞庭安置小区 安 1060 52",
    ("万安街道", "杏宅社区"): "怀瑾名苑 商 312 21 星洲小区 商 188 13 芷兰花园 商 360 15 "
    "朴园名苑 商 188 15 鸣泉花园 商 428 25 松月新村 老 688 25 翠岸新村 老 312 15",
    ("万安街道", "琯头社区"): "南薰新村 老 604 15 静澜名苑 商 752 24 和风安置小区 安 836 37 "
    "晴川花园 商 236 14 青禾家园 商 188 15 雅颂华庭 商 1060 19",
    ("万安街道", "塘西社区"): "枕溪家园 商 604 31 丰和里安置小区 安 688 39 启明新村 老 1416 74 "
    "景曜花园 商 188 11 望岳安置小区 安 688 26 临风雅苑 商 924 40 知语家园 商 360 10 "
    "屿岸华庭 商 1416 24",
    ("万安街道", "院前社区"): "橙光小区 商 1416 59 暖陶小区 商 520 24 金穗华庭 商 236 12 "
    "雁归华庭 商 520 25",
    ("万安街道", "万盛社区"): "观澜里安置小区 安 360 8 竹影雅苑 商 486 20 荷塘安置小区 安 428 17 "
    "凌波名苑 商 752 19 石笋安置小区 安 312 16 碧梧名苑 商 1416 45 海棠华庭 商 752 32",
    ("双阳街道", "南山社区"): "远山安置小区 安 924 36 春晓名苑 商 604 19 银杏名苑 商 836 18 "
    "书香里新村 老 236 16 长虹华庭 商 360 8 福临新村 老 188 15 祥和名苑 商 486 24",
    ("双阳街道", "新南社区"): "平安里安置小区 安 520 31 迎曦小区 商 188 9 双桂华庭 商 428 26 "
    "紫荆新村 老 1060 39 三角梅小区 商 688 19 侨韵华庭 商 1416 53",
    ("双阳街道", "新岭社区"): "归雁安置小区 安 688 44 侨心家园 商 924 45 侨馨花园 商 520 26 "
    "侨安花园 商 752 27 侨悦小区 商 1248 65 侨福小区 商 604 38",
}
KINDS = {"商": "commercial", "安": "resettlement", "老": "old"}


def estates() -> list[tuple[str, str, str, str, int, int]]:
    """The 69 estates: street, community, name, kind, households, cases.

    >>> len(estates()), sum(row[-1] for row in estates())
    (69, 1886)
    """
    rows = []
    for place, line in ESTATES.items():
        words = line.split()
        for name, kind, households, cases in zip(*(words[n::4] for n in range(4)), strict=True):
            rows.append((*place, name, KINDS[kind], int(households), int(cases)))
    return rows
