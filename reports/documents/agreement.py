"""人民调解协议书 (F9): what stands on the paper, and the paper as frozen HTML."""

import re
from dataclasses import dataclass

from cases.law.clauses import numeral

from .base import freeze

TITLE = "人民调解协议书"
COMMITTEE = "人民调解委员会"
ROOM = 430  # points; the page has 638, seal and last lines take the rest
NOT_PRINTED = "（不同意印出）"
TOGETHER = re.compile(r"([0-9][0-9,.]*(?:元|年|月|日|时|号|室|楼|％|%|期|个|小时|次|天|平方米)?)")
FULL_ID = re.compile(
    r"(?<![0-9])([1-9]\d{5})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[0-9Xx])(?![0-9])"
)


class FullNumberOnPaper(ValueError):
    """Somebody handed over an ID number in full; papers carry it masked."""


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """One party as printed; what is empty is ruled out with ／.

    `contact` is printed as given and left empty unless the party agreed to have it printed.
    `age` is text, 65岁 or 1961年3月生; `id_masked` must not be a full number (FullNumberOnPaper).
    """

    name: str
    role: str = "当事人"
    kind: str = "person"  # or organisation
    sex: str = ""
    ethnic: str = ""
    age: str = ""
    id_masked: str = ""
    contact: str = ""
    address: str = ""
    occupation: str = ""
    legal_representative: str = ""
    uscc: str = ""
    agent: str = ""

    def __post_init__(self):
        if FULL_ID.search(self.id_masked):
            raise FullNumberOnPaper("身份证号码应当遮蔽后印出。")

    @property
    def is_organisation(self) -> bool:
        """Whether an organisation, signing by seal and representative."""
        return self.kind == "organisation"

    @property
    def has_short_name(self) -> bool:
        """Names of two characters are set apart."""
        return len(self.name) == 2

    @property
    def contact_printed(self) -> str:
        """The contact agreed to be printed, or that there is none."""
        return self.contact or NOT_PRINTED


@dataclass(frozen=True, slots=True)
class ClauseOnPaper:
    """One numbered clause, and lines below it such as instalments."""

    number: int
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """Everything that stands on one version of an agreement.

    Texts may have several lines, each becomes a paragraph. `signed_on` is the date in words of
    paper (2026年11月21日) or empty to be written by hand; `effect` replaces the sentence on effect,
    e.g. for court-invited mediation; `supersedes` is a whole sentence.
    """

    number: str
    committee: str
    parties: tuple[PartyOnPaper, ...]
    facts: str
    clauses: tuple[ClauseOnPaper, ...]
    version: int = 1
    check_code: str = ""
    check_url: str = ""
    disputes: str = ""
    performance: str = ""
    place: str = ""
    copies: int = 0  # 0: one per party and one for the committee
    mediator: str = ""
    recorder: str = ""
    signed_on: str = ""
    effect: str = ""
    supersedes: str = ""

    @property
    def both(self) -> str:
        """双方 for two parties, 各方 for more."""
        return "双方" if len(self.parties) == 2 else "各方"


def agreement_html(paper: AgreementPaper) -> str:
    """The frozen HTML of an agreement; ID numbers written out in free text are masked."""
    context = {
        "paper": paper,
        "title": TITLE,
        "number": paper.number,
        "version": paper.version,
        "check_code": paper.check_code,
        "facts": _parts(paragraphs(f"{paper.facts}\n{paper.disputes}")),
        "clauses": _parts(_clauses(paper.clauses)),
        "performance": _parts(_performance(paper)),
        "closing": _closing(paper),
        "both": paper.both,
        "signers": (rows := _pairs(_signers(paper))),
        "together": _fit_with_seal(rows),
        "committee": _committee(paper.committee),
    }
    return freeze("documents/agreement.html", context, check_url=paper.check_url)


def masked(text: str) -> str:
    """Free text with the birth date of every full ID number starred out.

    >>> masked("李申，350599196103010016，业主")
    '李申，350599********0016，业主'
    """
    return FULL_ID.sub(r"\1********\2", text)


def paragraphs(text: str) -> list[str]:
    """The lines of a text as paragraphs, masked, without empty ones."""
    return [masked(line.strip()) for line in text.splitlines() if line.strip()]


def _parts(lines: list[str]) -> list[list[tuple[str, bool]]]:
    """Lines as (text, keep together): a figure and its unit stay on one line of print."""
    return [
        [(text, bool(i % 2)) for i, text in enumerate(TOGETHER.split(line)) if text]
        for line in lines
    ]


def _clauses(clauses: tuple[ClauseOnPaper, ...]) -> list[str]:
    lines = []
    for clause in clauses:
        lines += [f"{numeral(clause.number)}、{masked(clause.text)}", *map(masked, clause.lines)]
    return [*lines[:-1], f"{lines[-1]}（以下空白）"] if lines else ["（无）"]


def _performance(paper: AgreementPaper) -> list[str]:
    lines = paragraphs(paper.performance) or ["按上列各条所定方式、地点和时限履行。"]
    return lines + ([f"履行地点：{masked(paper.place)}。"] if paper.place else [])


def _closing(paper: AgreementPaper) -> str:
    both, least = paper.both, len(paper.parties) + 1
    rest = "，其余由人民调解委员会保管备用" if paper.copies > least else ""
    effect = paper.effect or (
        f"自{both}当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"
        f"{both}可以自生效之日起三十日内共同向有管辖权的人民法院申请司法确认。"
    )
    copies = numeral(paper.copies or least)
    return f"本协议一式{copies}份，{both}当事人、人民调解委员会各持一份{rest}。本协议{effect}"


def _signers(paper: AgreementPaper) -> list[dict]:
    """Everybody who marks the paper, in its order: first line, and a second with room between."""
    return [_signer(party) for party in paper.parties] + [
        {"first": f"人民调解员{_spaced(paper.mediator)}（签名）："},
        {"first": f"记录人{_spaced(paper.recorder)}（签名）："},
    ]


def _signer(party: PartyOnPaper) -> dict:
    who = f"{party.role}{_spaced(party.name)}"
    if party.is_organisation:
        return {"first": f"{who}（盖章）：", "second": "法定代表人（负责人）或者代理人（签名）："}
    return {"first": f"{who}（签名、盖章或者按指印）："}


def _spaced(name: str) -> str:
    return f" {name}" if name else ""


def _pairs(signers: list[dict]) -> list[list[dict]]:
    """Two signers to a row; mediator and recorder always share one."""
    parties, own = signers[:-2], signers[-2:]
    return [*(parties[i : i + 2] for i in range(0, len(parties), 2)), own]


def _fit_with_seal(rows: list[list[dict]]) -> bool:
    """Whether all signatures have room on one page with seal and the end of the text."""
    return sum(100 if any("second" in s for s in row) else 62 for row in rows) <= ROOM


def _committee(name: str) -> tuple[str, str]:
    """The name before and from 人民调解委员会, which is not torn."""
    head, mark, tail = name.partition(COMMITTEE)
    return head, mark + tail
