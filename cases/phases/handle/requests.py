"""Requests to the committee: for mediation, and for protection, which interrupt limitation."""

from django.db import models

from cases.acts import Done, Effects, entry, step
from cases.law import articles, deadlines
from cases.phases import common, roles
from cases.states import ON_THE_TABLE, Milestone
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards as g

COMPLAINTS = (S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING)
# The trail sentence of a mediation without a party's request: by the committee itself, or referred.
OWN_MOTION = "调委会主动介入调解"
BY_SOURCE = {"entrusted_court": "收到法院委派、委托，征求各方意见"}
INTERRUPTED = f"诉讼时效自当日中断（{articles.INTERRUPTION}）。"


def _agreed(party) -> dict[str, int]:
    """The trail fact that this party agreed to mediation by asking for it."""
    return {"agreed": party.pk} if party else {}


class Requests(models.Model):
    """Acts by which a right-holder asks the committee."""

    class Meta:
        abstract = True

    @step(
        source=(*COMPLAINTS, S.HANDLED),
        target=S.REQUESTED,
        label="申请调解",
        permission=roles.any_of(roles.office, roles.committee_mediator, roles.party, roles.company),
        guards=(
            common.nobody_refused,
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
        ),
        milestone=Milestone.REQUESTED,
        effects=Effects(ends=deadlines.ANSWER_CLOCKS),
        rests_on=(facts_of.the_last_step_for_who_asks_online,),
        before_registration=True,
    )
    def request_mediation(self, *, by, on, source="application", party=None, how="", proof=""):
        """A right-holder asks the committee, or the committee intervenes; the day is never
        changed."""
        own = roles.party_of(self, by)
        party = own or party
        self._end_handling(on)
        self.source, self.struck_off_on, self.struck_off_by = source, None, ""
        asked = f"{{p{party.pk}}}申请调解" if party else BY_SOURCE.get(source, OWN_MOTION)
        basis = self._record_request(party, on, how, proof) if party else {}
        if own is not None:  # a party that asks for mediation has thereby agreed to it
            own.record_consent(agrees=True, on=on, how=how)
        return Done(
            f"{asked}{f'（{how}）' if how else ''}。{INTERRUPTED if party else ''}",
            changed=("source", "struck_off_on", "struck_off_by", "requested_on"),
            facts={"source": source, "how": how, "proof": proof, **basis, **_agreed(own)},
            parties=party is not None,
        )

    def _record_request(self, party, on, how, proof):
        """Record the party's first request; returns a trail fact naming the party, empty for a
        repeat."""
        if not self.sheet.party(party.pk).record_request(on, how, proof):
            return {}
        self.requested_on = min(filter(None, (self.requested_on, on)))
        return {"asked": party.pk}

    @entry(
        states={S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING, S.HANDLED} | ON_THE_TABLE,
        label="登记权利人提出请求（时效中断）",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(common.only_parties_of_this_case, g.somebody_has_not_asked, g.party_has_not_asked),
        quiet=True,
        before_registration=True,
    )
    def request_protection(self, *, by, on, party, how, proof=""):
        """A further right-holder asks the committee for protection."""
        asked = self._record_request(party, on, how, proof)
        return Done(
            f"{{p{party.pk}}}请求调委会保护权利（{how}）。{INTERRUPTED}",
            changed=("requested_on",),
            facts={"how": how, "proof": proof, **asked},
            parties=True,
        )

    def _end_handling(self, on):
        """Lapse an unanswered dispatch: a silent company never blocks mediation."""
        dispatch = self.sheet.open_dispatch
        if dispatch is not None:
            dispatch.lapse()
            dispatch.save()
            on = max(on, dispatch.sent_on)  # a request may have been made before the dispatch
        self.stop_clock("K2a", "K2b", on=on)
