"""The form that takes a payment back."""

from django import forms

from cases.forms.base import Reason, form_of
from cases.forms.enforce.payments import NAMED_ON_A_PAYMENT
from cases.forms.sections import After, Fold, Section
from cases.models import Payment


@form_of("reverse_payment")
class ReversePayment(Reason):
    explain = "退票、登记错、记了两次的付款，写明原因冲销；记录保留，不删除。"
    on_label = "冲销日期"
    day_counts = True
    sections = (
        Section("哪一笔", ("payment",)),
        Section(
            "为什么",
            ("reason", "proof"),
            Fold("收款人确认过的，收款人现在怎么说", ("receiver_says",)),
        ),
        Section("哪天冲销的", ("on",)),
    )
    after = (
        After("这一笔付的，重新算作没有付，原来的期限不变"),
        After("金额登记错的，冲销以后再登记正确的一笔"),
    )
    phrases = {"reason": ("银行退票。", "登记错了。", "同一笔登记了两次。")}

    payment = forms.ModelChoiceField(Payment.objects.none(), label="付款")
    proof = forms.CharField(label="凭证", max_length=200)
    receiver_says = forms.CharField(label="收款人怎么说", max_length=120, required=False)

    def prepare(self):
        """The payments that stand; none is preselected."""
        standing = self.case.payments.filter(reversed_on=None)
        rows = standing.select_related(*NAMED_ON_A_PAYMENT).order_by("pk")
        self.fields["payment"].queryset = rows
