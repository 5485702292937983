"""Lists of cases in any face: a face declares columns, chips and filters, the rest stands here.

`filters` narrows, `chips` counts, `cells` and `columns` draw, `case_list` puts a page together
from a declaration, `workbook` writes the same rows as a file.
"""
