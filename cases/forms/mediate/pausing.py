"""Forms of a mediation paused, resumed, impossible for want of contact, or asked for again."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import long_text
from cases.forms.handle.requests import LIMITATION, WAYS
from cases.forms.people import BY_LINK
from cases.forms.sections import After, Fold, Section
from cases.law import articles
from cases.phases.mediate.pausing import COURTS_TIME_RUNS_ON
from cases.words.readers import Reader


@form_of("pause")
class Pause(Reason):
    explain = "有情况要先弄清楚、一时谈不下去的，可以中止，情形消失后恢复。"
    on_label = "中止日期"
    day_counts = True
    sections = (Section("为什么中止", ("reason", "proof")), Section("从哪天起", ("on",)))
    phrases = {"reason": ("一方住院。", "等待检测结果。", "一方外出，暂时回不来。")}

    proof = forms.CharField(label="凭证", max_length=200, help_text="例如住院证明、检测委托书")

    @property
    def after(self):
        """Whether the time to mediate stands still."""
        if self.case.on_route.by_court:
            return (After(COURTS_TIME_RUNS_ON.rstrip("。")),)
        return (After("调解期限暂停计算，恢复调解时从停下的地方接着算", articles.MEDIATION_TIME),)


@form_of("resume")
class Resume(ActForm):
    on_label = "恢复日期"
    day_counts = True
    sections = (Section("哪天恢复的", ("on",), Fold("说明", ("words",))),)
    after = (After("接着调解；暂停的期限接着计算", articles.MEDIATION_TIME),)

    words = forms.CharField(label="说明", required=False, max_length=200)


@form_of("unreachable")
class Unreachable(ActForm):
    explain = "多次、多天、用不同方式都联系不上的，不能开始调解。"
    on_label = "结束的日期"
    day_counts = True
    sections = (Section("哪天结束的", ("on",), Fold("说明", ("words",))),)
    after = (After("告知当事人其他途径；案件是别处移送的，书面回告", articles.REMEDIES),)

    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=200)


@form_of("ask_again")
class AskAgain(ActForm):
    on_label = "哪天再次申请的"
    day_counts = True
    sections = (
        Section("谁申请", ("party",)),
        Section("怎么申请的", ("on", "how"), Fold("凭证", ("proof",))),
    )
    fixed = {Reader.PARTY: {"how": BY_LINK, "proof": ""}}
    phrases = {"how": WAYS}
    after = (
        After(LIMITATION, articles.INTERRUPTION),
        After("重新问各方是否同意、重新告知权利义务，都同意的才受理", articles.START),
    )

    how = forms.CharField(label="怎么申请的", max_length=60)
    proof = forms.CharField(label="凭证", required=False, max_length=120)

    def prepare(self):
        self.choose_party(label="哪一方", own=True)
