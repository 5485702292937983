"""Suits on an agreement and payment orders, which the parties bring to a court themselves.

The committee is told and records what came of it: a title of the court's own, nothing, or that the
agreement is void. A void agreement never bound anybody: new mediation, or the end.
"""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles, clock_rules, money
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.phases.common import in_text
from cases.states import EndReason
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.party_marks import party_mark, party_marks
from cases.words.punctuation import as_sentence, without_final_stop

from . import guards_of_claims as g
from . import guards_of_other_ways as w
from .court_time import AT_RECEIPT
from .records import Proceeding
from .titles import Titles

ENDS_THE_AGREEMENT = "协议不再履行，结束调解"
VOID_NOW = f"协议自始没有法律约束力（{articles.VOID_FROM_THE_START}），不再按它履行"
NOT_MEDIATED = {"handled": "由其督促落实"}
REMEDIES_NAMED = f"已告知各方：{articles.OTHER_WAYS_NAMED}"


def demanded(demanded_on=None, demanded_how="") -> str:
    """The sentence on the demand that came before; empty where none had to."""
    if demanded_on is None:
        return ""
    how = without_final_stop(demanded_how)
    return f"已于{in_text(demanded_on)}催告（{how}）（{articles.DUN_FIRST}）。"


def _with_or_without_an_agreement(case):
    """What ends: an agreement that was found void, or only a way that came to nothing."""
    void = case.sheet.last_adjudication is None or case.sheet.last_adjudication.found_void
    return ENDS_THE_AGREEMENT if void else "程序没有结果，回到调解终止"


class Claims(Titles):
    """Acts on what a party brings to a court itself, and on an agreement that fell there."""

    class Meta:
        abstract = True

    @step(
        source=(S.AGREED, S.PERFORMING, S.DEFAULTED),
        target=S.ADJUDICATING,
        label="登记就协议起诉",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.nothing_enforceable_yet,
            g.court_hears_it_first,
            g.fees_were_demanded,
            g.filing_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.SUIT),
        rests_on=(shared.the_agreement_in_force, shared.the_end_of_the_proceeding),
    )
    def sue_on_the_agreement(self, *, by, on, party, court, aim, proof, higher=False, **demand):
        """A party sues on the performance or the content of the agreement (调解法 32).

        `aim` is what it asks for, `proof` the court's receipt, `higher` that the matter belongs to
        an intermediate court in first instance, `demand` the day and way fees were demanded.
        """
        proceeding = self._brought_by_a_party("suit", court, on)
        return Done(
            f"{party_mark(party.pk)}向{court}起诉，{g.Aim(aim).label}"
            f"（{articles.SUIT_ON_THE_AGREEMENT}）。{demanded(**demand)}凭证：{proof.rstrip('。')}。",
            facts={"proceeding": proceeding.pk, "aim": aim},
        )

    @step(
        source=(S.PERFORMING, S.DEFAULTED),
        target=S.ADJUDICATING,
        label="登记申请支付令",
        permission=roles.staff,
        guards=(
            g.nothing_enforceable_yet,
            g.money_is_due,
            g.sum_of_the_order_is_due,
            g.no_obstacle_to_an_order,
            g.court_hears_it_first,
            g.fees_were_demanded,
            g.filing_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.ORDER),
        rests_on=(shared.the_agreement_in_force, shared.the_end_of_the_proceeding),
    )
    def open_payment_order(self, *, by, on, obligation, court, obstacle, proof, **demand):
        """The creditor applies for a payment order for a sum that is due (民诉法 225).

        `obstacle` is what was found to rule it out, "" where all was looked at and nothing was;
        `demand` the day and way fees were demanded.
        """
        proceeding = self._brought_by_a_party("payment_order", court, on)
        duty = self.sheet.obligation(obligation.pk)
        asked = g.sum_due(self, duty, on)
        return Done(
            f"{party_marks(duty.creditors)}向{court}申请支付令，请求{party_marks(duty.debtors)}支付"
            f"{money.yuan(asked)}元（{articles.PAYMENT_ORDER}）。"
            f"已逐项核对，符合条件（{articles.PAYMENT_ORDER_TERMS}）。{demanded(**demand)}"
            f"凭证：{proof.rstrip('。')}。",
            facts={"proceeding": proceeding.pk, "obligation": duty.pk, "demanded": asked},
        )

    def _brought_by_a_party(self, kind, court, on, body=""):
        """The proceeding; who files it there has handed the papers in, and is answered in time."""
        made = self._filed(kind, court, on, institution=body)
        self.start_court_time(made, AT_RECEIPT, on)
        return made

    def _filed(self, kind, court, on, **more):
        """The proceeding, received that day."""
        received = {"status": Proceeding.Status.RECEIVED, "received_on": on, **more}
        return self.proceedings.create(court=court, kind=kind, applied_on=on, **received)

    @step(
        source=S.ADJUDICATING,
        target=S.FAILED,
        label=ENDS_THE_AGREEMENT,
        permission=roles.office,
        guards=(g.nothing_is_left_to_perform, w.it_does_not_go_on_as_a_suit),
        called=_with_or_without_an_agreement,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def no_result(self, *, by, on, words=""):
        """The agreement is void or was revoked, or without one nothing came of it: it ends here."""
        last = self.sheet.last_adjudication
        why = VOID_NOW if last.found_void else NOT_MEDIATED.get(last.outcome, "没有取得结果")
        self._end_the_agreement(last, on)
        self.end_reason = EndReason.OTHER
        self.stop_all_clocks(on)
        return Done(
            f"{last.body}{last.result}，{why}。{as_sentence(words)}{REMEDIES_NAMED}",
            changed=("end_reason", *CHANGED),
            facts=common.limitation_facts(self),
        )

    @step(
        source=S.ADJUDICATING,
        target=S.MEDIATING,
        label="协议无效，重新调解",
        permission=roles.mediator,
        guards=(g.the_agreement_is_void,),
        effects=Effects(ends=("K13", "K16"), starts=ClockTrigger.MEDIATION_AGAIN),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def mediate_again(self, *, by, on):
        """Mediate again what a void agreement had settled; ask every party again."""
        last = self.sheet.last_adjudication
        self._end_the_agreement(last, on)
        asked = [party.pk for party in self.sheet.parties]
        everybody = self.sheet.parties
        self.parties.update_read(everybody, consent="", consent_on=None, consent_how="")
        due = self.start_clock("K9", on, must_act=self.mediator.name, after=("K13", "K16"))
        return Done(
            f"{last.body}{last.result}，{VOID_NOW}，重新调解；重新问各方是否同意。"
            f"调解期限至{last_day_in_text(due)}。",
            changed=CHANGED,
            facts={"asked_anew": asked},
            parties=True,
        )

    def _end_the_agreement(self, last, on, since=None):
        """End the title from a day, else the decision; annul the agreement found void.

        Nothing is to be performed that anybody would visit.
        """
        if self.visits_from_effect:
            self.drop_visits(on)
        if last.found_void:
            self.annul_agreement()
        self.end_title(since or last.decided_on)
        if self.amount_is_agreed:  # what was agreed is no longer what the case is about
            self.amount, self.amount_is_agreed = None, False


CHANGED = ("agreement_number", "amount_agreed", "amount_paid", "amount", "amount_is_agreed")
