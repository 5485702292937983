"""The four phases, in their order: 1 处 handle · 2 调 mediate · 3 裁 adjudicate · 4 执 enforce.

Each has its records, guards, steps and its part of the sheet. No phase imports another: guards
shared by several are in `common.py`, permissions in `roles.py`. The methods a phase calls on
another phase are listed here.
"""

ASKED_BY_OTHER_PHASES = {
    "follow_claims": "handle",  # a party leaves mediation, and its claims count no more
    "hand_claims_on": "handle",  # who follows a party in mediation stands in its claims
    "record_request": "handle",  # asking for mediation again is a request like the first
    "how_it_came": "handle",
    "end_handling": "handle",  # a referral that is returned is no longer handled
    "late_answer": "mediate",  # a decline answers a referral, in time or late
    "answer_referral": "mediate",  # what is declined is returned to the body that sent it
    "ask_everybody_again": "mediate",  # a closed case is mediated again
    "make_title": "enforce",  # an agreement in force and a ruling both make a title
    "make_title_of": "enforce",  # an agreement takes effect later, by its condition
    "fall_back_on_the_agreement": "enforce",  # the ruling that confirmed it was set aside
    "owe_by_the_agreement_again": "enforce",  # a paper with its own sum fell, none came
    "ways_on": "enforce",  # what can be done about what the agreement still asks for then
    "open_again": "enforce",  # an award fell after its case was closed
    "drop_settlement": "enforce",  # and so does what was settled of it
    "make_title_by_order": "enforce",  # a judgment or a payment order makes one of its own
    "make_title_of_a_part": "enforce",  # an order is for what was applied for alone
    "order_beside": "enforce",  # and a further item of that paper stands beside the first
    "let_off_by_clauses": "enforce",  # what clauses waive or set off, they do from the effect on
    "end_title": "enforce",  # a court found the agreement void: nothing is owed under it
    "keep_what_was_settled": "enforce",  # who leaves keeps what was settled with them
    "drop_visits": "enforce",  # and nobody visits what is not to be performed
    "annul_agreement": "mediate",  # and its text no longer binds
    "report_the_closing": "enforce",  # a claim lost in court closes a case that was mediated
    "start_enforcement_time": "enforce",  # a confirmation starts the two years (K16)
    "restart_enforcement_time": "enforce",  # an application withdrawn or refused restarts them
    "first_of_several_in_words": "enforce",  # what is due first of several has two years of its own
    "end_enforcement_time": "enforce",  # a paper that replaces it ends the time of the first
    "let_off_what_fell": "enforce",  # of an award set aside in part that part is not owed
    "must_be_received_by": "adjudicate",  # until when a court must have an application
}
