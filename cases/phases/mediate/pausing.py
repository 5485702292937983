"""A mediation that is paused and goes on, and one that cannot begin because nobody is reached."""

from cases.acts import Done, Effects, step
from cases.law import articles, clock_rules
from cases.phases import common, roles
from cases.states import EndReason, Milestone
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.party_marks import party_marks
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_pausing as p
from .guards_of_reports import mediation_is_not_suspended
from .talks import Talks

NOT_ASKED = dict(consent="", consent_on=None, consent_how="", notice_on=None, notice_how="")
COURTS_TIME_RUNS_ON = f"调解期限照常计算，各方同意可以延长（{articles.COURTS_TIME}）。"


class Pausing(Talks):
    """Acts that stop a mediation for a while, or before it begins."""

    class Meta:
        abstract = True

    @step(
        source=S.MEDIATING,
        target=S.PAUSED,
        label="中止调解",
        permission=roles.mediator,
        guards=(mediation_is_not_suspended, p.pause_has_its_proof),
        quiet=True,
        rests_on=(
            facts_of.the_last_session,
            facts_of.the_resumption,
            facts_of.the_release_of_the_time,
        ),
    )
    def pause(self, *, by, on, reason, proof):
        """Stop for a reason with its proof; the time stands still, but a court's own runs on."""
        running, key = self.sheet.clock("K9"), ""
        if running is not None and not self.on_route.by_court:
            key = running.key
            self.hold_clock(key, on)
        runs_on = COURTS_TIME_RUNS_ON if running is not None and not key else ""
        return Done(
            f"中止调解：{without_final_stop(reason)}。凭证：{without_final_stop(proof)}。{runs_on}",
            facts={"key": key, "reason": reason, "proof": proof},
        )

    @step(
        source=S.PAUSED,
        target=S.MEDIATING,
        label="恢复调解",
        permission=roles.mediator,
        guards=(mediation_is_not_suspended,),
        rests_on=(facts_of.the_pause,),
    )
    def resume(self, *, by, on, words=""):
        """The reason is gone: mediation and its time go on."""
        held = self.sheet.clock("K9")
        stood_still = held is not None and held.is_held and not self.is_held_besides("pause")
        running = [self.release_time("K9", on)] if stood_still else []
        until = "".join(f"调解期限至{last_day_in_text(clock.due)}。" for clock in running)
        left_out = self.days_left_out(*self.counted_by_appraisals(running))
        said = f"：{without_final_stop(words)}" if words else ""
        return Done(
            f"恢复调解{said}。{until}",
            facts={"keys": [clock.key for clock in running], **left_out},
        )

    @step(
        source=S.REQUESTED,
        target=S.FAILED,
        label="联系不上对方",
        permission=roles.any_of(roles.office, roles.committee_mediator),
        guards=(p.a_party_cannot_be_reached,),
        quiet=True,
        milestone=Milestone.NOT_MEDIATED,
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,)),
        rests_on=(facts_of.proof_that_a_party_is_unreachable,),
    )
    def unreachable(self, *, by, on, words=""):
        """One side cannot be reached, as the attempts prove: no mediation, other ways are named."""
        self.end_reason = EndReason.UNREACHABLE
        self.stop_clock(clock_rules.TO_THE_REFERRER, on=on)
        who = party_marks(p.out_of_reach(self))
        return Done(
            f"多次联系不上{who}，不能开始调解。{words}{self.what_else_was_told()}",
            changed=("end_reason",),
            facts=common.limitation_facts(self),
        )

    @step(
        source=S.FAILED,
        target=S.REQUESTED,
        label="再次申请调解",
        permission=roles.any_of(roles.party, roles.office),
        guards=(
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
            p.somebody_asks_again,
        ),
        milestone=None,
        before_registration=False,
        rests_on=(facts_of.the_end_or_the_decision,),
    )
    def ask_again(self, *, by, on, party=None, how="", proof=""):
        """A party asks again after a mediation without result; everybody is asked again.

        What interrupts limitation is written as of every request (时效规定 12).
        """
        own = roles.party_of(self, by)
        party = own or party
        self.end_reason = ""
        said = self.how_it_came(by, party, on, how)
        asked = self.record_request(party, on, how, proof)
        asked_again = self.ask_everybody_again()
        if own is not None:
            own.record_consent(agrees=True, on=on, how=how)
            asked |= {"agreed": own.pk}
        return Done(
            said,
            changed=("end_reason", "requested_on"),
            facts={"how": how, "proof": proof, "asked_anew": asked_again, **asked},
            parties=True,
        )

    def ask_everybody_again(self) -> list:
        """Forget who had agreed or refused, and been told their rights: a new mediation asks and
        tells every party; their keys."""
        asked = [party.pk for party in self.sheet.parties]
        self.parties.update_read(self.sheet.parties, **NOT_ASKED)
        self.ask_members_again(asked)
        for party in self.sheet.parties:
            for name, value in NOT_ASKED.items():
                setattr(party, name, value)
        return asked
