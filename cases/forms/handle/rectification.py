"""Forms of a notice of rectification: recorded, inspected again, lifted."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Fold, Known, Missing, Section
from cases.law import articles, day_rules
from cases.phases.handle.guards_of_promises import companies_that_promise
from mediation import clock
from mediation.directory.models import Department, PropertyCompany

STAYS_AS_IT_IS = After("整改通知到此结束；案件照现在的进度办", articles.RECTIFICATION)
SOME_TIME = day_rules.FIFTY_YEARS


@form_of("order_rectification")
class OrderRectification(ActForm):
    explain = "照主管部门的通知书登记：谁发的、依据什么、改什么、哪天改好、怎么送达的。"
    on_label = "通知书的日期"
    day_counts = True
    counted_from = "served_on"
    sections = (
        Section("谁发的通知书", ("issued_by", "number", "on")),
        Section("责令谁改什么", ("company", "basis", "items", "due_on")),
        Section("哪天送达的", ("served_on",), Fold("怎么送达的", ("service",))),
    )
    after = (
        After("到期由主管部门复查，合格的再请住户评价", articles.RECTIFICATION),
        After("整改不影响当事人申请调解"),
    )
    when_empty = {
        "issued_by": Missing("本区没有登记主管部门，请系统管理员先登记。"),
        "company": Missing("本案没有物业公司：没有派过单，小区也没有登记物业。"),
    }

    issued_by = forms.ModelChoiceField(label="主管部门", queryset=Department.objects.none())
    number = forms.CharField(label="文号", max_length=60)
    company = forms.ModelChoiceField(label="物业公司", queryset=PropertyCompany.objects.none())
    basis = forms.CharField(label="依据", max_length=200, help_text="写明法规和条款")
    items = forms.CharField(label="整改的事项", widget=long_text(), max_length=1000)
    due_on = DayField(label="哪天以前改好", near=AHEAD, rule=SOME_TIME)
    served_on = DayField(label="送达的日期", rule=day_rules.PAST)
    service = forms.CharField(label="怎么送达的", max_length=60, required=False)

    def prepare(self):
        """The district's departments, and the companies of the case; none is preselected."""
        district = self.case.committee.district_id
        self.fields["issued_by"].queryset = Department.objects.filter(district=district)
        ours = [company.pk for company in companies_that_promise(self.case, clock.today())]
        self.fields["company"].queryset = PropertyCompany.objects.filter(pk__in=ours)


class OfANotice(ActForm):
    """A form about the open notice, which it shows: which one, of what, until when."""

    day_counts = True

    def known(self, title):
        """The notice, beside the first question."""
        notice = self.case.sheet.open_notice
        if notice is None or title != self.sections[0].title:
            return []
        due = clock.in_words(notice.due_on)
        return [
            Known("整改通知书", notice.title),
            Known("责令谁改什么", f"{notice.company}：{notice.items}"),
            Known("整改期限", due),
        ]


@form_of("fail_reinspection")
class FailReinspection(OfANotice):
    on_label = "复查日期"
    sections = (
        Section("查到什么", ("findings", "inspected_by")),
        Section("再限哪天改好", ("due_on", "on")),
    )
    after = (After("整改的期限改到那天，到期再复查", articles.RECTIFICATION),)

    findings = forms.CharField(label="复查的情况", widget=long_text(), max_length=1000)
    inspected_by = forms.CharField(label="谁复查的", max_length=60)
    due_on = DayField(label="哪天以前改好", near=AHEAD, rule=SOME_TIME)


@form_of("pass_reinspection")
class PassReinspection(OfANotice):
    on_label = "复查日期"
    sections = (Section("查到什么", ("findings", "inspected_by")), Section("哪天复查的", ("on",)))
    after = (After("请住户评价；销号后处结"),)

    findings = forms.CharField(label="复查的情况", widget=long_text(), max_length=1000)
    inspected_by = forms.CharField(label="谁复查的", max_length=60)


@form_of("record_passed_notice")
class RecordPassedNotice(PassReinspection):
    after = (STAYS_AS_IT_IS,)


@form_of("lift_notice")
class LiftNotice(OfANotice, Reason):
    explain = "主管部门撤销通知书的，照它的决定登记。"
    on_label = "撤销的日期"
    sections = (
        Section("为什么撤销", ("reason",), Fold("文号", ("number",))),
        Section("哪天撤销的", ("on",)),
    )
    after = (After("不用再整改；住户可以评价，也可以申请调解"),)

    number = forms.CharField(label="文号", max_length=60, required=False)


@form_of("record_lifted_notice")
class RecordLiftedNotice(LiftNotice):
    after = (STAYS_AS_IT_IS,)
