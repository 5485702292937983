"""Looking up a ledger's word: heading, category, source, result.

Unknown words are not guessed. The lists are in `headings.py`, `category_words.py` and
`vocabulary.py`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from cases.law import sums
from cases.law.categories import Category
from cases.ledger import vocabulary as lists
from cases.ledger.category_words import CATEGORIES, CATEGORIES_OF_OTHER_CLASS
from cases.ledger.headings import HEADINGS
from mediation.accounts.typed_names import folded

_remembered = lru_cache(maxsize=4096)
LONGEST_HEADING = 500  # with its remarks; a longer cell is no heading


class Meaning(NamedTuple):
    """The meaning of a ledger's word; `group` is the official class or the statutory source."""

    code: str
    group: str = ""


def key(text: str) -> str:
    """A word in the form used for comparison: half width, no spaces, lower case.

    >>> key(" 合　计（Ａ）")
    '合计(a)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _index(table: dict[str, Iterable[str]], meaning: Callable[[str], Meaning] = Meaning) -> dict:
    return {key(word): meaning(code) for code, words in table.items() for word in words}


def _split(table: dict[str, str]) -> dict[str, list[str]]:
    return {code: words.split() for code, words in table.items()}


def _named(table: dict[str, tuple]) -> dict[str, list[str]]:
    return {code: [name, *more.split()] for code, (name, *_, more) in table.items()}


_FIELD_NAMES = _split(HEADINGS)
_HEADINGS = {key(word): field for field, words in _FIELD_NAMES.items() for word in words}
_CATEGORIES = _index(
    {code: [Category(code).label, *words.split()] for code, (_, words) in CATEGORIES.items()},
    lambda code: Meaning(code, CATEGORIES[code][0]),
) | {key(word): Meaning(*known) for word, known in CATEGORIES_OF_OTHER_CLASS.items()}
_SOURCES = _index(
    {channel: words.split() for channel, (_, _, words) in lists.SOURCES.items()},
    lambda channel: Meaning(channel, lists.SOURCES[channel][0]),
)
_RESULTS = _index(_named(lists.RESULTS))
_PERFORMANCES = _index(_split(lists.PERFORMANCES))
_SATISFACTIONS = _index(_split(lists.SATISFACTIONS))
_WITHOUT_FORM = frozenset(map(key, lists.RESULTS_WITHOUT_FORM.split()))
_NOTHING = frozenset(map(key, lists.NOTHING.split())) | {""}
_BRACKETS = re.compile(r"[(\[【{]([^()\[\]【】{}]*)[)\]】}]")
_UNIT_WORD = re.compile(
    r"(?:单位|计量单位|币种)?[:为]?(?:人民币)?(千万|百万|亿|万|千|百|角|分)?(元)?"
)
_COUNTED_IN = re.compile(r"[以按]((?:千万|百万|亿|万|千|百)?元)(?=为?单位|计)")
OTHER_CURRENCY = "外币"
_ABOUT = frozenset("约 大约 估算 估计 可约 约数 人民币 必填 选填 可空 没有填无".split())
# A remark with one of these words changes what the column holds: only a person can say.
_OTHER_MATTER = re.compile(
    r"代理|委托|代表|被|对方|乙方|配偶|家属|监护|担保|保证|已|未|实|应|欠|余|剩|减|退|履行|回访|电话|手机"
    r"|证|住址|人数|户数|农历|阴历|旧历|民国|预[计约定]|计划|拟|暂[定时]|原[来有]?|旧|曾用|记录|助理|副|协[办助]"
)


def name_of(field: str) -> str:
    """The column's name in our sentences."""
    return _FIELD_NAMES[field][0]


@_remembered
def field_of(heading: str) -> str | None:
    """The field of a heading, or None; units, asterisks and harmless remarks are ignored.

    >>> field_of("涉及金额（万元）"), field_of("结果（书面/口头）"), field_of("天气")
    ('amount', 'result', None)
    """
    if len(heading) > LONGEST_HEADING:
        return None
    plain = folded(heading).replace("糾紛", "纠纷").strip("*:")
    return _field_of(key(heading).strip("*:")) or _field_of(plain)


def _field_of(word: str) -> str | None:
    return (
        _HEADINGS.get(word) or _joined_names(word) or _of_somebody(word) or _without_remarks(word)
    )


def _joined_names(word: str) -> str | None:
    """The field of two names of one field in a row: 案件来源 and 渠道."""
    for at in range(2, len(word) - 1):
        first = _HEADINGS.get(word[:at])
        if first and first == _HEADINGS.get(word[at:]):
            return first
    return None


_NAMES_OF_SOMEBODY = frozenset("姓名 名称 姓名或名称 姓名/名称 姓名(名称) 名字".split())
_CONTACTS = {
    ("applicants", "phone"): "phone",
    ("applicants", "id_numbers"): "id_numbers",
    ("respondents", "phone"): "respondent_phone",
    ("respondents", "id_numbers"): "respondent_id_numbers",
}


def _of_somebody(word: str) -> str | None:
    """The field of a side with what is written of it: 对方当事人 and 姓名, 甲方 and 手机."""
    for at in range(2, len(word) - 1):
        side, rest = _HEADINGS.get(word[:at], ""), word[at:]
        if side in ("applicants", "respondents"):
            if rest in _NAMES_OF_SOMEBODY:
                return side
            if contact := _CONTACTS.get((side, _HEADINGS.get(rest, ""))):
                return contact
    return None


