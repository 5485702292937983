"""Forms of return visits: planned, moved, made."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.people import PartiesField
from cases.forms.sections import After, Fold, Known, Missing, Section
from cases.law import articles
from cases.law.clocks_of_visits import PROPOSED
from cases.models import Party, Rating, ReturnVisit
from cases.phases.enforce.guards_of_reopening import STILL_OWED
from cases.phases.enforce.guards_of_visits import (
    NONE_PLANNED,
    OVER,
    cycle,
    is_visited,
    visits_lacking,
)
from cases.phases.enforce.records_of_visits import TO_COME
from mediation import clock

FIRST_VISIT = ((30, "三十天后"), (60, "六十天后"))
OTHER_DAY = ((60, "六十天后"), (330, "十一个月后"))
PROPOSED_DAY = "建议的日子"
NOT_RATED = "not_rated"
VISIT_OF = "计划的回访"
VISITS_ARE_REMINDED = After("定了回访日子的，到日子调解员的待办里会提醒", articles.RETURN_VISITS)
DAYS, SLOTS = ("first_visit_on", "second_visit_on"), ("first_slot", "second_slot")
WHEN_TO_VISIT = Section("哪天回访", DAYS, Fold("约在白天还是晚上", SLOTS))
SLOT_CHOICES = [choice for choice in ReturnVisit.Slot.choices if choice[0]]


def slot(label):
    """The time of day of a visit; in the evening people are at home (夜访夜谈)."""
    return forms.ChoiceField(
        label=label, choices=SLOT_CHOICES, widget=forms.RadioSelect, required=False
    )


def first_visit():
    """The day and the time of day of the first visit."""
    return DayField(label="第一次回访", near=OTHER_DAY[:1]), slot("第一次的时段")


def second_visit():
    """The day and the time of day of the second visit."""
    return DayField(label="第二次回访", near=OTHER_DAY[1:]), slot("第二次的时段")


class PlansVisits(ActForm):
    """A form that asks for the days of the visits that are still lacking."""

    def prepare(self):
        """None without an agreement, or after a void one; where the year began with its effect,
        what is lacking."""
        if not is_visited(self.case):
            self._ask_for(0)
            return
        self._propose()
        if self.case.visits_from_effect or self.case.status in OVER:
            self.fields["first_visit_on"].required = False
            self.fields["second_visit_on"].required = False
            if not self.is_bound:
                self._ask_for(visits_lacking(self.case, clock.today()))

    def _propose(self):
        """The days of the cycle that the committee proposes, as buttons beside the fields."""
        today = clock.today()
        since, last = cycle(self.case, today)
        for name, key, other in zip(DAYS, PROPOSED, OTHER_DAY, strict=True):
            day = self.case.clock_due(key, since).on
            near = (((day - today).days, PROPOSED_DAY),) if today <= day <= last else ()
            self.fields[name].near = (*near, other)

    def _ask_for(self, count):
        for name in (*DAYS[: 2 - count], *SLOTS[: 2 - count]):
            del self.fields[name]


@form_of("plan_visits")
class PlanVisits(PlansVisits):
    explain = "一年内回访两次：自协议生效起算的，履行期间就排好；结案时没有排的，在这里补排。"
    on_label = "安排的日期"
    sections = (Section("哪天回访", (*DAYS, "on"), Fold("约在白天还是晚上", SLOTS)),)
    after = (VISITS_ARE_REMINDED,)

    first_visit_on, first_slot = first_visit()
    second_visit_on, second_slot = second_visit()


def on_its_day(visit) -> str:
    """The planned day of a visit, and its time of day where one is set."""
    return f"{clock.in_words(visit.planned_on)}{visit.get_slot_display() if visit.slot else ''}"


class OfAVisit(Reason):
    """A form about one of the visits that are still planned."""

    on_label = "登记日期"
    when_empty = {"planned": Missing(NONE_PLANNED)}

    planned = forms.ModelChoiceField(ReturnVisit.objects.none(), label="哪一次回访")

    def prepare(self):
        every = self.case.visits.order_by("planned_on")
        self.choose("planned", every, every.filter(**TO_COME))
        self.fields["planned"].label_from_instance = on_its_day


@form_of("give_up_visit")
class GiveUpVisit(OfAVisit):
    explain = "去不了、对方不要的才不再回访；只是那天不行的，改日子。"
    sections = (
        Section("不再做哪一次", ("planned",)),
        Section("为什么", ("reason", "on")),
    )
    after = (After("这一次不再提醒；原因记在经过里，另一次照常", articles.RETURN_VISITS),)
    phrases = {"reason": ("人已经搬走，联系不上。", "对方明确表示不要回访。")}


@form_of("move_visit")
class MoveVisit(OfAVisit):
    sections = (
        Section("改哪一次", ("planned",)),
        Section("改到哪天", ("moved_to",)),
        Section("为什么改", ("reason", "on"), Fold("约在白天还是晚上", ("slot",))),
    )
    after = (After("原来的日子和原因都记在经过里", articles.RETURN_VISITS), VISITS_ARE_REMINDED)
    phrases = {"reason": ("家里没有人。", "对方请求改期。", "有台风，去不了。")}

    moved_to = DayField(label="新的日子", near=FIRST_VISIT)
    slot = slot("时段")


@form_of("visit")
class Visit(ActForm):
    on_label = "回访日期"
    day_counts = True
    sections = (
        Section(VISIT_OF),
        Section("见到了谁", ("met",)),
        Section("问到了什么", ("words", "performance", "on")),
        Section(
            "对方怎么评价",
            ("score",),
            Fold(
                "有激化的苗头；具体见到谁、和谁一起去、夜访",
                ("signs", "measures", "others_met", "joined_by", "evening"),
            ),
        ),
    )
    after = (
        After("生成人民调解回访记录（F11），存入卷宗；状态、钱款都不变"),
        After(
            f"案件页会提示：{STILL_OWED}，没有协议的办“重新调解”，新的问题另立新案",
            articles.RETURN_VISITS,
            when=("score", "unsatisfied"),
        ),
    )
    phrases = {"words": ("没有新的矛盾。", "协议都履行了。", "对结果满意。", "又有新的问题：")}

    met = PartiesField(Party.objects.none(), label="见到了哪一方（本人、家人、经办人）")
    others_met = forms.CharField(label="具体是谁", required=False, max_length=80)
    joined_by = forms.CharField(
        label="一起去的（社区、小区、楼栋）", required=False, max_length=120
    )
    words = forms.CharField(label="回访情况", widget=long_text(), max_length=500)
    performance = forms.ChoiceField(
        label="履行得怎么样",
        choices=ReturnVisit.Performance.choices,
        widget=forms.RadioSelect,
    )
    score = forms.TypedChoiceField(
        label="对方怎么评价",
        choices=(*Rating.Score.choices, (NOT_RATED, "问了，没有评价")),
        coerce=lambda value: "" if value == NOT_RATED else value,
        widget=forms.RadioSelect,
    )
    signs = forms.CharField(label="什么苗头", required=False, max_length=300)
    measures = forms.CharField(label="采取了什么措施", required=False, max_length=300)
    evening = forms.BooleanField(label="是晚上去的", required=False)

    def prepare(self):
        """Everybody may be met, also who has left the dispute; nobody is preselected."""
        parties = self.case.parties.select_related("company", "dwelling")
        self.fields["met"].speak_to(self.actor)
        self.choose("met", parties, parties)

    def clean_met(self):
        return list(self.cleaned_data["met"])

    def known(self, title):
        """The visits planned and not yet made, of which the first is this one."""
        return self._planned() if title == VISIT_OF else []

    def _planned(self):
        waiting = self.case.sheet.visits_planned
        names = ("这次", *["以后"] * len(waiting))
        return [Known(n, on_its_day(v)) for n, v in zip(names, waiting, strict=False)]
