"""Walking the site: every route, its address for a town's objects, allowed answers and contents.

The expected answers follow from the reviewed table in `doors.py`; what a reader must never receive
follows from the marks in `world.py`.
"""

import io
import re
import zipfile
from functools import cache, lru_cache
from urllib.parse import unquote

import pypdf
from django.urls import get_resolver, reverse

from tests.house.doors import DOORS, VIEWS
from tests.house.matrix import WITH_A_FORM

FACE_OF = {"applicant": "resident", "respondent": "resident"}
READS_NO_PAPER = ("company", "supervisor")
FACES = ("office", "mediator", "company", "court", "resident")
ONCE = re.compile(r'(csrfmiddlewaretoken|name="key"|X-CSRFToken)[^>]*')  # new in every answer
LENGTH = re.compile(r"^\d+$", re.M)
# Nobody applied for the enforcement of these cases: there is no court for it.
AT_THE_ENFORCING_COURT = frozenset(
    "enforced enforcement_accepted enforcement_refused end_without_result resume_enforcement "
    "settle_enforcement".split()
)
A_FEW_ACTS = ["consent", "pay", "seal"]


def patterns(found=None, space=""):
    """(name, pattern) of every route of the site."""
    for pattern in get_resolver().url_patterns if found is None else found:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace or pattern.app_name}:" if pattern.app_name else space
            yield from patterns(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", pattern


def routes():
    """(name, view) of every route."""
    return ((name, pattern.callback) for name, pattern in patterns())


@cache
def parameters(name) -> tuple:
    """The parameters in the address of a route."""
    return tuple(dict(patterns())[name].pattern.converters)


def path_of(name, town, act="consent"):
    """The address of a route for one town's objects; a parameter nobody knows is an error."""
    values = {
        "number": lambda: town.case.number,
        "pk": lambda: town.case.documents.get(kind="agreement").pk,
        "act": lambda: act,
        "group": lambda: town.case.parties.first().pk,
        "token": lambda: town.links["applicant"].token,
        "code": lambda: town.estate.code,
        "upload": lambda: town.ledger.pk,
        "batch": lambda: town.batch.pk,
    }
    if name == "public:paper":
        values["code"] = lambda: town.case.documents.get(kind="agreement").check_code
    if name.endswith(":scan"):
        values["pk"] = lambda: town.case.evidence.get().pk
    if name.endswith(":notice"):
        values["pk"] = lambda: town.notice.pk
    if name == "supervisor:decide":
        values["pk"] = lambda: town.asked.pk
    return reverse(name, kwargs={wanted: values[wanted]() for wanted in parameters(name)})


def face_of(somebody) -> str:
    """The face of an identity."""
    return FACE_OF.get(somebody.role, somebody.role)


def expected(door, somebody, letter, act=None):
    """The statuses the table allows for one answer to GET."""
    if door.kind in ("open", "left"):
        return {200, 302}
    if door.kind in ("posted", "kept"):
        return {405 if door.kind == "posted" else 404}
    if somebody.role not in door.admits:
        return {403, 302}
    if door.kind in ("desk", "home"):
        return {200} if door.kind == "desk" else {200, 302, 303}
    if letter not in somebody.sees:
        return {404}
    return inside(door, somebody, act)


def inside(door, somebody, act):
    """The statuses for somebody who may see the case."""
    if door.kind == "paper":
        return {403} if somebody.role in READS_NO_PAPER else {200}
    if door.kind == "members":  # no group takes part: tests/cases/web/test_members.py
        return {404}
    if door.kind == "request":
        return {200} if somebody.name.startswith("supervisor") else {404}
    if door.kind == "editor":
        return {200, 409, 422}
    if door.kind != "act":  # an own page is that of the one clerk of the town
        return {200}
    row = WITH_A_FORM[act]
    if act in AT_THE_ENFORCING_COURT and somebody.role == "court":
        return {403}
    if row.only_at and row.only_at not in door.admits:
        return {404}
    return {200, 409, 422} if somebody.role in row.may else {403}


def acts_to_try(door, somebody, letter, acts):
    """Every act in a visible case; a few in place of all where the act is not looked at.

    A foreign case is not found, and who is not admitted to a face is refused, before that.
    """
    if door.kind != "act":
        return [None]
    looked_at = letter in somebody.sees and somebody.role in door.admits
    return (acts or sorted(WITH_A_FORM)) if looked_at else A_FEW_ACTS


def text_of(answer) -> str:
    """Everything in an answer: headers (redirect, file name), body, PDF included; not its time."""
    named = [value for name, value in answer.headers.items() if name != "Expires"]
    headers = "\n".join(unquote(value) for value in named)
    return f"{headers}\n{body_of(answer)}"


def body_of(answer) -> str:
    """The text of a body."""
    content = b"".join(answer) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "").endswith("spreadsheetml.sheet"):
        return parts_of(content)
    if answer.headers.get("Content-Type", "").startswith("image/"):
        return ""
    if not answer.headers.get("Content-Type", "").startswith("application/pdf"):
        return content.decode()
    return text_of_paper(content)


