"""Hostile input for every page: the values a browser would send, some of them replaced.

Everything is drawn from one seed, so that a finding can be reproduced. Each request is rolled back.
"""

import random
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception

from mediation.accounts.models import Tries
from tests.house import measuring

FORM = "application/x-www-form-urlencoded"
LONG = "长" * 10_000
MARKUP = '"><script>x1()</script><img src=x onerror=x1()>'
HOSTILE = (
    *("", " ", "\0", "\ud800", "\u202e\u2067翻", "\u200b", "\x1b[31m", "e\u0301" * 99, "𠮷" * 50),
    *(LONG, MARKUP, "{{7*7}}", "{% load x %}", "%s%n%", "%00", "../../etc/passwd", "a\r\nX-Y: 1"),
    *('=HYPERLINK("http://x","y")', "@SUM(1)", "+1", "' OR 1=1 --", "null", "true", "[]", "{p1}"),
    *("-1", "0", "2147483648", "-9223372036854775809", "9223372036854775808", "9" * 30, "9" * 5000),
    *(
        "1e99",
        "1E+9999999",
        "NaN",
        "-Infinity",
        "∞",
        "0x10",
        "1_0",
        "²",
        "٣",
        "９９",
        "0.005",
        "1万",
    ),
    *("9999-99-99", "0000-00-00", "9999-12-31", "0001-01-01", "2026-02-30", "1899-12-31", "今天"),
    *("25:00", "12:61", "24:00:00", "2026-03-02T09:00", "20260302"),
)
COUNTS = ("-1", "0", "1", "99", "1001", "9" * 30, "9" * 5000, "NaN", "", "²", "\0")
TYPES = (
    *("application/json", "text/plain; charset=gbk", "multipart/form-data", ""),
    *("multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-7"),
)
HEADERS = (
    {"X-Forwarded-For": "'; DROP"},
    {"X-Forwarded-For": "999.1.1.1, ::1, x"},
    {"HX-Request": "true", "HX-Current-URL": "http://["},
    {"Referer": "http://[::", "Accept-Language": "x" * 9000},
    {"Cookie": "sessionid=\xff\xfe; csrftoken=; messages=e30:x"},
    {"If-Modified-Since": "9999", "Range": "bytes=9-1", "Host": "localhost:99999"},
)
QUESTIONS = (
    *(
        "q",
        "status",
        "stage",
        "category",
        "estate",
        "mediator",
        "month",
        "accepted_from",
        "reached",
    ),
    *("reached_from", "agreed", "result", "page", "show", "tab", "part", "step", "since", "until"),
    *("code", "number", "next", "agrees", "milestone", "accepted", "money", "filter"),
)
GOOD = {200, 301, 302, 303, 400, 401, 403, 404, 405, 409, 410, 413, 422, 429}


class Controls(HTMLParser):
    """The controls of a page: each name with the values a browser could send for it."""

    def __init__(self, html):
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.select = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "select":
            self.select = name or ""
        elif tag == "option" and self.select:
            self.found.setdefault(self.select, []).append(value)
        if name and tag in ("input", "textarea", "select", "button"):
            known = self.found.setdefault(name, [])
            known += [value] if tag in ("input", "button") else []

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""


