"""Groups that are a party: their members, who of them agree to mediation, and who leave."""

from django.db.models import Max, Value
from django.db.models.functions import Coalesce

from cases.acts import Audience, Done, Effects, entry
from cases.law import money
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Status as S
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop

from . import guards_of_groups as g
from .group_members import GroupMember
from .members_chosen import chosen
from .participation import Participation
from .progress_of_groups import progress

BEFORE_THE_TEXT = frozenset(
    {S.REGISTERED, S.DISPATCHED, S.ANSWERED, S.RECTIFYING}
    | {S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.FAILED}
)
ASKED = frozenset({S.REGISTERED, S.DISPATCHED, S.ANSWERED}) | (
    {S.REQUESTED, S.ACCEPTED, S.MEDIATING, S.PAUSED}
)
TAKE_THE_WORKBOOK, ASK_THE_MEMBERS = "take_members", "ask_members"
BY_A_WORKBOOK = (TAKE_THE_WORKBOOK, "settle_members")  # whose form may be sent with one
LISTING = frozenset({"add_member", TAKE_THE_WORKBOOK})
OF_A_LIST = frozenset({"change_member", ASK_THE_MEMBERS, "release_members", "settle_members"})
SILENT = "silent"  # asked, without an answer: neither yes nor no
NO_RESULT = dict(outcome="", agreed_on=None, agreed_amount=None)
NOT_ASKED = dict(asked_on=None, consent="", consent_on=None, consent_how="") | NO_RESULT


