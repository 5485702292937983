"""The parts of the import: what is known already, whom and what a row names, what it leaves.

`known` tells a row that is here from one that is not, `fits` refuses what no column can hold,
`founding` makes a committee, `directory` finds or creates estates and mediators, `records` and
`lines` turn a row into records and into lines of the trail, `chunk` stores many rows at once,
`telling` says what the words were taken for.
"""
