"""Taking part in a mediation: parties who join and leave, contacts with them, their consent."""

from django.db import models

from cases.acts import Audience, Done, Effects, Unseen, entry
from cases.law.deadlines import DAY
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.phases.common import in_text
from cases.states import ON_THE_TABLE, OPEN
from cases.states import Status as S
from cases.words.party_marks import party_mark
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_dual_agency as dual
from . import guards_of_groups as groups
from . import guards_of_later_roles as later
from . import guards_of_representation as of
from . import guards_of_who_acts as acts
from . import ties

OWN_SHARE_FALLS_AWAY = "与别人按份的请求，其自己的一份不再计入涉及金额。"
SIGN_AGAIN = "其当天及以后的签名不作数，这一方要重新签署。"


def _by_whom(party) -> str:
    """Who acts for a party, as the trail says it; its capacity is not for everybody."""
    if not party.speaker:
        return "由本人出面"
    until = f"，期限至{party.speaker_until:%Y年%-m月%-d日}" if party.speaker_until else ""
    scope = f"（{party.speaker_scope}{until}）" if party.speaker_scope or until else ""
    return f"由{party.get_speaker_display()}{party.speaker_name}出面{scope}"


class Participation(models.Model):
    """Acts on the parties of a mediation."""

    class Meta:
        abstract = True

    @entry(
        states=OPEN - {S.SIGNING},
        label="补登当事人",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            g.company_is_an_organisation,
            common.dwelling_is_in_the_estate,
            of.who_speaks_is_named,
            of.capacity_has_its_ground,
            acts.a_guardian_acts_for_who_needs_one,
            acts.authority_has_not_ended,
            dual.acts_for_one_side,
            later.no_mediator_speaks_for_a_party,
        ),
        quiet=True,
        admits=(Function.COMPANY,),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def add_party(self, *, by, on, **fields):
        """Add a party with the day it joined."""
        party = self.new_party(on=on, **fields)
        self.distinguish_namesakes()
        follows, changed = self._take_over_claims(party)
        acts = f"，{_by_whom(party)}" if party.speaker else ""
        return Done(
            f"补登{party.get_role_display()}{party_mark(party.pk)}{acts}{follows}"
            f"{self._ties_to_mediator()}",
            changed=changed,
            parties=True,
        )

    def _ties_to_mediator(self) -> str:
        """That the mediator has a tie to a party, which all have to know before they go on."""
        who = self.mediator if self.status in ON_THE_TABLE else None
        tie = "" if who is None else ties.tie_of(self, who)
        if not tie or ties.has_waiver(self, who):
            return ""
        return ties.ONLY_IF_WAIVED.format(tie, ties.article_of_ties(self))

    def _take_over_claims(self, party) -> tuple[str, tuple[str, ...]]:
        """Whom the new party follows; where that one is no more, its claims go over."""
        before = party.predecessor
        if before is None:
            return "。", ()
        sums = self.sheet.counted_sums
        moved = "" if before.active else self.hand_claims_on(before, [party])
        changed = self.follow_claims() if self.sheet.counted_sums != sums else ()
        return f"，接替{party_mark(before.pk)}。{moved}", changed

    @entry(
        states=OPEN - {S.SIGNING},
        label="登记由谁出面",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            of.who_speaks_is_named,
            of.capacity_has_its_ground,
            acts.a_guardian_acts_for_who_needs_one,
            acts.authority_has_not_ended,
            dual.acts_for_one_side,
            later.no_mediator_speaks_for_a_party,
        ),
        quiet=True,
        rests_on=(shared.the_party_joined, facts_of.the_last_word_on_who_acts),
    )
    def represent(
        self,
        *,
        by,
        on,
        party,
        speaker,
        speaker_name="",
        speaker_phone="",
        speaker_scope="",
        speaker_until=None,
        capacity=None,
        capacity_ground="",
    ):
        """Record who acts for a party from now on, by what authority, and the party's capacity.

        A capacity of None stays as registered.
        """
        values = {"speaker": speaker, "speaker_name": speaker_name, "speaker_scope": speaker_scope}
        values |= {"speaker_phone": speaker_phone, "speaker_until": speaker_until}
        if capacity is not None:
            values |= {"capacity": capacity, "capacity_ground": capacity_ground}
        party = self._change_party(party.pk, values)
        return Done(f"{party_mark(party.pk)}{_by_whom(party)}。", parties=True)

    def _change_party(self, pk, values):
        """Write these columns of a party of this case; returns it."""
        party = self.sheet.party(pk)
        for name, value in values.items():
            setattr(party, name, value)
        party.save(update_fields=list(values))
        return party

    @entry(
        states=OPEN,
        label="登记代理权终止",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            of.somebody_acts_by_an_agent,
            common.only_parties_of_this_case,
            of.an_agent_has_authority,
        ),
        quiet=True,
        rests_on=(shared.the_party_joined, facts_of.the_last_word_on_who_acts),
    )
    def end_authority(self, *, by, on, party, reason):
        """Record that an agent's authority ended that day, from which it signs nothing any more.

        What it signed that day, or later, under a text not in force is void: of one day nobody
        knows which came first. What it signed before stands (民法典 171, 173).
        """
        party = self._change_party(party.pk, {"speaker_until": on - DAY})
        void = self._strike_marks_of_agent(party, on)
        return Done(
            f"{party_mark(party.pk)}的{party.speaker_word}{party.speaker_name}的代理权"
            f"自{in_text(on)}起终止：{reason.rstrip('。')}。{SIGN_AGAIN if void else ''}",
            parties=True,
        )

    def _strike_marks_of_agent(self, party, since) -> bool:
        """Delete the agent's marks from that day on under a text that is being signed."""
        agreement = self.sheet.agreement
        if agreement is None or agreement.status != agreement.Status.SIGNING:
            return False
        if self.sheet.in_force_by_the_parties:
            return False
        return agreement.strike_marks_of_agent(party, since)

    @entry(
        states=OPEN - {S.SIGNING},
        label="当事人退出",
        permission=roles.staff,
        guards=(common.only_parties_of_this_case, g.owes_nothing_and_is_owed_nothing),
        quiet=True,
        admits=(
            Function.COMPANY,
            Function.RESIDENT,
        ),
        rests_on=(facts_of.last_record_of_the_party,),
    )
    def release_party(self, *, by, on, party, reason):
        """Release a party from the dispute, with day and reason."""
        party = self.sheet.party(party.pk)
        counted, sums = self.sheet.counted_claims, self.sheet.counted_sums
        party.released_on, party.released_reason = on, reason
        party.save(update_fields=["released_on", "released_reason"])
        self.keep_what_was_settled(party)
        followers = [one for one in self.sheet.parties if one.predecessor_id == party.pk]
        moved = self.hand_claims_on(party, followers) if followers else ""
        dropped, changed = self._drop_claims(counted, sums)
        sentence = f"{party_mark(party.pk)}退出本案：{reason.rstrip('。')}。{moved}{dropped}"
        return Done(sentence, changed=changed, parties=True)

    def _drop_claims(self, before, sums) -> tuple[str, tuple[str, ...]]:
        """Count no more the claims of a side that nobody is left of, nor the share of who left.

        All stay on record. `before` and `sums` are what counted. Returns the sentence, and what
        changed of the case.
        """
        counted = self.sheet.counted_claims
        items = "、".join(f"“{one.item.rstrip('。')}”" for one in before if one not in counted)
        sentence = f"与其有关的请求{items}仍在案，不再计入涉及金额。" if items else ""
        if self.sheet.counted_sums == sums:
            return sentence, ()
        return sentence or OWN_SHARE_FALLS_AWAY, self.follow_claims()

    @entry(
        states=ON_THE_TABLE,
        label="记录联系",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(common.only_parties_of_this_case,),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_request, shared.the_party_joined),
    )
    def contact(self, *, by, on, party, way, reached, at, words=""):
        """Record one attempt to reach a party."""
        attempt = self.contact_attempts.create(
            party=party, way=way, reached=reached, words=words, at=at
        )
        result = "已联系上" if reached else "未联系上"
        return Done(
            f"{attempt.get_way_display()}联系{party_mark(party.pk)}：{result}。{words}",
            audience=Audience.STAFF,
        )

    @entry(
        states={S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.HANDLED} | ON_THE_TABLE,
        label="记录是否同意调解",
        permission=roles.any_of(roles.staff, roles.committee_mediator, roles.party),
        guards=(
            common.only_parties_of_this_case,
            common.speaks_only_for_own_party,
            groups.members_answer_themselves,
            g.who_agreed_leaves_by_stopping,
        ),
        rests_on=(
            shared.the_party_joined,
            shared.the_new_request,
            facts_of.the_last_answer_of_the_party,
            facts_of.acceptance_after_answer,
        ),
    )
    def consent(self, *, by, on, party, agrees, how=""):
        """Record one party's yes or no to mediation; silence is never recorded as either."""
        self.sheet.party(party.pk).record_consent(agrees=agrees, on=on, how=how)
        word = "同意调解" if agrees else "明确表示不同意调解"
        return Done(
            f"{party_mark(party.pk)}{word}{f'（{how}）' if how else ''}。",
            facts={"agrees": agrees},
            parties=True,
        )
