"""Registers how each issued paper is drawn; the paper's dataclass is filled here."""


def register():
    """Offer the renderers to the domain (cases.papers)."""
