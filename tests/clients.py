"""Test clients of people who have signed in or opened a one-case link."""

from django.test import Client

from mediation.accounts.models import User

BACKEND = "mediation.accounts.backends.PersonBackend"
PASSWORD = "一个很长的口令2026"  # the rules for passwords accept it


def sign_in(person, client=None) -> Client:
    """A client, a new one unless given, signed in as this person."""
    client = client or Client()
    user, _ = User.objects.get_or_create(person=person, defaults={"username": f"u{person.pk}"})
    client.force_login(user, backend=BACKEND)
    return client


def open_link(ticket, client=None) -> Client:
    """A client, a new one unless given, that opened a one-case link with its code."""
    client = client or Client()
    answer = client.post(f"/r/{ticket.token}/", {"code": ticket.code})
    assert answer.status_code == 303, answer.status_code
    return client


def client_showing_errors() -> Client:
    """A client that answers with the page of an error in place of the error."""
    return Client(raise_request_exception=False)
