"""The reviewed table of budgets: how many statements a page or an act may execute.

A reading page without an entry fails; how each act is taken is in `matrix.py`.
"""

CASE_PAGE, ONE_PART_IN_FULL, LIST, ACT = 12, 15, 6, 20
CASE_TO_THE_OVERSEER = 15  # with what others did to the case, and its papers
PAGES = {
    "company:desk": 8,
    "company:promises": LIST,
    "company:mediations": LIST,
    "company:notices": LIST,
    "company:list": LIST,
    "mediator:desk": 9,
    "mediator:list": LIST,
    "mediator:list_workbook": LIST,
    "office:desk": 11,
    "office:ledgers": LIST,
    "office:referrals": LIST,
    "office:referral_template": LIST,
    "office:logins": LIST,
    "office:directory": 7,  # four lists: people, companies, settings, changes
    "office:notices": LIST,
    "office:promises": LIST,
    "office:strike_offs": LIST,
    "office:seals": LIST,
    "office:list": LIST,
    "office:list_workbook": LIST,
    "court:desk": LIST,
    "court:list": LIST,
    "court:referrals": LIST,
    "court:referral_template": LIST,
    "supervisor:desk": 8,
    "supervisor:notices": LIST,
    "supervisor:issue_notice": 7,  # a form, with its choices
    "supervisor:list": LIST,
    "supervisor:list_workbook": LIST,
}
