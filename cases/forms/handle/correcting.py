"""The forms that correct what was registered: of the case, and of a party."""

from django import forms

from cases.forms.base import ActForm, MoneyField, form_of, long_text
from cases.forms.handle import arose
from cases.forms.handle.parties import PartyFields
from cases.forms.sections import After, Fold, Section
from cases.forms.typed_fields import NameField
from cases.law import articles
from cases.law.categories import Category

REASONS = ("登记时写错了。", "本人来更正。")
NOTHING = "请写明要更正成什么；不更正的，返回案件。"


CORRECTED = ("title", "place", "summary", "category", *arose.NAMES, "amount", "amount_approximate")
CORRECTED += ("urgent", "difficult")


FOLDED = ("category", "amount", "amount_approximate", *arose.NAMES)


@form_of("correct")
class Correct(ActForm, arose.AroseFields):
    explain = "更正前后的内容都会留在经过里。"
    on_label = "更正日期"
    asked_when = arose.ASKED_WHEN
    phrases = {"reason": REASONS}
    sections = (
        Section("什么事、在哪里", ("title", "place", "summary")),
        Section("轻重缓急", ("urgent", "difficult")),
        Section(
            "为什么更正，哪天",
            ("reason", "on"),
            Fold("类型、涉及金额、什么时候发生的", FOLDED),
        ),
    )

    title = forms.CharField(label="标题", max_length=120)
    place = NameField(label="地点", max_length=200)
    summary = forms.CharField(label="简要情况", widget=long_text(), max_length=3000)
    category = forms.ChoiceField(label="类型", choices=Category.choices, required=False)
    amount = MoneyField(label="涉及金额（元）", required=False)
    amount_approximate = forms.BooleanField(label="金额是约数", required=False)
    urgent = forms.BooleanField(label="紧急", required=False)
    difficult = forms.BooleanField(label="疑难复杂", required=False)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        for name in CORRECTED:
            self.fields[name].initial = getattr(self.case, name)

    def clean_category(self):
        """The category as registered where the folded question was not sent."""
        return self.cleaned_data["category"] or self.case.category

    def facts(self):
        return super().facts() | self.arose()


@form_of("correct_party")
class CorrectParty(ActForm, PartyFields):
    explain = "只写要更正的；没有写的照原来登记的。更正前后的内容都会留在经过里，号码遮蔽。"
    on_label = "更正日期"
    phrases = {"reason": REASONS}
    sections = (
        Section("哪一方", ("party",)),
        Section(
            "更正成什么",
            ("name", "phone", "address", "relation"),
            Fold(
                "证件、出生日期、统一社会信用代码、职业",
                (
                    "id_kind",
                    "id_number",
                    "born_on",
                    "credit_code",
                    "occupation",
                ),
            ),
        ),
        Section("为什么更正，哪天", ("reason", "on")),
    )
    after = (After("已经印在协议书上的，不能在登记里更正", articles.CONTENT_OF_AGREEMENT),)
    asked_when = dict.fromkeys(("name", "phone", "address", "relation"), ())
    kind = company = head_count = None

    name = NameField(label="姓名或者名称", required=False, max_length=80)
    occupation = forms.CharField(label="职业或者职务", required=False, max_length=60)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_party(label="哪一方")

    def clean_kind(self):
        """Not asked here."""

    def clean_head_count(self):
        """Not asked here."""

    def clean(self):
        """Require something to correct."""
        data = super().clean()
        if not self.errors and not self._given():
            self.add_error("name", NOTHING)
        return data

    def _given(self) -> dict:
        """What was filled in; of a paper with its number, what the number says."""
        names = "name phone address relation born_on credit_code occupation".split()
        given = {n: self.cleaned_data[n] for n in names if self.cleaned_data.get(n)}
        if not self.cleaned_data.get("id_number"):
            return given
        paper = {n: self.cleaned_data[n] for n in ("id_kind", "id_number")}
        of_the_paper = {n: v for n, v in self.of_the_paper().items() if v}
        return given | paper | of_the_paper

    def facts(self):
        """The party, the reason, and what was filled in."""
        facts = super().facts()
        return {"party": facts["party"], "reason": facts["reason"]} | self._given()
