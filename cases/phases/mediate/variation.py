"""A variation of what the parties agreed: talked about again, written beside it, or given up.

Until all have signed the new text, the agreement in force binds and is performed (民法典 543). The
paper of a court or a notary is not varied by the parties: they settle what is owed under it.
"""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_agreeing as of_agreeing
from .agreeing import Agreeing
from .guards_of_effect import not_in_force_by_the_parties
from .guards_of_member_results import members_agreed_to_what_is_written
from .oral_agreements import WHO_MAY_AGREE

MAY_BE_VARIED = (g.a_title_in_force, g.what_is_in_force_is_the_agreement)


class Variation(Agreeing):
    """Acts of a variation."""

    class Meta:
        abstract = True

    @step(
        source=(S.PERFORMING, S.DEFAULTED),
        target=S.SIGNING,
        label="变更协议",
        permission=roles.mediator,
        guards=(
            *MAY_BE_VARIED,
            of_agreeing.a_draft_exists,
            of_agreeing.no_open_defect,
            *WHO_MAY_AGREE,
            of_agreeing.clauses_name_only_active_parties,
            of_agreeing.no_money_through_the_committee,
            of_agreeing.earlier_payments_are_new,
            members_agreed_to_what_is_written,
        ),
        quiet=True,
        rests_on=(shared.the_agreement_in_force, shared.the_end_of_the_proceeding),
    )
    def vary(self, *, by, on):
        """Freeze a text that varies what is in force; until all have signed, that binds on."""
        agreement = self.freeze_text(on)
        return Done(
            f"变更协议定稿（第{agreement.version}版），等待签署；签署生效以前，原来的继续有效"
            f"（{articles.VARIED}）。",
            changed=("agreement_number",),
            untouched=("agreements", "obligations"),
        )

    def go_on_mediating(self, on):
        """As of any text; one written without talks has no time yet, which begins that day."""
        if self.sheet.title is None or not self._was_written_without_talks():
            return super().go_on_mediating(on)
        self.start_clock("K9", on, must_act=self.mediator.name)
        return None, None

    def _was_written_without_talks(self) -> bool:
        frozen = self.trail.filter(target=S.SIGNING).order_by("seq").last()
        return frozen.name == "vary"

    @step(
        source=(S.ADJUDICATING, S.PERFORMING),
        target=S.MEDIATING,
        label="重新协商",
        permission=roles.mediator,
        guards=(*MAY_BE_VARIED, g.no_proceeding_decides_now),
        quiet=True,
        effects=Effects(starts=ClockTrigger.MEDIATION_AGAIN),
        rests_on=(shared.the_agreement_in_force, shared.the_end_of_the_proceeding),
    )
    def renegotiate(self, *, by, on, reason):
        """Talk again about what is in force, which binds until a variation takes effect."""
        due = self.start_clock("K9", on, must_act=self.mediator.name)
        return Done(
            f"重新协商：{without_final_stop(reason)}。原来的继续有效；调解期限至{last_day_in_text(due)}。",
            facts={"reason": reason},
        )

    @step(
        source=(S.MEDIATING, S.PAUSED, S.SIGNING),
        target=S.PERFORMING,
        label="放弃变更，继续履行",
        permission=roles.mediator,
        guards=(g.a_title_in_force, not_in_force_by_the_parties),
        quiet=True,
        effects=Effects(ends=("K9",)),
        rests_on=(facts_of.the_last_session, facts_of.the_last_mark),
    )
    def abandon_variation(self, *, by, on, reason):
        """No variation comes about: what was agreed before is performed on."""
        self.stop_clock("K9", on=on)
        self.void_agreement(on)
        return Done(
            f"放弃变更，原来的继续履行：{without_final_stop(reason)}。", facts={"reason": reason}
        )
