"""Supervision (督办) of a late or very grave matter: a sheet with a number and a last day."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.earlier_facts import the_last_step
from cases.law import articles, clock_rules, deadlines, levels
from cases.law.deadlines import Length, Unit
from cases.phases import roles
from cases.words.days import by_last_day

from . import earlier_facts as facts_of
from . import guards_of_supervision as g
from .grading import HANDLED, Grading
from .promises import by_day

AT_ONCE = "特别重大事项，请立即到场处理，并书面回复处理情况。"
BY_A_HIGHER_ONE = "上一级另行督办"


class Supervising(Grading):
    """Acts on the sheets of supervision of a case."""

    class Meta:
        abstract = True

    def rank_of(self, by) -> int:
        """The level at which this actor supervises: the committee, its street, or the district."""
        if not roles.overseer(self, by):
            return 1
        return 3 if self.district_id in by.places.get("district", ()) else 2

    @property
    def supervised_body(self) -> str:
        """Of whom it is demanded: who must answer now, else the committee."""
        notice, sent = self.sheet.open_notice, self.sheet.open_dispatch
        return str((notice and notice.company) or (sent and sent.addressee) or self.committee)

    @entry(
        states=HANDLED,
        label="督办",
        permission=roles.any_of(roles.office, roles.overseer),
        guards=(
            g.only_a_higher_one_supervises_again,
            g.supervision_is_due_later,
            g.a_department_has_its_number,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.SUPERVISION),
        rests_on=(the_last_step,),
    )
    def supervise(self, *, by, on, demand, due_on, number=""):
        """Demand of who must act what to do by when; a higher office takes over a lower sheet."""
        rank = self.rank_of(by)
        self.end_supervision(on, BY_A_HIGHER_ONE)
        department = next(iter(by.bodies)) if rank > 1 else None
        sheet = self._issue(on, due_on, demand, rank=rank, department_id=department, number=number)
        return Done(f"{sheet.title}：请{sheet.to}{by_day(due_on)}办好并回复。{demand}")

    @entry(
        states=HANDLED,
        label="回复督办",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(g.a_sheet_is_open,),
        quiet=True,
        rests_on=(facts_of.the_sheet_of_supervision,),
    )
    def reply_to_supervision(self, *, by, on, reply, replied_by):
        """Who must act reports what was done; the sheet stays open until it was checked."""
        sheet = self.sheet.open_supervision
        sheet.reply, sheet.replied_by, sheet.replied_on = reply, replied_by, on
        sheet.replier = by.principal
        sheet.save()
        return Done(f"{sheet.to}回复督办（{replied_by}）：{reply}")

    @entry(
        states=HANDLED,
        label="办结督办",
        permission=roles.any_of(roles.office, roles.overseer),
        guards=(
            g.a_sheet_is_open,
            g.closed_by_who_issued_it,
            g.closed_by_another_than_replied,
        ),
        quiet=True,
        effects=Effects(ends=(clock_rules.SUPERVISED,)),
        rests_on=(facts_of.the_sheet_of_supervision, facts_of.the_reply_to_supervision),
    )
    def close_supervision(self, *, by, on, finding):
        """Somebody else than who replied found the matter settled."""
        sheet = self.sheet.open_supervision
        self.end_supervision(on, finding, by.name)
        return Done(f"{sheet.title}核实办结：{finding}")

    def end_supervision(self, on, finding, closed_by=""):
        """Close the open sheet, if there is one, and end its time."""
        sheet = self.sheet.open_supervision
        if sheet is None:
            return
        sheet.finding, sheet.closed_by = finding, closed_by[:60]
        sheet.closed_on = max(on, sheet.issued_on)
        sheet.save()
        self.stop_clock(clock_rules.SUPERVISED, on=sheet.closed_on)

    def supervise_at_once(self, on) -> str:
        """Supervise a matter of the gravest level from the day it was graded so; in words."""
        level = levels.row_of(self.level, on)
        if not level.supervised or self.sheet.open_supervision is not None:
            return ""
        length = Length(level.workdays, Unit.WORKDAYS)
        due = deadlines.due(on, length, self.sheet.calendar)
        sheet = self._issue(on, due.on, AT_ONCE, rank=1)
        return f"即时督办（{sheet.number}，{articles.GRADING}）：{by_last_day(due)}办好并回复。"

    def _issue(self, on, due_on, demand, *, rank, number="", **more):
        number = number or self.draw_number("supervised", on)
        facts = {"to": self.supervised_body[:120], "demand": demand, "number": number}
        facts |= {"issued_on": on, "due_on": due_on, "rank": rank}
        sheet = self.supervisions.create(**facts, **more)
        self.start_clock_until(clock_rules.SUPERVISED, on, due_on, must_act=sheet.to)
        return sheet
