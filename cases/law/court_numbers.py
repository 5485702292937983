"""Numbers of a court's cases: reading them, and the kinds a court gives to each proceeding."""

import re
from dataclasses import dataclass

from cases.law.identifiers import plain_signs

# The kinds of numbers, by kind of `Proceeding`.
OF_A_PROCEEDING = {
    "confirmation": ("诉前调确", "民特", "调确"),
    "mediation_paper": ("诉前调书",),
    "payment_order": ("民督",),
    "suit": ("民初", "民终"),
    "enforcement": ("执", "执恢"),
}
# The kinds of an appeal and of a retrial, by `Procedure` of the suit.
OF_A_PROCEDURE = {"appeal": ("民终",), "ruling": ("民终",), "retrial": ("民再",)}
OF_A_COURT_ABOVE = frozenset({"民终", "民申", "民再"})
# What other bodies write, each in its own way: an example of each, and what it is called.
OF_OTHER_BODIES = {
    "arbitration": ("仲裁案号", "（2026）泉仲字第12号"),
    "notary": ("公证书编号", "（2026）闽泉证字第12号"),
    "administrative": ("受理文号", "泉住建〔2026〕12号"),
}
# Of what a court sends to be mediated: before a suit is filed, or after.
BEFORE_FILING = ("诉前调", "民诉前调", "引调", "诉前调确", "诉前调书")
AFTER_FILING = ("民初",)
_LABEL = re.compile("(?:法院|裁定|执行)?案?号[:.]")
# Brackets, 年, 字, 第 and 号 are often written otherwise or left out; the number is the same.
_COURT = re.compile(
    r"[(〔\[【]?((?:19|20)[0-9]{2})年?[)〕\]】]?([\u4e00-\u9fa5])([0-9]{2,4})(知?)"
    r"(民诉前调|诉前调确|诉前调书|诉前调|民特监|民督监|民特|民初|民终|民申|民再|民督|民撤|民他|调确|财保|执保"
    r"|执恢|执异|执复|执监|执|引调)字?第?([0-9]{1,8})号?(之[一二三四五六七八九十]{1,3})?[。.]?"
)


@dataclass(frozen=True, slots=True)
class CourtNumber:
    """A court's case number: （2026）闽0504诉前调确12号."""

    year: int
    court: str
    kind: str
    serial: int
    part: str = ""

    def __str__(self) -> str:
        return f"（{self.year}）{self.court}{self.kind}{self.serial}号{self.part}"


def parsed(text: str) -> CourtNumber | None:
    """The parts of a court's case number, or None.

    >>> parsed("(2026)闽0504诉前调确12号").kind
    '诉前调确'
    >>> str(parsed("2026闽0504执88"))
    '（2026）闽0504执88号'
    """
    match = _COURT.fullmatch(_LABEL.sub("", plain_signs(text), count=1))
    if match is None or int(match[6]) == 0:
        return None
    year, place, code, know, kind, serial, part = match.groups()
    return CourtNumber(int(year), place + code, know + kind, int(serial), part or "")


def in_normal_form(text: str) -> str | None:
    """A court's case number in its normal form, with full-width brackets, or None."""
    number = parsed(text)
    return str(number) if number else None


# Full-width digits and letters, and the space that does not break.
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_WIDE[0xA0] = 0x20


_BESIDE_SIGNS = re.compile(r"\s+(?=[^ -~])|(?<=[^ -~])\s+")


def paper_title(text: str) -> str:
    """The name and number of a paper as kept: half-width digits, round brackets once.

    >>> paper_title("((２０２６)闽0504诉前调确1001号民事裁定书）")
    '（2026）闽0504诉前调确1001号民事裁定书'
    """
    plain = re.sub("[（(]+", "（", re.sub("[）)]+", "）", text.translate(_WIDE))).strip()
    closes_too_often = plain.count("（") < plain.count("）")
    return plain.removesuffix("）") if closes_too_often else plain


def asked_for(proceeding: str) -> tuple[str, str]:
    """What the number of such a proceeding is called, and an example; "" for a court's usual one.

    >>> asked_for("suit"), asked_for("arbitration")
    (('法院案号', '（2026）闽0504民初12号'), ('仲裁案号', '（2026）泉仲字第12号'))
    """
    kinds = OF_A_PROCEEDING.get(proceeding) or OF_A_PROCEEDING["confirmation"]
    return OF_OTHER_BODIES.get(proceeding) or ("法院案号", example(kinds[0]))


def as_kept(proceeding: str, text: str) -> str | None:
    """The number of such a proceeding as it is kept: a court's in its normal form, None for what
    is none; that of another body as it was typed, in half width without spaces between signs.

    >>> as_kept("arbitration", "(２０２６)泉仲字第　８８号")
    '（2026）泉仲字第88号'
    """
    if proceeding in OF_OTHER_BODIES:
        brackets = {ord("("): "（", ord(")"): "）"}
        return _BESIDE_SIGNS.sub("", text.translate(_WIDE).translate(brackets)).strip() or None
    return in_normal_form(text)


def wrong(kind: str) -> str:
    """What is said of a text that is not a court's number, with a number of this kind to show."""
    return f"法院案号的写法不对，例如{example(kind)}。"


def example(kind: str) -> str:
    """A number with this 类型代字.

    >>> example("执"), example("民终")
    ('（2026）闽0504执12号', '（2026）闽05民终12号')
    """
    court = "闽05" if kind in OF_A_COURT_ABOVE else "闽0504"
    return f"（2026）{court}{kind}12号"
