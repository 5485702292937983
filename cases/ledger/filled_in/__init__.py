"""Workbooks that people fill in by a template: read like a ledger, but nothing is guessed."""
