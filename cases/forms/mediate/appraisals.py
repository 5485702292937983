"""Forms of appraisals during mediation: commissioned, ended, its days corrected, struck off."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.mediate.referrals import ONLY_WHAT_CHANGES
from cases.forms.sections import After, Missing, Section
from cases.law import articles, day_rules
from cases.law.clause_text import chinese_day
from cases.models import Appraisal
from cases.phases.mediate.appraisals import TIME_RUNS_ON
from cases.phases.mediate.guards_of_appraisals import NONE_OPEN, NONE_RECORDED
from cases.words.days import IF_TODAY, last_day_in_words
from mediation import clock

COUNTED_AGAIN = "鉴定结束以后，鉴定的日子不计入调解期限，最后一天重新计算"
STANDS_STILL = "这项鉴定的日子不计入调解期限；还有别的鉴定或者暂停没有结束，期限仍然停止计算"


class AppraisalForm(ActForm):
    """A form about an appraisal; what follows depends on who sent the case."""

    left_out = COUNTED_AGAIN

    @property
    def after(self):
        """What becomes of the time to mediate."""
        if self.case.on_route.appraisal_left_out:
            return (After(self.left_out, articles.APPRAISAL_TIME),)
        return (After(TIME_RUNS_ON.removesuffix("。"), articles.MEDIATION_TIME),)

    def choose_appraisal(self, **which):
        """Offer the appraisals of the case, when shown those that can be chosen now."""
        rows = Appraisal.objects.filter(case=self.case)
        which.setdefault("struck_on", None)
        self.choose("appraisal", rows, rows.filter(**which))
        self.fields["appraisal"].label_from_instance = _in_words

    def chosen_appraisal(self, among):
        """The appraisal chosen, or the only one there is; None where the time is not running."""
        chosen = getattr(self, "cleaned_data", {}).get("appraisal")
        if chosen is None and len(among) == 1:
            chosen = among[0]
        return chosen if self.case.sheet.clock("K9") else None


def _in_words(appraisal) -> str:
    return f"{appraisal}（{clock.in_words(appraisal.began_on)}委托）"


def _until(counted) -> str:
    """The last day of a time, or since when it stands still."""
    if counted.held_on:
        return f"从{chinese_day(counted.held_on)}起暂停计算"
    return f"最后一天是{last_day_in_words(counted.due)}"


@form_of("begin_appraisal")
class BeginAppraisal(AppraisalForm):
    on_label = "委托的日期"
    day_counts = True
    sections = (Section("委托谁鉴定什么", ("body", "what")), Section("哪天委托的", ("on",)))
    phrases = {"what": ("渗漏原因。", "修复费用。", "房屋安全。")}
    left_out = "从委托那天起，调解期限停止计算，鉴定结束再接着算"

    body = forms.CharField(label="鉴定、评估机构", max_length=120)
    what = forms.CharField(label="鉴定什么", widget=long_text(2), max_length=200)


@form_of("end_appraisal")
class EndAppraisal(AppraisalForm):
    on_label = "出具意见（结束）的日期"
    day_counts = True
    sections = (
        Section("哪一项鉴定", ("appraisal",)),
        Section("结果怎样、哪天出来的", ("result", "on")),
    )
    phrases = {"result": ("已出具鉴定意见。", "无法鉴定，退回。", "各方撤回鉴定。")}
    when_empty = {"appraisal": Missing(NONE_OPEN, remedy="begin_appraisal")}

    appraisal = forms.ModelChoiceField(Appraisal.objects.none(), label="鉴定")
    result = forms.CharField(label="结果", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_appraisal(ended_on=None)

    @property
    def left_out(self):
        """The last day if the appraisal ended on the day entered or today."""
        chosen = self.chosen_appraisal(self.case.sheet.open_appraisals)
        if chosen is None:
            return COUNTED_AGAIN
        day = self.day_entered() or clock.today()
        counted = self.case.time_if_appraised(chosen, ended_on=day)
        if counted.held_on:
            return STANDS_STILL
        when = IF_TODAY if self.day_is_open else ""
        return f"{when}鉴定的日子不计入调解期限，{_until(counted)}"


class ChangedAppraisal(AppraisalForm):
    """A form that changes what is recorded of an appraisal; its page names the last day of the time
    to mediate before and after."""

    then = ""  # how the sentence begins that tells what holds afterwards

    def prepare(self):
        self.choose_appraisal()

    def changed(self, appraisal) -> dict:
        """What the form changes of this appraisal; empty while it cannot be known."""
        raise NotImplementedError

    @property
    def left_out(self):
        """The last day as it is, and as it will be."""
        chosen = self.chosen_appraisal(self.case.sheet.appraisals)
        if chosen is None:
            return f"{self.then}，最后一天重新计算"
        now, changed = self.case.sheet.clock("K9"), self.changed(chosen)
        after = _until(self.case.time_if_appraised(chosen, **changed)) if changed else "重新计算"
        return f"调解期限现在{_until(now)}，{self.then}{after}"


@form_of("correct_appraisal")
class CorrectAppraisal(ChangedAppraisal):
    then = "更正以后"
    explain = ONLY_WHAT_CHANGES
    on_label = "更正日期"
    sections = (
        Section("哪一项鉴定", ("appraisal",)),
        Section("更正成哪天", ("began_on", "ended_on")),
        Section("为什么更正，哪天", ("reason", "on")),
    )
    asked_when = {"began_on": (), "ended_on": ()}
    phrases = {"reason": ("登记时写错了。", "鉴定机构来函更正。")}
    when_empty = {"appraisal": Missing(NONE_RECORDED, remedy="begin_appraisal")}

    appraisal = forms.ModelChoiceField(Appraisal.objects.none(), label="鉴定")
    began_on = DayField(label="委托的日期", rule=day_rules.PAST, required=False)
    ended_on = DayField(label="出具意见（结束）的日期", rule=day_rules.PAST, required=False)
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def changed(self, appraisal) -> dict:
        """The days filled in, where an end is not before its commission."""
        filled = getattr(self, "cleaned_data", {})
        days = {name: filled[name] for name in ("began_on", "ended_on") if filled.get(name)}
        began = days.get("began_on", appraisal.began_on)
        ended = days.get("ended_on", appraisal.ended_on)
        return days if ended is None or began <= ended else {}

    def facts(self):
        """The days as they are corrected: what was filled in, else what is on record."""
        facts = super().facts()
        for name in ("began_on", "ended_on"):
            facts[name] = facts.get(name) or getattr(facts["appraisal"], name)
        return facts


@form_of("strike_appraisal")
class StrikeAppraisal(ChangedAppraisal):
    explain = (
        "整项登记有误的才撤销；日期写错的，请办“更正鉴定日期”；"
        "只是结束登记早了的，撤销以后重新登记委托。"
    )
    on_label = "撤销日期"
    then = "撤销以后"
    sections = (
        Section("撤销哪一项", ("appraisal",)),
        Section("为什么撤销，哪天", ("reason", "on")),
    )
    phrases = {"reason": ("登记在别的案件里了。", "没有委托鉴定。", "同一项登记了两次。")}
    when_empty = {"appraisal": Missing(NONE_RECORDED, remedy="begin_appraisal")}

    appraisal = forms.ModelChoiceField(Appraisal.objects.none(), label="鉴定")
    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def changed(self, appraisal) -> dict:
        """Its days are not left out any more."""
        return {"struck_on": clock.today()}
