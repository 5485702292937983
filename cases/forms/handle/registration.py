"""The registration of a case: its matter, its parties and its claims, on one page."""

from cases.forms import error_lines
from cases.forms.handle import arose, follow_up
from cases.forms.handle.claim_rows import ClaimSet
from cases.forms.handle.readable_names import AT_REGISTRATION, warning
from cases.forms.handle.registered_matter import MatterForm
from cases.forms.handle.registration_rows import PartySet, companies_near, errors_of_rows
from cases.forms.matter import matter_from_form
from cases.law import money
from cases.models import Channel, Party
from cases.phases.handle.guards_of_claim_changes import FROM_ONESELF
from cases.phases.handle.guards_of_grading import SCORES as GRADED_BY
from cases.search.similar_cases import Matter

SUMS_DIFFER = "请求里的金额合计{}元，和这里填的不同：请核对，或者把这里清空。"
NO_APPLICANT = (
    "至少要登记一位申请人（反映问题的人）；本会发现的（主动调解）、别的单位转来没有写明谁申请的，"
    "请勾选“没有申请人”。"
)
FOUND_AND_ASKED = "勾选了没有申请人的，不登记申请人，也不勾选“本人已请求调委会调解”，请核对。"
WHICH_SIDES = "没有申请人的，请写明各是第几方，例如一边填1、另一边填2。"
FIRST_PARTIES = [{}, {}]
FIRST_ASKED = [*"another channel on committee category estate place summary".split(), *arose.NAMES]
LAST_ASKED = ["amount", "amount_approximate", "found", "asked", "urgent", *GRADED_BY]
ALSO = {"also_party": "from", "also_against": "to"}


