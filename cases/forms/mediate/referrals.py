"""Forms of a referral: who sent the case, and the result told to that body."""

from django import forms

from cases.forms.base import ActForm, form_of, long_text
from cases.forms.sections import After, Section
from cases.law import articles
from cases.law.routes import ROUTES, Route
from mediation.directory.models import Court

BY_COURTS = tuple(str(route) for route, row in ROUTES.items() if row.by_court)
BY_OTHERS = tuple(str(r) for r, row in ROUTES.items() if r != Route.OWN and not row.by_court)


@form_of("record_referral")
class RecordReferral(ActForm):
    on_label = "签收材料（或者在平台上确认受理）的日期"
    day_counts = True
    sections = (
        Section("谁移送的", ("route", "court", "body")),
        Section("哪天签收的、什么文号", ("on", "number")),
    )
    asked_when = {
        "court": ("route", *BY_COURTS),
        "body": ("route", *BY_OTHERS),
        "number": (),
    }
    after = (
        After("调解期限自签收的日期起算", articles.COURT_PAPERS_RECEIVED, ("route", *BY_COURTS)),
        After("调解期限自受理之日起算", articles.MEDIATION_TIME, ("route", *BY_OTHERS)),
        After("调解结束以后，结果要书面回告移送的单位"),
    )

    route = forms.ChoiceField(
        label="途径", choices=[choice for choice in Route.choices if choice[0] != Route.OWN]
    )
    court = forms.ModelChoiceField(Court.objects, label="法院", required=False)
    body = forms.CharField(label="移送单位", required=False, max_length=120)
    number = forms.CharField(label="移送函的文号、案号", required=False, max_length=60)


@form_of("report_back")
class ReportBack(ActForm):
    on_label = "回告日期"
    day_counts = True
    sections = (Section("怎么回告的", ("how", "on")),)
    phrases = {"how": ("书面报告并移送材料。", "在平台上反馈。", "寄送反馈函。")}
    after = (After("回告以后才能结案", articles.REPORT_BACK),)

    how = forms.CharField(label="方式和文号", widget=long_text(2), max_length=200)
