"""Forms of promises: made by whom and until when, and whether they were kept."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import AHEAD, DayField
from cases.forms.people import place_of
from cases.forms.sections import After, Fold, Missing, Section
from cases.functions import row_of
from cases.law import day_rules
from cases.models import Promise
from cases.phases.handle.guards_of_promises import CHECKED_BY_ANOTHER, companies_that_promise
from mediation import clock

OURS = "本案的物业公司"
DONE_OR_NOT = "办到了没有"


@form_of("make_promise")
class MakePromise(ActForm):
    on_label = "登记日期"
    until = Section("最晚哪天办好", ("promise_due_on", "on"))
    sections = (
        Section("谁答应了什么", ("promisor", "promise_text"), Fold("具体是谁说的", ("said_by",))),
        until,
    )
    after = (After(f"列入承诺台账；到期{CHECKED_BY_ANOTHER}"),)
    asked_as = {"party": "promisor", "company": "promisor"}
    when_empty = {"promisor": Missing("没有可选的当事人，请先补登。", remedy="add_party")}

    promisor = forms.ChoiceField(label="谁承诺", widget=forms.RadioSelect)
    said_by = forms.CharField(label="具体是谁说的", required=False, max_length=60)
    promise_text = forms.CharField(label="承诺内容", max_length=300)
    promise_due_on = DayField(label="最晚哪天完成", near=AHEAD, rule=day_rules.TEN_YEARS)

    def prepare(self):
        """A company promises for itself, and says who of it; staff choose whose promise it is."""
        if row_of(self.actor.function).can_be_party:
            del self.fields["promisor"]
            self.fields["said_by"].label = "贵公司谁答应的"
            self.fields["said_by"].required = True
            self.sections = (Section("答应了什么", ("said_by", "promise_text")), self.until)
        else:
            self._choose_promisor()

    def _choose_promisor(self):
        """The parties, and the companies of the case that are none of them, each with its part."""
        everyone = self.case.sheet.all_parties
        parties = {f"party-{row.pk}": row for row in everyone}
        companies = companies_that_promise(self.case, clock.today())
        self.rows = parties | {f"company-{row.pk}": row for row in companies}
        called = {key: row.called for key, row in parties.items()}
        names = [(k, called.get(k) or row.short_name or row.name) for k, row in self.rows.items()]
        gone = {key for key, row in parties.items() if not row.active}
        gone |= {f"company-{row.company_id}" for row in everyone if row.active}
        self.choose("promisor", names, [one for one in names if one[0] not in gone])
        notes = {key: place_of(parties[key]) if key in parties else OURS for key in self.rows}
        self.notes = {"promisor": notes}

    def facts(self):
        """The party or the company, as the door takes it."""
        facts = super().facts()
        kind, _, _ = (key := facts.pop("promisor", "")).partition("-")
        return facts | ({kind: self.rows[key]} if key else {})


@form_of("check_promise")
class CheckPromise(ActForm):
    explain = f"{CHECKED_BY_ANOTHER}。"
    on_label = "核查日期"
    day_counts = True
    sections = (
        Section("核查哪一项", ("promise",)),
        Section(DONE_OR_NOT, ("kept", "proof", "on")),
    )
    notes = {"kept": {"yes": "这一项不再催", "no": "记为未兑现，不再等"}}
    after = (
        After("记为已兑现，不再提醒", when=("kept", "yes")),
        After("记为没有兑现；销号、结案不再等这一项", when=("kept", "no")),
    )
    party_labels = {
        "promise": ("哪一件", "请选一件。"),
        "kept": ("办好了没有", "请选办好了，或者没有办好。"),
        "proof": ("是什么情况", "请写一句是什么情况。"),
    }
    when_empty = {
        "promise": Missing(
            "没有待核查的承诺；有人答应了日期的，先登记承诺。", remedy="make_promise"
        )
    }

    promise = forms.ModelChoiceField(Promise.objects.none(), label="哪一项承诺")
    kept = forms.TypedChoiceField(
        label="核查结果",
        choices=[("yes", "已兑现"), ("no", "没有兑现")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    proof = forms.CharField(label="怎么核查的", max_length=300)

    def prepare(self):
        promises = self.case.promises.order_by("due_on")
        self.choose("promise", promises, promises.filter(status=Promise.Status.OPEN))
        self.fields["promise"].note_of = promiser_and_day
        if row_of(self.actor.function).can_be_party:  # their own word is the proof
            self.fields["proof"].required = False
            self.sections = (
                self.sections[0],
                Section(DONE_OR_NOT, ("kept", "on"), Fold("核查情况", ("proof",))),
            )


def promiser_and_day(promise) -> str:
    """Who promised, and until when."""
    return f"{promise.by}，{clock.in_words(promise.due_on)}（含当日）前"
