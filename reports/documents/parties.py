"""Parties on paper: which of their data are printed, and how."""

from dataclasses import dataclass

from cases.law import identifiers
from cases.law.clause_text import chinese_day

from .free_text import FULL_ID

# Agreement is one tick: without it nobody knows whether the party was asked.
NO_AGREEMENT_ON_RECORD = "（未登记同意印出）"
NOTHING = "／"
AGENTS = ("agent", "guardian")  # an heir acts in their own right, a branch and others by post


class FullNumberOnPaper(ValueError):
    """An ID number was passed in full; papers print it masked."""


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """One party as printed; empty values are printed as ／.

    `contact` is printed as given and left empty unless the party agreed to have it printed;
    `has_contact` tells one that is kept back from one that is not on record. `age`
    is text, 65岁 or 1961年3月生; `id_masked` must not be a full number (FullNumberOnPaper).
    """

    name: str
    role: str = "当事人"
    kind: str = "person"  # or organisation
    sex: str = ""
    ethnic: str = ""
    age: str = ""
    id_masked: str = ""
    contact: str = ""
    has_contact: bool = False
    address: str = ""
    occupation: str = ""
    legal_representative: str = ""
    uscc: str = ""
    agent: str = ""
    agent_head: str = "代理人"
    distinction: str = ""  # from a namesake of the same role
    signs_beside: str = ""  # who signs for or beside a person: 法定代理人 周母

    def __post_init__(self):
        if FULL_ID.search(self.id_masked):
            raise FullNumberOnPaper("身份证号码应当遮蔽后印出。")

    @property
    def is_organisation(self) -> bool:
        """Whether an organisation, signing by seal and representative."""
        return self.kind == "organisation"

    @property
    def has_short_name(self) -> bool:
        """Whether the name has two characters, which are printed apart."""
        return len(self.name) == 2

    @property
    def contact_printed(self) -> str:
        """The contact the party agreed to have printed, or why there is none."""
        return self.contact or (NO_AGREEMENT_ON_RECORD if self.has_contact else NOTHING)


def party_on_paper(party, on, *, stays_here=False) -> PartyOnPaper:
    """A party of a case as printed on that day, with the ID number masked.

    A paper that `stays_here`, in the committee's own dossier, has every contact (decision 65).
    """
    company, acting = party.company, party.is_represented(on)
    return PartyOnPaper(
        name=party.name,
        role=party.get_role_display(),
        distinction=party.distinction.removeprefix(party.get_role_display()).removeprefix("，"),
        kind="organisation" if party.is_organisation or company else "person",
        sex=party.sex or _sex_by_number(party.id_number),
        ethnic=party.ethnicity,
        age=_age(party, on),
        id_masked=_paper(party),
        contact=party.phone if stays_here or party.print_contact else "",
        has_contact=bool(party.phone),
        address=party.whole_address or (company.address if company else ""),
        occupation=party.occupation,
        legal_representative=company.legal_representative if company else "",
        uscc=party.credit_code or (company.uscc if company else ""),
        agent=_agent(party) if acting else "",
        agent_head="代理人" if party.speaker in AGENTS else "出面人",
        signs_beside=f"{party.get_speaker_display()} {party.speaker_name}" if acting else "",
    )


def _sex_by_number(number) -> str:
    """The sex that an ID number states; empty for another paper."""
    return identifiers.sex(number) if identifiers.is_id_number(number) else ""


def _paper(party) -> str:
    """The masked number of the party's paper, with the kind of paper where it is no ID card."""
    masked = identifiers.mask_id(party.id_number)
    return f"{party.get_id_kind_display()} {masked}" if party.id_kind and masked else masked


def _age(party, on) -> str:
    born = party.birthday
    if born is None:
        return ""
    if party.born_precision != "day" and not identifiers.born_on(party.id_number):
        month = f"{born.month}月" if party.born_precision == "month" else ""
        return f"{'约' if party.born_precision == 'about' else ''}{born.year}年{month}生"
    return f"{on.year - born.year - ((on.month, on.day) < (born.month, born.day))}岁"


def _agent(party) -> str:
    until = f"，期限至{chinese_day(party.speaker_until)}" if party.speaker_until else ""
    scope = f"（{party.speaker_scope}{until}）" if party.speaker_scope or until else ""
    return f"{party.get_speaker_display()} {party.speaker_name}{scope}"
