"""A settlement of what a court's paper orders: kept, it ends the matter; broken, the title revives.

It is reached while a court enforces, or before anybody applied for that.

The duties of the title stay. What is owed under them is cut by the schedule of the settlement, and
every piece keeps the day it had before (民事诉讼法第二百四十一条).
"""

from collections import defaultdict

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import articles_of_enforcement, money, schedules
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.days import by_last_day
from cases.words.party_marks import party_marks
from cases.words.punctuation import as_sentence, without_final_stop

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_settlements as s
from .enforcement import ENDED_BY_THE_COURT, court_or_office
from .pieces import later_piece, replace_parts, settled_piece
from .records import Instalment, Obligation, by_day
from .without_result import WithoutResult

KEPT = ("all_parties", "every_payment", "payments")  # none of these is written here


class Settlements(WithoutResult):
    """Acts of 执行和解."""

    class Meta:
        abstract = True

    @step(
        source=S.ENFORCING,
        target=S.PERFORMING,
        label="执行和解",
        permission=court_or_office,
        guards=(
            s.schedule_is_in_order,
            s.no_more_than_is_owed,
            s.what_the_order_leaves_is_kept,
            s.each_part_is_of_a_debt,
            s.open_acts_have_a_day,
        ),
        quiet=True,
        effects=Effects(ends=ENDED_BY_THE_COURT, starts=ClockTrigger.SETTLEMENT),
        rests_on=(shared.last_court_message,),
    )
    def settle_enforcement(self, *, by, on, schedule, acts_due_on=None, words=""):
        """The parties settled: `schedule` in place of what is owed, the rest conceded.

        It is [(day, 分, debt)], empty where no sum is owed; the debt may be left out where there
        is only one.

        What is still to be done or put right is due on `acts_due_on`. The two years start again on
        its last day (民诉法解释 466).
        """
        enforcement = self.sheet.enforcement
        enforcement.decide(on, "settled", words)
        enforcement.save()
        made, said = self._settle(on, schedule, acts_due_on, enforcement)
        self.start_enforcement_time(made.last_day, after=ENDED_BY_THE_COURT)
        return Done(
            f"达成执行和解：{said}{as_sentence(words)}"
            f"不履行的，按原来的执行依据恢复执行（{articles_of_enforcement.SETTLED_ENFORCEMENT}）。",
            facts={"settlement": made.pk},
        )

    @entry(
        states={S.PERFORMING, S.DEFAULTED},
        label="登记和解",
        permission=roles.staff,
        guards=(
            s.a_paper_of_another_body_binds,
            g.no_enforcement_open,
            s.no_settlement_is_open,
            s.schedule_is_in_order,
            s.no_more_than_is_owed,
            s.what_the_order_leaves_is_kept,
            s.each_part_is_of_a_debt,
            s.open_acts_have_a_day,
            s.settlement_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.SETTLEMENT),
        rests_on=(shared.the_title,),
    )
    def settle_title(self, *, by, on, schedule, proof, acts_due_on=None, words=""):
        """The parties settled what a court's paper orders, before anybody applied to enforce it.

        The facts are those of `settle_enforcement`. The paper stays the title: a settlement that
        is not kept leaves it as it was, less what was paid.
        """
        made, said = self._settle(on, schedule, acts_due_on)
        self.start_enforcement_time(made.last_day)
        return Done(
            f"达成和解：{said}{as_sentence(words)}不履行的，原来的执行依据照旧，"
            f"可以申请执行（{articles_of_enforcement.ENFORCEABLE}）。凭证：{without_final_stop(proof)}。",
            facts={"settlement": made.pk},
            invalidates_open_forms=True,
        )

    def _settle(self, on, schedule, acts_due_on, enforcement=None) -> tuple:
        """The settlement, made of a schedule in place of what is owed; what it says."""
        owed = g.sum_owed(self)
        last = max([day for day, *_ in schedule] + [acts_due_on] * bool(acts_due_on))
        made = self.settlements.create(proceeding=enforcement, on=on, last_day=last)
        said = self._in_words(schedule, acts_due_on)  # before what is owed is cut and read again
        self._put_off(schedule, acts_due_on)
        conceded = owed - sum(amount for _, amount, *_ in schedule)
        rest = f"其余{money.yuan(conceded)}元，照此履行完的不再要求。" if conceded else ""
        return made, f"{said}{rest}"

    def _in_words(self, schedule, acts_due_on) -> str:
        """What is paid by which day, and what is done or put right."""
        rights = "没改正的违反" if self.sheet.open_breaches else ""
        acts = "没做完的事" if any(map(s.is_open_act, self.sheet.obligations)) else ""
        what = "、".join(filter(None, (acts, rights)))
        rest = [f"{what}最晚{in_text(acts_due_on)}（含当日）办好"] if acts_due_on else []
        return f"{'，'.join([*(_payment(*row) for row in schedule), *rest])}。"

    def _put_off(self, schedule, acts_due_on):
        """Cut what is owed by the schedule; acts get their new day, and each keeps its old one."""
        parts = sorted((part for part in self.sheet.instalments if part.owed), key=by_day)
        settled = [part for part in parts if part.paid or part.let_off]
        last = {one.obligation_id: one.paid_on for one in self.sheet.payments} if settled else {}
        new = [settled_piece(part, last.get(part.obligation_id)) for part in settled]
        numbers = _last_numbers(
            part for part in self.sheet.instalments if part.paid or part.let_off
        )
        for part, piece in _cut(parts, schedule):
            numbers[part.obligation_id] += 1
            number = numbers[part.obligation_id]
            new.append(later_piece(part, number, piece.amount, piece.due_on, part.due_on))
        replace_parts(parts, new)
        acts = [duty for duty in self.sheet.obligations if s.is_open_act(duty)]
        for duty in acts:
            duty.due_before, duty.due_on = duty.due_on, acts_due_on
        Obligation.objects.bulk_update(acts, ["due_before", "due_on"])
        self.forget(keep=KEPT)

    @entry(
        states={S.PERFORMING},
        label="和解履行完毕",
        permission=roles.staff,
        guards=(s.settlement_is_open, s.settled_sums_are_paid),
        rests_on=(facts_of.the_last_performance,),
    )
    def keep_settlement(self, *, by, on, proof):
        """The settlement was kept: what it conceded is asked for no more (民诉法解释 465)."""
        kept = self.sheet.settlement
        kept.keep()
        kept.ended_on = on
        kept.save()
        left = [duty for duty in self.sheet.obligations if duty.owed]
        conceded = sum(duty.owed for duty in left)
        for duty in left:
            duty.status, duty.done_on, duty.proof = Obligation.Status.WAIVED, on, proof
        Obligation.objects.bulk_update(left, ["status", "done_on", "proof"])
        self.forget(keep=KEPT)
        rest = f"，其余{money.yuan(conceded)}元不再要求" if conceded else ""
        return Done(f"{kept.name}履行完毕{rest}（{kept.basis_once_kept}）。凭证：{proof}。")

    def drop_settlement(self, on):
        """End the settlement that was still to be kept, unkept; the settlement, or None."""
        dropped = self.sheet.settlement
        if dropped is not None:
            dropped.break_it()
            dropped.ended_on = on
            dropped.save()
        return dropped

    def break_settlement(self, on) -> str:
        """Revive the title where a settlement was not kept by its day; what is said of it."""
        broken = self.drop_settlement(on)
        if broken is None:
            return ""
        parts = [part for part in self.sheet.instalments if part.owed and part.due_before]
        for part in parts:
            part.due_on = part.due_before
        Instalment.objects.bulk_update(parts, ["due_on"])
        acts = [duty for duty in self.sheet.obligations if s.is_open_act(duty) and duty.due_before]
        for duty in acts:
            duty.due_on = duty.due_before
        Obligation.objects.bulk_update(acts, ["due_on"])
        self.forget(keep=KEPT)
        return f"{broken.name}没有履行，{self._what_stands_again(broken)}"

    def _what_stands_again(self, broken) -> str:
        """What is performed after a broken settlement: the title, and until when it is enforced.

        A court may have set its ruling aside meanwhile: an agreement alone is not enforced.
        """
        if not self.sheet.title.enforceable:
            return "仍按原来的协议履行，已付的扣除。"
        until = by_last_day(self.start_enforcement_time(broken.last_day))
        return f"恢复原来的执行依据，已付的扣除；可在{until}申请{broken.way_on}。"


