"""docs/law.md, generated: every rule with its article, acts, file and test; transitions; clocks.

`make draw` writes it by draw_law.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cases.acts import Act
from cases.door import offering
from cases.guards import Guard
from cases.law import articles, articles_of_arbitration, articles_of_enforcement
from cases.law.article import OWN_RULES, Article
from cases.law.clock_rules import RULES
from cases.law.numerals import whole_number
from tests.cases.phases.all_guard_rows import MODULES
from tests.house.law_rules import KEPT, NOT_OURS
from tests.house.law_tables import (
    BY_VISIT,
    CHANGED_BY,
    ELSEWHERE,
    KEPT_AS,
    STARTED_BY,
    TRANSITIONS,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "law.md"
LISTS = (articles, articles_of_arbitration, articles_of_enforcement)
PHASES = ROOT / "tests" / "cases" / "phases"
VECTORS = ROOT / "tests" / "cases" / "law"
INTRODUCTION = """# 规则、条文和期限

本页由代码生成（`make draw`），不要手工修改；与代码不一致、规则没有测试、条文没有用处时测试不通过。
规则写的是不符合时拒绝的说明；办理的名称见 [states.md](states.md)。
"""
FIRST_NUMBER = re.compile("第([零一二三四五六七八九十百]+)条")
MISSING = "**没有**"


def law_page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_rules(), *_said(), *_transitions(), *_clocks(), *_kept()])


# --- what the code holds -------------------------------------------------------------------------


@cache
def acts_of_guards() -> dict[Guard, tuple[str, ...]]:
    """The names of the acts that ask each guard."""
    found: dict[Guard, list[str]] = {}
    for act in offering.catalogue():
        for guard in act.guards:
            found.setdefault(guard, []).append(act.name)
    return {guard: tuple(dict.fromkeys(names)) for guard, names in found.items()}


def constants() -> dict[str, Article]:
    """Every article by the name of its constant."""
    found = (row for module in LISTS for row in vars(module).items())
    return {name: it for name, it in found if isinstance(it, Article)}


@cache
def sources() -> dict[str, str]:
    """The code of the product but the lists of articles, by path."""
    files = [p for room in ("cases", "reports", "mediation") for p in (ROOT / room).rglob("*.py")]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    return {path: text for path, text in texts.items() if "law/articles" not in path}


def users_of(name: str) -> list[str]:
    """The files of the product that take the constant from a list of articles."""
    lists = r"\barticles(?:_of_\w+)?"
    word = re.compile(rf"{lists}\.{name}\b|{lists} import [^\n]*\b{name}\b")
    return sorted(path for path, text in sources().items() if word.search(text))


@cache
def tests_of_phases() -> dict[str, str]:
    """The tests of the phases, by the name of their file."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(PHASES.glob("*.py"))}


@cache
def rows_of_guards() -> dict[Guard, str]:
    """The file with the rows of each guard."""
    files = [(row.guard, f"{m.__name__.rpartition('.')[2]}.py") for m in MODULES for row in m.ROWS]
    return dict(reversed(files))


def test_of(guard: Guard) -> str:
    """The file with the rows of the guard, else the first test that names it; empty for none."""
    word = re.compile(rf"\.{re.escape(guard.test.__name__)}\b")
    named = (name for name, text in tests_of_phases().items() if word.search(text))
    return rows_of_guards().get(guard) or next(named, "")


def vectors_of(key: str) -> str:
    """The first test that names the clock's key; empty for none."""
    files = [*sorted(VECTORS.glob("test_*.py")), *sorted(PHASES.glob("test_*.py"))]
    named = (path for path in files if f'"{key}"' in path.read_text(encoding="utf-8"))
    return next((str(path.relative_to(ROOT)) for path in named), "")


# --- the page --------------------------------------------------------------------------------


def _rules() -> Iterator[str]:
    yield "## 一、办理时核对的规则\n"
    texts = dict.fromkeys(article.text for article in constants().values())
    for text in sorted(texts, key=lambda text: text == OWN_RULES):
        rows = [guard for guard in acts_of_guards() if guard.basis.text == text]
        if rows:
            yield f"### {text}\n"
            yield "| 条 | 规则 | 核对它的办理 | 规则在 | 测试在 |\n|---|---|---|---|---|"
            yield from map(_rule, sorted(rows, key=_rank))
            yield ""


