"""A case passes to another committee: its people lose it and the others get it in one moment.

The parties agree, the other committee takes it or returns it within its time; the numbers of the
case stay (decision 60).
"""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import clock_rules
from cases.law.transfers import TransferGround
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import Milestone
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.punctuation import without_final_stop
from mediation.directory.models import Function

from . import earlier_facts as facts_of
from . import guards_of_transfers as g
from .guards_of_mediators import no_recusal_is_open
from .guards_of_reports import mediation_is_not_suspended
from .mediators import Mediators

NOBODY_MEDIATES = frozenset({Function.MEDIATOR})  # until the next acceptance
MOVED = ("committee", "mediator", "district", "street")


class Transferring(Mediators):
    """Acts by which a case passes to another committee, and comes back."""

    class Meta:
        abstract = True

    @step(
        source=(S.REQUESTED, S.ACCEPTED, S.MEDIATING),
        target=S.REQUESTED,
        label="移交其他调委会",
        permission=roles.office,
        guards=(
            g.transfer_is_answered,
            g.no_court_chose_the_committee,
            g.the_referrer_was_answered,
            g.another_committee_receives,
            g.those_concerned_agree,
            no_recusal_is_open,
            mediation_is_not_suspended,
            g.no_opinion_is_awaited,
            g.sessions_are_signed,
            g.nothing_is_joined_to_it,
            g.no_money_is_booked,
        ),
        quiet=True,
        milestone=Milestone.TRANSFERRED,
        admits=(Function.MEDIATOR,),
        effects=Effects(ends=("K9",), starts=ClockTrigger.TRANSFER, leave=NOBODY_MEDIATES),
        rests_on=(shared.the_request, g.the_last_talk, facts_of.the_last_consent),
    )
    def transfer(self, *, by, on, receiver, ground, agreed, **words):
        """Hand the case to another committee: it goes on asking the parties, and accepts it again.

        `agreed` are the parties who agreed; `words` hold the `reason`, how they agreed
        (`agreed_how`) and the `papers` handed over. The time to mediate ends and begins with the
        next acceptance.
        """
        sender = self.committee
        self.transfers.create(sender=sender, receiver=receiver, ground=ground, sent_on=on, **words)
        self._pass_to(receiver, on)
        how = {"rule": clock_rules.ANSWER_TO_A_COMMITTEE, "must_act": "调委会", "after": ("K9",)}
        due = self.start_clock("K10", on, **how)
        why = f"{TransferGround(ground).label}。{without_final_stop(words['reason'])}"
        return Done(
            f"{sender}调委会移交{receiver}调委会：{why}。当事人同意（{words['agreed_how']}）。"
            f"移交材料：{without_final_stop(words['papers'])}。编号不变，{by_last_day(due)}答复。",
            changed=MOVED,
            facts={"sender": sender.pk, "receiver": receiver.pk, "ground": ground},
        )

    @entry(
        states=(S.REQUESTED,),
        label="接收移交",
        permission=roles.office,
        guards=(g.a_transfer_waits,),
        quiet=True,
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,)),
        rests_on=(facts_of.the_transfer,),
    )
    def take_transfer(self, *, by, on, words):
        """The committee takes the case; it accepts it into mediation as any other."""
        transfer = self._answer_transfer(on, words, taken=True)
        return Done(
            f"{transfer.receiver}调委会接收移交的案件：{without_final_stop(words)}。",
            milestone=Milestone.TRANSFERRED,
        )

    @entry(
        states=(S.REQUESTED,),
        label="退回移交",
        permission=roles.office,
        guards=(g.a_transfer_waits,),
        quiet=True,
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,)),
        rests_on=(facts_of.the_transfer,),
    )
    def return_transfer(self, *, by, on, words):
        """The committee does not take the case: in the same moment the former one has it back."""
        transfer = self._answer_transfer(on, words, taken=False)
        self._pass_to(transfer.sender, on)
        return Done(
            f"{transfer.receiver}调委会退回移交：{without_final_stop(words)}。"
            f"由{transfer.sender}调委会接着办理。",
            changed=MOVED,
            milestone=Milestone.TRANSFERRED,
            invalidates_open_forms=True,
        )

    def _answer_transfer(self, on, words, *, taken):
        """Write the answer to the transfer that waits, and end its time; the transfer."""
        transfer = self.sheet.open_transfers[0]
        transfer.answer = transfer.Answer.TAKEN if taken else transfer.Answer.RETURNED
        transfer.answered_on, transfer.answer_words = on, words
        transfer.save()
        self.stop_clock(clock_rules.TO_THE_REFERRER, on=on)
        return transfer

    def _pass_to(self, committee, on):
        """Let the case be that committee's; nobody mediates it until it is accepted there."""
        self.committee, self.mediator = committee, None
        self.assignments.update_from({"until": None}, until=on)
        if self.estate_id is None:
            self.find_its_place()
