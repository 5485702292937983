"""Forms of suits, arbitration, deeds and authorities after a mediation, and of appeals."""

from django import forms

from cases.forms.adjudicate.claims import (
    ANY_OBSTACLE,
    DEMANDED,
    LATE_AS_WELL,
    OF_A_DEMAND,
    RECEIPTS,
    THEN_THE_RESULT,
    AsksOfADemand,
)
from cases.forms.adjudicate.court_time import HOW_IT_IS_TRIED, AsksOfTheProcedure
from cases.forms.adjudicate.proceedings import COURTS_ABOVE, HIGHER, NOT_BASIC, OF_FIRST_INSTANCE
from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.people import PartiesField
from cases.forms.sections import NO_COURT_ABOVE, After, Fold, Section
from cases.law import articles, court_fees, court_numbers, day_rules
from cases.law.notarised_deeds import BESIDE_PAYMENTS
from cases.law.payment_order import OBSTACLES
from cases.models import Party, Proceeding

Kind = Proceeding.Kind
BODY = "仲裁委员会、公证处或者行政机关的名称"
HOW_IT_WAS_TRIED = "一审用的什么程序"
TO_A_COURT = ("suit", "payment_order", "mediation_paper")
OUTSIDE = ("arbitration", "administrative", "notary")


class WithBody(ActForm):
    """A form that names a court, or a body that is none."""

    phrases = {"proof": RECEIPTS}
    asked_when = {"court": ("kind", *TO_A_COURT), "body": ("kind", *OUTSIDE)}

    court = forms.ModelChoiceField(OF_FIRST_INSTANCE, label="法院", required=False)
    body = forms.CharField(label=BODY, max_length=60, required=False)
    proof = forms.CharField(label="凭证", max_length=120)


def kinds(*names):
    """The choice among these kinds of proceeding; none is preselected."""
    return forms.ChoiceField(
        label="走哪一条途径",
        choices=[(name, Kind(name).label) for name in names],
        widget=forms.RadioSelect,
    )


@form_of("open_suit")
class OpenSuit(WithBody, AsksOfADemand):
    explain = "调解不成的，当事人可以起诉、仲裁，或者请行政机关处理（《人民调解法》第二十六条）。"
    on_label = "提出的日期（收件）"
    day_counts = True
    sections = (
        Section("谁、走哪一条途径", ("party", "kind")),
        Section("哪里、哪天", ("court", "body", "on"), Fold(NOT_BASIC, ("higher",))),
        Section("仲裁协议、支付令的条件", ("clause", "obstacle")),
        Section(DEMANDED, OF_A_DEMAND),
        Section("凭什么登记", ("proof",)),
    )
    asked_when = WithBody.asked_when | {
        "clause": ("kind", "arbitration"),
        "obstacle": ("kind", "payment_order"),
    }
    after = (
        THEN_THE_RESULT,
        After(court_fees.FEE_OF_A_SUIT, court_fees.OF_A_SUIT, ("kind", "suit")),
        After(court_fees.FEE_OF_AN_ORDER, court_fees.OF_AN_ORDER, ("kind", "payment_order")),
    )

    kind = kinds("suit", "payment_order", "arbitration", "administrative")
    higher = forms.BooleanField(label=HIGHER, required=False)
    clause = forms.CharField(label="仲裁条款或者仲裁协议", max_length=200, required=False)
    obstacle = forms.ChoiceField(
        label=f"{ANY_OBSTACLE}（{articles.PAYMENT_ORDER_TERMS}）",
        choices=(("none", "都没有"), *OBSTACLES),
        widget=forms.RadioSelect,
        required=False,
    )

    def prepare(self):
        super().prepare()
        self.choose_party("party", label="谁提出的")

    def clean(self):
        """What a payment order asks must be answered."""
        data = super().clean()
        if data.get("kind") == "payment_order" and not data.get("obstacle"):
            self.add_error("obstacle", self.fields["obstacle"].error_messages["required"])
        return data

    def facts(self):
        """The obstacle that was found, "" for none."""
        facts = super().facts()
        return facts | {"obstacle": "" if facts["obstacle"] == "none" else facts["obstacle"]}


