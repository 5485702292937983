"""Papers on paper: how the forms look. `base` draws, one module per form says what stands on it."""


def register():
    """Offer the renderers to the cases; called once when the site starts."""
