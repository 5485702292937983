"""Forms of 裁."""
