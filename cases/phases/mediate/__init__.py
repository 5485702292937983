"""调 Mediate: the parties meet a mediator and either agree or do not.

Begins when mediation is requested and nobody refuses; ends in an agreement, which binds them, or in
a failure, which opens the way to adjudication. Nobody is kept in mediation against their will: a
party may stop at any time and learns of the other remedies.
"""
