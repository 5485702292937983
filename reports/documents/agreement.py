"""人民调解协议书 (F9): the contents of the paper, and the paper as frozen HTML."""

from dataclasses import dataclass

from cases.law.clause_kinds.row import NET_SUMS, NET_SUMS_BUT
from cases.law.clause_text import numeral

from .attached_lists import MemberList, lists_of_members
from .base import check_url, freeze
from .free_text import masked, parts, sentences
from .parties import PartyOnPaper, party_on_paper
from .signing import committee_name, fit_with_seal, party_mark, staff_mark, two_to_a_row

TITLE = "人民调解协议书"
LAST_PARAGRAPH = 90  # points of the paragraph on effect beyond its last two lines
BY_HAND = "纸质签署的，以签署原件为准"


BY_MARKS = "之日起生效。"
VARIES = "本版变更正在履行的协议，签署生效后取而代之；此前原来的继续有效。"


def draw(case, of, document) -> str:
    """The frozen HTML of a version of the agreement, filled from the case's records."""
    return agreement_html(agreement_paper(case, of, document))


def agreement_paper(case, of, document) -> "AgreementPaper":
    """The contents of the paper: parties, facts, numbered clauses, performance."""
    return AgreementPaper(
        number=document.number,
        committee=case.committee.name,
        parties=tuple(party_on_paper(p, document.issued_on) for p in case.sheet.needed_parties),
        facts=of.facts,
        clauses=tuple(ClauseOnPaper(clause.position, clause.sentence) for clause in of.parts),
        version=document.version,
        check_code=document.check_code,
        check_url=check_url(document),
        performance=of.performance,
        mediator=case.mediator.name if case.mediator else "",
        supersedes=_supersedes(document),
        effect=case.on_route.effect,
        conditions=tuple(part.position for part in of.conditions_of_all),
        net_sums=_net_sums(of.parts),
        lists=lists_of_members(case),
    )


def _net_sums(clauses) -> str:
    """What the sums to be paid are where something is set off or waived that nobody books."""
    pays = any(clause.kind in ("money", "later_sum") for clause in clauses)
    less = [clause for clause in clauses if clause.kind in ("set_off", "waiver")]
    if not pays or all(clause.of_clause for clause in less):
        return ""
    return NET_SUMS_BUT if any(clause.of_clause for clause in less) else NET_SUMS


def _supersedes(document) -> str:
    """What the version does to those before it: what is performed binds until all have signed."""
    if document.version == 1:
        return ""
    if document.status == document.Status.BESIDE:
        return VARIES
    return f"本版取代第{document.version - 1}版，此前各版的签署不再有效。"


@dataclass(frozen=True, slots=True)
class ClauseOnPaper:
    """One numbered clause, and lines below it such as instalments."""

    number: int
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """The contents of one version of an agreement.

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
    conditions: tuple[int, ...] = ()  # the clauses on which all of it takes effect
    supersedes: str = ""
    lists: tuple[MemberList, ...] = ()  # attached: who of a group is bound
    net_sums: str = ""  # what is to be paid is what is left after set-offs and waivers

    @property
    def both(self) -> str:
        """双方 for two parties, 各方 for more."""
        return "双方" if len(self.parties) == 2 else "各方"


def agreement_html(paper: AgreementPaper) -> str:
    """The frozen HTML of an agreement; ID numbers written out in free text are masked."""
    own = [staff_mark("人民调解员", paper.mediator), staff_mark("记录人", paper.recorder)]
    rows = two_to_a_row([party_mark(party) for party in paper.parties], own)
    context = {
        "paper": paper,
        "title": TITLE,
        "number": paper.number,
        "issue": f"第{paper.version}版",
        "check_code": paper.check_code,
        "facts": parts(sentences(f"{paper.facts}\n{paper.disputes}")),
        "clauses": parts(_clauses(paper.clauses)),
        "performance": parts(_performance(paper)),
        "closing": _closing(paper),
        "both": paper.both,
        "signers": rows,
        "together": fit_with_seal(rows),
        "whole": fit_with_seal(rows, LAST_PARAGRAPH),
        "committee": committee_name(paper.committee),
        "day": paper.signed_on,
        "note": BY_HAND,
    }
    return freeze("documents/agreement.html", context, check_url=paper.check_url)


def _clauses(clauses: tuple[ClauseOnPaper, ...]) -> list[str]:
    lines = []
    for clause in clauses:
        lines += [f"{numeral(clause.number)}、{masked(clause.text)}", *map(masked, clause.lines)]
    return [*lines[:-1], f"{lines[-1]}（以下空白）"] if lines else ["（无）"]


def _performance(paper: AgreementPaper) -> list[str]:
    lines = sentences(paper.performance) or ["按上列各条所定方式、地点和时限履行。"]
    net = [paper.net_sums] if paper.net_sums else []
    return [*lines, *net, *([f"履行地点：{masked(paper.place)}。"] if paper.place else [])]


def _closing(paper: AgreementPaper) -> str:
    both, least = paper.both, len(paper.parties) + 1
    rest = "，其余由人民调解委员会保管备用" if paper.copies > least else ""
    effect = paper.effect or (
        f"自{both}当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"
        f"{both}可以自生效之日起三十日内共同向有管辖权的人民法院申请司法确认。"
    )
    if paper.conditions:
        which = "、".join(f"第{numeral(number)}条" for number in paper.conditions)
        effect = effect.replace(BY_MARKS, f"之日起成立，{which}所附条件成就时生效。")
    copies = numeral(paper.copies or least)
    return f"本协议一式{copies}份，{both}当事人、人民调解委员会各持一份{rest}。本协议{effect}"
