"""After an award: its service, a court asked to set it aside, and what becomes of it (K20, 仲裁法
10, 71-77)."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.earlier_facts import earlier_fact
from cases.law import articles_of_arbitration, articles_of_enforcement, clock_rules, money
from cases.law.awards import GROUNDS
from cases.law.clocks_of_courts import SET_ASIDE
from cases.phases import common, roles
from cases.states import EndReason
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.party_marks import party_mark, party_marks
from cases.words.punctuation import without_final_stop

from . import guards_of_awards as g
from .claims import CHANGED, Claims
from .guards_of_claims import filing_is_proved
from .objections import UNDER_A_TITLE, WHILE_IT_STANDS

STANDS_UNTIL_THEN = "法院决定以前，裁决没有撤销，仍按裁决履行；已经申请执行的，由法院裁定中止执行"
ENFORCED_AGAIN = "执行中止过的，由法院恢复执行"
AWARD_STANDS = f"裁决不变，照旧履行；{ENFORCED_AGAIN}"
NOTHING_IS_OWED = "不再按裁决履行；这件纠纷可以根据重新达成的仲裁协议申请仲裁，也可以向人民法院起诉"
WHAT_WAS_PERFORMED = "已经执行的，由法院裁定返还"
NEW_AWARD_REPLACES = (
    "撤销程序中止：仲裁庭在期限内开始的，终结撤销程序，作出的新裁决代替原裁决；"
    "没有开始的，恢复撤销程序"
)
WHY = {
    g.Fall.SET_ASIDE: articles_of_arbitration.AWARD_TO_BE_SET_ASIDE,
    g.Fall.NOT_ENFORCED: articles_of_arbitration.AWARD_NOT_ENFORCED,
}
RETURNED = f"{WHAT_WAS_PERFORMED}（{articles_of_enforcement.ENFORCED_IS_RETURNED}）。"


@earlier_fact("仲裁裁决是那天作出的")
def the_award(case, facts):
    award = g.award_in_force(case)
    return award and award.decided_on


@earlier_fact("撤销裁决的申请是那天提出的")
def the_application(case, facts):
    award = g.award_in_force(case)
    return award and (award.objected_on or award.decided_on)


class Awards(Claims):
    """Acts on an award that is to be performed."""

    class Meta:
        abstract = True

    @entry(
        states=UNDER_A_TITLE,
        label="登记裁决书送达",
        permission=roles.office,
        guards=(g.an_award_is_in_force, g.award_is_to_be_served, filing_is_proved),
        quiet=True,
        effects=Effects(starts=ClockTrigger.AWARD_SERVED),
        rests_on=(the_award,),
    )
    def serve_award(self, *, by, on, proof):
        """The last party was served with the award: all may ask to set it aside for a time."""
        award = g.award_in_force(self)
        award.served_on = on
        award.save(update_fields=["served_on"])
        due = self.start_clock(SET_ASIDE, on)
        basis = clock_rules.rule(SET_ASIDE, on).basis
        return Done(
            f"裁决书送达各方。要求撤销裁决的，{by_last_day(due)}向仲裁机构所在地的"
            f"中级人民法院提出（{basis}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": award.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记申请撤销仲裁裁决",
        permission=roles.office,
        guards=(
            common.only_parties_of_this_case,
            g.an_award_is_in_force,
            g.no_application_waits,
            g.an_intermediate_court_is_asked,
            g.setting_aside_has_a_ground,
            g.application_counts_from_a_day_after_the_award,
            filing_is_proved,
        ),
        quiet=True,
        rests_on=(the_award,),
    )
    def ask_to_set_aside(self, *, by, on, party, court, ground, since, proof):
        """A party asks the intermediate court; a late application is warned about, not barred.

        `since` is the day of that party's own receipt, from which its time counts.
        """
        award = g.award_in_force(self)
        award.objected_on, award.asked_to_set_aside = on, court
        self.note_question()
        award.save(update_fields=["objected_on", "asked_to_set_aside"])
        return Done(
            f"{party_mark(party.pk)}（{common.in_text(since)}收到裁决书）向{court}申请撤销裁决，理由："
            f"{dict(GROUNDS)[ground]}（{articles_of_arbitration.AWARD_TO_BE_SET_ASIDE}）。"
            f"{g.lateness(self, since, on)}{STANDS_UNTIL_THEN}"
            f"（{articles_of_arbitration.AWARD_ENFORCEMENT_RESTS}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": award.pk, "ground": ground},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记撤销申请被驳回",
        permission=roles.office,
        guards=(g.an_application_waits, g.setting_aside_does_not_rest),
        quiet=True,
        rests_on=(the_application,),
    )
    def setting_aside_refused(self, *, by, on, ruling):
        """The court dismissed the application: nothing changes."""
        award = g.award_in_force(self)
        court, award.objected_on, award.asked_to_set_aside = award.asked_to_set_aside, None, None
        award.save(update_fields=["objected_on", "asked_to_set_aside"])
        return Done(
            f"{court}裁定驳回撤销裁决的申请（{without_final_stop(ruling)}）。{AWARD_STANDS}"
            f"（{articles_of_arbitration.AWARD_ENFORCEMENT_RESTS}）。",
            facts={"proceeding": award.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记重新仲裁",
        permission=roles.office,
        guards=(g.an_application_waits, g.arbitrated_again_once, g.new_day_is_set),
        quiet=True,
        rests_on=(the_application,),
    )
    def arbitrate_again(self, *, by, on, how, ruling, until=None):
        """The court lets the tribunal arbitrate again by a day, or goes on with the setting aside.

        Meanwhile the award stands, and its enforcement rests as before (仲裁法 74, 77).
        """
        award = g.award_in_force(self)
        award.again_until = until if how == g.Again.GIVEN else None
        award.save(update_fields=["again_until"])
        said = f"{award.asked_to_set_aside}{g.Again(how).label}（{without_final_stop(ruling)}）"
        by_then = f"，期限到{common.in_text(until)}。{NEW_AWARD_REPLACES}" if until else ""
        return Done(
            f"{said}{by_then}（{articles_of_arbitration.ARBITRATED_AGAIN}）。",
            facts={"proceeding": award.pk, "how": how},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记裁决部分被撤销",
        permission=roles.office,
        guards=(
            g.an_application_waits,
            g.setting_aside_does_not_rest,
            g.sum_of_the_award_is_chosen,
            g.only_a_part_falls,
        ),
        quiet=True,
        rests_on=(the_application,),
    )
    def award_falls_in_part(self, *, by, on, obligation, amount, ruling):
        """The court set aside a sum (分) beyond the agreement to arbitrate; the rest stands."""
        award, duty = g.award_in_force(self), self.sheet.obligation(obligation.pk)
        court, award.objected_on, award.asked_to_set_aside = award.asked_to_set_aside, None, None
        award.save(update_fields=["objected_on", "asked_to_set_aside"])
        paid_too_much = max(0, amount - duty.left)
        self.let_off_what_fell(duty, amount - paid_too_much, on=on, proof=ruling, by=by)
        back = f"其中{money.yuan(paid_too_much)}元已经付了，{RETURNED}" if paid_too_much else ""
        return Done(
            f"{court}裁定撤销裁决的一部分（{without_final_stop(ruling)}；{articles_of_arbitration.AWARD_IN_PART}）："
            f"{party_marks(duty.debtors)}应付的减少{money.yuan(amount)}元，"
            f"还欠{money.yuan(duty.owed)}元；其余部分仍按裁决履行。{back}",
            facts={"proceeding": award.pk},
        )

    @step(
        source=tuple(WHILE_IT_STANDS),
        target=S.FAILED,
        label="登记裁决被撤销、不予执行",
        permission=roles.office,
        guards=(
            g.an_award_is_in_force,
            g.setting_aside_was_asked_for,
            g.setting_aside_does_not_rest,
            g.enforcement_of_the_award_has_ended,
        ),
        quiet=True,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(the_application,),
    )
    def award_falls(self, *, by, on, how, ruling):
        """A court set the award aside, or will not enforce it: nothing is owed under it any more.

        The same quarrel goes to a court, or to arbitration by a new agreement (仲裁法 10).
        """
        award = g.award_in_force(self)
        court = award.asked_to_set_aside or "法院"
        award.objected_on, award.set_aside_on = None, on
        award.save(update_fields=["objected_on", "set_aside_on"])
        paid = RETURNED if self.amount_paid else ""
        if self.closed_on:
            self.open_again(on)
        self.drop_settlement(on)
        self._end_the_agreement(award, on, since=on)
        self.end_reason = EndReason.OTHER
        self.stop_all_clocks(on)
        return Done(
            f"{court}裁定{g.Fall(how).label}（{without_final_stop(ruling)}；{WHY[how]}）。"
            f"{NOTHING_IS_OWED}"
            f"（{articles_of_arbitration.AWARD_FELL}）。{paid}",
            changed=("end_reason", "closed_on", *CHANGED),
            facts={"proceeding": award.pk, **common.limitation_facts(self)},
        )
