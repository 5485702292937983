"""Finding a committee by code or name, for commands and imports."""

import re

from mediation.accounts.typed_names import folded
from mediation.directory.models import Committee

REMARK = re.compile(r"\([^()]*\)")
MOST_NAMED = 8


class CommitteeUnclear(Exception):
    """A text does not name exactly one committee; the message is the Chinese sentence to show."""


class CommitteeUnknown(CommitteeUnclear):
    """No committee has that code or name."""


class CommitteeAmbiguous(CommitteeUnclear):
    """Several committees have that name."""


def find_committee(text: str) -> Committee:
    """The committee with that code, short or full name; a remark in brackets may be left out.

    Never guesses from a part of a name: an import into the wrong committee cannot be undone. Raises
    `CommitteeUnknown` or `CommitteeAmbiguous`, each with a sentence to show.
    """
    rows = list(Committee.objects.select_related("district").order_by("code"))
    wanted = folded(text)
    for spelling in (folded, _without_remarks):
        matching = [row for row in rows if wanted in {spelling(name) for name in _names(row)}]
        if len(matching) == 1:
            return matching[0]
        if matching:
            sentence = f"“{text}”对应{len(matching)}个调委会，请写代码：{_list(matching)}。"
            raise CommitteeAmbiguous(sentence)
    raise CommitteeUnknown(f"没有叫“{text}”的调委会。{_hint(rows)}")


def _names(committee: Committee) -> tuple[str, ...]:
    return committee.code, committee.short_name, committee.name


def _without_remarks(text: str) -> str:
    return REMARK.sub("", folded(text))


def _hint(rows: list[Committee]) -> str:
    if not rows:
        return "数据库里还没有调委会。"
    return f"现有：{_list(rows[:MOST_NAMED])}{'等' if len(rows) > MOST_NAMED else ''}。"


def _list(committees: list[Committee]) -> str:
    return "、".join(f"{row.code} {row.short_name}" for row in committees)
