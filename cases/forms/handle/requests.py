"""Forms of the requests that interrupt limitation: mediation asked for, protection asked for."""

from typing import ClassVar

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.people import BY_LINK, NOBODY
from cases.forms.sections import After, Fold, Section
from cases.functions import row_of
from cases.law import articles, limitation
from cases.models import Source
from cases.phases import roles
from cases.phases.handle.guards import REQUEST_DAY_STAYS
from cases.visibility import short_name_of
from cases.words.readers import Reader
from mediation import clock

LIMITATION = f"提出请求当天，提出的一方向对方主张的权利诉讼时效中断；{REQUEST_DAY_STAYS}"
NOTHING_LAPSES = "停止侵害、排除妨碍、消除危险的请求不适用诉讼时效"
NOT_A_PARTY = "贵公司不是当事人，这是建议：诉讼时效照常计算"
REFERRED = tuple(value for value, _ in Source.choices if value.startswith("entrusted"))
SOURCES = sorted(Source.choices, key=lambda choice: choice[0] != Source.APPLICATION)
ASKED_BEFORE_ACCEPTANCE = After("问过各方，都同意的才受理；有一方明确拒绝就不调解")
PROOFS = "例如来访登记表、录音、短信"
WAYS = ("来访", "电话", "书面")
OTHERWISE = "other"
AS_RECORDED = "谁、哪天、怎么提出，照登记的，不用再填；请求日不变"


def after_asking(case, parties, name="") -> tuple[After, ...]:
    """What the request of each of these means for limitation, by the answer to that question."""
    lapsing = {str(p.pk): limitation.applies(case.sheet.claims_of(p)) for p in parties}
    lines = (
        (True, LIMITATION, articles.INTERRUPTION),
        (False, NOTHING_LAPSES, articles.NO_LIMITATION),
    )
    who = {lapses: [pk for pk, may in lapsing.items() if may == lapses] for lapses, *_ in lines}
    return tuple(
        After(text, basis, (name, *who[lapses]) if name else ())
        for lapses, text, basis in lines
        if who[lapses]
    )


@form_of("request_mediation")
class RequestMediation(ActForm):
    on_label = "哪天提出请求"
    day_counts = True
    sections = (
        Section("谁提出", ("as_recorded", "party", "source", "referrer", "referral_number")),
        Section("怎么提出的", ("on", "how"), Fold("凭证", ("proof",))),
    )
    asked_when = {
        "how": (),
        "referrer": ("source", *REFERRED),
        "referral_number": ("source", *REFERRED),
    }
    fixed = {Reader.PARTY: {"how": BY_LINK, "proof": ""}}
    recorded: ClassVar[dict] = {}  # the parties whose request is on record, by key
    phrases = {"how": WAYS}
    source = forms.ChoiceField(label="案件来源", choices=[("", "请选择"), *SOURCES])
    referrer = forms.CharField(label="哪个机关委派、移送的", required=False, max_length=40)
    referral_number = forms.CharField(label="来函的文号", required=False, max_length=60)
    how = forms.CharField(label="怎么提出的", required=False, max_length=60)
    proof = forms.CharField(label="凭证", required=False, max_length=120, help_text=PROOFS)

    def prepare(self):
        if row_of(self.actor.function).can_be_party:
            for name in ("source", "referrer", "referral_number"):
                del self.fields[name]
            return
        nobody = "都没有提，调委会主动介入"
        if referral := self.case.sheet.referral:  # who sent it, and its number, are known
            for name in ("source", "referrer", "referral_number"):
                del self.fields[name]
            number = f"，文号{referral.number}" if referral.number else ""
            self.explain = f"移送已经登记：{referral}{number}。"
            nobody = "都没有提，征求各方意见"
        self.choose_party(label="哪一方", nobody=nobody)
        self._offer_what_is_recorded()

    def _offer_what_is_recorded(self):
        """A request on record is taken as it is: who, how and when are not asked again."""
        typed = self.is_bound and self.data.get("party") and "as_recorded" not in self.data
        recorded = {str(p.pk): p for p in self.case.sheet.parties if p.asked_on}
        if typed or not recorded:  # typed before one was on record, and sent again
            return
        self.recorded = recorded
        known = [(pk, self._request_in_words(party)) for pk, party in self.recorded.items()]
        choices = [*known, (OTHERWISE, "不是这一次，另外填写")]
        label = "登记过的请求"
        self.fields["as_recorded"] = forms.ChoiceField(
            label=label, choices=choices, widget=forms.RadioSelect
        )
        names = ("party", "source", "on", "how", "proof")
        others = dict.fromkeys(names, ("as_recorded", OTHERWISE))
        self.asked_when = self.asked_when | others

    def _request_in_words(self, party) -> str:
        how = f"（{party.asked_how}）" if party.asked_how else ""
        return f"{short_name_of(party, self.actor)}，{clock.in_words(party.asked_on)}已请求{how}"

    def _recorded_request(self):
        """The party whose request on record is taken, or None."""
        return self.recorded.get(self.cleaned_data.get("as_recorded") or "")

    def clean_on(self):
        """The day of a request that is not on record; of one on record nothing is typed."""
        return self.cleaned_data["on"] and super().clean_on()

    def facts(self):
        """With what is on record of the request that is taken."""
        facts, party = super().facts(), self._recorded_request()
        facts.pop("as_recorded", None)
        if party is None:
            return facts
        asked = {"how": party.asked_how, "proof": party.asked_proof}
        return facts | {"party": party, "source": "", **asked}

    def steering(self):
        """The legal day is the first day of the request that is taken."""
        party = self._recorded_request()
        return super().steering() | ({"on": party.asked_on} if party else {})

    @property
    def after(self):
        """What follows if a party asked, and if none did."""
        if "party" not in self.fields:
            own = roles.party_of(self.case, self.actor)
            asking = after_asking(self.case, [own]) if own else (After(NOT_A_PARTY),)
            return *asking, ASKED_BEFORE_ACCEPTANCE
        return (
            *after_asking(self.case, self.case.sheet.parties, "party"),
            After("都没有提的，诉讼时效照常计算", when=("party", NOBODY)),
            *([After(AS_RECORDED, when=("as_recorded", *self.recorded))] if self.recorded else []),
            ASKED_BEFORE_ACCEPTANCE,
        )

    def clean(self):
        """Require how the request was made: limitation disputes depend on it years later."""
        data = super().clean()
        if data.get("source") in REFERRED and not data.get("referrer"):
            self.add_error("referrer", "请写明是哪个机关委派、移送的。")
        if data.get("party") and not data.get("how"):
            self.add_error("how", "请写明怎么提出的，例如来访、电话、书面。")
        return data


@form_of("request_protection")
class RequestProtection(ActForm):
    explain = (
        "权利人每次提出请求，先照实登记哪天、怎么提出、有什么凭证；"
        f"对方同不同意调解，都要登记。{REQUEST_DAY_STAYS}。"
    )
    on_label = "哪天提出请求"
    day_counts = True
    sections = (
        Section("谁提出", ("party",)),
        Section("怎么提出的", ("on", "how"), Fold("凭证", ("proof",))),
    )
    phrases = {"how": WAYS}
    how = forms.CharField(label="怎么提出的", max_length=60)
    proof = forms.CharField(label="凭证", required=False, max_length=120, help_text=PROOFS)

    def prepare(self):
        self.choose_party(label="哪一方")

    @property
    def after(self):
        """What a request means for limitation, by who makes it."""
        return after_asking(self.case, self.case.sheet.parties, "party")
