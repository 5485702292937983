"""The dossier: scans filed in it and taken out again, and its filing when the case is closed."""

from django.db import models

from cases.acts import Audience, Done, Effects, entry, step
from cases.papers import dossier, evidence
from cases.papers.kinds import kind_of
from cases.phases import roles
from cases.states import Milestone
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import earlier_facts as facts_of
from . import guards_of_filing as g

TO_STAFF = Effects(audience=Audience.STAFF)


class Filing(models.Model):
    """Acts of the dossier."""

    class Meta:
        abstract = True

    @entry(
        states=set(S),
        label="扫描入卷",
        permission=roles.staff,
        guards=(
            g.paper_belongs_to_a_dossier,
            g.paper_of_each_party_names_its_party,
            g.not_filed_before,
        ),
        quiet=True,
        effects=TO_STAFF,
    )
    def file_scan(self, *, by, on, paper, file, party=None):
        """File a scan of a signed or received paper; its pages are counted from the file."""
        scan = evidence.file_scan(self, kind_of(paper), file, on, party)
        whose = f"（{party_mark(party.pk)}）" if party else ""
        return Done(f"扫描入卷：{scan.title}{whose}，{scan.pages}页。", audience=Audience.STAFF)

    @entry(
        states=set(S) - {S.ARCHIVED},
        label="撤下扫描件",
        permission=roles.staff,
        guards=(g.a_scan_is_filed, g.scan_is_in_the_dossier),
        quiet=True,
        rests_on=(facts_of.the_scan,),
        effects=TO_STAFF,
    )
    def take_out_scan(self, *, by, on, scan, reason):
        """Take out a scan filed by mistake; it stays sealed on record and is opened no more."""
        scan.taken_out_on = on
        scan.save(update_fields=["taken_out_on"])
        return Done(f"撤下扫描件：{scan.title}。原因：{reason}。", audience=Audience.STAFF)

    @step(
        source=S.CLOSED,
        target=S.ARCHIVED,
        label="归档",
        permission=roles.office,
        guards=(g.was_accepted, g.required_papers_are_there, g.retention_is_known),
        milestone=Milestone.ARCHIVED,
    )
    def archive(self, *, by, on, retention):
        """File the dossier: every required paper is there, its pages are counted, not typed."""
        found = dossier.contents(self)
        self.retention, self.pages, self.filed_by = retention, found.pages, by.principal
        kept = f"保管期限{self.get_retention_display()}。"
        return Done(f"{in_words(self, found)}，{kept}", changed=("retention", "pages", "filed_by"))


def in_words(case, found: dossier.Contents) -> str:
    """What is filed: the papers with their pages, or that the dossier is kept on paper."""
    kinds = [(found.papers, "文书"), (found.scans, "扫描件")]
    counted = "、".join(f"{word}{count}份" for count, word in kinds if count)
    pages = f"{counted}，共{found.pages}页" if counted else ""
    if not dossier.is_kept_elsewhere(case):
        return f"立卷归档，{pages}"
    return f"归档，纸质卷另存{f'；系统内另有{pages}' if pages else ''}"
