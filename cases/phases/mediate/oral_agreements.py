"""An agreement by word of mouth: written down by the mediator, or with the clauses of the draft."""

from cases.acts import ClockTrigger, Effects, step
from cases.law.clause_kinds.other import ON_THE_SPOT
from cases.phases import common, roles
from cases.states import Milestone
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards
from . import guards_of_agreeing as g
from . import guards_of_dual_agency as dual
from . import guards_of_effect as e
from . import guards_of_member_results as results
from . import guards_of_representation as of
from .agreement import Agreement
from .drafting import Drafting
from .guards_of_mediators import no_recusal_is_open, oral_waits_for_every_recusal
from .guards_of_reports import mediation_is_not_suspended

AGREED_AFTER = (
    facts_of.the_beginning,
    facts_of.the_last_session,
    facts_of.the_resumption,
    facts_of.the_last_consent,
    facts_of.the_notice_to_all,
    facts_of.the_amendment,
    facts_of.the_last_word_on_who_acts_for_anybody,
)
# Of the parties and the mediators, whatever form the agreement has.
WHO_MAY_AGREE = (
    guards.both_sides_known,
    guards.all_willing,
    guards.rights_notice_served_on_all,
    g.mediators_have_no_clash_now,
    no_recusal_is_open,
    of.guardians_act_for_those_without_capacity,
    dual.nobody_acts_for_both_sides,
)


class OralAgreements(Drafting):
    """The act that concludes an oral agreement."""

    class Meta:
        abstract = True

    @step(
        source=S.MEDIATING,
        target=S.AGREED,
        label="口头达成协议",
        permission=roles.mediator,
        guards=(
            mediation_is_not_suspended,
            *WHO_MAY_AGREE,
            oral_waits_for_every_recusal,
            g.what_is_written_is_varied_in_writing,
            of.agents_may_settle,
            g.oral_content_is_recorded,
            g.oral_sum_is_named,
            g.oral_money_goes_to_another,
            g.payee_is_not_the_committee,
            g.oral_due_day_is_known,
            g.oral_content_is_given_once,
            g.oral_draft_exists,
            g.oral_draft_has_no_defect,
            e.oral_draft_is_unconditional,
            g.oral_draft_names_active_parties,
            g.oral_draft_pays_no_committee,
            results.members_agreed_to_what_is_said,
            common.only_parties_of_this_case,
        ),
        effects=Effects(ends=("K9",), starts=ClockTrigger.ORAL_AGREEMENT),
        rests_on=AGREED_AFTER,
    )
    def conclude_orally(self, *, by, on, by_draft=False, in_person=(), **said):
        """The parties agree orally on what was said, as `_clauses_said` reads it.

        `by_draft`: the clauses are those of the editor's draft, and nothing else is given.
        `in_person` are the parties with an agent that agreed themselves.
        """
        first = self.effective_on is None
        if by_draft:
            agreement = self._draft_agreed_orally(on)
        else:
            agreement = self._new_oral_agreement(on)
            self._create_clauses(agreement, enumerate(_clauses_said(on, **said), 1))
        done = self._apply_effects(agreement, on, Milestone.AGREED_ORAL)
        self.freeze_paper("oral_agreement", agreement, on, first=first)
        return done

    def end_its_oral_form(self, agreement):
        """The form of an oral agreement that is no longer in force is worth nothing."""
        if agreement.form == Agreement.Form.ORAL:
            self.supersede_paper("oral_agreement")

    def _draft_agreed_orally(self, on):
        """Put the draft in force as it stands, agreed by word of mouth."""
        agreement = self.sheet.agreement
        agreement.form = Agreement.Form.ORAL
        self.make_way_for(agreement)
        agreement.enter_into_force(on)
        agreement.save()
        if self.agreement_number:  # of an earlier text that was amended
            self._void_agreement_number()
        return agreement

    def _new_oral_agreement(self, on):
        self.void_agreement(on)
        version = self._next_version()
        agreement = Agreement(case=self, version=version, form="oral", facts=self.summary)
        self.make_way_for(agreement)
        agreement.enter_into_force(on)
        agreement.save()
        self.sheet.agreements.append(agreement)
        return agreement


def _clauses_said(
    on,
    *,
    content="",
    amount=None,
    payer=None,
    payee=None,
    at_once=True,
    due_on=None,
    doer=None,
    done_by=None,
    kept=False,
) -> list[dict]:
    """A payment and a thing to do as values of clauses; `done_by` is the day of acts where the
    money has another. What is `kept` has no day: it holds from now on."""
    day = on if at_once else due_on
    money = {"kind": "money", "by_party": payer, "to_party": payee, "amount": amount}
    money |= {"due_on": day, "way": "当场付清" if at_once else ""}
    done_on = done_by or day
    term = {"from_on": on} if kept else {"due_on": done_on}
    term |= {"way": ON_THE_SPOT} if done_on == on and not kept else {}
    words = {"kind": "other", "by_party": doer, "text": content, **term}
    return [row for row, given in ((money, amount), (words, content)) if given]
