"""The form of the quick record: one page for where, what, who, and what was agreed."""

import uuid

from django import forms
from django.db.models import Case, When

from cases.forms.asked import ANY_ANSWER, Asked
from cases.forms.base import full_place
from cases.forms.choices import RowChoice, RowChoices
from cases.forms.deletable_rows import SPARE
from cases.forms.fields import (
    AHEAD,
    DayField,
    MoneyField,
    long_text,
    not_in_the_future,
    time_of_day,
)
from cases.forms.matter import AnotherMatter
from cases.forms.mediate.agreeing import KEPT, KEPT_FROM_NOW_ON, KEPT_LABEL, SETTLED
from cases.forms.mediate.quick_sides import MOST_SIDES, SIDE
from cases.forms.sections import After, Missing
from cases.forms.typed_fields import NameField, StoryField
from cases.law import articles, day_rules
from cases.law.categories import Category
from cases.models import Payment
from cases.phases.common import judged_on
from cases.phases.mediate.records import ENDS_TOO_EARLY
from mediation.directory.models import Estate
from mediation.plain_forms import KeyField, speak_plainly

COMMON = {
    "LK": "漏水",
    "NZ": "噪声",
    "PK": "停车",
    "PT": "宠物",
    "PA": "通行堆物",
    "DC": "装修",
    "EV": "电动车",
}
CATEGORIES = [*COMMON.items(), *((c.value, c.label) for c in Category if c.value not in COMMON)]
NOW, LATER, NO_MONEY = "now", "later", "none"
WHEN = [(NOW, "当场付清"), (LATER, "约定日期"), (NO_MONEY, "不涉及钱")]
REST = [(NOW, "当场已经做完"), (LATER, "约定日期"), (KEPT, KEPT_LABEL)]
OWN, PARTY = "own", "party"
ASKED = [(OWN, "调解员主动介入"), (PARTY, "第1方请求调解")]


WHO_IS_BOUND = "请选由谁做、由谁遵守；各方都要的，全部勾上。"
SOME_ARE_BOUND = "请只勾一方，或者全部勾上；只有其中几方的，请起草书面协议。"
BEFORE_AGREED = "约定的日子不能早于协议达成的那天（{}）。"
NO_CLASH = "我与各方没有利害关系"
CLASH_TOO = {
    "clash": f"上面又勾了“{NO_CLASH}”：有的，去掉那个勾；没有的，把这里写的清空。",
    "clash_waived": f"上面勾了“{NO_CLASH}”：有的，去掉那个勾；没有的，这里不用勾。",
}


def one_side(label):
    """A choice among the sides of the page."""
    return RowChoice(label=label, of=SIDE, most=MOST_SIDES + SPARE, unnamed="第N方", required=False)


