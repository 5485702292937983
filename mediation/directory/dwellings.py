"""A dwelling as people type it: 6号楼1202室, 6-2-1202, or a house by its number alone."""

import re

LONGEST = 30  # of each part
_BUILDING = re.compile(r"(.+(?:号楼|[#楼栋幢座]|单元|-))(.+)")


def parts_of(typed: str) -> tuple[str, str]:
    """The building, with its entrance, and the room; a house that stands alone is a room.

    >>> parts_of("6号楼2单元1202室"), parts_of("6-1202"), parts_of("18号")
    (('6号楼2单元', '1202室'), ('6-', '1202'), ('', '18号'))
    """
    found = _BUILDING.fullmatch(typed)
    return (found[1], found[2]) if found else ("", typed)


def fits(typed: str) -> bool:
    """Whether both parts are short enough to be those of a dwelling."""
    return all(len(part) <= LONGEST for part in parts_of(typed))
