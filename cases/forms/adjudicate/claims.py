"""Forms of what the parties bring to a court themselves, and of an agreement that fell there."""

from dataclasses import replace

from django import forms

from cases.forms.adjudicate.ordered import (
    A_LASTING,
    A_SUM,
    AN_ACT,
    AS_AGREED,
    IN_PARTS,
    ORDERED,
    ORDERS,
    AsksWhatIsOrdered,
    as_item,
)
from cases.forms.adjudicate.proceedings import (
    HIGHER,
    NOT_BASIC,
    OF_FIRST_INSTANCE,
)
from cases.forms.adjudicate.rulings import THEN_ENFORCED
from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import OWED_AGAIN, choose_duty, debt_in_words
from cases.forms.fields import DayField, long_text
from cases.forms.sections import NO_COURT, After, Fold, Missing, Section
from cases.law import articles, articles_of_enforcement, court_fees, day_rules
from cases.law.categories import Category
from cases.law.payment_order import OBSTACLES
from cases.models import Obligation
from cases.phases.adjudicate.guards_of_claims import Aim, start_of_enforcement
from cases.phases.adjudicate.guards_of_payment_orders import is_paid_already
from cases.states import Status

LATE_AS_WELL = "过了期限的照样登记，由法院决定。"
RECEIPTS = ("立案受理通知书", "法院收件回执", "网上立案回执")
ANY_OBSTACLE = "有没有不能申请支付令的情形"
THEN_THE_RESULT = After("接着登记法院受理和结果；履行和协议照常跟踪")


DEMANDED = "物业费催告过没有"
OF_A_DEMAND = ("demanded_on", "demanded_how")


class AsksOfADemand(ActForm):
    """An application; of property fees it also asks when they were demanded (民法典 944)."""

    demanded_on = DayField(label="哪天催告的", required=False, near=(), rule=day_rules.PAST)
    demanded_how = forms.CharField(
        label="怎么催告的",
        required=False,
        max_length=120,
        help_text="物业公司请求物业费的要写，例如：催款函，已签收，写明十五日内交清",
    )

    def prepare(self):
        """Not asked of other matters."""
        if self.case.category != Category.PF:
            for name in OF_A_DEMAND:
                del self.fields[name]


