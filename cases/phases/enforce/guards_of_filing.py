"""Guards of filing: what the dossier must contain, and what may be filed in it."""

from cases.guards import guard
from cases.law import articles
from cases.papers import dossier
from cases.papers.evidence import filed_scans
from cases.papers.freezing import is_hash_of
from cases.papers.kinds import BY_NAME

NOT_COMPLETE = "卷宗应有的文书还不齐"


@guard(otherwise="没有受理过调解的案件不立卷归档。", basis=articles.FILING)
def was_accepted(case, facts):
    return case.accepted_on is not None


@guard(
    otherwise=f"{NOT_COMPLETE}，请看卷宗清单补齐。",
    basis=articles.FILING,
    remedy="file_scan",
    exact=lambda case, facts: f"{NOT_COMPLETE}：{'、'.join(dossier.missing(case))}。",
)
def required_papers_are_there(case, facts):
    return not dossier.missing(case)


@guard(otherwise="请确定保管期限。", basis=articles.FILING, needs=("retention",))
def retention_is_known(case, facts):
    return facts["retention"] in dict(case._meta.get_field("retention").flatchoices)


@guard(otherwise="请选择卷内的一种文书。", basis=articles.FILING, needs=("paper",))
def paper_belongs_to_a_dossier(case, facts):
    kind = BY_NAME.get(facts["paper"])
    return kind is not None and kind.place > 0


@guard(
    otherwise="请选择是哪一方的：每一方各有一份，才算齐全。",
    basis=articles.FILING,
    needs=("paper",),
    about="party",
)
def paper_of_each_party_names_its_party(case, facts):
    kind = BY_NAME.get(facts["paper"])
    one_each = kind is not None and kind.of_each_party
    party = facts.get("party")
    return party.case_id == case.pk if party else not one_each


@guard(otherwise="这份文件已经在卷里了，不用再放一次。", basis=articles.FILING, needs=("file",))
def not_filed_before(case, facts):
    content = facts["file"].content
    return not any(is_hash_of(scan.sha256, content) for scan in filed_scans(case))


@guard(otherwise="请选择卷内的一份扫描件。", basis=articles.FILING, needs=("scan",))
def scan_is_in_the_dossier(case, facts):
    return any(scan.pk == facts["scan"].pk for scan in filed_scans(case))


@guard(otherwise="卷里没有扫描件。", basis=articles.FILING, remedy="file_scan", absent=True)
def a_scan_is_filed(case, facts):
    return bool(filed_scans(case))
