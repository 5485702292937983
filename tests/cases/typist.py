"""A dispute typed in by its people, form by form, as they find it on their pages."""

from cases.forms.asked import HIDES
from cases.forms.handle.parties import SIDES
from cases.law import money
from cases.models import Case
from mediation import clock
from tests.cases.web.mediator.agreement_form import card
from tests.clients import sign_in
from tests.house.measuring import refusal

FACES = {
    "clerk": "office",
    "deputy": "office",
    "mediator": "mediator",
    "manager": "company",
    "liaison": "court",
}
OF_A_PARTY = (
    "role kind name relation head_count born_on born_precision occupation "
    "speaker speaker_name speaker_scope"
).split()
OF_A_CLAIM = "from_index to_index also_from also_to entitlement liability shares".split()
SHARES = (("shares", "by_party", "also_by"), ("to_shares", "to_party", "also_to"))
OF_A_CLAUSE = (
    "text way place due_event standard checker hours effect liability entitlement of_clause "
    "due_days due_on from_on until_on daily_rate"
).split()


class Typist:
    """One case and the browsers of its people; every method is a form filled in and sent."""

    def __init__(self, people):
        self.p, self.case, self.browsers = people, None, {}

    def browser(self, who):
        """The signed-in browser of one of the cast."""
        if who not in self.browsers:
            self.browsers[who] = sign_in(getattr(self.p, who))
        return self.browsers[who]

    @property
    def parties(self) -> list:
        """All parties in the order they came."""
        return list(self.case.parties.order_by("pk"))

    @property
    def bound(self) -> list:
        """The keys of the parties that have not left."""
        return [party.pk for party in self.parties if party.active]

    def post(self, who, path, sent):
        """Send a form; it is accepted, or the test fails with what the page said."""
        answer = self.browser(who).post(path, {n: v for n, v in sent.items() if v is not None})
        assert answer.status_code == 303, (path, answer.status_code, refusal(answer))
        return answer

    def act(self, who, name, /, **typed):
        """The form of one act, opened on the case as it is and sent."""
        case = self.case
        shown = {"on": clock.today().isoformat(), "version": case.version}
        sent = shown | {"as_of": case.trail_length} | typed
        self.post(who, f"/{FACES[who]}/cases/{case.number}/{name}/", sent)
        self.case = Case.objects.get(pk=case.pk)
        return self

    def office(self, name, /, **typed):
        """An act at the office."""
        return self.act("deputy" if name == "accept" else "clerk", name, **typed)

    def mediator(self, name, /, **typed):
        """An act of the mediator."""
        return self.act("mediator", name, **typed)

    def court(self, name, /, **typed):
        """An act at the court."""
        return self.act("liaison", name, **typed)

    # --- the larger forms ------------------------------------------------------------------------

    def register(self, parties, claims, **matter):
        """The registration: who, what, and what each asks of whom, by their places."""
        sent = {"key": "registered", "on": clock.today().isoformat(), "channel": "window"}
        sent |= {"committee": self.p.committee.pk, "estate": self.p.estate.pk}
        sent |= {"place": "6号楼", HIDES: "on"} | matter
        sent |= rows("parties", [party_as_typed(given) for given in parties])
        sent |= rows("claims", [claim_as_typed(given) for given in claims])
        self.post("clerk", "/office/register/", sent)
        self.case = Case.objects.get()
        return self

    def write(self, clauses, matter="各方对事实没有争议。"):
        """The text of the agreement in the editor, a card a clause."""
        cards = [self._card(place, given) for place, given in enumerate(clauses)]
        sent = {"key": "written", "seen": "", "matter": matter, "performance": ""}
        sent |= {"clause-TOTAL_FORMS": len(cards), "clause-INITIAL_FORMS": 0}
        for one in cards:
            sent |= one
        self.post("mediator", f"/mediator/cases/{self.case.number}/edit_agreement/", sent)
        self.case = Case.objects.get(pk=self.case.pk)
        return self

    def _card(self, place, given):
        typed = {name: str(given[name]) for name in OF_A_CLAUSE if given.get(name) is not None}
        for name in ("by_party", "to_party"):
            if given.get(name) is not None:
                typed[name] = self.parties[given[name]].pk
        for name in ("also_by", "also_to"):
            if given.get(name):
                typed[name] = [self.parties[at].pk for at in given[name]]
        for name, first, also in SHARES:
            people = [given[first], *given.get(also, ())] if name in given else []
            lines = zip(people, given.get(name, ()), strict=True)
            typed |= {f"{name}-{self.parties[at].pk}": line for at, line in lines}
        if given.get("amount"):
            typed["amount"] = money.yuan(given["amount"])
        if given.get("ratio"):
            typed["ratio"] = f"{given['ratio'] / 100:g}%"
        parts = [(day.isoformat(), money.yuan(sum_)) for day, sum_ in given.get("instalments", ())]
        return card(place, given["kind"], parts, **typed)


def rows(prefix, typed) -> dict:
    """The rows of a formset as the page sends them."""
    sent = {f"{prefix}-TOTAL_FORMS": len(typed), f"{prefix}-INITIAL_FORMS": len(typed)}
    for place, one in enumerate(typed):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in one.items()}
    return sent


def party_as_typed(given) -> dict:
    """The questions about one party; a flat is its dwelling."""
    typed = {name: str(given[name]) for name in OF_A_PARTY if given.get(name)}
    typed.setdefault("speaker", "self")
    if given["side"] != SIDES[given["role"]]:
        typed["side"] = given["side"]
    if "flat" in given:
        typed["dwelling"] = "{}号楼{}室".format(*given["flat"])
    return typed


def claim_as_typed(given) -> dict:
    """One claim of the registration, its sum as people write it."""
    sum_ = money.yuan(given["amount"]) if given["amount"] else ""
    about = "约" if given.get("approximate") else ""
    people = {name: given[name] for name in OF_A_CLAIM if name in given}
    return people | {"item": given["item"], "amount": f"{about}{sum_}"}
