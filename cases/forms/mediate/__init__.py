"""Forms of 调."""
