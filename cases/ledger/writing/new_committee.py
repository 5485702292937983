"""A committee that is not registered yet: its code, its short name, the words in its numbers."""

import re
import string
from collections.abc import Iterator
from itertools import product

from django.db import IntegrityError, transaction

from mediation.directory.committee_lookup import CommitteeUnknown, find_committee
from mediation.directory.models import Committee, District

UNKNOWN_DISTRICT = {"code": "000000", "name": "未登记"}
TRIES = 5
LONGEST_NAME = Committee._meta.get_field("name").max_length
LONGEST_SHORT_NAME = Committee._meta.get_field("short_name").max_length
_ENDING = re.compile(
    r"(?:物业)?(?:[(（]?邻里[)）]?)?(?:矛盾)?(?:纠纷)?(?:人民)?(?:调解委员会|调委会)$"
)
_REGION = re.compile(r"^.{2,}?(?<![小社园校景])[省市区县](?=.{2})")


class BadName(Exception):
    """The name cannot be used for a committee; the message is a Chinese sentence."""


def find_or_create(name: str) -> Committee:
    """The committee of that name, created if there is none.

    Of two concurrent runs the second one reads the first one's row. The district stays unregistered
    (未登记) until the office sets it: a guess would show cases to strangers.
    """
    check(name)
    for _ in range(TRIES):
        try:
            return find_committee(name)
        except CommitteeUnknown:
            pass
        try:
            with transaction.atomic():
                return _create(name)
        except IntegrityError:
            continue
    return find_committee(name)


def check(name: str) -> None:
    """Raise `BadName` for a name that cannot be stored or read."""
    if not name.strip() or not name.isprintable():
        raise BadName("调委会名称不能是空的，也不能有换行等控制字符，请改正后再试。")
    if len(name) > LONGEST_NAME:
        raise BadName(f"调委会名称最多 {LONGEST_NAME} 个字，请缩短后再试。")


def _create(name: str) -> Committee:
    district, _ = District.objects.get_or_create(
        code=UNKNOWN_DISTRICT["code"], defaults=UNKNOWN_DISTRICT
    )
    short = _free_short_name(name)
    return Committee.objects.create(
        code=_free_code(),
        name=name,
        short_name=short,
        district=district,
        dossier_word=short,
        agreement_word=short,
    )


def short_name(name: str) -> str:
    """The short name of a committee: its full name without region and kind.

    >>> short_name("洛江区万安物业（邻里）纠纷人民调解委员会"), short_name("幸福社区调委会")
    ('万安', '幸福社区')
    """
    bare = _ENDING.sub("", name) or name
    return _REGION.sub("", bare)[:LONGEST_SHORT_NAME]


def _free_short_name(name: str) -> str:
    taken = set(Committee.objects.values_list("short_name", flat=True))
    wished = [short_name(name), name[:LONGEST_SHORT_NAME]]
    numbered = (f"{wished[0][: LONGEST_SHORT_NAME - 4]}{n}" for n in range(2, 9999))
    return next(short for short in (*wished, *numbered) if short not in taken)


def _free_code() -> str:
    taken = set(Committee.objects.values_list("code", flat=True))
    return next(code for code in _codes() if code not in taken and f"{code}L" not in taken)


def _codes() -> Iterator[str]:
    """AA, AB … AAA …; none ends in L, which is the series of imported cases."""
    for length in (2, 3, 4):
        for letters in product(string.ascii_uppercase, repeat=length):
            if letters[-1] != "L":
                yield "".join(letters)
