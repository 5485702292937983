"""Forms of closing and return visits."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.sections import After, Fold, Known, Section
from cases.law import articles
from cases.models import Rating
from mediation import clock

FIRST_VISIT = ((30, "三十天后"), (60, "六十天后"))
SECOND_VISIT = ((180, "半年后"), (330, "十一个月后"))
NOT_RATED = "not_rated"
VISIT_OF = "计划的回访"
VISITS_ARE_REMINDED = After("定了回访日子的，到日子调解员的待办里会提醒", articles.RETURN_VISITS)


@form_of("close")
class Close(ActForm):
    explain = "由他人销号、承诺都已核查后结案；协议案件要排好两次回访。"
    on_label = "结案日期"
    day_counts = True
    sections = (
        Section("哪天结案", ("on",), Fold("说明", ("words",))),
        Section("哪天回访", ("first_visit_on", "second_visit_on")),
    )
    after = (
        VISITS_ARE_REMINDED,
        After("接着核对卷宗、归档"),
    )

    first_visit_on = DayField(label="第一次回访", near=FIRST_VISIT)
    second_visit_on = DayField(label="第二次回访", near=SECOND_VISIT)
    words = forms.CharField(label="说明", required=False, max_length=200)

    def prepare(self):
        if self.case.effective_on is None:
            del self.fields["first_visit_on"], self.fields["second_visit_on"]


@form_of("visit")
class Visit(ActForm):
    on_label = "回访日期"
    day_counts = True
    sections = (
        Section(VISIT_OF),
        Section("问到了什么", ("words", "on"), Fold("夜访", ("evening",))),
        Section("对方怎么评价", ("score",)),
    )
    after = (After("只记回访；又有新问题的，另行登记"),)
    phrases = {"words": ("没有新的矛盾。", "协议都履行了。", "对结果满意。", "又有新的问题：")}

    words = forms.CharField(label="回访情况", widget=long_text(), max_length=500)
    score = forms.TypedChoiceField(
        label="对方怎么评价",
        choices=(*Rating.Score.choices, (NOT_RATED, "问了，没有评价")),
        coerce=lambda value: "" if value == NOT_RATED else value,
        widget=forms.RadioSelect,
    )
    evening = forms.BooleanField(label="是晚上去的", required=False)

    def known(self, title):
        """The visits planned and not yet made, of which the first is this one."""
        return self._planned() if title == VISIT_OF else []

    def _planned(self):
        waiting = self.case.visits.filter(done_on=None, dropped_on=None).order_by("planned_on")
        names = ("这次", *["以后"] * len(waiting))
        return [
            Known(n, clock.in_words(v.planned_on)) for n, v in zip(names, waiting, strict=False)
        ]
