"""A request with an unusable charset is read as if it named none.

Django decodes the query while it creates the request, before any page can answer, and fails on
`charset=hex`: the visitor would see the server's own bare page.
"""

from django.utils.http import parse_header_parameters


def with_readable_charset(application):
    """The application, called only with charsets for text."""

    def serve(environ, start_response):
        kind, given = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        if not is_of_text(given.get("charset", "utf-8")):
            environ["CONTENT_TYPE"] = kind
        return application(environ, start_response)

    return serve


def is_of_text(charset: str) -> bool:
    """Whether the charset encodes text.

    >>> is_of_text("gbk"), is_of_text("hex"), is_of_text("none-such"), is_of_text("a\\0")
    (True, False, False, False)
    """
    try:
        b"    ".decode(charset)  # an empty value decodes with any codec
    except (LookupError, ValueError):
        return False
    return True
