"""The form of successors who take the place of a party."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, MoneyField, RatioField
from cases.forms.people import PartyChoice
from cases.forms.sections import After, Missing, Section
from cases.law import articles, articles_of_enforcement, day_rules
from cases.models import Party, Succession

ASK_THE_COURT = "已经申请执行的，请承继的人向法院申请变更、追加当事人"
NOBODY = Missing("没有登记承继的人或者单位，请先补登，写明接替的是哪一方。", remedy="add_party")


@form_of("succeed")
class Succeed(ActForm):
    explain = "一方去世、合并、分立的，没有履行的归承继的人；已经付的、做的不变。"
    on_label = "从哪天起由其承继"
    day_counts = True
    after = (
        After("欠的、该收的按份额分到每一期，精确到分；申请执行的期间照原来的算"),
        After(
            "继承人只在遗产价值以内清偿，超出的不用清偿；放弃继承的不承担",
            articles.ESTATE_PAYS,
            when=("ground", "death"),
        ),
        After("分立没有另外约定的，各单位连带承担", articles.MERGED, when=("ground", "division")),
        *(
            After(ASK_THE_COURT, article, when=("ground", ground))
            for ground, article in (
                ("death", articles_of_enforcement.AFTER_A_DEATH),
                ("merger", articles_of_enforcement.AFTER_A_MERGER),
                ("division", articles_of_enforcement.AFTER_A_DIVISION),
            )
        ),
    )
    when_empty = {"predecessor": NOBODY}
    asked_as = {"successors": "predecessor"}

    predecessor = PartyChoice(Party.objects.none(), label="哪一方去世、合并、分立了")
    ground = forms.ChoiceField(
        label="什么事由", choices=Succession.Ground.choices, widget=forms.RadioSelect
    )
    happened_on = DayField(label="哪天去世、合并、分立的", rule=day_rules.PAST)
    proof = forms.CharField(
        label="凭证", max_length=200, help_text="例如继承公证书、合并分立的登记通知"
    )
    told_how = forms.CharField(label="怎么告知承继人协议内容、权利义务的", max_length=120)

    def prepare(self):
        """Three questions for each party registered as a successor; nothing is filled in."""
        every = self.case.parties.select_related("company", "dwelling")
        self.followers = [party for party in every if party.predecessor_id]
        gone = {party.predecessor_id for party in self.followers if party.active}
        self.fields["predecessor"].speak_to(self.actor)
        self.choose("predecessor", every, every.filter(pk__in=gone, released_on=None))
        shown = [
            p for p in self.followers if self.is_bound or (p.active and p.predecessor_id in gone)
        ]
        self.asked_as = {"successors": self._first_share()}
        self.sections = (
            Section("哪一方，什么事", ("predecessor", "ground", "happened_on")),
            *(Section(f"{party.called}承继多少", self._ask_of(party)) for party in shown),
            Section("凭证和告知", ("proof", "told_how", "on")),
        )

    def _first_share(self) -> str:
        """The first question about the heirs of the party chosen, beside which a page refuses."""
        chosen = self.data.get("predecessor", "")
        theirs = (one for one in self.followers if str(one.predecessor_id) == chosen)
        return next((f"share_{one.pk}" for one in theirs if self.is_bound), "predecessor")

    def _ask_of(self, party) -> tuple[str, ...]:
        asked = {
            f"share_{party.pk}": RatioField(
                label="份额",
                required=False,
                help_text="例如 1/2；只有一位的不填；分立没有约定的都不填（连带）",
            ),
            f"limit_{party.pk}": MoneyField(
                label="分得遗产的实际价值（元）", required=False, help_text="还不清楚的不填"
            ),
            f"renounced_{party.pk}": forms.BooleanField(label="放弃继承", required=False),
        }
        self.fields.update(asked)
        return tuple(asked)

    def facts(self):
        """Those who follow the chosen party, each with share, limit and whether it renounced."""
        data = super().facts()
        kept = {name: data[name] for name in ("predecessor", "ground", "happened_on")}
        rows = [
            {"party": party, **{n: data.get(f"{n}_{party.pk}") for n in ("share", "limit")}}
            | {"renounced": bool(data.get(f"renounced_{party.pk}"))}
            for party in self.followers
            if party.predecessor_id == kept["predecessor"].pk
        ]
        return kept | {"successors": rows, "proof": data["proof"], "told_how": data["told_how"]}
