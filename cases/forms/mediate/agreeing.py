"""Forms of agreeing: the text made final, signed, sealed, or agreed by word of mouth."""

from django import forms
from django.conf import settings

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import AHEAD, DayField, MoneyField, long_text
from cases.forms.mediate.variation import IT_REPLACES
from cases.forms.people import NOBODY, PartiesField, place_of
from cases.forms.sections import After, Missing, Section
from cases.forms.typed_fields import NameField
from cases.law import articles, articles_of_enforcement, day_rules
from cases.models import Agreement, Party, Signature
from cases.phases.mediate.guards_of_sealing import (
    TO_A_SECOND_PERSON,
    handles_it,
    marks_missing,
    second_persons,
)
from cases.phases.mediate.taking_effect import ALL_MARKS_SET
from mediation import clock
from mediation.directory.models import Person

FROM_THE_SIGNATURES = "签署、签名、盖章都齐了，登记协议生效；生效的日期是各方签齐的那天"
WAITS = "协议附生效条件：签齐、盖章以后，登记条件成就才生效"
KEPT_LABEL = "以后一直遵守"
KEPT_FROM_NOW_ON = (
    f"约定的事从这一天起一直遵守：守满{settings.OBSERVED_DAYS}天没有登记违反的，记为已履行"
)
SETTLED = ("今后互让，不再追究。", "保证不再发生。", "当面道歉，对方接受。")


class MarksSet:
    """What follows the last mark: the effect, by the route, or the wait for a condition of all."""

    def __init__(self, otherwise, *before):
        self.otherwise, self.before = After(otherwise, articles.WRITTEN_EFFECT), before

    def __get__(self, form, owner=None):
        if form is None:
            return *self.before, self.otherwise
        return *self.before, self._effect(form.case), *_of_a_variation(form.case)

    def _effect(self, case):
        agreement = case.sheet.agreement
        if agreement and agreement.conditions_of_all:
            return After(WAITS, articles.CONDITIONS)
        return After(FROM_THE_SIGNATURES) if case.on_route.parties_alone else self.otherwise


def _of_a_variation(case) -> tuple[After, ...]:
    """What a new text does to the agreement in force, where there is one."""
    return IT_REPLACES if case.sheet.agreement_in_force else ()


@form_of("draft_agreement")
class DraftAgreement(ActForm):
    freezes_text = True
    explain = "定稿后取得编号、生成协议书，交各方签署；文字不能再改，要改的须修改协议、重新签署。"
    on_label = "定稿日期"
    day_counts = True
    sections = (Section("哪天定稿", ("on",)),)
    after = MarksSet(f"{ALL_MARKS_SET}才生效", After("取得协议编号，生成人民调解协议书"))


@form_of("amend")
class Amend(Reason):
    on_label = "修改日期"
    day_counts = True
    sections = (Section("为什么要改", ("reason", "on")),)
    phrases = {"reason": ("金额写错。", "日期写错。", "一方要求调整。")}
    after = (After("已经签的名作废；改好再定稿，各方重新签署"),)


SIGNERS = [row for row in Signature.Who.choices if row[0]]
OF_A_GROUP = {Signature.Who.SELF: "本人，多人的代表人（单位盖章）"}
OF_A_PERSON = {Signature.Who.SELF: "本人"}
PAPERS_OF_A_PERSON = ("核对居民身份证原件。", "核对授权委托书和代理人身份证原件。")