def _without_remarks(word: str) -> str | None:
    """The field of a heading with remarks in brackets or a unit behind a slash."""
    bare, _, unit = word.partition("/")
    if unit and _is_unit(unit):
        return _HEADINGS.get(bare) or _without_remarks(bare)
    remarks = _BRACKETS.findall(word)
    bare = _BRACKETS.sub("", word).strip("*:,")
    if not remarks:
        trailing = re.sub(r"[,:]?(?:单位:?)?(?:人民币)?万?元$", "", word)
        return _HEADINGS.get(trailing) if trailing != word else None
    for remark in remarks:
        if closer := _HEADINGS.get(bare + remark) or _HEADINGS.get(remark + bare):
            return closer
    field = _HEADINGS.get(bare) or _joined_names(bare)
    return field if field and all(_is_harmless(field, remark) for remark in remarks) else None


def _is_unit(text: str) -> bool:
    unit = _UNIT_WORD.fullmatch(text)
    return bool(unit and (unit[1] or unit[2]))


def _is_harmless(field: str, remark: str) -> bool:
    """Whether a remark leaves the meaning of the heading as it is."""
    parts = [part for part in re.split(r"[,、;/:]", remark) if part]
    if all(part in _ABOUT or _is_unit(part) or part == "单位" for part in parts):
        return True
    fields = {_HEADINGS.get(part) for part in parts}
    if fields == {field}:
        return True
    other = fields - {None, field}
    return field != "amount" and not other and not _OTHER_MATTER.search(remark)


def rank(field: str, heading: str) -> int:
    """The rank of a heading among the names of its field: 0 for the field's own name."""
    ranks = {key(word): place for place, word in reversed(list(enumerate(_FIELD_NAMES[field])))}
    word = key(heading).strip("*:")
    bare = _BRACKETS.sub("", word).partition("/")[0].strip("*:,")
    return ranks.get(word, ranks.get(bare, len(ranks)))


@_remembered
def units_of(heading: str) -> frozenset[str]:
    """The units a heading or a unit row names: 元, 万元, 千元 …; several contradict each other.

    >>> [*units_of("金额（万）"), *units_of("标的额/万元"), *units_of("金额")]
    ['万元', '万元']
    >>> sorted(units_of("金额（元／万元）")), [*units_of("单位：美元")]
    (['万元', '元'], ['外币'])
    """
    word = key(heading)
    if sums.FOREIGN.search(word):
        return frozenset({OTHER_CURRENCY})
    inside = "/".join(_BRACKETS.findall(word))
    word = _BRACKETS.sub("", word) or word
    candidates = [part for part in re.split("[,、;/:]", inside)] + _COUNTED_IN.findall(word)
    candidates += word.split("/")[1:] + re.findall(r"(?:单位:?|[,:])(?:人民币)?[^,:]*元$", word)
    candidates += re.findall(r"(?:人民币)?(?:千万|百万|亿|万|千|百)?元$", word)
    found = (_UNIT_WORD.fullmatch(candidate.lstrip(",:")) for candidate in candidates)
    return frozenset(
        f"{unit[1] or ''}元" if unit[1] not in ("角", "分") else unit[1]
        for unit in found
        if unit and (unit[1] or unit[2])
    )


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit and nothing else: 元, （万元）, 单位：万元, 单位."""
    word = key(text).strip("()[]【】")
    return word in ("单位", "计量单位") or _is_unit(word)


def is_nothing(text: str) -> bool:
    """Whether the cell is a word for nothing: 无, -, 空, /."""
    return key(text) in _NOTHING


@_remembered
def category(word: str) -> Meaning | None:
    """Code and official class of a category; a code itself and a trailing 纠纷 are understood.

    >>> category("公共设施设备"), category("其他邻里纠纷"), category("婚姻")
    (Meaning(code='SF', group='property'), Meaning(code='QT', group='neighbour'), None)
    """
    asked = key(word)
    if asked.upper() in CATEGORIES:
        return Meaning(asked.upper(), CATEGORIES[asked.upper()][0])
    return (
        _CATEGORIES.get(asked)
        or _CATEGORIES.get(asked.removesuffix("问题").removesuffix("纠纷"))
        or _CATEGORIES.get(asked + "纠纷")
    )


@_remembered
def source(word: str) -> Meaning | None:
    """Channel and statutory source of a word, or None."""
    return _SOURCES.get(key(word))


def organ(channel: str) -> str:
    """The organ that entrusted a case of this channel: court, procuratorate, police, petition,
    other or ''."""
    return lists.SOURCES[channel][1]


@_remembered
def result(word: str) -> Meaning | None:
    """The result's code, or None for an unknown word or one that leaves the form open."""
    return _RESULTS.get(key(word))


def leaves_the_form_open(word: str) -> bool:
    """Whether a result is a success without its form, written or oral."""
    return key(word) in _WITHOUT_FORM


@_remembered
def performance(word: str) -> Meaning | None:
    """The performance's code, or None."""
    return _PERFORMANCES.get(key(word))


@_remembered
def satisfaction(word: str) -> Meaning | None:
    """The satisfaction's code, or None."""
    return _SATISFACTIONS.get(key(word))


_LOOK_UP = {
    "category": category,
    "source": source,
    "result": result,
    "performance": performance,
    "satisfaction": satisfaction,
}
_NAMES = {
    "category": tuple(Category.labels),
    "source": tuple(words.split()[0] for _, _, words in lists.SOURCES.values()),
    "result": tuple(name for name, _ in lists.RESULTS.values()),
    "performance": tuple(words.split()[0] for words in lists.PERFORMANCES.values()),
    "satisfaction": tuple(words.split()[0] for words in lists.SATISFACTIONS.values()),
}


def look_up(field: str, word: str) -> Meaning | None:
    """The meaning of a word in a column of words, or None."""
    return _LOOK_UP[field](word)


def choices(field: str) -> tuple[str, ...]:
    """The names of all meanings in a column of words."""
    return _NAMES[field]


def allowed_categories() -> str:
    """The working list in one line, for a refusal."""
    return "、".join(Category.labels)