class QuickForm(Asked):
    """All questions except those about the sides."""

    asked_when = {
        "payer": ("when", NOW, LATER),
        "payee": ("when", NOW, LATER),
        "amount": ("when", NOW, LATER),
        "way": ("when", NOW),
        "due_on": ("when", LATER),
        "rest": ("content", ANY_ANSWER),
        "doers": ("rest", LATER, KEPT),
        "done_by": ("rest", LATER),
    }
    after = (
        After("作为口头协议登记，受理、调解、达成一次记入经过", articles.FORM_OF_AGREEMENT),
        After("协议自达成之日生效", articles.ORAL_EFFECT),
        After("约定的款项登记为当场付清、已经收到", when=("when", NOW)),
        After("到约定的日期没有付清的，转为逾期未履行", when=("when", LATER)),
        After("还说定的事登记为当场已经做完", when=("rest", NOW)),
        After("到约定的日期没有做完的，转为逾期未履行", when=("rest", LATER)),
        After(KEPT_FROM_NOW_ON, when=("rest", KEPT)),
        After("都付清、做完了，案件转为“履行完毕”，不然转为“履行中”"),
        After("没有人提出请求，诉讼时效不中断", when=("asked", OWN)),
        After("第1方在这一天提出请求，诉讼时效中断", articles.INTERRUPTION, ("asked", PARTY)),
    )
    notes = {
        "asked": {OWN: "没有人提出请求", PARTY: "时效自那天中断"},
        "rest": {
            NOW: "没有留下要做的事",
            LATER: "到日子没做的，转为逾期",
            KEPT: "今后不做什么、怎么做",
        },
    }
    phrases = {
        "content": SETTLED,
        "summary": ("互相指责。", "没有人受伤。"),
    }

    when_empty = {"estate": Missing("本会还没有登记小区，请系统管理员先登记小区。")}

    key = KeyField(required=True)
    another = AnotherMatter()
    estate = forms.ModelChoiceField(Estate.objects.none(), label="小区")
    place = NameField(label="具体地点", max_length=120)
    category = forms.ChoiceField(label="什么事", choices=CATEGORIES, widget=forms.RadioSelect)
    summary = StoryField(label="经过", widget=long_text(2), max_length=3000)
    asked = forms.ChoiceField(label="怎么开始的", choices=ASKED, widget=forms.RadioSelect)
    no_clash = forms.BooleanField(label=NO_CLASH, required=False)
    clash = forms.CharField(label="有利害关系的，写明是什么", required=False, max_length=200)
    clash_waived = forms.BooleanField(label="各方都同意我不回避", required=False)
    when = forms.ChoiceField(label="钱怎么付", choices=WHEN, widget=forms.RadioSelect)
    payer = one_side("谁付钱")
    payee = one_side("付给谁")
    amount = MoneyField(label="金额（元）", required=False)
    way = forms.ChoiceField(label="付款方式", choices=Payment.Way.choices[:3], required=False)
    due_on = DayField(label="最晚哪天付清", required=False, near=AHEAD, rule=day_rules.FIFTY_YEARS)
    content = forms.CharField(label="还说定", widget=long_text(2), required=False, max_length=600)
    rest = forms.ChoiceField(
        label="还说定的事做完了吗", choices=REST, widget=forms.RadioSelect, required=False
    )
    doers = RowChoices(
        label="由谁做、由谁遵守（各方都要的，全部勾上）",
        required=False,
        of=SIDE,
        most=MOST_SIDES + SPARE,
        unnamed="第N方",
    )
    done_by = DayField(label="最晚哪天做完", required=False, near=AHEAD, rule=day_rules.FIFTY_YEARS)
    on = DayField(label="哪天", rule=day_rules.PAST)
    begins = time_of_day("开始")
    ends = time_of_day("结束")

    def __init__(self, *args, actor, sides, last_estate=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex
        self.names = sides.names
        for name in ("payer", "payee", "doers"):
            self.fields[name].offer(self.names, self[name].value())
        estates = Estate.objects.filter(committee__in=actor.bodies).select_related("committee")
        last_first = Case(When(pk=last_estate, then=0), default=1)
        self.fields["estate"].queryset = estates.order_by(last_first, "name")
        for field in self.fields.values():
            speak_plainly(field)

    def before_drawing(self, name):
        """Say beside each payer who is paid, where that is not asked."""
        if name == "payer":
            others = self.fields["payer"].counterpart_labels(
                "付给", asked=not self.counterpart_is_implied
            )
            self.notes = self.notes | {"payer": others}

    @property
    def must_choose(self):
        """The estate: without one nothing can be recorded."""
        return [self.questions["estate"]]

    @property
    def counterpart_is_implied(self) -> bool:
        """Whether there is only one side to be paid, which is not asked then."""
        return self.fields["payee"].counterpart_is_implied(self["payee"], len(self.names))

    @property
    def is_paid_at_once(self) -> bool:
        """Whether money was paid on the spot, as the checked form states."""
        return self.cleaned_data.get("when") == NOW

    def clean_on(self):
        """No day in the future."""
        return not_in_the_future(self.cleaned_data["on"])

    def clean_payee(self):
        """Of two sides the other one is paid."""
        payer, payee = self.cleaned_data.get("payer"), self.cleaned_data["payee"]
        others = [place for place in self.names if place != payer]
        return others[0] if payee is None and payer is not None and len(others) == 1 else payee

    def clean(self):
        """Require values that belong together to be entered together."""
        data = super().clean()
        self._check_clash(data)
        self._check_agreed(data)
        self._check_days(data)
        if data.get("begins") and data.get("ends") and data["ends"] < data["begins"]:
            self.add_error("ends", ENDS_TOO_EARLY)
        return data

    def _check_clash(self, data):
        if data.get("no_clash"):
            self._no_clash_beside_one(data)
        elif not data.get("clash", "").strip():
            self.add_error("no_clash", "请说明：没有利害关系的打勾；有的写明是什么。")
        elif not data.get("clash_waived"):
            self.add_error(
                "clash_waived",
                f"有利害关系的，各方都同意不回避才能由您调解（{articles.NO_BENEFIT}）。",
            )

    def _no_clash_beside_one(self, data):
        """Refuse "no tie" beside a tie or a waiver: the mediator knows which of them holds."""
        for name, sentence in CLASH_TOO.items():
            if data.get(name):
                self.add_error(name, sentence)

    def _check_agreed(self, data):
        money = data.get("when") != NO_MONEY
        if data.get("when") in (NOW, LATER):
            self._check_money(data)
        if data.get("when") == LATER and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "约定日期付款的，请填日期。")
        if not data.get("content") and (not money or data.get("rest")):
            self.add_error("content", "请写明说定了什么。")
        self._check_rest(data)

    def _check_rest(self, data):
        """Require for the acts agreed whether they are done, else until when."""
        if data.get("content") and not data.get("rest"):
            self.add_error("rest", "还说定了事的，请选当场已经做完、约定日期，还是以后一直遵守。")
        if data.get("rest") == LATER and not data.get("done_by") and "done_by" not in self.errors:
            self.add_error("done_by", "约定日期做的，请填日期。")
        if data.get("content") and data.get("rest") in (LATER, KEPT):
            self._check_who(data.get("doers") or [])

    def _check_who(self, doers):
        """Who is bound: one side, or all of them; nobody is bound by an answer not given."""
        if not doers:
            self.add_error("doers", WHO_IS_BOUND)
        elif 1 < len(doers) < len(self.names):
            self.add_error("doers", SOME_ARE_BOUND)

    def _check_days(self, data):
        """Refuse a day of payment or performance before the day of the agreement."""
        for name in ("due_on", "done_by"):
            if data.get("on") and data.get(name) and data[name] < data["on"]:
                self.add_error(name, BEFORE_AGREED.format(judged_on(data["on"])))

    def _check_money(self, data):
        """Require payer, payee and sum, and for money paid at once the way of payment."""
        asked = [("payer", "请选谁付钱。")]
        asked += [] if len(self.names) <= 2 else [("payee", "请选付给谁。")]
        asked += [("amount", "请填金额；不涉及钱的，选“不涉及钱”。")]
        asked += [("way", "请选怎么付的。")] if data.get("when") == NOW else []
        for name, sentence in asked:
            if data.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, sentence)
        if data.get("payer") is not None and data.get("payer") == data.get("payee"):
            self.add_error("payee", "收款的一方不能就是付款的一方，请另选。")

    def facts(self) -> dict:
        """The facts for `quick.record_quickly`, without the sides."""
        data = self.cleaned_data
        names = "estate category summary on begins ends content".split()
        place = {"place": full_place(data["estate"], data["place"])}
        return {n: data[n] for n in names} | place | self._clash() | self._agreed()

    def _clash(self):
        data = self.cleaned_data
        clash = "" if data["no_clash"] else data["clash"]
        asker = 0 if data["asked"] == PARTY else None
        return {"clash": clash, "clash_waived": data["clash_waived"], "asker": asker}

    def _agreed(self):
        """The agreed terms: the money, and the acts beside it."""
        data = self.cleaned_data
        doers = data.get("doers") or []
        return {n: data[n] for n in "amount payer payee due_on done_by".split()} | {
            "way": data["way"] or "cash",
            "doer": doers[0] if len(doers) == 1 else None,
            "at_once": data["when"] != LATER,
            "done": data["rest"] not in (LATER, KEPT),
            "kept": data["rest"] == KEPT,
        }
