"""Forms of a referral: who sent the case, and the result told to that body."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Fold, Section
from cases.law import articles, day_rules
from cases.law.returns import ReturnGround
from cases.law.routes import ROUTES, Route
from cases.models import Referral
from cases.words.days import extended_in_words
from mediation.directory.models import Court

BY_COURTS = tuple(str(route) for route, row in ROUTES.items() if row.by_court)
BY_OTHERS = tuple(str(r) for r, row in ROUTES.items() if r != Route.OWN and not row.by_court)


ROUTES_IN = [choice for choice in Route.choices if choice[0] != Route.OWN]
ONLY_WHAT_CHANGES = "没有填的照现在登记的；改了什么，写进经过。"
SENT_BY = ("route", "court", "body")
BY_WHOM = {"court": ("route", *BY_COURTS), "body": ("route", *BY_OTHERS), "number": ()}


@form_of("record_referral")
class RecordReferral(ActForm):
    on_label = "收到的日期"
    day_counts = True
    sections = (
        Section("谁移送的", ("route", "court", "body")),
        Section("哪天收到的、什么文号", ("via", "on", "number")),
        Section("要求哪天以前回告", ("report_until",)),
    )
    asked_when = {**BY_WHOM, "via": ("route", *BY_COURTS), "report_until": ()}
    after = (
        After(
            "签收材料的，调解期限自签收之日起算；平台转来的，自在平台上确认接收之日起算",
            articles.COURT_PAPERS_RECEIVED,
            ("route", *BY_COURTS),
        ),
        After("调解期限自受理之日起算", articles.MEDIATION_TIME, ("route", *BY_OTHERS)),
        After("调解结束以后，结果要书面回告移送的单位"),
    )

    route = forms.ChoiceField(label="途径", choices=ROUTES_IN)
    court = forms.ModelChoiceField(Court.objects, label="法院", required=False)
    body = forms.CharField(label="移送单位", required=False, max_length=120)
    via = forms.ChoiceField(
        label="怎么收到的", choices=Referral.Via.choices, required=False, widget=forms.RadioSelect
    )
    number = forms.CharField(label="移送函的文号、案号", required=False, max_length=60)
    report_until = DayField(
        label="要求哪天以前回告结果",
        rule=day_rules.TEN_YEARS,
        near=AHEAD,
        required=False,
        help_text="来函写明办理、回告期限的才填。",
    )


@form_of("take_referral")
class TakeReferral(ActForm):
    explain = "接收以后再问各方是否愿意调解；各方都同意的才受理。"
    on_label = "接收（或者在平台上确认）的日期"
    day_counts = True
    sections = (Section("怎么答复的", ("how", "on")),)
    phrases = {"how": ("在平台上确认接收。", "在送达回证上签收。", "电话告知并发回执。")}
    after = (After("移送单位不用再等；各方是否愿意，照常去问", articles.START),)

    how = forms.CharField(label="怎么答复移送单位的", widget=long_text(2), max_length=200)


@form_of("return_referral")
class ReturnReferral(Reason):
    explain = "退回要写明原因，书面答复移送单位；当事人自己来申请的，另行审查。"
    on_label = "退回的日期"
    day_counts = True
    sections = (
        Section("为什么退回", ("ground", "reason")),
        Section("怎么答复的", ("how", "on")),
    )
    phrases = {"how": ("在平台上退回。", "寄送反馈函，退还材料。")}
    after = (
        After("生成一份调解结果反馈函，写明原因，可以打印、盖章后送出", articles.REPORT_BACK),
        After("告知当事人其他途径", articles.REMEDIES),
    )

    ground = forms.ChoiceField(
        label="退回的原因属于哪一种", choices=ReturnGround.choices, widget=forms.RadioSelect
    )
    how = forms.CharField(label="怎么答复移送单位的", widget=long_text(2), max_length=200)


@form_of("correct_referral")
class CorrectReferral(ActForm):
    explain = ONLY_WHAT_CHANGES
    on_label = "更正日期"
    sections = (
        Section(
            "更正成什么",
            ("received_on", "number"),
            Fold("途径、移送单位、没有文号", (*SENT_BY, "no_number")),
        ),
        Section("为什么更正，哪天", ("reason", "on")),
    )
    asked_when = {**BY_WHOM, "received_on": ()}
    after = (
        After(
            "调解期限自签收起算的，照更正后的签收日重新计算，写进经过",
            articles.COURT_PAPERS_RECEIVED,
        ),
    )
    phrases = {"reason": ("登记时写错了。", "移送单位来函更正。")}

    received_on = DayField(label="哪天签收材料", rule=day_rules.PAST, required=False)
    number = forms.CharField(label="移送函的文号、案号", required=False, max_length=60)
    no_number = forms.BooleanField(label="没有文号、案号", required=False)
    route = forms.ChoiceField(label="途径", choices=[("", "不变"), *ROUTES_IN], required=False)
    court = forms.ModelChoiceField(Court.objects, label="法院", required=False)
    body = forms.CharField(label="移送单位", required=False, max_length=120)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def facts(self):
        """The referral as it is corrected: what was filled in, else what is on record."""
        data, known = super().facts(), self.case.sheet.referral
        if known is None:  # refused by the door
            return {"reason": data["reason"]}
        facts = {n: data[n] or getattr(known, n) for n in ("received_on", *SENT_BY)}
        number = "" if data["no_number"] else data["number"] or known.number
        return facts | {"number": number, "reason": data["reason"]}


@form_of("extend_petition")
class ExtendPetition(ActForm):
    explain = "情况复杂的，信访事项的办结期限可以延长一次，最长三十日，并告知信访人。"
    on_label = "批准的日期"
    day_counts = True
    sections = (Section("延到哪天", ("until", "on")), Section("为什么", ("reason",)))
    phrases = {"reason": ("各方对损失有争议，还在鉴定。",)}

    until = DayField(label="新的最后一天", near=(), rule=day_rules.TEN_YEARS)
    reason = forms.CharField(label="原因、告知信访人的方式", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """The new last day, once it is entered, and where days off move it."""
        until = getattr(self, "cleaned_data", {}).get("until")
        if until is None:
            return (After("信访的办结期限改到所选的那天", articles.FINISH_A_PETITION),)
        last = extended_in_words(until, self.case.extended_to(until))
        words = f"信访的办结期限改到{last}"
        return (After(words, articles.FINISH_A_PETITION),)


@form_of("report_back")
class ReportBack(ActForm):
    on_label = "回告日期"
    day_counts = True
    sections = (Section("怎么回告的", ("how", "on")),)
    phrases = {"how": ("书面报告并移送材料。", "在平台上反馈。", "寄送反馈函。")}
    after = (
        After("生成一份调解结果反馈函，可以打印、盖章后送出"),
        After("回告以后才能结案", articles.REPORT_BACK),
    )

    how = forms.CharField(label="方式和文号", widget=long_text(2), max_length=200)
