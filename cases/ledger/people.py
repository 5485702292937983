"""The people in one cell: names, a head count, telephones and identity numbers beside a name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cases.law.numerals import number_of
from cases.ledger import vocabulary, words
from cases.ledger.values import LONGEST, Unreadable, plain_text, text
from cases.ledger.workbook import Cell
from mediation.accounts.typed_names import ONE_DOT, tidy_name


@dataclass(frozen=True, slots=True)
class People:
    """The names in one cell, the head count if given (等5人, 23户), and what stood beside names.

    `phones` and `id_numbers` have one entry for each name, empty where nothing was written;
    `more` says that others are meant whose number is not given (张三等, 全体业主).
    """

    names: tuple[str, ...] = ()
    heads: int | None = None
    phones: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()
    more: bool = False


REMEDY = "请在一格中只写姓名或名称，用顿号分开"
_BETWEEN = frozenset("、，,；;/\n|")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s、，,；;]))[(（]?\d{1,2}(?:[)）]|[.．、](?!\d))\s*")
_NUMBER = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,5})"
_WHO = r"(?:业主|住户|居民|村民|租户|商户|当事人|申请人)"
_COUNTED = rf"(?:共|计|合计)?\s*{_NUMBER}\s*(?:人|户|名|位|家){_WHO}?"
_HEADS = re.compile(
    rf"\s*等?\s*(?:{_COUNTED}[,，、(（]?\s*){{1,2}}[)）]?\s*$|\s*等(?:多|数|若干)?(?:人|户|名|位|家)?{_WHO}?$"
)
_COUNT = re.compile(rf"({_NUMBER})\s*(人|户|名|位|家)")
_COUPLE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:夫妇|夫妻|两口子)(?:二人|俩|两人)?$")
_ALL = re.compile(r".*(?:全体|部分|多名|若干|数名|众)(?:的)?(?:业主|住户|居民|村民|租户|商户).*")
_HAN = re.compile(r"[\u3400-\u9fff·]+")
_REMARKS = re.compile(r"[(（][^()（）]*[)）]")
# The end of an organisation's name, which is no name by itself.
_OF_A_BODY = re.compile(
    r"(?:物业|服务|管理|股份|有限|责任)*(?:集团|公司|分公司)|业主?委(?:员)?会|居(?:民)?委(?:员)?会|村(?:民)?委(?:员)?会|物业"
)
_PHONE = re.compile(
    r"(?:(?:联系)?电话|手机号?|联系方式|tel|☎)?[:：.]?\s*"
    r"(?<!\d)(1[3-9]\d{9}|0\d{2,3}-\d{7,8}|0\d{9,11})(?!\d)",
    re.IGNORECASE,
)
_ID = re.compile(
    r"(?:公民)?(?:身份证|证件)?(?:号码|号)?[:：]?\s*(?<![0-9A-Za-z])(\d{17}[\dXx])(?![0-9A-Za-z])"
)
_FIGURES = re.compile(r"\d(?:[ -]?\d){6,}")
_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF38: "X", 0xFF58: "x"}
_LONG_NUMBER = re.compile(r"\d{7,}")
_EMPTY_BRACKETS = re.compile(r"[(（][\s,，、;；]*[)）]")
_LOOSE_COMMA = re.compile(r"[\s,，、;；]+(?=[)）])|(?<=[(（])[\s,，、;；]+")
_KIN = (
    "妻子|丈夫|爱人|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|其妻|其夫|其子|其女|其父|其母|邻居|租客"
)
_AND = re.compile(rf"([\u3400-\u9fff]{{2,4}})(?:和|与|及|以及)({_KIN})?([\u3400-\u9fff]{{2,4}})")
# Somebody who acts for another, or stands in for the dead: who is the party, only a person knows.
_FOR_OTHERS = re.compile(
    r"代(?:理|办|为|签|申请)?人?[)）]|[(（](?:委托|由|代|已?故|去世|死亡)|代理人$|已故|去世|之[子女妻夫父母]|继承人"
)


def people(value: Cell | None) -> People:
    """The people in a cell, in order, without repeats; raises `Unreadable`.

    >>> people("张三、李四（业主）; 王 五等5人").names, people("张三等3户共12人").heads
    (('张三', '李四（业主）', '王五'), 12)
    """
    return _people(value if isinstance(value, str) else text(value))


@lru_cache(maxsize=8192)
def _people(written: str) -> People:
    content = plain_text(written.replace("\n", "；")).translate(ONE_DOT)
    content = _FIGURES.sub(lambda run: re.sub(r"[ -]", "", run[0]), content.translate(_HALF_WIDTH))
    if _FOR_OTHERS.search(content):
        raise Unreadable(f"写的是代办人或者已去世的人，看不出谁是当事人，{REMEDY}")
    counted = _HEADS.search(content[-LONGEST:])
    heads = _heads(counted[0]) if counted else None
    content = content.removesuffix(counted[0]).rstrip("(（") if counted else content
    named, couples = _named(content)
    names = tuple(named)
    if couples:
        heads = max(heads or 0, len(names) + couples)
    return People(
        names,
        heads,
        tuple(phone for phone, _ in named.values()),
        tuple(number for _, number in named.values()),
        more=bool(counted and heads is None) or any(map(is_group, names)),
    )


def _heads(counted: str) -> int | None:
    """The persons counted, or else the households."""
    counts = _COUNT.findall(counted)
    of_persons = [number for number, unit in counts if unit not in "户家"]
    numbers = of_persons or [number for number, _ in counts]
    if not numbers:
        return None
    last = numbers[-1].replace("两", "二")
    return int(last) if last.isdigit() else _hundreds(last)


def _hundreds(numeral: str) -> int:
    hundreds, _, rest = numeral.rpartition("百")
    return 100 * int(number_of(hundreds or "〇")) + int(number_of(rest.lstrip("零") or "〇"))


def _named(content: str) -> tuple[dict[str, tuple[str, str]], int]:
    """Name → its telephone and identity number; and how many couples are named by one name."""
    named: dict[str, tuple[str, str]] = {}
    couples = 0
    for piece in _pieces(_ENUMERATOR.sub("；", content)):
        bare, phone, number = _without_numbers(" ".join(piece.split()))
        couples += bool(_COUPLE.search(bare))
        apart = [n for n in _apart(_COUPLE.sub("", bare)) if not words.is_nothing(n)]
        names = [tidy_name(name) for name in apart]
        if not names and (phone or number) and named:
            names = [list(named)[-1]]
        for at, name in enumerate(names):
            had = named.get(name, ("", ""))
            named[name] = had if at else (had[0] or phone, had[1] or number)
    return named, couples


def _without_numbers(piece: str) -> tuple[str, str, str]:
    """The piece without its telephone and identity number, and these two."""
    number, phone = _ID.search(piece), None
    bare = _ID.sub(" ", piece, count=1) if number else piece
    if phone := _PHONE.search(bare):
        bare = _PHONE.sub(" ", bare, count=1)
    if _LONG_NUMBER.search(bare):
        raise Unreadable(f"里有一串看不懂的号码，号码请写到电话或者身份证号列，{REMEDY}")
    bare = _EMPTY_BRACKETS.sub("", _LOOSE_COMMA.sub("", bare)) if number or phone else bare
    return bare.strip(" ,，;；:："), phone[1] if phone else "", number[1].upper() if number else ""


def is_group(name: str) -> bool:
    """Whether a name stands for people who are not named: 3栋2单元全体业主."""
    return bool(_ALL.fullmatch(name))


def _pieces(content: str) -> list[str]:
    """The content split at separators outside brackets."""
    pieces, depth = [""], 0
    for sign in content:
        depth = max(depth + (sign in "(（") - (sign in ")）"), 0)
        if sign in _BETWEEN and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _apart(piece: str) -> list[str]:
    """One name, or several persons separated by spaces or 和; 张　三 and 欧阳 锋 are one person."""
    if joined := _AND.fullmatch(piece):
        first, kin, second = joined.groups()
        return [first, f"{second}（{kin}）" if kin else second]
    parts = piece.split(" ")
    bare = [_REMARKS.sub("", part) for part in parts]
    if len(parts) == 1 or not all(map(_HAN.fullmatch, bare)) or _OF_A_BODY.fullmatch(bare[-1]):
        return [piece]
    single = [part for part in bare if len(part) == 1]
    one_person = single or parts[0] in vocabulary.COMPOUND_SURNAMES
    if any(len(part) > 4 for part in (["".join(bare)] if one_person else bare)) or len(single) > 3:
        raise Unreadable(f"看不出是几个人，{REMEDY}")
    return [piece] if one_person else parts


_TITLE = re.compile(r"(?:人民)?调解员$|(?:主任|同志|老师)$")
_REMARK = re.compile(r"[(（][^()（）]*[)）]$")


def mediators(written: str) -> tuple[str, ...]:
    """The mediators in a cell, without titles, remarks and spaces; raises nothing.

    >>> mediators("调皿（兼）、助园调解员"), mediators("调皿和助园"), mediators("调 皿")
    (('调皿', '助园'), ('调皿', '助园'), ('调皿',))
    """
    try:
        names = people(written).names
    except Unreadable:
        return (written,) if written else ()
    bare = (_bare(name) for name in names)
    return tuple(dict.fromkeys(name for name in bare if name))


def _bare(name: str) -> str:
    without = _REMARK.sub("", name)
    shorter = _TITLE.sub("", without)
    return shorter if len(shorter) >= 2 else without or name
