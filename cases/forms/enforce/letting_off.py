"""Forms of waivers and set-offs that are recorded after the agreement, and of taking them back."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.enforce.duties import as_now, by_itself, debt_in_words, duty_in_words, one_line
from cases.forms.fields import MoneyField, long_text
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles, articles_of_enforcement, money
from cases.models import Obligation, Party, Reduction
from cases.phases.enforce.guards_of_letting_off import (
    NOTHING_TO_SET_OFF,
    NOTHING_TO_TAKE_BACK,
    NOTHING_TO_WAIVE,
    debts_to_set_off,
)
from mediation import clock

NAMED = ("obligation__clause", "obligation__debtor__company", "obligation__creditor__company")
NAMED += ("of_debtor__company",)
AGREED, BY_NOTICE = "agreed", "notice"
ALL, PART = "all", "part"
EVERYBODY, ONE = "everybody", "one"
OF_ONE = (
    "以其应当承担的份额为限，份额难以确定的视为相同；全部免除的，这一位不再承担，其他人承担其余的。"
)
SIDE_OF = {"creditor": "creditors", "debtor": "debtors"}
OF_WHICH_PARTS = "从最后到期的一期减起，已经到期的照付。"
FIRST_DUE = "从先到期的一期减起"


def in_one_line(duty) -> str:
    """A debt with what is left of it, or what is to be done."""
    return debt_in_words(duty) if duty.is_money else duty_in_words(duty)


@form_of("waive")
class Waive(ActForm):
    explain = "权利人自己不要了的（全部或者一部分），在这里登记；别人不能替其免除。"
    on_label = "免除日期"
    day_counts = True
    sections = (
        Section("免除哪一项", ("obligation",), Fold("几个人一起收的，是谁免除", ("creditor",))),
        Section("免除谁的（几个人连带付的）", ("whose", "debtor")),
        Section("免除多少", ("how_much", "amount")),
        Section("凭什么登记、哪天免除的", ("proof", "on")),
    )
    asked_when = {"amount": ("how_much", PART), "debtor": ("whose", ONE)}
    phrases = {"proof": ("本人当面说的，签了字。", "本人的书面说明。", "双方的协议。")}
    when_empty = {"obligation": Missing(NOTHING_TO_WAIVE)}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="事项")
    creditor = forms.ModelChoiceField(Party.objects.none(), label="谁免除的", required=False)
    whose = forms.ChoiceField(
        label="免除谁的",
        choices=[(EVERYBODY, "几位都免除"), (ONE, "只免除其中一位的")],
        widget=forms.RadioSelect,
        required=False,
    )
    debtor = forms.ModelChoiceField(Party.objects.none(), label="哪一位", required=False)
    how_much = forms.ChoiceField(
        label="免除多少",
        choices=[(ALL, "没有履行的全部"), (PART, "应付款中的一部分")],
        widget=forms.RadioSelect,
    )
    amount = MoneyField(label="免除金额（元）", required=False, help_text=OF_WHICH_PARTS)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """The duty ends that far; a debtor may refuse."""
        ends = After("免除的部分不用再履行", articles.WAIVED_DEBT)
        refused = After("义务人在合理期限内拒绝的，再办“撤回免除、抵销”")
        return ends, refused, *by_itself(self.case)

    def prepare(self):
        every = _duties(self.case)
        pending = (Obligation.Status.OPEN, Obligation.Status.WAITING)
        _choose(self, "obligation", every, every.filter(status__in=pending))
        for name in SIDE_OF:
            if not (self.is_bound or self._together(name)):
                del self.fields[name]
                continue
            self.choose_party(name, label=self.fields[name].label)
            self.fields[name].required = False
        if "debtor" in self.fields:
            self.fields["debtor"].help_text = OF_ONE
        else:
            del self.fields["whose"]
        asked = self.asked_when.items()
        self.asked_when = {name: when for name, when in asked if name in self.fields}

    def before_drawing(self, name):
        """Ask who waives, and whose debt, only where several people are owed, or owe, one sum."""
        super().before_drawing(name)
        if name in SIDE_OF:
            field, together = self.fields[name], self._together(name)
            field.queryset = field.queryset.filter(pk__in=together)
            field.widget = field.widget if together else forms.HiddenInput()
        if name == "whose" and not self._together("debtor"):
            self.fields[name].widget = forms.HiddenInput()

    def _together(self, name) -> set[int]:
        """The parties that are owed a duty beside others, or owe a sum jointly."""
        duties = self.case.sheet.obligations
        sides = [getattr(one, SIDE_OF[name]) for one in duties if one.is_joint(name)]
        return {party.pk for side in sides if len(side) > 1 for party in side}

    def clean(self):
        """Require the sum of a part, and the one whose debt alone it is."""
        data = super().clean()
        if data.get("whose") == ONE and not data.get("debtor"):
            self.add_error("debtor", "只免除其中一位的，请选是哪一位。")
        if data.get("how_much") == PART and "amount" not in self.errors and not data.get("amount"):
            self.add_error("amount", "免除一部分的，请填免除多少，要大于零。")
        return data

    def facts(self):
        """The facts; all that is left is no sum, and all the joint debtors are none of them."""
        asked = ("how_much", "whose", "debtor")
        facts = {name: value for name, value in super().facts().items() if name not in asked}
        whose = self.cleaned_data.get("whose")
        one = self.cleaned_data.get("debtor") if whose == ONE else None
        return facts | {"debtor": one, "of_all": whose == EVERYBODY}


INTERRUPTS = After(
    "双方商定的，等于同意履行其余的：在计算的申请执行期限自那天中断、重新计算",
    articles_of_enforcement.ENFORCEMENT_INTERRUPTED,
)


@form_of("set_off_debts")
class SetOff(ActForm):
    explain = (
        "同样两位当事人互相欠钱的，可以抵销同样的金额。双方商定的随时可以；"
        "一方通知对方的，要对方欠的那一笔已经到期。"
    )
    on_label = "商定或者通知到达对方的日期"
    day_counts = True
    sections = (
        Section("哪两笔", ("obligation", "against")),
        Section("抵销多少", ("amount",)),
        Section("怎么抵销的", ("how",), Fold("一方通知的，是谁", ("declared_by",))),
        Section("凭什么登记、哪天抵销的", ("proof", "on")),
    )
    phrases = {"proof": ("双方签字的协议。", "通知和签收的回执。")}
    asked_when = {"declared_by": ("how", BY_NOTICE)}
    after = (
        After(f"两笔各减少同样的金额，{FIRST_DUE}", articles.SET_OFF_AGREED),
        INTERRUPTS,
        After("人身损害的赔偿，加害的一方不能单方通知抵销"),
    )
    when_empty = dict.fromkeys(("obligation", "against"), Missing(NOTHING_TO_SET_OFF))

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="一笔")
    against = forms.ModelChoiceField(Obligation.objects.none(), label="另一笔")
    amount = MoneyField(label="抵销金额（元）")
    how = forms.ChoiceField(
        label="怎么抵销的",
        choices=[(AGREED, "双方商定抵销"), (BY_NOTICE, "一方通知对方抵销")],
        widget=forms.RadioSelect,
    )
    declared_by = forms.ModelChoiceField(Party.objects.none(), label="谁通知的", required=False)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    def prepare(self):
        every = _duties(self.case).filter(kind=Obligation.Kind.MONEY)
        found = every.filter(pk__in=[duty.pk for duty in debts_to_set_off(self.case)])
        for name in ("obligation", "against"):
            _choose(self, name, every, found)
        self.choose_party("declared_by", label=self.fields["declared_by"].label)
        self.fields["declared_by"].required = False

    def clean(self):
        """Require the one who declared it, where one did."""
        data = super().clean()
        if data.get("how") == BY_NOTICE and not data.get("declared_by"):
            self.add_error("declared_by", "一方通知的，请选是谁通知的。")
        return data

    def leaves_nothing(self) -> bool:
        """Whether one of them declared it, or nothing at all is left to do afterwards."""
        data = getattr(self, "cleaned_data", {})
        pair, sum_ = [data.get("obligation"), data.get("against")], data.get("amount") or 0
        if data.get("how") == BY_NOTICE:
            return True
        if None in pair or any(duty.owed > sum_ for duty in pair):
            return False
        others = [one for one in self.case.sheet.obligations if one.is_pending and one not in pair]
        return not others and all(one.confirmed_on for one in self.case.sheet.payments)

    def facts(self):
        """The facts; how it was set off is who declared it, or nobody."""
        return {name: value for name, value in super().facts().items() if name != "how"}


@form_of("take_back_letting_off")
class TakeBackLettingOff(Reason):
    explain = "义务人在合理期限内拒绝免除的、登记错的，写明原因撤回；记录保留，不删除。"
    on_label = "撤回日期"
    day_counts = True
    sections = (
        Section("哪一笔", ("reduction",)),
        Section("为什么", ("reason", "proof")),
        Section("哪天撤回的", ("on",)),
    )
    after = (
        After("免除、抵销的部分又要履行，原来的期限不变；抵销的，两笔都恢复"),
        After("协议里写明的减免、抵扣，法院撤销裁决减去的，不在这里撤回"),
    )
    phrases = {"reason": ("义务人不接受免除。", "登记错了。")}
    when_empty = {"reduction": Missing(NOTHING_TO_TAKE_BACK)}

    reduction = forms.ModelChoiceField(Reduction.objects.none(), label="免除、抵销")
    proof = forms.CharField(label="凭证", max_length=200)

    def prepare(self):
        rows = self.case.reductions.filter(clause=None).exclude(kind=Reduction.Kind.FELL)
        rows = rows.select_related(*NAMED).order_by("pk")
        self.choose("reduction", rows, rows.filter(taken_back_on=None))
        self.fields["reduction"].label_from_instance = self.describe

    def describe(self, row) -> str:
        """The reduction in one line."""
        return reduction_in_words(row)


def reduction_in_words(row) -> str:
    """When, which kind, how much, and of what: a reduction in one line."""
    sum_ = f" {money.yuan(row.amount)} 元" if row.amount else ""
    sum_ += f"（只免除{row.of_debtor.called}的）" if row.of_debtor_id else ""
    duty = row.obligation
    who, whom = (
        "、".join(party.called for party in side) for side in (duty.debtors, duty.creditors)
    )
    what = f"{who}付{whom}" if duty.is_money else f"{who}，{one_line(duty.text)}"
    return f"{clock.in_words(row.on)}{row.get_kind_display()}{sum_}：{what}"


def _duties(case):
    """The duties under the title in force, with what their lines name."""
    rows = case.obligations.filter(title__until=None)
    rows = rows.select_related("clause", "debtor__company", "creditor__company")
    return rows.prefetch_related("instalments")


def _choose(form, name, every, still_open):
    form.choose(name, every, still_open)
    form.fields[name].label_from_instance = as_now(form, in_one_line)
