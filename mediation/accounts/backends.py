"""Signing in by password; the person behind the log-in and their posts are read with it."""

import re
import unicodedata

from django.contrib.auth.backends import ModelBackend

from mediation import clock
from mediation.directory.models import Post
from mediation.workdays import note_stamp
from mediation.workdays.reading import with_stamp

from .functions import body_fields
from .models import User
from .typed_text import DASHES, without_invisible

PRINTED = re.compile(r"(demo)-(\w{4}-\w{4})", re.I)


def as_printed(typed: str) -> str:
    """A password without what keyboards and copying add: full width, other dashes, spaces around.

    The printed passwords of the demo are read in any case of letters.

    >>> as_printed("demo—7qk4-m2xd "), as_printed("Correct horse")
    ('demo-7QK4-M2XD', 'Correct horse')
    """
    plain = unicodedata.normalize("NFKC", without_invisible(typed)).translate(DASHES).strip()
    printed = PRINTED.fullmatch(plain)
    return f"demo-{printed[2].upper()}" if printed else plain


class PersonBackend(ModelBackend):
    """Django's own backend, with one query for log-in, person and the posts held today."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        """The user with that password as typed, else as printed; the same work for any name."""
        typed = dict.fromkeys((password, as_printed(password or "")))
        found = (super(PersonBackend, self).authenticate(request, username, p) for p in typed)
        return next(filter(None, found), None)

    def get_user(self, user_id):
        """The active user with the person, or None; `held_today` is kept on the person.

        The stamp of the calendar comes with the posts, so that no page asks for it.
        """
        posts = Post.objects.held_on(clock.today()).filter(person__login=user_id).order_by("pk")
        held = list(with_stamp(posts.select_related("person__login", *body_fields())))
        user = _holder(held) or User.objects.select_related("person").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


def _holder(held):
    """The log-in of the person who holds these posts, or None without a post."""
    if not held:
        return None
    person = held[0].person
    person.held_today = held
    note_stamp(held[0].calendar_stamp)
    return person.login
