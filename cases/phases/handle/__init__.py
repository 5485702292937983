"""处 Handle: a complaint is registered, the company must answer, and the resident judges.

Begins with a complaint, from whatever channel; ends when it is handled and struck off by
somebody other than the handler, or when either side asks for mediation, which a silent
company can never block.
"""
