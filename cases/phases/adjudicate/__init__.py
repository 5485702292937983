"""裁 Adjudicate: a court or another body gives the agreement, or the claim, its force.

Each matter before a body is a Proceeding with its own small machine, moved by messages (entries);
the case follows the outcome of the Proceeding that closed last, so exactly one step is ever
offered. Performance of an agreement continues while a court examines it.
"""
