"""After a ruling confirmed an agreement: its service, objections to it, and what becomes of them
(K15, 民诉法解释 372)."""

from django.db import models

from cases.acts import ClockTrigger, Done, Effects, Follow, entry, step
from cases.earlier_facts import earlier_fact
from cases.law import articles
from cases.law.clocks_of_courts import OBJECTION
from cases.phases import common, roles
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop

from . import guards_of_objections as g
from .guards_of_claims import filing_is_proved
from .time_to_apply import lateness

UNDER_A_TITLE = frozenset({S.PERFORMING, S.DEFAULTED, S.ENFORCING})
# What was performed, enforced in vain or closed may be set aside as well.
WHILE_IT_STANDS = UNDER_A_TITLE | {S.PERFORMED, S.UNSATISFIED, S.CLOSED}
STILL_IN_FORCE = "法院决定以前，裁定没有撤销，仍按裁定履行"
NOTHING_CHANGES = "确认裁定不变，照旧履行"
BINDS_AS_AGREED = (
    "不能再凭它申请执行。调解协议仍有约束力：不履行的，可以就协议起诉；"
    "认为协议无效或者可以撤销的，可以请求法院确认或者撤销"
)


@earlier_fact("确认裁定是那天作出的")
def the_confirming_ruling(case, facts):
    ruling = g.confirming_ruling(case)
    return ruling and ruling.decided_on


@earlier_fact("确认裁定是那天撤销的")
def the_setting_aside(case, facts):
    return max((p.set_aside_on for p in case.sheet.proceedings if p.set_aside_on), default=None)


@earlier_fact("异议是那天提出的")
def the_objection(case, facts):
    ruling = g.confirming_ruling(case)
    return ruling and ruling.objected_on


class Objections(models.Model):
    """Acts on a ruling that confirmed the agreement."""

    class Meta:
        abstract = True

    @entry(
        states=UNDER_A_TITLE,
        label="登记裁定书送达",
        permission=roles.office,
        guards=(g.confirmation_is_in_force, g.ruling_is_to_be_served, filing_is_proved),
        quiet=True,
        effects=Effects(starts=ClockTrigger.RULING_SERVED),
        rests_on=(the_confirming_ruling,),
    )
    def serve_ruling(self, *, by, on, proof):
        """The last party was served with the ruling: all may object for fifteen days."""
        ruling = g.confirming_ruling(self)
        ruling.served_on = on
        ruling.save(update_fields=["served_on"])
        due = self.start_clock(OBJECTION, on)
        return Done(
            f"确认裁定送达各方。当事人有异议的，{by_last_day(due)}向{ruling.body}"
            f"提出（{articles.OBJECTION_TO_A_RULING}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": ruling.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记对裁定的异议",
        permission=roles.office,
        guards=(
            common.only_parties_of_this_case,
            g.confirmation_is_in_force,
            g.no_objection_waits,
            g.objector_is_named,
            g.objection_counts_from_a_day_after_the_ruling,
            filing_is_proved,
        ),
        quiet=True,
        rests_on=(the_confirming_ruling,),
    )
    def object_to_ruling(self, *, by, on, who, since, proof, party=None, outsider=""):
        """A party, or another whose rights it touches, objects to the court that ruled.

        `since` is the day of the party's own receipt, or of the other's knowledge; late, the court
        decides.
        """
        ruling = g.confirming_ruling(self)
        ruling.objected_on = on
        self.note_question()
        ruling.save(update_fields=["objected_on"])
        by_party = who == g.Objector.PARTY
        name = party_mark(party.pk) if by_party else f"利害关系人{outsider.strip()}"
        began = "收到裁定" if by_party else "知道权益受到侵害"
        late = lateness(g.last_day_to_object(self, who, since), on)
        return Done(
            f"{name}（{common.in_text(since)}{began}）向{ruling.body}对确认裁定提出异议"
            f"（{articles.OBJECTION_TO_A_RULING}）。{late}{STILL_IN_FORCE}。"
            f"凭证：{without_final_stop(proof)}。",
            facts={"proceeding": ruling.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记异议被驳回",
        permission=roles.office,
        guards=(g.an_objection_waits,),
        quiet=True,
        rests_on=(the_objection,),
    )
    def objection_rejected(self, *, by, on, ruling):
        """The court found the objection unfounded: nothing changes."""
        confirmed = g.confirming_ruling(self)
        confirmed.objected_on = None
        confirmed.save(update_fields=["objected_on"])
        return Done(
            f"{confirmed.body}认为异议不成立，裁定驳回（{without_final_stop(ruling)}）。"
            f"{NOTHING_CHANGES}。",
            facts={"proceeding": confirmed.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记确认裁定被撤销",
        permission=roles.office,
        guards=(g.an_objection_waits, g.no_enforcement_is_open),
        quiet=True,
        # What was enforced in vain is at once owed by the agreement, as below.
        effects=Effects(ends=(OBJECTION, "K16"), then=((S.UNSATISFIED, S.DEFAULTED),)),
        rests_on=(the_objection,),
    )
    def ruling_set_aside(self, *, by, on, ruling):
        """The court set its ruling aside: the title falls, the agreement binds as it did before."""
        confirmed = g.confirming_ruling(self)
        confirmed.objected_on, confirmed.set_aside_on = None, on
        confirmed.save(update_fields=["objected_on", "set_aside_on"])
        self.fall_back_on_the_agreement(on, OBJECTION)
        return Done(
            f"{confirmed.body}认为异议成立，撤销确认裁定（{without_final_stop(ruling)}；"
            f"{articles.OBJECTION_TO_A_RULING}）。{BINDS_AS_AGREED}（{articles.BINDING}）。",
            facts={"proceeding": confirmed.pk},
        )

    @step(
        source=S.UNSATISFIED,
        target=S.DEFAULTED,
        label="执行依据已撤销，按协议督促履行",
        permission=roles.any_of(roles.office, roles.system),
        guards=(g.what_was_enforced_in_vain_fell,),
        follow=Follow.AT_ONCE,
        rests_on=(the_setting_aside,),
    )
    def owed_by_the_agreement(self, *, by, on):
        """What was enforced in vain has no title any more: the agreement is urged, or sued on."""
        return Done(f"不再恢复执行；协议约定的事项还没有履行完。{self.ways_on()}")