@form_of("sue_on_the_agreement")
class SueOnTheAgreement(AsksOfADemand):
    explain = "就协议的履行、内容发生争议的，可以向人民法院起诉（《人民调解法》第三十二条）。"
    on_label = "起诉的日期（法院收件）"
    day_counts = True
    sections = (
        Section("谁起诉、请求什么", ("party", "aim")),
        Section("哪个法院、哪天", ("court", "on"), Fold(NOT_BASIC, ("higher",))),
        Section(DEMANDED, OF_A_DEMAND),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": RECEIPTS}
    after = (
        THEN_THE_RESULT,
        After("被告是协议的对方当事人，不是调委会", articles.DEFENDANT),
        After(court_fees.FEE_OF_A_SUIT, court_fees.OF_A_SUIT),
        After("起诉由当事人自己办，调委会的材料不随之交给法院"),
    )
    when_empty = ActForm.when_empty | {"court": NO_COURT}

    aim = forms.ChoiceField(label="请求什么", choices=Aim.choices, widget=forms.RadioSelect)
    court = forms.ModelChoiceField(OF_FIRST_INSTANCE, label="法院")
    higher = forms.BooleanField(label=HIGHER, required=False)
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        super().prepare()
        self.choose_party("party", label="谁起诉")


@form_of("open_payment_order")
class OpenPaymentOrder(AsksOfADemand):
    explain = (
        "到期、数额确定的钱款，可以向债务人住所地的基层人民法院申请支付令"
        "（《民事诉讼法》第二百二十五条）。"
    )
    on_label = "申请的日期（法院收件）"
    day_counts = True
    sections = (
        Section("请求哪一笔", ("obligation",)),
        Section(ANY_OBSTACLE, ("obstacle",)),
        Section("哪个法院、哪天", ("court", "on")),
        Section(DEMANDED, OF_A_DEMAND),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": RECEIPTS}
    after = (
        After("债务人收到支付令起十五日内清偿，或者提出书面异议", articles.ORDER_IN_FORCE),
        After(court_fees.FEE_OF_AN_ORDER, court_fees.OF_AN_ORDER),
        THEN_THE_RESULT,
    )
    when_empty = ActForm.when_empty | {
        "court": NO_COURT,
        "obligation": Missing("没有到期的应付款，不能申请支付令。"),
    }

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="应付款")
    obstacle = forms.ChoiceField(
        label=f"{ANY_OBSTACLE}（{articles.PAYMENT_ORDER_TERMS}）",
        choices=(("none", "都没有"), *OBSTACLES),
        widget=forms.RadioSelect,
    )
    court = forms.ModelChoiceField(OF_FIRST_INSTANCE.exclude(name__contains="中级"), label="法院")
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        super().prepare()
        choose_duty(self, debt_in_words, kind=Obligation.Kind.MONEY)

    def clean_obstacle(self):
        """The obstacle that was found, "" for none."""
        found = self.cleaned_data["obstacle"]
        return "" if found == "none" else found


SERVED = "支付令送达债务人的日期"
FOLLOWED = (
    After("以后按文书跟踪；原协议下已付的款项仍然记着"),
    After("文书还有别的项目的，接着办“登记文书的另一项”"),
)
THE_REST = After(
    "协议里文书没有写的部分不再跟踪；文书只判了一部分、其余照旧的，请选“与协议相同”，多判的另登记一项",
    when=("ordered", A_SUM, IN_PARTS, AN_ACT, A_LASTING),
)
LESS = After(
    "支付令写的比申请时到期的少的，差额仍按协议原来的日子履行，不能凭支付令执行",
    articles.BINDING,
    when=("ordered", A_SUM),
)


@form_of("judgment_given")
class JudgmentGiven(AsksWhatIsOrdered):
    explain = (
        "判决过了上诉期、调解书各方签收、支付令异议期满，才生效；裁决书自作出之日起生效。"
        "文书有几项的，先登记一项，其余的生效以后再登记。"
    )
    on_label = "登记日期"
    kinds = ORDERED
    sections = (
        Section("哪天生效的", ("since",)),
        ORDERS,
        Section("哪天登记", ("on",)),
    )
    counted_from = "since"
    begins = After(THEN_ENFORCED, articles_of_enforcement.ENFORCEMENT_TIME)
    of_an_order = False

    since = DayField(label="生效日期", rule=day_rules.PAST)

    def prepare(self):
        super().prepare()
        last = self.case.sheet.last_adjudication
        if last is not None and last.kind == "payment_order":
            self.fields["since"].label = SERVED
            first, *others = self.sections
            self.sections = (replace(first, title=SERVED), *others)
            del self.fields["due_on"]  # the law sets it
            self.asked_when = {n: w for n, w in self.asked_when.items() if n != "due_on"}
            self._ask_only_of_the_sum()
            self.of_an_order = bool(self.case.sheet.obligations)
            self.fold_what_is_rare()

    @property
    def after(self):
        """What follows; what becomes of an agreement of which the paper orders a part."""
        agreed = self.case.sheet.agreement_in_force is not None
        ends_it = agreed and IN_PARTS in dict(self.fields["ordered"].choices)
        rest = (*((THE_REST,) if ends_it else ()), *((LESS,) if self.of_an_order else ()))
        return (self.begins, *FOLLOWED, *rest)

    def _ask_only_of_the_sum(self):
        """Where it was applied for by the agreement, it orders that sum alone."""
        if self.case.sheet.obligations:
            self.fields["ordered"].choices = [
                kind for kind in self.kinds if kind[0] in (AS_AGREED, A_SUM)
            ]

    def last_day_ordered(self):
        """The day from which K16 will run, as far as it is entered; else None."""
        told = self.cleaned_data if self.is_bound else {}
        if not (told.get("since") and told.get("ordered")) or told["ordered"] == A_LASTING:
            return None
        if told["ordered"] == IN_PARTS and not told.get("schedule"):
            return None
        item = as_item(told)
        return None if is_paid_already(self.case, item) else start_of_enforcement(self.case, item)


@form_of("title_breached")
class TitleBreached(JudgmentGiven):
    explain = "文书规定的最后一天已经过了、还没有履行完的，在这里登记。"
    begins = After("案件进入逾期未履行，可以申请执行", articles_of_enforcement.ENFORCEMENT_TIME)


@form_of("order_more")
class OrderMore(AsksWhatIsOrdered):
    explain = "判决、调解书、裁决有几项，或者各人分别承担的，每项登记一次；诉讼费由谁付的也是一项。"
    on_label = "登记日期"
    sections = (ORDERS, Section("哪天登记", ("on",)))

    @property
    def after(self):
        """It is followed like the first; what counted as performed is not."""
        again = (OWED_AGAIN,) if self.case.status == Status.PERFORMED else ()
        last = "申请执行的期限从各项里最后的一天起算"
        return (
            After("这一项照样按文书跟踪"),
            After(last, articles_of_enforcement.ENFORCEMENT_TIME),
            *again,
        )


@form_of("no_result")
class NoResult(ActForm):
    on_label = "登记日期"
    day_counts = True
    sections = (Section("哪天登记", ("on",), Fold("说明", ("words",))),)

    @property
    def after(self):
        """An agreement that was found void ends; without one only the clocks do."""
        last = self.case.sheet.last_adjudication
        void = "协议不再履行，" if last and last.found_void else ""
        return (
            After(f"{void}各项期限不再计算"),
            After("告知各方可以仲裁、走行政途径或者起诉", articles.REMEDIES),
        )

    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)


@form_of("mediate_again")
class MediateAgain(ActForm):
    on_label = "重新调解的日期"
    day_counts = True
    sections = (Section("哪天开始重新调解", ("on",)),)
    after = (
        After("无效的协议作废，文书号登记作废", articles.VOID_FROM_THE_START),
        After("原来的同意不再算数，重新问各方", articles.VOLUNTARY),
    )
