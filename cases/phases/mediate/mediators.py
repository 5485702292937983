"""Who takes part in a mediation beside the parties: several mediators, recusal, helpers."""

from cases.acts import Audience, Done, Effects, entry
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import IN_MEDIATION
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_mediators as m
from . import recusals, ties
from .guards_of_later_roles import no_mediator_comes_as_a_helper
from .pausing import Pausing


def waiver_sentence(case, clash) -> str:
    """The tie all parties waived, for the trail."""
    basis = ties.article_of_ties(case)
    return f"利害关系（{clash}）已告知，各方都同意其不回避（{basis}）。" if clash else ""


class Mediators(Pausing):
    """Acts on the mediators of a case, and on who is invited to help them."""

    class Meta:
        abstract = True

    def assign(self, mediator, on, **how):
        """Assign the case to this mediator from that day and end the former; the assignment."""
        if self.mediator_id is not None:
            self.assignments.filter(kind="main").update_from({"until": None}, until=on)
            self.hand_clock_to("K9", mediator.name)
        self.mediator = mediator
        return self.assignments.create(person=mediator, since=on, **how)

    @entry(
        states=IN_MEDIATION,
        label="增加调解员",
        permission=roles.office,
        guards=(
            g.mediator_belongs_to_the_committee,
            m.not_mediating_yet,
            g.no_clash,
            common.only_parties_of_this_case,
        ),
        quiet=True,
        admits=(Function.MEDIATOR,),
        rests_on=(shared.the_acceptance,),
    )
    def add_mediator(
        self, *, by, on, mediator, kind, party=None, reason="", clash="", clash_waived=False
    ):
        """Let another mediator share the case, or deputise; a party may have chosen them."""
        clash = clash or ties.tie_of(self, mediator)
        tie = {"clash": clash, "clash_waived": clash_waived}
        made = self.assignments.create(person=mediator, kind=kind, since=on, chosen_by=party, **tie)
        chosen = f"，由{party_mark(party.pk)}选定" if party else ""
        why = f"：{without_final_stop(reason)}" if reason else ""
        return Done(
            f"增加调解员{mediator.name}（{made.get_kind_display()}）{chosen}{why}。"
            f"{waiver_sentence(self, clash)}",
            facts=tie,
        )

    @entry(
        states=IN_MEDIATION,
        label="协办、代办结束",
        permission=roles.office,
        guards=(m.shares_or_deputises,),
        quiet=True,
        admits=(Function.MEDIATOR,),
        rests_on=(facts_of.the_assignment_of_the_helper,),
    )
    def end_mediator(self, *, by, on, helper, reason):
        """A mediator who shared the case, or deputised, has no more part in it."""
        helping = self.assignments.filter(person=helper).exclude(kind="main")
        helping.update_from({"until": None}, until=on)
        return Done(f"调解员{helper.name}不再协办、代办：{without_final_stop(reason)}。")

    @entry(
        states=IN_MEDIATION,
        label="登记回避申请",
        permission=roles.any_of(roles.staff, roles.party),
        guards=(
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
            m.recusal_is_of_a_mediator,
            m.recusal_is_not_asked_yet,
        ),
        quiet=True,
        rests_on=(shared.the_acceptance, shared.the_party_joined),
    )
    def ask_recusal(self, *, by, on, party, mediator, ground, how=""):
        """A party asks that a mediator withdraw; what was decided before is answered by that."""
        asked = {"ground": ground, "how": how, "asked_on": on}
        before = recusals.decided_before(self, mediator, ground, on)
        made = self.recusals.create(
            party=party, person=mediator, **asked, **recusals.answer_by(before, on)
        )
        return Done(
            f"{party_mark(party.pk)}申请调解员{mediator.name}回避"
            f"{f'（{how}）' if how else ''}：{without_final_stop(ground)}。"
            f"{recusals.what_follows(self, made)}"
        )

    @entry(
        states=IN_MEDIATION,
        label="决定是否回避",
        permission=roles.office,
        guards=(
            m.a_recusal_is_open,
            m.recusal_is_undecided,
            m.another_takes_over,
            m.a_known_tie_is_not_refused,
            m.all_waive,
        ),
        admits=(Function.MEDIATOR,),
        rests_on=(facts_of.the_request_of_the_recusal,),
    )
    def decide_recusal(self, *, by, on, recusal, outcome, reasons, mediator=None, all_agree=False):
        """Decide, with reasons: another mediates, or this one stays; all parties may waive it."""
        recusal = next(one for one in self.sheet.open_recusals if one.pk == recusal.pk)
        recusal.outcome, recusal.decided_on, recusal.reasons = outcome, on, reasons
        recusal.save()
        changed, follows = self._follow_the_decision(recusal, on, mediator)
        said = f"{recusal.get_outcome_display()}：{without_final_stop(reasons)}"
        return Done(
            f"对申请调解员{recusal.person.name}回避，{said}。{follows}",
            changed=changed,
            facts={"outcome": outcome, "reasons": reasons},
        )

    def _follow_the_decision(self, recusal, on, mediator) -> tuple[tuple[str, ...], str]:
        """Columns changed and the sentence on who mediates after the decision."""
        theirs = self.assignments.filter(person=recusal.person, until=None)
        if recusal.outcome == m.WAIVED:
            theirs.update(clash=recusal.ground[:200], clash_waived=True)
            return (), ""
        if recusal.outcome != m.GRANTED:
            return (), f"{recusals.MAY_END}。"
        self._grant_to_the_others(recusal)
        if recusal.person_id != self.mediator_id:
            theirs.update(until=on)
            return (), ""
        theirs.exclude(kind="main").update(until=on)
        self.assign(mediator, on)
        return ("mediator",), f"改由{mediator.name}调解。"

    def _grant_to_the_others(self, recusal):
        """Others who asked the same of the same mediator have it with this decision."""
        for other in self.sheet.open_recusals:
            if other.person_id == recusal.person_id and other.pk != recusal.pk:
                other.outcome, other.decided_on = recusal.outcome, recusal.decided_on
                other.reasons = recusal.reasons
                other.save()

    @entry(
        states=IN_MEDIATION,
        label="邀请人员参加调解",
        permission=roles.staff,
        guards=(m.all_agree_to_the_helper, no_mediator_comes_as_a_helper),
        quiet=True,
        effects=Effects(audience=Audience.MEDIATION),
        rests_on=(shared.the_acceptance,),
    )
    def invite_helper(self, *, by, on, name, part, agreed_how, body="", all_agree=False):
        """Invite somebody to help or to watch, as all parties agreed (调解法 20)."""
        who = {"name": name, "body": body, "part": part}
        helper = self.helpers.create(**who, agreed_how=agreed_how, invited_on=on)
        return Done(
            f"邀请{helper}参加调解，各方都同意（{without_final_stop(agreed_how)}）。",
            audience=Audience.MEDIATION,
        )