@form_of("sign")
class Sign(ActForm):
    on_label = "签署日期"
    day_counts = True
    sections = (
        Section("谁签的", ("party", "signer", "signer_name")),
        Section("怎么签的", ("mark", "way", "on")),
        Section("怎么核对身份的", ("identity_checked",)),
    )
    phrases = {"identity_checked": (*PAPERS_OF_A_PERSON, "核对营业执照和经办人身份证原件。")}
    asked_when = {"signer_name": ("signer", Signature.Who.LEGAL_REPRESENTATIVE)}
    notes = {
        "signer": {
            "agent": "委托书要写明代为和解、签署协议，且没有到期",
            "guardian": "没有完全民事行为能力的，由法定代理人签",
            "appointed": "破产管理人、清算组等代表的，由其签名或者盖管理人印章",
        }
    }
    after = MarksSet(f"{ALL_MARKS_SET}，协议生效")
    when_empty = {"party": Missing("各方都已签署，不用再登记；接着由调解员签名、盖章。")}

    signer = forms.ChoiceField(label="本人还是别人", choices=SIGNERS, widget=forms.RadioSelect)
    signer_name = NameField(
        label="法定代表人（负责人）姓名", required=False, max_length=40,
        help_text="由单位负责人签的才填；与登记在册的是同一人的不用填",
    )  # fmt: skip
    mark = forms.ChoiceField(label="签名还是按指印", choices=Signature.Mark.choices)
    way = forms.ChoiceField(
        label="途径", choices=[c for c in Signature.Way.choices if c[0] != "certificate"]
    )
    identity_checked = forms.CharField(label="看了什么证件", widget=long_text(2), max_length=120)

    def prepare(self):
        self.choose_party(label="哪一方")
        agreement = self.case.sheet.agreement
        if agreement:
            unsigned = agreement.unsigned(self.case.sheet.needed_parties)
            waiting = self.still_open["party"].filter(pk__in=[party.pk for party in unsigned])
            self.choose("party", self.fields["party"].queryset, waiting)
            self._offer_who_may_sign(unsigned)

    def _offer_who_may_sign(self, unsigned):
        """Offer those who may sign for one of the parties that have not."""
        fitting = {party.speaker for party in unsigned} - {""}
        own_hand = [party for party in unsigned if not party.is_administered]
        if not fitting or any(not party.needs_guardian(clock.today()) for party in own_hand):
            fitting.add(Signature.Who.SELF)
        if any(party.is_organisation for party in own_hand):
            fitting.add(Signature.Who.LEGAL_REPRESENTATIVE)
        kinds, own = {party.kind for party in unsigned}, {}
        if Party.Kind.GROUP in kinds:
            own = OF_A_GROUP
        elif kinds == {Party.Kind.PERSON}:
            own, self.phrases = OF_A_PERSON, {"identity_checked": PAPERS_OF_A_PERSON}
        fits = [(key, own.get(key, label)) for key, label in SIGNERS if key in fitting]
        self.choose("signer", SIGNERS, fits)


@form_of("mediator_sign")
class MediatorSign(ActForm):
    explain = "调解员在协议书上签好名后登记（《人民调解法》第二十九条）。"
    on_label = "签名日期"
    day_counts = True
    sections = (Section("哪天签的名", ("on",)),)
    after = MarksSet("各方都签了、也盖了章的，协议就此生效")


@form_of("seal")
class Seal(ActForm):
    beside = "marks"
    explain = "受理和调解的人以外的人看过协议书上的签名，再加盖调委会印章。"
    on_label = "盖章日期"
    day_counts = True
    sections = (Section("哪天盖的章", ("checked_by", "incomplete", "on")),)
    after = MarksSet("各方、调解员都签了的，协议就此生效")
    when_empty = ActForm.when_empty | {"checked_by": Missing(f"{TO_A_SECOND_PERSON}。")}

    checked_by = forms.ModelChoiceField(
        Person.objects.none(),
        label="谁核对的",
        help_text="您受理或者调解了本案，本会又没有别的办公人员：请没有办过本案的调解员当面核对。",
    )
    incomplete = forms.BooleanField(required=False)

    def prepare(self):
        """Ask who checks where the office has no second person, and whether the seal comes before
        the signatures that are missing, by name."""
        was_asked = not self.is_bound or "checked_by" in self.data
        if was_asked and handles_it(self.case, self.actor):
            self.fields["checked_by"].queryset = second_persons(self.case)
        else:
            del self.fields["checked_by"]
        lacking = marks_missing(self.case)
        if lacking:
            who = "、".join(lacking)
            self.fields["incomplete"].label = f"{who}还没有签名，先盖章，签名随后补上"
        else:
            del self.fields["incomplete"]


NOW, LATER, KEPT = "now", "later", "kept"
EVERYBODY = "all"
# What is offered before the parties, of each question that asks for one.
FIRST_CHOICE = {
    "payer": [(NOBODY, "不涉及钱款")],
    "payee": [],
    "doer": [(NOBODY, "没有别的事要做")],
    "keeper": [(EVERYBODY, "各方")],
}
DRAFT, OTHERWISE = "draft", "words"


