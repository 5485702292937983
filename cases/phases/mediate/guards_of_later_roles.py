"""Who mediated a case takes no other part in it later: not for a party, not as an expert.

In what a court sent by its rules (特邀调解规定 16), else because a mediator favours nobody
(调解法 15).
"""

from cases.guards import guard
from cases.law import articles
from mediation.accounts.typed_text import compact


def article_of_later_roles(case):
    """The article by which a mediator has no other part in the case."""
    return articles.LATER_ROLES if case.on_route.by_court else articles.NO_BENEFIT


def has_mediated(case, name: str) -> bool:
    """Whether somebody of this name mediates the case or did, alone or beside others."""
    people = (one.person.name for one in case.sheet.all_assignments)
    return bool(name) and compact(name) in map(compact, people)


def _speaks(case, facts):
    name = facts["speaker_name"]
    return f"{name}是本案的调解员（或者曾经是），不能替一方出面；同名的另一人，请在姓名后面注明。"


@guard(
    otherwise="本案的调解员不能替一方出面。",
    basis=articles.NO_BENEFIT,
    basis_of=article_of_later_roles,
    needs=("speaker_name",),
    about="speaker_name",
    exact=_speaks,
)
def no_mediator_speaks_for_a_party(case, facts):
    return not has_mediated(case, facts["speaker_name"])


def _helps(case, facts):
    name = facts["name"]
    return f"{name}是本案的调解员（或者曾经是），不能再作为有专门知识的人、证人或者旁听人员参加。"


@guard(
    otherwise="本案的调解员不能再以别的身份参加。",
    basis=articles.NO_BENEFIT,
    basis_of=article_of_later_roles,
    needs=("name",),
    about="name",
    exact=_helps,
)
def no_mediator_comes_as_a_helper(case, facts):
    return not has_mediated(case, facts["name"])
