"""A row an act, in a file a stage: what a party is asked, what follows the act."""
