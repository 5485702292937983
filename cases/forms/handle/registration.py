"""The forms of registration: the matter, its parties and its claims, on one page."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError

from cases.forms.base import DayField, MoneyField, long_text, speak_plainly
from cases.forms.handle.parties import SIDES, PartyFields
from cases.forms.sections import Asked
from cases.law import identifiers
from cases.law.categories import Category
from cases.models import Channel, Party
from mediation import clock
from mediation.directory.models import Committee, Estate, PropertyCompany

AT_THE_OFFICE = [
    choice
    for choice in Channel.choices
    if choice[0] not in (Channel.LEDGER, Channel.ESTATE_PAGE, Channel.ON_THE_SPOT)
]
SCORES = [("1", "一般"), ("2", "较重"), ("3", "严重")]
LEVELS = ((18, 4), (8, 3), (3, 2))
COMMON = {
    Category.LK: "渗漏水",
    Category.NZ: "噪声",
    Category.PK: "停车",
    Category.PF: "物业费",
    Category.DC: "装修",
    Category.IL: "违建",
}
CATEGORIES = [
    *((category.value, words) for category, words in COMMON.items()),
    *((c.value, c.label) for c in Category if c not in COMMON),
]
MOST_PARTIES = 20
NO_NAME = "身份待查"
NO_NAME_GIVEN = "请填姓名或者名称；还不知道的，类别选“身份待查”。"
TITLE_LENGTH = 40


FIRST_ASKED = "channel on committee category estate place summary".split()
LAST_ASKED = "amount amount_approximate asked urgent nature extent harm".split()


def level_of(nature: int, extent: int, harm: int) -> int:
    """The level 1–4 of a matter from its nature, extent and harm.

    >>> level_of(1, 1, 2), level_of(1, 2, 2), level_of(2, 2, 2), level_of(3, 3, 2)
    (1, 2, 3, 4)
    """
    product = nature * extent * harm
    return next((level for least, level in LEVELS if product >= least), 1)


def title_of(summary: str) -> str:
    """A title for a matter: the first clause of its summary.

    >>> title_of("楼上漏水损坏天花板，已经三个月。物业不管。")
    '楼上漏水损坏天花板'
    """
    return re.split(r"[，。；！？,;\n]", summary.strip())[0][:TITLE_LENGTH]


def score(label):
    """One of the three small inputs of the level."""
    return forms.TypedChoiceField(label=label, choices=SCORES, initial="1", coerce=int)


class Matter(Asked):
    """What is registered, without its parties and claims."""

    notes = {
        "nature": {"1": "口角、小事", "2": "有冲突", "3": "可能激化"},
        "extent": {"1": "两三户", "2": "一栋楼", "3": "整个小区"},
        "harm": {"1": "没有损失", "2": "有财产损失", "3": "伤人或者有危险"},
    }

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=255)
    on = DayField(label="登记日期", initial=clock.today)
    channel = forms.ChoiceField(label="受理渠道", choices=AT_THE_OFFICE, initial="window")
    estate = forms.ModelChoiceField(
        Estate.objects.none(), label="小区", required=False, empty_label="不在册的小区"
    )
    committee = forms.ModelChoiceField(Committee.objects.none(), label="受理的调委会")
    place = forms.CharField(
        label="地点", max_length=200, help_text="写到楼栋房号，例如 6号楼1202室"
    )
    category = forms.ChoiceField(label="类型", choices=CATEGORIES, widget=forms.RadioSelect)
    summary = forms.CharField(
        label="简要情况", widget=long_text(4), max_length=3000, help_text="第一句会作为标题"
    )
    nature = score("事件性质")
    extent = score("影响范围")
    harm = score("危害程度")
    urgent = forms.BooleanField(label="紧急（水、电、气、电梯、人身危险）", required=False)
    amount = MoneyField(label="涉及金额（元）", required=False)
    amount_approximate = forms.BooleanField(label="金额是约数", required=False)
    asked = forms.BooleanField(
        label="本人已请求调委会调解",
        required=False,
        help_text="登记日即为请求保护之日，以后不能更改",
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex
        self.fields["amount"].widget.attrs["data-words"] = ""
        estates = Estate.objects.filter(committee__in=actor.bodies).order_by("name")
        self.fields["estate"].queryset = estates
        self._choose_committee(actor)
        for field in self.fields.values():
            speak_plainly(field)

    def _choose_committee(self, actor):
        """Ask for the committee only where a person serves more than one."""
        field = self.fields["committee"]
        field.queryset = Committee.objects.filter(pk__in=actor.bodies)
        if len(actor.bodies) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(actor.bodies))

    def clean_on(self):
        """No day in the future."""
        if self.cleaned_data["on"] > clock.today():
            raise ValidationError("日期不能晚于今天。")
        return self.cleaned_data["on"]

    def clean(self):
        """The estate decides the committee."""
        data = super().clean()
        estate = data.get("estate")
        if estate and data.get("committee") and estate.committee_id != data["committee"].pk:
            self.add_error("estate", "这个小区不归所选的调委会。")
        return data

    def facts(self) -> dict:
        """The case's fields for the door."""
        data = self.cleaned_data
        names = "channel estate committee category summary urgent amount amount_approximate"
        facts = {name: data[name] for name in names.split()}
        return facts | {
            "place": self._place(),
            "title": title_of(data["summary"]),
            "level": level_of(data["nature"], data["extent"], data["harm"]),
        }

    def _place(self) -> str:
        """The place, with the estate's name before it."""
        estate, place = self.cleaned_data["estate"], self.cleaned_data["place"]
        name = estate.name if estate else ""
        return place if name in place else f"{name}{place}"


