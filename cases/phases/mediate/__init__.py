"""调 Mediate: the parties sit down with a mediator and either agree or do not.

Begins when mediation is asked for and nobody refuses; ends in an agreement, which binds
them, or in a failure, which opens the way to adjudication. No one is kept here against
their will: a party may stop at any time, and is told the other remedies.
"""
