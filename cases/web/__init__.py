"""The faces: one for each kind of person; no face imports another."""
