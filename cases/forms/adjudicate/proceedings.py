"""Forms of adjudication."""

from django import forms

from cases.forms.adjudicate.court_time import HOW_IT_IS_TRIED, AsksOfTheProcedure
from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.people import PartiesField
from cases.forms.sections import NO_COURT, After, Fold, Section
from cases.law import articles, court_fees, day_rules
from cases.law.clause_text import numeral
from cases.law.courts import NEITHER
from cases.law.not_confirmable import GROUNDS
from cases.models import Party
from cases.phases.adjudicate.guards import Venue
from cases.phases.common import number_asked_for
from cases.words.act_rows.adjudicate import EXAMINE_THEN_DECIDE
from mediation.directory.models import Court

STILL_BINDING = "协议仍有约束力，当事人可以继续履行，也可以就协议起诉"
ANY_GROUND = "有没有法院不受理的情形"
NOT_BASIC, HIGHER = "不是基层法院", "依法应当由中级人民法院管辖"
OF_FIRST_INSTANCE = Court.objects.exclude(name__regex="|".join(NEITHER))
COURTS_ABOVE = Court.objects.filter(name__regex="中级|高级")
INTERMEDIATE_COURTS = Court.objects.filter(name__contains="中级")
NEXT_IS_COMMITTEE = "案件回到调委会的待办里"


@form_of("open_proceeding")
class OpenProceeding(ActForm):
    explain = (
        "自协议生效之日起三十日内，由各方共同向有管辖权的法院申请（《人民调解法》第三十三条），"
        "以法院收到的日期为准。"
    )
    on_label = "申请日期"
    day_counts = True
    sections = (
        Section("谁来申请", ("applicants",)),
        Section("向哪个法院、哪天申请", ("court", "venue", "on"), Fold(NOT_BASIC, ("higher",))),
        Section(ANY_GROUND, ("excluded",)),
    )
    after = (
        After("三十日继续计算，到法院收到为止", articles.CONFIRMATION_COURT),
        After(court_fees.FREE, court_fees.CONFIRMATION_IS_FREE),
        After("接着把材料送法院；裁定有效的，一方不履行时可以申请执行"),
    )
    when_empty = ActForm.when_empty | {"court": NO_COURT}

    court = forms.ModelChoiceField(OF_FIRST_INSTANCE, label="法院")
    venue = forms.ChoiceField(
        label="这个法院是哪里的（《民事诉讼法》第二百零五条）",
        choices=Venue.choices,
        widget=forms.RadioSelect,
    )
    higher = forms.BooleanField(label=HIGHER, required=False)
    applicants = PartiesField(Party.objects.none(), label="共同申请人")
    excluded = forms.ChoiceField(
        label=f"{ANY_GROUND}（{articles.NOT_CONFIRMABLE}）",
        choices=(("none", "都没有"), *GROUNDS),
        widget=forms.RadioSelect,
    )

    def prepare(self):
        self.choose_parties("applicants")
        referral = self.case.sheet.referral
        if self.case.on_route.by_court and referral:  # the inviting court alone
            self.fields["court"].queryset = Court.objects.filter(pk=referral.court_id)
            del self.fields["venue"], self.fields["higher"]

    def clean_applicants(self):
        return list(self.cleaned_data["applicants"])

    @property
    def notes(self):
        """Beside each ground the words of the agreement that hint at it; read when drawn."""
        agreement = self.case.sheet.agreement_in_force
        hints = agreement.grounds_hinted() if agreement else ()
        written = {ground: f"第{numeral(n)}条写了“{words}”，请核对" for n, ground, words in hints}
        return {"excluded": written}

    def clean_excluded(self):
        """The ground that was found, "" for none."""
        found = self.cleaned_data["excluded"]
        return "" if found == "none" else found


@form_of("court_send")
class CourtSend(ActForm):
    on_label = "送出日期"
    day_counts = True
    sections = (Section("哪天送的", ("on",), Fold("说明", ("note",))),)
    after = (
        After("法院的收件里出现这一件，由法院签收"),
        After("申请的期限继续计算，到法院收到为止"),
    )

    note = forms.CharField(label="说明", required=False, max_length=200)


@form_of("court_receive")
class CourtReceive(ActForm):
    on_label = "签收日期"
    day_counts = True
    sections = (Section("哪天收到的", ("on",), Fold("邮寄来的", ("posted_on",))),)
    after = (After(EXAMINE_THEN_DECIDE),)

    posted_on = DayField(label="交邮的日期", rule=day_rules.PAST, required=False)


@form_of("court_return")
class CourtReturn(ActForm):
    on_label = "退回日期"
    day_counts = True
    sections = (Section("缺什么", ("lacking",)), Section("哪天退回的", ("on",)))
    phrases = {"lacking": ("缺双方身份证明。", "缺送达地址确认书。", "协议内容不明确，请补充。")}
    after = (After("调委会看到缺什么，补正以后再送来"),)

    lacking = forms.CharField(label="要补的材料", widget=long_text(), max_length=500)


@form_of("court_accept")
class CourtAccept(AsksOfTheProcedure):
    on_label = "受理日期"
    day_counts = True
    sections = (
        Section("案号和受理日期", ("court_number", "on")),
        Section(HOW_IT_IS_TRIED, ("procedure",)),
    )
    after = (After("接着审查，作出裁定以后登记"),)
    after_of_a_claim = (After("接着审理；有了结果，请当事人书面告知，再登记结果"),)
    after_of_an_order = (After("接着登记法院发出支付令、支付令送达"),)

    court_number = forms.CharField(label="法院案号", max_length=60)

    def prepare(self):
        proceeding = self.case.sheet.current_proceeding
        asked = proceeding is not None and proceeding.kind == "suit" and not proceeding.procedure
        if not asked:  # no suit, or an appeal
            del self.fields["procedure"]
        if proceeding is not None and proceeding.kind in proceeding.BY_THE_PARTIES:
            is_order = proceeding.kind == "payment_order"
            self.after = self.after_of_an_order if is_order else self.after_of_a_claim
        field = self.fields["court_number"]
        field.label, example = number_asked_for(self.case)
        field.help_text = f"例如{example}"


@form_of("court_refuse")
class CourtRefuse(ActForm):
    on_label = "决定日期"
    day_counts = True
    sections = (Section("为什么不受理", ("words",)), Section("哪天决定的", ("on",)))
    after = (After("原来的协议或者执行依据不因此改变"), After(NEXT_IS_COMMITTEE))

    words = forms.CharField(label="理由", widget=long_text(), max_length=1000)


@form_of("court_withdraw")
class CourtWithdraw(ActForm):
    on_label = "撤回日期"
    day_counts = True
    sections = (Section("哪天撤回的", ("on",), Fold("说明", ("words",))),)
    after = (After("撤回的只是这次申请；法定期限内还可以再申请"),)

    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)
