"""Forms of the clocks of mediation: extended, held, running on."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import day_rules
from cases.models import Clock
from cases.phases.mediate.guards_of_time import (
    HOLDABLE,
    STATUTORY_PERIODS_RUN_ON,
    article_of_the_time,
)
from cases.words.days import IF_TODAY, extended_in_words, last_day_in_words
from mediation import clock


@form_of("extend")
class Extend(ActForm):
    explain = "延期须各方当事人同意。"
    on_label = "记录日期"
    day_counts = True
    sections = (
        Section("各方都同意吗", ("all_agree",)),
        Section("延到哪天", ("until", "on"), Fold("原因", ("reason",))),
    )

    until = DayField(label="新的期限", near=(), rule=day_rules.TEN_YEARS)
    all_agree = forms.BooleanField(label="各方都同意延期", required=False)
    reason = forms.CharField(label="原因", required=False, max_length=200)

    @property
    def after(self):
        """The new last day, once it is entered, and where days off move it."""
        until = getattr(self, "cleaned_data", {}).get("until")
        basis = article_of_the_time(self.case)
        if until is None:
            return (After("调解期限改到所选的那天", basis),)
        last = extended_in_words(until, self.case.extended_to(until))
        return (After(f"调解期限改到{last}", basis),)

    def prepare(self):
        running = self.case.sheet.clock("K9")
        if running:
            more = (running.due_on - clock.today()).days
            self.fields["until"].near = ((more + 15, "再加十五天"), (more + 30, "再加三十天"))


@form_of("hold")
class Hold(ActForm):
    explain = f"鉴定、紧急状态等期间可以暂停；{STATUTORY_PERIODS_RUN_ON}。"
    on_label = "暂停日期"
    day_counts = True
    sections = (
        Section("暂停哪一项期限", ("clock",)),
        Section("为什么、从哪天起", ("reason", "on")),
    )
    phrases = {"reason": ("委托鉴定。", "等待检测结果。")}
    after = (After("暂停的日子不计入期限；恢复时从停下的地方接着算"),)
    when_empty = {"clock": Missing("没有可以暂停的期限在计算，等期限开始计算以后再暂停。")}

    clock = forms.ModelChoiceField(Clock.objects.none(), label="哪一项期限")
    reason = forms.CharField(label="原因和依据", max_length=200)

    def prepare(self):
        clocks = self.case.clocks.order_by("due_on")
        waiting = clocks.filter(ended_on=None).exclude(status=Clock.Status.HELD)
        self.choose("clock", clocks, waiting.filter(key__in=HOLDABLE))
        self.fields["clock"].label_from_instance = describe_clock


def describe_clock(running) -> str:
    """A running clock in one line."""
    return f"{running.rule.name}，{last_day_in_words(running.due)}届满"


@form_of("release_hold")
class ReleaseHold(ActForm):
    explain = "暂停的日子不计入期限，从这一天起接着计算。"
    on_label = "恢复日期"
    day_counts = True
    sections = (Section("从哪天起接着算", ("on",)),)

    @property
    def after(self):
        """The last day of each held clock, if it counts again from the day entered or today."""
        day = self.day_entered() or clock.today()
        held = [one for one in self.case.sheet.clocks if one.is_held]
        when = IF_TODAY if self.day_is_open else ""
        return tuple(After(when + self._last_day_of(one, day)) for one in held)

    def _last_day_of(self, held, day):
        last = last_day_in_words(self.case.last_day_if_released(held, day))
        return f"{held.rule.name}从{clock.in_words(day)}起接着计算，最后一天是{last}"
