"""Log redaction: the token that opens a case is part of its address."""

import logging
import re

TOKEN = re.compile(r"(/r/)[^/\s?\"'#]+")


def redacted(text: str) -> str:
    """The text without the tokens of one-case links.

    >>> redacted("Unprocessable Entity: /r/oDThUuGtVSxSgpf8xP605TTt/")
    'Unprocessable Entity: /r/…/'
    """
    return TOKEN.sub(r"\1…", text)


class TokenRedaction(logging.Filter):
    """Removes the tokens from every line a handler writes."""

    def filter(self, record):
        """Redact the record; keep the line."""
        record.msg, record.args = redacted(record.getMessage()), ()
        return True
