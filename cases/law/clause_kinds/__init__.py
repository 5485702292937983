"""The kinds of clauses: one file and one row of the table each."""
