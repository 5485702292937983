"""Signing in by password; the person behind the log-in is read with it."""

from django.contrib.auth.backends import ModelBackend

from .models import User


class PersonBackend(ModelBackend):
    """Django's own backend, with one query for log-in and person."""

    def get_user(self, user_id):
        """The active user with his person, or None."""
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
