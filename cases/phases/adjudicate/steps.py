"""Confirmation by a court: applied for by all, given, or refused while the agreement binds."""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles, money
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.party_marks import party_marks

from . import guards as g
from .awards import RETURNED
from .court_messages import CourtMessages
from .guards_of_other_ways import it_does_not_go_on_as_a_suit
from .time_to_apply import until_when

FROM_AGREEMENT = (S.AGREED, S.PERFORMING, S.DEFAULTED)
STILL_BINDS = "协议仍有约束力，继续履行"
ENDED_AS = {
    "confirmation": "未获司法确认",
    "suit": "诉讼没有作出判决",
    "payment_order": "没有取得支付令",
}
ENFORCEABLE_NOW = "确认裁定是执行依据，案号"
MAY_BE_REVOKED = "认为协议违背自愿的一方，可以请求法院撤销。"
ruling_or_office = roles.any_of(roles.court_that_ruled, roles.office)
CHECKED = f"已逐项核对，没有法院不受理的情形（{articles.NOT_CONFIRMABLE}）。"


def _owed_again(counted) -> str:
    """What is said where duties of the agreement come back in the place of a paper that fell."""
    if counted is None:
        return ""
    paid = f"按原文书已付的{money.yuan(counted.on_debts)}元计入，" if counted.on_debts else ""
    more = f"超出协议的{money.yuan(counted.besides)}元，{RETURNED}" if counted.besides else ""
    less = f"对原文书免除的，{money.yuan(counted.waived)}元照样不用付（{articles.WAIVED_DEBT}），"
    less = less if counted.waived else ""
    left = money.yuan(counted.left)
    return f"协议约定的义务恢复，{paid}{less}还欠{left}元。{more}{counted.said}"


class Adjudicate(CourtMessages):
    """Acts of a case before a court or another body."""

    class Meta:
        abstract = True

    @step(
        source=FROM_AGREEMENT,
        target=S.ADJUDICATING,
        label="共同申请司法确认",
        permission=roles.staff,
        guards=(
            common.only_parties_of_this_case,
            g.not_entrusted_after_filing,
            g.not_confirmed_already,
            g.written_agreement_in_force,
            g.not_dismissed_already,
            g.no_adjudication_open,
            g.nothing_excluded,
            g.within_thirty_days,
            g.all_apply_together,
            g.court_is_competent,
            g.court_is_of_the_right_level,
        ),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def open_proceeding(self, *, by, on, court, applicants, venue="", excluded=None, higher=False):
        """All parties apply together for judicial confirmation, within thirty days.

        The thirty days run on until the court has received the application. `excluded` is the
        ground against it that was found (民诉解释 355), "" where all were looked at and none was.
        `venue` is why the court is competent (民诉法 205); empty where a court sent the case.
        `higher`: the dispute is a matter of the intermediate court.
        """
        proceeding = self.proceedings.create(court=court, kind="confirmation", applied_on=on)
        names = party_marks(applicants)
        at = f"（{g.Venue(venue).label}）" if venue else ""
        return Done(
            f"{names}共同向{court}{at}申请{proceeding.get_kind_display()}"
            f"（{articles.JOINT_CONFIRMATION}、{articles.CONFIRMATION_COURT}）。"
            f"{self.must_be_received_by(proceeding)}{CHECKED if excluded == '' else ''}",
            untouched=("obligations", "payments", "agreements"),
        )

    @step(
        source=S.ADJUDICATING,
        target=S.PERFORMING,
        label="裁定协议有效，继续履行",
        permission=ruling_or_office,
        guards=(g.confirmed_last,),
        milestone=Milestone.CONFIRMED,
        effects=Effects(ends=("K13",), starts=ClockTrigger.TITLE),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def title_given(self, *, by, on):
        """The agreement is confirmed: a title that can be enforced; K16 starts."""
        last = self.sheet.last_adjudication
        self.stop_clock("K13", on=last.decided_on)  # still open where the receipt was late
        start = self.sheet.time_to_enforce_since(last.decided_on)
        lasting = any(duty.lasts for duty in self.sheet.obligations)
        self.make_title("confirmed", last.decided_on, proceeding=last)
        due = start and self.start_enforcement_time(start)
        first = self.first_of_several_in_words() if due else ""
        return Done(
            f"{last.body}的{ENFORCEABLE_NOW}{last.number}。{until_when(due, lasting, first)}",
            on=last.decided_on,
        )

    @step(
        source=S.ADJUDICATING,
        target=S.PERFORMING,
        label="没有执行依据，协议仍有约束力",
        permission=ruling_or_office,
        guards=(
            g.ended_without_title_but_agreement_binds,
            g.agreement_is_not_void,
            it_does_not_go_on_as_a_suit,
        ),
        effects=Effects(starts=ClockTrigger.CONFIRMATION_AGAIN),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def agreement_stands(self, *, by, on):
        """Dismissed, refused or withdrawn: the agreement still binds the parties."""
        goes_on = self.time_to_apply_again
        if goes_on is not None and goes_on.ended_on:
            self.reopen_clock(goes_on)
        in_time = goes_on is not None and on <= goes_on.due_on
        last = by_last_day(goes_on.due) if in_time else ""
        again = f"各方还可以再共同申请，{last}送到法院。" if in_time else ""
        last = self.sheet.last_adjudication
        revoke = MAY_BE_REVOKED if last.ground == last.Ground.INVOLUNTARY else ""
        ended = f"{ENDED_AS.get(last.kind, '')}，{STILL_BINDS}（{articles.BINDING}）。"
        owed = "" if self.sheet.title else _owed_again(self.owe_by_the_agreement_again(on))
        return Done(f"{ended}{owed}{again}{revoke}", changed=("amount_agreed", "amount_paid"))