@dataclass
class Fuzzer:
    """One run: its random source, its requests, and its findings."""

    seed: int
    asked: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.dice = random.Random(self.seed)
        self.broken = None
        got_request_exception.disconnect(dispatch_uid="fuzzing")  # an earlier run may be alive
        got_request_exception.connect(self._note, dispatch_uid="fuzzing")

    def _note(self, sender, **kwargs):
        self.broken = repr(sys.exc_info()[1])[:300]

    # --- what is sent ----------------------------------------------------------------------------

    def fuzz(self, who, client, path, *, posts, gets=1, words=None):
        """One address: read with hostile queries, headers and parameters; then posted to."""
        page = self._ask(who, client, "GET", path)
        for _ in range(gets):
            self._ask(who, client, "GET", f"{path}?{self._question()}", **self._headers())
        controls = Controls(page.content.decode()).found if _is_page(page) else {}
        usual = self._usual(controls) | _filled(page) | (words or {})
        for _ in range(posts):
            self._post(who, client, path, self._spoilt(usual))

    def lost(self, who, client, path, own):
        """An address with a hostile parameter in place of one of its own."""
        bad = quote(self.dice.choice(HOSTILE), errors="surrogatepass", safe="")
        for method in ("GET", "POST"):
            self._ask(who, client, method, path.replace(str(own), bad or "%20", 1))

    def _question(self) -> str:
        names = self.dice.sample(QUESTIONS, 3)
        return _encoded([(name, self.dice.choice(HOSTILE)) for name in names])

    def _headers(self) -> dict:
        return self.dice.choice(HEADERS) if self.dice.random() < 0.3 else {}

    def _usual(self, controls) -> dict:
        chosen = {n: self.dice.choice([v for v in vs if v] or [""]) for n, vs in controls.items()}
        buttons = ("add", "remove", "move", "split", "check", "add-part", "remove-part")
        return {n: v for n, v in chosen.items() if n not in buttons or self.dice.random() < 0.15}

    def _spoilt(self, usual) -> list[tuple]:
        """The usual fields with one to three of them spoilt, and sometimes an unknown one."""
        pairs = dict(usual)
        names = sorted(pairs) or ["x"]
        for name in self.dice.sample(names, min(len(names), self.dice.randint(1, 3))):
            values = COUNTS if name.endswith("_FORMS") else HOSTILE
            pairs[name] = self.dice.choice(values)
        found = [(n, one) for n, v in pairs.items() for one in (v if _several(v) else [v])]
        if self.dice.random() < 0.2:
            found += [(self.dice.choice(names), self.dice.choice(HOSTILE)), ("status", "archived")]
        return found

    def _post(self, who, client, path, pairs):
        kind = self.dice.random()
        if kind < 0.1:
            self._ask(who, client, "POST", path, _encoded(pairs), self.dice.choice(TYPES))
        elif kind < 0.2:
            self._ask(who, client, "FILE", path, self._with_file(pairs))
        else:
            self._ask(who, client, "POST", path, _encoded(pairs), **self._headers())

    def _with_file(self, pairs) -> dict:
        plain = {n: str(v).encode("utf-8", "replace").decode() for n, v in pairs}
        name = self.dice.choice(sorted(plain) or ["x"])
        return plain | {name: SimpleUploadedFile("a\u202efdp.exe", b"%PDF\0<script>", "text/html")}

    def _ask(self, who, client, method, path, body="", kind=FORM, **headers):
        Tries.objects.all().delete()  # throttles are tried elsewhere
        self.broken = None
        kept = {name: morsel.value for name, morsel in client.cookies.items()}
        with measuring.undone():
            answer = _send(client, method, path, body, kind, headers)
        client.cookies = SimpleCookie(kept)
        self._judge(f"{who} {method} {path[:120]} {str(body)[:400]!r} {headers}", answer, method)
        return answer

    # --- what comes back -------------------------------------------------------------------------

    def _judge(self, sent, answer, method):
        self.asked += 1
        status = answer.status_code
        self.statuses[status] = self.statuses.get(status, 0) + 1
        body = b"".join(answer) if answer.streaming else answer.content
        text = body.decode("utf-8", "replace")
        found = [f"{status} {self.broken}"] if status not in GOOD else []
        found += ["a stack is shown"] if "Traceback" in text else []
        found += ["markup is not escaped"] if "<script>x1" in text or "<img src=x" in text else []
        found += ["a template ran"] if "{{7*7}}" in sent and ">49<" in text else []
        found += ["a header was split"] if "X-Y" in answer.headers else []
        if status >= 400 and not any("一" <= sign <= "鿿" for sign in text):
            found.append(f"{status} without a word of Chinese")
        self.wrong += [f"{what}: {sent}" for what in found]


def _several(value) -> bool:
    return isinstance(value, list | tuple)


def _is_page(answer) -> bool:
    return answer.get("Content-Type", "").startswith("text/html")


def _encoded(pairs) -> str:
    return urlencode(pairs, errors="surrogatepass")


def _filled(page) -> dict:
    """The required fields of an act's form, filled in."""
    form = (page.context or {}).get("form") if page.context else None
    return measuring.filled(form) if hasattr(form, "case") else {}


def _send(client, method, path, body, kind, headers):
    if method == "FILE":
        return client.post(path, body)
    if method == "GET":
        return client.get(path, headers=headers)
    return client.generic(method, path, body, content_type=kind, headers=headers)
