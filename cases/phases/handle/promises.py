"""Promises of a company or a person: made with a date, and checked by somebody else."""

from cases.acts import Done, entry
from cases.phases import common, roles
from cases.states import OPEN
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import earlier_facts as facts_of
from . import guards_of_promises as g
from .requests import Requests


def by_day(day) -> str:
    """By which day, in words that stay true in another year."""
    return f"{day:%Y年%-m月%-d日}（含当日）前"


class Promises(Requests):
    """Acts on the promises of a case."""

    class Meta:
        abstract = True

    def _promise(self, on, promisor, text, due_on, said_by):
        """Add the promise of a party, a company or a department (`whose` words its name)."""
        self.promises.create(
            **g.columns_of(promisor), text=text, made_on=on, due_on=due_on, said_by=said_by
        )
        self.open_promises += 1

    @entry(
        states=OPEN,
        label="登记承诺",
        permission=roles.any_of(roles.staff, roles.company_handling),
        guards=(
            common.only_parties_of_this_case,
            g.promisor_is_in_the_case,
            g.promise_has_a_date,
        ),
        quiet=True,
        rests_on=(facts_of.dispatch_to_the_promisor,),
    )
    def make_promise(
        self, *, by, on, promise_text, promise_due_on, party=None, company=None, said_by=""
    ):
        """Add the promise of a party or of the company of the case; a company's clerk promises for
        the company alone."""
        promisor = g.who_promises(self, {"by": by, "party": party, "company": company})
        self._promise(on, promisor, promise_text, promise_due_on, said_by)
        who = party_mark(promisor.pk) if promisor in self.sheet.parties else str(promisor)
        speaker = f"（{said_by}答应）" if said_by else ""
        return Done(
            f"{who}承诺{speaker}：{by_day(promise_due_on)}{promise_text}。",
            changed=("open_promises",),
        )

    @entry(
        states=OPEN | {S.HANDLED},
        label="核查承诺",
        permission=roles.any_of(roles.staff, roles.applicant),
        guards=(
            g.some_promise_open,
            g.promise_is_open,
            g.broken_only_after_its_day,
            g.checker_did_not_promise,
            g.kept_is_proved,
        ),
        rests_on=(facts_of.the_promise,),
    )
    def check_promise(self, *, by, on, promise, kept, proof=""):
        """Record whether a promise was kept; the checker is never the person who promised."""
        promise.status = promise.Status.KEPT if kept else promise.Status.BROKEN
        promise.checked_on, promise.checked_by, promise.proof = on, by.name[:60], proof
        promise.save()
        self.open_promises -= 1
        return Done(
            f"{promise.by}的承诺“{promise.text}”{promise.get_status_display()}。{proof}",
            changed=("open_promises",),
        )
