"""Reports a mediator owes to others: a dispute likely to escalate, a sham mediation."""

from cases.acts import Audience, Done, Effects, entry
from cases.law import articles
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.phases.common import in_text
from cases.states import IN_MEDIATION, Status
from cases.words.days import last_day_in_text
from cases.words.party_marks import party_marks
from cases.words.punctuation import without_final_stop
from mediation import clock

from . import earlier_facts as facts_of
from . import guards_of_reports as g
from . import guards_of_the_police as p
from .answering import Answering

STILL_PAUSED = "调解仍因原来的原因中止"


def _when(at) -> str:
    return f"{in_text(clock.beijing(at))}{clock.local(at):%H:%M}"


class Reports(Answering):
    """Acts by which others are told of a danger."""

    class Meta:
        abstract = True

    @entry(
        states=frozenset(Status),
        label="报告可能激化的纠纷",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
    )
    def report_danger(self, *, by, on, addressee, at, words, measures=""):
        """Report at once what may become violent or a crime; the case is urgent from then on."""
        self.urgent = True
        self.freeze_paper("danger", (addressee, at, words, measures), on)
        taken = f"已采取：{without_final_stop(measures)}。" if measures else ""
        return Done(
            f"{_when(at)}向{addressee}报告（{articles.ESCALATION}）："
            f"{without_final_stop(words)}。{taken}",
            changed=("urgent",),
            audience=Audience.STAFF,
            facts={"addressee": addressee, "at": at.isoformat(), "measures": measures},
        )

    @entry(
        states=(Status.PERFORMED, Status.CLOSED),
        label="代写不予处罚申请",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            p.the_police_sent_it,
            p.somebody_applies,
            p.agreement_was_performed,
        ),
        quiet=True,
        rests_on=(p.the_performance,),
    )
    def apply_to_the_police(self, *, by, on, parties, offence, proof):
        """Write the parties' application to the police that sent the case, to be spared
        (治安管理处罚法 9): they made an agreement here and performed it, as the proof shows.

        `offence` is what the police deal with, and may still decide.
        """
        self.freeze_paper("to_the_police", (parties, offence, proof), on, to=parties)
        names = party_marks(parties)
        return Done(
            f"{names}向{self.sheet.referral.sender}申请不予处罚（{articles.SPARED_BY_THE_POLICE}）。"
            f"治安案件：{without_final_stop(offence)}。履行的凭证：{without_final_stop(proof)}。"
        )

    @entry(
        states=IN_MEDIATION,
        label="中止并报告虚假调解",
        permission=roles.staff,
        guards=(g.sham_is_not_reported_yet,),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_acceptance, facts_of.the_release_of_the_time),
    )
    def report_sham(self, *, by, on, addressee, words):
        """Stop because the mediation may be a sham, and report it; its time stands still."""
        self.freeze_paper("suspicion", (addressee, words), on)
        running, held = self.sheet.clock("K9"), {}
        if running is not None and not running.is_held:
            self.hold_clock(running.key, on)
            held = {"key": running.key, "reason": "发现可能是虚假调解"}
        return Done(
            f"发现可能是虚假调解，中止并报告{addressee}（{articles.SHAM}）："
            f"{without_final_stop(words)}。",
            audience=Audience.STAFF,
            facts={"addressee": addressee, **held},
        )

    @entry(
        states=IN_MEDIATION,
        label="不是虚假调解，恢复调解",
        permission=roles.staff,
        guards=(g.sham_is_reported,),
        effects=Effects(audience=Audience.STAFF),
        rests_on=(facts_of.the_hold, g.the_report),
    )
    def clear_sham(self, *, by, on, body, words):
        """The suspicion was unfounded, as that body established; mediation and its time go on."""
        stopped = self.sheet.clock("K9") and not self.is_held_besides("report_sham")
        running = [self.release_time("K9", on)] if stopped else []
        goes_on = "".join(f"调解期限至{last_day_in_text(clock.due)}。" for clock in running)
        left_out = self.days_left_out(*self.counted_by_appraisals(running))
        found = STILL_PAUSED if self.status == Status.PAUSED else "恢复调解"
        return Done(
            f"{body}查明不是虚假调解，{found}：{without_final_stop(words)}。{goes_on}",
            audience=Audience.STAFF,
            facts={"body": body, "keys": [clock.key for clock in running], **left_out},
        )
