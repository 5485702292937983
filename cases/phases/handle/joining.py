"""One dispute told several times: the later case joins the lead case, and may leave it again."""

from cases.acts import Done, Effects, step
from cases.law import clock_rules
from cases.phases import roles
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards_of_joining as g
from .linking import Linking


class Joining(Linking):
    """Acts on the lead case of a case; each keeps its trail, its registration and request days."""

    class Meta:
        abstract = True

    @step(
        source=(S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.REQUESTED),
        target=S.JOINED,
        label="并案",
        permission=roles.office,
        guards=(g.lead_is_open_here, g.nobody_joined_this_one),
        quiet=True,
        effects=Effects(ends=clock_rules.BEFORE_MEDIATION),
        rests_on=(facts_of.the_registration_of_the_lead, *facts_of.BACK_AT_THE_OFFICE),
    )
    def join(self, *, by, on, lead, reason):
        """Go on in the lead case, given by its number; what was sent out is no longer awaited."""
        self.lead = g.lead_case(self, lead)
        self.end_handling(on, clock_rules.TO_THE_REFERRER)
        return Done(
            f"与{self.lead.number}为同一纠纷，并入一起办理：{reason.rstrip('。')}。"
            "本件的登记日、请求日不变。",
            changed=("lead",),
            facts={"lead": self.lead.number, "reason": reason},
        )

    @step(
        source=S.JOINED,
        target=S.REGISTERED,
        label="脱离并案",
        permission=roles.office,
        rests_on=(facts_of.the_joining,),
    )
    def leave(self, *, by, on, reason):
        """Leave the lead case, to be handled alone again."""
        number, self.lead = self.lead.number if self.lead else "主案", None
        return Done(
            f"脱离{number}，单独办理：{reason.rstrip('。')}。",
            changed=("lead",),
            facts={"reason": reason},
        )
