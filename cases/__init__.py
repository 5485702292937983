"""The domain: what a case is and what may happen to it.

A dispute is registered, dispatched and answered, mediated if both sides are willing,
adjudicated if need be, and performed or enforced to the last 分: 处 → 调 → 裁 → 执.

    states.py      where a case can be, and every named set of states
    law.py         the articles; guards.py what a condition is; money.py, deadlines.py the sums
    acts.py        what a step and an entry declare about themselves
    phases/        the four phases: records, guards, steps and entries of each
    visibility.py  who sees which rows and which contents of them
    models.py      the case that inherits the four phases, its parties, claims and trail
    steps.py       the one door: take(), record(), edit(), offers()
    web/           one face for each kind of person
"""
