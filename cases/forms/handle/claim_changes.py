"""The forms of claims added, changed and withdrawn after the registration."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import MoneyField, RatioField, long_text
from cases.forms.handle.claim_shares import (
    HOW_SEVERAL_GET,
    HOW_SEVERAL_OWE,
    ONE_ALONE,
    TOGETHER,
    SharesLine,
    shares_of,
)
from cases.forms.people import PartiesField
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles
from cases.law.limitation import Nature
from cases.models import Claim, Party
from cases.phases.handle.claim_people import OF_PEOPLE, names_of_side, sides_after
from cases.phases.handle.guards_of_claim_changes import NO_MEASURE
from mediation.plain_forms import PlainForm

FOLLOWS = After("涉及金额按各项请求的合计计算")
UNTOUCHED = After("以前提出请求的日期不变，诉讼时效照那些日期计算", articles.INTERRUPTION)
FROZEN = After("协议已经定稿的，不能再改；要改先办“修改协议”退回", articles.CONTENT_OF_AGREEMENT)
NO_CLAIM = Missing("没有可选的请求，请先增加请求。", remedy="add_claim")
ABOUT_WHAT = "金额是约数的，请写上金额。"
REASONS = ("当事人当面提出。", "当事人来电提出。", "登记时写错了。")


class ClaimChoice(forms.ModelChoiceField):
    """A choice among claims, by their items; `called` names a party by its key."""

    called = staticmethod(str)

    def label_from_instance(self, claim):
        """What is claimed."""
        return claim.item

    def note_of(self, claim) -> str:
        """Between whom."""
        ends = (names_of_side(keys, self.called) for keys in (claim.claimants, claim.respondents))
        return "向".join(filter(None, ends))


class OfClaims(ActForm):
    """A form about claims, with their measure."""

    phrases = {"reason": REASONS}

    reason = forms.CharField(label="原因", widget=long_text(2), max_length=200)

    def choose_ends(self, *, required):
        """Ask between whom the claim is."""
        for name, label in (("party", "谁请求"), ("against", "向谁")):
            self.choose_party(name, label=label)
            self.fields[name].required = required
        if len(self.case.sheet.parties) < SEVERAL:
            for name in OF_SEVERAL:
                del self.fields[name]
            return
        for name in ("also_party", "also_against"):
            self.choose_parties(name)

    def choose_claim(self):
        """Ask which claim, of those that count."""
        everything = self.case.claims.prefetch_related("people").order_by("pk")
        counted = [claim.pk for claim in self.case.sheet.counted_claims]
        self.fields["claim"] = ClaimChoice(Claim.objects.none(), label="哪一项请求")
        names = {party.pk: party.called for party in self.case.sheet.all_parties}
        self.fields["claim"].called = names.__getitem__
        self.choose("claim", everything, everything.filter(pk__in=counted))


class Measured(PlainForm):
    """What a claim is for, and how much."""

    item = forms.CharField(label="请求什么", max_length=200)
    amount = MoneyField(label="金额（元）", required=False, keeps_about=True)
    approximate = forms.BooleanField(label="金额是约数", required=False)
    ratio = RatioField(label="或者按比例，例如 30%、三分之一", required=False)
    ratio_base = forms.CharField(label="按什么计算", required=False, max_length=120)
    nature = forms.ChoiceField(label="请求的性质", choices=Nature.choices, required=False)
    also_party = PartiesField(Party.objects.none(), label="还有谁一起请求", required=False)
    entitlement = forms.ChoiceField(
        label=HOW_SEVERAL_GET, choices=(ONE_ALONE, *Claim.Entitlement.choices), required=False
    )
    also_against = PartiesField(Party.objects.none(), label="还向谁一起请求", required=False)
    liability = forms.ChoiceField(
        label=HOW_SEVERAL_OWE, choices=(ONE_ALONE, *Claim.Liability.choices), required=False
    )
    shares = SharesLine()

    def clean(self):
        """Require the sum that is said to be near; read the shares of several."""
        data = super().clean()
        if self.fields["amount"].about:
            data["approximate"] = True
        if data.get("approximate") and data.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", ABOUT_WHAT)
        if data.get("shares") and "claim" not in self.errors:
            data["shares"] = self._shares(data)
        return data

    def _shares(self, data) -> list[tuple]:
        """The shares as those of the side that has them."""
        given = {name: value for name, value in data.items() if value}
        sides = sides_after(self.case, data.get("claim"), given | {"shares": ()})
        return shares_of(self, [(side.people, side.how) for side in sides], data.get("amount"))


MEASURE = Fold(
    "约数、按比例、请求的性质（决定有没有诉讼时效）",
    ("approximate", "ratio", "ratio_base", "nature"),
)
ASKED_WHEN = {"amount": (), "nature": (), "ratio": (), "ratio_base": ("ratio", "*")}
OF_SEVERAL = ("also_party", "entitlement", "also_against", "liability", "shares")
ASKED_WHEN |= dict.fromkeys(OF_SEVERAL, ())
OF_SEVERAL_PEOPLE = Fold(TOGETHER, OF_SEVERAL)
SEVERAL = 3


@form_of("add_claim")
class AddClaim(OfClaims, Measured):
    on_label = "提出日期"
    day_counts = True
    sections = (
        Section("谁向谁请求", ("party", "against"), OF_SEVERAL_PEOPLE),
        Section("请求什么", ("item", "amount"), MEASURE),
        Section("为什么增加，哪天提出的", ("reason", "on")),
    )
    after = (FOLLOWS, UNTOUCHED, FROZEN)
    asked_when = ASKED_WHEN
    when_empty = ActForm.when_empty | {"against": ActForm.when_empty["party"]}

    def prepare(self):
        self.choose_ends(required=True)


@form_of("change_claim")
class ChangeClaim(OfClaims, Measured):
    explain = "没有填的不变；变更前后的内容都会留在经过里。"
    on_label = "变更日期"
    sections = (
        Section("哪一项请求", ("claim",)),
        Section(
            "变更成什么",
            ("item", "amount"),
            Fold(
                "谁向谁、不再写明数额、约数、按比例、性质",
                ("party", "against", "no_measure", *MEASURE.names),
            ),
        ),
        Section("几个人一起的，谁和谁、怎么分", (), OF_SEVERAL_PEOPLE),
        Section("为什么变更，哪天", ("reason", "on")),
    )
    after = (FOLLOWS, UNTOUCHED, FROZEN)
    asked_when = ASKED_WHEN | dict.fromkeys(("item", "party", "against"), ())
    when_empty = {"claim": NO_CLAIM}

    no_measure = forms.BooleanField(label="不再写明金额和比例", required=False)

    def prepare(self):
        self.choose_claim()
        self.choose_ends(required=False)
        self.fields["item"].required = False

    def _given(self) -> dict:
        """What was filled in; that no sum is stated any more counts as well."""
        data = self.cleaned_data
        names = ("item", "nature", "ratio_base", *OF_PEOPLE)
        given = {n: data[n] for n in names if data.get(n)}
        given |= {n: data[n] for n in ("amount", "ratio") if data.get(n) is not None}
        if "amount" in given:
            given["approximate"] = data["approximate"]
        return given | (NO_MEASURE if data.get("no_measure") else {})

    def facts(self):
        """The claim, the reason, and what was filled in."""
        facts = super().facts()
        return {"claim": facts["claim"], "reason": facts["reason"]} | self._given()


@form_of("withdraw_claim")
class WithdrawClaim(OfClaims):
    explain = "只撤回这一项，案件照常办理；撤回的仍在案。"
    on_label = "撤回日期"
    sections = (
        Section("撤回哪一项", ("claim",)),
        Section("为什么，哪天", ("reason", "on")),
    )
    after = (FOLLOWS, UNTOUCHED, FROZEN)
    phrases = {"reason": ("当事人放弃这一项。", "登记有误。")}
    when_empty = {"claim": NO_CLAIM}

    def prepare(self):
        self.choose_claim()
