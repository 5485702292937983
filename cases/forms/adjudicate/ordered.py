"""What a paper of a court or of another body orders: of whom, for whom, by when, in which parts."""

from dataclasses import replace

from django import forms

from cases.forms.base import ActForm
from cases.forms.enforce.schedule_field import ScheduleField
from cases.forms.fields import DayField, MoneyField, long_text
from cases.forms.people import PartiesField
from cases.forms.sections import Fold, Section
from cases.law import day_rules
from cases.models import Party

AS_AGREED, A_SUM, IN_PARTS, AN_ACT, A_LASTING = "as_agreed", "sum", "parts", "act", "lasting"
OF_ITS_OWN = (
    (A_SUM, "一次付一笔款"),
    (IN_PARTS, "分期付一笔款"),
    (AN_ACT, "做一件事"),
    (A_LASTING, "一直不得做，或者一直要容忍"),
)
ORDERED = ((AS_AGREED, "与协议相同"), *OF_ITS_OWN)
PAYING = (A_SUM, IN_PARTS)
SEVERAL = ("also_debtors", "also_creditors")
GOES_ON = "这里写的各期以后，文书还要接着付"
LAST_DAY, OF_SEVERAL = "写明了最晚哪天做完、到哪天为止", "写明连带承担，或者付给几个人"
ORDERS = Section(
    "文书要求做什么",
    ("ordered", "debtor", "creditor", "amount", "schedule", "goes_on", "text"),
    Fold(f"文书{LAST_DAY}", ("due_on",)),
)


def _orders(names) -> Section:
    """The questions of an item; folded those of these rare ones that are asked."""
    said = {"due_on": LAST_DAY, "also_debtors": OF_SEVERAL}
    told = "；".join(said[name] for name in names if name in said)
    return replace(ORDERS, fold=Fold(f"文书{told}", tuple(names)) if names else None)


class AsksWhatIsOrdered(ActForm):
    """One item of the paper; `kinds` are what it may order."""

    kinds = OF_ITS_OWN
    grows = ("schedule",)
    asked_when = {
        "debtor": ("ordered", *PAYING, AN_ACT, A_LASTING),
        "creditor": ("ordered", *PAYING),
        "amount": ("ordered", A_SUM),
        "schedule": ("ordered", IN_PARTS),
        "goes_on": ("ordered", IN_PARTS),
        "text": ("ordered", AN_ACT, A_LASTING),
        "due_on": ("ordered", AS_AGREED, A_SUM, AN_ACT, A_LASTING),  # parts have days of their own
        "also_debtors": ("ordered", *PAYING, AN_ACT, A_LASTING),
        "also_creditors": ("ordered", *PAYING),
    }

    ordered = forms.ChoiceField(label="内容", choices=OF_ITS_OWN, widget=forms.RadioSelect)
    amount = MoneyField(label="金额（元）", required=False)
    schedule = ScheduleField(label="每期哪天、多少", help_text="不用的行空着。")
    goes_on = forms.BooleanField(
        label=GOES_ON, required=False, help_text="快到最后一期时提醒调委会登记以后的各期"
    )
    text = forms.CharField(label="做什么", widget=long_text(2), required=False, max_length=300)
    due_on = DayField(
        label="文书规定的最后一天", near=(), rule=day_rules.FIFTY_YEARS, required=False
    )
    also_debtors = PartiesField(
        Party.objects.none(), label="和他连带承担的", required=False, help_text="按份的，分开登记"
    )
    also_creditors = PartiesField(
        Party.objects.none(), label="和他一起受领的", required=False, help_text="按份的，分开登记"
    )

    def prepare(self):
        """Ask of whom and for whom; of several only where there are more than two."""
        agreed = self.case.sheet.obligations  # without them no paper orders what was agreed
        known = [kind for kind in self.kinds if agreed or kind[0] != AS_AGREED]
        self.fields["ordered"].choices = known
        for name, label in (("debtor", "谁来做、谁付"), ("creditor", "付给谁")):
            self.choose_party(name, label=label)
            self.fields[name].required = False
            self.fields[name].empty_label = None  # asked only where the answer is compulsory
        self._ask_of_several()
        self.fold_what_is_rare()

    def _ask_of_several(self):
        if self.case.parties.filter(released_on=None).count() > 2:
            for name in SEVERAL:
                self.choose_parties(name)
            return
        for name in SEVERAL:
            del self.fields[name]
        self.asked_when = {n: when for n, when in self.asked_when.items() if n in self.fields}

    def fold_what_is_rare(self):
        """Fold the rare questions that are asked here."""
        rare = [name for name in ("due_on", *SEVERAL) if name in self.fields]
        self.sections = tuple(
            _orders(rare) if one.title == ORDERS.title else one for one in self.sections
        )

    def facts(self):
        """The facts; a sum in parts is a sum, due in the end on the day of its last part."""
        return as_item(super().facts())


def as_item(told) -> dict:
    """What the questions tell of an item, as the act takes it."""
    told = dict(told)
    parts = tuple((day, fen) for day, fen, _ in told.pop("schedule", None) or ())
    told |= {name: list(told.get(name) or ()) for name in SEVERAL} | {"parts": ()}
    goes_on = bool(told.pop("goes_on", False))
    if told.get("ordered") != IN_PARTS:
        return told
    known = {
        "goes_on": goes_on,
        "parts": parts,
        "amount": sum(fen for _, fen in parts),
        "ordered": A_SUM,
    }
    return told | known | {"due_on": max((day for day, _ in parts), default=None)}
