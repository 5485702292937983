"""The forms of parties: the fields of one, who joins, who leaves."""

from typing import ClassVar

from django import forms

from cases.forms.asked import ANY_ANSWER
from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import DayField, NumberField, long_text
from cases.forms.handle.names_refused import OF_A_PARTY, why_no_name
from cases.forms.people import PartyChoice
from cases.forms.sections import After, Fold, Missing, Section
from cases.forms.speakers import (
    BY_AGE,
    CAPACITIES,
    CAPACITY_NOTES,
    SPEAKER_ASKED_WHEN,
    SPEAKER_NOTES,
    WHO_ACTS,
    WITH_A_PAPER,
    SpeakerFields,
)
from cases.forms.typed_fields import (
    CreditCodeField,
    DwellingField,
    NameField,
    PaperNumberField,
    PhoneField,
)
from cases.law import articles, day_rules, documents, identifiers
from cases.models import Party
from cases.models.case_choices import Precision
from cases.phases.mediate.guards_of_representation import NOBODY_BY_AGENT
from cases.states import HANDLING, ON_THE_TABLE
from mediation.directory.models import PropertyCompany
from mediation.plain_forms import PlainForm

SIDES = {"applicant": 1, "respondent": 2, "other": 3}
BORN_OTHERWISE = "出生日期和证件号码里的不一样，请核对。"
BORN_WHEN = "只知道哪年的，填那年的1月1日，再写只知道到哪年"
HOW_EXACTLY_BORN = [
    ("", "哪一天都清楚"),
    *(
        row
        for row in Precision.choices
        if row[0] in (Precision.MONTH, Precision.YEAR, Precision.ABOUT)
    ),
]
# Of a body and of several people nobody asks a birth, an identity card, a trade, a capacity.
OF_ONE_PERSON = ("kind", "", Party.Kind.PERSON, Party.Kind.UNNAMED)
PERSON_ASKED_WHEN = {
    **dict.fromkeys(("id_kind", "id_number", "born_on", "occupation", "capacity"), OF_ONE_PERSON),
    "born_precision": ("born_on", ANY_ANSWER),
}
RELATIONS = [row for row in Party.Relation.choices if row[0]]
HOW_MANY = "多人的一方请写明共有几人。"
MOST_SIDES = 9
MOST_HEADS = 100_000


def in_month(day) -> tuple[int, int]:
    """The year and the month of a day."""
    return day.year, day.month


class PartyFields(PlainForm):
    """The fields of one party, as registration and 补登 ask for them."""

    kind = forms.ChoiceField(label="类别", choices=Party.Kind.choices, required=False)
    name = NameField(label="姓名或者名称", max_length=80)
    phone = PhoneField(label="电话", required=False, max_length=20)
    id_kind = forms.ChoiceField(label="证件", choices=documents.CHOICES, required=False)
    id_number = PaperNumberField(label="证件号码", required=False, max_length=documents.LONGEST)
    born_on = DayField(label="出生日期", required=False, near=(), rule=day_rules.BIRTH)
    credit_code = CreditCodeField(label="统一社会信用代码", required=False, max_length=18)
    relation = forms.ChoiceField(label="与房屋的关系", choices=RELATIONS, required=False)
    address = NameField(label="单位或者住址", required=False, max_length=200)
    dwelling = DwellingField(
        label="本小区的房屋", required=False, max_length=100, help_text="例如 6号楼1202室"
    )
    company = forms.ModelChoiceField(
        PropertyCompany.objects, label="登记在册的物业公司", required=False
    )
    head_count = NumberField(label="人数", min_value=1, max_value=MOST_HEADS, required=False)

    def clean_kind(self):
        """A party without a kind is one person."""
        return self.cleaned_data["kind"] or Party.Kind.PERSON

    def clean_head_count(self):
        """The number of a group as it was typed, since it is counted; of all others one."""
        typed = self.cleaned_data["head_count"]
        if typed is None and self.cleaned_data.get("kind") == Party.Kind.GROUP:
            raise forms.ValidationError(HOW_MANY)
        return typed or 1

    def clean(self):
        """Read the number of a paper by its kind; a birthday beside it has to agree."""
        data = super().clean()
        self._refuse_no_name(data.get("kind"))
        kind, typed = data.get("id_kind") or "", data.get("id_number")
        if typed and "id_kind" not in self.errors:
            data["id_number"] = documents.number_of(kind, typed) or typed
            if not documents.number_of(kind, typed):
                self.add_error("id_number", documents.WRONG[kind])
        born = identifiers.born_on(data.get("id_number") or "")
        if born and data.get("born_on") and not self._agrees(born):
            self.add_error("born_on", BORN_OTHERWISE)
        return data

    def _agrees(self, born) -> bool:
        """Whether the birthday as typed is the exact one, as far as it is known."""
        typed = self.cleaned_data["born_on"]
        how = self.cleaned_data.get("born_precision") or Precision.DAY
        known = {Precision.DAY: typed == born, Precision.MONTH: in_month(typed) == in_month(born)}
        return known.get(how, typed.year == born.year)

    def _refuse_no_name(self, kind):
        """Refuse what cannot be the name of one party, as it was typed."""
        typed = self["name"].data or ""
        wrong = why_no_name(typed, OF_A_PARTY, is_person=kind == Party.Kind.PERSON)
        if wrong and "name" not in self.errors:
            self.add_error("name", wrong)

    def of_the_paper(self) -> dict:
        """Birthday and sex as the number of the paper has them, else the birthday as typed."""
        number, born = self.cleaned_data["id_number"], self.cleaned_data.get("born_on")
        born = identifiers.born_on(number) or born
        return {"born_on": born, "sex": identifiers.sex(number)}


