"""Forms of return visits: planned, moved, made."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.people import PartiesField
from cases.forms.sections import After, Fold, Known, Missing, Section
from cases.law import articles
from cases.models import Party, Rating, ReturnVisit
from cases.phases.enforce.guards_of_visits import NONE_PLANNED, is_visited, visits_lacking
from mediation import clock

FIRST_VISIT = ((30, "三十天后"), (60, "六十天后"))
SECOND_VISIT = ((180, "半年后"), (330, "十一个月后"))
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
    return DayField(label="第一次回访", near=FIRST_VISIT), slot("第一次的时段")


def second_visit():
    """The day and the time of day of the second visit."""
    return DayField(label="第二次回访", near=SECOND_VISIT), slot("第二次的时段")


class PlansVisits(ActForm):
    """A form that asks for the days of the visits that are still lacking."""

    def prepare(self):
        """None without an agreement, or after a void one; where the year began with its effect,
        what is lacking."""
        if not is_visited(self.case):
            self._ask_for(0)
        elif self.case.visits_from_effect:
            self.fields["first_visit_on"].required = False
            self.fields["second_visit_on"].required = False
            if not self.is_bound:
                self._ask_for(visits_lacking(self.case, clock.today()))

    def _ask_for(self, count):
        for name in (*DAYS[: 2 - count], *SLOTS[: 2 - count]):
            del self.fields[name]


@form_of("plan_visits")
class PlanVisits(PlansVisits):
    explain = "本会的回访自协议生效起算：履行期间就排好一年内的两次。"
    on_label = "安排的日期"
    sections = (Section("哪天回访", (*DAYS, "on"), Fold("约在白天还是晚上", SLOTS)),)
    after = (VISITS_ARE_REMINDED, After("结案时不用再排"))

    first_visit_on, first_slot = first_visit()
    second_visit_on, second_slot = second_visit()


def on_its_day(visit) -> str:
    """The planned day of a visit, and its time of day where one is set."""
    return f"{clock.in_words(visit.planned_on)}{visit.get_slot_display() if visit.slot else ''}"


@form_of("move_visit")
class MoveVisit(Reason):
    on_label = "登记日期"
    sections = (
        Section("改哪一次", ("planned",)),
        Section("改到哪天", ("moved_to",)),
        Section("为什么改", ("reason", "on"), Fold("约在白天还是晚上", ("slot",))),
    )
    after = (After("原来的日子和原因都记在经过里", articles.RETURN_VISITS), VISITS_ARE_REMINDED)
    when_empty = {"planned": Missing(NONE_PLANNED)}
    phrases = {"reason": ("家里没有人。", "对方请求改期。", "有台风，去不了。")}

    planned = forms.ModelChoiceField(ReturnVisit.objects.none(), label="哪一次回访")
    moved_to = DayField(label="新的日子", near=FIRST_VISIT)
    slot = slot("时段")

    def prepare(self):
        every = self.case.visits.order_by("planned_on")
        self.choose("planned", every, every.filter(done_on=None, dropped_on=None))
        self.fields["planned"].label_from_instance = on_its_day


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
        After("只记回访；状态、钱款都不变"),
        After(
            "案件页会提示：没有履行的办“恢复履行”，没有协议的办“重新调解”，新的问题另立新案",
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
