"""Forms of payments: paid, and confirmed by the receiver."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import (
    Kind,
    by_itself,
    choose_duty,
    debt_in_words,
    next_part_in_words,
)
from cases.forms.fields import DayField, MoneyField
from cases.forms.people import VIA_LINK
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles, day_rules, money
from cases.models import Obligation, Party, Payment
from cases.phases.enforce.guards_of_payments import NOTHING_TO_CONFIRM, may_confirm
from cases.phases.enforce.sheet_of_successions import SIDES
from cases.visibility import short_name_of
from cases.words.readers import Reader
from mediation import clock

PART_ONLY = After("只付了一部分的，没付的部分诉讼时效自付款那天中断", articles.PART_PAYMENT)
FIXED = Q(amount__isnull=False)  # a sum that is open is fixed first
OF_THEN = After(
    "去世、合并、分立以前付的，填当时的付款日期：算原来那一方付的、收的，承继的各方按份额减",
    articles.ESTATE_PAYS,
)
NAMED_ON_A_PAYMENT = (
    *("obligation__debtor__company", "obligation__creditor__company"),
    *("payer__company", "payee__company"),
)
WAYS_TO_CONFIRM = ("当面", "电话", "短信", "看过收款凭证")


@form_of("pay")
class Pay(ActForm):
    explain = "登记当事人之间的付款；调委会和调解员不经手钱款（《人民调解法》第四条、第十五条）。"
    on_label = "登记日期"
    sections = (
        Section("付的是哪一笔", ("obligation",)),
        Section("付了多少、哪天付的", ("amount", "overpaid", "paid_on")),
        Section("怎么付的", ("way",), Fold("几个人一起的、有人承继的，是谁", ("payer", "payee"))),
        Section(
            "收款人收到了吗", ("confirmed", "how", "confirmed_on", "on"), Fold("凭证", ("proof",))
        ),
    )
    asked_when = {"how": ("confirmed", "on"), "confirmed_on": ("confirmed", "on")}
    phrases = {"how": WAYS_TO_CONFIRM}
    counted_from = "paid_on"
    when_empty = {
        "obligation": Missing("没有应付的款项：都登记付清了，或者在等条件成就、等金额确定。")
    }

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="应付款")
    amount = MoneyField(label="付了多少（元）")
    overpaid = forms.BooleanField(
        label="确实多付，多出的部分另记", required=False, widget=forms.HiddenInput
    )
    paid_on = DayField(label="付款日期", rule=day_rules.PAST)
    way = forms.ChoiceField(label="付款方式", choices=Payment.Way.choices)
    payer = forms.ModelChoiceField(Party.objects.none(), label="谁付的", required=False)
    payee = forms.ModelChoiceField(Party.objects.none(), label="付给了谁", required=False)
    proof = forms.CharField(label="凭证", required=False, max_length=200)
    confirmed = forms.BooleanField(label="收款人已确认收到", required=False)
    how = forms.CharField(label="怎么确认的", required=False, max_length=120)
    confirmed_on = DayField(label="收款人哪天确认的", required=False, rule=day_rules.PAST)

    @property
    def after(self):
        """What follows; a title that can be enforced has its clock, the limitation of others."""
        without_title = () if self.case.sheet.clock("K16") else (PART_ONLY,)
        paid = After("记为已付；收款人确认了才算收到")
        of_then = (OF_THEN,) if self.case.sheet.successions else ()
        return paid, *of_then, *without_title, *by_itself(self.case)

    def leaves_nothing(self) -> bool:
        """Whether the payment entered is the last thing to do, and its receiver confirmed it."""
        data = getattr(self, "cleaned_data", {})
        paid, duty = data.get("amount") or 0, data.get("obligation")
        if duty is None or not data.get("confirmed_on") or paid < duty.owed:
            return False
        sheet = self.case.sheet
        others = [one for one in sheet.obligations if one.pk != duty.pk and one.status == "open"]
        return not others and all(payment.confirmed_on for payment in sheet.payments)

    def prepare(self):
        choose_duty(self, debt_in_words, offered=FIXED, kind=Kind.MONEY)
        for name in SIDES:
            if not (self.is_bound or self._sharing(name)):
                del self.fields[name]
                continue
            self.choose_party(name, label=self.fields[name].label)
            self.fields[name].required = False
        self.fields["obligation"].note_of = lambda duty: next_part_in_words(duty, self.case.sheet)

    def before_drawing(self, name):
        """Ask who paid, or received, only where several people owe, or are owed, one sum, or owed
        it before others took over."""
        super().before_drawing(name)
        if name in SIDES:
            field, together = self.fields[name], self._sharing(name)
            named = self.case.parties.select_related("company", "dwelling")
            field.queryset = named.filter(pk__in=together)
            field.widget = field.widget if together else forms.HiddenInput()

    def _sharing(self, name) -> set[int]:
        """The parties of the duties that several owe, or are owed, in one sum, or took over."""
        sheet = self.case.sheet
        owed = [duty for duty in sheet.obligations if duty.is_money and duty.status == "open"]
        sides = [sheet.ever_stood(duty, SIDES[name]) for duty in owed]
        return {party.pk for side in sides if len(side) > 1 for party in side}

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError("请填付款金额，要大于零。")
        return amount

    def clean(self):
        data = super().clean()
        undated = not data.get("confirmed_on") and "confirmed_on" not in self.errors
        if data.get("confirmed") and undated:
            self.add_error("confirmed_on", "收款人确认了的，请填是哪天确认的。")
        extra = self._extra(data)
        if extra:
            self.fields["overpaid"].widget = forms.CheckboxInput()
        if extra and not data.get("overpaid"):
            owed = money.yuan(data["amount"] - extra)
            self.add_error(
                "amount",
                f"这一笔还欠 {owed} 元，填的多出 {money.yuan(extra)} 元。"
                "填错了请改；确实多付的，勾选下面一项再登记。",
            )
        return data

    def _extra(self, data) -> int:
        """分 above the debt; None where everything is paid, which the door refuses itself.

        A form submitted again is not compared with a debt that its own payment reduced.
        """
        if not (data.get("amount") and data.get("obligation")):
            return 0
        owed = self._owed_then(data)
        extra = max(0, data["amount"] - owed) if owed else 0
        return 0 if extra and self.came_before() else extra

    def _owed_then(self, data) -> int:
        """分 of the debt chosen, or of what those who follow owe of one that was paid before."""
        duty = self.case.sheet.obligation(data["obligation"].pk)
        day, amount = data.get("paid_on"), data["amount"]
        pools = self.case.sheet.parted_since(duty, day, data) if duty and day else []
        if not pools:
            return data["obligation"].owed
        return sum(self.case.sheet.counts_on(pools, amount))

    def facts(self):
        steering = ("confirmed", "overpaid")
        return {n: v for n, v in super().facts().items() if n not in steering}


def payment_in_words(payment, actor) -> str:
    """A payment in one line, its sum first; names as this reader may see them."""
    duty = payment.obligation
    pair = payment.payer or duty.debtor, payment.payee or duty.creditor
    who, whom = (short_name_of(party, actor) for party in pair)
    paid_on = clock.in_words(payment.paid_on)
    return f"{money.yuan(payment.amount)} 元，{who}付{whom}，{paid_on}"


@form_of("confirm_payment")
class ConfirmPayment(ActForm):
    on_label = "确认日期"
    day_counts = True
    sections = (
        Section("收到的是哪一笔", ("payment",)),
        Section("收款人怎么确认的、哪天", ("how", "on")),
    )
    asked_when = {"how": ()}
    fixed = {Reader.PARTY: {"how": VIA_LINK}, Reader.COMPANY: {"how": "经物业公司账号确认"}}
    phrases = {"how": WAYS_TO_CONFIRM}
    party_labels = {"payment": ("哪一笔钱", "请选一笔。")}
    when_empty = {
        "payment": Missing(f"{NOTHING_TO_CONFIRM}；付了还没有登记的，先登记付款。", remedy="pay")
    }

    payment = forms.ModelChoiceField(Payment.objects.none(), label="付款")
    how = forms.CharField(label="怎么确认的", required=False, max_length=120)

    @property
    def after(self):
        """What follows in the present state."""
        return After("这一笔算作已经收到，不能再撤销"), *by_itself(self.case)

    def prepare(self):
        own = [one.pk for one in self.case.sheet.every_payment if may_confirm(one, self.actor)]
        payments = self.case.payments.filter(pk__in=own).order_by("pk")
        payments = payments.select_related(*NAMED_ON_A_PAYMENT)
        self.choose("payment", payments, payments.filter(confirmed_on=None, reversed_on=None))
        self.fields["payment"].label_from_instance = self.describe

    def describe(self, payment) -> str:
        """A payment in one line, as this reader may see it."""
        return payment_in_words(payment, self.actor)
