"""The forms that correct what was registered: of the case, and of a party."""

from django import forms

from cases.forms.asked import ANY_ANSWER
from cases.forms.base import ActForm, form_of
from cases.forms.fields import MoneyField, NumberField, long_text
from cases.forms.handle import arose
from cases.forms.handle.parties import MOST_HEADS, PartyFields
from cases.forms.handle.readable_names import AT_A_CORRECTION, warning
from cases.forms.sections import After, Fold, Known, Section
from cases.forms.typed_fields import NameField, StoryField
from cases.law import articles
from cases.law.categories import Category
from cases.models import Party
from cases.models.case_choices import Precision
from cases.phases.handle.corrections import in_words
from cases.words.days import arose_in_words

REASONS = ("登记时写错了。", "本人来更正。")
UNCHANGED = ("", "不变")
YES_OR_NO = [UNCHANGED, ("yes", "是"), ("no", "否")]
CLEARABLE = {
    "phone": "电话",
    "address": "单位或者住址",
    "dwelling": "房屋",
    "relation": "与房屋的关系",
    "id_number": "证件和号码",
    "born_on": "出生日期",
    "credit_code": "统一社会信用代码",
    "occupation": "职业或者职务",
}
BOTH = "“{}”又填了、又选了清空，只选一样。"
KIND_ALONE = "更正证件种类的，请把号码也写上。"
PRINTED = After("已经印在协议书上的，不能在登记里更正", articles.CONTENT_OF_AGREEMENT)


STANDS = "类型、涉及金额、什么时候发生的"
# What the law or a sum hangs on is shown as it stands beside an empty field.
COUNTED = ("category", "amount", "arose_on")
SHOWN = ("title", "place", "summary", "urgent", "difficult")
EMPTIED = {
    "amount": {"amount": None, "amount_approximate": False},
    "arose_on": {"arose_on": None, "arose_precision": Precision.DAY, "arose_until": None},
}


def yes_or_no(column):
    """A choice of yes, no or unchanged for a column of a party, under the name of the column."""
    label = Party._meta.get_field(column).verbose_name
    return forms.ChoiceField(label=label, choices=YES_OR_NO, required=False)


