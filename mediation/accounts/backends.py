"""Signing in by password; the person behind the log-in and their posts are read with it."""

from django.contrib.auth.backends import ModelBackend

from mediation import clock
from mediation.directory.models import Post

from .functions import body_fields
from .models import User


class PersonBackend(ModelBackend):
    """Django's own backend, with one query for log-in, person and the posts held today."""

    def get_user(self, user_id):
        """The active user with the person, or None; `held_today` is kept on the person."""
        posts = Post.objects.held_on(clock.today()).filter(person__login=user_id).order_by("pk")
        held = list(posts.select_related("person__login", *body_fields()))
        user = _holder(held) or User.objects.select_related("person").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


def _holder(held):
    """The log-in of the person who holds these posts, or None without a post."""
    if not held:
        return None
    person = held[0].person
    person.held_today = held
    return person.login
