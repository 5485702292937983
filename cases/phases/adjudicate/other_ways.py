"""The other ways after a mediation, with an agreement or without one, and what came of them."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import articles, clock_rules
from cases.law.notarised_deeds import ON_THE_TRAIL
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
from cases.words.party_marks import party_mark, party_marks
from cases.words.punctuation import as_sentence, without_final_stop

from . import guards_of_claims as claims
from . import guards_of_other_ways as g
from .claims import CHANGED, demanded
from .court_time import AT_ACCEPTANCE
from .records import Proceeding
from .retrials import Retrials
from .time_to_apply import lateness


class OtherWays(Retrials):
    """Acts on suits, arbitration, notarised deeds and authorities."""

    class Meta:
        abstract = True

    @step(
        source=S.FAILED,
        target=S.ADJUDICATING,
        label="登记起诉、仲裁或者行政途径",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.the_body_is_named,
            claims.court_hears_it_first,
            g.arbitration_was_agreed,
            g.no_obstacle_to_this_order,
            claims.fees_were_demanded,
            claims.filing_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.FILING),
        rests_on=(shared.the_end_of_mediation, shared.the_end_of_the_proceeding),
    )
    def open_suit(self, *, by, on, kind, party, proof, court=None, body="", clause="", **asked):
        """A party took the quarrel to a court, a commission or an authority (调解法 26).

        `kind` is that of the proceeding; `body` names what is no court, `clause` the agreement to
        arbitrate; `asked` are what guards ask (`higher`, `obstacle`) and the demand of fees.
        """
        made = self._brought_by_a_party(kind, court, on, body=body)
        fees = demanded(asked.get("demanded_on"), asked.get("demanded_how", ""))
        agreed = f"仲裁协议：{without_final_stop(clause)}。" if clause else ""
        return Done(
            f"{party_mark(party.pk)}向{made.body}{g.VERB[kind]}（{articles.REMEDIES}）。{agreed}"
            f"{fees}凭证：{without_final_stop(proof)}。",
            facts={"proceeding": made.pk},
        )

    @step(
        source=(S.AGREED, S.PERFORMING, S.DEFAULTED),
        target=S.ADJUDICATING,
        label="登记申请法院调解书、公证",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.agreement_is_in_writing,
            claims.nothing_enforceable_yet,
            g.all_ask_for_it,
            g.paper_is_made_by_the_inviting_court,
            g.the_body_is_named,
            g.a_deed_is_for_what_is_certain,
            claims.filing_is_proved,
        ),
        quiet=True,
        rests_on=(shared.the_agreement_in_force, shared.the_end_of_the_proceeding),
    )
    def open_deed(self, *, by, on, kind, applicants, proof, court=None, body=""):
        """All parties ask for a paper that can be enforced: of the inviting court, or a notary."""
        made = self._brought_by_a_party(kind, court, on, body=body)
        names = party_marks(applicants)
        beside = kind == "notary" and self.sheet.asks_for_more_than_payments
        return Done(
            f"{names}共同向{made.body}{g.VERB[kind]}。{ON_THE_TRAIL if beside else ''}"
            f"凭证：{without_final_stop(proof)}。",
            facts={"proceeding": made.pk},
            untouched=("obligations", "payments", "agreements"),
        )

    @entry(
        states={S.ADJUDICATING},
        label="支付令转入诉讼",
        permission=roles.office,
        guards=(
            g.order_was_objected_to,
            g.suit_is_not_refused,
            g.number_is_of_a_suit,
        ),
        effects=Effects(starts=ClockTrigger.CONVERSION),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def convert_order(self, *, by, on, court_number, procedure=""):
        """The debtor objected and the applicant did not refuse: it goes on as a suit.

        Under the court's new number (民事诉讼法第二百二十八条), by that procedure if it is known.
        """
        order = self.sheet.last_adjudication
        order.convert()
        order.save()
        suit = self._filed("suit", order.court, order.decided_on)
        suit.accept(on, court_number, procedure)
        suit.save()
        self.start_court_time(suit, AT_ACCEPTANCE, on)
        return Done(
            f"督促程序终结，转入诉讼，案号{court_number}（{articles.ORDER_CONVERTS}）。",
            facts={"proceeding": suit.pk, "status": suit.status},
        )

    @entry(
        states={S.ADJUDICATING},
        label="登记不同意转入诉讼",
        permission=roles.office,
        guards=(
            g.order_was_objected_to,
            g.suit_is_not_refused,
            g.served_between_the_decision_and_the_act,
            claims.filing_is_proved,
        ),
        quiet=True,
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def refuse_suit(self, *, by, on, served_on, proof):
        """The applicant told the court within seven days that no suit is wanted (解释 438).

        `served_on` is the day on which the applicant received the ruling; late, the court decides.
        """
        order = self.sheet.last_adjudication
        order.suit_refused_on = on
        order.save()
        late = lateness(g.last_day_to_refuse(self, served_on), on)
        return Done(
            f"申请人向{order.body}表示不同意起诉，支付令不转入诉讼（{articles.ORDER_CONVERTS}）。{late}"
            f"凭证：{without_final_stop(proof)}。",
            facts={"proceeding": order.pk},
        )

    @entry(
        states={S.ADJUDICATING},
        label="登记上诉",
        permission=roles.office,
        guards=(
            common.only_parties_of_this_case,
            g.a_decision_may_be_appealed,
            g.decision_is_of_the_first_instance,
            g.it_was_no_small_claim,
            g.served_between_the_decision_and_the_act,
            g.appeal_goes_up,
            claims.filing_is_proved,
        ),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def open_appeal(self, *, by, on, party, court, served_on, proof, small_claim=False):
        """A party appeals: what it appeals against is not in force; late, the court decides.

        `served_on` is the day on which that party was served: fifteen days for a judgment, ten for
        a ruling (民事诉讼法第一百七十一条); of a small claim there is no appeal (第一百六十五条).
        """
        ruled = self.sheet.last_adjudication.ended_by_a_ruling
        late = lateness(g.last_day_to_appeal(self, served_on), on)
        of = Proceeding.Procedure
        what, how = ("裁定", of.OF_A_RULING) if ruled else ("判决", of.APPEAL)
        appeal = self._filed("suit", court, on, procedure=how)
        return Done(
            f"{party_mark(party.pk)}不服{what}，向{court}上诉{'' if late else f'，{what}没有生效'}"
            f"（{articles.APPEAL}）。{late}凭证：{without_final_stop(proof)}。",
            facts={"proceeding": appeal.pk},
        )

    @entry(
        states={S.ADJUDICATING},
        label="登记一审法院受理、重新审理",
        permission=roles.office,
        guards=(g.the_appeal_sent_it_back, g.number_is_of_a_suit),
        effects=Effects(starts=ClockTrigger.CONVERSION),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def retry_suit(self, *, by, on, court_number, procedure=""):
        """The second instance sent it back: the first court takes it under a number of its own."""
        appeal = self.sheet.last_adjudication
        [first, *_] = [one for one in reversed(self.sheet.suits) if not one.is_appeal]
        suit = self._filed("suit", first.court, appeal.decided_on)
        suit.accept(on, court_number, procedure)
        suit.save()
        self.start_court_time(suit, AT_ACCEPTANCE, on)
        return Done(
            f"{first.court}受理、重新审理，案号{court_number}。",
            facts={"proceeding": suit.pk, "status": suit.status},
        )

    @step(
        source=S.ADJUDICATING,
        target=S.CLOSED,
        label="请求未获支持，结案",
        permission=roles.office,
        guards=(
            g.the_claim_was_lost,
            claims.title_begins_after_the_decision,
            common.no_promise_open,
            common.referrer_was_told,
        ),
        milestone=Milestone.CLOSED,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def claim_lost(self, *, by, on, since, words=""):
        """It was decided on the merits that nothing is to be performed: the case ends here.

        `since` is the day on which that decision took effect: no appeal is open any more.
        """
        last = self.sheet.last_adjudication
        self._end_the_agreement(last, on)
        self.closed_on = on
        self.stop_all_clocks(on)
        self.report_the_closing(on)
        return Done(
            f"{last.body}{last.result}，{common.in_text(since)}生效，结案。{as_sentence(words)}",
            changed=("closed_on", *CHANGED),
            facts=common.limitation_facts(self),
            untouched=("visits",),
        )
