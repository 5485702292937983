"""Guards of who acts for a party that is registered, joins, or is to be represented.

A minor, or an adult without full capacity, does not act alone (民法典 19 to 23); who acts by a
power of attorney does so while it lasts (165, 171, 173).
"""

from cases.guards import guard
from cases.law import articles, capacity, identifiers
from cases.phases.common import in_text, judged_on

GUARDIAN, BY_PAPER = "guardian", ("agent", "branch", "appointed")
PEOPLE = ("person", "unnamed")
NAMES_GUARDIAN = "由法定代理人（父母、其他监护人）出面，请选“法定代理人”并写姓名"
OWN_INCOME = "十六周岁以上、以自己的劳动收入为主要生活来源的，民事行为能力选“完全”并写依据"


def _of_whom(facts) -> tuple:
    """Last possible birthday, capacity and its ground, as these facts have them with the record."""
    party, ability = facts.get("party"), facts.get("capacity")
    if party is None:
        born = identifiers.born_on(facts.get("id_number") or "")
        written = facts.get("born_on"), facts.get("born_precision") or "day"
        born = born or capacity.latest_birthday(*written)
        return born, ability or "", facts.get("capacity_ground") or ""
    if ability is None:  # stays as registered
        return party.latest_birthday, party.capacity, party.capacity_ground
    return party.latest_birthday, ability, facts.get("capacity_ground") or ""


def _why_guarded(case, facts) -> str:
    born, ability, _ = _of_whom(facts)
    name = facts["party"].called if facts.get("party") else facts.get("name") or "这一方"
    if ability in (capacity.LIMITED, capacity.NONE):
        return f"{name}没有完全民事行为能力，{NAMES_GUARDIAN}。"
    minor = f"{name}到{judged_on(facts['on'])}{capacity.age_in_words(born, facts['on'])}"
    may_earn = not capacity.is_under(capacity.OWN_INCOME, born, facts["on"])
    return f"{minor}，{NAMES_GUARDIAN}{f'；{OWN_INCOME}' if may_earn else ''}。"


@guard(
    otherwise=f"未成年人、没有完全民事行为能力的人，{NAMES_GUARDIAN}。",
    basis=articles.CAPACITY,
    needs=("speaker", "on"),
    about="speaker",
    exact=_why_guarded,
)
def a_guardian_acts_for_who_needs_one(case, facts):
    kind = facts["party"].kind if facts.get("party") else facts.get("kind") or "person"
    if kind not in PEOPLE or facts["speaker"] == GUARDIAN:
        return True
    return not capacity.needs_guardian(*_of_whom(facts), facts["on"])


def _when_it_ended(case, facts) -> str:
    until, name = in_text(facts["speaker_until"]), facts.get("speaker_name") or "代理人"
    return (
        f"{name}的代理期限到{until}为止，{judged_on(facts['on'])}已经过了，不能再代理："
        "有新的委托书的，照新的写；没有的，由本人出面。"
    )


@guard(
    otherwise="代理期限到填的那天已经过了，不能再代理。",
    basis=articles.AUTHORITY_ENDS,
    needs=("speaker", "speaker_until", "on"),
    about="speaker_until",
    exact=_when_it_ended,
)
def authority_has_not_ended(case, facts):
    until = facts["speaker_until"]
    return facts["speaker"] not in BY_PAPER or until is None or facts["on"] <= until


@guard(
    otherwise="写了谁替一方到场的，姓名、职务或者授权都要写明。",
    basis=articles.AUTHORITY,
    needs=("attending",),
    about="present",
)
def who_came_has_a_post(case, facts):
    return all(row["name"].strip() and row["post"].strip() for row in facts["attending"])


def _by_an_ended_authority(case, facts) -> list:
    """The parties present whose agent had no authority any more, and for whom nobody is named."""
    named = {row["party"].pk for row in facts.get("attending", ())}
    present = [party for party in facts["present"] if party.pk not in named]
    return [p for p in present if p.acts_by_agent and not p.is_represented(facts["on"])]


def _whose_authority_ended(case, facts) -> str:
    over = "；".join(
        f"{party.called}的{party.speaker_word}{party.speaker_name}代理期限"
        f"到{in_text(party.speaker_until)}为止，{judged_on(facts['on'])}已经过了"
        for party in _by_an_ended_authority(case, facts)
    )
    return f"{over}：请写明是谁到场的；有新的委托书的，先登记由谁出面。"


@guard(
    otherwise="到场一方的代理期限已经过了，请写明是谁到场的。",
    basis=articles.AUTHORITY_ENDS,
    needs=("present", "on"),
    about="present",
    exact=_whose_authority_ended,
)
def nobody_came_by_an_ended_authority(case, facts):
    return not _by_an_ended_authority(case, facts)