@form_of("open_deed")
class OpenDeed(WithBody):
    explain = "各方都愿意的，可以请委派、委托调解的法院出具调解书，或者办理赋予强制执行效力的公证。"
    on_label = "提出的日期（收件）"
    day_counts = True
    sections = (
        Section("谁来申请、走哪一条途径", ("applicants", "kind")),
        Section("哪里、哪天", ("court", "body", "on")),
        Section("凭什么登记", ("proof",)),
    )

    kind = kinds("mediation_paper", "notary")
    applicants = PartiesField(Party.objects.none(), label="共同申请人")

    @property
    def after(self) -> tuple[After, ...]:
        """What follows; that a deed enforces payments alone, where more was agreed."""
        told = After(BESIDE_PAYMENTS, articles.NOTARISED_DEED, ("kind", "notary"))
        beside = (told,) if self.case.sheet.asks_for_more_than_payments else ()
        free = After(court_fees.PAPER_IS_FREE, when=("kind", "mediation_paper"))
        fee = () if self.case.on_route.court_paper else (free,)  # of a suit half the fee is left
        return *beside, *fee, THEN_THE_RESULT, After("协议照常履行")

    def prepare(self):
        self.choose_parties("applicants")

    def clean_applicants(self):
        return list(self.cleaned_data["applicants"])


@form_of("convert_order")
class ConvertOrder(AsksOfTheProcedure):
    explain = "债务人提出书面异议、申请人七日内没有表示不同意起诉的，转入诉讼程序。"
    on_label = "转入的日期"
    day_counts = True
    sections = (
        Section("新的案号、哪天", ("court_number", "on")),
        Section(HOW_IT_IS_TRIED, ("procedure",)),
    )
    after = (After("接着按诉讼登记结果", articles.ORDER_CONVERTS),)

    court_number = forms.CharField(
        label="诉讼案号", max_length=60, help_text=f"例如{court_numbers.example('民初')}"
    )


@form_of("refuse_suit")
class RefuseSuit(ActForm):
    explain = f"申请人收到终结督促程序的裁定之日起七日内，可以向法院表示不同意起诉；{LATE_AS_WELL}"
    on_label = "向法院提出的日期"
    day_counts = True
    sections = (
        Section("哪天收到裁定、哪天提出", ("served_on", "on")),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": RECEIPTS}
    after = (After("不转入诉讼", articles.SUIT_REFUSED),)

    served_on = DayField(label="申请人收到裁定的日期", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", max_length=120)


@form_of("open_appeal")
class OpenAppeal(ActForm):
    explain = (
        "判决书送达之日起十五日内、裁定书（不予受理、驳回起诉）送达之日起十日内可以上诉，"
        f"上诉以后没有生效；{LATE_AS_WELL}"
    )
    on_label = "上诉的日期（收件）"
    day_counts = True
    sections = (
        Section("谁上诉、向哪个法院", ("party", "court")),
        Section(HOW_IT_WAS_TRIED, ("small_claim",)),
        Section("哪天送达、哪天上诉", ("served_on", "on")),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": RECEIPTS}
    when_empty = ActForm.when_empty | {"court": NO_COURT_ABOVE}
    after = (THEN_THE_RESULT,)

    court = forms.ModelChoiceField(COURTS_ABOVE, label="法院")
    small_claim = forms.ChoiceField(
        label=HOW_IT_WAS_TRIED,
        choices=(("no", "普通程序、简易程序"), ("yes", "小额诉讼程序")),
        widget=forms.RadioSelect,
    )
    served_on = DayField(label="判决书、裁定书送达这一方的日期", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        self.choose_party("party", label="谁上诉")
        tried = [one for one in self.case.sheet.suits if not one.is_appeal]
        if any(one.procedure or one.status == one.Status.REFUSED for one in tried):
            del self.fields["small_claim"]  # how it was tried is on record, or it was not tried

    def clean_small_claim(self):
        """Whether it was tried as a small claim."""
        return self.cleaned_data["small_claim"] == "yes"


@form_of("retry_suit")
class RetrySuit(AsksOfTheProcedure):
    explain = "二审法院撤销原裁判，指令一审法院受理、审理，或者发回重审的，一审法院另编案号。"
    on_label = "一审法院受理的日期"
    day_counts = True
    sections = (
        Section("新的案号、哪天", ("court_number", "on")),
        Section(HOW_IT_IS_TRIED, ("procedure",)),
    )
    after = (After("接着按诉讼登记结果", articles.TRIAL_TIME),)

    court_number = forms.CharField(
        label="诉讼案号", max_length=60, help_text=f"例如{court_numbers.example('民初')}"
    )


@form_of("claim_lost")
class ClaimLost(ActForm):
    explain = "不服判决的，还可以上诉；上诉期过了、判决生效以后，再登记结案。"
    on_label = "结案日期"
    day_counts = True
    sections = (Section("哪天生效、哪天结案", ("since", "on"), Fold("说明", ("words",))),)
    after = (After("不再按协议跟踪；各项期限不再计算"), After("接着核对卷宗、归档"))

    since = DayField(label="裁判生效的日期", rule=day_rules.PAST)

    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)
