"""Papers: which kinds there are, how one is frozen, what a dossier needs."""
