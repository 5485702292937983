"""Steps and entries of adjudication."""

from dataclasses import replace

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import articles, court_numbers
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
from cases.words.party_marks import party_marks
from cases.words.punctuation import as_sentence
from mediation.directory.models import Function

from . import guards as g
from .court_time import (
    AT_ACCEPTANCE,
    AT_RECEIPT,
    ENDED_BY_ACCEPTANCE,
    ENDED_BY_DECISION,
    ENDED_WITHOUT_DECISION,
)
from .guards_of_other_ways import it_does_not_go_on_as_a_suit
from .guards_of_payment_orders import order_could_not_be_served, time_to_object_is_over
from .other_ways import OtherWays
from .records import Proceeding

AT_COURT = frozenset({S.ADJUDICATING, S.DEFAULTED, S.ENFORCING, S.PERFORMING})
# A matter performed while it is before a court is still decided by the court or withdrawn.
WITH_A_COURT = AT_COURT | {S.PERFORMED}
FROM_AGREEMENT = (S.AGREED, S.PERFORMING, S.DEFAULTED)
STILL_BINDS = "协议仍有约束力，继续履行"
ENDED_AS = {
    "confirmation": "未获司法确认",
    "suit": "诉讼没有作出判决",
    "payment_order": "没有取得支付令",
}
WITHDRAWN_AS = {"suit": "起诉", "payment_order": "支付令申请"}
FOUND_VALID = "裁定调解协议有效，案号"
MAY_BE_REVOKED = "认为协议违背自愿的一方，可以请求法院撤销。"
court_or_office = roles.any_of(roles.court, roles.office)
ruling_or_office = roles.any_of(roles.court_that_ruled, roles.office)

# The receipt ends the time in which to apply: of confirmation, or of enforcement.
BY_RECEIPT = Effects(ends=("K13", "K16"), by_receipt=True, starts=ClockTrigger.RECEIVED)
SENT_BACK = Effects(ends=("K13", "K16", *ENDED_WITHOUT_DECISION), by_receipt=True)

# Results a court reports to the committee without a ruling.
CHECKED = f"已逐项核对，没有法院不受理的情形（{articles.NOT_CONFIRMABLE}）。"
BY_NOTICE = frozenset({Proceeding.Outcome.PAID, Proceeding.Outcome.SETTLED})


def _until_when(due, lasting) -> str:
    """Until when enforcement may be applied for; duties not to act count from a breach."""
    if due is None and not lasting:
        return ""  # nobody owes anything
    if due is None:
        return f"一方违反的，可自违反之日起二年内申请强制执行（{articles.DUTY_NOT_TO_ACT}）。"
    last = f"{due:%Y年%-m月%-d日}（含当日）"
    return f"一方不履行的，可在{last}前申请强制执行（{articles.ENFORCEMENT_TIME}）。"


