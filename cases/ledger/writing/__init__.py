"""The parts of the import.

`rows_imported_before` recognises known rows, `lengths` refuses what exceeds a column,
`new_committee` creates a committee, `directory` finds or creates estates and mediators, `records`
and `trail` turn a row into records and trail lines, `chunk` stores many rows at once,
`understood_words` reports how words were understood.
"""
