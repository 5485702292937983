"""The first letters of Chinese words in pinyin, by which people look through long lists.

The common characters stand in GB 2312 in the order of their pinyin, so that their place gives the
letter; others, and those in names of places around here, are listed. Of a character with several
readings one counts.
"""

from bisect import bisect_right

_LETTERS = "abcdefghjklmnopqrstwxyz"
_FIRST = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC),
    *(0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9),
    0xD4D1,
)
_LAST = 0xD7F9
_READ = {
    "b": "邶",
    "c": "郴宸琛",
    "h": "灏颢瀚",
    "j": "瑾婧璟珺珏",
    "l": "鹭泸澜漯骊璐潞溧",
    "m": "闽",
    "p": "邳郫莆濮",
    "q": "琪琦祺淇麒衢",
    "r": "榕睿",
    "s": "晟嵊",
    "t": "韬婷",
    "x": "馨曦鑫昕忻禧浔厦",
    "y": "鄞苑瑛滢莹钰煜昱瑜毓沅鄢韵",
    "z": "璋臻",
}
_OTHERS = {sign: letter for letter, signs in _READ.items() for sign in signs}


def initials(text: str) -> str:
    """The first letter of each Chinese character; letters and figures as they are, nothing else.

    >>> initials("侨韵苑（2期）"), initials("榕景家园"), initials("渗漏水")
    ('qyy2q', 'rjjy', 'sls')
    """
    return "".join(map(_initial, text.lower()))


def _initial(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() else ""
    if sign in _OTHERS:
        return _OTHERS[sign]
    code = int.from_bytes(sign.encode("gb2312", "ignore"), "big")
    return _LETTERS[bisect_right(_FIRST, code) - 1] if _FIRST[0] <= code <= _LAST else ""
