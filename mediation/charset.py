"""A request that names a charset no text can be in is read as if it named none.

The framework reads the question while it makes the request, before any page could answer, and
fails on `charset=hex`: the visitor would see the server's own bare page.
"""

from django.utils.http import parse_header_parameters


def with_readable_charset(application):
    """The application, asked only in charsets that texts can be in."""

    def serve(environ, start_response):
        kind, given = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        if not is_of_text(given.get("charset", "utf-8")):
            environ["CONTENT_TYPE"] = kind
        return application(environ, start_response)

    return serve


def is_of_text(charset: str) -> bool:
    """Whether texts can be in that charset.

    >>> is_of_text("gbk"), is_of_text("hex"), is_of_text("none-such"), is_of_text("a\\0")
    (True, False, False, False)
    """
    try:
        b"    ".decode(charset)  # nothing at all would be decoded by any
    except (LookupError, ValueError):
        return False
    return True
