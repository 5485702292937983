"""Deeds of groups of parties: who is on their lists, who of them agrees."""

from tests.cases.ledger import member_books
from tests.deeds import SentFile


def a_group_takes_part(d):
    """A group of 29 respondents, nobody of them on a list yet."""
    owners = {"kind": "group", "name": "侨韵苑部分业主", "head_count": 29}
    d.office("add_party", role="respondent", side=2, **owners)


def group(d):
    return d.parties.get(kind="group")


def listed(d, count=3, **more):
    """The group with so many members on its list, each owing 1,000 元 and its number in 分."""
    a_group_takes_part(d)
    for n in range(1, count + 1):
        values = {"household": f"3幢{n}01室", "name": f"业主{n}", "phone": "", "grounds": ""}
        values |= {"amount": 100_000 + n, "representative": n == 1} | more
        d.office("add_member", party=group(d), **values)


def a_list_of_three(d):
    listed(d)


def a_workbook_of_members(d):
    """The form of the group with a workbook of two households."""
    content = member_books.book(member_books.row(1), member_books.row(2))
    return {"party": group(d).pk, "file": SentFile("成员.xlsx", content)}


def members_agree(d):
    """Of a list of three the first two agree to the mediation."""
    listed(d)
    said = {"reply": "yes", "how": "当面", "who": "these", "numbers": (1, 2)}
    d.office("ask_members", party=group(d), **said)


def of_the_group(**sent):
    """The form is sent for the group with these values."""
    return lambda d: {"party": group(d).pk, **sent}


def none_agrees(d):
    """The form says that nobody of the group came to an agreement."""
    return {"party": group(d).pk, "who": "all", "outcome": "not"}
