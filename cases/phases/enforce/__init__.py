"""执 Enforce: what was agreed or ruled is performed to the last 分, or a court enforces it.

Obligations hang on a Title (an agreement in force, a confirmed agreement …). Payments are allocated
to instalments by their due day; a default opens the way to enforcement; the end is performance,
strike-off by another person, closing and filing.
"""
