"""Lists of cases in any face: a face declares columns, chips and filters, this package does the
rest.

`filters` narrows, `chips` counts, `cells` and `columns` draw, `case_list` builds a page from a
declaration, `workbook` writes the same rows as a file.
"""
