"""The domain: what a case is and what may happen to it.

A dispute is registered, dispatched and answered, mediated if both sides are willing, adjudicated if
need be, and performed or enforced to the last 分: 处 → 调 → 裁 → 执.

    states.py      the states of a case and every named set of them
    law/           articles, clocks, sums, clauses, categories, identifiers
    acts.py        what steps and entries declare; guards.py what a condition is
    phases/        the four phases: records, guards, steps and entries of each
    papers/        the kinds of papers, freezing one, what a dossier needs
    visibility.py  who sees which rows and which contents of them
    models/        the case that inherits the four phases, its parties, claims and trail
    door/          the one door: take, record, edit, register
    web/           one face for each kind of person
"""