class MoreOfAParty(PartyFields):
    """What is asked besides of a party that is registered or joins: work, and how exact a birth."""

    born_on = DayField(
        label="出生日期", required=False, near=(), rule=day_rules.BIRTH, help_text=BORN_WHEN
    )
    born_precision = forms.ChoiceField(
        label="出生日期只知道到", choices=HOW_EXACTLY_BORN, required=False
    )
    occupation = forms.CharField(label="职业或者职务", required=False, max_length=60)
    side = NumberField(
        label="属于第几方", min_value=1, max_value=MOST_SIDES, required=False,
        help_text="不填按地位；双方共同申请的，填不同的数",
    )  # fmt: skip

    def more_of_the_party(self) -> dict:
        """Birthday, sex, how exact the birth is known, and the side, which else is the role's."""
        data, found = self.cleaned_data, self.of_the_paper()
        exact = identifiers.born_on(data["id_number"]) or not data.get("born_precision")
        precision = Precision.DAY if exact else data["born_precision"]
        side = data.get("side") or SIDES[data["role"]]
        return found | {"born_precision": precision, "side": side}


def _sections_of_who_joins(*asked):
    """The questions about who joins; those named here stand open, which are folded else."""
    more = "address dwelling relation credit_code id_kind id_number born_on born_precision"
    more = f"{more} occupation predecessor side capacity capacity_ground".split()
    folded = tuple(name for name in more if name not in asked)
    whom = "、接替谁" if "predecessor" in folded else ""
    named = f"住址、房屋、证件、职业、与房屋的关系{whom}、第几方、行为能力"
    return (
        Section("补登谁", ("kind", "name", "company", "head_count", "phone")),
        Section("站在哪一边", ("role", *asked, "on")),
        Section("由谁出面", WHO_ACTS),
        Section("还知道什么", (), Fold(named, folded)),
    )


# Of who joins once mediation is over: of nobody is asked whether they consent.
NOTHING_IS_ASKED = {"applicant": "提出请求的一方", "respondent": "对方"}


