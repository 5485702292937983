"""The people in one cell: names, a head count, telephones and identity numbers beside a name."""

import re
from dataclasses import dataclass, field
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
# 申请人王五, 甲方：王五: the word of the column, again before the name.
_ROLE_WORD = "被?申请人|[甲乙]方|原告|被告|当事人|投诉人|反映人"
_ROLE = re.compile(rf"^(?:{_ROLE_WORD})(?:[:：]|(?=[\u3400-\u9fff]{{2,4}}$))")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s、，,；;]))[(（]?\d{1,2}(?:[)）]|[.．、](?!\d))\s*")
# 张三一家 is not thirty-one households: a numeral right behind a name is part of no count.
_NUMERAL = r"(?:(?<![\u3400-\u9fff])|(?<=[等共计户主民]))[一二两三四五六七八九十百]{1,5}"
_NUMBER = rf"(?:\d{{1,5}}|{_NUMERAL})"
_WHO = r"(?:业主|住户|居民|村民|租户|商户|当事人|申请人)"
_COUNTED = rf"(?:共|计|合计)?\s*{_NUMBER}\s*(?:人|户|名|位|家){_WHO}?"
_HEADS = re.compile(
    rf"\s*等?\s*(?:{_COUNTED}[,，、(（]?\s*){{1,2}}[)）]?\s*$|\s*等(?:多|数|若干)?(?:人|户|名|位|家)?{_WHO}?$"
)
_COUNT = re.compile(rf"({_NUMBER})\s*(人|户|名|位|家)")
# A number that is not exact: 等5-8人, 等约5人, 等十几户, 等120户（约400人）.
_INEXACT = re.compile(
    r"\s*等(?=[^、，,；;]*(?:约|近|[余多几来]|[-~—～至到]))[^、，,；;]*(?:人|户|名|位|家)[^、，,；;]*$"
)
_SEE_LIST = re.compile(r"[（(](?:详见|名单|附|见)[^()（）]*[)）]\s*$")
_COUPLE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:夫妇|夫妻|两口子)(?:二人|俩|两人)?$")
_FAMILY = re.compile(
    r"(?<=[\u3400-\u9fff]{2})(?:全家|一家(?:([二两三四五六七八九])口)?人?|(?:及|和|与)其?(?:家人|家属|亲属))$"
)
_ALL = re.compile(
    r".*(?:全体|部分|多名|若干|数名|众)(?:的)?(?:业主|住户|居民|村民|租户|商户).*"
    rf"|.*?(?:约|近)?(?:[\d十百几数]*[余多几]\s*(?:人|户|名|位|家)|(?:约|近)\d+\s*(?:人|户|名|位|家)){_WHO}?"
)
_DETAIL = re.compile(r"男|女|[\u3400-\u9fff]{1,5}族|住.*|\d{1,3}岁.*|.*出?生于?.*\d.*")
_SEX = re.compile(r"[\u3400-\u9fff]{2} [男女]$")  # 王五 男 is not 王五男
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
    "配偶|妻子|丈夫|爱人|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|其妻|其夫|其子|其女|其父|其母|邻居"
    "|租客"
)
_AND = re.compile(
    rf"([\u3400-\u9fff]{{2,4}})(?:和|与|及|以及|[&+])其?({_KIN})?([\u3400-\u9fff]{{2,4}})"
)
# Somebody who acts for another, or stands in for the dead: who is the party, only a person knows.
_FOR_OTHERS = re.compile(
    r"代(?:理|办|为|签|申请)?人?[)）]|(?:代理人|监护人)[:：]?(?=[\u3400-\u9fff])|[(（](?:法定代理|监护)"
    r"|[(（](?:委托|由|代|已?故|去世|死亡)|代理人$|已故|去世|之[子女妻夫父母]|继承人"
    r"|(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,3} ?(?:代(?!表|理)|诉) ?[\u3400-\u9fff]{2,3}$"
)
_LISTED = re.compile(r"[(（]?1[.．、)）](?!\d)")
_INSIDE = re.compile(r"(?<=[\u3400-\u9fff])\d{1,2}[.．、)）](?=[\u3400-\u9fff])|[①-⑳]")
_ORGANISATION = re.compile(
    r"公司|物业|集团|委员会|业委会|居委会|村委会|管委会|物管会|银行|合作社|事务所|(?:中心|学校|医院"
    r"|幼儿园|酒店|商行|商店|经营部|服务部|项目部|管理处|办事处|分局|厂)$"
)
_MORE_THAN_A_NAME = re.compile(
    r"[\d?？*＊:：&+]|[-—–]|[xX×]{2}|某|匿名|不愿|保密|先生|女士|小姐|阿姨|大爷|大妈|师傅|代表|同上"
    r"|^(?:业主|住户|户主|租户|租客|商户)|(?:业主|住户|户主)$"
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
    content, heads, more = _counted(content)
    named = _Named().read(content)
    names = tuple(named.contacts)
    if named.unnamed:
        heads = max(heads or 0, len(names) + named.unnamed)
    return People(
        names,
        heads,
        tuple(phone for phone, _ in named.contacts.values()),
        tuple(number for _, number in named.contacts.values()),
        more=more or named.more or any(map(is_group, names)),
    )


def _counted(content: str) -> tuple[str, int | None, bool]:
    """The content without the head count at its end, the count, and whether others are meant
    without an exact number."""
    content = _SEE_LIST.sub("", content)
    tail = content[-LONGEST:]
    if inexact := _INEXACT.search(tail):
        return content.removesuffix(inexact[0]), None, True
    if is_group(content):
        return content, None, True
    if not (counted := _HEADS.search(tail)):
        return content, None, False
    heads = _heads(counted[0])
    return content.removesuffix(counted[0]).rstrip("(（"), heads, heads is None


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


@dataclass(slots=True)
class _Named:
    """The names in a cell with what stands beside each; people meant without a name of their own.

    `contacts`: name → telephone and identity number; `unnamed` counts the others of couples and
    families, `more` are others without a number.
    """

    contacts: dict[str, tuple[str, str]] = field(default_factory=dict)
    unnamed: int = 0
    more: bool = False

    def read(self, content: str) -> "_Named":
        """Read every name."""
        if _LISTED.match(content) or "①" in content:
            content = _INSIDE.sub("；", content)
        for piece in _pieces(_ENUMERATOR.sub("；", content)):
            bare, phone, number = _without_numbers(" ".join(piece.split()))
            if self.contacts and _DETAIL.fullmatch(bare[:LONGEST]):
                raise Unreadable(f"看不出是几个人，{REMEDY}")
            self._add(self._without_kin(bare), phone, number)
        return self

    def _without_kin(self, piece: str) -> str:
        """The name of a couple or family by one name: 李四夫妇, 张三一家三口."""
        if couple := _COUPLE.search(piece):
            if self.contacts:  # 张三、李四夫妇: two persons, or three?
                raise Unreadable(f"看不出是几个人，{REMEDY}")
            self.unnamed += 1
            return piece.removesuffix(couple[0])
        if family := _FAMILY.search(piece):
            many = family[1] and int(number_of(family[1].replace("两", "二")))
            self.unnamed += (many or 1) - 1
            self.more |= not many
            return piece.removesuffix(family[0])
        return piece

    def _add(self, piece: str, phone: str, number: str) -> None:
        """Add the names of a piece; numbers without a name belong to the one before."""
        bare = _ROLE.sub("", piece.rstrip("。"))
        if "。" in bare or _SEX.search(bare):
            raise Unreadable(f"看不出是几个人，{REMEDY}")
        apart = map(tidy_name, _apart(bare))
        names = [name for name in apart if name and not words.is_nothing(name)]
        if is_again := bool(not names and (phone or number) and self.contacts):
            names = [list(self.contacts)[-1]]
        for at, name in enumerate(names):
            had = self.contacts.get(name, ("", ""))
            two_people = not is_again and had[0] and phone and had[0] != phone
            if not at and (two_people or (had[1] and number and had[1] != number)):
                raise Unreadable(f"看不出是几个人，{REMEDY}")
            phones = "、".join(dict.fromkeys(filter(None, (had[0], phone))))
            self.contacts[name] = had if at else (phones, had[1] or number)


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
    """Whether a name stands for people who are not named: 3栋2单元全体业主, 十几户居民."""
    return len(name) <= LONGEST and bool(_ALL.fullmatch(name))


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's."""
    return bool(_ORGANISATION.search(name))


def is_more_than_a_name(name: str) -> bool:
    """Whether a person's name holds something else beside it: a room, a title, a doubt.

    >>> [is_more_than_a_name(name) for name in ("张三3-101", "王阿姨", "张三（3栋101）", "张三")]
    [True, True, False, False]
    """
    bare = _REMARKS.sub("", name)
    is_known = is_organisation(name) or is_group(name)
    return not is_known and bool(_MORE_THAN_A_NAME.search(bare))


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
