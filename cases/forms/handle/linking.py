"""Forms of links between cases."""

from django import forms

from cases.forms.base import Reason, form_of
from cases.forms.sections import After, Missing, Section
from cases.law import articles
from cases.models import CaseLink
from cases.phases.common import in_text
from cases.phases.handle.guards_of_linking import hidden_links, other_case
from cases.visibility import every_link


@form_of("link_case")
class LinkCase(Reason):
    explain = "各办各的两件有关系的，登记关联；同一纠纷要放在一起办的，改办并案。"
    on_label = "登记日期"
    sections = (
        Section("和哪一件有关系", ("other",)),
        Section("是什么关系", ("kind",)),
        Section("怎么看出来的", ("reason", "on")),
    )
    after = (
        After("两件的经过里都记一笔，只有看得到另一件的人看得到", articles.LINKED_CASES),
        After("各自的状态、期限、当事人都不变"),
    )
    phrases = {"reason": ("同一处渗漏。", "同样的两家。", "回访时说起的新问题。")}

    other = forms.CharField(label="另一件的编号", max_length=30, help_text="例如 SY2026-000001")
    kind = forms.ChoiceField(
        label="是什么关系", choices=CaseLink.Kind.choices, widget=forms.RadioSelect
    )

    def clean_other(self):
        """The number as the case has it, however it was typed."""
        typed = self.cleaned_data["other"]
        found = other_case(self.case, typed, self.actor)
        return found.number if found else typed


@form_of("unlink_case")
class UnlinkCase(Reason):
    explain = (
        "登记错了的，或者不再有关系的，撤销关联；经过里两笔都保留。"
        "另一件移交以后看不到的，本会仍可以在本案这边撤销。"
    )
    on_label = "撤销日期"
    sections = (
        Section("撤销和哪一件的关联", ("other",)),
        Section("为什么", ("reason", "on")),
    )
    after = (After("两件的案件页上都不再显示", articles.LINKED_CASES),)
    phrases = {"reason": ("登记错了。", "不是同一件事。")}
    when_empty = {"other": Missing("没有登记过关联。", remedy="link_case")}

    other = forms.ChoiceField(label="和哪一件的关联", widget=forms.RadioSelect)

    def prepare(self):
        """Offer the links that stand; a form sent again still finds its own among all."""
        every = list(every_link(self.case, self.actor))
        hidden = hidden_links(self.case, self.actor, every)
        rows = {one: (one.mark, _without_number(one)) for one in hidden}
        for one in every:
            if one.is_seen and one not in rows:
                rows[one] = (one.other.number, f"{one.other.number}（{one.in_short}）")
        stand = [row for one, row in rows.items() if one.removed_on is None]
        self.choose("other", list(dict(rows.values()).items()), stand)


def _without_number(link) -> str:
    """A link as those read it who may not see the other case: who made it, when, of what kind."""
    return f"另一件（编号不显示）：{in_text(link.on)}由{link.by}登记，{link.in_short}"
