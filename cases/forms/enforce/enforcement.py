"""Forms of enforcement by a court."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import MoneyField, long_text
from cases.forms.sections import NO_COURT, After, Fold, Section
from cases.law import articles, articles_of_enforcement, court_fees, court_numbers, money
from cases.law.payment_order import NOT_BY_THE_ORDER
from cases.phases.enforce.applied_again import WHAT_IT_IS, called
from cases.phases.enforce.guards_of_enforcement import Seat, of_another_body
from cases.states import Status
from cases.visibility import short_name_of
from cases.words.states import STATES
from mediation import clock
from mediation.directory.models import Court

IN_TWO_YEARS = "申请执行的期间为二年（《民事诉讼法》第二百五十条）；超过的提示风险，由法院审查。"
BESIDE_THE_ORDER = After(NOT_BY_THE_ORDER, articles.PAYMENT_ORDER)
THEN_STRUCK_OFF = After("调委会核实后销号、结案")
COURT_OF = {
    "award": "中级人民法院；经批准指定的，可以是基层人民法院",
    "notarised": "基层人民法院，或者依级别管辖的中级人民法院",
}


@form_of("open_enforcement")
class OpenEnforcement(ActForm):
    on_label = "申请日期"
    day_counts = True
    sections = (
        Section(
            "向哪个法院、哪天申请",
            ("court", "designated", "seat", "on"),
            Fold("申请内容", ("words",)),
        ),
    )
    when_empty = {"court": NO_COURT}

    court = forms.ModelChoiceField(
        Court.objects, label="法院", help_text="作出裁判的第一审法院，或者与它同级的财产所在地法院"
    )
    designated = forms.BooleanField(label="经批准指定由这个基层人民法院执行", required=False)
    seat = forms.ChoiceField(
        label="这个法院是哪里的", choices=Seat.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label="申请内容", widget=long_text(), required=False, max_length=500)

    def prepare(self):
        kind = of_another_body(self.case)
        if kind != "award":
            del self.fields["designated"]
        if not kind:
            del self.fields["seat"]
        else:
            self.fields["court"].help_text = COURT_OF[kind]

    @property
    def explain(self):
        """What is applied for, and the two years."""
        return f"{WHAT_IT_IS[called(self.case)]}{IN_TWO_YEARS}"

    @property
    def after(self) -> tuple[After, ...]:
        """Whether the two years are over is said before it is sent."""
        late = self.case.warning_of_late_enforcement(self.day_entered() or clock.today())
        in_time = After("在二年以内申请的，时效中断", articles_of_enforcement.ENFORCEMENT_TIME)
        said = After(late.removesuffix("。")) if late else in_time
        fee = After(court_fees.NOT_PREPAID, court_fees.OF_ENFORCEMENT)
        rest = (BESIDE_THE_ORDER,) if self.case.sheet.is_owed_beside_the_order else ()
        return *rest, said, fee, After("接着把材料送法院")


@form_of("enforcement_accepted")
class EnforcementAccepted(ActForm):
    on_label = "受理日期"
    day_counts = True
    sections = (Section("案号和受理日期", ("court_number", "on")),)
    after = (After(f"由法院执行；{STATES[Status.ENFORCING].court_next}"),)

    court_number = forms.CharField(
        label="执行案号", max_length=60, help_text=f"例如{court_numbers.example('执')}"
    )


@form_of("enforced")
class Enforced(ActForm):
    explain = "应付的全部执行到位、发还申请人，才登记执行完毕；只到位一部分的，先由调委会登记付款。"
    on_label = "执行完毕的日期"
    day_counts = True
    sections = (
        Section("到位了多少", ("received",)),
        Section("怎么发还申请人的", ("receipt",)),
        Section("哪天、凭什么文书", ("on", "words")),
    )
    phrases = {
        "receipt": ("申请人收条。", "银行转账回单。", "执行款发还凭证。"),
        "words": ("结案通知书", "结案通知书，案款已结清。"),
    }

    received = MoneyField(label="这次执行到位的金额（元）", required=True)
    receipt = forms.CharField(label="发还申请人的凭证", max_length=120)
    words = forms.CharField(label="文书名称、文号，或者说明", widget=long_text(2), max_length=500)

    @property
    def after(self) -> tuple[After, ...]:
        """What will be booked, debt by debt, and nothing else."""
        debts = [debt for debt in self.case.sheet.obligations if debt.owed]
        return (
            *(After(f"{self._named(debt)}：登记为法院执行款，收款人已收到") for debt in debts),
            After("没有做完的事不登记为完成"),
            THEN_STRUCK_OFF,
        )

    def _named(self, debt) -> str:
        parties = {party.pk: party for party in self.case.sheet.all_parties}
        both = (parties.get(key) for key in (debt.debtor_id, debt.creditor_id))
        who = (short_name_of(party, self.actor) for party in both if party)
        return f"{'付'.join(who)} {money.yuan(debt.owed)} 元"


@form_of("enforcement_refused")
class EnforcementRefused(ActForm):
    on_label = "裁定日期"
    day_counts = True
    sections = (Section("为什么驳回、哪天", ("words", "on")),)
    after = (After("原来的执行依据仍然有效；二年内提出过申请的，期间重新计算"),)

    words = forms.CharField(label="理由", widget=long_text(2), max_length=500)
