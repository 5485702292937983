"""Guards of groups: who is on the list, how many, and that nobody answers for another."""

from django.db.models import Max, Q

from cases.earlier_facts import earlier_fact, latest
from cases.guards import guard
from cases.law import articles
from cases.phases.common import differs

from .group_members import MOST_REPRESENTATIVES, GroupMember
from .members_chosen import THESE, chosen, in_words

UNANSWERED = Q(consent="")
OF_A_MEMBER = frozenset("household name phone amount grounds representative".split())
NONE_LISTED = "这一方还没有成员名单，请先登记成员。"
NOT_LISTED = "名单里没有这些序号，或者已经退出，请对照成员名单。"
TOO_MANY = "名单上的户数不能超过登记的人数；人数有误的，请先更正。"
DIFFERENT = "这几户已经登记过，内容和表里的不同，请核对；要改的办“更正成员”。"
LISTED_SO = "这一户、这个姓名已经在名单里，请核对。"


@guard(
    otherwise="本案没有类别是“多人”的一方，请先补登。",
    basis=articles.PARTIES_AS_THEY_ARE,
    remedy="add_party",
)
def a_group_takes_part(case, facts):
    return bool(case.sheet.groups)


@guard(
    otherwise="只有类别是“多人”的一方有成员名单，请另选一方。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party",),
)
def it_is_a_group(case, facts):
    return facts["party"].kind == "group"


@guard(otherwise=NONE_LISTED, basis=articles.PARTIES_AS_THEY_ARE, remedy="add_member")
def somebody_is_listed(case, facts):
    return bool(case.sheet.members_by_group)


def _listed(case, party) -> dict[tuple[str, str], GroupMember]:
    """Everybody who is or was on the group's list, by household and name; read once."""

    def read():
        return {(one.household, one.name): one for one in party.members.all()}

    return case.sheet.cached(f"members of {party.pk}", read)


def new_rows(case, party, rows) -> list[dict]:
    """The rows of a workbook whose household and name the list does not have."""
    listed = _listed(case, party)
    return [row for row in rows if (row["household"], row["name"]) not in listed]


@guard(
    otherwise="表里的每一户都已经登记过，没有新的成员。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "rows"),
    about="file",
)
def some_rows_are_new(case, facts):
    return bool(new_rows(case, facts["party"], facts["rows"]))


def _changed_rows(case, facts) -> list[int]:
    """The numbers of members whose row says something else than the list."""
    listed = _listed(case, facts["party"])
    known = ((listed.get((row["household"], row["name"])), row) for row in facts["rows"])
    return [member.number for member, row in known if member and differs(member, row)]


def _which_differ(case, facts) -> str:
    return f"序号 {in_words(_changed_rows(case, facts))}：{DIFFERENT}"


@guard(
    otherwise=DIFFERENT,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "rows"),
    about="file",
    exact=_which_differ,
)
def rows_on_the_list_are_the_same(case, facts):
    return not _changed_rows(case, facts)


@guard(
    otherwise=f"表里的代表人加上名单里的超过{MOST_REPRESENTATIVES}人，请核对。",
    basis=articles.REPRESENTATIVES,
    needs=("party", "rows"),
    about="file",
)
def five_representatives_of_the_rows(case, facts):
    new = sum(row["representative"] for row in new_rows(case, facts["party"], facts["rows"]))
    return case.sheet.members_of(facts["party"].pk)["representatives"] + new <= MOST_REPRESENTATIVES


@guard(
    otherwise=TOO_MANY,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "on"),
    remedy="correct_party",
    about="party",
    exact=lambda case, facts: f"这一方登记的人数是 {facts['party'].head_count}，{TOO_MANY}",
)
def not_more_than_its_heads(case, facts):
    party = facts["party"]
    new = new_rows(case, party, facts["rows"]) if "rows" in facts else [facts]
    return case.sheet.members_of(party.pk).remaining + len(new) <= party.head_count


@guard(
    otherwise=LISTED_SO,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "household", "name"),
    about="name",
)
def not_on_the_list_yet(case, facts):
    same = facts["party"].members.remaining().filter(household=facts["household"])
    return not same.filter(name=facts["name"]).exists()


def _renamed(facts):
    """The member to correct, and the household and name it will have."""
    member = facts["party"].members.remaining().filter(number=facts["number"]).first()
    names = (facts.get(name, getattr(member, name, "")) for name in ("household", "name"))
    return member, *names


@guard(
    otherwise=LISTED_SO,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "number", "on"),
    about="name",
)
def another_is_not_listed_so(case, facts):
    member, household, name = _renamed(facts)
    same = facts["party"].members.remaining().filter(household=household, name=name)
    return member is None or not same.exclude(pk=member.pk).exists()


@guard(
    otherwise="写的和名单上的一样：请写明要更正成什么；不更正的，返回案件。",
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "number", "on"),
    about="name",
)
def something_of_the_member_differs(case, facts):
    member, *_ = _renamed(facts)
    given = {name: facts[name] for name in OF_A_MEMBER & facts.keys()}
    return member is None or differs(member, given)


