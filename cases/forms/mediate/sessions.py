"""The forms of a session: who is present, what was said, what is offered, how it ends."""

from dataclasses import replace

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, MoneyField, long_text, time_of_day
from cases.forms.mediate.quick_sides import OF_A_UNIT
from cases.forms.mediate.talks import COUNTS_ONCE_SIGNED, ask_who_held_it, who_held_it
from cases.forms.people import PartiesField
from cases.forms.sections import After, Fold, Known, Section
from cases.law import articles, day_rules, money
from cases.models import Party, Session
from cases.phases.mediate.records import ENDS_TOO_EARLY, NEXT_TOO_EARLY

OFFERS = "双方方案"
NEW_OFFERS = "这次有新方案"
NOTHING_OFFERED = "请写一方的金额或者内容；没有新方案的，请不要勾选。"
OUTCOME = Session.Outcome
SOON = ((1, "明天"), (3, "三天后"), (7, "一周后"))
CAME_AS = "职务，或者凭什么代理"
SPOKEN = {OUTCOME.AGREED: "谈成了", OUTCOME.CONTINUE: "下次再谈", OUTCOME.FAILED: "谈不成"}


@form_of("open_session")
class OpenSession(ActForm):
    on_label = "开始日期"
    day_counts = True
    sections = (Section("哪天开始谈", ("on",), Fold("在哪里谈", ("place",))),)
    after = (After("各方都已收到权利义务告知书，从这天起正式调解"),)

    place = forms.CharField(label="地点", required=False, max_length=120)


