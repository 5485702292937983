"""Finding cases: by number, by result, and in batches."""