class PartyRow(Asked, PartyFields):
    """One party at registration; a row left blank is no party."""

    role = forms.ChoiceField(label="地位", choices=Party.Role.choices)
    hide_name = forms.BooleanField(label="不让对方知道姓名", required=False)
    print_contact = forms.BooleanField(label="同意在文书上印联系方式", required=False)
    link = forms.BooleanField(label="给一案链接和查询码", required=False)
    asked_when = {
        "company": ("kind", Party.Kind.ORGANISATION),
        "head_count": ("kind", Party.Kind.GROUP),
    }
    written = ("name", "phone", "id_number", "address", "company")

    def __init__(self, *args, companies=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = NO_NAME_GIVEN
        if companies is not None:
            self.fields["company"].choices = companies

    @property
    def opened(self) -> bool:
        """Whether something rarely needed was written or is wrong, so that it must be seen."""
        rare = ("id_number", "address", "company")
        other = self["kind"].value() not in (None, Party.Kind.PERSON)
        return other or any(self[name].value() or self[name].errors for name in rare)

    def has_changed(self):
        """Whether anything was written about somebody."""
        return any(self[name].data for name in self.written)

    def clean(self):
        """A registered company brings its name; one not known by name is said to be so."""
        data = super().clean()
        company = data.get("company")
        if company:
            data["kind"] = Party.Kind.ORGANISATION
            self._named(company.name)
        elif data.get("kind") == Party.Kind.UNNAMED:
            self._named(NO_NAME)
        return data

    def _named(self, name):
        """What a party without a written name is called; that it was empty is no error then."""
        self.cleaned_data["name"] = self.cleaned_data.get("name") or name
        if not self["name"].data:
            self.errors.pop("name", None)

    def facts(self) -> dict:
        """The party's fields for the door."""
        data = {n: v for n, v in self.cleaned_data.items() if n != "link"}
        number = data["id_number"]
        if number:
            data |= {"born_on": identifiers.born_on(number), "sex": identifiers.sex(number)}
        return data | {"side": SIDES[data["role"]]}


class ClaimRow(Asked):
    """One claim at registration: who wants what from whom; a blank row is no claim."""

    from_index = forms.TypedChoiceField(label="谁请求", coerce=int)
    to_index = forms.TypedChoiceField(label="向谁", coerce=int)
    item = forms.CharField(label="请求什么", required=False, max_length=200)
    amount = MoneyField(label="金额（元）", required=False)

    def __init__(self, *args, names=(), **kwargs):
        super().__init__(*args, **kwargs)
        every = [(str(i), f"当事人{i + 1}") for i in range(MOST_PARTIES)]
        shown = [(str(i), name or f"当事人{i + 1}") for i, name in enumerate(names)]
        for name in ("from_index", "to_index"):
            field = self.fields[name]
            field.choices = every
            field.widget.choices = [("", "请选择"), *shown]
            field.widget.attrs["data-names"] = "parties"
            speak_plainly(field)

    def has_changed(self):
        """Whether a claim was written."""
        return bool(self["item"].data or self["amount"].data)

    def clean(self):
        """A claim says what it asks."""
        data = super().clean()
        if not data.get("item") and not self.errors:
            self.add_error("item", "请写明请求什么，例如“赔偿天花板损失”。")
        return data

    def facts(self) -> dict:
        """The claim's fields for the door."""
        return dict(self.cleaned_data)


class Rows(forms.BaseFormSet):
    """A formset whose blank rows do not count; a row is never struck, only left blank."""

    @property
    def written(self) -> list:
        """The rows that say something, in the order of the page."""
        return [(n, form) for n, form in enumerate(self.forms) if form.has_changed()]

    def add_fields(self, form, index):
        """Blank rows are allowed anywhere."""
        super().add_fields(form, index)
        form.empty_permitted = True
        form.use_required_attribute = False


class PartyRows(Rows):
    """The parties; at least one asks."""

    def clean(self):
        """Somebody must apply."""
        roles = [form.cleaned_data.get("role") for _, form in self.written if form.is_valid()]
        if not any(self.errors) and Party.Role.APPLICANT not in roles:
            raise ValidationError("至少要登记一位申请人（反映问题的人）。")


def companies_near(actor) -> list[tuple]:
    """The companies that manage or managed an estate of the actor's committees, as choices."""
    rows = PropertyCompany.objects.filter(
        managements__estate__committee__in=actor.bodies
    ).distinct()
    return [("", "不是物业公司"), *[(row.pk, row.name) for row in rows.order_by("name")]]


ROWS = {"extra": 0, "max_num": MOST_PARTIES, "absolute_max": MOST_PARTIES + 1}
PartySet = forms.formset_factory(PartyRow, formset=PartyRows, **ROWS)
ClaimSet = forms.formset_factory(ClaimRow, formset=Rows, **ROWS)
FIRST_PARTIES = [{"role": "applicant", "link": True}, {"role": "respondent"}]


class Registration:
    """The three forms of the page as one: valid together, shown together, facts together."""

    def __init__(self, *args, actor):
        self.matter = Matter(*args, actor=actor)
        self.parties = PartySet(
            *args,
            prefix="parties",
            initial=FIRST_PARTIES,
            form_kwargs={"companies": companies_near(actor)},
        )
        names = [row["name"].value() for row in self.parties]
        self.claims = ClaimSet(*args, prefix="claims", initial=[{}], form_kwargs={"names": names})

    def is_valid(self) -> bool:
        """Whether all three hold; each is asked, so that all errors show at once."""
        valid = [part.is_valid() for part in (self.matter, self.parties, self.claims)]
        return all(valid) and self._claims_name_parties()

    def _claims_name_parties(self) -> bool:
        """Every claim stands between two different parties of the page."""
        known = {index for index, _ in self.parties.written}
        for _, row in self.claims.written:
            ends = row.cleaned_data["from_index"], row.cleaned_data["to_index"]
            if not set(ends) <= known:
                row.add_error("to_index", "所选的当事人没有登记，请核对序号。")
            elif ends[0] == ends[1]:
                row.add_error("to_index", "请求人和对方不能是同一个人。")
        return not any(self.claims.errors)

    def facts(self) -> dict:
        """What `steps.register` wants."""
        rows = self.parties.written
        place = {index: position for position, (index, _) in enumerate(rows)}
        return self.matter.facts() | {
            "parties": [row.facts() for _, row in rows],
            "claims": [self._claim(row, place) for _, row in self.claims.written],
            "request": {"how": self._asked()} if self._asked() else None,
        }

    def _claim(self, row, place) -> dict:
        facts = row.facts()
        ends = {name: place[facts[name]] for name in ("from_index", "to_index")}
        return facts | ends

    def _asked(self) -> str:
        data = self.matter.cleaned_data
        return Channel(data["channel"]).label if data["asked"] else ""

    @property
    def key(self) -> str:
        """The key of this form, or one nobody else has."""
        return self.matter.cleaned_data.get("key") or self.matter.fields["key"].initial

    def steering(self) -> dict:
        """Legal day and key for the door."""
        return {"on": self.matter.cleaned_data["on"], "key": self.key}

    def wants_link(self) -> list[int]:
        """The parties, by their place, that get a one-case link."""
        rows = enumerate(self.parties.written)
        return [place for place, (_, row) in rows if row.cleaned_data.get("link")]

    @property
    def wrong(self) -> list[tuple]:
        """Everything wrong on the page in page order: (anchor, whose, the sentence)."""
        first, last = self._of_matter(FIRST_ASKED), self._of_matter(LAST_ASKED)
        sets = (("当事人", self.parties, "parties-h"), ("请求", self.claims, "claims-h"))
        rows = [line for what, rows, head in sets for line in _of_rows(what, rows, head)]
        general = [("", "", error) for error in self.matter.non_field_errors()]
        return [*general, *first, *rows, *last]

    def _of_matter(self, names) -> list[tuple]:
        bounds = [self.matter[name] for name in names]
        return [(_anchor(bound), bound.label, error) for bound in bounds for error in bound.errors]

    @property
    def channel(self) -> str:
        """How it came in, as it stands in the form; the usual way where that cannot be read."""
        sent = str(self.matter["channel"].value())
        return sent if sent in dict(AT_THE_OFFICE) else AT_THE_OFFICE[0][0]

    @property
    def day(self):
        """The day of registration as it stands in the form."""
        given = getattr(self.matter, "cleaned_data", {}).get("on")
        return given or clock.today()

    @property
    def errors(self) -> bool:
        """Whether anything on the page is wrong."""
        sets = any(self.parties.errors) or any(self.claims.errors)
        return bool(self.matter.errors or sets or self.parties.non_form_errors())


def _anchor(bound) -> str:
    """The id where a field is answered."""
    return bound.id_for_label or bound.auto_id


def _of_rows(what, rows, head) -> list[tuple]:
    """What is wrong with the rows of a set, the set itself first."""
    found = [(head, what, error) for error in rows.non_form_errors()]
    for number, row in enumerate(rows, 1):
        for bound in row:
            name = f"{what}{number}{bound.label}"
            found += [(_anchor(bound), name, error) for error in bound.errors]
    return found


def count_of(data, prefix) -> int:
    """How many rows of that kind were sent."""
    sent = data.get(f"{prefix}-TOTAL_FORMS", "")
    return int(sent) if sent.isdecimal() and len(sent) <= 2 else 0


def more_rows(data, prefix) -> dict:
    """What was sent, with one more blank row: adding a party without script."""
    grown = data.copy()
    grown[f"{prefix}-TOTAL_FORMS"] = str(min(count_of(data, prefix) + 1, MOST_PARTIES))
    return grown


def emptied_row(data, row) -> dict:
    """What was sent, with one row left blank, which counts as none: `row` is parties-1.

    The rows after it keep their places, by which the claims name them.
    """
    left = data.copy()
    for name in [name for name in data if name.startswith(f"{row}-")]:
        if name.rpartition("-")[2] not in ("role", "kind"):
            del left[name]
    return left
