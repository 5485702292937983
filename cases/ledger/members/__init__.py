"""The members of a group in one workbook, a household each."""