@lru_cache(maxsize=16)  # the same paper is read by many
def text_of_paper(content: bytes) -> str:
    """What a PDF says on its pages, in its metadata and attachments."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    return f"{pages}{reader.metadata}{list(reader.attachments)}"


def parts_of(content) -> str:
    """Every part of a workbook, its properties included."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def without_one_time_values(answer) -> str:
    """An answer without the parts that are new in every one, and without its length."""
    return f"{answer.status_code}\n{ONCE.sub('', LENGTH.sub('', text_of(answer)))}"


def alike(one, absent, was, would_be) -> bool:
    """Whether two answers differ only in the requested address."""
    return without_one_time_values(one) == without_one_time_values(absent).replace(
        str(would_be), str(was)
    )


# What a reader of an own case must not be sent, by role; the caucus is for the mediator alone.
UNSAID = {
    "company": ("statement", "session", "note", "investigation", "offer", "phone", "other_phone"),
    "court": ("statement", "session", "note", "investigation", "offer"),
    "applicant": ("statement", "session", "note", "investigation", "other_phone"),
    "respondent": ("statement", "session", "note", "investigation", "phone"),
    "supervisor": (  # under the mask: names and free text
        *(
            "applicant",
            "respondent",
            "phone",
            "other_phone",
            "statement",
            "offer",
            "session",
            "note",
        ),
        *("clause", "answer", "place", "title", "summary", "claim", "investigation", "promise"),
    ),
}
HIDES_FROM = ("company", "respondent")  # the applicant hides the name from them


def forbidden_marks(somebody, a, b):
    """Marker strings this reader must never be sent."""
    found = {"ID of A": a.marks["id"], "ID of B": b.marks["id"]}
    for letter, town in (("A", a), ("B", b)):
        m = town.marks
        if letter not in somebody.sees:
            at_home = somebody.town == letter  # the estates of the house are no secret there
            kinds = m.keys() - ({"estate"} if at_home else set())
            found |= {f"{kind} of {letter}": m[kind] for kind in kinds}
            found[f"number of {letter}"] = town.case.number
            continue
        found |= {f"{k} of {letter}": m[k] for k in UNSAID.get(somebody.role, ())}
        if somebody.role != "mediator":
            found[f"caucus of {letter}"] = m["caucus"]
        if somebody.role in HIDES_FROM:
            found[f"hidden name of {letter}"] = m["applicant"]
    return found


def forbidden_texts(name, path, answer, hidden):
    """Texts in the answer that this reader must not see, except those in the request."""
    content, asked = text_of(answer), unquote(path)
    return [
        what
        for what, mark in hidden.items()
        if mark in content and mark not in asked and not lawful(name, what)
    ]


def lawful(name, what) -> bool:
    """Texts that may be shown: an issued agreement names the parties; anybody may look up an
    estate."""
    if what.startswith("estate of"):
        return DOORS[name].kind in ("open", "left", "posted")
    return name in ("resident:paper", "resident:read") and what.startswith("hidden name")


def request_everywhere(world, names, acts=None):
    """Request every route; returns every deviation from the table as a sentence, and the count."""
    a, b, people = world
    wrong, count = [], 0
    for somebody in people:
        hidden = forbidden_marks(somebody, a, b)
        for name, letter, path, act in addresses(somebody, names, a, b, acts):
            count += 1
            answer = somebody.client.get(path)
            if answer.status_code not in expected(DOORS[name], somebody, letter, act):
                wrong.append(f"{somebody.name} GET {path}: {answer.status_code}")
            shown = forbidden_texts(name, path, answer, hidden)
            wrong += [f"{somebody.name} GET {path} shows {what}" for what in shown]
    return wrong, count


def views(name, town):
    """The further views of a route; those not about one case are walked once."""
    return VIEWS.get(name, ()) if "number" in parameters(name) or town.letter == "A" else ()


def addresses(somebody, names, a, b, acts=None):
    """(route, town, address, act) of every request of one person."""
    for name in names:
        for letter, town in (("A", a), ("B", b)):
            for act in acts_to_try(DOORS[name], somebody, letter, acts):
                path = path_of(name, town, act)
                yield from ((name, letter, path + view, act) for view in ("", *views(name, town)))
