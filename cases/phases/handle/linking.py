"""Links between cases that are handled apart: a duplicate, what followed, what it arose from.

Each of the two cases keeps the link and a line on its trail; both are read only by people who may
see the other case (decision 56).
"""

from cases.acts import Audience, Beside, Done, Effects, Unseen, entry
from cases.phases import roles
from cases.states import Status as S
from cases.visibility import OTHER_CASE

from . import earlier_facts as facts_of
from . import guards_of_linking as g
from .handling_again import HandlingAgain

TO_STAFF = Effects(audience=Audience.STAFF)


class Linking(HandlingAgain):
    """Acts on what a case is to another; neither moves by it."""

    class Meta:
        abstract = True

    @entry(
        states=set(S),
        label="关联案件",
        permission=roles.staff,
        guards=(g.other_case_is_ours, g.not_linked_yet, g.the_later_one_follows),
        quiet=True,
        effects=TO_STAFF,
        rests_on=(facts_of.the_registration_of_the_other,),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def link_case(self, *, by, on, other, kind, reason):
        """Record what another case is to this one, on both."""
        there = g.other_case(self, other, by)
        seen_there = self.links_to_cases.model.seen_from_the_other(kind)
        return self.be_linked(by=by, on=on, other=there, kind=kind, reason=reason).beside(
            Beside(there, "be_linked", {"other": self, "kind": seen_there, "reason": reason})
        )

    def be_linked(self, *, by, on, other, kind, reason):
        """Keep the link as this case has it."""
        link = self.links_to_cases.create(
            other=other, kind=kind, reason=reason, on=on, by=by.name[:60]
        )
        sentence = f"登记关联案件{other.number}（{link.in_short}）：{reason.rstrip('。')}。"
        return self._told_of(other, sentence)

    @entry(
        states=set(S),
        label="撤销案件关联",
        permission=roles.staff,
        guards=(g.some_case_is_linked, g.that_case_is_linked),
        quiet=True,
        effects=TO_STAFF,
        rests_on=(facts_of.the_linking,),
        unseen=Unseen.REFUSED_IF_SAME,
    )
    def unlink_case(self, *, by, on, other, reason):
        """Record that the link with that case was wrong, or is over, on both."""
        link, unseen = g.removable_link(self, other, by), g.link_to(self, other, by) is None
        there, seen_there = link.other, link.seen_from_the_other(link.kind)
        facts = {"kind": link.kind, "reason": reason, "unseen": unseen}
        return self.be_unlinked(by=by, on=on, other=there, **facts).beside(
            Beside(there, "be_unlinked", {"other": self, "kind": seen_there, "reason": reason})
        )

    def be_unlinked(self, *, by, on, other, kind, reason, unseen=False):
        """Keep the link as one that was removed; `unseen` is the other case to who removes it."""
        stands = {"removed_on": None, "removed_why": ""}
        link = self.links_to_cases.filter(other=other)
        link.update_from(stands, removed_on=on, removed_why=reason)
        was = f"（{self.links_to_cases.model.IN_SHORT[kind]}）：{reason.rstrip('。')}。"
        if unseen:
            return Done(f"撤销与另一件案件的关联{was}", audience=Audience.STAFF)
        return self._told_of(other, f"撤销与{other.number}的关联{was}")

    def _told_of(self, other, sentence):
        """A line for the staff who may see the other case."""
        told = {"audience": Audience.STAFF, "untouched": ("recusals",)}
        return Done(sentence, facts={OTHER_CASE: other.pk}, **told)
