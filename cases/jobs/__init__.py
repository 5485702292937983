"""Work without a person: the daily run and database maintenance."""