@form_of("add_party")
class AddParty(ActForm, MoreOfAParty, SpeakerFields):
    quick_part = "sides"
    on_label = "加入日期"
    day_counts = True
    sections = _sections_of_who_joins()
    asked_when = {
        "company": ("kind", Party.Kind.ORGANISATION),
        "head_count": ("kind", Party.Kind.GROUP),
        "credit_code": ("kind", Party.Kind.ORGANISATION),
        "phone": (),
        **PERSON_ASKED_WHEN,
        **SPEAKER_ASKED_WHEN,
    }
    notes = {
        "role": {
            "applicant": "提出请求的一方",
            "respondent": "对方；也要问过是否同意",
            "other": "有关系；协议约定其权利或者义务的，也要表态、签署",
        },
        "speaker": SPEAKER_NOTES,
        "capacity": CAPACITY_NOTES,
    }
    kind = forms.ChoiceField(label="类别", choices=Party.Kind.choices)
    role = forms.ChoiceField(label="地位", choices=Party.Role.choices)
    predecessor = PartyChoice(
        Party.objects.none(), label="接替哪一方", required=False, empty_label="不接替谁"
    )

    @property
    def after(self):
        """What the new party is still asked: nothing once mediation is over."""
        if self.case.status not in HANDLING | ON_THE_TABLE:
            return (After("列入本案当事人；调解已经结束，不再问是否同意，不用签署"),)
        return (
            After("申请人、被申请人都要问过是否同意调解，并送达告知书"),
            After("其他当事人不欠也不收的，不用表态、签署", when=("role", Party.Role.OTHER)),
        )

    def prepare(self):
        if self.case.status not in HANDLING | ON_THE_TABLE:  # who joins then usually follows one
            self.sections = _sections_of_who_joins("predecessor")
            self.notes = self.notes | {"role": NOTHING_IS_ASKED}
        self.fields["predecessor"].queryset = self.case.parties.select_related("dwelling")

    def facts(self):
        return self.speaker_facts(super().facts()) | self.more_of_the_party()


@form_of("represent")
class Represent(ActForm, SpeakerFields):
    explain = "委托、监护有变化的，从这里登记；登记以后按新的办。"
    on_label = "从哪天起由其出面"
    day_counts = True
    sections = (
        Section("哪一方", ("party",)),
        Section(
            "由谁出面",
            (*WHO_ACTS, "on"),
            Fold("行为能力", ("capacity", "capacity_ground")),
        ),
    )
    asked_when: ClassVar[dict] = SPEAKER_ASKED_WHEN
    notes: ClassVar[dict] = {"speaker": SPEAKER_NOTES, "capacity": CAPACITY_NOTES}
    after = (
        After("写明代为和解、签署协议的代理人，才能代为达成协议", articles.SPECIAL_AUTHORITY),
        After("没有完全民事行为能力的，由法定代理人出面、签署", articles.CAPACITY),
    )

    def prepare(self):
        self.choose_party(label="哪一方")
        self.fields["capacity"].choices = [("", "照原来登记的"), (BY_AGE, "按年龄"), *CAPACITIES]

    def facts(self):
        facts = self.speaker_facts(super().facts())
        unchanged = {"": None, BY_AGE: ""}
        return facts | {"capacity": unchanged.get(facts["capacity"], facts["capacity"])}


@form_of("end_authority")
class EndAuthority(Reason):
    explain = "解除委托、辞去委托、委托期限提前届满的，在这里登记；换人的，随后登记由谁出面。"
    on_label = "哪天终止的"
    day_counts = True
    sections = (
        Section("哪一方的代理人", ("party",)),
        Section("为什么，哪天", ("reason", "on")),
    )
    phrases = {"reason": ("本人解除委托。", "代理人辞去委托。")}
    when_empty = {"party": Missing(NOBODY_BY_AGENT)}
    after = (
        After("从这天起，代理人不能再代为达成、签署协议", articles.AUTHORITY_ENDS),
        After("正在签署的协议上，代理人这天及以后签的名不作数；以前签的仍然有效"),
    )

    reason = forms.CharField(label="原因和凭据", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_party(label="哪一方的代理人")
        every = self.fields["party"].queryset
        self.choose("party", every, self.still_open["party"].filter(speaker__in=WITH_A_PAPER))


@form_of("release_party")
class ReleaseParty(Reason):
    on_label = "退出日期"
    day_counts = True
    sections = (
        Section("谁退出", ("party",)),
        Section("为什么，哪天", ("reason", "on")),
    )
    phrases = {"reason": ("已经去世，由继承人承继。", "撤回请求。", "房屋已经转让。", "登记有误。")}
    after = (
        After("不再问其意愿，也不用签署；签过协议再退出的，不能再共同申请司法确认"),
        After("协议里还欠别人、或者别人还欠的，不能退出"),
    )

    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_party(label="哪一方退出")
