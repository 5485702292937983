"""Real disputes reduced to their shape, with invented people: what the records must hold.

Each row is one published mediation: which sides, how many people, who represents them, what is
claimed and how exactly, who joins and leaves, what is agreed, and how it ends. Parties are named by
their place in the row, sums are 分, days are around TODAY.
"""

from dataclasses import dataclass, field
from datetime import date

TODAY, LATER, LATEST = date(2026, 3, 2), date(2026, 4, 10), date(2026, 10, 30)
ONE_MONTH_ON = date(2026, 4, 2)
SIDES = {"applicant": 1, "respondent": 2, "other": 3}


def party(name, role="respondent", kind="person", side=None, **more):
    """One party; `flat` is its building and room."""
    return {"name": name, "role": role, "kind": kind, "side": side or SIDES[role], **more}


def asks(name, **more):
    return party(name, "applicant", **more)


def body(name, role="respondent", **more):
    return party(name, role, "organisation", **more)


def many(name, count, role="respondent", **more):
    return party(name, role, "group", head_count=count, **more)


def claim(item, amount=None, ends=(0, 1), **more):
    return {"item": item, "amount": amount, "from_index": ends[0], "to_index": ends[1], **more}


def pays(payer, payee, amount, *plan, **more):
    """A sum by this plan, on an event, or today."""
    if not plan and "due_event" not in more:
        more["due_on"] = TODAY
    fields = {"amount": amount, "way": "银行转账", "instalments": list(plan)}
    return {"kind": "money", "by_party": payer, "to_party": payee, **fields, **more}


def does(who, text, due_on=LATER, standard="完好", **more):
    if "due_event" in more:
        due_on = None
    fields = {"text": text, "due_on": due_on, "standard": standard}
    return {"kind": "act", "by_party": who, **fields, **more}


def term(kind, who, text="", to=None, **more):
    """A clause that is neither a sum nor a piece of work."""
    return {"kind": kind, "by_party": who, "to_party": to, "text": text, **more}


def sorry(who, to, **more):
    return term("apology", who, to=to, way="书面", due_on=LATER, **more)


@dataclass(frozen=True)
class Shape:
    """One dispute; `ends` says how: open, withdrawn, failed, sued, oral, written, confirmed.

    Of what is agreed orally the first term alone is kept from then on, or all are as drafted.
    """

    name: str
    category: str
    parties: list
    claims: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    ends: str = "written"
    arose: tuple = (None, "day")
    source: str = "application"
    joins: list = field(default_factory=list)
    leaves: dict = field(default_factory=dict)
    offers: list = field(default_factory=list)
    in_vain: int = 0
    done: str = ""  # of what was agreed: "all", or "part" for the first duty alone
    channel: str = "window"
    sat: int = 1  # how often they met
    corrected: dict = field(default_factory=dict)  # of parties, by place, after the registration

    def __str__(self):
        return self.name


SPECIAL = "特别授权：代为承认、放弃、变更请求，进行和解，签署调解协议"
BY_ONE_OF_THEM = {"speaker": "agent", "speaker_name": "吴代表", "speaker_scope": SPECIAL}
FIRM = body("安邻公司", "applicant", speaker="agent", speaker_name="钱代", speaker_scope=SPECIAL)
OWNER = party("赵一", relation="owner")
COURT = "entrusted_court"


def later(payer, payee, text, standard, due_on=LATER, **more):
    """A sum that a bill or a list will name."""
    given = {"by_party": payer, "to_party": payee, "text": text, "standard": standard}
    return {"kind": "later_sum", "way": "银行转账", "due_on": due_on, **given, **more}