def _last_numbers(parts) -> dict[int, int]:
    """The last number of these parts, by the key of their debt."""
    last: dict[int, int] = defaultdict(int)
    for part in parts:
        last[part.obligation_id] = max(last[part.obligation_id], part.number)
    return last


def _cut(parts, schedule) -> list[tuple]:
    """Each part with a piece of it, cut by the schedule of its debt."""
    found = []
    for key, of_debt in s.by_debt(schedule).items():
        own = [part for part in parts if key in (None, part.obligation_id)]
        pieces = schedules.cut([part.owed for part in own], of_debt)
        found += [(own[piece.place], piece) for piece in pieces]
    cut = {part.pk for part, _ in found}
    rest = [part for part in parts if part.pk not in cut]  # of a debt that is wholly conceded
    pieces = schedules.cut([part.owed for part in rest], [])
    return found + [(rest[piece.place], piece) for piece in pieces]


def _payment(day, amount, debt=None) -> str:
    """2026年3月31日前付3,000.00元; who pays whom where that was written."""
    if debt is None:
        return f"{in_text(day)}前付{money.yuan(amount)}元"
    payer, payee = (party_marks(side) for side in (debt.debtors, debt.creditors))
    return f"{in_text(day)}前{payer}付{payee}{money.yuan(amount)}元"
