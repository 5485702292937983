"""The papers by which people prove who they are, and how their numbers are written.

The ID card (居民身份证法 2), the residence permit of 港澳台居民居住证申领发放办法 6 (18 digits,
from 81, 82 or 83), and others. Only what every paper of a kind has is checked: a check digit where
there is one, else the signs and how many they are.
"""

import re

from django.db.models import TextChoices

from cases.law import identifiers

LONGEST = 40


class Kind(TextChoices):
    """The kinds of papers; where none is chosen it is the resident's ID card."""

    RESIDENCE = "residence", "港澳台居民居住证"
    PERMIT = "permit", "港澳台居民来往内地（大陆）通行证"
    PASSPORT = "passport", "护照"
    FOREIGNER = "foreigner", "外国人永久居留身份证"
    HOUSEHOLD = "household", "户口簿"
    OFFICER = "officer", "军官证、士兵证"
    OTHER = "other", "其他证件"


ID_CARD = "居民身份证"
CHOICES = [("", ID_CARD), *Kind.choices]
WRONG = {
    "": "身份证号不对，请核对18位号码。",
    Kind.RESIDENCE: "居住证号码不对：18位，以81、82或者83开头，请核对。",
    Kind.PERMIT: "通行证号码不对：港澳的是H或者M加8位数字，台湾的是8位数字，请核对。",
    Kind.PASSPORT: "护照号码不对：5到17位字母和数字，中国护照如 E12345678，请核对。",
    Kind.FOREIGNER: "永久居留身份证号码不对：18位，以9开头；旧证是3个字母加12位数字，请核对。",
    Kind.HOUSEHOLD: "户口簿上写的是本人18位的公民身份号码，或者6到12位数字的户号，请核对。",
    Kind.OFFICER: "证件号码不对：如“军字第2001988号”，请照证件写全。",
    Kind.OTHER: "证件号码最多写40个字，至少有3位数字或者字母。",
}
# How the 18 digits of a paper begin whose last is the check digit of GB 11643.
_CARDS = {"": ("",), Kind.RESIDENCE: ("81", "82", "83"), Kind.FOREIGNER: ("9",)}
_CARDS |= {Kind.HOUSEHOLD: ("",)}
_WRITTEN = {
    Kind.PERMIT: re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?|[0-9]{8}(?:[0-9]{2})?"),
    Kind.PASSPORT: re.compile(r"(?=.*[0-9])[A-Z0-9]{5,17}"),
    Kind.FOREIGNER: re.compile(r"[A-Z]{3}[0-9]{12}"),
    Kind.HOUSEHOLD: re.compile(r"[0-9]{6,12}"),
    Kind.OFFICER: re.compile(r"[\u4e00-\u9fff]{1,6}?(?:字)?第?[0-9]{4,10}号?"),
    Kind.OTHER: re.compile(rf"(?=(?:.*[0-9A-Z]){{3}}).{{3,{LONGEST}}}"),
}


def number_of(kind: str, text: str) -> str | None:
    """The number of a paper of that kind in its normal form, or None.

    >>> number_of("", "11010519491231002x"), number_of("passport", " e 1234 5678 ")
    ('11010519491231002X', 'E12345678')
    >>> number_of("residence", "11010519491231002X"), number_of("permit", "H1234567")
    (None, None)
    """
    card = identifiers.id_number(text)
    if card and card.startswith(_CARDS.get(kind, ())):
        return card
    plain = _without_dashes(text)
    return plain if kind in _WRITTEN and _WRITTEN[Kind(kind)].fullmatch(plain) else None


def _without_dashes(text: str) -> str:
    """Half width, upper case, without spaces; dashes stay beside other letters than A to Z."""
    plain = identifiers.plain_signs(text)
    return plain.replace("-", "") if plain.isascii() else plain
