"""What a court, or another body, tells of the matter before it: received, accepted, decided …

Each message moves the open proceeding by its own machine; the case stays where it is.
"""

from dataclasses import replace

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import court_numbers
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
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
from .guards_of_payment_orders import order_could_not_be_served, time_to_object_is_over
from .other_ways import OtherWays
from .records import Proceeding
from .results import named

AT_COURT = frozenset({S.ADJUDICATING, S.DEFAULTED, S.ENFORCING, S.PERFORMING})
# A matter performed while it is before a court is still decided by the court or withdrawn.
WITH_A_COURT = AT_COURT | {S.PERFORMED}
WITHDRAWN_AS = {"suit": "起诉", "payment_order": "支付令申请"}
court_or_office = roles.any_of(roles.court, roles.office)

# The receipt ends the time in which to apply: of confirmation, or of enforcement.
BY_RECEIPT = Effects(ends=("K13", "K16"), by_receipt=True, starts=ClockTrigger.RECEIVED)
SENT_BACK = Effects(ends=("K13", "K16", *ENDED_WITHOUT_DECISION), by_receipt=True)

# Results a court reports to the committee without a ruling.
BY_NOTICE = frozenset({Proceeding.Outcome.PAID, Proceeding.Outcome.SETTLED})
# What became of a payment order is no decision of the court alone.
OF_AN_ORDER = {
    Proceeding.Outcome.ORDERED: "支付令送达后，债务人没有书面异议",
    Proceeding.Outcome.OBJECTED: "债务人对支付令的书面异议成立，法院终结督促程序",
    Proceeding.Outcome.UNSERVED: "支付令三十日内没有送达，法院终结督促程序",
}


def _before_others(label, of_others):
    """An act's label: its own, or before another body than a court the one `of_others`."""

    def called(case):
        proceeding = case.sheet.current_proceeding
        others = proceeding is not None and proceeding.kind in Proceeding.OTHER_BODIES
        return of_others if others else label

    return called


def _of_its_kind(case):
    """A court rules on a confirmation; a suit, an order or another body's matter has a result."""
    proceeding = case.sheet.current_proceeding
    ruled = proceeding is None or proceeding.kind == Proceeding.Kind.CONFIRMATION
    return "登记裁定" if ruled else "登记结果"


class CourtMessages(OtherWays):
    """Entries of what the body before which a matter is tells the committee."""

    class Meta:
        abstract = True

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
        called=_before_others("法院退回补正", "登记退回补正"),
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
        called=_before_others("法院受理", "登记受理"),
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
        called=_before_others("法院不予受理", "登记不予受理"),
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
        called=_of_its_kind,
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
        decided = _decided(self.sheet.current_proceeding, result)
        sentence = f"{decided}{f'（{named}）' if named else ''}。{words}"
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


def _decided(proceeding, result) -> str:
    """Who decided, and what: a result that names its body itself names it once."""
    if result in OF_AN_ORDER:
        return OF_AN_ORDER[result]
    who, verb = proceeding.before, "告知：" if result in BY_NOTICE else ""
    what = named(proceeding.kind, result).removeprefix(who).removeprefix("行政机关")
    return f"{who}{verb}{what}"
