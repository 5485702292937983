"""What must not be written into a log: the token that opens a case stands in its address."""

import logging
import re

TOKEN = re.compile(r"(/r/)[^/\s?\"'#]+")


def discreet(text: str) -> str:
    """The text without the tokens of one-case links.

    >>> discreet("Unprocessable Entity: /r/oDThUuGtVSxSgpf8xP605TTt/")
    'Unprocessable Entity: /r/…/'
    """
    return TOKEN.sub(r"\1…", text)


class Discretion(logging.Filter):
    """Takes the tokens out of every line a handler writes."""

    def filter(self, record):
        """Let the line through, discreet."""
        record.msg, record.args = discreet(record.getMessage()), ()
        return True
