"""Forms of 处."""
