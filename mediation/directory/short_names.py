"""What a company is called for short: its name without legal form, trade and brackets.

>>> short_form("安邻物业服务有限公司（示例）"), short_form("示例市和兴物业管理有限责任公司")
('安邻物业', '和兴物业')
>>> short_form("物业服务有限公司")
''
"""

import re

BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团|公司)+$")
TRADE = re.compile(r"物业(服务|管理|发展|经营)+$|物业$")
PLACE = re.compile(r"^([一-龥]{2,3}省)?([一-龥]{2,3}市)?([一-龥]{1,3}[区县])?")
SHORTEST = 2  # characters of the name proper; what is left of less names nobody
LONGEST = 20


def short_form(name: str) -> str:
    """The short form of a company's full name, or nothing where too little is left."""
    bare = LEGAL_FORM.sub("", BRACKETS.sub("", name).strip())
    proper = TRADE.sub("", bare)
    is_property_service = proper != bare
    without_place = PLACE.sub("", proper)
    proper = without_place if len(without_place) >= SHORTEST else proper
    if len(proper) < SHORTEST:
        return ""
    return f"{proper}物业"[:LONGEST] if is_property_service else proper[:LONGEST]


def all_forms(name: str) -> list[str]:
    """An organisation's name as people write it: in full, without brackets and form, for short.

    >>> all_forms("示例市和兴物业管理有限公司（示例）")[1:]
    ['示例市和兴物业管理有限公司', '示例市和兴物业管理', '和兴物业']
    """
    bare, short = BRACKETS.sub("", name).strip(), short_form(name)
    return [name, bare, *([LEGAL_FORM.sub("", bare), short] if short else [])]


def free_short_name(name: str, taken) -> str:
    """The short form where no other company has it; else nothing, and the full name is shown."""
    short = short_form(name)
    return "" if short in taken else short
