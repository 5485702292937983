"""Steps and entries of handling."""

from cases.acts import Audience, ClockTrigger, Done, Effects, entry, step
from cases.earlier_facts import the_last_step
from cases.law import clock_rules
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import HANDLING, Milestone
from cases.states import Status as S
from cases.words.party_marks import party_mark
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_grading as grading
from . import guards_of_promises as promises
from . import guards_of_receipt as receipt
from . import guards_of_rectification as rectification
from . import guards_of_sending_back as back
from . import guards_of_supervision as supervision
from .claim_changes import ClaimChanges
from .corrections import Corrections
from .promises import by_day
from .rectification import Rectification
from .scope import ScopeOfMediation
from .supervision import Supervising

STRIKE_OFF = ("struck_off_on", "struck_off_by")
STAYS_STRUCK_OFF = frozenset({S.HANDLED, S.CLOSED, S.ARCHIVED})
WITHDRAWABLE = (S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING, S.REQUESTED)


class Handle(ClaimChanges, Corrections, Supervising, Rectification, ScopeOfMediation):
    """Acts of a case in handling, besides the requests to the committee."""

    class Meta:
        abstract = True

    @step(
        source=S.REGISTERED,
        target=S.DISPATCHED,
        label="派单",
        permission=roles.office,
        guards=(
            g.source_place_and_matter_known,
            grading.level_is_known,
            g.company_manages_the_estate,
            g.urgent_has_a_number_to_call,
            back.not_to_who_sent_it_back,
            receipt.received_since_the_dispatch,
        ),
        milestone=Milestone.DISPATCHED,
        admits=(Function.COMPANY,),
        effects=Effects(starts=ClockTrigger.ADDRESSEE),
        rests_on=facts_of.BACK_AT_THE_OFFICE,
    )
    def dispatch(self, *, by, on, company=None, department=None, note="", received_on=None):
        """Send the complaint to the company (K2a) or a department (K2b), which must answer.

        The time counts from the receipt: that of the day entered, or at once where the company has
        a desk here; else it is recorded later.
        """
        sent, until = self.send_to(company, department, on, note, received_on)
        self.company = company or self.company
        return Done(
            f"调委会派单给{sent.addressee}{until}。",
            changed=("company",),
            facts={"note": note},
        )

    @step(
        source=S.DISPATCHED,
        target=S.ANSWERED,
        label="答复",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(
            g.dispatch_is_open,
            g.refusal_has_a_ground,
            promises.promise_has_a_date,
            g.no_utility_is_cut,
        ),
        milestone=Milestone.ANSWERED,
        effects=Effects(ends=clock_rules.OF_THE_ADDRESSEE),
        rests_on=(facts_of.the_dispatch,),
    )
    def answer(
        self,
        *,
        by,
        on,
        findings,
        action,
        answered_by,
        refused=False,
        refused_ground="",
        promise_text="",
        promise_due_on=None,
    ):
        """The company answers with findings, action and person; a promise carries its date."""
        answer = {"findings": findings, "action": action, "answered_by": answered_by}
        answer["refused_ground"] = refused_ground if refused else ""
        addressee = self._close_dispatch(on=on, principal=by.principal, **answer)
        sentence = f"{addressee}答复：{findings.rstrip('。')}。处理：{action.rstrip('。')}。"
        if promise_text:
            self._promise(on, addressee, promise_text, promise_due_on, answered_by)
            sentence += f"承诺：{by_day(promise_due_on)}{promise_text.rstrip('。')}。"
        return Done(sentence, changed=("open_promises",), facts={"refused": refused})

    def _close_dispatch(self, *, on, **answer):
        """Close the open dispatch with this answer and end its clock; returns its addressee."""
        dispatch = self.sheet.open_dispatch
        dispatch.answered()
        dispatch.save()
        self.answers.create(dispatch=dispatch, on=on, **answer)
        self.stop_clock(*clock_rules.OF_THE_ADDRESSEE, on=on)
        return dispatch.addressee

    @entry(
        states={S.ANSWERED, S.HANDLED, S.PERFORMED, S.CLOSED},
        label="评价",
        permission=roles.any_of(roles.applicant, roles.office),
        guards=(common.only_parties_of_this_case, common.speaks_only_for_own_party),
        quiet=True,
        rests_on=(
            facts_of.the_answer,
            facts_of.the_last_rating_by_the_party,
            shared.the_end_of_mediation,
        ),
    )
    def rate(self, *, by, on, score, words="", party=None):
        """The resident's judgement: 满意, 基本满意 or 不满意."""
        party = roles.party_of(self, by) or party
        judged = self.sheet.last_answer if self.status in HANDLING else None
        rating = self.ratings.create(party=party, score=score, words=words, on=on, answer=judged)
        rater = party_mark(party.pk) if party else "住户"
        return Done(f"{rater}评价：{rating.get_score_display()}。{words}")

    @entry(
        states={S.ANSWERED, S.PERFORMED, S.FAILED, S.UNSATISFIED},
        label="销号",
        permission=roles.office,
        guards=(g.not_struck_off_yet, g.strike_off_is_not_by_the_handler),
        rests_on=(the_last_step, facts_of.the_end_of_the_notice),
    )
    def strike_off(self, *, by, on, checked=""):
        """Somebody other than the handler confirms that the matter is done (销号)."""
        self.struck_off_on, self.struck_off_by = on, by.principal
        return Done(f"{by.name}核实后销号。{checked}", changed=STRIKE_OFF)

    def end_strike_off(self) -> tuple[str, ...]:
        """What goes on after a strike-off is to be struck off again; the columns it changed."""
        if self.struck_off_on is None or self.status in STAYS_STRUCK_OFF:
            return ()
        self.struck_off_on, self.struck_off_by = None, ""
        return STRIKE_OFF

    @step(
        source=S.ANSWERED,
        target=S.HANDLED,
        label="处结",
        permission=roles.office,
        guards=(
            g.rated_or_time_over,
            common.no_promise_open,
            supervision.no_sheet_is_open,
            rectification.the_notice_before_has_ended,
            common.struck_off_by_another,
        ),
        milestone=Milestone.HANDLED,
        rests_on=(
            facts_of.the_first_rating_or_the_end_of_waiting,
            shared.the_last_check_of_a_promise,
            shared.the_strike_off,
            facts_of.the_end_of_any_notice,
        ),
    )
    def settle(self, *, by, on, words=""):
        """The complaint is handled: rated or past the rating period, no promise open, struck
        off."""
        return Done(f"投诉办结。{words}")

    @step(
        source=WITHDRAWABLE,
        target=S.WITHDRAWN,
        label="撤回",
        permission=roles.any_of(roles.applicant, roles.office),
        guards=(
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
            g.one_who_asks_withdraws,
            g.no_other_applicant_asks,
            g.the_other_side_does_not_ask,
        ),
        quiet=True,
        milestone=Milestone.NOT_MEDIATED,
        effects=Effects(ends=clock_rules.BEFORE_MEDIATION),
        rests_on=facts_of.BACK_AT_THE_OFFICE,
    )
    def withdraw(self, *, by, on, reason, party=None):
        """The last who asks withdraws, before mediation was accepted."""
        party = g.who_withdraws(self, {"by": by, "party": party})
        self.end_handling(on, clock_rules.TO_THE_REFERRER)
        return Done(
            f"{party_mark(party.pk)}撤回：{reason.rstrip('。')}。",
            facts={"reason": reason, "withdrew": party.pk},
        )

    @entry(
        states=frozenset(S),
        label="发给一案链接",
        permission=roles.office,
        guards=(common.only_parties_of_this_case,),
        quiet=True,
        admits=(Function.RESIDENT,),
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_party_joined,),
    )
    def give_link(self, *, by, on, party, ticket):
        """Give a party a new link and code; older ones stop working."""
        former = self.links.filter(party=party, revoked_at=None).exists()
        self.admit_by_link(party, ticket)
        ends = "，以前的作废" if former else ""
        return Done(f"给{party_mark(party.pk)}一案链接和查询码{ends}。", audience=Audience.STAFF)