class Registration:
    """The three forms of the page as one: validated, shown and turned into facts together."""

    def __init__(self, *args, actor, after=None):
        """`after` is the earlier case from which parties and place are taken over."""
        first = {"initial": follow_up.matter_of(after)} if after else {}
        self.matter = MatterForm(*args, actor=actor, **first)
        self.parties = PartySet(
            *args,
            prefix="parties",
            initial=follow_up.parties_of(after) if after else FIRST_PARTIES,
            form_kwargs={"companies": companies_near(actor)},
        )
        kwargs = {"parties": {n: row.as_choice for n, row in self.parties.placed}}
        self.claims = ClaimSet(*args, prefix="claims", initial=[{}], form_kwargs=kwargs)

    def is_valid(self) -> bool:
        """Whether all three are valid; each is validated, so that all errors show at once."""
        valid = [part.is_valid() for part in (self.matter, self.parties, self.claims)]
        return (
            all(valid)
            and self._somebody_applies_or_nobody_asked()
            and self._claims_name_parties()
            and self._sums_agree()
            and self._hidden_names_are_hidden()
        )

    def _somebody_applies_or_nobody_asked(self) -> bool:
        """Require an applicant, unless the committee found the matter: then nobody asked."""
        data = self.matter.cleaned_data
        if data["found"] and (data["asked"] or self.parties.somebody_applies):
            self.matter.add_error("found", FOUND_AND_ASKED)
        elif not data["found"] and not self.parties.somebody_applies:
            self.matter.add_error("found", NO_APPLICANT)
        elif data["found"]:
            self._sides_are_apart()
        return not self.matter.errors and not any(self.parties.errors)

    def _sides_are_apart(self):
        """Where nobody applies, the roles do not say who stands against whom: the sides do."""
        rows = [row for _, row in self.parties.written]
        apart = [row for row in rows if row.cleaned_data["role"] != Party.Role.OTHER]
        if len({row.facts()["side"] for row in apart}) < min(len(apart), 2):
            apart[-1].add_error("side", WHICH_SIDES)

    def _hidden_names_are_hidden(self) -> bool:
        """Warn of each hidden name that stays readable in what the other side reads."""
        matter, claims = self.matter, enumerate(self.claims.written, 1)
        texts = {matter[n].label: matter.cleaned_data[n] for n in ("summary", "place")}
        texts |= {f"请求{n}": row.cleaned_data["item"] for n, (_, row) in claims}
        for _, row in self.parties.written:
            data = row.cleaned_data
            stays = warning(AT_REGISTRATION, data["name"], texts)
            if data["hide_name"] and not data["as_written"] and stays:
                row.add_error("as_written", stays)
        return not any(self.parties.errors)

    def _sums_agree(self) -> bool:
        """Refuse a sum entered by itself beside sums of claims that amount to another one."""
        entered = self.matter.cleaned_data["amount"]
        sums = [row.cleaned_data["amount"] for _, row in self.claims.written]
        claimed = sum(filter(None, sums))
        if entered is not None and claimed and entered != claimed:
            self.matter.add_error("amount", SUMS_DIFFER.format(money.yuan(claimed)))
        return not self.matter.errors

    def _claims_name_parties(self) -> bool:
        """Require every claim to be between two different parties of the page."""
        known = {index for index, _ in self.parties.written}
        for _, row in self.claims.written:
            claiming, owing = (set(places) for places, _ in row.sides)
            if not claiming | owing <= known:
                row.add_error("to_index", "所选的当事人没有登记，请核对序号。")
            elif claiming & owing:
                row.add_error("to_index", FROM_ONESELF)
        return not any(self.claims.errors)

    def facts(self) -> dict:
        """The facts for `door.register`."""
        rows = self.parties.written
        place = {index: position for position, (index, _) in enumerate(rows)}
        return self.matter.facts() | {
            "parties": [row.facts() for _, row in rows],
            "claims": [self._claim(row, place) for _, row in self.claims.written],
            "request": {"how": self._asked()} if self._asked() else None,
            "follows": self.matter.cleaned_data["follows"],
        }

    def _claim(self, row, place) -> dict:
        facts = row.facts()
        ends = {name: place[facts[name]] for name in ("from_index", "to_index")}
        also = {n: [place[one] for one in facts.pop(f"also_{end}")] for n, end in ALSO.items()}
        shares = [(place[one], share) for one, share in facts["shares"]]
        return facts | ends | also | {"shares": shares}

    def _asked(self) -> str:
        data = self.matter.cleaned_data
        return Channel(data["channel"]).label if data["asked"] else ""

    @property
    def is_bound(self) -> bool:
        """Whether anything was sent."""
        return self.matter.is_bound

    @property
    def filled_in(self) -> Matter | None:
        """What is filled in, to look for the same matter; None on an empty page."""
        return matter_from_form(self.matter, self.parties.alive) if self.is_bound else None

    @property
    def key(self) -> str:
        """The key of this form, or a fresh one."""
        return self.matter.cleaned_data.get("key") or self.matter.fields["key"].initial

    def steering(self) -> dict:
        """Legal day and key for the door."""
        return {"on": self.matter.cleaned_data["on"], "key": self.key}

    def wants_link(self) -> list[int]:
        """The positions of the parties that get a one-case link."""
        rows = enumerate(self.parties.written)
        return [place for place, (_, row) in rows if row.cleaned_data.get("link")]

    @property
    def wrong(self) -> list[tuple]:
        """All errors of the page in page order: (anchor, label, sentence)."""
        asked = (FIRST_ASKED, LAST_ASKED)
        first, last = (error_lines.of_fields(self.matter, names) for names in asked)
        sets = (("当事人", self.parties, "parties-h"), ("请求", self.claims, "claims-h"))
        rows = [line for what, rows, head in sets for line in errors_of_rows(what, rows, head)]
        return [*error_lines.of_the_whole(self.matter), *first, *rows, *last]

    @property
    def errors(self) -> bool:
        """Whether anything on the page is wrong."""
        sets = (self.parties, self.claims)
        rows = any(any(rows.errors) or rows.non_form_errors() for rows in sets)
        return bool(self.matter.errors or rows)
