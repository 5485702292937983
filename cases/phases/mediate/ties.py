"""Ties of a mediator to a party, as the records know them: a recusal, an agent, posts,
associations, the name.

Posts and associations count after they ended too, with their period. Organisations are compared
with their branches and with the company they belong to.
"""

from django.db.models import Prefetch, prefetch_related_objects

from cases.guards import guard
from cases.law import articles
from cases.legal_records import digests
from cases.phases.common import in_text
from mediation.accounts.typed_text import compact
from mediation.directory.models import Affiliation, Post
from mediation.directory.short_names import BRACKETS

ONLY_IF_WAIVED = "{}，有利害关系：各方都同意其不回避，才能由其接着调解（{}）。"
SHORTEST_NAME = 4  # characters of an organisation's name with which another one may begin


def tie_of(case, person) -> str:
    """The first recorded tie between this person and a party, in words; empty without one."""
    return (
        _withdrew_from(case, person)
        or _speaks_for(case, person)
        or _works_for(case, person)
        or _belongs_to(case, person)
        or _has_the_name(case, person)
    )


def has_waiver(case, person) -> bool:
    """Whether all parties waived that this mediator withdraw; who joined later has not.

    Of one day, what was recorded first came first.
    """
    mine = (one for one in case.sheet.assignments if one.person_id == person.pk)
    waived = [(one.since, one) for one in mine if one.clash_waived]
    asked = (one for one in case.sheet.recusals if one.person_id == person.pk)
    waived += [(one.decided_on, one) for one in asked if one.outcome == one.Outcome.WAIVED]
    joined = [(one.added_on, one) for one in case.sheet.needed_parties if one.added_on]
    if not waived or not joined:
        return bool(waived)
    last, newest = (max(day for day, _ in rows) for rows in (waived, joined))
    return last > newest or (last == newest and _in_that_order(case, last, joined, waived))


def _in_that_order(case, day, joined, waived) -> bool:
    """Whether the last waiver of that day was recorded after the last party had joined on it.

    What has no line on the trail yet is being recorded now.
    """
    query = case.trail.filter(on=day).order_by("seq").values_list("records", flat=True)
    lines = case.sheet.cached(f"records of {day}", lambda: [*map(digests.from_text, query)])

    def place(record, *, last=False):
        found = [n for n, line in enumerate(lines) if digests.place_of(record) in line]
        return found[-1 if last else 0] if found else len(lines)

    def decided(record):  # a recusal is written once it is asked for, and again with its decision
        return place(record, last=hasattr(record, "decided_on"))

    after = max(place(one) for on, one in joined if on == day)
    return max(decided(one) for on, one in waived if on == day) >= after


def article_of_ties(case):
    """The article on ties of a mediator: the rules of mediation for a court name recusal, people's
    mediation forbids partiality."""
    return articles.INTEREST if case.on_route.by_court else articles.NO_BENEFIT


def guard_of_ties(**words):
    """A guard whose article is that on ties of the mediator of the case."""
    return guard(basis=articles.NO_BENEFIT, basis_of=article_of_ties, **words)


def _withdrew_from(case, person) -> str:
    """Who withdrew as a party asked comes back only where all parties waive it."""
    granted = (one for one in case.sheet.recusals if one.outcome == one.Outcome.GRANTED)
    if one := next((one for one in granted if one.person_id == person.pk), None):
        return f"{person.name}{in_text(one.decided_on)}已经回避本案"
    return ""


def _speaks_for(case, person) -> str:
    for party in case.sheet.parties:
        if party.speaker and party.speaker_name == person.name:
            return f"{person.name}是{party.name}的{party.get_speaker_display()}"
    return ""


def with_posts(people) -> list:
    """These people with their posts outside, read at once: two statements for any number."""
    at_companies = Post.objects.filter(company__isnull=False).select_related("company__parent")
    found = list(people)
    prefetch_related_objects(
        [person for person in found if not hasattr(person, "company_posts")],
        Prefetch("posts", at_companies.order_by("pk"), to_attr="company_posts"),
        Prefetch("affiliations", Affiliation.objects.order_by("pk"), to_attr="other_posts"),
    )
    return found


def _works_for(case, person) -> str:
    """A post at a company that is a party, its branch, or one it belongs to."""
    if not _organisations(case):
        return ""
    for post in with_posts([person])[0].company_posts:
        if _is_party(case, post.company):
            return f"{person.name}在{post.company}任职（{period(post)}）"
    return ""


def _belongs_to(case, person) -> str:
    """A post in an owners' committee or another body that is no company of the directory."""
    if not _organisations(case):
        return ""
    for one in with_posts([person])[0].other_posts:
        if any(related(one.organisation, party.name) for party in _organisations(case)):
            return f"{person.name}任{one.organisation}{one.title}（{period(one)}）"
    return ""


def _has_the_name(case, person) -> str:
    named = any(party.name == person.name for party in case.sheet.parties)
    return f"{person.name}与一方当事人同名，请核实" if named else ""


def _organisations(case) -> list:
    return [party for party in case.sheet.parties if party.kind == party.Kind.ORGANISATION]


def _is_party(case, company) -> bool:
    """Whether the company is a party, belongs to one, or one belongs to it."""
    for party in _organisations(case):
        theirs = party.company
        same = theirs and company.pk in (theirs.pk, theirs.parent_id)
        above = theirs and company.parent_id == theirs.pk
        names = (company.name, company.parent.name) if company.parent_id else (company.name,)
        if same or above or any(related(name, party.name) for name in names):
            return True
    return False


def related(one: str, other: str) -> bool:
    """Whether two names are of one organisation, or of one and its branch.

    >>> related("示例市安邻物业有限公司", "示例市安邻物业有限公司洛江分公司")
    True
    >>> related("侨韵苑业主委员会", "侨韵苑 业主委员会（第三届）"), related("安邻", "安邻物业")
    (True, False)
    """
    shorter, longer = sorted((_bare(one), _bare(other)), key=len)
    return shorter == longer or (len(shorter) >= SHORTEST_NAME and longer.startswith(shorter))


def _bare(name: str) -> str:
    return compact(BRACKETS.sub("", name))


def period(post) -> str:
    """From when to when: 2019年1月1日至2021年6月30日, or 至今; open where it is not known."""
    since = in_text(post.since) if post.since else ""
    return f"{since}至{in_text(post.until) if post.until else '今'}"
