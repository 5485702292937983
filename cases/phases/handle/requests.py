"""Requests to the committee: for mediation, and for protection, which interrupt limitation."""

from django.db import models

from cases.acts import Done, Effects, entry, step
from cases.law import clock_rules, limitation
from cases.phases import common, roles
from cases.states import Milestone
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import earlier_facts as facts_of
from . import guards as g

COMPLAINTS = (S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING)
# The trail sentences of a mediation without a party's request.
OWN_MOTION, WILL_IS_ASKED = "调委会主动介入调解", "征求各方意见"
REFERRERS = {
    "entrusted_court": ("法院", "委派函"),
    "entrusted_procuratorate": ("检察院", "移送函"),
    "entrusted_police": ("公安机关", "移送函"),
    "entrusted_petition": ("信访部门", "移送函"),
    "entrusted_other": ("有关部门", "移送函"),
}


def _referred(source, referrer, number, *, filed=False) -> str:
    """The sentence of a referral: who sent which letter; empty for another source.

    A court that has `filed` the suit entrusts it (特邀规定 1, 20).
    """
    if source not in REFERRERS:
        return ""
    body, letter = REFERRERS[source]
    letter = "委托函" if filed else letter
    written = f"。来函文号：{number}" if number else ""
    return f"收到{referrer or body}{letter}，{WILL_IS_ASKED}{written}"


def _agreed(party) -> dict[str, int]:
    """The trail fact that this party agreed to mediation by asking for it."""
    return {"agreed": party.pk} if party else {}


ENDS_BY_ITSELF = "案件转入下一步"


class Requests(models.Model):
    """Acts by which a right-holder asks the committee."""

    class Meta:
        abstract = True

    @step(
        source=(*COMPLAINTS, S.HANDLED),
        target=S.REQUESTED,
        label="申请调解",
        permission=roles.any_of(
            *(roles.office, roles.committee_mediator, roles.party, roles.company, roles.system)
        ),
        guards=(
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
            g.source_fits_who_asks,
        ),
        milestone=Milestone.REQUESTED,
        effects=Effects(ends=clock_rules.HANDLING_CLOCKS),
        rests_on=(facts_of.the_last_step_for_who_asks_online,),
        before_registration=True,
    )
    def request_mediation(self, *, by, on, source="", party=None, how="", proof="", **referral):
        """A right-holder asks the committee, a body refers the matter, or the committee
        intervenes.

        `referral` holds who referred it and under which number: `referrer`, `referral_number`.

        Recorded even if another party has refused: whether mediation can begin is decided
        at the acceptance.
        """
        own = roles.party_of(self, by)
        party = own or party
        self.end_handling(on)
        self.source = self.on_route.source or source or g.source_of(party)
        self._keep_number_of(**referral)
        said = self.how_it_came(by, party, on, how, **referral)
        asked = self.record_request(party, on, how, proof) if party else {}
        if own is not None:  # a party that asks for mediation has thereby agreed to it
            own.record_consent(agrees=True, on=on, how=how)
        return Done(
            said,
            changed=("source", "requested_on"),
            facts={"source": self.source, "how": how, "proof": proof, **asked, **_agreed(own)},
            parties=party is not None,
        )

    def how_it_came(self, by, party, on, how, referrer="", referral_number=""):
        """The trail sentence: who referred the matter, who asked, or that nobody did.

        Read before the request is recorded: of one day the interruption is told once.
        """
        if referral := self.sheet.referral:
            referrer, referral_number = referral.sender, referral.number
        filed = self.on_route.court_paper
        referred = _referred(self.source, referrer, referral_number, filed=filed)
        if party is None:
            return f"{referred or self._proposed(by) or OWN_MOTION}{f'（{how}）' if how else ''}。"
        interrupted = self._interruption(party, on)
        asked = f"{party_mark(party.pk)}申请调解{f'（{how}）' if how else ''}。{interrupted}"
        return f"{referred}。{asked}" if referred else asked

    def _interruption(self, party, on) -> str:
        """What a request means for limitation; empty if the trail said so of the same day."""
        if on in self.sheet.party(party.pk).days_asked:
            return ""
        return limitation.at_request(self.sheet.claims_of(party))

    def _proposed(self, by):
        """The sentence of a company that is no party: it proposes, and asks for no right."""
        if not roles.company(self, by):
            return ""
        return f"{self.company.short_name or self.company}建议调解，{WILL_IS_ASKED}"

    def _keep_number_of(self, referrer="", referral_number=""):
        """Keep the number of a referral in the system of who made it."""
        if referral_number:
            name = referrer or self.get_source_display()
            self.external_numbers.create(system=name[:40], number=referral_number)

    def record_request(self, party, on, how, proof):
        """Record a request of the party; the trail fact tells the first one from a repeat."""
        if not self.sheet.party(party.pk).record_request(on, how, proof):
            return {"asked_again": party.pk}
        self.requested_on = min(filter(None, (self.requested_on, on)))
        return {"asked": party.pk}

    @entry(
        states=frozenset(S) - {S.ARCHIVED},
        label="登记权利人提出请求（时效中断）",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(common.only_parties_of_this_case, g.request_is_new),
        quiet=True,
        before_registration=True,
    )
    def request_protection(self, *, by, on, party, how, proof=""):
        """A right-holder asks the committee for protection, the first time or again."""
        interrupted = self._interruption(party, on)
        asked = self.record_request(party, on, how, proof)
        return Done(
            f"{party_mark(party.pk)}请求调委会保护权利（{how}）。{interrupted}",
            changed=("requested_on",),
            facts={"how": how, "proof": proof, **asked},
            parties=True,
        )

    def end_handling(self, on, *keys):
        """Lapse an unanswered dispatch: a silent company never blocks mediation; end these clocks
        besides."""
        dispatch = self.sheet.open_dispatch
        if dispatch is not None:
            dispatch.lapse()
            dispatch.save()
            on = max(on, dispatch.sent_on)  # a request may have been made before the dispatch
        self.end_supervision(on, ENDS_BY_ITSELF)
        self.stop_clock(*clock_rules.OF_THE_ADDRESSEE, *keys, on=on)
