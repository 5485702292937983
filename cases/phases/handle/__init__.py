"""处 Handle: a complaint is registered, the company must answer, and the resident judges.

Begins with a complaint, through any channel; ends when it is handled and struck off by somebody
other than the handler, or when either side requests mediation, which an unanswered dispatch never
blocks.
"""
