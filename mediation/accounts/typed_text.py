"""What people type or paste, without the marks that nobody sees."""

# Zero-width spaces, soft hyphen, marks of direction: pasted along from chats and web pages. One of
# direction turns the rest of a sentence of ours around. Joiners stay: some scripts write with them.
SINGLE = map(ord, "\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff")
INVISIBLE = dict.fromkeys([*SINGLE, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class DropInvisibleMarks:
    """Drops invisible marks from what is posted, before a form reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Clean the fields; by now the visitor is known to be let in. Files stay as they are."""
        if request.method == "POST" and _any_invisible(request.POST):
            request.POST = _cleaned(request.POST)


def _any_invisible(fields) -> bool:
    values = (value for _, values in fields.lists() for value in values)
    return any(value.translate(INVISIBLE) != value for value in values)


def _cleaned(fields):
    cleaned = fields.copy()
    for name, values in fields.lists():
        cleaned.setlist(name, [value.translate(INVISIBLE) for value in values])
    cleaned._mutable = False
    return cleaned
