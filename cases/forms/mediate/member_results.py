"""The form of what each member of a group agreed to, by one measure or by a workbook."""

from django import forms

from cases.forms.base import form_of
from cases.forms.fields import MoneyField, RatioField
from cases.forms.mediate.groups import HOW_MUCH, TO_FILL_IN, WHICH, OfGroups, WhichMembers
from cases.forms.member_file import ResultsFile
from cases.forms.sections import After, Fold, Known, Section
from cases.law import articles
from cases.models import GroupMember
from cases.phases.mediate.guards_of_member_results import BY_TABLE, CLAIMED, EACH, PART
from cases.phases.mediate.members_chosen import ALL, BUT_THESE, THESE

NO_FILE: tuple[tuple, tuple] = ((), ())
FOR_RESULTS = "show=agree&results=1"
TABLE_NAMES_THEM = "照表格登记的，两处都选照表格：“各户不一样，照表格”“表格里的各户”。"


@form_of("settle_members")
class SettleMembers(OfGroups, WhichMembers):
    explain = "协议定稿以前，各户的结果要登记齐，合计和协议里这一方的金额一分不差。"
    on_label = "哪天谈定的"
    day_counts = True
    sections = (
        Section("哪一方", ("party",)),
        Section(
            "谈定的结果",
            ("outcome", "measure", "ratio", "amount", "on"),
            Fold("各户不一样的：谈定金额表", ("file",)),
        ),
        Section(WHICH, ("who", "numbers")),
    )
    asked_when = {
        "numbers": ("who", THESE, BUT_THESE),
        "measure": ("outcome", *GroupMember.AGREED),
        "ratio": ("measure", PART),
        "amount": ("measure", EACH),
    }
    after = (
        After("列入协议后面的名单；没有谈成、没有同意的不受约束", articles.REPRESENTED_CONSENT),
    )

    outcome = forms.ChoiceField(
        label="结果", choices=GroupMember.Outcome.choices[1:], widget=forms.RadioSelect
    )
    measure = forms.ChoiceField(
        label="每户多少",
        choices=[
            *((CLAIMED, "照登记的金额"), (PART, "登记金额的一部分"), (EACH, "每户一样多")),
            (BY_TABLE, "各户不一样，照表格"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    ratio = RatioField(label="登记金额的多少，例如 70%", required=False)
    amount = MoneyField(label="每户多少（元）", required=False)
    file = ResultsFile()

    def clean(self):
        """Require how much each agreed to, where it is asked."""
        data = super().clean()
        for name in ("measure", "ratio", "amount"):
            empty = data.get(name) in ("", None)
            if empty and name not in self.errors and self.is_asked(name):
                self.add_error(name, HOW_MUCH)
        self._check_table(data)
        return data

    def _check_table(self, data):
        """Require a workbook where it measures, and that it alone names the members."""
        chosen = {data.get("measure") == BY_TABLE, data.get("who") == BY_TABLE}
        given = data.get("file", NO_FILE) != NO_FILE
        if self.errors:
            return
        if chosen == {True} and not given:
            self.add_error("file", HOW_MUCH)
        elif chosen != {given}:
            self.add_error("who", TABLE_NAMES_THEM)

    def prepare(self):
        super().prepare()
        self.fields["who"].choices = [
            (ALL, "同意调解、还没有结果的，全部"),
            (BUT_THESE, "同意调解的，除了几户"),
            (THESE, "只有几户"),
            (BY_TABLE, "表格里的各户"),
        ]

    def known(self, title):
        """Where the numbers stand, and the workbook to fill in."""
        if title != "谈定的结果":
            return super().known(title)
        sheet = self.case.sheet
        return [
            Known(group.called, url=f"../members/{group.pk}.xlsx?{FOR_RESULTS}", change=TO_FILL_IN)
            for group in sheet.groups
            if sheet.members_of(group.pk)["open"]
        ]

    def facts(self):
        """What was asked; of a workbook its rows, which name the members."""
        facts = super().facts()
        rows, remarks = facts.pop("file", None) or NO_FILE
        given = {name: value for name, value in facts.items() if value not in ("", None)}
        if facts["who"] != BY_TABLE:
            return given
        numbers = tuple(row["number"] for row in rows)
        named = {"who": THESE, "numbers": numbers, "rows": rows, "remarks": remarks}
        return given | named
