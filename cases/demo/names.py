"""Invented people: common surnames, identity numbers of a region that does not exist."""

from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

REGION = "350599"
SURNAMES = "陈林黄吴王蔡张李郑杜骆庄苏曾谢"
GIVEN = (
    "志伟 丽珍 建明 秀英 国强 美玲 文彬 雅婷 清泉 淑华 俊杰 惠芳 荣华 宝珠 永福 碧云 "
    "家豪 晓燕 金发 素贞 少华 玉兰 世昌 桂香 思源 佳慧 振兴 月娥 鸿飞 诗涵 明辉 彩霞 "
    "德胜 琼瑶 天赐 巧玲 耀宗 婉如 添丁 阿香 怀远 若兰 景行 静姝 安邦 采薇 嘉树 明月"
).split()
FIRST_BIRTHDAY = date(1948, 1, 1)
YEARS_OF_BIRTH = 55 * 365


def person(rng: Random) -> str:
    """A random name."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def id_number(rng: Random) -> str:
    """A number with a correct check digit in a region that was never assigned."""
    born = FIRST_BIRTHDAY + timedelta(days=rng.randrange(YEARS_OF_BIRTH))
    body = f"{REGION}{born:%Y%m%d}{rng.randrange(1, 999):03}"
    return body + ric.calc_check_digit(body + "0")


def phone(rng: Random) -> str:
    """A mobile number."""
    return f"1380000{rng.randrange(10000):04}"


def credit_code(serial: int) -> str:
    """A unified social credit code of the invented region."""
    body = f"91{REGION}MA000{serial:04}"
    return body + uscc.calc_check_digit(body + "0")
