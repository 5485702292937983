"""Forms of the members of a group: who they are, who of them agrees to mediation, who leaves."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import MoneyField, long_text
from cases.forms.handle.correcting import YES_OR_NO
from cases.forms.member_file import MembersFile
from cases.forms.member_numbers import (
    BUTTONS,
    NONE_GIVEN,
    ONLY_ONE,
    MemberNumbers,
    numbers_of,
)
from cases.forms.sections import After, Fold, Known, Missing, Section
from cases.forms.typed_fields import NameField, PhoneField
from cases.law import articles
from cases.models import GroupMember, Party
from cases.phases.mediate.groups import SILENT
from cases.phases.mediate.guards import SILENCE_IS_NO_ANSWER
from cases.phases.mediate.guards_of_groups import NONE_LISTED
from cases.phases.mediate.members_chosen import BUT_THESE, THESE
from mediation.plain_forms import PlainForm

NO_GROUP = Missing(NONE_LISTED, remedy="add_member")
TO_FILL_IN = "下载表格"
NOT_ALL_KNOWN: dict = dict.fromkeys(("household", "name", "phone", "amount", "grounds"), ())
HOW_MUCH = "请写明每户谈定多少。"
WHICH, WHICH_ONE = "哪些户", "户或者序号"
LISTED = After("列入成员名单；同意不同意，还要逐户问过")
NO_ONE_NAMED = "户和姓名至少写一样。"
OTHER_IN_WORDS = "原因选“其他”的，请写明是什么原因。"
OTHERS_UNTOUCHED = After(
    "其他成员不受影响；没有同意的成员，不受调解约束", articles.REPRESENTED_CONSENT
)


class OfGroups(ActForm):
    """A form about the members of one group."""

    when_empty = ActForm.when_empty | {"party": NO_GROUP}

    def prepare(self):
        self.choose_party(label="哪一方的成员")
        every, shown = self.fields["party"].queryset, self.still_open["party"]
        self.choose("party", every, shown.filter(kind=Party.Kind.GROUP))

    def read_members(self, data, name="numbers"):
        """Read which members were typed, by the list of the group."""
        if not data.get(name) or not data.get("party"):
            return
        try:
            data[name] = numbers_of(data["party"], data[name])
        except forms.ValidationError as unread:
            self.add_error(name, unread)

    def known(self, title):
        """Where the numbers of the members stand."""
        groups = self.case.sheet.groups if title == WHICH else ()
        lists = [(group, self.case.sheet.members_of(group.pk).remaining) for group in groups]
        return [
            Known(group.called, f"{count} 户", url=f"../members/{group.pk}/", change="看名单")
            for group, count in lists
            if count
        ]


class MemberFields(PlainForm):
    """What is listed of one member."""

    household = NameField(label="哪一户", required=False, max_length=120, help_text="例如 3幢501室")
    name = NameField(label="姓名", required=False, max_length=80)
    phone = PhoneField(label="电话", required=False, max_length=20)
    amount = MoneyField(label="请求或者欠付的金额（元）", required=False)
    grounds = forms.CharField(
        label="理由或者抗辩", required=False, max_length=300, widget=long_text(2)
    )


@form_of("add_member")
class AddMember(OfGroups, MemberFields):
    explain = "一户一行；姓名还不知道的，先写哪一户。"
    on_label = "登记日期"
    sections = (
        Section("哪一方", ("party",)),
        Section("哪一户、谁", ("household", "name", "phone")),
        Section("多少、为什么", ("amount", "grounds"), Fold("是不是代表人", ("representative",))),
        Section("哪天登记", ("on",)),
    )
    when_empty = ActForm.when_empty
    asked_when = NOT_ALL_KNOWN
    after = (
        LISTED,
        After("代表人变更、放弃请求，和解，都要被代表的人同意", articles.REPRESENTED_CONSENT),
    )

    representative = forms.BooleanField(label="是代表人", required=False)

    def clean(self):
        """Require that the member can be told from others."""
        data = super().clean()
        if not (data.get("household") or data.get("name") or self.errors):
            self.add_error("name", NO_ONE_NAMED)
        return data


@form_of("take_members")
class TakeMembers(OfGroups):
    explain = "有一格看不懂的，整份表都不登记：改好以后再交；登记过的不会重复。"
    on_label = "登记日期"
    sections = (
        Section("哪一方", ("party",)),
        Section("表格", ("file",)),
        Section("哪天登记", ("on",)),
    )
    when_empty = ActForm.when_empty
    after = (LISTED,)

    file = MembersFile()

    def known(self, title):
        """The workbook to fill in."""
        groups = self.case.sheet.groups if title == "表格" else ()
        return [
            Known(group.called, url=f"../members/{group.pk}.xlsx", change=TO_FILL_IN)
            for group in groups
        ]

    def facts(self):
        """The rows of the workbook."""
        facts = super().facts()
        rows, remarks = facts["file"]
        return {"party": facts["party"], "rows": rows, "remarks": remarks}


@form_of("change_member")
class ChangeMember(OfGroups, MemberFields):
    explain = "只写要更正的，其余不变。"
    on_label = "更正日期"
    sections = (
        Section(WHICH, ("party", "number")),
        Section(
            "更正成什么",
            ("household", "name", "phone", "amount"),
            Fold("理由或者抗辩、是不是代表人", ("grounds", "representative")),
        ),
        Section("为什么更正，哪天", ("reason", "on")),
    )
    phrases = {"reason": ("登记时写错了。", "本人来更正。")}
    asked_when = NOT_ALL_KNOWN
    after = (After("经过里只写更正了哪几样，不写姓名、电话"),)

    number = MemberNumbers(label=WHICH_ONE)
    representative = forms.ChoiceField(label="是代表人", choices=YES_OR_NO, required=False)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def clean(self):
        """Read which member it is; one at a time."""
        data = super().clean()
        self.read_members(data, "number")
        if "number" in data and len(data["number"]) != 1:
            self.add_error("number", ONLY_ONE)
        return data

    def facts(self):
        """What was filled in."""
        facts = super().facts()
        given = {
            n: v for n, v in facts.items() if n in MemberFields.base_fields and v not in ("", None)
        }
        if facts["representative"]:
            given["representative"] = facts["representative"] == "yes"
        (number,) = facts["number"]
        return given | {"party": facts["party"], "number": number, "reason": facts["reason"]}


class WhichMembers(PlainForm):
    """The members an act is about, by exceptions."""

    who = forms.ChoiceField(label="登记哪些", choices=BUTTONS, widget=forms.RadioSelect)
    numbers = MemberNumbers(label=WHICH_ONE, required=False)

    def clean(self):
        """Read who is named, and require it where members are named one by one."""
        data = super().clean()
        self.read_members(data)
        needed = data.get("who") in (THESE, BUT_THESE)
        if needed and not data.get("numbers") and "numbers" not in self.errors:
            self.add_error("numbers", NONE_GIVEN)
        return data


@form_of("ask_members")
class AskMembers(OfGroups, WhichMembers):
    explain = f"一次可以登记很多户；{SILENCE_IS_NO_ANSWER}。"
    on_label = "哪天问到的"
    day_counts = True
    sections = (
        Section("哪一方", ("party",)),
        Section("怎么答复的", ("reply", "how", "on")),
        Section(WHICH, ("who", "numbers")),
    )
    asked_when = {"numbers": ("who", THESE, BUT_THESE)}
    phrases = {"how": ("当面", "电话", "业主群接龙", "书面")}
    after = (
        After("同意的成员参加调解；一户同意，这一方就开始参加", articles.START),
        OTHERS_UNTOUCHED,
    )

    reply = forms.ChoiceField(
        label="答复",
        choices=[
            *(one for one in GroupMember.Consent.choices if one[0]),
            (SILENT, "问过，还没有答复"),
        ],
        widget=forms.RadioSelect,
    )
    how = forms.CharField(label="怎么问的", max_length=120)


@form_of("release_members")
class ReleaseMembers(OfGroups):
    on_label = "哪天退出的"
    day_counts = True
    sections = (
        Section(WHICH, ("party", "numbers")),
        Section("为什么，哪天", ("because", "on"), Fold("说明", ("words",))),
    )
    after = (
        After("退出的留在名单里，不再计入；以后的协议不约束他们", articles.REPRESENTED_CONSENT),
    )

    numbers = MemberNumbers(label=WHICH_ONE)
    because = forms.ChoiceField(
        label="原因", choices=GroupMember.Left.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label="说明", required=False, max_length=200)

    def clean(self):
        """Read who leaves; require words where no listed reason fits."""
        data = super().clean()
        self.read_members(data)
        other = data.get("because") == GroupMember.Left.OTHER
        if other and not data.get("words") and "words" not in self.errors:
            self.add_error("words", OTHER_IN_WORDS)
        return data