class Groups(Participation):
    """Acts on the members of a group."""

    class Meta:
        abstract = True

    @entry(
        states=BEFORE_THE_TEXT,
        label="登记成员",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            g.a_group_takes_part,
            g.it_is_a_group,
            g.not_more_than_its_heads,
            g.not_on_the_list_yet,
            g.five_representatives_at_most,
        ),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_party_joined,),
    )
    def add_member(self, *, by, on, party, **fields):
        """Add one member to the list of a group; `amount` is 分."""
        member = self._list_members(party, on, [fields])[0]
        return Done(
            f"{party_mark(party.pk)}的名单登记{_place(member)}。",
            facts={"members": 1},
            audience=Audience.STAFF,
        )

    @entry(
        states=BEFORE_THE_TEXT,
        label="从表格登记成员",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            g.a_group_takes_part,
            g.it_is_a_group,
            g.some_rows_are_new,
            g.rows_on_the_list_are_the_same,
            g.not_more_than_its_heads,
            g.five_representatives_of_the_rows,
        ),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_party_joined,),
    )
    def take_members(self, *, by, on, party, rows, remarks=()):
        """Add the rows of a workbook to the list of a group, all of them or none.

        A row whose household and name stand on the list already is known again, and not added.
        `remarks` are sentences on what of the workbook was not read.
        """
        new = g.new_rows(self, party, rows)
        members = self._list_members(party, on, new)
        first, last = members[0].number, members[-1].number
        known = len(rows) - len(new)
        also = f"表里另有{known}户已经登记过，没有重复登记。" if known else ""
        also += "".join(remarks)
        return Done(
            f"{party_mark(party.pk)}的名单从表格登记{len(new)}户（第{first}号至第{last}号）。{also}",
            facts={"members": len(new)},
            audience=Audience.STAFF,
        )

    def _list_members(self, party, on, rows) -> list[GroupMember]:
        """Write these rows below the last one of the group's list."""
        last = party.members.aggregate(last=Max("number"))["last"] or 0
        shared_values = {"case": self, "group": party, "joined_on": on}
        members = [
            GroupMember(number=number, **shared_values, **row)
            for number, row in enumerate(rows, last + 1)
        ]
        for member in members:
            member.mark_phone()
        return self.group_members.bulk_create(members)

    @entry(
        states=BEFORE_THE_TEXT,
        label="更正成员",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            g.somebody_is_listed,
            g.these_are_on_the_list,
            g.another_is_not_listed_so,
            g.five_representatives_at_most,
            g.something_of_the_member_differs,
        ),
        quiet=True,
        effects=Effects(audience=Audience.STAFF),
        rests_on=(g.the_member_was_listed,),
    )
    def change_member(self, *, by, on, party, number, reason, **fields):
        """Correct what is listed of a member; what is not given stays. Names stay off the trail."""
        member = party.members.remaining().get(number=number)
        changed = [name for name, value in fields.items() if getattr(member, name) != value]
        for name in changed:
            setattr(member, name, fields[name])
        member.save()
        labels = (GroupMember._meta.get_field(name).verbose_name for name in changed)
        what = "、".join(label.removesuffix("（分）") for label in labels)
        return Done(
            f"更正{party_mark(party.pk)}名单{_place(member)}的{what}。"
            f"原因：{without_final_stop(reason)}。",
            facts={"members": 1},
            audience=Audience.STAFF,
            invalidates_open_forms=True,
        )

    @entry(
        states=ASKED,
        label="登记成员是否同意",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            g.somebody_is_listed,
            g.these_are_on_the_list,
            g.somebody_is_meant,
            g.who_answered_is_not_silent,
            g.who_agreed_leaves_the_group,
        ),
        quiet=True,
        rests_on=(shared.the_party_joined, shared.the_new_request, g.the_last_word_of_these),
    )
    def ask_members(self, *, by, on, party, reply, how, who="these", numbers=()):
        """Record that members were asked, and their yes or no; silence is never either.

        The group agrees as soon as one member does, for those alone who do.
        """
        rows = chosen(party, who, numbers, g.UNANSWERED)
        values = dict(asked_on=Coalesce("asked_on", Value(on)), consent_how=how)
        if reply != SILENT:
            values |= dict(consent=reply, consent_on=on)
        count = rows.update(**values)
        word = "问过，还没有答复" if reply == SILENT else GroupMember.Consent(reply).label
        facts = {"members": count} | self._group_answers(party, on, how)
        return Done(
            f"{party_mark(party.pk)}的成员{count}户{word}（{how}）。", facts=facts, parties=True
        )

    def _group_answers(self, party, on, how) -> dict:
        """Let the group answer as its members did; returns the trail fact of a new answer."""
        said = next(row for row in progress(self) if row["group"] == party.pk)
        if not said["agree"] and said["refuse"] < said["remaining"]:
            return {}
        party, agrees = self.sheet.party(party.pk), said["agree"] > 0
        if party.consented if agrees else party.refused:
            return {}
        party.record_consent(agrees=agrees, on=on, how=how)
        return {"agrees": agrees}

    @entry(
        states=BEFORE_THE_TEXT,
        label="成员退出",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(
            common.only_parties_of_this_case,
            g.somebody_is_listed,
            g.these_are_on_the_list,
            g.somebody_stays_who_agreed,
            g.nobody_leaves_who_is_bound,
        ),
        quiet=True,
        rests_on=(g.the_last_word_of_these,),
    )
    def release_members(self, *, by, on, party, because, numbers, words=""):
        """Let members leave the group for one reason; they stay on the list, and are not bound."""
        rows = chosen(party, "these", numbers)
        count = rows.update(left_on=on, left_because=because, left_words=words)
        said = f"：{without_final_stop(words)}" if words else ""
        return Done(
            f"{party_mark(party.pk)}的成员{count}户退出（{GroupMember.Left(because).label}{said}）。",
            facts={"members": count},
        )

    def ask_members_again(self, parties) -> None:
        """Forget who of these groups' members had agreed or refused."""
        if self.sheet.has("group_members") is not False:
            self.group_members.filter(group__in=parties).update(**NOT_ASKED)


def _place(member) -> str:
    """A member as the trail names it: by its number on the list, and its sum."""
    if member.amount is None:
        return f"第{member.number}号"
    return f"第{member.number}号（{money.yuan(member.amount)}元）"
