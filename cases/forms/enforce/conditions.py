"""Forms of conditions that came about or did not, and of agreed penalties."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import OWED_AGAIN, one_line
from cases.forms.fields import AHEAD, DayField, MoneyField, long_text
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles, day_rules, money
from cases.law.clause_kinds.condition import ALL_DUE, PRECEDENT, SUBSEQUENT
from cases.law.clause_kinds.letting_off import UPON
from cases.law.clause_text import numeral
from cases.law.daily_rates import rate_in_words
from cases.models import Clause
from cases.phases.common import in_text
from cases.phases.enforce.guards_of_conditions import (
    NO_CONDITION_OPEN,
    NO_PENALTY_OPEN,
    how_it_was_counted,
)
from cases.states import Status
from mediation import clock

CONDITIONS = Q(kind="condition") | Q(kind="waiver", effect=UPON)
COUNTED = "按日计算的：算到哪天、多少"
CLAIMED_BEFORE = "已经登记过{}次；又违反的，先登记违反"
NOTHING_LATE = "到今天各期都没有逾期"
MET, NOT_MET = "met", "not_met"
FOLLOWED = ("in_force", "signing", "performed")
ENDS = "整份协议失效的，或者约定的事都不再履行的，结束调解，各项期限不再计算"


FOLLOWS = {
    PRECEDENT: After("附生效条件的：成就的从此按日期跟踪，不成就的不再履行", articles.CONDITIONS),
    SUBSEQUENT: After("附解除条件的：成就的不再履行，不成就的照常履行", articles.CONDITIONS),
    UPON: After("附条件免除的：成就的按写明的免除，不成就的照约定履行"),
    ALL_DUE: After("成就的，没到期的款项从那天起都算到期；不成就的，照各期的日期付"),
}
BINDS_WITH_IT = (
    "附生效条件的约定，条件成就以前不算到期、不算欠；附解除条件的，条件成就以后不再履行"
    f"（{articles.CONDITIONS}）。"
)
NOT_BY_ITSELF = "条件成就、不成就，都在这里登记，系统不会自己认定。"


class TieForm(ActForm):
    """A form that chooses a condition or a penalty of the agreement in force."""

    def choose_tie(self, name, which, waiting):
        """Offer the clauses of that kind; when shown, those that still wait."""
        agreed = {"agreement__case": self.case, "agreement__status__in": FOLLOWED}
        rows = Clause.objects.filter(which, **agreed).select_related(
            "agreement__case", "by_party__company", "to_party__company"
        )
        self.choose(name, rows, rows.filter(waiting).distinct())
        self.fields[name].label_from_instance = in_words


def in_words(clause) -> str:
    """The clause in one line."""
    sum_ = f"违约金 {money.yuan(clause.amount)} 元" if clause.amount else ""
    sum_ = rate_in_words(clause.written_daily_rate) if clause.daily_rate else sum_
    words = clause.condition_words if clause.kind in ("condition", "waiver") else clause.text
    return f"第{numeral(clause.position)}条：{one_line(words) or sum_}"


@form_of("record_condition")
class RecordCondition(TieForm):
    on_label = "登记日期"
    sections = (
        Section("是哪一个条件", ("condition",)),
        Section("成就了没有、是哪天", ("met", "happened_on"), Fold("日期已经过了的", ("due_on",))),
        Section("凭什么认定", ("proof", "on")),
    )
    counted_from = "happened_on"
    notes = {"met": {NOT_MET: "最晚的日子过了，或者肯定不会成就了"}}
    phrases = {
        "proof": ("双方都认可。", "看过表决结果。", "到场查看。", "到期没有收到，收款人来要。")
    }
    before_effect = (
        After("条件都成就的，协议从成就那天生效；不成就的，协议不生效", articles.CONDITIONS),
    )
    when_empty = {"condition": Missing(NO_CONDITION_OPEN)}

    condition = forms.ModelChoiceField(Clause.objects.none(), label="条件")
    met = forms.TypedChoiceField(
        label="成就了没有",
        choices=[(MET, "成就了"), (NOT_MET, "没有成就，也不会再成就")],
        coerce=lambda value: value == MET,
        widget=forms.RadioSelect,
    )
    happened_on = DayField(label="哪天认定的", rule=day_rules.PAST)
    due_on = DayField(label="最晚哪天履行", required=False, near=AHEAD, rule=day_rules.FIFTY_YEARS)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """What follows of the kinds of conditions that wait; of the whole agreement, its effect."""
        if self.case.status == Status.SIGNING:
            return self.before_effect
        follows = (line for effect, line in FOLLOWS.items() if effect in self._waiting)
        return (*follows, *((After(ENDS),) if self._waiting & {PRECEDENT, SUBSEQUENT} else ()))

    @property
    def explain(self):
        """What the kinds of conditions that wait mean; nothing comes about by itself."""
        return f"{BINDS_WITH_IT if self._waiting - {ALL_DUE, UPON} else ''}{NOT_BY_ITSELF}"

    @property
    def _waiting(self) -> set:
        """The effects of the conditions of which nobody has recorded the outcome."""
        return {condition.effect for condition in self.case.sheet.open_conditions}

    def prepare(self):
        self.choose_tie("condition", CONDITIONS, Q(outcome=None, effect__gt=""))
        self.fields["condition"].note_of = self._late_now

    def _late_now(self, condition) -> str:
        """Which parts are late today under a condition on which the others fall due."""
        if condition.effect != ALL_DUE:
            return ""
        late = self.case.sheet.late_parts(condition, clock.today())
        rows = (f"{in_text(p.due_on)}到期的{money.yuan(p.owed)}元" for p in late)
        return f"逾期没有付清：{'、'.join(rows)}" if late else NOTHING_LATE

    def _freed(self) -> list:
        """The duties that what was entered makes due."""
        data = getattr(self, "cleaned_data", {})
        condition = data.get("condition")
        frees = condition and data.get("met") and condition.effect == PRECEDENT
        return self.case.sheet.tied_duties(condition) if frees else []

    def duty_of_term(self):
        """The duty that falls due last."""
        return max(self._days(), key=lambda row: row[0])[1]

    def term(self):
        """The last day on which a duty falls due by what was entered, or None."""
        return max((day for day, _ in self._days()), default=None)

    def _days(self) -> list:
        """[(day, duty)] of what was entered makes due; a day that was over is the new one."""
        freed = self._freed()
        days = [(part.due_on, duty) for duty in freed for part in duty.instalments.all()]
        days += [(duty.due_on, duty) for duty in freed]
        data = getattr(self, "cleaned_data", {})
        met, later = data.get("happened_on"), data.get("due_on")
        moved = [(later if met and day < met else day, duty) for day, duty in days if day]
        return [(day, duty) for day, duty in moved if day]


@form_of("record_penalty")
class RecordPenalty(TieForm):
    explain = (
        "协议约定了违约金的，违约以后由收款人要，在这里登记；不登记的，系统不会自己算作应付"
        f"（{articles.PENALTY}）。"
    )
    on_label = "登记日期"
    sections = (
        Section("是哪一条违约责任", ("penalty",)),
        Section("凭什么认定违约", ("proof", "on")),
        Section("违约金最晚哪天付", ("due_on",), Fold(COUNTED, ("counted_to", "amount"))),
    )
    phrases = {"proof": ("到期没有付，收款人来要。", "看过照片，收款人来要。")}
    when_empty = {"penalty": Missing(NO_PENALTY_OPEN)}

    penalty = forms.ModelChoiceField(Clause.objects.none(), label="违约责任")
    counted_to = DayField(label="算到哪天（含当日）", required=False, rule=day_rules.PAST)
    amount = MoneyField(
        label="要多少违约金（元）",
        required=False,
        help_text="不超过按约定算出的；算式写在所选的那一条下面，登记时写进经过。",
    )
    due_on = DayField(label="最晚哪天付", near=AHEAD, rule=day_rules.FIFTY_YEARS)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """The penalty is owed; what counted as performed is not."""
        again = (OWED_AGAIN,) if self.case.status == Status.PERFORMED else ()
        lower = After("过分高于损失的，对方可以请求法院适当减少", articles.PENALTY)
        return (After("违约金记为应付，按填的日期跟踪"), lower, *again)

    def prepare(self):
        open_ones = Q(pk__in=[clause.pk for clause in self.case.sheet.open_penalties])
        self.choose_tie("penalty", Q(kind="penalty"), open_ones)
        self.fields["penalty"].note_of = self._counted_so_far

    def _counted_so_far(self, penalty) -> str:
        """What one by the day comes to, up to today; how often one of each breach was recorded."""
        today, times = clock.today(), self.case.sheet.times_claimed(penalty)
        if times and not penalty.daily_rate:
            return CLAIMED_BEFORE.format(times)
        if not penalty.daily_rate or not self.case.sheet.late_under(penalty, today):
            return ""
        return how_it_was_counted(self.case, penalty, today)
