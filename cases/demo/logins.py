"""The log-ins and one-case links of the demo, and the file that lists them.

Passwords, tokens and codes are derived from this installation's key: they stay the same when the
demo runs again, and differ from those of other installations.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from cases.access import entitlement, links
from cases.papers.freezing import ALPHABET
from mediation import clock
from mediation.accounts.functions import row_of
from mediation.accounts.models import User
from mediation.directory.models import Function, Person, Post
from mediation.vault import fingerprint

POSTS_SINCE = "2022-01-01"
FILE = "demo-logins.json"


@dataclass(frozen=True, slots=True)
class Login:
    """One row of the list; a resident has no user name, and a code as password."""

    function: str
    username: str
    password: str
    name: str
    home: str


def password_of(username: str) -> str:
    """The password of a log-in, like demo-7QK4-M2XD."""
    letters = [ALPHABET[byte % len(ALPHABET)] for byte in _derived(f"password:{username}")]
    return f"demo-{''.join(letters[:4])}-{''.join(letters[4:8])}"


def _derived(what: str) -> bytes:
    return bytes.fromhex(fingerprint(f"demo:{what}"))


def enlist(username: str, name: str, function: Function, *, title="", estates=(), **body):
    """The person behind a user name, with post and log-in; created once."""
    user = User.objects.filter(username=username).select_related("person").first()
    if user:
        return user.person
    person = Person.objects.create(name=name)
    post = Post.objects.create(
        person=person, function=function, title=title, since=POSTS_SINCE, **body
    )
    post.estates.set(estates)
    user = User(username=username, person=person, demo=True)
    user.set_password(password_of(username))
    user.save()
    return person


@transaction.atomic
def open_link(case, party) -> Login:
    """The party's link, always the same; an expired one is renewed."""
    digest = _derived(f"link:{case.number}:{party.pk}").hex()
    token, code = digest[:24], f"{int(digest[24:40], 16) % 10**6:06}"
    link = case.links.filter(token_mark__in=links.token_marks(token)).first()
    if link is None:
        links.issue_link(case, party, links.Ticket(token, code))
        entitlement.update_access_rows(case)
    elif not link.alive:
        link.expires_on, link.revoked_at = clock.today() + timedelta(links.LINK_DAYS), None
        link.save()
        entitlement.update_access_rows(case)
    return Login(Function.RESIDENT.label, "", code, party.name, f"/r/{token}/")


def of_users() -> list[Login]:
    """The demo's users in order of creation."""
    users = User.objects.filter(demo=True, is_active=True).select_related("person")
    return [_of_user(user) for user in users.order_by("pk")]


def _of_user(user) -> Login:
    function = Function(user.person.posts.order_by("pk").first().function)
    password = password_of(user.username)
    return Login(function.label, user.username, password, user.person.name, row_of(function).desk)


def write_file(rows: list[Login]) -> None:
    """Write the list; the passwords are set again if it differs from the existing file."""
    path = settings.VAR / FILE
    text = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"
    if path.is_file() and path.read_text() == text:
        return
    for user in User.objects.filter(demo=True):
        if not user.check_password(password_of(user.username)):
            user.set_password(password_of(user.username))
            user.save(update_fields=["password"])
    settings.VAR.mkdir(parents=True, exist_ok=True)
    _keep(path, text)


def is_whole() -> bool:
    """Whether the demo ran to its end on this database: its links, created last, exist."""
    path = settings.VAR / FILE
    rows = json.loads(path.read_text()) if path.is_file() else []
    homes = [row["home"] for row in rows if not row["username"]]
    return bool(homes) and all(links.link_of(home.split("/")[2]) for home in homes)


def _keep(path, text):
    """Write completely or not at all, never readable by others; `make run` depends on this file."""
    draft = path.with_suffix(f".{os.getpid()}")
    with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)
    draft.replace(path)
