"""The four phases, in their order: 1 处 handle · 2 调 mediate · 3 裁 adjudicate · 4 执 enforce.

Each holds its records, guards, steps and its part of the sheet. A phase imports no other: guards
that more than one asks stand in `common.py`, permissions in `roles.py`. What a step may ask of
another phase is written down here.
"""

ASKED_BY_OTHER_PHASES = {
    "make_title": "enforce",  # an agreement in force and a ruling both make a title
    "restart_enforcement_time": "adjudicate",  # a refused enforcement restarts the two years
}
