"""The words of the house: every sentence that depends on a state or an act, each once.

Pure tables: no model, no query. Who reads is named by the address of a face: `office` and
`mediator` are the staff, `resident` is a party, then `company` and `court`.
"""
