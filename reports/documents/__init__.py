"""Papers on paper: `base` draws, and one module per form says what is on it."""
