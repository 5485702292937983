"""Free text on paper: masked, in paragraphs, its figures kept on one line of print."""

import re

# Not broken across lines: a day, a figure with its unit, a sum in words, its figures in brackets,
# the number of a paper (洛双物邻调字〔2026〕1号) or of a case at court. Between 人民币, words and
# figures of a sum a line may end: held together, they leave half of the line before them empty.
UNITS = "元|年|月|日|时|号|室|楼|％|%|期|个|小时|次|天|平方米"
DAY = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
WORDS = "[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元角分](?:[零壹贰叁肆伍陆柒捌玖角分]*整?)"
IN_WORDS = f"人民币(?={WORDS})|{WORDS}"
IN_FIGURES = r"（[0-9][0-9,.]*元）"
NUMBER = (
    r"[\u4e00-\u9fff]{1,12}〔\d{4}〕[^，。；、（）\s]{0,8}?号|（\d{4}）[^，。；、（）\s]{1,18}?号"
)
TOGETHER = re.compile(f"({NUMBER}|{DAY}|{IN_FIGURES}|[0-9][0-9,.]*(?:{UNITS})?|{IN_WORDS})")
GOES_ON = "goes-on"
OF_A_SUM = re.compile(f"{IN_FIGURES}|{WORDS}")
ENDS = "。！？；：…”）)."
FULL_ID = re.compile(
    r"(?<![0-9])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[0-9Xx])(?![0-9])"
)


def masked(text: str) -> str:
    """Free text with the birth date of every full ID number starred out.

    >>> masked("李申，350599196103010016，业主")
    '李申，350599********0016，业主'
    """
    return FULL_ID.sub(r"\1********\2", text)


def paragraphs(text: str) -> list[str]:
    """The lines of a text as paragraphs, masked, without empty ones."""
    return [masked(line.strip()) for line in text.splitlines() if line.strip()]


def sentences(text: str) -> list[str]:
    """The paragraphs of a text, each closed with a full stop where nothing closes it.

    >>> sentences("按各条约定的日期和方式履行")
    ['按各条约定的日期和方式履行。']
    """
    return [line if line[-1] in ENDS else f"{line}。" for line in paragraphs(text)]


# A piece of text, and whether its line is kept whole: GOES_ON where a sum may go on in it.
Part = tuple[str, bool | str]


def parts(lines: list[str]) -> list[list[Part]]:
    """Lines as paragraphs of (text, keep together), masked: a day, a figure with its unit, a sum in
    words is not torn.

    A sum may go on with its words or its figures on a new line, but not on a new page: `press`.

    >>> parts(["付人民币伍仟元整（5,000.00元）。"])
    [[('付', False), ('人民币', True), ('伍仟元整', 'goes-on'), ('（5,000.00元）', 'goes-on'),
      ('。', False)]]
    >>> parts(["协议（洛双物邻调字〔2026〕/1号）"])
    [[('协议（', False), ('洛双物邻调字〔2026〕/1号', True), ('）', False)]]
    >>> parts(["1. 墙砖裂了。\\n2. 要修。"])
    [[('1.', True), (' 墙砖裂了。', False)], [('2.', True), (' 要修。', False)]]
    """
    written = (line for text in lines for line in paragraphs(text))
    found = [list(enumerate(TOGETHER.split(line))) for line in written]
    return [[(text, i % 2 == 1 and _kept(text)) for i, text in line if text] for line in found]


def _kept(text: str) -> bool | str:
    return GOES_ON if OF_A_SUM.fullmatch(text) else True
