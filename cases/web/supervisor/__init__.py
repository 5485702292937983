"""The face of offices that oversee a district or a street: red flags, lists, masked cases."""