@form_of("correct")
class Correct(ActForm, arose.AroseFields):
    explain = "更正前后的内容都会留在经过里。"
    on_label = "更正日期"
    asked_when = arose.ASKED_WHEN | {"amount_approximate": ("amount", ANY_ANSWER)}
    phrases = {"reason": REASONS}
    sections = (
        Section("什么事、在哪里", ("title", "place", "summary")),
        Section("轻重缓急", ("urgent", "difficult")),
        Section(
            STANDS,
            (),
            Fold(
                "更正这几项，没有填的不变",
                ("category", "amount", "amount_approximate", *arose.NAMES, "cleared"),
            ),
        ),
        Section("为什么更正，哪天", ("reason", "on")),
    )

    after = (PRINTED, After("登记日期和各项期限不变"))

    title = StoryField(label="标题", max_length=120)
    place = NameField(label="地点", max_length=200)
    summary = StoryField(label="简要情况", widget=long_text(), max_length=3000)
    category = forms.ChoiceField(
        label="类型", choices=[UNCHANGED, *Category.choices], required=False
    )
    amount = MoneyField(label="涉及金额（元）", required=False, keeps_about=True)
    amount_approximate = forms.BooleanField(label="金额是约数", required=False)
    cleared = forms.MultipleChoiceField(
        label="清空（登记错了的）",
        choices=[("amount", "涉及金额"), ("arose_on", "纠纷发生日期")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    urgent = forms.BooleanField(label="紧急", required=False)
    difficult = forms.BooleanField(label="疑难复杂", required=False)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        for name in SHOWN:
            self.fields[name].initial = getattr(self.case, name)

    def known(self, title):
        """What stands of that which is not written into a field."""
        return [self._stands(name) for name in COUNTED] if title == STANDS else []

    def _stands(self, name) -> Known:
        words = in_words(self.case, name)
        if name == "arose_on":
            words = arose_in_words(self.case)
        about = "约" if name == "amount" and self.case.amount_approximate else ""
        label = self.fields[name].label.removesuffix("（元）")
        return Known(label, f"{about}{words}" if words else "没有登记")

    def clean(self):
        """Refuse what is both written and cleared."""
        data = super().clean()
        if self.fields["amount"].about:
            data["amount_approximate"] = True
        for name in data.get("cleared", ()):
            if data.get(name) is not None:
                self.add_error("cleared", BOTH.format(self.fields[name].label))
        return data

    def _given(self) -> dict:
        """What was filled in of that which is not shown in a field, or cleared."""
        data, given = self.cleaned_data, {}
        if data["category"]:
            given["category"] = data["category"]
        if data["amount"] is not None:
            given |= {n: data[n] for n in ("amount", "amount_approximate")}
        if data["arose_on"]:
            given |= self.arose()
        for name in data["cleared"]:
            given |= EMPTIED[name]
        return given

    def facts(self):
        """What is shown in a field as sent, the rest where it was filled in or cleared."""
        facts = super().facts()
        return {name: facts[name] for name in (*SHOWN, "reason")} | self._given()


@form_of("correct_party")
class CorrectParty(ActForm, PartyFields):
    explain = "只写要更正的；没有写的照原来登记的。更正前后的内容都会留在经过里，号码遮蔽。"
    on_label = "更正日期"
    phrases = {"reason": REASONS}
    sections = (
        Section("哪一方", ("party",)),
        Section(
            "更正成什么",
            ("name", "phone", "address", "dwelling", "relation"),
            Fold(
                "类别、姓名保密、证件、出生日期、统一社会信用代码、职业，清空一项",
                (
                    "kind",
                    "head_count",
                    "hide_name",
                    "name_in_text",
                    "print_contact",
                    "id_kind",
                    "id_number",
                    "born_on",
                    "credit_code",
                    "occupation",
                    "cleared",
                ),
            ),
        ),
        Section("为什么更正，哪天", ("reason", "on")),
    )
    after = (PRINTED,)
    asked_when = dict.fromkeys(("name", "phone", "address", "dwelling", "relation"), ()) | {
        "head_count": ("kind", Party.Kind.GROUP)
    }
    company = None

    name = NameField(label="姓名或者名称", required=False, max_length=80)
    occupation = forms.CharField(label="职业或者职务", required=False, max_length=60)
    kind = forms.ChoiceField(label="类别", choices=[UNCHANGED, *Party.Kind.choices], required=False)
    head_count = NumberField(label="人数", min_value=1, max_value=MOST_HEADS, required=False)
    hide_name = yes_or_no("hide_name")
    name_in_text = forms.ChoiceField(
        label=Party._meta.get_field("name_in_text").verbose_name,
        choices=[UNCHANGED, *(row for row in Party.NameInText.choices if row[0])],
        required=False,
        help_text="例如姓名是“陈述”“何时”：选“也是常用词”，写“陈述意见”的句子就不会被改写。",
    )
    print_contact = yes_or_no("print_contact")
    cleared = forms.MultipleChoiceField(
        label="清空（登记错了、本人要求删去的）",
        choices=list(CLEARABLE.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_party(label="哪一方")

    def clean_kind(self):
        """The kind as chosen; an empty one stays as registered."""
        return self.cleaned_data["kind"]

    def clean_head_count(self):
        """The head count as typed; an empty one stays as registered."""
        return self.cleaned_data["head_count"]

    def clean(self):
        """Refuse what is both written and cleared, and a paper without its number."""
        data = super().clean()
        if twice := [n for n in data.get("cleared", ()) if data.get(n)]:
            self.add_error("cleared", BOTH.format(CLEARABLE[twice[0]]))
        if data.get("id_kind") and not data.get("id_number") and "id_number" not in self.errors:
            self.add_error("id_number", KIND_ALONE)
        self._warn_of_name(data)
        return data

    def _refuse_no_name(self, kind):
        party = self.cleaned_data.get("party")
        super()._refuse_no_name(kind or (party.kind if party else ""))

    def _warn_of_name(self, data):
        """Ask how a name that is hidden from now on is meant where it stays readable in the case:
        one that is hidden now, or another name of who is hidden already."""
        party = data.get("party")
        renamed = party is not None and party.hide_name and data.get("name")
        if party is None or (data.get("hide_name") or ("yes" if renamed else "")) != "yes":
            return
        if data.get("name_in_text") or party.name_in_text:
            return
        name = data.get("name") or party.name
        if stays := warning(AT_A_CORRECTION, name, self._read_by_others()):
            self.add_error("name_in_text", stays)

    def _read_by_others(self) -> dict[str, str]:
        """The texts of the case that the other side reads, by their labels."""
        columns = ("title", "place", "summary")
        texts = {Correct.base_fields[n].label: getattr(self.case, n) for n in columns}
        return texts | {"请求": "\n".join(claim.item for claim in self.case.sheet.counted_claims)}

    def _given(self) -> dict:
        """What was filled in; of a paper with its number, what the number says."""
        names = (
            "name phone address dwelling relation born_on credit_code occupation kind head_count"
        )
        names = [*names.split(), "name_in_text"]
        given = {n: self.cleaned_data[n] for n in names if self.cleaned_data.get(n)}
        answered = [n for n in ("hide_name", "print_contact") if self.cleaned_data.get(n)]
        given |= {n: self.cleaned_data[n] == "yes" for n in answered} | self._cleared()
        if not self.cleaned_data.get("id_number"):
            return given
        paper = {n: self.cleaned_data[n] for n in ("id_kind", "id_number")}
        of_the_paper = {n: v for n, v in self.of_the_paper().items() if v}
        return given | paper | of_the_paper

    def _cleared(self) -> dict:
        """The empty values of what is to be cleared; a paper's kind goes with its number."""
        names = set(self.cleaned_data.get("cleared", ()))
        names |= {"id_kind"} if "id_number" in names else set()
        return {n: None if n == "born_on" else "" for n in sorted(names)}

    def facts(self):
        """The party, the reason, and what was filled in."""
        facts = super().facts()
        return {"party": facts["party"], "reason": facts["reason"]} | self._given()
