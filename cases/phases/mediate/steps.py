"""Steps and entries of mediation up to the agreement."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import articles, clock_rules
from cases.papers.conditions import sheets_of
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import IN_MEDIATION, ON_THE_TABLE, EndReason, Milestone
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.party_marks import party_marks
from cases.words.punctuation import as_sentence
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_referrals as referrals
from . import guards_of_reports, guards_of_time, ties
from . import guards_of_scope as scope
from .guards_of_effect import not_in_force_by_the_parties
from .guards_of_transfers import transfer_is_answered
from .mediators import waiver_sentence
from .transferring import Transferring

STOPPABLE = (S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SIGNING)


class Mediate(Transferring):
    """Acts of a case in mediation."""

    class Meta:
        abstract = True

    @step(
        source=S.REQUESTED,
        target=S.ACCEPTED,
        label="受理并指派调解员",
        permission=roles.any_of(roles.office, roles.committee_mediator),
        guards=(
            transfer_is_answered,
            g.both_sides_known,
            common.nobody_refused,
            g.all_willing,
            referrals.referral_is_recorded,
            scope.not_reserved_to_another_body,
            scope.not_before_another_body,
            scope.not_settled_by_another_body,
            g.appointed_by_the_committee_or_self,
            g.mediator_belongs_to_the_committee,
            g.no_clash,
        ),
        milestone=Milestone.ACCEPTED,
        admits=(Function.MEDIATOR,),
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,), starts=ClockTrigger.MEDIATION),
        rests_on=(facts_of.the_last_consent, facts_of.the_referral),
    )
    def accept(self, *, by, on, mediator, chosen_by_parties=False, clash="", clash_waived=False):
        """The committee accepts; a mediator is chosen or appointed; K9 starts."""
        clash = clash or ties.tie_of(self, mediator)
        tie = {"clash": clash, "clash_waived": clash_waived}
        made = self.assign(mediator, on, chosen_by_parties=chosen_by_parties, **tie)
        first = self.accepted_on is None
        self.accepted_on = self.accepted_on or on
        self.answer_referral(on, taken=True)
        if not self.dossier_number:
            self.dossier_number = self.draw_number("dossier", on)
        self.freeze_paper("acceptance", made, on, first=first)
        since, clock = self.time_to_mediate(on), {"must_act": mediator.name, "first": first}
        due = self.start_clock("K9", since, rule=self.on_route.clock, **clock)
        how = "当事人选定" if chosen_by_parties else "指定"
        return Done(
            f"调委会受理，{how}调解员{mediator.name}。调解期限至{last_day_in_text(due)}。"
            f"{waiver_sentence(self, clash)}",
            changed=("mediator", "accepted_on", "dossier_number"),
            counts=first,
            facts=tie,
        )

    @step(
        source=S.REQUESTED,
        target=S.FAILED,
        label="对方不同意调解",
        permission=roles.any_of(roles.office, roles.committee_mediator),
        guards=(g.somebody_refused,),
        quiet=True,
        milestone=Milestone.NOT_MEDIATED,
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,)),
        rests_on=(facts_of.the_refusal,),
    )
    def other_side_refuses(self, *, by, on):
        """One side clearly refused: no mediation takes place, and the other remedies are named."""
        self.end_reason = EndReason.REFUSED
        self.stop_clock(clock_rules.TO_THE_REFERRER, on=on)
        return Done(
            f"一方明确拒绝，不予调解。{self.what_else_was_told()}",
            changed=("end_reason",),
            facts=common.limitation_facts(self),
        )

    @entry(
        states=ON_THE_TABLE,
        label="送达权利义务告知书",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(common.only_parties_of_this_case,),
        rests_on=(
            shared.the_request,
            shared.the_party_joined,
            facts_of.the_last_notice_of_these_parties,
        ),
    )
    def give_notice(self, *, by, on, parties, how, orally=False):
        """Record that the rights notice was served on these parties, or given `orally`."""
        keys = [party.pk for party in parties]
        served, facts = self.parties.filter(pk__in=keys), {"how": how, "served": keys}
        served.update(notice_on=on, notice_how=how)
        for sheet in sheets_of(served.order_by("side", "pk")):
            self.freeze_paper("rights_notice", sheet, on, to=sheet)
        names = party_marks(parties)
        served = f"向{names}送达权利义务告知书（{how}）。"
        oral_sentence = f"{how}{names}：调解中的权利义务。"
        return Done(oral_sentence if orally else served, facts=facts, parties=True)

    @entry(
        states=IN_MEDIATION,
        label="更换调解员",
        permission=roles.office,
        guards=(g.mediator_belongs_to_the_committee, g.no_clash),
        quiet=True,
        admits=(Function.MEDIATOR,),
        rests_on=(facts_of.the_assignment, facts_of.last_record_of_the_mediator),
    )
    def reassign(self, *, by, on, mediator, reason, clash="", clash_waived=False):
        """Hand the case to another mediator; a tie is treated as at acceptance."""
        clash = clash or ties.tie_of(self, mediator)
        tie = {"clash": clash, "clash_waived": clash_waived}
        self.assign(mediator, on, **tie)
        return Done(
            f"改由{mediator.name}调解：{reason}。{waiver_sentence(self, clash)}",
            changed=("mediator",),
            facts=tie,
            untouched=("recusals",),
        )

    @step(
        source=STOPPABLE,
        target=S.FAILED,
        label="终止调解",
        permission=roles.staff,
        guards=(
            g.no_title_in_force,
            not_in_force_by_the_parties,
            g.unreachable_is_proved,
            guards_of_time.time_is_over,
            g.not_settled_between_themselves,
            guards_of_reports.sham_was_reported,
            guards_of_reports.sham_was_established,
            g.facts_are_written_with_consent,
        ),
        quiet=True,
        milestone=Milestone.FAILED,
        effects=Effects(ends=("K9",)),
        rests_on=(
            *facts_of.MEDIATION_WENT_ON,
            facts_of.proof_that_a_party_is_unreachable,
        ),
    )
    def fail(self, *, by, on, end_reason, words="", undisputed_facts="", facts_agreed=False):
        """End mediation without agreement, naming the other remedies.

        What nobody disputes is put on a paper for all to sign, if all agreed to that.
        """
        if undisputed_facts:
            self.freeze_paper("undisputed_facts", undisputed_facts, on)
        return self._end_mediation(on, end_reason, words, undisputed_facts)

    @step(
        source=STOPPABLE,
        target=S.FAILED,
        label="当事人要求终止调解",
        permission=roles.any_of(roles.party, roles.staff),
        guards=(g.no_title_in_force, not_in_force_by_the_parties),
        quiet=True,
        milestone=Milestone.WITHDRAWN,
        effects=Effects(ends=("K9",)),
        rests_on=facts_of.MEDIATION_WENT_ON,
    )
    def withdraw_mediation(self, *, by, on, words="", settled=False):
        """A party stops mediation, as it may at any time; `settled` if they agreed by
        themselves."""
        reason = EndReason.SETTLED_THEMSELVES if settled else EndReason.UNWILLING
        return self._end_mediation(on, reason, words)

    def what_else_was_told(self) -> str:
        """The other ways named to all; what a court sent goes back to that court."""
        return f"已告知各方：{self.on_route.if_it_fails or articles.OTHER_WAYS_NAMED}"

    def _end_mediation(self, on, end_reason, words, undisputed_facts=""):
        if end_reason == EndReason.UNWILLING and self.status == S.ACCEPTED:
            end_reason = EndReason.REFUSED
        self.end_reason = end_reason
        self.stop_clock("K9", on=on)
        self.void_agreement(on)
        reason = EndReason(end_reason).label
        return Done(
            f"终止调解：{reason}。{as_sentence(words)}{self.what_else_was_told()}",
            changed=("end_reason", "agreement_number"),
            counts=self.effective_on is None,
            facts={
                "reason": end_reason,
                "undisputed_facts": undisputed_facts,
                **common.limitation_facts(self),
            },
        )