class Adjudicate(OtherWays):
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

    @entry(
        states=AT_COURT,
        label="材料送法院",
        permission=roles.staff,
        guards=(
            g.a_proceeding_is_open,
            g.proceeding_is("preparing", "returned"),
        ),
        admits=(Function.COURT,),
        rests_on=(shared.last_court_message,),
    )
    def court_send(self, *, by, on, note=""):
        """The papers are sent to the court."""
        proceeding = self.sheet.current_proceeding
        until = self.must_be_received_by(proceeding)
        return self._message("send", f"材料送{proceeding.body}。{as_sentence(note)}{until}", on)

    @entry(
        states=WITH_A_COURT,
        label="法院签收",
        permission=court_or_office,
        guards=(g.a_proceeding_is_open, g.proceeding_is("sent"), g.posted_before_the_receipt),
        effects=BY_RECEIPT,
        rests_on=(shared.last_court_message,),
    )
    def court_receive(self, *, by, on, posted_on=None):
        """The court received the papers; what was posted in time is in time (民诉法 85)."""
        proceeding = self.sheet.current_proceeding
        posted = f"（{common.in_text(posted_on)}交邮）" if posted_on else ""
        done = self._message("receive", f"{proceeding.body}签收材料{posted}。", posted_on or on)
        self.start_court_time(proceeding, AT_RECEIPT, on)
        return replace(done, sentence=done.sentence + self.end_time_to_apply(proceeding))

    @entry(
        states=WITH_A_COURT,
        label="法院退回补正",
        permission=court_or_office,
        guards=(
            g.a_proceeding_is_open,
            g.proceeding_is("sent", "received"),
        ),
        quiet=True,
        effects=SENT_BACK,
        rests_on=(shared.last_court_message,),
    )
    def court_return(self, *, by, on, lacking):
        """The court asks for missing papers; it has the application by then."""
        proceeding = self.sheet.current_proceeding
        sentence = f"{proceeding.before}退回补正：{lacking}。"
        done = self._message("send_back", sentence, on, lacking)
        self.end_court_time(ENDED_WITHOUT_DECISION, on)
        late = self.end_time_to_apply(proceeding)
        return replace(done, sentence=done.sentence + late)

    @entry(
        states=WITH_A_COURT - {S.DEFAULTED},
        label="法院受理",
        permission=court_or_office,
        guards=(
            g.a_proceeding_is_open,
            g.proceeding_is("received"),
            common.court_number_is_valid,
            common.court_number_fits_the_kind,
        ),
        effects=Effects(ends=ENDED_BY_ACCEPTANCE, starts=ClockTrigger.TAKEN),
        rests_on=(shared.last_court_message,),
    )
    def court_accept(self, *, by, on, court_number, procedure=""):
        """The court accepts under its own number; `procedure` is how it tries a suit, if known."""
        proceeding = self.sheet.current_proceeding
        number = court_numbers.as_kept(proceeding.kind, court_number)
        tried = f"，适用{proceeding.Procedure(procedure).label}" if procedure else ""
        sentence = f"{proceeding.before}受理，案号{number}{tried}。"
        done = self._message("accept", sentence, on, number, procedure)
        self.end_court_time(ENDED_BY_ACCEPTANCE, on)
        self.start_court_time(proceeding, AT_ACCEPTANCE, on)
        return done

    @entry(
        states=WITH_A_COURT,
        label="法院不予受理",
        permission=court_or_office,
        guards=(g.a_proceeding_is_open, g.proceeding_is("received")),
        quiet=True,
        effects=Effects(ends=ENDED_WITHOUT_DECISION, starts=ClockTrigger.APPLICATION),
        rests_on=(shared.last_court_message,),
    )
    def court_refuse(self, *, by, on, words):
        """The court does not accept."""
        proceeding = self.sheet.current_proceeding
        self.end_court_time(ENDED_WITHOUT_DECISION, on)
        self.restart_enforcement_time(proceeding)
        return self._message("refuse", f"{proceeding.before}不予受理：{words}。", on, words)

    @entry(
        states={S.ADJUDICATING, S.PERFORMED},
        label="登记裁定",
        permission=court_or_office,
        guards=(
            g.a_proceeding_is_open,
            g.proceeding_is("accepted"),
            g.outcome_fits_the_kind,
            g.dismissal_has_a_ground,
            order_could_not_be_served,
            time_to_object_is_over,
        ),
        effects=Effects(ends=ENDED_BY_DECISION),
        rests_on=(shared.last_court_message,),
    )
    def court_decide(self, *, by, on, outcome, ruling="", ground="", words=""):
        """The court decided; has no further effect on what was performed meanwhile.

        `ruling` is the paper by name and number, `ground` why a confirmation was dismissed.
        """
        result = Proceeding.Outcome(outcome)
        ground = ground if result == Proceeding.Outcome.DISMISSED else ""
        why = Proceeding.Ground(ground).label if ground else ""
        named = "，".join(filter(None, (ruling, why)))
        verb = "告知：" if result in BY_NOTICE else ""
        sentence = f"法院{verb}{result.label}{f'（{named}）' if named else ''}。{words}"
        done = self._message("decide", sentence, on, outcome, words, ruling, ground)
        self.end_court_time(ENDED_BY_DECISION, on)
        confirmed = self.status == S.PERFORMED and outcome == "confirmed"
        return replace(done, milestone=Milestone.CONFIRMED) if confirmed else done

    @entry(
        states=WITH_A_COURT - {S.ENFORCING},
        label="撤回申请",
        permission=roles.staff,
        guards=(g.a_proceeding_is_open,),
        quiet=True,
        effects=Effects(ends=ENDED_WITHOUT_DECISION, starts=ClockTrigger.APPLICATION),
        rests_on=(shared.last_court_message,),
    )
    def court_withdraw(self, *, by, on, words=""):
        """The applicants withdraw the application before the ruling."""
        proceeding = self.sheet.current_proceeding
        self.end_court_time(ENDED_WITHOUT_DECISION, on)
        self.restart_enforcement_time(proceeding)
        kind = proceeding.get_kind_display().removeprefix("申请")
        what = WITHDRAWN_AS.get(proceeding.kind, f"{kind}申请")
        return self._message("withdraw", f"撤回{what}。{words}", on)

    def _message(self, move, sentence, *facts):
        """Move the open proceeding by its own machine and write it on the trail."""
        proceeding = self.sheet.current_proceeding
        getattr(proceeding, move)(*facts)
        proceeding.save()
        return Done(sentence, facts={"proceeding": proceeding.pk, "status": proceeding.status})

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
        return Done(
            f"{last.body}{FOUND_VALID}{last.number}。{_until_when(due, lasting)}",
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
        last = f"{goes_on.due_on:%Y年%-m月%-d日}（含当日）" if in_time else ""
        again = f"各方还可以再共同申请，{last}前送到法院。" if in_time else ""
        last = self.sheet.last_adjudication
        revoke = MAY_BE_REVOKED if last.ground == last.Ground.INVOLUNTARY else ""
        ended = f"{ENDED_AS.get(last.kind, '')}，{STILL_BINDS}（{articles.BINDING}）。"
        return Done(f"{ended}{again}{revoke}")
