"""Papers on paper: `base` draws, and one module per form says what stands on it."""
