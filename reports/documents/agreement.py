"""人民调解协议书 (F9): what stands on the paper, and the paper as frozen HTML."""

from dataclasses import dataclass

from django.conf import settings

from cases.law.clauses import numeral

from .base import freeze
from .parties import PartyOnPaper, party_on_paper
from .wording import committee_name, masked, paragraphs, parts

TITLE = "人民调解协议书"
ROOM = 430  # points; the page has 638, seal and last lines take the rest


def draw(case, of, document) -> str:
    """The frozen HTML of a version of the agreement, filled from the case's records."""
    return agreement_html(agreement_paper(case, of, document))


def agreement_paper(case, of, document) -> "AgreementPaper":
    """What stands on the paper: parties, facts, numbered clauses, performance."""
    return AgreementPaper(
        number=document.number,
        committee=case.committee.name,
        parties=tuple(party_on_paper(p, document.issued_on) for p in case.sheet.needed_parties),
        facts=of.facts,
        clauses=tuple(ClauseOnPaper(clause.position, clause.sentence) for clause in of.parts),
        version=document.version,
        check_code=document.check_code,
        check_url=f"{settings.SITE_URL}/check/{document.check_code}/",
        performance=of.performance,
        mediator=case.mediator.name if case.mediator else "",
        supersedes=_supersedes(document),
    )


def _supersedes(document) -> str:
    if document.version == 1:
        return ""
    return f"本版取代第{document.version - 1}版，此前各版的签署不再有效。"


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
        "facts": parts(paragraphs(f"{paper.facts}\n{paper.disputes}")),
        "clauses": parts(_clauses(paper.clauses)),
        "performance": parts(_performance(paper)),
        "closing": _closing(paper),
        "both": paper.both,
        "signers": (rows := _pairs(_signers(paper))),
        "together": _fit_with_seal(rows),
        "committee": committee_name(paper.committee),
    }
    return freeze("documents/agreement.html", context, check_url=paper.check_url)


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
        {"first": f"人民调解员{_spaced(paper.mediator)}（签名）：", "second": ""},
        {"first": f"记录人{_spaced(paper.recorder)}（签名）：", "second": ""},
    ]


def _signer(party: PartyOnPaper) -> dict:
    who = f"{party.role}{_spaced(party.name)}"
    if party.is_organisation:
        return {"first": f"{who}（盖章）：", "second": "法定代表人（负责人）或者代理人（签名）："}
    return {"first": f"{who}（签名、盖章或者按指印）：", "second": ""}


def _spaced(name: str) -> str:
    return f" {name}" if name else ""


def _pairs(signers: list[dict]) -> list[list[dict]]:
    """Two signers to a row; mediator and recorder always share one."""
    parties, own = signers[:-2], signers[-2:]
    return [*(parties[i : i + 2] for i in range(0, len(parties), 2)), own]


def _fit_with_seal(rows: list[list[dict]]) -> bool:
    """Whether all signatures have room on one page with seal and the end of the text."""
    return sum(100 if any(s["second"] for s in row) else 62 for row in rows) <= ROOM
