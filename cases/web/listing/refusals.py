"""What a list says of conditions in its address that cannot be read.

A condition that is not understood must not be left out silently: the list would be taken for its
answer.
"""

from cases.web.listing.addresses import NOT_CONDITIONS

LONGEST = 20  # characters of what was asked
UNKNOWN = "网址里的“{0}”不是这个列表的条件，所以一件也没有列出；请从全部开始重新筛选。"
NO_CHIP = "这个列表没有“{0}”一栏，所以一件也没有列出；请重新选择。"


def refusals(request, form, chip: str, keys) -> list[str]:
    """The sentences: wrong values of known conditions, unknown conditions, an unknown chip.

    `keys` are the values that the chip may have.
    """
    wrong = [f"{words}" for errors in form.errors.values() for words in errors] if form else []
    known = NOT_CONDITIONS | {chip} | (form.fields.keys() if form else set())
    strange = [name for name, value in request.GET.items() if value and name not in known]
    wrong += [UNKNOWN.format(name[:LONGEST]) for name in strange]
    chosen = request.GET.get(chip, "")
    return [*wrong, NO_CHIP.format(chosen[:LONGEST])] if chosen and chosen not in keys else wrong
