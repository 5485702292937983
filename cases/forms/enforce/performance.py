"""Forms of performance, enforcement, closing and filing."""

from datetime import timedelta

from django import forms
from django.utils.text import Truncator

from cases.forms.adjudicate.proceedings import OptionalWords
from cases.forms.base import ActForm, DayField, MoneyField, Plain, long_text
from cases.law import money
from cases.models import Obligation, Payment
from cases.models.case import Retention
from cases.visibility import name_of, own_rows
from mediation import clock
from mediation.directory.models import Court

LONGEST_WHAT = 24


class PerformAtOnce(ActForm):
    explain = "全部付清、做完，且收款人当场收到的，才办这一项。"

    all_done = forms.BooleanField(label="已当场全部付清、做完，收款人已收到", required=False)
    way = forms.ChoiceField(label="付款方式", choices=Payment.Way.choices, initial="cash")
    proof = forms.CharField(label="凭证", required=False, max_length=200)


class Pay(ActForm):
    explain = "登记当事人之间的付款；调委会和调解员不经手钱款（《人民调解法》第四条、第十五条）。"
    on_label = "登记日期"

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="哪一笔应付款")
    amount = MoneyField(label="付了多少（元）")
    overpaid = forms.BooleanField(
        label="确实多付，多出的部分另记", required=False, widget=forms.HiddenInput
    )
    paid_on = DayField(label="付款日期", initial=clock.today)
    way = forms.ChoiceField(label="付款方式", choices=Payment.Way.choices)
    proof = forms.CharField(label="凭证", required=False, max_length=200)
    confirmed = forms.BooleanField(label="收款人已确认收到", required=False)
    how = forms.CharField(label="怎么确认的", required=False, max_length=120)

    def prepare(self):
        choose_duty(self, debt_in_words, amount__isnull=False)
        if not self.is_bound:
            self._begin_with_the_first_part()

    def _begin_with_the_first_part(self):
        first = next((part for part in self.case.sheet.instalments if part.owed), None)
        if first:
            self.fields["amount"].initial = first.owed
            self.fields["obligation"].initial = first.obligation_id

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError("请填付款金额，要大于零。")
        return amount

    def clean(self):
        data = super().clean()
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
        """分 above the debt; nothing where all is paid, for that the door says itself.

        A form that comes again is not measured by what it paid itself.
        """
        if not (data.get("amount") and data.get("obligation")):
            return 0
        owed = data["obligation"].owed
        extra = max(0, data["amount"] - owed) if owed else 0
        return 0 if extra and self.came_before() else extra

    def facts(self):
        return {name: fact for name, fact in super().facts().items() if name != "overpaid"}


def choose_duty(form, in_words, **which):
    """The duties of that kind under the title in force, each in one line."""
    duties = form.case.obligations.filter(title__until=None, **which)
    duties = duties.select_related("clause", "debtor", "creditor").prefetch_related("instalments")
    form.choose("obligation", duties, duties.filter(status="open"))
    form.fields["obligation"].label_from_instance = in_words


def debt_in_words(duty) -> str:
    """Who pays whom, what is left, and for what: a debt in one line."""
    said = f"{duty.debtor}付{duty.creditor}，还欠 {money.yuan(duty.owed)} 元"
    what = duty.clause.text if duty.clause else ""
    return f"{said}：{one_line(what)}" if what else said


def duty_in_words(duty) -> str:
    """Who does what: a duty to act in one line."""
    what = (duty.clause and duty.clause.text) or duty.text
    return f"{duty.debtor or '各方'}：{one_line(what)}"


def one_line(text) -> str:
    """The first words of a longer text."""
    return Truncator(text).chars(LONGEST_WHAT)


class ConfirmPayment(ActForm):
    payment = forms.ModelChoiceField(Payment.objects.none(), label="哪一笔付款")
    how = forms.CharField(label="怎么确认的", required=False, max_length=120)

    def prepare(self):
        related = ("obligation__debtor", "obligation__creditor")
        payments = self.case.payments.select_related(*related).order_by("pk")
        payments = own_rows(payments, self.actor, "obligation__creditor")
        self.choose("payment", payments, payments.filter(confirmed_on=None))
        self.fields["payment"].label_from_instance = self.describe

    def describe(self, payment) -> str:
        """A payment in one line, its sum first; names as this reader may see them."""
        duty, actor = payment.obligation, self.actor
        who, whom = (name_of(party, actor) for party in (duty.debtor, duty.creditor))
        paid_on = clock.in_words(payment.paid_on)
        return f"{money.yuan(payment.amount)} 元，{who}付{whom}，{paid_on}"


class RecordAct(ActForm):
    on_label = "完成日期"

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="哪一项")
    proof = forms.CharField(label="谁查验、凭什么认定完成", max_length=200)

    def prepare(self):
        choose_duty(self, duty_in_words, amount=None)


class Dun(ActForm):
    words = forms.CharField(label="催告内容和方式", widget=long_text(2), max_length=300)


class OpenEnforcement(ActForm):
    explain = "申请执行的期间为二年（《民事诉讼法》第二百五十条）；超过的提示风险，由法院审查。"

    court = forms.ModelChoiceField(Court.objects, label="向哪个法院")
    words = forms.CharField(label="申请内容", widget=long_text(), required=False, max_length=500)

    def prepare(self):
        self.fields["court"].initial = Court.objects.filter(
            districts=self.case.committee.district_id
        ).first()


class EnforcementAccepted(ActForm):
    court_number = forms.CharField(
        label="执行案号", max_length=60, help_text="例如（2026）闽0504执88号"
    )


class Close(ActForm):
    explain = "由他人销号、承诺都已核查后结案；协议案件要排好两次回访。"
    on_label = "结案日期"

    first_visit_on = DayField(label="第一次回访")
    second_visit_on = DayField(label="第二次回访")
    words = forms.CharField(label="说明", required=False, max_length=200)

    def prepare(self):
        if self.case.effective_on is None:
            del self.fields["first_visit_on"], self.fields["second_visit_on"]
            return
        today = clock.today()
        self.fields["first_visit_on"].initial = today + timedelta(days=30)
        self.fields["second_visit_on"].initial = today + timedelta(days=180)


class Visit(ActForm):
    on_label = "回访日期"

    words = forms.CharField(label="回访情况", widget=long_text(), max_length=500)
    evening = forms.BooleanField(label="夜访", required=False)


class Archive(ActForm):
    explain = "应有文书齐全、页码编好、定好保管期限后归档。"
    on_label = "归档日期"

    pages = forms.IntegerField(label="页数", min_value=1, max_value=100_000)
    retention = forms.ChoiceField(label="保管期限", choices=Retention.choices)

    def prepare(self):
        written = bool(self.case.agreement_number)
        self.fields["retention"].initial = "30" if written else "10"


class StartPerformance(Plain):
    explain = "约定的付款和要做的事从此按日期跟踪；过了日子没有付清、做完的，转为逾期未履行。"
    on_label = "开始日期"


FORMS = {
    "perform_at_once": PerformAtOnce,
    "start_performance": StartPerformance,
    "pay": Pay,
    "confirm_payment": ConfirmPayment,
    "record_act": RecordAct,
    "dun": Dun,
    "open_enforcement": OpenEnforcement,
    "enforcement_accepted": EnforcementAccepted,
    "enforced": OptionalWords,
    "enforcement_refused": OptionalWords,
    "close": Close,
    "visit": Visit,
    "archive": Archive,
}
