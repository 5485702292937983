"""The rows of every guard at every act, from all files of the kind `guards_of_*.py`."""

from tests.cases.phases import (
    guards_of_acting_for,
    guards_of_adjudication,
    guards_of_agreeing,
    guards_of_breaches,
    guards_of_clocks,
    guards_of_closing,
    guards_of_ending,
    guards_of_enforcement,
    guards_of_handling,
    guards_of_joining,
    guards_of_mediation,
    guards_of_open_terms,
    guards_of_parties,
    guards_of_performance,
    guards_of_referrals,
    guards_of_scope,
    guards_of_ties,
    guards_of_withdrawing,
)

MODULES = (
    guards_of_handling,
    guards_of_mediation,
    guards_of_parties,
    guards_of_agreeing,
    guards_of_ending,
    guards_of_joining,
    guards_of_acting_for,
    guards_of_adjudication,
    guards_of_performance,
    guards_of_breaches,
    guards_of_open_terms,
    guards_of_enforcement,
    guards_of_closing,
    guards_of_clocks,
    guards_of_referrals,
    guards_of_scope,
    guards_of_ties,
    guards_of_withdrawing,
)
ROWS = [row for module in MODULES for row in module.ROWS]
