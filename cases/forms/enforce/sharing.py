"""Forms of what was paid, or let off, among the members of a group."""

from django import forms
from django.db.models import Q, Sum

from cases.forms.base import form_of
from cases.forms.enforce.letting_off import NAMED, reduction_in_words
from cases.forms.enforce.payments import NAMED_ON_A_PAYMENT, payment_in_words
from cases.forms.fields import MoneyField, RatioField
from cases.forms.mediate.groups import HOW_MUCH, WHICH, OfGroups, WhichMembers
from cases.forms.sections import After, Missing, Section
from cases.law.money import yuan
from cases.models import Payment, Reduction
from cases.phases.mediate.guards_of_shares import (
    EACH,
    NO_PAYMENT,
    NO_REDUCTION,
    NONE,
    PART,
    REST,
)
from cases.phases.mediate.members_chosen import ALL, BUT_THESE, THESE

BY_NUMBER = "收回份额的，请选“只有几户”，写明是哪几户。"
MEASURES = [
    (REST, "各户没有结清的全部"),
    (PART, "各户金额的一部分"),
    (EACH, "每户一样多"),
    (NONE, "登记错了，不是这几户的，收回"),
]


class OfShares(OfGroups, WhichMembers):
    """A form that shares one sum among the members of a group."""

    on_label = "登记日期"
    asked_when = {
        "numbers": ("who", THESE, BUT_THESE),
        "ratio": ("measure", PART),
        "amount": ("measure", EACH),
    }
    after = (
        After("名单上每户已结多少、还有没有没结的，随着改"),
        After("这一笔冲销、撤回的，各户的份额一起不算"),
    )

    measure = forms.ChoiceField(label="每户多少", choices=MEASURES, widget=forms.RadioSelect)
    ratio = RatioField(label="金额的多少，例如 50%", required=False)
    amount = MoneyField(label="每户多少（元）", required=False)

    def prepare(self):
        super().prepare()
        self.fields["who"].label = "分到哪些户"
        self.fields["who"].choices = [
            (ALL, "没有结清、这一笔里还没有份的，全部"),
            (BUT_THESE, "没有结清、这一笔里还没有份的，除了几户"),
            (THESE, "只有几户；已经有份的，以这次为准"),
        ]

    def choose_one(self, name, every, stand, in_words):
        """The sums to share, each with what of it was shared already."""
        kept = Sum("shares__amount", filter=Q(shares__taken_back_on=None), default=0)
        self.choose(name, every.annotate(shared=kept), stand.annotate(shared=kept))
        self.fields[name].label_from_instance = in_words
        self.fields[name].note_of = _already_shared

    def clean(self):
        """Require how much each gets, and of whom a share is taken back, by number."""
        data = super().clean()
        for name in ("ratio", "amount"):
            if not data.get(name) and name not in self.errors and self.is_asked(name):
                self.add_error(name, HOW_MUCH)
        if data.get("measure") == NONE and data.get("who") in (ALL, BUT_THESE):
            self.add_error("who", BY_NUMBER)
        return data

    def facts(self):
        """What was asked."""
        return {name: value for name, value in super().facts().items() if value not in ("", None)}


def _already_shared(one) -> str:
    """What of a payment or reduction was shared already; empty for nothing."""
    return f"已分到各户 {yuan(one.shared)} 元" if one.shared else ""


@form_of("share_payment")
class SharePayment(OfShares):
    explain = "付出或者收到的这一笔，是哪几户的、每户多少；可以分几次登记，合计不能超过这一笔。"
    sections = (
        Section("哪一笔", ("party", "payment")),
        Section("每户多少", ("measure", "ratio", "amount")),
        Section(WHICH, ("who", "numbers")),
        Section("哪天登记", ("on",)),
    )
    when_empty = OfGroups.when_empty | {"payment": Missing(NO_PAYMENT, remedy="pay")}

    payment = forms.ModelChoiceField(Payment.objects.none(), label="付款")

    def prepare(self):
        super().prepare()
        rows = self.case.payments.select_related(*NAMED_ON_A_PAYMENT).order_by("pk")
        stand = rows.filter(reversed_on=None, obligation__title__until=None)
        self.choose_one("payment", rows, stand, self.describe)

    def describe(self, payment) -> str:
        """A payment in one line, as this reader may see it."""
        return payment_in_words(payment, self.actor)


@form_of("share_reduction")
class ShareReduction(OfShares):
    explain = "免除、抵销的这一笔，是哪几户的、每户多少；合计不能超过这一笔。"
    sections = (
        Section("哪一笔", ("party", "reduction")),
        *SharePayment.sections[1:],
    )
    when_empty = OfGroups.when_empty | {"reduction": Missing(NO_REDUCTION, remedy="waive")}

    reduction = forms.ModelChoiceField(Reduction.objects.none(), label="免除、抵销")

    def prepare(self):
        super().prepare()
        rows = self.case.reductions.select_related(*NAMED).order_by("pk")
        rows = rows.filter(amount__isnull=False)
        stand = rows.filter(taken_back_on=None, obligation__title__until=None)
        self.choose_one("reduction", rows, stand, reduction_in_words)
