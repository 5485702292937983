"""Test clients of people who have signed in."""

from django.test import Client

from mediation.accounts.models import User

BACKEND = "mediation.accounts.backends.PersonBackend"


def sign_in(person, client=None) -> Client:
    """A client, a new one unless given, signed in as this person."""
    client = client or Client()
    user, _ = User.objects.get_or_create(person=person, defaults={"username": f"u{person.pk}"})
    client.force_login(user, backend=BACKEND)
    return client