def _rank(guard: Guard) -> tuple:
    return (*_place(guard.basis), guard.test.__module__, guard.otherwise)


def _place(article: Article) -> tuple[int, str]:
    """Where an article stands in its text: by its first number."""
    number = FIRST_NUMBER.search(article.number)
    return (whole_number(number[1]) if number else 0, article.number)


def _rule(guard: Guard) -> str:
    acts = " ".join(f"`{name}`" for name in acts_of_guards()[guard])
    file = f"{guard.test.__module__.removeprefix('cases.phases.').replace('.', '/')}.py"
    by_case = "（按案情另引）" if guard.basis_of else ""
    number = f"{guard.basis.number}{by_case}"
    return f"| {number} | {guard.otherwise} | {acts} | {file} | {test_of(guard) or MISSING} |"


def _said() -> Iterator[str]:
    yield "## 二、只写在页面、文书上的条文\n"
    yield "不据以拒绝；写在这些文件里。\n\n| 条文 | 内容 | 写在 |\n|---|---|---|"
    refused = {guard.basis for guard in acts_of_guards()}
    for name, article in constants().items():
        if article not in refused:
            files = "<br>".join(users_of(name)) or MISSING
            yield f"| {article} | {article.says} | {files} |"
    yield ""


def _transitions() -> Iterator[str]:
    yield "## 三、流程的三十一步\n\n| 步 | 内容 | 办理 |\n|---|---|---|"
    for key, (what, names) in TRANSITIONS.items():
        yield f"| {key} | {what} | {'、'.join(f'`{name}`' for name in names.split())} |"
    yield ""


def _clocks() -> Iterator[str]:
    yield "## 四、期限\n"
    yield "天数由调委会另设的，以所设为准；起算当日不计，最后一天遇休息日的顺延（K4、K21 除外）。\n"
    yield (
        "K3 自本会签收移送的材料起算；《信访工作条例》第三十四条自受理起算，受理不早于签收，"
        "所以这里的最后一天只会早、不会晚。\n"
    )
    yield f"| 期限 | 长度 | 起算于 | 终止于 | 暂停、延长 | 届满 | 依据 | 测试在 |\n{'|---' * 8}|"
    yield from map(_clock, RULES)
    yield "\n没有期限钟的：\n"
    yield "| 期限 | 长度 | 依据 | 怎么办 | 在 | 测试在 |\n|---|---|---|---|---|---|"
    for key, at in ELSEWHERE.items():
        place = f"{at.file or '—'} | {at.test or '—'}"
        yield f"| {key} {at.name} | {at.length} | {at.source} | {at.how} | {place} |"
    yield ""


def _clock(key: str) -> str:
    rule, kept = RULES[key][-1], KEPT_AS.get(key, key)
    starts = [a.name for a in offering.catalogue() if key in STARTED_BY.get(a.effects.starts, ())]
    ends = [act.name for act in offering.catalogue() if kept in _ended_by(act)]
    names = (*BY_VISIT.get(key, (starts, ends)), CHANGED_BY.get(kept, ()))
    acts = [" ".join(f"`{name}`" for name in dict.fromkeys(some)) or "—" for some in names]
    cells = (f"{key} {rule.name}", str(rule.length), *acts, rule.lapse, rule.basis)
    return f"| {' | '.join(cells)} | {vectors_of(key) or MISSING} |"


def _ended_by(act: Act) -> tuple[str, ...]:
    """The clocks an act ends; the last mark under an agreement ends the time to mediate."""
    return (*act.effects.ends, *(("K9",) if act.effects.mark else ()))


def _kept() -> Iterator[str]:
    """The rules that neither a guard nor an article of the list names."""
    yield "## 五、别处办理、写明的规则\n\n| 条文 | 怎么办 | 在 | 测试在 |\n|---|---|---|---|"
    for one in KEPT:
        yield f"| {one.article} | {one.rule} | {one.file} | {one.test} |"
    yield "\n不是本系统办理的：\n\n| 条文 | 内容 |\n|---|---|"
    for article, what in NOT_OURS:
        yield f"| {article} | {what} |"
    yield ""


def write() -> None:
    """Write the page beside the code."""
    PAGE.write_text(law_page(), encoding="utf-8")
