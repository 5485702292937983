"""Forms of the requests that interrupt limitation: mediation asked for, protection asked for."""

from django import forms

from cases.forms.base import BY_LINK, ActForm, form_of
from cases.forms.people import NOBODY
from cases.forms.sections import After, Fold, Missing, Section
from cases.functions import row_of
from cases.law import articles
from cases.models import Source
from cases.phases.handle.guards import REQUEST_DAY_STAYS
from cases.words.readers import Reader

LIMITATION = f"提出请求当天，提出的一方向对方主张的权利诉讼时效中断；{REQUEST_DAY_STAYS}"
ASKED_BEFORE_ACCEPTANCE = After("问过各方，都同意的才受理；有一方明确拒绝就不调解")
PROOFS = "例如来访登记表、录音、短信"
WAYS = ("来访", "电话", "书面")


@form_of("request_mediation")
class RequestMediation(ActForm):
    explain = (
        f"向调委会提出请求之日起诉讼时效中断（《诉讼时效规定》第十二条）。{REQUEST_DAY_STAYS}。"
    )
    on_label = "哪天提出请求"
    day_counts = True
    sections = (
        Section("谁提出", ("party", "source")),
        Section("怎么提出的", ("on", "how"), Fold("凭证", ("proof",))),
    )
    asked_when = {"how": ()}
    fixed = {Reader.PARTY: {"how": BY_LINK, "proof": ""}}
    phrases = {"how": WAYS}
    source = forms.ChoiceField(label="案件来源", choices=Source.choices)
    how = forms.CharField(label="怎么提出的", required=False, max_length=60)
    proof = forms.CharField(label="凭证", required=False, max_length=120, help_text=PROOFS)

    def prepare(self):
        if row_of(self.actor.function).can_be_party:
            del self.fields["source"]
            return
        self.choose_party(label="哪一方", nobody="都没有提，调委会主动介入")

    @property
    def after(self):
        """What follows if a party asked, and if none did."""
        if "party" not in self.fields:
            return After(LIMITATION, articles.INTERRUPTION), ASKED_BEFORE_ACCEPTANCE
        parties = tuple(str(value) for value, _ in self.offered("party") if str(value))
        return (
            After(LIMITATION, articles.INTERRUPTION, ("party", *parties)),
            After("都没有提的，诉讼时效照常计算", when=("party", NOBODY)),
            ASKED_BEFORE_ACCEPTANCE,
        )

    def clean(self):
        """Require how the request was made: limitation disputes depend on it years later."""
        data = super().clean()
        if data.get("party") and not data.get("how"):
            self.add_error("how", "请写明怎么提出的，例如来访、电话、书面。")
        return data


@form_of("request_protection")
class RequestProtection(ActForm):
    explain = (
        "其他权利人向调委会请求保护的，诉讼时效自其提出之日中断（《诉讼时效规定》第十二条）。"
        f"{REQUEST_DAY_STAYS}。"
    )
    on_label = "哪天提出请求"
    day_counts = True
    sections = (
        Section("谁提出", ("party",)),
        Section("怎么提出的", ("on", "how"), Fold("凭证", ("proof",))),
    )
    phrases = {"how": WAYS}
    after = (After(LIMITATION, articles.INTERRUPTION),)
    when_empty = {
        "party": Missing(
            "在册的当事人都登记过请求了；是别人提出的，先补登这位当事人。", remedy="add_party"
        )
    }

    how = forms.CharField(label="怎么提出的", max_length=60)
    proof = forms.CharField(label="凭证", required=False, max_length=120, help_text=PROOFS)

    def prepare(self):
        self.choose_party(label="哪一方")
        waiting = self.still_open["party"].filter(asked_on=None)
        self.choose("party", self.fields["party"].queryset, waiting)
