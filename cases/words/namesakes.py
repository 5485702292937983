"""What distinguishes parties of one case that have the same name: role, dwelling, side, place.

>>> distinctions([("王某", "申请人", "", 1), ("王 某", "被申请人", "", 2)])
['申请人', '被申请人']
"""

from collections.abc import Iterable, Sequence

from .written_names import normalized_name

Described = tuple[str, str, str, int]


def distinctions(people: Iterable[Described]) -> list[str]:
    """For each (name, role, dwelling or address, side) what its name alone leaves open.

    Empty for a name that nobody else has; names that differ only in the way of writing are the
    same. What role, dwelling and side leave open is decided by the order of the entries.
    """
    rows = list(people)
    names = [normalized_name(row[0]) for row in rows]
    groups = [[n for n, other in enumerate(names) if other == name] for name in names]
    return [_distinction(rows, place, group) for place, group in enumerate(groups)]


def _distinction(rows: Sequence[Described], place: int, group: list[int]) -> str:
    if len(group) == 1:
        return ""
    for ways in zip(*(_ways(rows[n]) for n in group), strict=True):
        mine = ways[group.index(place)]
        if mine and ways.count(mine) == 1:
            return mine
    return f"{rows[place][1]}，登记的第{group.index(place) + 1}位"


def _ways(row: Described) -> tuple[str, str, str]:
    _, role, home, side = row
    return role, f"{role}，{home}" if home else "", f"{role}，第{side}方"
