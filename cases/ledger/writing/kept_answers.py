"""What a committee's own words mean, kept for its next ledger."""

from collections.abc import Mapping

from cases.ledger import estate_names, words
from cases.ledger.answers import KEPT, Answers
from cases.models import LedgerAnswer

LONGEST = LedgerAnswer._meta.get_field("written").max_length


def merged(committee, given: Mapping) -> dict:
    """The committee's kept answers with those given now, which win."""
    raw: dict = {section: {} for section in KEPT}
    for kept in LedgerAnswer.objects.filter(committee=committee).order_by("pk"):
        section = raw[kept.section]
        if kept.column:
            section = section.setdefault(kept.column, {})
        section[kept.written] = kept.meaning
    return _over(raw, given)


def _over(under: Mapping, over: Mapping) -> dict:
    """Both mappings in one; of two answers the one of `over` stays."""
    both = dict(under)
    for name, answer in over.items():
        had = both.get(name)
        is_section = isinstance(had, Mapping) and isinstance(answer, Mapping)
        if is_section:
            both[name] = _over(had, answer)
        elif answer or name not in both:
            both[name] = answer
    return both


def keep(committee, given: Mapping) -> None:
    """Keep the answers that hold for the committee's next ledger as well."""
    Answers.of(given)
    for section in KEPT:
        for written, answer in (given.get(section) or {}).items():
            if section == "words":
                for word, meaning in answer.items():
                    _keep(committee, section, word, meaning, words.field_of(written) or written)
            else:
                _keep(committee, section, written, answer)


def _keep(committee, section: str, written: str, answer: str, column: str = "") -> None:
    normal = estate_names.key(written) if section == "estates" else words.key(written)
    if answer.strip() and len(normal) <= LONGEST:
        LedgerAnswer.objects.update_or_create(
            committee=committee,
            section=section,
            column=column,
            written=normal,
            defaults={"meaning": answer.strip()},
        )
