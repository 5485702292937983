"""From the final text to an agreement in force, written or oral."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.phases import common, roles
from cases.states import Status as S
from cases.words.party_marks import party_mark, party_marks

from . import earlier_facts as facts_of
from . import guards_of_agreeing as g
from . import guards_of_effect as e
from . import guards_of_member_results as results
from . import guards_of_representation as of
from . import guards_of_sealing as sealing
from .agreement import Agreement
from .clauses import Clause
from .guards_of_mediators import no_recusal_is_open
from .guards_of_reports import mediation_is_not_suspended
from .oral_agreements import AGREED_AFTER, WHO_MAY_AGREE
from .signatures import Signature
from .taking_effect import TakingEffect
from .time_of_mediation import CONCLUDED, until_in_words

MARKS_LEAVE = ("agreements", "held_clocks")  # what a mark does not change
SEAL_SET = "加盖调委会印章"


def _copy_of(clause):
    """A copy of a clause for another version: its position and its values with instalments."""
    values = {
        f.name: getattr(clause, f.name)
        for f in Clause._meta.concrete_fields
        if f.name not in ("id", "agreement", "position")
    }
    people = {party.pk: party for party in (*clause.debtors, *clause.creditors)}
    beside = {"also_by": clause.debtors, "also_to": clause.creditors}
    shares = [(people[key], share) for key, share in clause.written_shares.items()]
    return clause.position, values | beside | {"instalments": clause.plan(), "shares": shares}


def _signer_name(party, who, typed):
    """The name of who signed for the party; empty where it signed itself."""
    if who == Signature.Who.SELF:
        return ""
    by_office = who == Signature.Who.LEGAL_REPRESENTATIVE
    return (typed.strip() or of.legal_representative(party)) if by_office else party.speaker_name


class Agreeing(TakingEffect):
    """Acts on an agreement, from its final text to its effect."""

    class Meta:
        abstract = True

    @step(
        source=S.MEDIATING,
        target=S.SIGNING,
        label="协议定稿",
        permission=roles.mediator,
        guards=(
            mediation_is_not_suspended,
            g.a_session_is_on_record,
            g.a_draft_exists,
            g.no_open_defect,
            *WHO_MAY_AGREE,
            g.clauses_name_only_active_parties,
            g.no_money_through_the_committee,
            g.earlier_payments_are_new,
            of.groups_are_known,
            results.members_agreed_to_what_is_written,
        ),
        rests_on=AGREED_AFTER,
    )
    def draft_agreement(self, *, by, on):
        """Freeze the text and draw its number; after this only marks are added."""
        agreement = self.freeze_text(on)
        return Done(
            f"协议定稿，编号{self.agreement_number}（第{agreement.version}版），等待签署。",
            changed=("agreement_number",),
            untouched=("agreements",),
        )

    def freeze_text(self, on) -> Agreement:
        """Freeze the text in hand and its paper; the number stays through the versions."""
        agreement = self.sheet.text_in_hand
        agreement.freeze(on)
        agreement.save()
        if not self.agreement_number:
            self.agreement_number = self.draw_number("agreement", on)
        varies = self.sheet.agreement_in_force is not None
        self.freeze_paper("agreement", agreement, on, beside=varies)
        return agreement

    @step(
        source=S.SIGNING,
        target=S.MEDIATING,
        label="修改协议",
        permission=roles.mediator,
        guards=(mediation_is_not_suspended, e.not_in_force_by_the_parties),
        quiet=True,
        rests_on=(facts_of.the_final_text, facts_of.the_last_mark),
    )
    def amend(self, *, by, on, reason):
        """Reopen the text: all marks are void, a new version will supersede this one."""
        old = self.sheet.agreement
        old.supersede()
        old.save()
        new = self.agreements.create(
            version=old.version + 1, facts=old.facts, performance=old.performance
        )
        self._create_clauses(new, [_copy_of(clause) for clause in old.parts])
        self.supersede_paper("agreement", beside=self.sheet.agreement_in_force is not None)
        again, concluded = self.go_on_mediating(on)
        runs = "接着计算，" if again and not again.is_held else ""
        goes_on = f"调解期限{runs}{until_in_words(again)}。" if again else ""
        held = {CONCLUDED: concluded, **self.days_left_out(again)} if again else {}
        return Done(
            f"修改协议：{reason}。第{old.version}版的签署全部作废，须重新签署。{goes_on}",
            facts={"reason": reason, **held},
        )

    @entry(
        states={S.SIGNING},
        label="登记当事人签署",
        permission=roles.staff,
        guards=(
            mediation_is_not_suspended,
            common.only_parties_of_this_case,
            g.not_signed_yet,
            of.who_signed_is_known,
            of.who_signed_may_sign,
            of.legal_representative_is_named,
            of.agents_may_settle,
            g.identity_was_checked,
            g.electronic_signing_is_allowed,
        ),
        effects=Effects(starts=ClockTrigger.LAST_MARK, mark="party"),
        rests_on=(facts_of.the_final_text,),
    )
    def sign(
        self, *, by, on, party, mark, identity_checked, way="paper", signer="", signer_name=""
    ):
        """A party or who represents it signs, stamps or gives a fingerprint, identity checked."""
        who = of.who_signs({"party": party, "signer": signer, "mark": mark})
        name = _signer_name(party, who, signer_name)
        signature = self.sheet.agreement.set_mark(
            kind="party",
            party=party,
            name=name or party.name,
            mark=mark,
            signer=who,
            way=way,
            identity_checked=identity_checked,
            on=on,
            recorded_by=by.name,
        )
        self.end_the_time_once_concluded()
        return Done(
            f"{party_mark(party.pk)}{name and f'由{Signature.Who(who).label}{name}'}"
            f"{signature.get_mark_display()}（已核对身份）。",
            untouched=MARKS_LEAVE,
        )

    @entry(
        states={S.SIGNING},
        label="调解员签名",
        permission=roles.mediator,
        guards=(mediation_is_not_suspended, no_recusal_is_open, g.mediator_not_signed_yet),
        effects=Effects(starts=ClockTrigger.LAST_MARK, mark="mediator"),
        rests_on=(facts_of.the_final_text, facts_of.the_assignment_of_who_acts),
    )
    def mediator_sign(self, *, by, on):
        """The mediator signs."""
        self._staff_mark("mediator", "name", by, on)
        return Done(f"调解员{by.name}签名。", untouched=MARKS_LEAVE)

    @entry(
        states={S.SIGNING},
        label="加盖调委会印章",
        permission=roles.office,
        guards=(
            mediation_is_not_suspended,
            g.not_sealed_yet,
            sealing.seal_by_a_second_person,
            sealing.seal_before_all_marks_is_meant,
        ),
        effects=Effects(starts=ClockTrigger.LAST_MARK, mark="seal"),
        rests_on=(facts_of.the_final_text,),
    )
    def seal(self, *, by, on, incomplete=False, checked_by=None):
        """A second person sets the committee's seal, or checks it where the office has one person.

        The trail says which marks were there, and who checked.
        """
        seen = self._marks_seen()
        self._staff_mark("seal", "stamp", by, on)
        checked = f"（{checked_by.name}核对，本会没有别的办公人员）" if checked_by else ""
        return Done(f"{by.name}{SEAL_SET}{checked}。{seen}", untouched=MARKS_LEAVE)

    def _marks_seen(self) -> str:
        """The signatures under the agreement now, by name and count, and those still missing."""
        agreement, needed = self.sheet.agreement, self.sheet.needed_parties
        unsigned = agreement.unsigned(needed)
        others = [party for party in self.sheet.parties if party not in needed]
        absent = agreement.unsigned(others)
        parties = [*needed, *(party for party in others if party not in absent)]
        signed = [party for party in parties if party not in unsigned]
        mark = agreement.mark("mediator")
        of_mediator = f"调解员{mark.name}已签名" if mark else "调解员还没有签名"
        count = f"当事人{len(parties)}方中{len(signed)}方已签署{_named(signed)}"
        lacking = f"；还没有签署的：{party_marks(unsigned)}" if unsigned else ""
        return f"盖章时，{count}，{of_mediator}{lacking}。"

    def _staff_mark(self, kind, mark, by, on):
        self.sheet.agreement.set_mark(
            kind=kind, name=by.name, mark=mark, on=on, recorded_by=by.name
        )
        self.end_the_time_once_concluded()

    def make_way_for(self, agreement):
        """The version in force, and its paper, are superseded by the one that takes effect."""
        old = self.sheet.agreement_in_force
        if old is None or old == agreement:
            return
        old.supersede()
        old.save()
        self.end_its_oral_form(old)
        self.put_paper_in_place("agreement")

    def void_agreement(self, on):
        """Void a draft or an unsigned text, which never came into force; its number is
        registered 作废."""
        agreement = self.sheet.text_in_hand
        if agreement is None or agreement.status not in ("drafting", "signing"):
            return
        was_numbered = agreement.status == Agreement.Status.SIGNING
        agreement.make_void()
        agreement.save()
        varies = self.sheet.agreement_in_force is not None
        if was_numbered:  # a draft has no paper; that of an amended text is superseded already
            self.supersede_paper("agreement", beside=varies)
        if (was_numbered or self.agreement_number) and not varies:
            self._void_agreement_number()

    def _void_agreement_number(self):
        """Register the number of a text that nobody signed as 作废."""
        self.void_number("agreement", "未签署生效")

    def annul_agreement(self):
        """A court found the agreement in force void, or revoked it: its paper is worth nothing."""
        agreement = self.sheet.agreement_in_force
        if agreement is None:
            return
        agreement.annul()
        agreement.save()
        self.end_its_oral_form(agreement)
        if self.agreement_number:
            self.supersede_paper("agreement")
            self.void_number("agreement", "法院认定协议无效或者予以撤销")


def _named(parties) -> str:
    return f"（{party_marks(parties)}）" if parties else ""
