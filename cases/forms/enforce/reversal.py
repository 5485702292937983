"""The form that takes a payment back."""

from django import forms

from cases.forms.base import Reason, form_of
from cases.forms.enforce.duties import OWED_AGAIN
from cases.forms.enforce.payments import NAMED_ON_A_PAYMENT, payment_in_words
from cases.forms.sections import After, Missing, Section
from cases.models import Payment
from cases.phases.enforce.guards_of_reversal import NONE_STANDS
from cases.states import Status


@form_of("reverse_payment")
class ReversePayment(Reason):
    explain = "退票、登记错、记了两次的付款，写明原因冲销；记录保留，不删除。"
    on_label = "冲销日期"
    day_counts = True
    sections = (
        Section("哪一笔", ("payment",)),
        Section("为什么", ("reason", "proof", "receiver_says")),
        Section("哪天冲销的", ("on",)),
    )
    when_empty = {"payment": Missing(NONE_STANDS, remedy="pay")}
    phrases = {"reason": ("银行退票。", "登记错了。", "同一笔登记了两次。")}

    payment = forms.ModelChoiceField(Payment.objects.none(), label="付款")
    proof = forms.CharField(label="凭证", max_length=200)
    receiver_says = forms.CharField(
        label="收款人现在怎么说",
        max_length=120,
        help_text="收款人没有确认过收到的，写“没有确认过”。",
    )

    @property
    def after(self):
        """What follows in the present state."""
        again = (OWED_AGAIN,) if self.case.status == Status.PERFORMED else ()
        return (
            After("这一笔付的，重新算作没有付，原来的期限不变"),
            After("金额登记错的，冲销以后再登记正确的一笔"),
            *again,
        )

    def prepare(self):
        """The payments that stand; none is preselected."""
        rows = self.case.payments.select_related(*NAMED_ON_A_PAYMENT).order_by("pk")
        self.choose("payment", rows, rows.filter(reversed_on=None))
        self.fields["payment"].label_from_instance = self.describe

    def describe(self, payment) -> str:
        """A payment in one line, as this reader may see it."""
        return payment_in_words(payment, self.actor)
