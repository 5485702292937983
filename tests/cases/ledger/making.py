"""Ledgers made from a seed: sound rows with their values, and one row per kind of fault.

Values are recorded when a row is made, so that no figure is computed by the code under test.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from tests.cases.ledger.ledgers import (
    AMOUNT_STYLES,
    DAY_STYLES,
    HEADINGS,
    TITLE,
    TODAY,
    book,
    identity,
    packed,
    row,
)

FIRST = 4  # title, unit and headings are above
DAY, ENDED, VISITED = "登记日期", "结案日期", "回访日期"
NUMBER, WHO, ID = "案件编号", "申请人", "申请人身份证号"
KIND, RESULT, AMOUNT = "纠纷类型", "调解结果", "涉及金额(元)"
ESTATES = ("榕下苑", "侨安里", "示例花园", "云水居", "望海楼（二期）")
MEDIATORS = ("陈调", "吴旁", "骆宁")
CATEGORIES = "物业服务收费 房屋漏水渗水 噪音扰民 公共设施设备 其他邻里纠纷 装饰装修".split()
RESULTS = ("达成书面协议", "达成口头协议", "调解不成", "撤回申请")
NO_SUM = ("无", "-", "／", None)
MARK = "退回"  # part of every name in a row that must not be stored
SOUND, REPEATED = "sound", "a repeated number"
LONG_AGO, TOMORROW = date(2020, 1, 1), TODAY + timedelta(days=1)


class Sound(NamedTuple):
    """The values of one sound row."""

    number: str
    day: date
    fen: int | None
    category: str
    estate: str
    mediator: str
    result: str


class Fault(NamedTuple):
    """One broken cell: column, value as reported, a word of the reason, and the cell."""

    column: str
    value: str
    reason: str
    cell: object


class Refused(NamedTuple):
    """The expected refusal of a broken row."""

    row: int
    column: str
    value: str
    reason: str


def _word(column: str, text: str, reason: str) -> Fault:
    return Fault(column, text, reason, text)


def _wrong_check(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


# Each makes one fault; the kinds of product §11 and further ones from real ledgers.
FAULTS: dict[str, Callable[[random.Random], Fault]] = {
    "no day": lambda rng: Fault(DAY, "", "没有填写", None),
    "no such day": lambda rng: _word(
        DAY, rng.choice(["2025-02-30", "2025/4/31", "2025.13.1", "2025年2月29日"]), "不存在"
    ),
    "words for a day": lambda rng: _word(DAY, rng.choice(["三月初", "上周", "待定"]), "识别"),
    "a day to come": lambda rng: _word(DAY, f"{TOMORROW}", "晚于今天"),
    "a date cell to come": lambda rng: Fault(DAY, f"{TOMORROW}", "晚于今天", TOMORROW),
    "an end before its start": lambda rng: _word(ENDED, f"{LONG_AGO}", "早于登记日期"),
    "an end to come": lambda rng: _word(ENDED, "2027/1/1", "晚于今天"),
    "no such end": lambda rng: _word(ENDED, "2026年2月30日", "不存在"),
    "a visit to come": lambda rng: _word(VISITED, "2027.1.1", "晚于今天"),
    "no applicant": lambda rng: Fault(WHO, "", "没有填写", rng.choice([None, " ", "\u3000"])),
    "nobody as applicant": lambda rng: _word(WHO, rng.choice(["无", "-"]), "没有填写"),
    "no estate": lambda rng: Fault("小区", "", "没有填写", rng.choice([None, " \u3000"])),
    "no category": lambda rng: Fault(KIND, "", "没有填写", None),
    "another category": lambda rng: _word(KIND, rng.choice(["婚姻家庭", "外星"]), "不在分类之中"),
    "words for a sum": lambda rng: _word(AMOUNT, rng.choice(["两三千", "面议"]), "识别"),
    "a negative sum": lambda rng: Fault(AMOUNT, "-5", "负数", rng.choice([-5, "-5"])),
    "a wrong check digit": lambda rng: _word(ID, _wrong_check(identity(rng)), "校验位"),
    "born on no day": lambda rng: _word(ID, "350599199013010010", "出生日期"),
    "a short number": lambda rng: _word(ID, "12345", "不是 18 位"),
    "an old number": lambda rng: _word(ID, "350599900101001", "15 位"),
    "a number Excel cut": lambda rng: Fault(
        ID, "350599199001010000", "数字格式", 350599199001010010
    ),
    "an unknown result": lambda rng: _word(RESULT, "不了了之", "不能识别"),
    "a result without its form": lambda rng: _word(RESULT, "调解成功", "协议形式"),
    "an error cell": lambda rng: Fault(
        rng.choice([DAY, AMOUNT, "小区"]), "", "错误值", rng.choice(["#N/A", "#DIV/0!", "#REF!"])
    ),
    "a formula": lambda rng: Fault(rng.choice([AMOUNT, "备注", "小区"]), "", "是公式", "=1+1"),
}


@dataclass(slots=True)
class Made:
    """A ledger: bytes and lines, the values of the sound rows, the expected refusals."""

    content: bytes = b""
    lines: list = field(default_factory=list)
    sound: list[Sound] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def total(self) -> int:
        """分 of all sound rows."""
        return sum(one.fen or 0 for one in self.sound)

    def by(self, key: Callable[[Sound], str]) -> dict[str, tuple[int, int]]:
        """Cases and 分 of each group."""
        cases, sums = Counter(map(key, self.sound)), Counter()
        for one in self.sound:
            sums[key(one)] += one.fen or 0
        return {name: (count, sums[name]) for name, count in cases.items()}


def make(seed: int, size: int, *, faults: int = 1) -> Made:
    """A ledger of `size` sound rows with `faults` rows of every kind of fault among them."""
    rng = random.Random(seed)
    made = Made()
    for serial, kind in enumerate(_order(rng, size, faults), 1):
        _insert_other_rows(rng, made.lines)
        cells = _sound(rng, serial, made) if kind == SOUND else _broken(rng, serial, kind, made)
        made.lines.append(cells)
    last = ["合计", *[None] * 11, 1]
    made.content = packed(book(*made.lines, last, above=([TITLE], ["单位:元"])))
    return made


def _order(rng, size: int, faults: int) -> list[str]:
    """The kinds of the rows, mixed; the first is sound, so that its number can be repeated."""
    wanted = [*[SOUND] * (size - 1), *list(FAULTS) * faults, *[REPEATED] * faults * (size > 0)]
    rng.shuffle(wanted)
    return [*[SOUND] * (size > 0), *wanted]


def _insert_other_rows(rng, lines) -> None:
    """Insert what real ledgers have between rows: subtotals, repeated headings, blanks."""
    if lines and rng.random() < 0.06:
        lines.append(rng.choice([["小计", *[None] * 11, 999_999], [], HEADINGS]))


def _sound(rng, serial: int, made: Made) -> dict:
    day = date(2023, 1, 1) + timedelta(days=rng.randrange(1000))
    yuan = rng.choice([None, rng.randrange(10, 90_000)])
    meant = Sound(
        f"造〔{day.year}〕{serial:05}号",
        day,
        None if yuan is None else yuan * 100,
        rng.choice(CATEGORIES),
        rng.choice(ESTATES),
        rng.choice(MEDIATORS),
        rng.choice(RESULTS),
    )
    made.sound.append(meant)
    ended = min(day + timedelta(days=rng.randrange(40)), TODAY)
    return row(serial, **_cells(rng, meant, yuan), **{ENDED: rng.choice(DAY_STYLES)(ended)})


def _cells(rng, meant: Sound, yuan) -> dict:
    return {
        NUMBER: meant.number,
        DAY: rng.choice(DAY_STYLES)(meant.day),
        WHO: rng.choice(["李申", " 李申\u3000", "李申、王二"]),
        ID: rng.choice([identity(rng), None]),
        KIND: meant.category,
        AMOUNT: rng.choice(NO_SUM) if yuan is None else rng.choice(AMOUNT_STYLES)(yuan),
        "小区": meant.estate,
        "调解员": meant.mediator,
        RESULT: meant.result,
        VISITED: None,
    }


def _broken(rng, serial: int, kind: str, made: Made) -> dict:
    """A row with one broken cell, under names that no sound row has."""
    names = {WHO: f"{MARK}人{serial}", "小区": f"{MARK}苑{serial}", "调解员": f"{MARK}员{serial}"}
    cells = row(serial, **names, **{NUMBER: f"{MARK}{serial}号", ENDED: None, VISITED: None})
    if kind == REPEATED:
        fault = _word(NUMBER, rng.choice(made.sound).number, "重复")
    else:
        fault = FAULTS[kind](rng)
    cells[fault.column] = fault.cell
    at = FIRST + len(made.lines)
    made.refused.append(Refused(at, fault.column, fault.value, fault.reason))
    return cells
