"""What each member of a group agreed to, and what the agreement binds it to."""

from django.db.models import F

from cases.acts import Done, entry
from cases.law import money
from cases.law.clause_text import percent
from cases.phases import common, roles
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import guards_of_groups as g
from . import guards_of_member_results as r
from .group_members import GroupMember
from .groups import NO_RESULT, Groups
from .members_chosen import chosen
from .progress_of_groups import BOUND, SETTLED

WHOLE = 10_000  # of a ratio
FREE = dict(bound_on=None, bound_how="", bound_agreed_on=None, bound_for=None)
KEPT = dict(bound_how=F("outcome"), bound_agreed_on=F("agreed_on"), bound_for=F("agreed_amount"))
# What a member was before it was bound for the first time, told by what it is afterwards.
UNBOUND = FREE | {KEPT[name].name: F(name) for name in KEPT}


class MemberResults(Groups):
    """The act that records what members agreed to; their agreement binds them."""

    class Meta:
        abstract = True

    @entry(
        states={S.MEDIATING, S.PERFORMING, S.DEFAULTED},
        label="登记各户谈定的结果",
        permission=roles.mediator,
        guards=(
            common.only_parties_of_this_case,
            g.somebody_is_listed,
            g.these_are_on_the_list,
            r.a_text_is_being_written,
            r.somebody_has_a_result,
            r.only_who_agreed_settles,
            r.measured_by_what_is_listed,
            r.rows_are_these_members,
        ),
        quiet=True,
        rests_on=(g.the_last_word_of_these,),
    )
    def settle_members(self, *, by, on, party, outcome, who, numbers=(), remarks=(), **how):
        """Record for members what they agreed to, by one `measure`: what is listed of each, a part
        of it (`ratio` in 1/10,000), the same `amount` (分) each, or `rows` of a workbook, each with
        its own sum; none where they did not agree."""
        members = chosen(party, who, numbers, r.WITHOUT_RESULT)
        known = {"outcome": outcome, "agreed_on": on}
        if how.get("rows"):
            count = self._settle_each(members, how["rows"], known)
        else:
            count = members.update(**known, agreed_amount=_agreed(**how))
        word = GroupMember.Outcome(outcome).label
        return Done(
            f"{party_mark(party.pk)}的成员{count}户{word}{_in_words(**how)}。{''.join(remarks)}",
            facts={"members": count},
        )

    def _settle_each(self, members, rows, known) -> int:
        """Write the sum of each row at its member; returns how many there are."""
        sums, found = {row["number"]: row["agreed"] for row in rows}, list(members)
        for member in found:
            member.agreed_amount = sums[member.number]
            for name, value in known.items():
                setattr(member, name, value)
        self.group_members.bulk_update(found, [*known, "agreed_amount"])
        return len(found)

    def bind_members(self, day) -> None:
        """Bind those with a result to it, in place of what bound them before.

        A variation asks for a result again: the old one is no answer to another text.
        """
        if not self.sheet.groups:
            return
        rows, bound = self.group_members.remaining(), {"bound_on": day, **KEPT, **NO_RESULT}
        if self.effective_on is None:  # nobody is bound yet
            rows.filter(SETTLED).update_from(UNBOUND, **bound)
            return
        read = rows.filter(SETTLED | BOUND)
        rows.update_read([one for one in read if not one.has_agreed], **FREE)
        rows.update_read([one for one in read if one.has_agreed], **bound)


def _agreed(measure="", ratio=None, amount=None):
    """What each member agreed to, in 分, as the database computes it; a half is rounded up."""
    if measure == r.PART:
        return (F("amount") * ratio + WHOLE // 2) / WHOLE
    return F("amount") if measure == r.CLAIMED else amount


def _in_words(measure="", ratio=None, amount=None, rows=()) -> str:
    if measure == r.BY_TABLE:
        return f"，照表格各自的金额，合计{money.yuan(sum(row['agreed'] for row in rows))}元"
    if measure == r.PART:
        return f"，各按登记金额的{percent(ratio)}"
    if measure == r.CLAIMED:
        return "，各按登记的金额"
    return f"，每户{money.yuan(amount)}元" if measure == r.EACH else ""
