"""Forms of agreeing: the text made final, signed, sealed, or agreed by word of mouth."""

from django import forms

from cases.forms.base import ActForm, DayField, MoneyField, Plain, long_text
from cases.forms.handle.answering import Reason
from cases.models import Signature


class DraftAgreement(Plain):
    explain = "定稿后取得编号、生成协议书，交各方签署；文字不能再改，要改的须修改协议、重新签署。"
    on_label = "定稿日期"


class Sign(ActForm):
    on_label = "签署日期"

    mark = forms.ChoiceField(label="怎么签的", choices=Signature.Mark.choices)
    way = forms.ChoiceField(
        label="途径", choices=[c for c in Signature.Way.choices if c[0] != "certificate"]
    )
    identity_checked = forms.CharField(
        label="怎么核对身份的", max_length=120, initial="核对居民身份证原件"
    )

    def prepare(self):
        self.choose_party(label="谁签")
        agreement = self.case.sheet.agreement
        if agreement:
            parties = self.fields["party"].queryset
            waiting = parties.exclude(pk__in=agreement.signed_party_ids)
            self.choose("party", parties, waiting)
        self.put_first("party")


class MediatorSign(Plain):
    explain = "调解员在协议书上签好名后登记（《人民调解法》第二十九条）。"
    on_label = "签名日期"


class ConcludeOrally(ActForm):
    explain = "口头协议自达成之日生效，由调解员记录内容（《人民调解法》第二十八条、第三十条）。"
    on_label = "达成日期"

    payer = forms.TypedChoiceField(label="谁付钱", required=False, empty_value=None)
    payee = forms.TypedChoiceField(label="付给谁", required=False, empty_value=None)
    amount = MoneyField(label="金额（元，不涉及钱款不填）", required=False)
    at_once = forms.TypedChoiceField(
        label="什么时候履行",
        choices=[("now", "当场付清、做完"), ("later", "约定日期")],
        coerce=lambda value: value == "now",
        widget=forms.RadioSelect,
        initial="now",
    )
    due_on = DayField(label="约定日期", required=False)
    doer = forms.TypedChoiceField(label="还要做事的一方", required=False, empty_value=None)
    content = forms.CharField(label="还说定了什么", widget=long_text(), max_length=600)

    def prepare(self):
        sheet = self.case.sheet
        rows = sheet.all_parties if self.is_bound else sheet.parties
        by_key = {str(party.pk): party for party in rows}
        for name in ("payer", "payee", "doer"):
            field = self.fields[name]
            field.choices = [("", "不选"), *((key, str(party)) for key, party in by_key.items())]
            field.coerce = by_key.get


FORMS = {
    "draft_agreement": DraftAgreement,
    "amend": Reason,
    "sign": Sign,
    "mediator_sign": MediatorSign,
    "seal": Plain,
    "conclude_orally": ConcludeOrally,
}