@guard(
    otherwise=f"代表人是二至五人，名单上已经有{MOST_REPRESENTATIVES}人，请先更正不再代表的。",
    basis=articles.REPRESENTATIVES,
    needs=("party", "representative"),
    remedy="change_member",
)
def five_representatives_at_most(case, facts):
    if not facts["representative"]:
        return True
    others = facts["party"].members.remaining().filter(representative=True)
    return others.exclude(number=facts.get("number")).count() < MOST_REPRESENTATIVES


def _missing(facts) -> set[int]:
    """The numbers given that nobody on the group's list has, or only somebody who left."""
    given = {facts["number"]} if "number" in facts else set(facts["numbers"])
    listed = facts["party"].members.remaining().filter(number__in=given)
    return given - set(listed.values_list("number", flat=True))


def _which_are_missing(case, facts) -> str:
    return f"序号 {in_words(_missing(facts))}：{NOT_LISTED}"


@guard(
    otherwise=NOT_LISTED,
    basis=articles.PARTIES_AS_THEY_ARE,
    needs=("party", "on"),
    about="numbers",
    exact=_which_are_missing,
)
def these_are_on_the_list(case, facts):
    return not _missing(facts)


@guard(
    otherwise="按所选的，没有一户可以登记：都已经表态，或者都除外了。",
    basis=articles.START,
    needs=("party", "who", "numbers"),
    about="who",
)
def somebody_is_meant(case, facts):
    return chosen(facts["party"], facts["who"], facts["numbers"], UNANSWERED).exists()


@guard(
    otherwise="已经同意、已经受理的成员不愿再谈的，请改办“成员退出”。",
    basis=articles.RIGHTS,
    needs=("party", "reply", "who", "numbers"),
    remedy="release_members",
    about="reply",
)
def who_agreed_leaves_the_group(case, facts):
    """After the acceptance only who has not answered yet can still be recorded as refusing."""
    if facts["reply"] == GroupMember.Consent.YES or case.accepted_on is None:
        return True
    rows = chosen(facts["party"], facts["who"], facts["numbers"], UNANSWERED)
    return not rows.filter(consent=GroupMember.Consent.YES).exists()


ANSWERED = "已经表过态，不能登记为没有答复；改主意的，请登记同意或者不同意。"


def _answered(facts) -> list[int]:
    rows = chosen(facts["party"], facts["who"], facts["numbers"], UNANSWERED)
    return list(rows.exclude(UNANSWERED).values_list("number", flat=True))


@guard(
    otherwise=ANSWERED,
    basis=articles.START,
    needs=("party", "reply", "who", "numbers"),
    about="numbers",
    exact=lambda case, facts: f"序号 {in_words(_answered(facts))}：{ANSWERED}",
)
def who_answered_is_not_silent(case, facts):
    """What was said, and how, stays: silence later takes nothing back."""
    return facts["reply"] in GroupMember.Consent.values[1:] or not _answered(facts)


@guard(
    otherwise="同意调解的成员都退出的，请改办“当事人要求终止调解”。",
    basis=articles.RIGHTS,
    needs=("party", "numbers"),
    remedy="withdraw_mediation",
)
def somebody_stays_who_agreed(case, facts):
    if case.accepted_on is None:
        return True
    agreed = facts["party"].members.remaining().filter(consent=GroupMember.Consent.YES)
    return not agreed.exists() or agreed.exclude(number__in=facts["numbers"]).exists()


BOUND = "受生效协议约束的成员不能退出，变更的协议生效以前也一样；不再付的，请变更协议。"


def _bound(case, facts) -> list[int]:
    """The numbers given of those whom the agreement in force binds."""
    if case.sheet.agreement_in_force is None:
        return []
    rows = facts["party"].members.bound().filter(number__in=facts["numbers"])
    return list(rows.values_list("number", flat=True))


@guard(
    otherwise=BOUND,
    basis=articles.VARIED,
    needs=("party", "numbers"),
    remedy="edit_agreement",
    about="numbers",
    exact=lambda case, facts: f"序号 {in_words(_bound(case, facts))}：{BOUND}",
)
def nobody_leaves_who_is_bound(case, facts):
    return not _bound(case, facts)


@guard(
    otherwise="这一方有成员名单，谁也不能替别户表态，请办“登记成员是否同意”。",
    basis=articles.REPRESENTED_CONSENT,
    needs=("party",),
    remedy="ask_members",
)
def members_answer_themselves(case, facts):
    party = facts["party"]
    return party is None or not case.sheet.members_of(party.pk).remaining


@earlier_fact("这位成员是那天登记的")
def the_member_was_listed(case, facts):
    row = facts["party"].members.filter(number=facts["number"])
    return row.values_list("joined_on", flat=True).first()


@earlier_fact("这些成员上次登记、表态是在那天")
def the_last_word_of_these(case, facts):
    rows = chosen(facts["party"], facts.get("who", THESE), facts["numbers"], UNANSWERED)
    names = ("joined_on", "asked_on", "consent_on")
    return latest(rows.aggregate(**{f"last_{n}": Max(n) for n in names}).values())
