"""Names that are none: a number, several people, somebody's agent, or a word in a name's place.

A name is printed on papers and shown to the other side; its column is not sealed, so that numbers
must not stand in it.
"""

import re

from cases.law.identifiers import COMPOUND_SURNAMES
from mediation.accounts.typed_text import half_width

NUMBER = "这一格只写姓名或者名称，号码请写到别的格里。"
AGENT = "这里只写当事人自己，代理人、监护人不写在这里。"
SEVERAL = "这里只写一位"
NO_NAME = "“{}”不是姓名"
ONE_OR_TWO = "“{}”是一位还是两位？一位的请连写（少数民族姓名中间加“·”）"
# What to do about it, on the pages that register parties, and on a resident's own.
OF_A_PARTY = {
    SEVERAL: "，其余各位请另加一方；说不清有谁的，类别选“多人”。",
    NO_NAME: "；还不知道是谁的，类别选“身份待查”。",
    ONE_OR_TWO: "，两位的另加一方。",
}
OF_ONESELF = {
    SEVERAL: "，别的人请写在经过里。",
    NO_NAME: "，请写您的姓名；不想让对方知道的，勾选“不让对方知道我的姓名”。",
    ONE_OR_TWO: "，别的人请写在经过里。",
}
_HAN = "\u3400-\u9fff"
_FIGURES = re.compile(r"(?:[0-9][-. ]?){7,}")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_ACTS_FOR = re.compile(r"[(（][^()（）]*(?:代理|监护|代办|委托)[^()（）]*[)）]|代理人|监护人")
_LIST = re.compile(
    rf"[{_HAN}][、，,；;/|&+][{_HAN}]|(?:夫妇|夫妻|一家|(?<!平)等(?:[0-9一二两三四五六七八九十]*[人户位名])?)$"
    rf"|^(?:全体|部分|多名).*(?:业主|住户|居民)$"
)
_AND = re.compile(rf"([{_HAN}]{{2,3}})[和与及]([{_HAN}]{{2,3}})")
_APART = re.compile(rf"([{_HAN}]{{2,4}})\s+([{_HAN}]{{2,4}})")
_PLACEHOLDERS = frozenset(
    "无 不详 未知 不知道 不清楚 不明 匿名 保密 无名氏 本人 自己 我 对方 双方 各方 甲方 乙方 丙方 "
    "丁方 申请人 被申请人 当事人 某 某某 某人 空 null none na n/a".split()
)


def why_no_name(typed: str, remedies: dict[str, str], *, is_person: bool) -> str:
    """Why what was typed is no name of one party, as a sentence; empty where it may be one.

    >>> why_no_name("王五 13800000000", OF_A_PARTY, is_person=False) == NUMBER
    True
    >>> why_no_name("欧阳 锋", OF_A_PARTY, is_person=True)
    ''
    """
    shown = " ".join(typed.split())
    plain = half_width(shown)
    if _FIGURES.search(plain):
        return NUMBER
    if not plain or not is_person:
        return ""
    if _ACTS_FOR.search(plain):
        return AGENT
    for sentence, is_meant in ((NO_NAME, _is_none), (SEVERAL, _is_list), (ONE_OR_TWO, _is_apart)):
        if is_meant(plain):
            return sentence.format(shown) + remedies[sentence]
    return ""


def _is_none(plain: str) -> bool:
    return plain.casefold() in _PLACEHOLDERS or not any(map(str.isalpha, plain))


def _is_list(plain: str) -> bool:
    bare = _BRACKETS.sub("", plain)
    two = _AND.fullmatch(bare)
    return bool(_LIST.search(bare) or (two and two[1] not in COMPOUND_SURNAMES))


def _is_apart(plain: str) -> bool:
    two = _APART.fullmatch(plain)
    return bool(two and two[1] not in COMPOUND_SURNAMES)
