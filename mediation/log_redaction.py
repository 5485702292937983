"""Log redaction: the token that opens a case is part of its address."""

import logging
import re

# Up to the next slash or the end of the line, whatever stands there: a token pasted with a space
# or a quotation mark opens no case, but lacks little of one. The slashes and the r may be written
# as %2F and %72.
SLASH = "(?:/|%2f)"
OPENS = rf"{SLASH}+\s*(?:r|%72|%52)\s*{SLASH}+"
TOKEN = re.compile(rf"({OPENS})(?!{SLASH}).+?(?={SLASH}|$)", re.I | re.M)

# What the server says of a request it cannot read may hold any part of an address.
UNREADABLE = re.compile(r"(Invalid request from ip=\S*:[ \w]*).*", re.S)


def redacted(text: str) -> str:
    """The text without the tokens of one-case links.

    >>> redacted("Unprocessable Entity: /r/oDThUuGtVSxSgpf8xP605TTt/")
    'Unprocessable Entity: /r/…/'
    """
    return TOKEN.sub(r"\1…", UNREADABLE.sub(r"\1…", text))


class TokenRedaction(logging.Filter):
    """Removes the tokens from every line a handler writes."""

    def filter(self, record):
        """Redact the record; keep the line."""
        record.msg, record.args = redacted(record.getMessage()), ()
        return True
