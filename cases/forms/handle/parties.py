"""The forms of parties: the fields of one, who joins, who leaves."""

from django import forms
from django.core.exceptions import ValidationError

from cases.forms.base import ActForm, DayField, long_text
from cases.forms.handle.answering import Reason
from cases.law import identifiers
from cases.models import Party
from mediation.directory.models import PropertyCompany

SIDES = {"applicant": 1, "respondent": 2, "other": 3}
MOST_SIDES = 9
MOST_HEADS = 100_000


class PartyFields(forms.Form):
    """The fields of one party, as registration and 补登 ask for them."""

    kind = forms.ChoiceField(label="类别", choices=Party.Kind.choices, initial="person")
    name = forms.CharField(label="姓名或者名称", max_length=80)
    phone = forms.CharField(label="电话", required=False, max_length=20)
    id_number = forms.CharField(label="身份证号", required=False, max_length=18)
    address = forms.CharField(label="单位或者住址", required=False, max_length=200)
    company = forms.ModelChoiceField(
        PropertyCompany.objects, label="登记在册的物业公司", required=False
    )
    head_count = forms.IntegerField(
        label="人数", min_value=1, max_value=MOST_HEADS, initial=1, required=False
    )

    def clean_phone(self):
        """A Chinese mobile or landline number, or nothing."""
        phone = self.cleaned_data["phone"].strip()
        if phone and not identifiers.is_phone(phone):
            raise ValidationError("电话号码不对：手机号11位，座机如 0595-22000000。")
        return phone

    def clean_id_number(self):
        """A valid ID number, or nothing."""
        number = self.cleaned_data["id_number"].strip().upper()
        if number and not identifiers.is_id_number(number):
            raise ValidationError("身份证号不对，请核对18位号码。")
        return number

    def clean_head_count(self):
        """One person unless said otherwise."""
        return self.cleaned_data["head_count"] or 1


class AddParty(ActForm, PartyFields):
    role = forms.ChoiceField(label="地位", choices=Party.Role.choices, initial="respondent")
    side = forms.IntegerField(
        label="属于第几方（不填按地位；双方共同申请的，填不同的数）",
        min_value=1,
        max_value=MOST_SIDES,
        required=False,
    )
    predecessor = forms.ModelChoiceField(
        Party.objects.none(), label="接替哪一方（继承、受让、更换公司）", required=False
    )
    relation = forms.ChoiceField(
        label="与房屋的关系", choices=Party.Relation.choices, required=False
    )
    speaker = forms.ChoiceField(label="由谁出面", choices=Party.Speaker.choices, required=False)
    speaker_name = forms.CharField(label="出面人姓名", required=False, max_length=60)
    speaker_scope = forms.CharField(label="代理权限", required=False, max_length=200)
    speaker_until = DayField(label="代理期限至", required=False)

    def prepare(self):
        self.fields["predecessor"].queryset = self.case.parties.all()
        self.put_first("role", "kind", "name", "company")

    def clean(self):
        data = super().clean()
        if data.get("speaker") and not data.get("speaker_name"):
            self.add_error("speaker_name", "请写明出面人的姓名。")
        if data.get("speaker") == Party.Speaker.AGENT and not data.get("speaker_scope"):
            self.add_error("speaker_scope", "请照授权委托书写明代理权限。")
        return data

    def facts(self):
        facts = super().facts()
        facts["side"] = facts["side"] or SIDES[facts["role"]]
        number = facts["id_number"]
        return facts | {"born_on": identifiers.born_on(number) if number else None}


class ReleaseParty(Reason):
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_party(label="哪一方退出")
        self.put_first("party")
