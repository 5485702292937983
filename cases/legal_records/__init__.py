"""Legal records: what the trail covers by a keyed digest, column by column.

A record of a case that counts in law inherits `LegalRecord`. Whatever writes one under the lock of
a case is noted (`writing.py`); the line written with it carries a keyed digest of each noted record
(`digests.py`), and `check_consistency` computes the digests again.
"""