@form_of("conclude_orally")
class ConcludeOrally(ActForm):
    explain = "口头协议自达成之日生效，由调解员记录内容（《人民调解法》第二十八条、第三十条）。"
    on_label = "达成日期"
    day_counts = True
    sections = (
        Section("说定了什么", ("by_draft", "content", "in_person")),
        Section("要不要付钱", ("payer", "payee", "amount")),
        Section("什么时候履行", ("at_once", "due_on", "doer", "keeper", "on")),
    )
    asked_when = {
        **dict.fromkeys(("payee", "amount", "in_person"), ()),
        "due_on": ("at_once", LATER),
        "doer": ("at_once", NOW, LATER),
        "keeper": ("at_once", KEPT),
    }
    notes = {
        "by_draft": {DRAFT: "草稿里的条款就是说定的内容；不用签字，由调解员记录"},
        "at_once": {
            NOW: "钱付了、事做了，收款人也收到了",
            LATER: "到日子没履行，转为逾期",
            KEPT: "有钱的当场付清；没有终止的日子，违反了再登记",
        },
    }
    phrases = {"content": SETTLED}
    after = (
        After("协议自达成之日生效", articles.ORAL_EFFECT),
        After(articles.CONFIRMED_IN_WRITING, articles.CONFIRMATION_PAPERS),
        After("接着登记当场履行", when=("at_once", NOW)),
        After("到约定的日子没有履行，转为逾期未履行", when=("at_once", LATER)),
        After(KEPT_FROM_NOW_ON, articles_of_enforcement.DUTY_NOT_TO_ACT, ("at_once", KEPT)),
    )

    by_draft = forms.TypedChoiceField(
        label="按起草好的条款，还是另外写",
        choices=[(DRAFT, "按起草好的条款"), (OTHERWISE, "另外写")],
        coerce=lambda value: value == DRAFT,
        widget=forms.RadioSelect,
    )
    payer = forms.TypedChoiceField(label="谁付钱")
    payee = forms.TypedChoiceField(label="付给谁", required=False, empty_value=None)
    amount = MoneyField(label="金额（元）", required=False)
    at_once = forms.TypedChoiceField(
        label="当场，还是约定日期",
        choices=[(NOW, "当场付清、做完"), (LATER, "约定日期"), (KEPT, KEPT_LABEL)],
        widget=forms.RadioSelect,
    )
    due_on = DayField(label="约定日期", required=False, near=AHEAD, rule=day_rules.FIFTY_YEARS)
    doer = forms.TypedChoiceField(label="还要做事的一方")
    keeper = forms.TypedChoiceField(label="由谁一直遵守")
    content = forms.CharField(label="说定的内容", widget=long_text(), max_length=600)
    in_person = PartiesField(
        Party.objects.none(), label="有代理人的，哪一方是本人亲自同意的", required=False
    )

    def prepare(self):
        sheet = self.case.sheet
        by_key = {str(party.pk): party for party in sheet.all_parties}
        everyone, present = _names(sheet.all_parties), _names(sheet.parties)
        for name, first in FIRST_CHOICE.items():
            self.choose(name, [*first, *everyone], [*first, *present])
            self.fields[name].coerce = by_key.get
        places = {key: place_of(party) for key, party in by_key.items()}
        self.notes = self.notes | dict.fromkeys(FIRST_CHOICE, places)
        with_money = ("payer", *by_key)
        self.asked_when = self.asked_when | {"payee": with_money, "amount": with_money}
        self._ask_who_agreed_in_person()
        self._ask_whether_by_draft()

    def _ask_whether_by_draft(self):
        """Asked where clauses are drafted; then the other questions only if they do not count."""
        draft = self.case.sheet.agreement
        drafted = draft is not None and draft.status == Agreement.Status.DRAFTING
        if not (drafted or self.data.get("by_draft")):
            del self.fields["by_draft"]
            return
        names = ("content", "payer", "at_once")
        self.asked_when = self.asked_when | dict.fromkeys(names, ("by_draft", OTHERWISE))

    def facts(self):
        """What was agreed: by the draft alone, or as it was written here."""
        facts = super().facts()
        if not facts.get("by_draft"):
            when = facts.get("at_once")
            said = {n: value for n, value in facts.items() if n not in ("by_draft", "keeper")}
            binds = facts.get("keeper" if when == KEPT else "doer")
            return said | {"at_once": when != LATER, "kept": when == KEPT, "doer": binds}
        return {name: facts[name] for name in ("on", "by_draft", "in_person") if name in facts}

    def _ask_who_agreed_in_person(self):
        """Asked where a party has somebody acting for it."""
        represented = [party.pk for party in self.case.sheet.all_parties if party.speaker]
        if not represented:
            del self.fields["in_person"]
            return
        self.choose_parties("in_person")
        rows = self.fields["in_person"].queryset.filter(pk__in=represented)
        self.choose("in_person", rows, rows)

    def clean_in_person(self):
        return list(self.cleaned_data["in_person"])


def _names(parties) -> list[tuple[str, str]]:
    return [(str(party.pk), party.called) for party in parties]
