"""Forms of 执."""
