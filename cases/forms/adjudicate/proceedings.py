"""Forms of adjudication."""

from django import forms

from cases.forms.base import ActForm, PartiesField, Plain, long_text
from cases.models import Party
from mediation.directory.models import Court


class OpenProceeding(ActForm):
    explain = (
        "自协议生效之日起三十日内，由双方共同向有管辖权的基层法院申请（《人民调解法》第三十三条）。"
    )
    on_label = "申请日期"

    court = forms.ModelChoiceField(Court.objects, label="向哪个法院")
    applicants = PartiesField(Party.objects.none(), label="共同申请人")

    def prepare(self):
        self.fields["applicants"].queryset = self.parties()
        self.offer("court", Court.objects.filter(districts=self.case.committee.district_id))

    def clean_applicants(self):
        return list(self.cleaned_data["applicants"])


class CourtSend(ActForm):
    note = forms.CharField(label="说明", required=False, max_length=200)


class CourtReturn(ActForm):
    lacking = forms.CharField(label="缺什么材料", widget=long_text(), max_length=500)


class CourtAccept(ActForm):
    on_label = "受理日期"

    court_number = forms.CharField(
        label="法院案号", max_length=60, help_text="例如（2026）闽0504诉前调确12号"
    )


class CourtWords(ActForm):
    words = forms.CharField(label="说明", widget=long_text(), max_length=1000)


class CourtDecide(ActForm):
    on_label = "裁定日期"

    outcome = forms.ChoiceField(label="裁定结果")
    words = forms.CharField(label="理由", widget=long_text(), required=False, max_length=1000)

    def prepare(self):
        """The outcomes of the kind when shown; all when it comes back, the door asks the kind."""
        found = self.case.sheet.open_proceeding
        enforced = found is not None and found.kind == "enforcement"
        offered = OF_ENFORCEMENT if enforced else OF_CONFIRMATION
        every = {**dict(OF_CONFIRMATION), **dict(OF_ENFORCEMENT)}
        self.fields["outcome"].choices = list(every.items()) if self.is_bound else offered


OF_CONFIRMATION = [("confirmed", "确认有效"), ("dismissed", "裁定驳回")]
OF_ENFORCEMENT = [("paid", "执行完毕"), ("dismissed", "驳回执行申请")]


class OptionalWords(ActForm):
    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)


FORMS = {
    "open_proceeding": OpenProceeding,
    "court_send": CourtSend,
    "court_receive": Plain,
    "court_return": CourtReturn,
    "court_accept": CourtAccept,
    "court_refuse": CourtWords,
    "court_decide": CourtDecide,
    "court_withdraw": OptionalWords,
    "title_given": Plain,
    "agreement_stands": Plain,
}
