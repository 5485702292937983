"""The headers of every answer: every route, every kind of answer, every person.

Generated from the addresses of the site; a new route is included without being named here.
"""

import re

import pytest
from django.conf import settings
from django.test import Client

from cases.access.links import issue_link
from cases.states import Status
from cases.web import case_parts
from mediation.accounts.models import User
from mediation.accounts.sessions import SessionStore
from tests.cast import cast
from tests.clients import PASSWORD, client_showing_errors, sign_in
from tests.factories import at
from tests.house.doors import DOORS
from tests.house.walking import body_of, path_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quiet")]
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "DELETE")
POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRAMED = "court:paper"  # the court's own case page shows it in a frame
SESSION = settings.SESSION_COOKIE_NAME
STAFF = ("office", "mediator", "company", "court")
WHO = ("/login/", "/r/")  # the pages that ask visitors who they are
PUBLIC = ("public:home", "public:estates", "public:check", "public:paper", "resident:no_link")
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
ADDRESS = re.compile(
    r"""(?:src|href|action|content|url)\s*[=(]\s*["']?\s*((?:https?:)?//[^"'\s>]+)"""
)


def missing(name, answer) -> list[str]:
    """The headers an answer lacks."""
    wrong = [
        f"{key}: {answer.get(key)}" for key, value in ALWAYS.items() if answer.get(key) != value
    ]
    policy = {part.strip() for part in answer.get("Content-Security-Policy", "").split(";")}
    framed = name == FRAMED and answer.status_code == 200
    own = POLICY - {"frame-ancestors 'none'"} | {"frame-ancestors 'self'"} if framed else POLICY
    if policy != own:
        wrong.append(f"policy: {policy ^ own}")
    if answer.get("X-Frame-Options") != ("SAMEORIGIN" if framed else "DENY"):
        wrong.append(f"frames: {answer.get('X-Frame-Options')}")
    return wrong


def kept(name, somebody, answer) -> list[str]:
    """Whether a browser or proxy may store personal data."""
    told_nothing = answer.status_code == 405 or answer.get("Location", "").startswith(WHO)
    for_all = name in PUBLIC and somebody.role not in STAFF
    control = answer.get("Cache-Control", "")
    good = told_nothing or for_all or ("no-store" in control and "private" in control)
    return [] if good else [f"may be kept: {control!r}"]


def inside(answer) -> list[str]:
    """Inline scripts and styles, and addresses of other hosts, in a page."""
    if not answer.get("Content-Type", "").startswith("text/html"):
        return []
    body = body_of(answer)
    own = settings.SITE_URL
    foreign = [url for url in ADDRESS.findall(body) if not url.startswith(own)]
    return [f"inline {found}" for found in INLINE.findall(body)] + [f"host {u}" for u in foreign]


LEAVING_LAST = sorted(DOORS, key=lambda name: DOORS[name].kind in ("left", "posted"))
IDENTITIES = {"nobody", "office A", "mediator A", "company A", "court A", "applicant A", "office B"}


@pytest.mark.one_database  # headers come from no row
def test_every_answer_of_every_route_carries_the_headers(world):
    a, _, people = world
    wrong, seen = [], set()
    for somebody in (s for s in people if s.name in IDENTITIES):
        for name in LEAVING_LAST:
            path = path_of(name, a)
            for method in METHODS:
                answer = somebody.client.generic(method, path)
                seen.add(answer.status_code)
                found = missing(name, answer) + kept(name, somebody, answer) + inside(answer)
                request = f"{somebody.name} {method} {path} {answer.status_code}"
                wrong += [f"{request}: {what}" for what in found]
    assert wrong == []
    assert seen >= {200, 302, 303, 403, 404, 405, 409, 422}


def broken(*args, **kwargs):
    """An unexpected fault."""
    raise RuntimeError("内部细节")


OTHER_ANSWERS = {
    "no such page": (404, lambda c: c.get("/nothing/")),
    "no such static file": (404, lambda c: c.get("/static/nothing.js")),
    "static file": (200, lambda c: c.get("/static/probe.svg")),
    "NUL": (400, lambda c: c.get("/check/%00/")),
    "foreign host": (400, lambda c: c.get("/", headers={"host": "evil.example"})),
    "no boundary": (400, lambda c: c.post("/progress/", "x", content_type="multipart/form-data")),
    "no token": (403, lambda c: Client(enforce_csrf_checks=True).post("/progress/", {})),
    "fault": (500, lambda c: c.get("/office/cases/TA2026-000001/")),
    "paper": (200, lambda c: c.get("/brief.pdf")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("asked", OTHER_ANSWERS)
def test_answers_that_no_view_gives_carry_the_headers(settings, tmp_path, monkeypatch, asked):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "probe.svg").write_text("<svg/>")
    monkeypatch.setattr(case_parts, "find", broken)
    status, ask = OTHER_ANSWERS[asked]

    answer = ask(sign_in(cast().clerk, client_showing_errors()))

    assert answer.status_code == status
    assert missing("", answer) == []
    assert inside(answer) == []
    assert "内部细节" not in body_of(answer)


@pytest.mark.django_db
def test_a_log_in_gives_a_fresh_session_kept_from_scripts(client):
    User.objects.create_user("zheng", password=PASSWORD, person=cast().clerk)
    client.cookies[SESSION] = before = planted_session()

    answer = client.post("/login/", {"username": "zheng", "password": PASSWORD})

    assert kept_from_scripts(answer.cookies[SESSION])
    assert answer.cookies[SESSION].value != before
    assert client.get("/office/").status_code == 200
    assert not SessionStore().exists(before)


@pytest.mark.django_db
def test_a_link_opens_in_a_fresh_session_kept_from_scripts(client):
    d = at(cast(), Status.REGISTERED)
    ticket = issue_link(d.case, d.li)
    client.cookies[SESSION] = before = planted_session()

    answer = client.post(f"/r/{ticket.token}/", {"code": ticket.code})

    assert kept_from_scripts(answer.cookies[SESSION])
    assert answer.cookies[SESSION].value != before
    assert not SessionStore().exists(before)


def planted_session() -> str:
    """The key of a session known to somebody else."""
    session = SessionStore()
    session["planted"] = True
    session.save()
    return session.session_key


def kept_from_scripts(cookie) -> bool:
    """Whether no script reads it and no foreign page sends it."""
    return bool(cookie["httponly"]) and cookie["samesite"] == "Lax"
