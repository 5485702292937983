"""What runs without a person: the daily run and the care of the database."""
