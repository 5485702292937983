"""A matter handled on the spot, reviewed once, or taken up again."""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles
from cases.phases import roles
from cases.states import Milestone
from cases.states import Status as S
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_handling_again as again
from . import guards_of_receipt as receipt
from . import guards_of_sending_back as back
from .sending_back import SendingBack


class HandlingAgain(SendingBack):
    """Acts that answer without a dispatch, or take an answered or ended matter up again."""

    class Meta:
        abstract = True

    @step(
        source=S.REGISTERED,
        target=S.ANSWERED,
        label="当场处结",
        permission=roles.office,
        guards=(g.source_place_and_matter_known, g.no_utility_is_cut),
        milestone=Milestone.ANSWERED,
        rests_on=facts_of.BACK_AT_THE_OFFICE,
    )
    def resolve_on_spot(self, *, by, on, findings, action, answered_by):
        """What can be settled at once is answered without a dispatch: findings, action, person."""
        answer = {"findings": findings, "action": action, "answered_by": answered_by}
        self.answers.create(on=on, principal=by.principal, **answer)
        return Done(f"当场办理：{findings.rstrip('。')}。处理：{action.rstrip('。')}。")

    @step(
        source=S.ANSWERED,
        target=S.DISPATCHED,
        label="复核一次",
        permission=roles.office,
        guards=(
            again.rated_unsatisfied,
            again.not_reviewed_before,
            g.company_manages_the_estate,
            back.not_to_who_sent_it_back,
            receipt.received_since_the_dispatch,
        ),
        admits=(Function.COMPANY,),
        effects=Effects(starts=ClockTrigger.ADDRESSEE),
        rests_on=(facts_of.the_first_bad_rating, facts_of.the_end_of_the_notice),
    )
    def review(self, *, by, on, reason, company=None, department=None, received_on=None):
        """An unsatisfied resident gets one review: the addressee must answer once more."""
        sent = self._send_again(company, department, on, reason, received_on)
        return Done(
            f"复核：{reason.rstrip('。')}。由{sent}。",
            changed=("company",),
            facts={"reason": reason},
        )

    @step(
        source=S.HANDLED,
        target=S.DISPATCHED,
        label="重新办理",
        permission=roles.office,
        guards=(
            g.company_manages_the_estate,
            back.not_to_who_sent_it_back,
            receipt.received_since_the_dispatch,
        ),
        admits=(Function.COMPANY,),
        effects=Effects(starts=ClockTrigger.ADDRESSEE),
    )
    def reopen_handling(self, *, by, on, reason, company=None, department=None, received_on=None):
        """A handled complaint that came up again is sent out again."""
        sent = self._send_again(company, department, on, reason, received_on)
        return Done(
            f"重新办理：{reason.rstrip('。')}。由{sent}。",
            changed=("company",),
            facts={"reason": reason},
        )

    @step(
        source=(S.DECLINED, S.WITHDRAWN),
        target=S.REGISTERED,
        label="重新登记",
        permission=roles.office,
    )
    def reopen(self, *, by, on, reason):
        """What was declined or withdrawn is taken up again; whether a bar remains is asked again.

        Every day on which a right-holder asked stays as it is.
        """
        self.bar = self.bar_body = ""
        self.void_the_letter_of_refusal()
        return Done(
            f"重新登记：{reason.rstrip('。')}。原来的登记日和请求日不变（{articles.INTERRUPTION}）。",
            changed=("bar", "bar_body"),
            facts={"reason": reason},
        )

    def _send_again(self, company, department, on, note, received_on) -> str:
        """Send it out again; returns who must answer, and by when."""
        self.company = company or self.company
        sent, until = self.send_to(company, department, on, note, received_on)
        return f"{sent.addressee}办理{until}"
