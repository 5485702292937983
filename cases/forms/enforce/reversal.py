"""The forms that take back a payment, an act recorded as done, what was logged as kept."""

from django import forms
from django.db.models import Q

from cases.forms.base import Reason, form_of
from cases.forms.enforce.duties import OWED_AGAIN, Kind, choose_any_duty, duty_in_words
from cases.forms.enforce.payments import NAMED_ON_A_PAYMENT, payment_in_words
from cases.forms.sections import After, Missing, Section
from cases.models import Obligation, Observance, Payment
from cases.phases.enforce.guards_of_reversal import NONE_STANDS
from cases.phases.enforce.guards_of_taking_back import NOTHING_DONE, NOTHING_KEPT
from cases.phases.enforce.observances import kept_in_words
from cases.states import Status

REOPENED_NEXT = After("接着办“恢复履行”，案件才从“已结案”回到“履行中”")
COUNTS_NOW = After("以前多付的部分，改为计入还欠的；是成员付的，再办“付款分到各户”")


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
        above = any(one.credited for one in self.case.sheet.payments)
        return (
            After("这一笔付的，重新算作没有付，原来的期限不变"),
            *((COUNTS_NOW,) if above else ()),
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


@form_of("reverse_act")
class ReverseAct(Reason):
    explain = "登记做完了、后来发现没有做的，写明原因撤回；原来的登记留在经过里。"
    on_label = "发现的日期"
    day_counts = True
    sections = (
        Section("撤回的是哪一项", ("obligation",)),
        Section("为什么、凭什么认定没有做", ("reason", "proof", "on")),
    )
    when_empty = {"obligation": Missing(NOTHING_DONE, remedy="record_act")}
    phrases = {
        "reason": ("回访时发现没有做。", "登记错了。"),
        "proof": ("到场查看。", "看过照片。"),
    }

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="约定的事")
    proof = forms.CharField(label="凭证", max_length=200)

    @property
    def after(self):
        """What follows in the present state."""
        again = {Status.PERFORMED: (OWED_AGAIN,), Status.CLOSED: (REOPENED_NEXT,)}
        return (
            After("这一项重新算作没有做，原来的期限不变"),
            *again.get(Status(self.case.status), ()),
        )

    def prepare(self):
        choose_any_duty(self, duty_in_words, offered=Q(status="done"), kind=Kind.ACT)


@form_of("reverse_observance")
class ReverseObservance(Reason):
    explain = "看错了、登记了两次的，写明原因撤回，不删除。"
    on_label = "撤回日期"
    sections = (
        Section("撤回哪一条", ("observance",)),
        Section("为什么，哪天", ("reason", "on")),
    )
    when_empty = {"observance": Missing(NOTHING_KEPT, remedy="record_observance")}
    phrases = {"reason": ("登记错了。", "同一次登记了两次。", "后来查实没有做。")}
    after = (After("不再算作做到；案件的状态和期限不变。没有做到的，另办“登记违反约定”"),)

    observance = forms.ModelChoiceField(Observance.objects.none(), label="记录")

    def prepare(self):
        """What was logged and not taken back; none is preselected."""
        rows = self.case.observances.filter(obligation__title__until=None)
        rows = rows.select_related("obligation__clause", "obligation__debtor__company")
        self.choose("observance", rows, rows.filter(taken_back_on=None))
        self.fields["observance"].label_from_instance = _logged_in_words


def _logged_in_words(kept) -> str:
    return f"{kept_in_words(kept)}（{kept.seen_by}看到）：{duty_in_words(kept.obligation)}"