@form_of("log_session")
class LogSession(ActForm):
    with_offers = True
    on_label = "调解日期"
    day_counts = True
    sections = (
        Section("谁在场", ("present", "place", "on", "held_by")),
        Section("说了什么", ("statements",)),
        Section(OFFERS, ("new_offers",)),
        Section(
            "这次怎么结束",
            ("outcome", "next_on", "next_at", "content"),
            Fold(
                "公开不公开、起止时间、其他参加人、核对的事实、风险提示",
                (
                    *("openness", "begins", "ends", "evening"),
                    *("helpers", "facts_checked", "risk_told"),
                ),
            ),
        ),
    )
    phrases = {
        "statements": (
            "申请人陈述：",
            "被申请人陈述：",
            "双方对事实经过没有争议。",
            "双方对金额有争议。",
        ),
        "content": (
            "调解员讲明了有关法律规定和各方的权利义务。",
            "双方同意先查明原因，再谈赔偿。",
            "双方同意各让一步。",
            "双方分歧较大，约定再次调解。",
            "一方要求终止调解，已告知其他途径。",
        ),
    }
    asked_when = {
        "next_on": ("outcome", OUTCOME.CONTINUE),
        "next_at": ("outcome", OUTCOME.CONTINUE),
    }
    offer_asked_when = ("new_offers", "on")
    notes = {
        "outcome": {
            OUTCOME.AGREED: "接着起草协议",
            OUTCOME.CONTINUE: "约个日子，或者再联系",
            OUTCOME.FAILED: "可以终止调解",
        }
    }
    after = (
        After("只记入经过，案件还在“调解中”"),
        After(f"写了新方案的，一并记下；{COUNTS_ONCE_SIGNED}"),
        After(
            "约了日子的，到那天列入您的待办，当事人在自己的页面上看得到",
            when=("outcome", OUTCOME.CONTINUE),
        ),
        After("接着起草协议；各方签署、盖章后才生效", when=("outcome", OUTCOME.AGREED)),
        After("要终止的，另办“终止调解”，并告知其他途径", when=("outcome", OUTCOME.FAILED)),
    )

    present = PartiesField(Party.objects.none(), label="谁在场")
    place = forms.CharField(label="地点", max_length=120)
    held_by = who_held_it()
    statements = forms.CharField(label="各方陈述", widget=long_text(5), max_length=8000)
    new_offers = forms.BooleanField(label=NEW_OFFERS, required=False)
    outcome = forms.ChoiceField(label="这次怎么结束", choices=list(SPOKEN.items()))
    next_on = DayField(label="约好哪天再谈", near=SOON, required=False, rule=day_rules.ONE_YEAR)
    next_at = time_of_day("几点")
    content = forms.CharField(
        label="商定的内容，或者没谈成的原因", widget=long_text(4), max_length=4000
    )
    openness = forms.ChoiceField(
        label=f"当事人要求公开还是不公开（{articles.RIGHTS}）",
        choices=[("", "没有提出"), *Session.Openness.choices],
        required=False,
    )
    begins = time_of_day("开始时间")
    ends = time_of_day("结束时间")
    evening = forms.BooleanField(label="夜间调解", required=False)
    helpers = forms.CharField(label="其他参加人", required=False, max_length=200)
    facts_checked = forms.CharField(
        label="核对的事实", widget=long_text(), required=False, max_length=4000
    )
    risk_told = forms.BooleanField(label="已作风险提示", required=False)

    def prepare(self):
        self.choose_parties("present")
        ask_who_held_it(self)
        held = self.case.sheet.sessions
        if held and not self.is_bound:
            self.fields["place"].initial = held[-1].place
        self._ask_who_came()
        self._ask_for_offers()

    def _ask_who_came(self):
        """Who came for each unit that is ticked, and each party acting by an agent: name, post."""
        self.coming = [
            party
            for party in self.case.sheet.parties
            if party.is_organisation or party.acts_by_agent
        ]
        asked = {}
        for party in self.coming:
            names = came_for(party), came_as(party)
            labels = f"替{party.called}到场的是谁", f"{CAME_AS}（{party.called}）"
            for name, label in zip(names, labels, strict=True):
                self.fields[name] = forms.CharField(label=label, required=False, max_length=60)
            asked |= dict.fromkeys(names, ("present", str(party.pk)))
        self.asked_when = self.asked_when | asked
        first, *others = self.sections
        present, *about = first.names
        self.sections = (replace(first, names=(present, *asked, *about)), *others)

    def _attending(self) -> list[dict]:
        """Who came for whom, of what was written."""
        data = self.cleaned_data
        rows = [
            {"party": p, "name": data.get(came_for(p)) or "", "post": data.get(came_as(p)) or ""}
            for p in self.coming
        ]
        return [row for row in rows if row["name"] or row["post"]]

    def _ask_for_offers(self):
        """A sum and words for every party whose will counts; of one that left, when submitted."""
        sheet = self.case.sheet
        parties = sheet.all_parties if self.is_bound else sheet.needed_parties
        self.offering = [party for party in parties if party.role != Party.Role.OTHER]
        asked = []
        for party in self.offering:
            names = sum_of(party), words_of(party)
            label = f"{party.called}出多少，或者要多少（元）"
            self.fields[names[0]] = MoneyField(label=label, required=False)
            words = forms.CharField(
                label=f"{party.called}还提了什么", required=False, max_length=300
            )
            self.fields[names[1]] = words
            asked += names
        self.asked_when = self.asked_when | dict.fromkeys(asked, self.offer_asked_when)
        self.sections = tuple(
            replace(one, names=(*one.names, *asked)) if one.title == OFFERS else one
            for one in self.sections
        )

    def known(self, title):
        """The last offer of each side."""
        return self._offers() if title == OFFERS else []

    def _offers(self):
        last = {offer.party_id: offer for offer in self.case.sheet.offers}
        names = {party.pk: party.called for party in self.case.sheet.all_parties}
        lines = [Known(names[o.party_id], _sum(o.amount), o.text) for o in last.values()]
        return lines or [Known("还没有方案")]

    def offers(self) -> list[dict]:
        """The new offers, as the act that records one takes them."""
        rows = [self._offer(party) for party in self.offering]
        return [row for row in rows if row["amount"] is not None or row["text"]]

    def _offer(self, party) -> dict:
        amount, text = (self.cleaned_data.get(name(party)) for name in (sum_of, words_of))
        return {"party": party, "amount": amount, "text": text or ""}

    def facts(self) -> dict:
        """The facts of the session alone; its offers are acts of their own."""
        asked = {name for party in self.offering for name in (sum_of(party), words_of(party))}
        asked |= {name for party in self.coming for name in (came_for(party), came_as(party))}
        left_out = asked | {"new_offers"}
        kept = {name: value for name, value in super().facts().items() if name not in left_out}
        return kept | {"attending": self._attending()}

    def clean(self):
        data = super().clean()
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", ENDS_TOO_EARLY)
        if data["new_offers"] and not self.offers() and not self.errors:
            self.add_error("new_offers", NOTHING_OFFERED)
        self._check_appointment(data)
        self._check_who_came(data)
        return data

    def _check_who_came(self, data):
        """Require who came for a unit, and as what, as the quick record does; a guard refuses the
        one without the other."""
        present = {party.pk for party in data.get("present", ())}
        units = [one for one in self.coming if one.is_organisation and not one.speaker]
        for party in units:
            names = came_for(party), came_as(party)
            if party.pk in present and not any(data.get(name) for name in names):
                for name, sentence in zip(names, OF_A_UNIT.values(), strict=True):
                    self.add_error(name, sentence)

    def _check_appointment(self, data):
        """Require a day for a time to meet again, and no day before this session."""
        day, held = data.get("next_on"), data.get("on")
        if data.get("next_at") and not day and "next_on" not in self.errors:
            self.add_error("next_on", "请填约好哪天再谈；还没有约好的，把时间也空着。")
        if day and held and day < held:
            self.add_error("next_on", NEXT_TOO_EARLY)

    def clean_present(self):
        return list(self.cleaned_data["present"])


def sum_of(party) -> str:
    """The question for the sum of a party's new offer."""
    return f"offer_{party.pk}_amount"


def came_for(party) -> str:
    """The question for who came for a party."""
    return f"came_for_{party.pk}"


def came_as(party) -> str:
    """The question for the post or authority of who came for it."""
    return f"came_as_{party.pk}"


def words_of(party) -> str:
    """The question for the words of a party's new offer."""
    return f"offer_{party.pk}_text"


def _sum(amount) -> str:
    return f"{money.yuan(amount)} 元" if amount is not None else ""
